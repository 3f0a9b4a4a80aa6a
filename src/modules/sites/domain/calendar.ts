import { addDays, day, type Day } from "../../../kernel/time/day.ts";

/** A wave of contractual dialogue lasts five years; its half is thirty months. */
export const waveMonths = 60;
export const halfWayMonths = 30;
/** The start-of-wave review settles what is decided together: it is to be held within this time of the first day. */
export const startReviewMonths = 6;

/**
 * The same day of the month so many months later; where that month has no such day, its last one: 29 February 2024 and
 * 12 months is 28 February 2025, 31 August and 6 months is the last of February.
 */
export function addMonths(from: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = from.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return day(first.toISOString().slice(0, 10));
}

export interface WaveDays {
  readonly startsOn: Day;
  readonly halfWayOn: Day;
  /** First day after the wave. */
  readonly until: Day;
  /** Last day of the wave. */
  readonly lastDay: Day;
}

/** The days of a wave that starts on `startsOn`; a wave started on 29 February 2024 ends before 28 February 2029. */
export function waveDays(startsOn: Day): WaveDays {
  const until = addMonths(startsOn, waveMonths);
  return { startsOn, halfWayOn: addMonths(startsOn, halfWayMonths), until, lastDay: addDays(until, -1) };
}
