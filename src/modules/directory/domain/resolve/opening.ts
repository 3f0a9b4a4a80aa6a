import { addDays, type Day } from "../../../../kernel/time/day.ts";
import { dayAfter, firstDayOf, isPartialDate, precisionOf } from "../partial-date.ts";
import type { EntityRecord, ResolvedValue } from "../record.ts";
import type { KnownStatement } from "./claim.ts";

/** What deliveries tell of a record beside what it says. */
export interface RecordSightings {
  /** When a record was first seen at its source, whatever it said then; null where only the statements tell. */
  readonly recordSeenFrom: (source: string, recordKey: string) => Day | null;
  /** Days of the complete deliveries of its source and scope that came before the record was first seen, and so lacked it; in any order. */
  readonly recordLackedOn: (source: string, recordKey: string) => readonly Day[];
}

export interface OpeningQuestion extends RecordSightings {
  /** The value of `opened` that is shown, or null. */
  readonly value: ResolvedValue | null;
  /** Statements of the fields `opened` and `name`: who has them lists the entity. */
  readonly listings: readonly KnownStatement[];
}

/**
 * Since when does the entity exist? From the first day of the date stated. A year or a month leaves the day open: where a
 * source that gives it was seen whole within that span and did not have the entity yet, it exists from the day after the
 * last such look, so that no later extract adds to the count of a day that was counted whole. A date stated to the day stands.
 */
export function openingOf({ value, listings, recordSeenFrom, recordLackedOn }: OpeningQuestion): EntityRecord["opened"] {
  if (value === null || typeof value.value !== "string" || !isPartialDate(value.value)) return null;
  const text = value.value;
  const start = firstDayOf(text);
  if (precisionOf(text) === "day") return { text, day: start };
  const end = dayAfter(text);
  const agreeing = new Set(value.statements);
  const sources = new Set(listings.filter((one) => agreeing.has(one.id)).map((one) => one.source));
  const asked = listings.filter((one) => sources.has(one.source));
  const seen = asked.map((one) => recordSeenFrom(one.source, one.recordKey) ?? one.firstObservedOn).reduce<Day | null>((a, b) => (a === null || b < a ? b : a), null);
  if (seen === null || seen <= start) return { text, day: start };
  const lacked = asked
    .flatMap((one) => recordLackedOn(one.source, one.recordKey))
    .filter((day) => start <= day && day < end && day < seen)
    .reduce<Day | null>((a, b) => (a === null || b > a ? b : a), null);
  return { text, day: lacked === null ? start : addDays(lacked, 1) };
}
