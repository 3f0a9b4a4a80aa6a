import type { RawCell } from "../../../../../kernel/tables/index.ts";
import { addDays, isDay, yearPeriod, type Day, type Period } from "../../../../../kernel/time/day.ts";
import { forgiving } from "./normalise.ts";

const months: readonly (readonly string[])[] = [
  ["janvier", "january", "janv", "jan"],
  ["fevrier", "february", "fevr", "fev", "feb"],
  ["mars", "march", "mar"],
  ["avril", "april", "avr", "apr"],
  ["mai", "may"],
  ["juin", "june", "jun"],
  ["juillet", "july", "juil", "jul"],
  ["aout", "august", "aug"],
  ["septembre", "september", "sept", "sep"],
  ["octobre", "october", "oct"],
  ["novembre", "november", "nov"],
  ["decembre", "december", "dec"],
];

/**
 * The day in a cell: a true date, `2023-12-31`, `31/12/2023` (the day first, as in French), `31.12.2023`,
 * `31 décembre 2023`, `1er mars 2024`, `31 December 2023`. Null for anything else, days that do not exist included.
 */
export function parseDayCell(cell: RawCell): Day | null {
  if (cell.day !== undefined) return cell.day;
  const text = cell.text.trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(text);
  if (iso !== null) return dayOf(iso[1], iso[2], iso[3]);
  const french = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: \d{2}:\d{2}.*)?$/.exec(text);
  if (french !== null) return dayOf(french[3], french[2], french[1]);
  const [dayText = "", month = "", year = "", ...rest] = forgiving(text).split("_");
  const monthAt = months.findIndex((names) => names.includes(month));
  if (rest.length > 0 || monthAt === -1 || !/^\d{1,2}(?:er|st|nd|rd|th)?$/.test(dayText) || !/^\d{4}$/.test(year)) return null;
  return dayOf(year, String(monthAt + 1), String(Number.parseInt(dayText, 10)));
}

function dayOf(year: string | undefined, month: string | undefined, ofMonth: string | undefined): Day | null {
  const text = `${year ?? ""}-${(month ?? "").padStart(2, "0")}-${(ofMonth ?? "").padStart(2, "0")}`;
  return isDay(text) ? text : null;
}

const yearText = /^(?:annee|exercice|year|fy)?_?(\d{4})$/;
const rangeText = /^(?:de_|from_)?(\d{4})_(?:a_|au_|to_|until_)?(\d{4})$/;

/** Whole years: `2023`, `2021-2023`, a 31 December (a stock stands for its year), `Année 2023`. Null for anything else. */
export function parsePeriodCell(cell: RawCell): Period | null {
  const plain = forgiving(cell.text);
  const single = cell.kind === "day" ? null : yearText.exec(plain);
  if (single?.[1] !== undefined) return years(Number(single[1]), Number(single[1]));
  const range = cell.kind === "day" ? null : rangeText.exec(plain);
  if (range?.[1] !== undefined && range[2] !== undefined) return years(Number(range[1]), Number(range[2]));
  const found = parseDayCell(cell);
  return found !== null && found.endsWith("-12-31") ? years(Number(found.slice(0, 4)), Number(found.slice(0, 4))) : null;
}

/** Two cells: a year or 1 January; a year, 31 December, or the 1 January after. Null where they are not whole years. */
export function parsePeriodCells(from: RawCell, until: RawCell): Period | null {
  const start = boundYear(from, "first");
  const end = boundYear(until, "last");
  return start === null || end === null ? null : years(start, end);
}

function boundYear(cell: RawCell, which: "first" | "last"): number | null {
  const single = cell.kind === "day" ? null : yearText.exec(forgiving(cell.text));
  if (single?.[1] !== undefined) return Number(single[1]);
  const found = parseDayCell(cell);
  if (found === null) return null;
  const year = Number(found.slice(0, 4));
  if (which === "first") return found.endsWith("-01-01") ? year : null;
  if (found.endsWith("-12-31")) return year;
  return found.endsWith("-01-01") ? year - 1 : null;
}

function years(first: number, last: number): Period | null {
  if (first < 1000 || last < first || last > 9998) return null;
  return { from: yearPeriod(first).from, until: yearPeriod(last).until };
}

/** The readers of dates for one file: a file says the same few dates again and again, each is worked out once. */
export interface DateReaders {
  readonly day: (cell: RawCell) => Day | null;
  readonly period: (cell: RawCell) => Period | null;
  readonly periodBetween: (from: RawCell, until: RawCell) => Period | null;
  readonly lastDayOf: (period: Period) => Day;
}

export function dateReaders(): DateReaders {
  const days = new Map<string, Day | null>();
  const periods = new Map<string, Period | null>();
  const lastDays = new Map<string, Day>();
  return {
    day: (cell) => remembered(days, cellKey(cell), () => parseDayCell(cell)),
    period: (cell) => remembered(periods, cellKey(cell), () => parsePeriodCell(cell)),
    periodBetween: (from, until) => remembered(periods, `${cellKey(from)} ${cellKey(until)}`, () => parsePeriodCells(from, until)),
    lastDayOf: (period) => remembered(lastDays, period.until, () => addDays(period.until, -1)),
  };
}

function cellKey(cell: RawCell): string {
  return `${cell.kind} ${cell.text}`;
}

function remembered<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  cache.set(key, made);
  return made;
}
