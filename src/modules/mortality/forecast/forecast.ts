import { seededRandom } from "../../../kernel/statistics/index.ts";
import { addDays, addMonths, day, daysBetween, type Day } from "../../../kernel/time/day.ts";
import { weekNumber, type LedgerLine } from "../domain/line.ts";
import { codingStages, workStages, type WorkStage } from "../domain/stage.ts";
import { weeksWithConstantRates } from "./closed-form.ts";
import { codedEnough, codedOn, finishingDays, historyUntil, type LineHistory, type ReleasedYear } from "./history.ts";
import { drawnCapacity, prepareHistory, recentWeeks, weeksUntilCoded } from "./simulate.ts";
import { workBefore, type Scenario, type Work } from "./work.ts";

/** All that a forecast may look at: nothing of it is later than `asOf`. */
export interface ForecastQuestion {
  readonly lines: readonly LedgerLine[];
  readonly deaths: ReadonlyMap<number, number>;
  readonly released: readonly ReleasedYear[];
  readonly deathYear: number;
  readonly asOf: Day;
  readonly scenario: Scenario;
  readonly draws?: number;
  /** How far off forecasts of the past were: see `errorOf`. None: the spread of the draws alone, which is too narrow. */
  readonly pastErrors?: readonly number[];
}

export interface DeliveryForecast {
  readonly deathYear: number;
  readonly asOf: Day;
  readonly scenario: Scenario;
  /** One chance in two before this day; null where more than half of the draws see no end. */
  readonly median: Day | null;
  /** Ends of the interval of 80 %; null beyond the horizon. */
  readonly low: Day | null;
  readonly high: Day | null;
  /** Twenty-four months after the end of the year of death: Regulation (EU) No 328/2011, article 4. */
  readonly limit: Day;
  /** Chance that it comes after the limit. */
  readonly lateShare: number;
  /** The same by constant rates, in one division: a second method. Null where it sees no end. */
  readonly byConstantRates: Day | null;
  /** The stage that decides: the most work for its pace. */
  readonly bottleneck: WorkStage;
  /** Stages with certificates before them that nothing left in the last weeks: the forecast supposes that they start again. */
  readonly stopped: readonly WorkStage[];
  readonly work: Work;
  /** Days that earlier years took from the last coding to the release: one is drawn each time. The usual range where there is none. */
  readonly finishing: readonly number[];
  readonly finishingAssumed: boolean;
  /** How many past forecasts the width of the interval was learnt from. */
  readonly pastErrors: number;
}

const assumedFinishing = [56, 84, 112];
const stabilisingDays = 30;
/** A pace cannot be told from fewer weeks. */
export const leastWeeks = 8;
/** After so many weeks without anything that left, a stage has stopped. */
export const stoppedWeeks = 8;
export const limitMonths = 24;

/** The last day on which the tables of a year are on time at Eurostat. */
export function eurostatLimit(deathYear: number): Day {
  return addMonths(day(`${deathYear}-12-31`), limitMonths);
}

/** How far off a forecast was: the logarithm of days that it took, over days that were foreseen, a month added to both so that the last days count for little. */
export function errorOf(asOf: Day, median: Day, releasedOn: Day): number {
  return Math.log((daysBetween(asOf, releasedOn) + stabilisingDays) / (Math.max(0, daysBetween(asOf, median)) + stabilisingDays));
}

/**
 * When will the tables of a year of death be delivered? The line is run forward many times with the work that is before the year and with weeks
 * drawn from its own recent past; to each is added a finishing time that an earlier year took. Weeks of the past know nothing of what changes the line:
 * so each draw is stretched, or shrunk, by as much as a forecast of the past was off, whichever way that one was. The seed is the question itself: the same question has
 * the same answer. Null where nothing can be said: the ledger knows nothing of the year, has fewer than eight weeks that are over, or in the last two years nothing was coded.
 */
export function forecastDelivery({ lines: given, deaths, released: all, deathYear, asOf, scenario, draws = 400, pastErrors = [] }: ForecastQuestion): DeliveryForecast | null {
  const lastWeek = addDays(asOf, -7);
  const lines = given.filter(({ week }) => week <= lastWeek);
  const released = all.filter(({ releasedOn }) => releasedOn <= asOf);
  const history = historyUntil(lines, asOf);
  const work = workBefore(lines, deaths, deathYear, new Set(released.map((one) => one.deathYear)), asOf, scenario);
  if (history === null || work === null || history.weeks < leastWeeks || !hasCoded(history)) return null;
  const known = finishingDays(lines, released).slice(-4).map(({ days }) => days);
  const finishing = known.length === 0 ? assumedFinishing : known;
  const coded = codedOn(lines, deathYear, codedEnough * work.expectedOfYear, asOf);
  const since = coded === null ? 0 : daysBetween(coded, asOf);
  const random = seededRandom(`${deathYear} ${asOf} ${JSON.stringify(scenario)}`);
  const prepared = prepareHistory(history);
  const ends: (number | null)[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const curve = work.curves.length === 0 ? null : (work.curves[Math.floor(random() * work.curves.length)] ?? null);
    const weeks = weeksUntilCoded(work, drawnCapacity(history, weekNumber(asOf), scenario.manualCapacity, random, prepared), curve);
    const finish = finishing[Math.floor(random() * finishing.length)] ?? 0;
    const error = (random() < 0.5 ? -1 : 1) * (pastErrors[Math.floor(random() * pastErrors.length)] ?? 0);
    // What is coded already has been in its finishing time since then.
    const days = weeks === null ? null : Math.max(7, weeks * 7 + finish - (weeks === 0 ? since : 0));
    ends.push(days === null ? null : Math.max(1, (days + stabilisingDays) * Math.exp(error) - stabilisingDays));
  }
  const sorted = ends.toSorted((a, b) => (a ?? Infinity) - (b ?? Infinity));
  // Nothing is delivered before its year is over.
  const earliest = day(`${deathYear + 1}-01-01`);
  const dayOf = (days: number | null | undefined): Day | null => { if (days === null || days === undefined) return null; const on = addDays(asOf, Math.round(days)); return on < earliest ? earliest : on; };
  const at = (share: number): Day | null => dayOf(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]);
  const limit = eurostatLimit(deathYear);
  const untilLimit = daysBetween(asOf, limit);
  const constant = weeksWithConstantRates(work, history, scenario);
  const middle = finishing.toSorted((a, b) => a - b)[Math.floor(finishing.length / 2)] ?? 0;
  return {
    deathYear, asOf, scenario, median: at(0.5), low: at(0.1), high: at(0.9), limit, work, finishing, finishingAssumed: known.length === 0, pastErrors: pastErrors.length,
    lateShare: ends.filter((days) => days === null || days > untilLimit).length / ends.length,
    byConstantRates: constant.weeks === null ? null : dayOf(Math.max(7, constant.weeks * 7 + middle - (constant.weeks === 0 ? since : 0))),
    bottleneck: constant.bottleneck, stopped: stoppedStages(work, history, asOf),
  };
}

function hasCoded({ left, weeks }: LineHistory): boolean {
  return codingStages.some((stage) => left[stage].subarray(Math.max(0, weeks - recentWeeks)).some((went) => went > 0));
}

/** Weeks that the ledger does not tell of count too: a ledger that is no longer fed says nothing of today's pace. */
function stoppedStages({ waiting }: Work, { left, firstWeek }: LineHistory, asOf: Day): readonly WorkStage[] {
  const from = Math.max(0, weekNumber(asOf) - stoppedWeeks - firstWeek);
  return workStages.filter((stage) => waiting[stage] > 0 && !left[stage].subarray(from).some((went) => went > 0));
}
