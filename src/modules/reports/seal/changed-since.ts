import { both, formatDay, inBoth } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { addDays, isDay, type Day, type Period } from "../../../kernel/time/day.ts";
import { formatPeriod, formatValue, type Observation, type StoredEvent, type Unit, type ValueEventKind } from "../../indicators/index.ts";
import type { SteeringChange } from "../../steering/index.ts";
import { actionWords, contentChanges } from "../domain/compare.ts";
import type { ReportAction, ReportContent, ReportSeries } from "../domain/content.ts";
import { sinceWords, stateWord, verdictWord } from "../domain/words.ts";
import type { SealedRecord } from "../store/sealed-store.ts";
import { historyFor, knownForecasts, reportAction, reportIndicators } from "./build-content.ts";
import { resolveChoice, type Resolved } from "./choice.ts";
import type { ReportsDeps } from "./deps.ts";
import { eventsWithin, isWithinYear, reportedObservations } from "./values.ts";

/** One thing that is no longer as the report has it, for a good reason. Says when and what, never who. */
export interface ChangeSince {
  readonly kind: "value" | "verdict" | "contract" | "action" | "figure";
  readonly subject: string;
  readonly label: Bilingual;
  /** What happened, in a few words. */
  readonly what: Bilingual;
  /** The day on which Jalon learnt it; null where that is not kept. */
  readonly on: Day | null;
  readonly period: Period | null;
  readonly before: Bilingual | null;
  readonly after: Bilingual | null;
  readonly reason: string | null;
}

/**
 * What changed since the report's facts were read: values of its series and years added, corrected, accepted or
 * withdrawn; verdicts that are others for that; versions of the contract that came; what was said of its actions; figures
 * of the year. Nothing else: neither proposals that wait, nor values of later years, nor the passing of time. Unless
 * `everything`, obstacles and asks are left out: the pages of steering keep them from the public.
 */
export async function changedSince(deps: ReportsDeps, record: SealedRecord, content: ReportContent, everything: boolean): Promise<readonly ChangeSince[]> {
  const built = { builtAt: new Date(record.builtAt).toISOString(), lastEventId: record.lastEventId };
  const { year, knownOn, contract } = content;
  const resolved = await resolveChoice(deps, { year, knownOn, versionNumber: contract.versionNumber }, built);
  const later = laterEvents(resolved, content);
  return [
    ...valueChanges(later, resolved, content),
    ...(await verdictChanges(deps, later, resolved, content)),
    ...(await versionChanges(deps, record, content)),
    ...(await actionChanges(deps, record, content, everything)),
    ...(await figureChanges(deps, content)),
  ];
}

const decides: Readonly<Partial<Record<ValueEventKind, Bilingual>>> = {
  entered: sinceWords.added, corrected: sinceWords.corrected, accepted: sinceWords.accepted, "accepted-changed": sinceWords.accepted, withdrawn: sinceWords.withdrawn,
};

function seriesOf(content: ReportContent): ReadonlyMap<string, ReportSeries> {
  return new Map(content.indicators.flatMap(({ series }) => series.map((one) => [one.key, one] as const)));
}

function laterEvents({ allEvents, cut }: Resolved, content: ReportContent): readonly StoredEvent[] {
  const within = new Set(eventsWithin(allEvents, cut).map((event) => event.id));
  const series = seriesOf(content);
  return allEvents.filter((event) => !within.has(event.id) && decides[event.kind] !== undefined && isWithinYear(event.period, content.year) && series.has(event.series));
}

function dayOf(instant: string): Day | null {
  const text = instant.slice(0, 10);
  return isDay(text) ? text : null;
}

function valueChanges(later: readonly StoredEvent[], { events }: Resolved, content: ReportContent): readonly ChangeSince[] {
  const series = seriesOf(content);
  const keyOf = (one: { readonly series: string; readonly period: Period }): string => `${one.series} ${one.period.from} ${one.period.until}`;
  const standing = new Map<string, Pick<Observation, "value" | "state" | "source">>(reportedObservations(events, content.year, content.knownOn).map((one) => [keyOf(one), one]));
  return later.map((event) => {
    const key = keyOf(event);
    const before = standing.get(key) ?? null;
    const after = event.kind === "withdrawn" || event.value === null ? null : { value: event.value, state: event.state, source: event.source };
    if (after === null) standing.delete(key);
    else standing.set(key, after);
    const unit = series.get(event.series)?.assessment.measure.unit ?? { kind: "none" as const };
    const plain = before === null || after === null || before.value !== after.value;
    const words = (one: typeof after): Bilingual | null => (one === null ? null : plain ? valueWords(one.value, unit) : inBoth((language) => `${formatValue(one.value, unit, language)} (${stateWord(one.state)[language]}, ${one.source})`));
    return {
      kind: "value", subject: event.series, period: event.period, on: dayOf(event.recordedAt), reason: event.reason === "" ? null : event.reason,
      label: inBoth((language) => `${language === "fr" ? "indicateur" : "indicator"} ${event.series}, ${formatPeriod(event.period, language)}`),
      what: decides[event.kind] ?? sinceWords.corrected, before: words(before), after: words(after),
    };
  });
}

function valueWords(value: number, unit: Unit): Bilingual {
  return inBoth((language) => formatValue(value, unit, language));
}

/** The verdict on the report's own day with the values known now: what differs, differs by the values alone. */
async function verdictChanges(deps: ReportsDeps, later: readonly StoredEvent[], resolved: Resolved, content: ReportContent): Promise<readonly ChangeSince[]> {
  if (later.length === 0) return [];
  const { year, knownOn } = content;
  const before = seriesOf(content);
  const touched = new Map(later.map((event) => [event.series, event]));
  const now = reportedObservations([...resolved.events, ...later], year, knownOn).map((one) => (one.observedOn > knownOn ? { ...one, observedOn: knownOn } : one));
  const indicators = reportIndicators({ version: resolved.version, observations: now, forecasts: await knownForecasts(deps, resolved.cut), asOf: knownOn, history: await historyFor(deps, resolved, knownOn) });
  return indicators.flatMap(({ series }) => series).flatMap((one) => {
    const [old, event] = [before.get(one.key), touched.get(one.key)];
    if (old === undefined || event === undefined || old.assessment.verdict.kind === one.assessment.verdict.kind) return [];
    return [{
      kind: "verdict" as const, subject: one.key, period: null, on: dayOf(event.recordedAt), reason: null,
      label: both(`indicateur ${one.key}, verdict au ${formatDay(knownOn, "fr")}`, `indicator ${one.key}, verdict on ${formatDay(knownOn, "en")}`),
      what: both("verdict changé par ces valeurs", "verdict changed by these values"), before: verdictWord(old.assessment.verdict.kind), after: verdictWord(one.assessment.verdict.kind),
    }];
  });
}

async function versionChanges({ contracts }: ReportsDeps, record: SealedRecord, { knownOn, contract }: ReportContent): Promise<readonly ChangeSince[]> {
  const versions = await contracts.versions();
  return versions.flatMap((one) => {
    if (one.inForceFrom === null || one.number <= contract.versionNumber) return [];
    if (one.inForceFrom <= knownOn && one.createdAt <= record.builtAt) return [];
    const from = one.inForceFrom;
    return [{
      kind: "contract" as const, subject: `contract v${one.number}`, period: null, on: from, reason: null,
      label: both(`contrat, version ${one.number}`, `contract, version ${one.number}`),
      what: both("version en vigueur depuis", "version in force since"),
      before: both(`version ${contract.versionNumber}`, `version ${contract.versionNumber}`),
      after: inBoth((language) => `version ${one.number}${one.reason === null ? "" : ` (${one.reason[language]})`}`),
    }];
  });
}

/** What a report tells of an action: not who answers for it, nor which evidence was joined. */
const toldOfActions: ReadonlySet<SteeringChange["kind"]> = new Set<SteeringChange["kind"]>(["reviewed", "milestone-set", "milestone-reached", "milestone-reopened", "milestone-dropped", "ask-opened", "ask-closed", "ties-set"]);

const askKinds: ReadonlySet<SteeringChange["kind"]> = new Set<SteeringChange["kind"]>(["ask-opened", "ask-closed"]);

/** One line for each action of which something was said since: the last word then, the last word now. */
async function actionChanges({ steering, clock }: ReportsDeps, record: SealedRecord, content: ReportContent, everything: boolean): Promise<readonly ChangeSince[]> {
  if (steering === null) return [];
  const end = `${content.knownOn}T23:59:59.999Z`;
  const changes = (await steering.changesSince("action-", addDays(content.knownOn, -1))).filter((one) => toldOfActions.has(one.kind) && (everything || !askKinds.has(one.kind)) && (one.recordedAt > end || one.recordedAt > record.builtAt));
  if (changes.length === 0) return [];
  const standings = await steering.standings("action-", null);
  const actions = content.priorities.flatMap(({ objectives }) => objectives.flatMap((objective) => objective.actions));
  return actions.flatMap((action) => {
    const subject = `action-${action.code}`;
    // The newest comes first.
    const said = changes.filter((one) => one.subject === subject);
    const last = said[0];
    if (last === undefined) return [];
    const told = (one: ReportAction): Bilingual => actionWords(everything ? one : { ...one, openAsks: [] });
    const [before, after] = [told(action), told(reportAction(steering, action.code, action.title, standings.get(subject), clock.today()))];
    const reviewed = said.some((one) => one.kind === "reviewed");
    return [{
      kind: "action" as const, subject, period: null, on: dayOf(last.recordedAt), reason: null,
      label: both(`action ${action.code}, ${action.title.fr}`, `action ${action.code}, ${action.title.en}`),
      what: reviewed ? both("nouvelle revue", "new review") : everything ? both("jalons, demandes ou liens modifiés", "milestones, asks or ties changed") : both("jalons ou liens modifiés", "milestones or ties changed"), before, after,
    }];
  });
}

async function figureChanges(deps: ReportsDeps, content: ReportContent): Promise<readonly ChangeSince[]> {
  const figures = await deps.figuresOf(content.year, deps.clock.today(), null);
  return contentChanges({ ...content, figures: content.figures }, { ...content, figures }).map((change) => ({
    kind: "figure", subject: change.subject, period: null, on: null, reason: null, label: change.label, what: both("chiffre changé", "figure changed"), before: change.before, after: change.after,
  }));
}
