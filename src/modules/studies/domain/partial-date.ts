import { day, isDay, type Day } from "../../../kernel/time/day.ts";
import type { PartialDate } from "./parts.ts";

const shape = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;

/** How much of a date is said; null where the text is none. */
export function precisionOf(date: PartialDate): "year" | "month" | "day" | null {
  const parts = shape.exec(date);
  if (parts === null || firstDayOf(date) === null) return null;
  return parts[3] !== undefined ? "day" : parts[2] !== undefined ? "month" : "year";
}

/** The first day that a date may mean: 2024-03 may be the 1st. Null where the text is no date. */
export function firstDayOf(date: PartialDate): Day | null {
  const [, year, month = "01", dayOfMonth = "01"] = shape.exec(date) ?? [];
  const text = `${year ?? ""}-${month}-${dayOfMonth}`;
  return isDay(text) ? text : null;
}

/** The last day that a date may mean: 2024-03 may be the 31st. Null where the text is no date. */
export function lastDayOf(date: PartialDate): Day | null {
  const precision = precisionOf(date);
  if (precision === null) return null;
  if (precision === "day") return day(date);
  return precision === "year" ? day(`${date}-12-31`) : endOfMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));
}

/**
 * The last day that "so many months after" may mean. A day stays in its month (31 January and one month: 28 or 29 February);
 * of a month or a year, the last day of the month that is reached. Null where the text is no date.
 */
export function monthsAfter(date: PartialDate, months: number): Day | null {
  const last = lastDayOf(date);
  if (last === null) return null;
  const at = Number(last.slice(0, 4)) * 12 + Number(last.slice(5, 7)) - 1 + months;
  const end = endOfMonth(Math.floor(at / 12), (at % 12) + 1);
  if (precisionOf(date) !== "day") return end;
  return last.slice(8) < end.slice(8) ? day(`${end.slice(0, 8)}${last.slice(8)}`) : end;
}

function endOfMonth(year: number, month: number): Day {
  return day(new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10));
}
