import { addDays, addMonths, type Day } from "../../../kernel/time/day.ts";

/** A wave of contractual dialogue lasts five years; its half is thirty months. */
export const waveMonths = 60;
export const halfWayMonths = 30;
/** The start-of-wave review settles what is decided together: it is to be held within this time of the first day. */
export const startReviewMonths = 6;

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
