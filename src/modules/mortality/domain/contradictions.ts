import { day, type Day } from "../../../kernel/time/day.ts";
import type { LedgerLine } from "./line.ts";
import { availableTo, noMovement, stages, type Stage } from "./stage.ts";

export const contradictionKinds = ["left-more-than-entered", "entered-more-than-came", "handed-on-more-than-left", "more-than-deaths", "before-death"] as const;
export type ContradictionKind = (typeof contradictionKinds)[number];

/** Two counts that cannot both be right. */
export interface Contradiction {
  readonly kind: ContradictionKind;
  readonly deathYear: number;
  readonly stage: Stage;
  /** First week in which it shows. */
  readonly week: Day;
  /** What is told, and the most that it could be, when they are furthest apart. */
  readonly told: number;
  readonly most: number;
}

/**
 * What does not add up in a ledger: what leaves a stage entered it; what enters a stage left those before; more certificates than deaths;
 * movements before the month of death. Counted week after week, by year of death: what is made good later still shows, since the
 * counts of those weeks were wrong. Deaths are compared with all that was received.
 */
export function contradictionsOf(lines: readonly LedgerLine[], deaths: ReadonlyMap<number, number>): readonly Contradiction[] {
  const byYear = new Map<number, Map<Day, LedgerLine[]>>();
  for (const line of lines) {
    const year = byYear.get(line.deathYear) ?? new Map<Day, LedgerLine[]>();
    byYear.set(line.deathYear, year);
    const week = year.get(line.week);
    if (week === undefined) year.set(line.week, [line]);
    else week.push(line);
  }
  return [...byYear].toSorted(([a], [b]) => a - b).flatMap(([year, weeks]) => ofYear(year, weeks, deaths.get(year) ?? null));
}

function ofYear(deathYear: number, weeks: ReadonlyMap<Day, readonly LedgerLine[]>, deaths: number | null): readonly Contradiction[] {
  const found = new Map<string, { kind: ContradictionKind; deathYear: number; stage: Stage; week: Day; told: number; most: number }>();
  const note = (kind: ContradictionKind, stage: Stage, week: Day, told: number, most: number): void => {
    if (told <= most) return;
    const before = found.get(`${kind} ${stage}`);
    if (before === undefined) found.set(`${kind} ${stage}`, { kind, deathYear, stage, week, told, most });
    else if (told - most > before.told - before.most) Object.assign(before, { told, most });
  };
  const sums = noMovement();
  for (const [week, lines] of [...weeks].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    for (const { stage, entered, left, handedOn, deathMonth } of lines) {
      sums[stage].entered += entered;
      sums[stage].left += left;
      sums[stage].handedOn += handedOn;
      const from = day(`${deathYear}-${String(deathMonth ?? 1).padStart(2, "0")}-01`);
      // A week may begin before the month in which it ends.
      if (new Date(Date.parse(week) + 6 * 86_400_000).toISOString().slice(0, 10) < from) note("before-death", stage, week, entered + left, 0);
    }
    for (const stage of stages) {
      note("left-more-than-entered", stage, week, sums[stage].left, sums[stage].entered);
      note("handed-on-more-than-left", stage, week, sums[stage].handedOn, sums[stage].left);
      const most = availableTo(stage, sums) ?? deaths;
      if (most !== null) note(stage === "reception" ? "more-than-deaths" : "entered-more-than-came", stage, week, sums[stage].entered, most);
    }
  }
  return [...found.values()];
}
