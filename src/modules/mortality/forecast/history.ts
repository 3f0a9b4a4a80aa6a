import { addDays, day, daysBetween, type Day } from "../../../kernel/time/day.ts";
import { weekDay, weekNumber, type LedgerLine } from "../domain/line.ts";
import { workStages, type Channel, type WorkStage } from "../domain/stage.ts";

/** A year of death that was released, and when. */
export interface ReleasedYear {
  readonly deathYear: number;
  readonly releasedOn: Day;
}

/** What the ledger tells of the pace of the line until a day, week by week from `firstWeek` on. */
export interface LineHistory {
  readonly firstWeek: number;
  readonly weeks: number;
  /** By stage, certificates that left in each week. */
  readonly left: Readonly<Record<WorkStage, Float64Array>>;
  /** By stage, certificates that waited at the end of each week. */
  readonly waiting: Readonly<Record<WorkStage, Float64Array>>;
}

const perStage = <T>(make: () => T): Record<WorkStage, T> => ({ reception: make(), controls: make(), matching: make(), "coding-automatic": make(), "coding-deep-learning": make(), "coding-manual": make() });

/** Weeks that had begun on the day and were over: the one under way would look slow. Null where there is none. */
export function historyUntil(lines: readonly LedgerLine[], until: Day): LineHistory | null {
  const last = addDays(until, -7);
  const known = lines.filter(({ week }) => week <= last);
  if (known.length === 0) return null;
  const numbers = known.map(({ week }) => weekNumber(week));
  let firstWeek = Infinity;
  let lastWeek = -Infinity;
  for (const number of numbers) {
    firstWeek = Math.min(firstWeek, number);
    lastWeek = Math.max(lastWeek, number);
  }
  const weeks = lastWeek - firstWeek + 1;
  const left = perStage(() => new Float64Array(weeks));
  const waiting = perStage(() => new Float64Array(weeks));
  for (const [index, { stage, entered, left: went }] of known.entries()) {
    const work = workStages.find((one) => one === stage);
    if (work === undefined) continue;
    const at = (numbers[index] ?? firstWeek) - firstWeek;
    left[work][at] = (left[work][at] ?? 0) + went;
    waiting[work][at] = (waiting[work][at] ?? 0) + entered - went;
  }
  for (const stage of workStages) for (let at = 1; at < weeks; at += 1) waiting[stage][at] = (waiting[stage][at] ?? 0) + (waiting[stage][at - 1] ?? 0);
  return { firstWeek, weeks, left, waiting };
}

/** By channel, what share of all that was ever received of a year had come so many weeks after its end (negative: before). */
export interface ArrivalCurve {
  readonly deathYear: number;
  readonly received: Readonly<Record<Channel, number>>;
  shareBy(channel: Channel, weeksAfterYear: number): number;
}

/** Weeks before and after the end of a year that a curve knows. */
const curveWeeks = { before: 56, after: 260 };

/** How the certificates of a year came in, until a day. */
export function arrivalsOf(lines: readonly LedgerLine[], deathYear: number, until: Day): ArrivalCurve {
  const end = weekNumber(day(`${deathYear + 1}-01-01`));
  const size = curveWeeks.before + curveWeeks.after;
  const sums: Record<Channel, Float64Array> = { electronic: new Float64Array(size), paper: new Float64Array(size) };
  for (const { stage, deathYear: of, channel, week, entered } of lines) {
    if (stage !== "reception" || of !== deathYear || week > until) continue;
    const at = Math.min(size - 1, Math.max(0, weekNumber(week) - end + curveWeeks.before));
    sums[channel][at] = (sums[channel][at] ?? 0) + entered;
  }
  for (const channel of ["electronic", "paper"] as const) for (let at = 1; at < size; at += 1) sums[channel][at] = (sums[channel][at] ?? 0) + (sums[channel][at - 1] ?? 0);
  const total = (channel: Channel): number => sums[channel][size - 1] ?? 0;
  return {
    deathYear, received: { electronic: total("electronic"), paper: total("paper") },
    shareBy(channel, weeksAfterYear) {
      const all = total(channel);
      const at = Math.min(size - 1, weeksAfterYear + curveWeeks.before);
      return all === 0 ? 1 : at < 0 ? 0 : (sums[channel][at] ?? 0) / all;
    },
  };
}

function running(byWeek: ReadonlyMap<number, number>): readonly (readonly [number, number])[] {
  let sum = 0;
  return [...byWeek].toSorted(([a], [b]) => a - b).map(([week, count]) => [week, (sum += count)] as const);
}

/** The share of a year that has to be coded before it can be frozen: the last ones never come, or come too late. */
export const codedEnough = 0.995;

/** The day by which so many certificates of a year were coded; null where that is yet to come. */
export function codedOn(lines: readonly LedgerLine[], deathYear: number, enough: number | null, until: Day): Day | null {
  const coded = new Map<number, number>();
  for (const line of lines) {
    if (line.deathYear !== deathYear || !line.stage.startsWith("coding") || line.week > until) continue;
    const at = weekNumber(line.week);
    coded.set(at, (coded.get(at) ?? 0) + line.left - line.handedOn);
  }
  const sums = running(coded);
  const all = sums.at(-1)?.[1] ?? 0;
  const reached = all === 0 ? undefined : sums.find(([, sum]) => sum >= (enough ?? codedEnough * all));
  return reached === undefined ? null : addDays(weekDay(reached[0]), 7);
}

/** Days from the week in which enough of a released year was coded to its release, for each year of which both are known. */
export function finishingDays(lines: readonly LedgerLine[], released: readonly ReleasedYear[]): readonly { readonly deathYear: number; readonly days: number }[] {
  return released.flatMap(({ deathYear, releasedOn }) => {
    const from = codedOn(lines, deathYear, null, releasedOn);
    return from === null ? [] : [{ deathYear, days: Math.max(0, daysBetween(from, releasedOn)) }];
  });
}

/** What the three coders settled of a channel in the last so many weeks, as shares; null where they settled nothing. */
export function coderShares(lines: readonly LedgerLine[], channel: Channel, from: Day, until: Day): { readonly automatic: number; readonly deepLearning: number; readonly manual: number } | null {
  const sums = { "coding-automatic": 0, "coding-deep-learning": 0, "coding-manual": 0 };
  for (const { stage, channel: of, week, left, handedOn } of lines) {
    if (of !== channel || week < from || week > until) continue;
    if (stage === "coding-automatic" || stage === "coding-deep-learning" || stage === "coding-manual") sums[stage] += left - handedOn;
  }
  const all = sums["coding-automatic"] + sums["coding-deep-learning"] + sums["coding-manual"];
  return all <= 0 ? null : { automatic: sums["coding-automatic"] / all, deepLearning: sums["coding-deep-learning"] / all, manual: sums["coding-manual"] / all };
}
