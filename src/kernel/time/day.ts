/** A calendar day, `YYYY-MM-DD`. Compared as text: the order of the strings is the order of the days. */
export type Day = string & { readonly __day: "day" };

/** A half-open period: `from` is inside, `until` is the first day outside. The year 2024 is 2024-01-01 until 2025-01-01. */
export interface Period {
  readonly from: Day;
  readonly until: Day;
}

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Is this text a day that exists in the calendar? `2023-02-29` is not. */
export function isDay(text: string): text is Day {
  const parts = shape.exec(text);
  if (parts === null) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** The day written in `text`. Throws a RangeError on anything that is not an existing `YYYY-MM-DD`. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a calendar day (YYYY-MM-DD): ${text}`);
  return text;
}

export function yearPeriod(year: number): Period {
  return { from: day(`${year}-01-01`), until: day(`${year + 1}-01-01`) };
}

export function yearOf(of: Day): number {
  return Number(of.slice(0, 4));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

export function addDays(to: Day, days: number): Day {
  return day(new Date(Date.parse(`${to}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10));
}

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

/** Where time comes from: passed in, never read from the system by domain code. */
export interface Clock {
  now(): Date;
  today(): Day;
}

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => day(new Date().toISOString().slice(0, 10)),
};

/** A clock that stands still, for tests, demonstrations and questions "as of". */
export function fixedClock(at: string): Clock {
  const date = new Date(at.length === 10 ? `${at}T12:00:00Z` : at);
  return { now: () => date, today: () => day(date.toISOString().slice(0, 10)) };
}
