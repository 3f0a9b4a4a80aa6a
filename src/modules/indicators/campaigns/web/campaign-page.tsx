import { z } from "zod";
import { group } from "d3-array";
import type { VNode } from "preact";
import { Breadcrumbs, Button, DownloadLinks, EmptyState, Field, Heading, hrefWith, Lead, Notice, Pager, Table, usualDownloads } from "../../../../kernel/html/index.ts";
import type { Page, RequestContext } from "../../../../kernel/http/route.ts";
import { formatDay, formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { may } from "../../../identity/index.ts";
import type { Series } from "../../domain/catalogue.ts";
import { formatValue } from "../../domain/format.ts";
import type { CampaignView, DutyView } from "../actions/load.ts";
import { coverageBy, coverageOf, type CoverageGroup } from "../domain/coverage.ts";
import { dutyStates, owingStates } from "../domain/duty-state.ts";
import { periodWords, phaseWords, stateWords } from "../domain/words.ts";
import { ActErrors, ActHistory, CampaignActs, type ActsProps } from "./campaign-acts.tsx";
import { CoverageBar, CoverageLegend, coverageWords, names, StateTag } from "./parts.tsx";
import { say } from "./words.ts";

const perPage = 25;
const sorts = ["due", "series", "state", "owner"] as const;

export const campaignQuery = z.object({
  state: z.enum(dutyStates).optional().catch(undefined),
  owner: z.string().max(80).optional().catch(undefined),
  indicator: z.string().max(40).optional().catch(undefined),
  sort: z.enum(sorts).catch("due"),
  order: z.enum(["ascending", "descending"]).catch("ascending"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  done: z.string().max(10).optional().catch(undefined),
});
type Query = z.output<typeof campaignQuery>;

/** The duties that a query asks for, in its order. */
export function chosenDuties({ duties }: CampaignView, query: Query, indicatorOf: (series: string) => string): DutyView[] {
  const empty = (text: string | undefined): boolean => text === undefined || text === "";
  const chosen = duties.filter((duty) =>
    (query.state === undefined || duty.state === query.state) && (empty(query.owner) || duty.owners.some((owner) => owner.accountId === query.owner)) && (empty(query.indicator) || indicatorOf(duty.series) === query.indicator));
  const key: Readonly<Record<(typeof sorts)[number], (duty: DutyView) => string>> = {
    due: (duty) => duty.dueOn, series: () => "", state: (duty) => String(dutyStates.indexOf(duty.state)), owner: (duty) => duty.owners[0]?.name ?? "",
  };
  const of = key[query.sort];
  const sorted = chosen.sort((a, b) => (of(a) < of(b) ? -1 : of(a) > of(b) ? 1 : 0));
  return query.order === "descending" ? sorted.toReversed() : sorted;
}

export interface CampaignPageProps extends ActsProps {
  readonly context: RequestContext;
  readonly view: CampaignView;
  readonly query: Query;
  readonly series: ReadonlyMap<string, Series>;
  /** How many had their value when the campaign was closed by an act; null where it was not. */
  readonly settledAtClosing: number | null;
}

export function campaignPage(props: CampaignPageProps): Page {
  const { context, view, query, series, settledAtClosing } = props;
  const { language, url, actor } = context;
  const { campaign, duties, phase } = view;
  const indicatorOf = (key: string): string => series.get(key)?.indicator.code ?? key.split(".")[0] ?? key;
  const chosen = chosenDuties(view, query, indicatorOf);
  const coverage = coverageOf(duties.map((duty) => duty.state));
  const owing = duties.filter((duty) => owingStates.includes(duty.state));
  const number = (value: number): string => formatNumber(value, language);
  const days = { from: formatDay(campaign.opensOn, language), until: formatDay(campaign.closesOn, language) };
  const lead = language === "fr"
    ? `Campagne ${phaseWords[phase].fr}, du ${days.from} au ${days.until}. ${number(coverage.settled)} ${plural("fr", coverage.settled, { one: "valeur acquise", other: "valeurs acquises" })} sur ${number(coverage.total)}\u202f; ${number(owing.length)} encore ${plural("fr", owing.length, { one: "due", other: "dues" })}, dont ${number(owing.filter((duty) => duty.late).length)} en retard au ${formatDay(view.on, "fr")}.`
    : `Campaign ${phaseWords[phase].en}, from ${days.from} to ${days.until}. ${number(coverage.settled)} of ${number(coverage.total)} values had; ${number(owing.length)} still owed, ${number(owing.filter((duty) => duty.late).length)} of them late on ${formatDay(view.on, "en")}.`;
  return {
    title: campaign.title[language],
    section: "campaigns",
    demonstration: campaign.demonstration,
    body: (
      <>
        <ActErrors {...props} />
        <Breadcrumbs language={language} crumbs={[{ label: say("campaigns", language), href: "/campaigns" }, { label: campaign.title[language] }]} />
        <Heading level={1} kicker={say("campaign", language)}>{campaign.title[language]}</Heading>
        <Lead>{lead}</Lead>
        {query.done === undefined ? null : <Notice kind="info" language={language}>{say("done", language)}</Notice>}
        {campaign.closed === null ? null : (
          <Notice kind="warn" language={language}>
            <p>{phaseWords.closed[language]}, {formatDay(campaign.closed.recordedAt.slice(0, 10) as typeof campaign.opensOn, language)}, {say("by", language)} {campaign.closed.author}{language === "fr" ? "\u202f: " : ": "}{campaign.closed.reason}</p>
            {settledAtClosing === null ? null : <p>{say("atClosing", language)}{language === "fr" ? "\u202f: " : ": "}{number(settledAtClosing)} / {number(coverage.total)} {say("settled", language)}.</p>}
          </Notice>
        )}
        <CoverageBar coverage={coverage} label={campaign.title[language]} language={language} />
        <CoverageLegend coverage={coverage} language={language} />
        {duties.some((duty) => duty.unsigned) ? <p class="small soft">{number(duties.filter((duty) => duty.unsigned).length)} {say("unsigned", language)}. {say("unsignedHelp", language)}</p> : null}
        <CoverageTable heading={say("byIndicator", language)} header={say("indicator", language)} parameter="indicator" groups={coverageBy(duties, (duty) => [indicatorOf(duty.series)])} nameOf={(code) => `${code} ${[...series.values()].find((one) => one.indicator.code === code)?.indicator.title[language] ?? ""}`} url={url} language={language} />
        <CoverageTable heading={say("byOwner", language)} header={say("owner", language)} parameter="owner" groups={coverageBy(duties, (duty) => (duty.owners.length === 0 ? [""] : duty.owners.slice(0, 1).map((owner) => owner.accountId)))} nameOf={(id) => duties.flatMap((duty) => duty.owners).find((owner) => owner.accountId === id)?.name ?? say("noOwner", language)} url={url} language={language} />
        <Heading level={2} id="expected">{say("expected", language)}</Heading>
        <DutyFilter {...props} />
        <DutyTable {...props} chosen={chosen} />
        <DownloadLinks downloads={usualDownloads(`/exports/campaigns/${campaign.code}`)} language={language} />
        {may(actor, "campaigns.run") ? <CampaignActs {...props} /> : null}
        <ActHistory {...props} />
      </>
    ),
  };
}

interface CoverageTableProps {
  readonly heading: string;
  readonly header: string;
  readonly parameter: "indicator" | "owner";
  readonly groups: readonly CoverageGroup<string>[];
  readonly nameOf: (key: string) => string;
  readonly url: URL;
  readonly language: Language;
}

function CoverageTable({ heading, header, parameter, groups, nameOf, url, language }: CoverageTableProps): VNode {
  return (
    <section>
      <Heading level={2}>{heading}</Heading>
      <Table<CoverageGroup<string>>
        caption={heading}
        captionHidden
        language={language}
        rows={groups}
        columns={[
          { header, rowHeader: true, cell: ({ key }) => (key === "" ? nameOf(key) : <a href={`${hrefWith(url, { [parameter]: key, page: null, done: null })}#expected`}>{nameOf(key)}</a>) },
          { header: say("coverage", language), cell: (one) => <div class="coverage-cell"><CoverageBar coverage={one} label={nameOf(one.key)} language={language} /><span class="small soft">{coverageWords(one, language)}</span></div> },
        ]}
      />
    </section>
  );
}

function DutyFilter({ context: { language, url }, query, view, series }: CampaignPageProps): VNode {
  const owners = [...group(view.duties.flatMap((duty) => duty.owners), (owner) => owner.accountId)].map(([value, [first]]) => ({ value, label: first?.name ?? value }));
  const indicators = [...new Set(view.duties.map((duty) => series.get(duty.series)?.indicator.code ?? ""))].filter((code) => code !== "").map((code) => ({ value: code, label: code }));
  return (
    <form method="get" action={url.pathname} class="inline-form">
      <Field control="select" name="state" label={say("state", language)} options={[{ value: "", label: say("allStates", language) }, ...dutyStates.map((state) => ({ value: state, label: stateWords[state][language] }))]} value={query.state ?? ""} language={language} />
      <Field control="select" name="owner" label={say("owner", language)} options={[{ value: "", label: say("all", language) }, ...owners]} value={query.owner ?? ""} language={language} />
      <Field control="select" name="indicator" label={say("indicator", language)} options={[{ value: "", label: say("all", language) }, ...indicators]} value={query.indicator ?? ""} language={language} />
      <Button kind="second">{say("filter", language)}</Button>
    </form>
  );
}

function DutyTable({ context: { language, url }, query, view: { campaign }, series, chosen }: CampaignPageProps & { readonly chosen: readonly DutyView[] }): VNode {
  const pages = Math.max(1, Math.ceil(chosen.length / perPage));
  const page = Math.min(query.page, pages);
  const sorting = (sort: (typeof sorts)[number]) => {
    const current = query.sort === sort;
    return { sortHref: `${hrefWith(url, { sort, order: current && query.order === "ascending" ? "descending" : null, page: null, done: null })}#expected`, ...(current ? { sorted: query.order } : {}) };
  };
  return (
    <>
      <Table<DutyView>
        caption={say("expected", language)}
        captionHidden
        language={language}
        rows={chosen.slice((page - 1) * perPage, page * perPage)}
        empty={<EmptyState title={say("nothingFiltered", language)} action={{ href: `/campaigns/${campaign.code}`, label: say("allStates", language) }} />}
        columns={[
          { header: say("series", language), rowHeader: true, ...sorting("series"), cell: (duty) => <a href={dutyPath(campaign.code, duty.code)}>{duty.series} {series.get(duty.series)?.measure.name[language] ?? ""}</a> },
          { header: say("period", language), cell: (duty) => periodWords(duty.period)[language] },
          { header: say("dueOn", language), ...sorting("due"), cell: (duty) => <><span class="nowrap">{formatDay(duty.dueOn, language, "short")}</span>{duty.dueOn === duty.firstDueOn ? null : <span class="event-details">{say("firstDueOn", language)} {formatDay(duty.firstDueOn, language, "short")}</span>}</> },
          { header: say("owner", language), ...sorting("owner"), cell: (duty) => names(duty.owners, language) },
          { header: say("state", language), ...sorting("state"), cell: (duty) => <><StateTag state={duty.state} language={language} />{duty.late && duty.state === "sent-back" ? <span class="event-details">{stateWords.overdue[language]}</span> : null}{duty.reason === null ? null : <span class="event-details">{duty.reason}</span>}</> },
          { header: say("value", language), numeric: true, cell: (duty) => <DutyNumbers duty={duty} series={series} language={language} /> },
        ]}
      />
      <Pager page={page} pages={pages} url={url} language={language} />
    </>
  );
}

/** The value that stands; beside it, small, the one proposed. */
export function DutyNumbers({ duty, series, language }: { readonly duty: DutyView; readonly series: ReadonlyMap<string, Series>; readonly language: Language }): VNode {
  const unit = series.get(duty.series)?.measure.unit ?? { kind: "index" as const };
  const proposed = duty.proposedValue ?? (duty.waiting?.kind === "proposed" ? duty.waiting.value : null);
  return (
    <>
      {duty.value === null ? "–" : formatValue(duty.value, unit, language)}
      {proposed === null ? null : <span class="event-details">{say("proposed", language)} {formatValue(proposed, unit, language)}</span>}
      {duty.unsigned ? <span class="event-details">{say("unsigned", language)}</span> : null}
    </>
  );
}

export function dutyPath(campaign: string, duty: string): string {
  return `/campaigns/${campaign}/duties/${encodeURIComponent(duty)}`;
}
