import { group } from "d3-array";
import type { Day } from "../../../kernel/time/day.ts";
import type { ContractVersion, Register } from "../../contract/index.ts";
import { assess, commitmentOf, listLatestForecasts, seriesOf, targetsOverTime, type Assessment, type DatedCatalogue, type Observation, type OwnerForecast, type Series } from "../../indicators/index.ts";
import type { Standing } from "../../steering/index.ts";
import type { ReportAction, ReportContent, ReportIndicator, ReportPriority, ReportSeries } from "../domain/content.ts";
import { sectionsOf, textsInOrder } from "../domain/sections.ts";
import { resolveChoice, type ReportChoice, type Resolved } from "./choice.ts";
import type { ReportsDeps } from "./deps.ts";
import { endOf, reportedObservations, type Cut } from "./values.ts";

const nothingSaid: Omit<Standing, "subject"> = { owner: null, deputies: [], milestones: [], reviews: [], asks: [], ties: [], noIndicator: null, revision: 0 };

/**
 * The whole content of a report: the facts as known on its day, judged on that day against the version chosen. `built`
 * is given to build again what was built before, without what came later on the same day. Fails with
 * `reports.cannot-be-built`.
 */
export async function buildContent(deps: ReportsDeps, choice: ReportChoice, built?: Omit<Cut, "knownOn">): Promise<ReportContent> {
  const resolved = await resolveChoice(deps, choice, built);
  const { year, knownOn } = choice;
  const { version } = resolved;
  const { register } = version;
  const forecasts = await knownForecasts(deps, resolved.cut);
  const observations = reportedObservations(resolved.events, year, knownOn);
  const indicators = reportIndicators({ version, observations, forecasts, asOf: knownOn, history: await historyFor(deps, resolved, knownOn) });
  const priorities = await reportPriorities(deps, register, knownOn);
  return {
    format: "jalon-report/1",
    year,
    knownOn,
    contract: {
      code: register.code, title: register.title, institute: register.institute, fromYear: register.fromYear, toYear: register.toYear,
      versionNumber: version.number, inForceFrom: version.inForceFrom ?? knownOn, registerSha256: version.registerSha256,
    },
    ...(choice.corrects === null ? {} : { corrects: choice.corrects }),
    demonstration: observations.some((observation) => observation.demonstration),
    texts: textsInOrder(sectionsOf({ priorities, indicators }), choice.texts),
    priorities,
    indicators,
    resourceTables: [...register.resourceTables, ...(register.employmentPlan === null ? [] : [register.employmentPlan])],
    figures: await deps.figuresOf(year, knownOn, built?.builtAt ?? null),
  };
}

/** The last forecast of each owner, without their name. */
export async function knownForecasts(deps: Pick<ReportsDeps, "db">, cut: Cut): Promise<ReadonlyMap<string, OwnerForecast>> {
  const end = endOf(cut.knownOn);
  const forecasts = await listLatestForecasts(deps.db, cut.builtAt !== null && cut.builtAt < end ? cut.builtAt : end);
  return new Map(forecasts.map((forecast) => [forecast.series, { ...forecast, author: "" }]));
}

export interface Judged {
  readonly version: ContractVersion;
  readonly observations: readonly Observation[];
  readonly forecasts: ReadonlyMap<string, OwnerForecast>;
  readonly asOf: Day;
  readonly history: readonly DatedCatalogue[];
}

/** Every indicator of a version with its series, judged on a day by what is given. */
export function reportIndicators({ version, observations, forecasts, asOf, history }: Judged): readonly ReportIndicator[] {
  const { register } = version;
  const all = seriesOf({ contractCode: register.code, versionId: version.id, fromYear: register.fromYear, toYear: register.toYear, indicators: register.indicators });
  const bySeries = group(observations, (observation) => observation.series);
  const reported = (series: Series): ReportSeries => ({
    key: series.key,
    part: series.part.code,
    name: series.measure.name,
    assessment: judge(series, bySeries.get(series.key) ?? [], forecasts.get(series.key) ?? null, asOf, register),
    observations: bySeries.get(series.key) ?? [],
    targets: targetsOverTime(history, series.key),
  });
  return register.indicators.map((indicator) => ({ indicator, series: all.filter((series) => series.indicator === indicator).map(reported) }));
}

/** As the pages do it: see `createIndicators`. */
function judge(series: Series, observations: readonly Observation[], ownerForecast: OwnerForecast | null, asOf: Day, { fromYear, toYear }: Register): Assessment {
  return assess({ measure: series.measure, target: commitmentOf(series), observations, asOf, contract: { fromYear, toYear }, ownerForecast, lagYears: series.indicator.lagYears });
}

/** The versions up to the chosen one as they were in force by the day; the last of them is open. Those that come later have higher numbers, so that the answer stays the same. */
export async function historyFor(deps: Pick<ReportsDeps, "contracts">, { version }: Pick<Resolved, "version">, knownOn: Day): Promise<readonly DatedCatalogue[]> {
  const kept = (await deps.contracts.history(knownOn)).filter((one) => one.versionNumber <= version.number);
  const { register } = version;
  const chosen: DatedCatalogue = {
    contractCode: register.code, versionId: version.id, versionNumber: version.number, fromYear: register.fromYear, toYear: register.toYear, indicators: register.indicators,
    from: version.inForceFrom ?? knownOn, until: null,
  };
  const whole = kept.some((one) => one.versionId === version.id) ? kept : [...kept, chosen];
  return whole.map((one, place) => ({ ...one, until: whole[place + 1]?.from ?? null }));
}

async function reportPriorities(deps: Pick<ReportsDeps, "steering">, register: Register, on: Day): Promise<readonly ReportPriority[]> {
  const { steering } = deps;
  const standings = steering === null ? new Map<string, Standing>() : await steering.standings("action-", on);
  const standingOf = (code: string): Standing | undefined => standings.get(`action-${code}`);
  return register.priorities.map((priority) => ({
    code: priority.code,
    title: priority.title,
    objectives: priority.objectives.map((objective) => ({
      code: objective.code,
      title: objective.title,
      actions: objective.actions.map((action) => reportAction(steering, action.code, action.title, standingOf(action.code), on)),
      spread: steering === null ? noSpread(objective.actions.length) : steering.spread(objective.actions.map((action) => standingOf(action.code)), on),
    })),
  }));
}

function noSpread(total: number): ReportPriority["objectives"][number]["spread"] {
  return { counts: { blocked: 0, "at-risk": 0, "on-track": 0, "not-started": 0, done: 0, abandoned: 0 }, neverReviewed: total, late: 0, silent: 0, total };
}

/** An action as the report tells of it: what was said last by the day, its milestones, what is asked; nobody's name. */
export function reportAction(steering: ReportsDeps["steering"], code: string, title: ReportAction["title"], known: Standing | undefined, on: Day): ReportAction {
  const standing: Standing = known ?? { subject: `action-${code}`, ...nothingSaid };
  const review = standing.reviews.find((one) => one.on <= on) ?? null;
  const alerts = known === undefined || steering === null ? null : steering.alerts(standing, on);
  return {
    code,
    title,
    review: review === null ? null : { on: review.on, state: review.state, confidenceShare: review.confidenceShare, synthesis: review.synthesis },
    milestones: standing.milestones
      .map(({ title: name, dueOn, reachedOn, dropped, droppedReason, firstDueOn }) => ({ title: name, dueOn, reachedOn, dropped, droppedReason, firstDueOn }))
      .sort((a, b) => (`${a.dueOn} ${a.title} ${a.firstDueOn} ${a.reachedOn ?? ""}` < `${b.dueOn} ${b.title} ${b.firstDueOn} ${b.reachedOn ?? ""}` ? -1 : 1)),
    openAsks: standing.asks
      .filter((ask) => ask.openedOn <= on && (ask.closedOn === null || ask.closedOn > on))
      .map(({ kind, text, openedOn, closedOn, outcome }) => ({ kind, text, openedOn, closedOn, outcome }))
      .sort((a, b) => (`${a.openedOn} ${a.kind} ${a.text}` < `${b.openedOn} ${b.kind} ${b.text}` ? -1 : 1)),
    ties: standing.ties.map(({ kind, code: tied, label }) => ({ kind, code: tied, label })),
    noIndicator: standing.noIndicator,
    late: (alerts?.lateMilestones ?? 0) > 0,
    silent: alerts?.silent ?? false,
  };
}
