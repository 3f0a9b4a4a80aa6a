import { addDays, day, isDay, type Day } from "../../../kernel/time/day.ts";

/**
 * A date known to the year, the month or the day: `2016`, `2016-04`, `2016-04-30`. It names a whole span of days.
 * As a start it means from the first of them; as an end, until the last of them included (the reading of the OpenAIRE
 * CERIF profile 1.2 for `endDate`), so that "2012 to 2016" covers five whole years.
 */
export type PartialDate = string & { readonly __partialDate: "partial date" };

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

export type DatePrecision = "year" | "month" | "day";

/** Is this text a year, a month or a day that exists, from the year 1000 to the year 2999? */
export function isPartialDate(text: string): text is PartialDate {
  const parts = shape.exec(text);
  if (parts === null) return false;
  const year = Number(parts[1]);
  if (year < 1000 || year > 2999) return false;
  return isDay(`${parts[1]}-${parts[2] ?? "01"}-${parts[3] ?? "01"}`);
}

/** The partial date written in `text`. Throws a RangeError on anything else. */
export function partialDate(text: string): PartialDate {
  if (!isPartialDate(text)) throw new RangeError(`not a year, month or day: ${text}`);
  return text;
}

export function precisionOf(date: PartialDate): DatePrecision {
  if (date.length === 4) return "year";
  return date.length === 7 ? "month" : "day";
}

/** The first day of the span: what the date means as a start. */
export function firstDayOf(date: PartialDate): Day {
  return day(`${date}${"-01-01".slice(date.length - 4)}`);
}

/** The first day after the span: what the date means as an end, half open. */
export function dayAfter(date: PartialDate): Day {
  const first = firstDayOf(date);
  if (precisionOf(date) === "day") return addDays(first, 1);
  const year = Number(first.slice(0, 4));
  const month = Number(first.slice(5, 7));
  if (precisionOf(date) === "year") return day(`${year + 1}-01-01`);
  return month === 12 ? day(`${year + 1}-01-01`) : day(`${year}-${String(month + 1).padStart(2, "0")}-01`);
}
