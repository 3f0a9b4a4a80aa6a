import type { VNode } from "preact";
import { DownloadLinks, EmptyState, Heading, Lead, Notice, Pager, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { Chosen, FacetPanel, queryText, Understood, withoutFacets, withoutValue, type FacetValue } from "../../../../kernel/search/documents/index.ts";
import { facetCodes, studySorts, type StudyAnswer, type StudyQuery, type StudySort } from "../domain/question.ts";
import { Portal } from "./portal.tsx";
import { ResultList, type ResultRow } from "./result-list.tsx";
import { facetNames, sortNames, valueName, type NamingContext } from "./words.ts";

export interface StudySearchPageProps {
  readonly query: StudyQuery;
  readonly sort: StudySort;
  readonly answer: StudyAnswer;
  readonly rows: readonly ResultRow[];
  readonly naming: NamingContext;
  readonly mayDeclare: boolean;
  readonly language: Language;
  readonly url: URL;
}

const form = "finder-form";
const compareForm = "compare-form";

/** The portal of studies: a question first, then the studies that answer it, narrowed as the reader likes; without a question, all of them. */
export function StudySearchPage(props: StudySearchPageProps): VNode {
  const { query, sort, answer, rows, naming, mayDeclare, language, url } = props;
  const fr = language === "fr";
  const asked = (query.q ?? "").trim() !== "";
  const narrowed = facetCodes.some((code) => query[code].length > 0);
  const text = queryText(facetCodes, query);
  const nothing = !asked && answer.totalWithoutFilters === 0;
  return (
    <div class="finder studies">
      <Heading level={1}>{fr ? "Les études de santé" : "Health studies"}</Heading>
      <Lead>{fr ? "Essais, cohortes, registres\u202f: une même recherche en français et en anglais." : "Trials, cohorts, registries: one search in French and in English."}</Lead>
      <form method="get" action="/studies" id={form} role="search" class="finder-form">
        <label class="visually-hidden" for="finder-question">{fr ? "Maladie, traitement, titre, numéro de registre ou DOI" : "Condition, treatment, title, registry number or DOI"}</label>
        <input id="finder-question" type="search" name="q" value={query.q ?? ""} autocomplete="off" data-search="" data-suggest={`/api/v1/studies/suggestions?lang=${language}`} data-suggest-label="Suggestions" placeholder={fr ? "Leucémie, essai randomisé, NCT06171568…" : "Leukaemia, randomised trial, NCT06171568…"} maxLength={1000} />
        <button class="button" type="submit">{fr ? "Chercher" : "Search"}</button>
      </form>
      <Ways text={text} mayDeclare={mayDeclare} language={language} />
      {nothing ? <EmptyState title={fr ? "Les études publiées seront ici." : "Published studies will be here."} {...(mayDeclare ? { action: { href: "/studies/declare", label: fr ? "Déclarer la première" : "Declare the first" } } : {})} /> : (
        <>
          {asked || narrowed || answer.page > 1 ? null : <Portal answer={answer} language={language} />}
          <form method="get" action="/studies/compare" id={compareForm}><input type="hidden" name="lang" value={language} /></form>
          <div class="finder-columns">
            <FacetPanel
              facets={facetCodes.map((code) => ({ code, legend: facetNames[code][language], values: inOrder(code, answer.facets[code]), name: (value: FacetValue) => valueName(code, value, naming, language) }))}
              active={facetCodes.reduce((sum, code) => sum + query[code].length, 0)} sorts={studySorts} sortNames={sortNames} sort={sort} asked={asked} language={language} form={form}
            />
            <section class="finder-main" aria-labelledby="finder-count">
              <Chosen chips={chipsOf(props)} all={`/studies${withoutFacets(query)}`} language={language} />
              <Understood answer={answer} hrefOf={(one) => `/studies${queryText(facetCodes, query, { q: one })}`} language={language} />
              {answer.following ? <Notice kind="info" language={language}>{fr ? "Une mise à jour importante est en cours d’indexation\u202f: ces réponses sont celles d’avant." : "A large update is being indexed: these are the answers from before."}</Notice> : null}
              <div class="finder-head">
                <h2 class="finder-count" id="finder-count">{formatNumber(answer.total, language)} {plural(language, answer.total, fr ? { one: "étude", other: "études" } : { one: "study", other: "studies" })}</h2>
                {answer.total === 0 ? null : (
                  <div class="finder-tools">
                    <span class="soft">{sortNames[sort][language]}</span>
                    <button class="compare-ticked" type="submit" form={compareForm}>{fr ? "Comparer les études cochées" : "Compare the studies ticked"}</button>
                    <DownloadLinks downloads={usualDownloads("/exports/studies", queryText(facetCodes, query, { lang: language }))} language={language} />
                  </div>
                )}
              </div>
              {answer.total === 0 ? <NothingFound {...props} /> : (
                <>
                  <ResultList rows={rows} first={(answer.page - 1) * answer.pageSize + 1} marks={answer.marks} naming={naming} compareForm={compareForm} language={language} />
                  <Pager page={answer.page} pages={Math.ceil(answer.total / answer.pageSize)} url={url} language={language} />
                </>
              )}
            </section>
          </div>
        </>
      )}
    </div>
  );
}

/** Years, phases and ages are read in their own order. */
function inOrder(code: (typeof facetCodes)[number], values: readonly FacetValue[]): readonly FacetValue[] {
  if (code === "start") return values.toSorted((a, b) => Number(b.value) - Number(a.value));
  return code === "phase" ? values.toSorted((a, b) => (a.value < b.value ? -1 : 1)) : values;
}

function Ways({ text, mayDeclare, language }: { readonly text: string; readonly mayDeclare: boolean; readonly language: Language }): VNode {
  const fr = language === "fr";
  const links: readonly (readonly [string, string])[] = [
    ...(mayDeclare ? [["/studies/declare", fr ? "Déclarer une étude" : "Declare a study"] as const] : []),
    [`/studies/map${text}`, fr ? "Carte des centres" : "Map of sites"],
    [`/studies/alerts${text}`, fr ? "Être averti des nouveautés" : "Be told of what is new"],
    [`/studies/feed.xml${text}`, fr ? "Fil Atom" : "Atom feed"],
    ["/studies/transparency", fr ? "Transparence" : "Transparency"],
    ["/studies/bulk", fr ? "Tout télécharger" : "Download everything"],
    ["/studies/help", fr ? "Comment la recherche classe" : "How the search ranks"],
  ];
  return <p class="finder-examples small">{links.map(([href, name], index) => <>{index === 0 ? null : " · "}<a href={href}>{name}</a></>)}</p>;
}

function chipsOf({ query, naming, language }: StudySearchPageProps): { text: string; href: string }[] {
  return facetCodes.flatMap((code) => query[code].map((value) => ({
    text: `${facetNames[code][language]}${language === "fr" ? "\u202f:" : ":"} ${valueName(code, { value }, naming, language)}`,
    href: `/studies${withoutValue(facetCodes, query, code, value)}`,
  })));
}

function NothingFound({ query, answer, language }: StudySearchPageProps): VNode {
  const fr = language === "fr";
  return (
    <EmptyState title={fr ? "Aucune étude ne répond à cette recherche." : "No study answers this search."}>
      <ul>
        {answer.totalWithoutFilters === 0 ? null : <li><a href={`/studies${withoutFacets(query)}`}>{fr ? "Retirer les filtres" : "Remove the filters"} ({formatNumber(answer.totalWithoutFilters, language)})</a></li>}
        {answer.suggestion === null ? null : <li>{fr ? "Essayer " : "Try "}<a href={`/studies${queryText(facetCodes, query, { q: answer.suggestion })}`}>{answer.suggestion}</a></li>}
        <li>{fr ? "Essayez moins de mots, ou un mot plus large\u202f: une maladie, un traitement, un promoteur." : "Try fewer words, or a wider one: a condition, a treatment, a sponsor."}</li>
        <li><a href="/studies">{fr ? "Voir toutes les études" : "See all studies"}</a></li>
      </ul>
    </EmptyState>
  );
}
