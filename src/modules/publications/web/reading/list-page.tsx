import type { VNode } from "preact";
import { DownloadLinks, EmptyState, Heading, Lead, Pager, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { WorkItem } from "../../domain/publications.ts";
import { FacetPanel, type Facets } from "./facet-panel.tsx";
import { listFilters, queryText, valuesOf, type ListQuery } from "./query.ts";
import { ResultList } from "./result-list.tsx";
import { filterNames, valueName } from "./words.ts";

export const pageSize = 25;

export interface ListPageProps {
  readonly query: ListQuery;
  readonly answer: { readonly total: number; readonly items: readonly WorkItem[]; readonly facets: Facets };
  /** Publications in all, whatever is asked. */
  readonly worksInAll: number;
  readonly structures: ReadonlyMap<string, string>;
  readonly language: Language;
  readonly url: URL;
}

const form = "publications-form";

/** Every publication that a source or a person has told of, searched and narrowed. */
export function ListPage({ query, answer, worksInAll, structures, language, url }: ListPageProps): VNode {
  const fr = language === "fr";
  const page = query.page ?? 1;
  return (
    <div class="finder publications">
      <Heading level={1}>{fr ? "Publications" : "Publications"}</Heading>
      <Lead>{fr ? "Ce que l’institut a publié, une fiche par publication\u202f: qui signe, où la lire, ce qu’en disent les sources." : "What the institute has published, one record for each publication: who signs, where to read it, what sources say of it."}</Lead>
      <p class="small"><a href="/bibliometrics">{fr ? "Les indicateurs qu’on en tire" : "The indicators made of them"}</a> · <a href="/publications/priorities">{fr ? "Quelle source a raison" : "Which source is right"}</a></p>
      <form method="get" action="/publications" id={form} role="search" class="finder-form">
        <label class="visually-hidden" for="publications-question">{fr ? "Mots du titre, auteur, revue, identifiant" : "Words of the title, author, journal, identifier"}</label>
        <input id="publications-question" type="search" name="q" value={query.q ?? ""} autocomplete="off" data-search="" maxLength={300} placeholder={fr ? "Titre, auteur, revue, DOI…" : "Title, author, journal, DOI…"} />
        <button class="button" type="submit">{fr ? "Chercher" : "Search"}</button>
      </form>
      {worksInAll === 0 ? <NoWork language={language} /> : (
        <div class="finder-columns">
          <FacetPanel facets={answer.facets} query={query} structures={structures} language={language} form={form} />
          <section class="finder-main" aria-labelledby="publications-count">
            <Chosen query={query} structures={structures} language={language} />
            <div class="finder-head">
              <h2 class="finder-count" id="publications-count">{formatNumber(answer.total, language)} {plural(language, answer.total, { one: "publication", other: "publications" })}</h2>
              {answer.total === 0 ? null : <Takeaway query={query} language={language} />}
            </div>
            {answer.items.length === 0 ? <NothingFound query={query} total={answer.total} language={language} /> : (
              <>
                <ResultList items={answer.items} first={(page - 1) * pageSize + 1} structures={structures} language={language} />
                <Pager page={page} pages={Math.ceil(answer.total / pageSize)} url={url} language={language} />
              </>
            )}
          </section>
        </div>
      )}
    </div>
  );
}

function Takeaway({ query, language }: { readonly query: ListQuery; readonly language: Language }): VNode {
  const text = queryText(query, { language });
  return (
    <div class="finder-tools">
      <DownloadLinks downloads={usualDownloads("/exports/publications", text)} language={language} />
      <p class="downloads"><a href={`/exports/publications.bib${text}`} download>BibTeX</a> · <a href={`/exports/publications.ris${text}`} download>RIS</a></p>
    </div>
  );
}

/** What narrows the list, each with the way out of it. */
function Chosen({ query, structures, language }: { readonly query: ListQuery; readonly structures: ReadonlyMap<string, string>; readonly language: Language }): VNode | null {
  const fr = language === "fr";
  const chips = listFilters.flatMap((filter) => valuesOf(query, filter).map((value) => ({
    text: `${filterNames[filter][language]}${fr ? "\u202f:" : ":"} ${valueName(filter, value, language, structures)}`,
    href: `/publications${queryText(query, { without: { filter, value } })}`,
  })));
  if (chips.length === 0) return null;
  return (
    <ul class="finder-chosen" aria-label={fr ? "Filtres actifs" : "Active filters"}>
      {chips.map(({ text, href }) => <li><a href={href}>{text}<span aria-hidden="true"> ×</span><span class="visually-hidden">{fr ? " (retirer)" : " (remove)"}</span></a></li>)}
      {chips.length < 2 ? null : <li><a href={`/publications${queryText(query, { noFilters: true })}`}>{fr ? "Tout retirer" : "Remove all"}</a></li>}
    </ul>
  );
}

function NothingFound({ query, total, language }: { readonly query: ListQuery; readonly total: number; readonly language: Language }): VNode {
  const fr = language === "fr";
  if (total > 0) return <EmptyState title={fr ? "Cette page est au-delà de la dernière." : "This page is past the last one."}><p><a href={`/publications${queryText(query)}`}>{fr ? "Revenir à la première page" : "Back to the first page"}</a></p></EmptyState>;
  return (
    <EmptyState title={fr ? "Aucune publication ne répond à cette recherche." : "No publication answers this search."}>
      <ul>
        {listFilters.some((filter) => valuesOf(query, filter).length > 0) ? <li><a href={`/publications${queryText(query, { noFilters: true })}`}>{fr ? "Retirer les filtres" : "Remove the filters"}</a></li> : null}
        {(query.q ?? "").trim() === "" ? null : <li><a href={`/publications${queryText(query, { noText: true })}`}>{fr ? "Retirer les mots cherchés" : "Remove the words searched for"}</a></li>}
        <li>{fr ? "Un DOI, un numéro PubMed ou un identifiant HAL suffit." : "A DOI, a PubMed number or a HAL identifier is enough."}</li>
      </ul>
    </EmptyState>
  );
}

function NoWork({ language }: { readonly language: Language }): VNode {
  const fr = language === "fr";
  return (
    <EmptyState title={fr ? "Les publications seront ici." : "Publications will be here."}>
      <p>{fr ? "Chargez un export de HAL, OpenAlex, Crossref, PubMed ou ORCID, un fichier BibTeX ou RIS\u202f: " : "Load an export of HAL, OpenAlex, Crossref, PubMed or ORCID, a BibTeX or RIS file: "}<code>jalon facts import publications {fr ? "FICHIER" : "FILE"}</code>.</p>
    </EmptyState>
  );
}
