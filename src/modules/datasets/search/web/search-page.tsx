import type { VNode } from "preact";
import { DownloadLinks, EmptyState, Heading, Lead, Notice, Pager, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import { Chosen, Understood } from "../../../../kernel/search/documents/index.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { facetCodes, type SearchAnswer, type SearchSort } from "../domain/question.ts";
import { FacetPanel } from "./facet-panel.tsx";
import { ResultList, type ResultRow } from "./result-list.tsx";
import { queryText, withoutFacets, withoutValue, type SearchQuery } from "./search-query.ts";
import { facetNames, sortNames, valueName } from "./words.ts";

export interface SearchPageProps {
  readonly query: SearchQuery;
  readonly sort: SearchSort;
  readonly answer: SearchAnswer;
  readonly rows: readonly ResultRow[];
  readonly mayDeclare: boolean;
  readonly language: Language;
  readonly url: URL;
}

const form = "finder-form";

/** The data portal: a question first, then the datasets that answer it, narrowed as the reader likes; without a question, all of them. */
export function DatasetSearchPage(props: SearchPageProps): VNode {
  const { query, sort, answer, rows, mayDeclare, language, url } = props;
  const fr = language === "fr";
  const asked = (query.q ?? "").trim() !== "";
  const nothing = !asked && answer.totalWithoutFilters === 0;
  return (
    <div class="finder datasets">
      <Heading level={1}>{fr ? "Les données de la recherche" : "Research data"}</Heading>
      <Lead>{fr ? "Cherchez, consultez, téléchargez les jeux de données de l’institut, ou demandez l’accès." : "Find, read and download the institute’s datasets, or ask for access to them."}</Lead>
      <form method="get" action="/data" id={form} role="search" class="finder-form">
        <label class="visually-hidden" for="finder-question">{fr ? "Mots, titre, sigle, code ou DOI" : "Words, title, acronym, code or DOI"}</label>
        <input
          id="finder-question" type="search" name="q" value={query.q ?? ""} autocomplete="off" data-search="" data-suggest={`/api/v1/datasets/suggestions?lang=${language}`}
          data-suggest-label="Suggestions" placeholder={fr ? "Cancer du sein, IRM, cohorte…" : "Breast cancer, MRI, cohort…"} maxLength={1000}
        />
        <button class="button" type="submit">{fr ? "Chercher" : "Search"}</button>
      </form>
      <Ways mayDeclare={mayDeclare} language={language} />
      {nothing ? <EmptyCatalogue language={language} mayDeclare={mayDeclare} /> : (
        <div class="finder-columns">
          <FacetPanel answer={answer} query={query} sort={sort} language={language} form={form} />
          <section class="finder-main" aria-labelledby="finder-count">
            <Chosen chips={chipsOf(props)} all={`/data${withoutFacets(query)}`} language={language} />
            <Understood answer={answer} hrefOf={(text) => `/data${queryText(query, { q: text })}`} language={language} />
            {answer.following ? <Notice kind="info" language={language}>{fr ? "Une mise à jour importante est en cours d’indexation\u202f: ces réponses sont celles d’avant." : "A large update is being indexed: these are the answers from before."}</Notice> : null}
            <div class="finder-head">
              <h2 class="finder-count" id="finder-count">{formatNumber(answer.total, language)} {plural(language, answer.total, fr ? { one: "jeu de données", other: "jeux de données" } : { one: "dataset", other: "datasets" })}</h2>
              {answer.total === 0 ? null : (
                <div class="finder-tools">
                  <span class="soft">{sortNames[sort][language]}</span>
                  <DownloadLinks downloads={usualDownloads("/exports/datasets", queryText(query, { lang: language }))} language={language} />
                </div>
              )}
            </div>
            {answer.total === 0 ? <NothingFound {...props} /> : (
              <>
                <ResultList rows={rows} first={(answer.page - 1) * answer.pageSize + 1} marks={answer.marks} language={language} />
                <Pager page={answer.page} pages={Math.ceil(answer.total / answer.pageSize)} url={url} language={language} />
              </>
            )}
          </section>
        </div>
      )}
    </div>
  );
}

function Ways({ mayDeclare, language }: { readonly mayDeclare: boolean; readonly language: Language }): VNode {
  const fr = language === "fr";
  const links: readonly (readonly [string, string])[] = [
    ...(mayDeclare ? [["/data/declare", fr ? "Déclarer un jeu de données" : "Declare a dataset"] as const] : []),
    ["/data/top", fr ? "Les trois Top 10" : "The three Top 10s"],
    ["/data/map", fr ? "Carte des données" : "Map of the data"],
    ["/data/help", fr ? "Comment la recherche classe" : "How the search ranks"],
  ];
  return <p class="finder-examples small">{links.map(([href, text], index) => <>{index === 0 ? null : " · "}<a href={href}>{text}</a></>)}</p>;
}

function chipsOf({ query, answer, language }: SearchPageProps): { text: string; href: string }[] {
  return facetCodes.flatMap((code) => query[code].map((value) => {
    const found = answer.facets[code].find((one) => one.value === value) ?? { value, label: null };
    return { text: `${facetNames[code][language]}${language === "fr" ? "\u202f:" : ":"} ${valueName(code, found, language)}`, href: `/data${withoutValue(query, code, value)}` };
  }));
}

function NothingFound({ query, answer, language }: SearchPageProps): VNode {
  const fr = language === "fr";
  return (
    <EmptyState title={fr ? "Aucun jeu de données ne répond à cette recherche." : "No dataset answers this search."}>
      <ul>
        {answer.totalWithoutFilters === 0 ? null : <li><a href={`/data${withoutFacets(query)}`}>{fr ? "Retirer les filtres" : "Remove the filters"} ({formatNumber(answer.totalWithoutFilters, language)})</a></li>}
        {answer.suggestion === null ? null : <li>{fr ? "Essayer " : "Try "}<a href={`/data${queryText(query, { q: answer.suggestion })}`}>{answer.suggestion}</a></li>}
        <li>{fr ? "Essayez moins de mots, ou un mot plus large\u202f: une maladie, une technique, une unité." : "Try fewer words, or a wider one: a disease, a technique, a unit."}</li>
        <li><a href="/data">{fr ? "Voir tous les jeux de données" : "See all datasets"}</a></li>
      </ul>
    </EmptyState>
  );
}

function EmptyCatalogue({ language, mayDeclare }: { readonly language: Language; readonly mayDeclare: boolean }): VNode {
  const fr = language === "fr";
  return (
    <EmptyState title={fr ? "Les jeux de données publiés seront ici." : "Published datasets will be here."} {...(mayDeclare ? { action: { href: "/data/declare", label: fr ? "Déclarer le premier" : "Declare the first" } } : {})} />
  );
}
