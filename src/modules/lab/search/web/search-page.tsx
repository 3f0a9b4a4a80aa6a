import type { VNode } from "preact";
import { DownloadLinks, EmptyState, Heading, Lead, Notice, Pager, TabLinks, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { facetCodes, searchKinds, type SearchAnswer, type SearchItem, type SearchKind } from "../domain/question.ts";
import { FacetPanel } from "./facet-panel.tsx";
import { ResultList } from "./result-list.tsx";
import { facetNames, kindNames, valueName } from "./words.ts";
import { queryText, withoutFacets, withoutValue, type SearchQuery } from "./search-query.ts";

export interface SearchPageProps {
  readonly query: SearchQuery;
  readonly kind: SearchKind;
  readonly on: Day;
  readonly today: Day;
  readonly answer: SearchAnswer;
  readonly language: Language;
  readonly url: URL;
}

const form = "finder-form";

/** The portal: a question first, then what answers it, narrowed as the reader likes. */
export function SearchPage(props: SearchPageProps): VNode {
  const { query, kind, on, today, answer, language, url } = props;
  const fr = language === "fr";
  const asked = (query.q ?? "").trim() !== "";
  const nothing = !asked && answer.kinds.structure + answer.kinds.organisation + answer.kinds.person === 0 && facetCodes.every((code) => query[code].length === 0);
  return (
    <div class="finder">
      <Heading level={1}>{fr ? "Qui fait quoi, où, avec qui" : "Who does what, where, with whom"}</Heading>
      <Lead>{fr ? "Les structures de recherche, les organisations qui en répondent et les personnes qui les dirigent, à la date de votre choix." : "Research structures, the organisations that answer for them and the people who direct them, on the day you choose."}</Lead>
      <form method="get" action="/lab" id={form} role="search" class="finder-form">
        {query.kind === undefined ? null : <input type="hidden" name="kind" value={query.kind} />}
        <label class="visually-hidden" for="finder-question">{fr ? "Nom, sigle, label, identifiant, ville, thème" : "Name, acronym, label, identifier, town, theme"}</label>
        <input
          id="finder-question" type="search" name="q" value={query.q ?? ""} autocomplete="off" data-search="" data-suggest={`/api/v1/lab/suggestions?lang=${language}`}
          data-suggest-label={fr ? "Suggestions" : "Suggestions"} placeholder={fr ? "Nom, sigle, U 1016, ville, thème…" : "Name, acronym, U 1016, town, theme…"} maxLength={300}
        />
        <button class="button" type="submit">{fr ? "Chercher" : "Search"}</button>
      </form>
      {asked ? null : <Examples items={answer.items} language={language} />}
      {nothing ? <EmptyGraph language={language} /> : (
        <>
          <TabLinks
            label={fr ? "Ce qui est cherché" : "What is searched"}
            tabs={searchKinds.map((one) => ({
              label: <>{capital(kindNames[one].many[language])} <span class="soft">{formatNumber(answer.kinds[one], language)}</span></>,
              href: `/lab${withoutFacets(query, { kind: one })}`,
              current: one === kind,
            }))}
          />
          <div class="finder-columns">
            <FacetPanel answer={answer} query={query} kind={kind} language={language} form={form} on={query.on ?? ""} />
            <section class="finder-main" aria-labelledby="finder-count">
              <Chosen {...props} />
              <Understood {...props} />
              {answer.following ? <Notice kind="info" language={language}>{fr ? "Une mise à jour est en cours d’indexation\u202f: ces réponses sont celles d’avant." : "An update is being indexed: these are the answers from before."}</Notice> : null}
              <div class="finder-head">
                <h2 class="finder-count" id="finder-count">{countText(answer.total, kind, language)}{on === today ? "" : fr ? ` au ${formatDay(on, "fr")}` : ` on ${formatDay(on, "en")}`}</h2>
                {answer.total === 0 ? null : (
                  <div class="finder-tools">
                    {kind === "structure" ? <a href={`/lab/map${queryText(query, { kind: null, sort: null })}`}>{fr ? "Voir sur la carte" : "See on the map"}</a> : null}
                    <DownloadLinks downloads={usualDownloads(`/exports/${exportNames[kind]}`, queryText(query, { kind: null, lang: language }))} language={language} />
                  </div>
                )}
              </div>
              {answer.total === 0 ? <NothingFound {...props} /> : (
                <>
                  <ResultList items={answer.items} first={(answer.page - 1) * answer.pageSize + 1} language={language} day={query.on === undefined ? "" : `?on=${query.on}`} />
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

/** Names of the exports of a kind. */
export const exportNames: Readonly<Record<SearchKind, string>> = { structure: "structures", organisation: "organisations", person: "people" };

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function countText(total: number, kind: SearchKind, language: Language): string {
  const { one, many } = kindNames[kind];
  return `${formatNumber(total, language)} ${plural(language, total, { one: one[language], other: many[language] })}`;
}

/** What narrows the results, each with the way out of it. */
function Chosen({ query, answer, language }: SearchPageProps): VNode | null {
  const fr = language === "fr";
  const chips = facetCodes.flatMap((code) => query[code].map((value) => {
    // An organisation may be asked for by any of its identifiers: its name is that of the value chosen.
    const found = answer.facets[code].find((one) => one.value === value) ?? (query[code].length === 1 ? answer.facets[code].find((one) => one.chosen) : undefined);
    return { text: `${facetNames[code][language]}${fr ? "\u202f:" : ":"} ${valueName(code, found ?? { value, label: null }, language)}`, href: `/lab${withoutValue(query, code, value)}` };
  }));
  if (chips.length === 0) return null;
  return (
    <ul class="finder-chosen" aria-label={fr ? "Filtres actifs" : "Active filters"}>
      {chips.map(({ text, href }) => <li><a href={href}>{text}<span aria-hidden="true"> ×</span><span class="visually-hidden">{fr ? " (retirer)" : " (remove)"}</span></a></li>)}
      {chips.length < 2 ? null : <li><a href={`/lab${withoutFacets(query)}`}>{fr ? "Tout retirer" : "Remove all"}</a></li>}
    </ul>
  );
}

/** Says so where the words were not taken as written. */
function Understood({ query, answer, language }: SearchPageProps): VNode | null {
  const fr = language === "fr";
  if (answer.reading === "near" && answer.suggestion !== null) {
    return <p class="finder-note">{fr ? "Réponses pour une orthographe proche\u202f: " : "Answers for a near spelling: "}<a href={`/lab${queryText(query, { q: answer.suggestion })}`}>{answer.suggestion}</a></p>;
  }
  if (answer.reading === "some" && answer.total > 0) {
    return <p class="finder-note">{fr ? "Rien ne réunit tous ces mots\u202f: voici ce qui en a le plus." : "Nothing has all these words: here is what has most of them."}</p>;
  }
  if (answer.suggestion !== null) {
    return <p class="finder-note">{fr ? "Vouliez-vous dire " : "Did you mean "}<a href={`/lab${queryText(query, { q: answer.suggestion })}`}>{answer.suggestion}</a>{fr ? "\u202f?" : "?"}</p>;
  }
  return null;
}

function NothingFound({ query, answer, kind, language }: SearchPageProps): VNode {
  const fr = language === "fr";
  const filtered = facetCodes.some((code) => query[code].length > 0);
  const elsewhere = searchKinds.filter((one) => one !== kind && answer.kinds[one] > 0);
  return (
    <EmptyState title={fr ? "Rien ne répond à cette recherche." : "Nothing answers this search."}>
      <ul>
        {answer.states.all > 0 && answer.state !== "all" ? <li><a href={`/lab${queryText(query, { state: "all" })}`}>{fr ? `Voir aussi ce qui est fermé (${formatNumber(answer.states.all, "fr")})` : `See what is closed too (${formatNumber(answer.states.all, "en")})`}</a></li> : null}
        {filtered ? <li><a href={`/lab${withoutFacets(query)}`}>{fr ? "Retirer les filtres" : "Remove the filters"}</a></li> : null}
        {elsewhere.map((one) => <li><a href={`/lab${withoutFacets(query, { kind: one })}`}>{countText(answer.kinds[one], one, language)}</a></li>)}
        <li>{fr ? "Essayez moins de mots, ou leur début seulement\u202f; un label (U 1016) ou un numéro RNSR suffit." : "Try fewer words, or only their beginning; a label (U 1016) or an RNSR number is enough."}</li>
      </ul>
    </EmptyState>
  );
}

function EmptyGraph({ language }: { readonly language: Language }): VNode {
  const fr = language === "fr";
  return (
    <EmptyState title={fr ? "Les structures de recherche seront ici." : "Research structures will be here."}>
      <p>{fr ? "Chargez le répertoire national des structures\u202f: " : "Load the national register of structures: "}<code>jalon facts import rnsr {fr ? "FICHIER" : "FILE"}</code>.</p>
    </EmptyState>
  );
}

/** Searches that find something, made from what is listed: a label, an acronym, a town. */
function examplesFrom(items: readonly SearchItem[]): readonly string[] {
  const label = items.flatMap((item) => item.labels)[0];
  const acronym = items.find((item) => item.acronym !== null && item.acronym !== label)?.acronym;
  const town = items.find((item) => item.siteName !== null)?.siteName;
  return [label, acronym, town].filter((text) => typeof text === "string");
}

function Examples({ items, language }: { readonly items: readonly SearchItem[]; readonly language: Language }): VNode {
  const fr = language === "fr";
  const examples = examplesFrom(items);
  return (
    <p class="finder-examples soft small">
      {examples.length === 0 ? null : <>{fr ? "Par exemple\u202f: " : "For example: "}{examples.map((example, index) => <>{index === 0 ? null : ", "}<a href={`/lab?q=${encodeURIComponent(example)}`}>{example}</a></>)}{". "}</>}
      <a href="/lab/map">{fr ? "Carte" : "Map"}</a>{" · "}<a href="/lab/accesses">{fr ? "Accès au portail" : "Accesses to the portal"}</a>{" · "}<a href="/lab/quality">{fr ? "Dire une seule fois" : "Say it once"}</a>
    </p>
  );
}
