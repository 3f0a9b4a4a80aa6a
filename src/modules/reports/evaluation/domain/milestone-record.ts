import type { Day } from "../../../../kernel/time/day.ts";
import type { Milestone } from "../../../steering/index.ts";

/** How the milestones of a group came out, judged against the day on which each was first due: a date that moved does not hide it. */
export interface MilestoneRecord {
  readonly onTime: number;
  readonly late: number;
  /** First due before the day, and not reached. */
  readonly never: number;
  readonly toCome: number;
  readonly dropped: number;
  /** Of all of them, those whose date was moved. */
  readonly moved: number;
}

/** Seen from the end of a day: what was reached later is not yet reached. Due on the day itself is not late. Pure. */
export function milestoneRecord(milestones: readonly Milestone[], on: Day): MilestoneRecord {
  const record = { onTime: 0, late: 0, never: 0, toCome: 0, dropped: 0, moved: 0 };
  for (const { dueOn, firstDueOn, reachedOn, dropped } of milestones) {
    if (dueOn !== firstDueOn) record.moved += 1;
    if (dropped) record.dropped += 1;
    else if (reachedOn !== null && reachedOn <= on) record[reachedOn <= firstDueOn ? "onTime" : "late"] += 1;
    else record[firstDueOn < on ? "never" : "toCome"] += 1;
  }
  return record;
}
