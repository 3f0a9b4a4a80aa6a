import { addDays, type Day } from "../../../kernel/time/day.ts";
import { weekNumber, type LedgerLine } from "../domain/line.ts";
import { codingStages, workStages, type Channel, type WorkStage } from "../domain/stage.ts";

/** Certificates that wait at each stage of work at the end of each month. */
export interface BacklogMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly waiting: Readonly<Record<WorkStage, number>>;
}

const none = (): Record<WorkStage, number> => ({ reception: 0, controls: 0, matching: 0, "coding-automatic": 0, "coding-deep-learning": 0, "coding-manual": 0 });

/** The backlog over time, month after month until a day. Months without a movement keep what stood before. */
export function backlogByMonth(lines: readonly LedgerLine[], until: Day): readonly BacklogMonth[] {
  const changes = new Map<string, Record<WorkStage, number>>();
  for (const { stage, week, entered, left } of lines) {
    const work = workStages.find((one) => one === stage);
    if (work === undefined || week > until) continue;
    const month = addDays(week, 6).slice(0, 7);
    const of = changes.get(month) ?? none();
    of[work] += entered - left;
    changes.set(month, of);
  }
  const [first] = [...changes.keys()].toSorted();
  const found: BacklogMonth[] = [];
  const sums = none();
  for (let month = first ?? "9999-12"; month <= until.slice(0, 7); month = nextMonth(month)) {
    const of = changes.get(month);
    if (of !== undefined) for (const stage of workStages) sums[stage] += of[stage];
    found.push({ month, waiting: { ...sums } });
  }
  return found;
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

export interface ChannelYear {
  readonly deathYear: number;
  readonly received: Readonly<Record<Channel, number>>;
  readonly electronicShare: number | null;
  /** Days from the middle of the month of death to the week of reception: half of the certificates took no more. Null where months are not told. */
  readonly medianDays: Readonly<Record<Channel, number | null>>;
}

/** Paper against electronic, by year of death: what came, and how long it took to come. */
export function channelsByYear(lines: readonly LedgerLine[], until: Day): readonly ChannelYear[] {
  const years = new Map<number, Record<Channel, Map<number, number>>>();
  const received = new Map<number, Record<Channel, number>>();
  for (const { stage, week, deathYear, deathMonth, channel, entered } of lines) {
    if (stage !== "reception" || week > until) continue;
    const sums = received.get(deathYear) ?? { electronic: 0, paper: 0 };
    sums[channel] += entered;
    received.set(deathYear, sums);
    if (deathMonth === null) continue;
    const of = years.get(deathYear) ?? { electronic: new Map(), paper: new Map() };
    years.set(deathYear, of);
    const middle = `${deathYear}-${String(deathMonth).padStart(2, "0")}-15` as Day;
    const days = Math.max(0, (weekNumber(week) - weekNumber(middle)) * 7 + 3);
    of[channel].set(days, (of[channel].get(days) ?? 0) + entered);
  }
  return [...received].toSorted(([a], [b]) => a - b).map(([deathYear, sums]) => {
    const all = sums.electronic + sums.paper;
    const delays = years.get(deathYear);
    const median = (channel: Channel): number | null => medianOf(delays?.[channel] ?? new Map());
    return { deathYear, received: sums, electronicShare: all === 0 ? null : sums.electronic / all, medianDays: { electronic: median("electronic"), paper: median("paper") } };
  });
}

function medianOf(weighted: ReadonlyMap<number, number>): number | null {
  const all = sumOf([...weighted.values()]);
  let seen = 0;
  for (const [value, count] of [...weighted].toSorted(([a], [b]) => a - b)) {
    seen += count;
    if (seen * 2 >= all && all > 0) return value;
  }
  return null;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

export interface CoderYear {
  readonly deathYear: number;
  /** Certificates whose cause each coder settled. */
  readonly settled: Readonly<Record<(typeof codingStages)[number], number>>;
  readonly coded: number;
}

/** Who coded: by year of death, what the expert system, the networks and the nosologists settled. */
export function codersByYear(lines: readonly LedgerLine[], until: Day): readonly CoderYear[] {
  const years = new Map<number, Record<(typeof codingStages)[number], number>>();
  for (const { stage, week, deathYear, left, handedOn } of lines) {
    const coder = codingStages.find((one) => one === stage);
    if (coder === undefined || week > until) continue;
    const of = years.get(deathYear) ?? { "coding-automatic": 0, "coding-deep-learning": 0, "coding-manual": 0 };
    of[coder] += left - handedOn;
    years.set(deathYear, of);
  }
  return [...years].toSorted(([a], [b]) => a - b).map(([deathYear, settled]) => ({ deathYear, settled, coded: sumOf(Object.values(settled)) }));
}

export interface WeekThroughput {
  readonly week: Day;
  readonly left: Readonly<Record<WorkStage, number>>;
}

/** What left each stage in each of the last weeks that were over on a day, newest first. */
export function throughputByWeek(lines: readonly LedgerLine[], until: Day, weeks: number): readonly WeekThroughput[] {
  const last = addDays(until, -6);
  const first = addDays(last, -7 * weeks);
  const found = new Map<Day, Record<WorkStage, number>>();
  for (const { stage, week, left } of lines) {
    const work = workStages.find((one) => one === stage);
    if (work === undefined || week > last || week <= first) continue;
    const of = found.get(week) ?? none();
    of[work] += left;
    found.set(week, of);
  }
  return [...found].toSorted(([a], [b]) => (a < b ? 1 : -1)).map(([week, left]) => ({ week, left }));
}
