import type { VNode } from "preact";
import { DownloadLinks, EmptyState, Heading, Lead, usualDownloads } from "../../../../kernel/html/index.ts";
import { both, formatDay, formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import type { Table } from "../../../../kernel/tables/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { stateOn, undertakingStates, type Spread } from "../../../steering/index.ts";
import type { CommitmentView, SiteView } from "../../domain/view.ts";
import { standingWords } from "../../domain/words.ts";
import { pathOf, type ContractObjective, type Place, type SitesWebDeps } from "../deps.ts";
import type { NationalView } from "./national.ts";
import { Views, exportQuery } from "./national-page.tsx";
import { SpreadText, StateTag, textOf } from "../parts.tsx";

interface Serving {
  readonly view: SiteView;
  readonly commitment: CommitmentView;
}

export interface ObjectiveRow {
  /** Null for commitments that name no objective of the contract in force. */
  readonly objective: ContractObjective | null;
  readonly serving: readonly Serving[];
  readonly spread: Spread;
  readonly standings: NationalView["rows"][number]["standings"];
}

/** "3", "objectif 3", "action-15", "priorite-1": how a commitment may name a part of the contract. */
function serves(code: string, objective: ContractObjective): boolean {
  const [, kind = "", number = ""] = /^(?:(objective|objectif|o|action|a|priority|priorite|p)[- ]?)?(.+)$/.exec(code.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase()) ?? [];
  if (kind.startsWith("a")) return objective.actions.includes(number);
  if (kind.startsWith("p")) return objective.priority === number;
  return objective.code === number;
}

/** The commitments of the running waves that serve each objective; one that serves two stands under both. Those that name none come last. */
export function objectiveRows({ rows }: NationalView, objectives: readonly ContractObjective[], steering: Pick<SitesWebDeps["steering"], "spread">, on: Day): readonly ObjectiveRow[] {
  const all = rows.flatMap((row) => row.commitments.map((commitment): Serving => ({ view: row.view, commitment })));
  const standings = rows[0]?.standings ?? new Map();
  const rowOf = (objective: ContractObjective | null, serving: readonly Serving[]): ObjectiveRow => ({
    objective, serving, standings, spread: steering.spread(serving.map(({ commitment }) => standings.get(commitment.commitment.subject)), on),
  });
  const codesOf = ({ commitment }: Serving): readonly string[] => commitment.shown.revision.content.contractCodes;
  const named = objectives.map((objective) => rowOf(objective, all.filter((one) => codesOf(one).some((code) => serves(code, objective)))));
  const rest = all.filter((one) => !named.some((row) => row.serving.includes(one)));
  return [...named, ...(rest.length === 0 ? [] : [rowOf(null, rest)])];
}

export function ObjectivesPage({ place, national, rows }: { readonly place: Place; readonly national: NationalView; readonly rows: readonly ObjectiveRow[] }): VNode {
  const { say, language, href } = place;
  const served = rows.filter((row) => row.serving.length > 0);
  const empty = rows.filter((row) => row.serving.length === 0 && row.objective !== null);
  const count = (n: number): string => `${formatNumber(n, language)} ${plural(language, n, { one: say("engagement", "commitment"), other: say("engagements", "commitments") })}`;
  return (
    <>
      <Heading level={1}>{say("Ce que les sites font pour le contrat", "What sites do for the contract")}</Heading>
      <Lead>{say("Les engagements des vagues en cours, sous les objectifs du contrat qu’ils servent.", "The commitments of the running waves, under the objectives of the contract that they serve.")}</Lead>
      <p class="soft small">{say("Au", "As of")} {formatDay(place.on, language)}. {say("Un engagement qui sert deux objectifs se lit sous les deux.", "A commitment that serves two objectives is read under both.")}</p>
      <Views place={place} current="objectives" />
      <DownloadLinks language={language} downloads={usualDownloads("/exports/site-objectives", exportQuery(place))} />
      {national.spread.total === 0 ? <EmptyState title={say("Aucun engagement n’est encore public", "No commitment is public yet")} action={{ href: href("/sites"), label: say("Les sites", "The sites") }} /> : null}
      {served.map((row) => (
        <section>
          <Heading level={2} {...(row.objective === null ? {} : { kicker: `${say("Objectif", "Objective")} ${row.objective.code}` })}>
            {row.objective === null ? say("Sans objectif du contrat", "Without an objective of the contract") : <a class="ledger-group-link" href={href(row.objective.href)}>{row.objective.title[language]}</a>}
          </Heading>
          <p class="soft">{count(row.serving.length)}{say("\u202f: ", ": ")}<SpreadText spread={row.spread} place={place} /></p>
          <ul class="plain-list">
            {row.serving.map(({ view, commitment }) => (
              <li>
                <a href={href(pathOf(view.site, `/commitments/${commitment.commitment.number}`))}>{textOf(commitment.shown.revision.content.title, language)}</a>{" "}
                <span class="soft small">{view.site.name}</span> <StateTag standing={row.standings.get(commitment.commitment.subject)} place={place} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {empty.length === 0 || served.length === 0 ? null : (
        <>
          <Heading level={2}>{say("Objectifs sans engagement de site", "Objectives without commitment of a site")}</Heading>
          <ul class="plain-list">{empty.map(({ objective }) => objective === null ? null : <li><a href={href(objective.href)}>{say("Objectif", "Objective")} {objective.code}</a> {objective.title[language]}</li>)}</ul>
        </>
      )}
    </>
  );
}

export function objectivesTable(rows: readonly ObjectiveRow[], demonstration: boolean, on: Day): Table {
  return {
    name: "site-objectives", title: both("Engagements des sites par objectif du contrat", "Commitments of sites by objective of the contract"), demonstration,
    columns: [
      { key: "objective", label: both("Objectif", "Objective") }, { key: "objectiveTitle", label: both("Intitulé de l’objectif", "Title of the objective") }, { key: "site", label: both("Site", "Site") }, { key: "siteName", label: both("Nom du site", "Name of the site") },
      { key: "number", label: both("Numéro", "Number") }, { key: "title", label: both("Engagement", "Commitment") }, { key: "state", label: both("État", "State") },
    ],
    rows: rows.flatMap(({ objective, serving, standings }) => serving.map(({ view, commitment }) => {
      const standing = standings.get(commitment.commitment.subject);
      const state = undertakingStates.find((one) => standing !== undefined && stateOn(standing, on) === one);
      return [objective?.code ?? null, objective?.title ?? null, view.site.code, view.site.name, commitment.commitment.number, commitment.shown.revision.content.title, state === undefined ? null : standingWords[state].one];
    })),
  };
}
