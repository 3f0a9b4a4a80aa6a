import { day, daysBetween, type Day } from "../../../kernel/time/day.ts";
import type { Transmission } from "../ledger/store.ts";
import type { ReleaseLine } from "../tables/store.ts";

/** How long a year of death took, or has taken so far, under one reading. */
export interface YearDelay {
  readonly deathYear: number;
  /** Null where it is not delivered on the day. */
  readonly deliveredOn: Day | null;
  /** Days from 31 December of the year of death to the delivery, else to the day of the question. */
  readonly days: number;
}

export interface DelayCount {
  readonly on: Day;
  readonly reading: string;
  readonly years: readonly YearDelay[];
  /** In years of 365.25 days, to the hundredth: the delay of the newest year delivered, or what the oldest year still awaited has taken already where that is more. Null where nothing was ever delivered. */
  readonly value: number | null;
  /** The year that makes the value. */
  readonly from: YearDelay | null;
}

/** The first day of each year's delivery under a reading. */
export function deliveries(reading: string, releases: readonly ReleaseLine[], sent: readonly Transmission[]): ReadonlyMap<number, Day> {
  const found = new Map<number, Day>();
  const note = (year: number, on: Day): void => { const before = found.get(year); if (before === undefined || on < before) found.set(year, on); };
  if (reading === "eurostat" || reading === "national-health-data") for (const { deathYear, recipient, sentOn } of sent) { if (recipient === reading) note(deathYear, sentOn); }
  else for (const { deathYear, status, releasedOn } of releases) if (reading === "first-release" || status === "final") note(deathYear, releasedOn);
  return found;
}

/**
 * Indicator 6.a on a day. Years after the newest one delivered that have ended are awaited, and so are any before it that were passed over. A year that is late counts
 * before it is delivered: else a line that stops would keep the delay of its last delivery.
 */
export function delayOn(reading: string, delivered: ReadonlyMap<number, Day>, on: Day): DelayCount {
  const known = [...delivered].filter(([, deliveredOn]) => deliveredOn <= on);
  if (known.length === 0) return { on, reading, years: [], value: null, from: null };
  const first = Math.min(...known.map(([year]) => year));
  const last = Number(on.slice(0, 4)) - 1;
  const years: YearDelay[] = [];
  for (let deathYear = first; deathYear <= last; deathYear += 1) {
    const deliveredOn = delivered.get(deathYear) ?? null;
    const isDelivered = deliveredOn !== null && deliveredOn <= on;
    years.push({ deathYear, deliveredOn: isDelivered ? deliveredOn : null, days: daysBetween(day(`${deathYear}-12-31`), isDelivered ? deliveredOn : on) });
  }
  const newest = years.findLast(({ deliveredOn }) => deliveredOn !== null) ?? null;
  const awaited = years.find(({ deliveredOn }) => deliveredOn === null) ?? null;
  const from = newest !== null && awaited !== null && awaited.days > newest.days ? awaited : newest;
  return { on, reading, years, value: from === null ? null : inYears(from.days), from };
}

export function inYears(days: number): number {
  return Math.round((days / 365.25) * 100) / 100;
}
