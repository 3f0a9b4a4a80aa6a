import type { VNode } from "preact";
import { Button, DownloadLinks, EmptyState, Field, Heading, hrefWith, Lead, Pager, Table, Tag, usualDownloads } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDay, formatNumber, formatPercent, pick, plural } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { undertakingWords } from "../../domain/describe.ts";
import { spreadOf } from "../../domain/alerts.ts";
import { undertakingStates } from "../../domain/standing.ts";
import { SpreadBar } from "../parts/spread-bar.tsx";
import { StateMark } from "../parts/marks.tsx";
import { sayIn, steeringPath, type Say } from "../place.ts";
import { neverReviewed } from "../words.ts";
import { SteeringTabs } from "./tabs.tsx";
import { flags, hasFlag, pageOf, sortable, type Flag, type Row, type RowFilter, type Rows } from "./rows.ts";

export const flagWords: Readonly<Record<Flag, Bilingual>> = {
  late: both("jalon en retard", "late milestone"), silent: both("sans revue récente", "no recent review"), "without-owner": both("sans responsable", "without owner"), "never-reviewed": both("jamais revue", "never reviewed"),
  obstacle: both("obstacle ouvert", "open obstacle"), decision: both("décision demandée", "decision asked for"), changed: both("changée depuis", "changed since"),
};

/** The same after a number of actions. */
const countedWords: Readonly<Record<Flag, Bilingual>> = {
  late: both("avec un jalon en retard", "with a late milestone"), silent: both("sans revue récente", "without a recent review"), "without-owner": both("sans responsable", "without owner"), "never-reviewed": both("sans aucune revue", "without any review"),
  obstacle: both("avec un obstacle ouvert", "with an open obstacle"), decision: both("avec une décision demandée", "with a decision asked for"), changed: both("avec un changement depuis", "with a change since"),
};

export interface OverviewProps {
  readonly loaded: Rows;
  /** Those that the reader may read whole. */
  readonly readable: readonly Row[];
  readonly former: readonly Row[];
  readonly kept: readonly Row[];
  readonly filter: RowFilter & { readonly since: string; readonly on: string; readonly page: number };
  readonly context: RequestContext;
}

const pageSize = 25;

/** All actions for the steering office and the board: what helps to see where help is needed comes first. */
export function OverviewView({ loaded, readable, former, kept, filter, context }: OverviewProps): VNode {
  const { language, url } = context;
  const say = sayIn(language);
  const { on, steered } = loaded;
  const shown = pageOf(kept, filter.page, pageSize);
  const count = (number: number): string => formatNumber(number, language);
  const flagged = flags.filter((flag) => flag !== "changed" || filter.since !== "").map((flag) => ({ flag, count: readable.filter((row) => hasFlag(row, flag)).length }));
  return (
    <>
      <Heading level={1}>{say("Le suivi des actions", "Steering of the actions")}</Heading>
      <Lead>{count(readable.length)} {plural(language, readable.length, { one: "action", other: "actions" })} {say("au", "as of")} {formatDay(on, language)}{say("\u202f: ", ": ")}{flagged.filter(({ flag }) => flag === "late" || flag === "silent" || flag === "without-owner").map(({ flag, count: number }) => `${count(number)} ${pick(countedWords[flag], language)}`).join(", ")}.</Lead>
      <SteeringTabs current="overview" language={language} />
      {readable.length < loaded.rows.length ? <p class="soft small">{outside(loaded.rows.length - readable.length, language)}</p> : null}
      {readable.length === 0 ? null : <SpreadBar spread={spreadOf(readable.map(({ standing }) => standing), on, steered.rhythm)} title={say("Actions par état", "Actions by state")} on={on} language={language} />}
      <ul class="flag-links" aria-label={say("Ce qui demande attention", "What asks for attention")}>
        {flagged.map(({ flag, count: number }) => <li><a href={hrefWith(url, { flag: filter.flag === flag ? null : flag, page: null })} aria-current={filter.flag === flag ? "true" : undefined}>{count(number)} {pick(countedWords[flag], language)}</a></li>)}
      </ul>
      <FilterForm filter={filter} loaded={loaded} language={language} say={say} />
      <div class="board-tools">
        <div role="status" class="small">{count(kept.length)} {plural(language, kept.length, { one: say("action retenue", "action kept"), other: say("actions retenues", "actions kept") })}</div>
        <DownloadLinks downloads={usualDownloads("/exports/steering", hrefWith(url, { lang: language, page: null }).replace(/^[^?]*/, ""))} language={language} label={say("Cette liste", "This list")} />
      </div>
      <RowTable rows={shown.items} context={context} filter={filter} caption={say("Les actions et leur suivi", "The actions and how they stand")} />
      <Pager page={shown.page} pages={shown.pages} url={url} language={language} />
      {former.length === 0 ? null : (
        <>
          <Heading level={2} id="former">{say("Plus au contrat", "No longer in the contract")}</Heading>
          <p class="prose soft">{say("Un avenant a retiré ces actions\u202f; ce qui en a été dit reste lisible.", "An amendment removed these actions; what was said of them stays readable.")}</p>
          <RowTable rows={former} context={context} filter={null} caption={say("Actions retirées du contrat", "Actions removed from the contract")} />
        </>
      )}
    </>
  );
}

/** How many actions the reader may not read whole. */
function outside(number: number, language: Language): string {
  const written = formatNumber(number, language);
  return language === "fr"
    ? `${written} ${plural("fr", number, { one: "action hors de votre périmètre n’est", other: "actions hors de votre périmètre ne sont" })} pas dans cette liste\u202f: ce qui en est public se lit dans les pages des actions.`
    : `${written} ${plural("en", number, { one: "action outside your perimeter is", other: "actions outside your perimeter are" })} not in this list: what is public of them is in the pages of the actions.`;
}

function FilterForm({ filter, loaded, language, say }: { readonly filter: OverviewProps["filter"]; readonly loaded: Rows; readonly language: Language; readonly say: Say }): VNode {
  const objectives = [...new Map(loaded.steered.current.map(({ group }) => [group.code, group])).values()];
  const all = { value: "", label: say("tous", "all") };
  return (
    <form method="get" action="/steering" class="inline-form" role="search" aria-label={say("Choisir les actions", "Choose actions")}>
      {filter.on === "" ? null : <input type="hidden" name="on" value={filter.on} />}
      <Field control="search" name="q" label={say("Mots, numéro ou nom", "Words, number or name")} language={language} value={filter.q} />
      <Field control="select" name="state" label={say("État", "State")} language={language} value={filter.state} options={[all, ...undertakingStates.map((state) => ({ value: state, label: pick(undertakingWords[state], language) })), { value: "never", label: pick(neverReviewed, language) }]} />
      <Field control="select" name="flag" label={say("Demande attention", "Asks for attention")} language={language} value={filter.flag} options={[{ value: "", label: say("ou non", "or not") }, ...flags.map((flag) => ({ value: flag, label: pick(flagWords[flag], language) }))]} />
      <Field control="select" name="objective" label={say("Objectif", "Objective")} language={language} value={filter.objective} options={[all, ...objectives.map(({ code, title }) => ({ value: code, label: `${code} · ${shortened(pick(title, language))}` }))]} />
      <Field control="date" name="since" label={say("Changé depuis la revue du conseil du", "Changed since the board’s review of")} language={language} value={filter.since} />
      <Button kind="second">{say("Afficher", "Show")}</Button>
    </form>
  );
}

function shortened(title: string): string {
  return title.length <= 40 ? title : `${title.slice(0, title.lastIndexOf(" ", 40))} …`;
}

/** Actions one a row, with what asks for attention in words. Without a filter, headers do not sort. */
export function RowTable({ rows, context, filter, caption }: { readonly rows: readonly Row[]; readonly context: RequestContext; readonly filter: OverviewProps["filter"] | null; readonly caption: string }): VNode {
  const { language } = context;
  const say = sayIn(language);
  const sort = (name: string) => (filter === null ? {} : sortable(context, filter, name));
  return (
    <Table<Row>
      caption={caption} captionHidden language={language} rows={rows}
      empty={<EmptyState title={say("Aucune action ne répond à ce choix.", "No action answers this choice.")} action={{ href: "/steering", label: say("Afficher toutes les actions", "Show all actions") }} />}
      columns={[
        { header: say("Action", "Action"), rowHeader: true, cell: ({ subject }) => <a href={steeringPath(subject.code)}>{subject.code} · {pick(subject.title, language)}</a>, ...sort("contract") },
        { header: say("État", "State"), cell: ({ review }) => <span class="nowrap"><StateMark state={review?.state ?? null} language={language} /></span>, ...sort("state") },
        { header: say("Confiance", "Confidence"), numeric: true, cell: ({ review }) => (review === null ? "" : formatPercent(review.confidenceShare, language, 0)), ...sort("confidence") },
        { header: say("Dernière revue", "Last review"), cell: ({ review }) => (review === null ? "" : <span class="nowrap">{formatDay(review.on, language, "short")}</span>), ...sort("review") },
        { header: say("Prochain jalon", "Next milestone"), cell: ({ next }) => (next === null ? "" : <>{next.title} <span class="soft small nowrap">{formatDay(next.dueOn, language, "short")}</span></>), ...sort("next") },
        { header: say("Responsable", "Owner"), cell: ({ standing }) => standing.owner?.name ?? "" },
        { header: say("Attention", "Attention"), cell: (row) => <Flags row={row} language={language} /> },
      ]}
    />
  );
}

function Flags({ row, language }: { readonly row: Row; readonly language: Language }): VNode {
  const found = flags.filter((flag) => flag !== "never-reviewed" && hasFlag(row, flag));
  return <span class="flags">{found.map((flag) => <Tag tone={flag === "changed" ? "accent" : flag === "obstacle" || flag === "late" ? "warn" : "quiet"}>{pick(flagWords[flag], language)}</Tag>)}</span>;
}
