import type { VNode } from "preact";
import { DownloadLinks, EmptyState, Heading, Lead, Pager, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import { both, formatDay, formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { Chosen, FacetPanel, queryText, withoutFacets, withoutValue } from "../../../../kernel/search/documents/index.ts";
import { may, maySomewhere } from "../../../identity/index.ts";
import type { Linked } from "../../deps.ts";
import { hostedTarget, type HostedCount } from "../../domain/indicator.ts";
import type { Cohort, PopulationKind } from "../../domain/record.ts";
import { cohortSorts, facetCodes, type CohortAnswer, type CohortSort, type FacetCode } from "../../domain/search.ts";
import type { CohortState } from "../../domain/states.ts";
import { populationNames, stateNames } from "../../domain/words.ts";
import { cohortPath, Done, StateTag, Told, toldText, yesNo, type Place } from "../deps.tsx";

const form = "cohort-search";
export const sortNames: Readonly<Record<CohortSort, Bilingual>> = { name: both("nom", "name"), state: both("état, les hébergées d’abord", "state, hosted first"), since: both("dernier changement d’état", "latest change of state"), participants: both("participants", "participants"), started: both("ancienneté", "oldest first") };
const facetNames: Readonly<Record<FacetCode, Bilingual>> = { state: both("État", "State"), population: both("Population", "Population"), biobank: both("Biobanque", "Biobank"), datasets: both("Données au portail", "Data in the portal") };

export interface RegisterQuery {
  readonly q: string;
  readonly state: readonly string[];
  readonly population: readonly string[];
  readonly biobank: readonly string[];
  readonly datasets: readonly string[];
  readonly sort: CohortSort;
  readonly page: number;
}

function valueName(facet: FacetCode, value: string, language: Language): string {
  if (facet === "state") return stateNames[value as CohortState]?.[language] ?? value;
  if (facet === "population") return populationNames[value as PopulationKind]?.[language] ?? value;
  return yesNo(value === "yes")[language];
}

export interface RegisterPageProps {
  readonly place: Place;
  readonly query: RegisterQuery;
  readonly answer: CohortAnswer;
  readonly pageSize: number;
  readonly all: readonly Cohort[];
  readonly count: HostedCount;
  readonly structures: ReadonlyMap<string, Linked>;
}

/** The register: how far hosting has got, then every cohort, narrowed as the reader likes. */
export function RegisterPage({ place, query, answer, pageSize, all, count, structures }: RegisterPageProps): VNode {
  const { say, language, context } = place;
  const chips = facetCodes.flatMap((facet) => query[facet].map((value) => ({ text: `${facetNames[facet][language]} · ${valueName(facet, value, language)}`, href: `/cohorts${withoutValue(facetCodes, query, facet, value)}` })));
  const rows = answer.items.slice((query.page - 1) * pageSize, query.page * pageSize);
  const total = answer.items.length;
  return (
    <div class="finder cohorts">
      <Heading level={1}>{say("Les cohortes", "Cohorts")}</Heading>
      <Lead>{say("Des personnes suivies pendant des années, et l’unité qui aide celles et ceux qui les suivent\u202f: recueil, structuration, appariement, partage.", "People followed for years, and the unit that helps those who follow them: collection, structuring, linkage, sharing.")}</Lead>
      <Done place={place} />
      <p>
        <a href="/cohorts/services">{say("Catalogue de services", "Catalogue of services")}</a> · <a href="/cohorts/timeline">{say("Frise des cohortes hébergées", "Timeline of hosted cohorts")}</a> · <a href="/cohorts/indicator">{say("Indicateur 5", "Indicator 5")}</a>
        {maySomewhere(context.actor, "cohorts.ask") ? <> · <a href="/cohorts/requests">{say("Demandes de services", "Requests for services")}</a></> : null}
        {may(context.actor, "cohorts.manage") ? <> · <a href="/cohorts/new">{say("Inscrire une cohorte", "Enter a cohort")}</a> · <a href="/cohorts/import">{say("Importer", "Import")}</a></> : null}
      </p>
      {all.length === 0 ? <EmptyState title={say("Aucune cohorte n’est encore au registre.", "No cohort is in the register yet.")} {...(may(context.actor, "cohorts.manage") ? { action: { href: "/cohorts/new", label: say("Inscrire la première", "Enter the first") } } : {})} /> : (
        <>
          <Figures place={place} all={all} count={count} />
          <form method="get" action="/cohorts" id={form} role="search" class="finder-form">
            <label class="visually-hidden" for="cohort-question">{say("Nom, population, investigateur, financeur", "Name, population, investigator, funder")}</label>
            <input id="cohort-question" type="search" name="q" value={query.q} autocomplete="off" data-search="" placeholder={say("Nom, population, investigateur, financeur", "Name, population, investigator, funder")} maxLength={200} />
            <button class="button" type="submit">{say("Chercher", "Search")}</button>
          </form>
          <div class="finder-columns">
            <FacetPanel
              facets={facetCodes.map((code) => ({ code, legend: facetNames[code][language], values: answer.facets[code].map(({ value, count: number }) => ({ value, label: null, count: number, chosen: query[code].includes(value) })), name: ({ value }) => valueName(code, value, language) }))}
              active={chips.length} sorts={cohortSorts} sortNames={sortNames} sort={query.sort} asked={false} language={language} form={form}
            />
            <section class="finder-main" aria-labelledby="finder-count">
              <Chosen chips={chips} all={`/cohorts${withoutFacets(query)}`} language={language} />
              <div class="finder-head">
                <h2 class="finder-count" id="finder-count">{formatNumber(total, language)} {plural(language, total, { one: say("cohorte", "cohort"), other: say("cohortes", "cohorts") })}</h2>
                {total === 0 ? null : <div class="finder-tools"><DownloadLinks downloads={usualDownloads("/exports/cohorts", queryText(facetCodes, query, { lang: language }))} language={language} /></div>}
              </div>
              {total === 0 ? <EmptyState title={say("Aucune cohorte ne répond.", "No cohort answers.")} action={{ href: "/cohorts", label: say("Toutes les cohortes", "All cohorts") }} /> : (
                <>
                  <Table<Cohort> caption={say("Cohortes", "Cohorts")} captionHidden language={language} rows={rows} columns={[
                    { header: say("Cohorte", "Cohort"), rowHeader: true, cell: ({ code, content }) => <><a href={cohortPath(code)}>{content.acronym}</a><br /><span class="cohort-name"><Told text={content.name} language={language} /></span></> },
                    { header: say("État", "State"), cell: ({ state, transitions }) => <><StateTag state={state} language={language} /><br /><span class="soft small">{transitions.at(-1) === undefined ? "" : say(`depuis le ${formatDay(transitions.at(-1)?.on ?? count.on, "fr", "short")}`, `since ${formatDay(transitions.at(-1)?.on ?? count.on, "en", "short")}`)}</span></> },
                    { header: say("Population", "Population"), cell: ({ content }) => populationNames[content.populationKind][language] },
                    { header: say("Inclus", "Enrolled"), numeric: true, cell: ({ participants }) => (participants.at(-1) === undefined ? <span class="soft">–</span> : formatNumber(participants.at(-1)?.enrolled ?? 0, language)) },
                    { header: say("Structure", "Structure"), cell: ({ content }) => { const found = content.structure === null ? undefined : structures.get(content.structure); return found === undefined ? <span class="soft">{content.structure ?? "–"}</span> : <a href={found.href}>{toldText(found.name, language)}</a>; } },
                  ]} />
                  <Pager page={query.page} pages={Math.ceil(total / pageSize)} url={context.url} language={language} />
                </>
              )}
            </section>
          </div>
        </>
      )}
    </div>
  );
}

function Figures({ place: { say, language }, all, count }: { readonly place: Place; readonly all: readonly Cohort[]; readonly count: HostedCount }): VNode {
  const inState = (state: CohortState): number => all.filter((one) => one.state === state).length;
  const hosted = all.filter(({ state }) => state === "hosted");
  const people = hosted.reduce((sum, { participants }) => sum + (participants.at(-1)?.enrolled ?? 0), 0);
  const figures: readonly (readonly [string, number, string])[] = [
    [say(`comptées par l’indicateur 5 le ${formatDay(count.on, "fr", "short")}, cible ${hostedTarget.value} en ${hostedTarget.year}`, `counted by indicator 5 on ${formatDay(count.on, "en", "short")}, target ${hostedTarget.value} in ${hostedTarget.year}`), count.value ?? 0, "/cohorts/indicator"],
    [say("en cours d’intégration", "being integrated"), inState("being-integrated"), "/cohorts?state=being-integrated"],
    [say("conventions en préparation", "agreements in preparation"), inState("under-agreement"), "/cohorts?state=under-agreement"],
    [say("candidates", "candidates"), inState("candidate"), "/cohorts?state=candidate"],
    [say("personnes incluses dans les cohortes hébergées", "people enrolled in hosted cohorts"), people, "/cohorts?state=hosted"],
  ];
  return <dl class="study-glance" aria-label={say("Le registre en chiffres", "The register in figures")}>{figures.map(([name, number, href]) => <div><dt><a href={href}>{name}</a></dt><dd class="glance-number">{formatNumber(number, language)}</dd></div>)}</dl>;
}
