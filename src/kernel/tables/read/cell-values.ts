import { addDays, day, isDay, type Day } from "../../time/day.ts";
import { plainDecimal, shiftDecimal } from "../table.ts";
import { columnLetters, type RawCell } from "./raw-table.ts";

export function numberCell(index: number, number: number): RawCell {
  return { column: columnLetters(index), kind: "number", text: plainDecimal(number), number };
}

export function percentCell(index: number, number: number): RawCell {
  return { column: columnLetters(index), kind: "number", text: `${plainDecimal(shiftDecimal(number, 2))} %`, number, percent: true };
}

export function dayCell(index: number, found: Day): RawCell {
  return { column: columnLetters(index), kind: "day", text: found, day: found };
}

export function booleanCell(index: number, value: boolean): RawCell {
  return { column: columnLetters(index), kind: "boolean", text: value ? "true" : "false", number: value ? 1 : 0 };
}

/** `text` is the error as shown (`#DIV/0!`), or the formula, `=` included, where the file holds no result for it. */
export function errorCell(index: number, text: string): RawCell {
  return { column: columnLetters(index), kind: "error", text };
}

/** The day of an ISO date with or without time; null for anything else. */
export function isoDay(text: string): Day | null {
  const start = text.slice(0, 10);
  return isDay(start) && (text.length === 10 || text[10] === "T" || text[10] === " ") ? start : null;
}

const lastSerial = 2_958_465;

/**
 * The day of a spreadsheet serial number. In the system of 1900, day 60 is 29 February 1900, which never was: null, and
 * days before it are one less. In the system of 1904, day 0 is 1 January 1904. Null outside the years 1900 to 9999.
 * Source: ECMA-376 part 1, 18.17.4.1.
 */
export function daySerial(serial: number, from1904: boolean): Day | null {
  const whole = Math.floor(serial);
  if (from1904) return whole >= 0 && whole <= lastSerial - 1462 ? addDays(day("1904-01-01"), whole) : null;
  if (whole < 1 || whole === 60 || whole > lastSerial) return null;
  return addDays(day("1899-12-30"), whole < 60 ? whole + 1 : whole);
}

/** What a number format code shows. Text in quotes, escapes, colours and conditions do not count. */
export function formatKind(code: string): "number" | "percent" | "day" {
  const first = code.split(";")[0] ?? "";
  // Elapsed hours, minutes or seconds: a duration, not a day.
  if (/\[(?:h+|m+|s+)\]/i.test(first)) return "number";
  const bare = first
    .replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "")
    .toLowerCase()
    .trim();
  if (bare === "general" || bare === "standard") return "number";
  if (/[yd]/.test(bare) || (bare.includes("m") && !/[hs]/.test(bare))) return "day";
  return bare.includes("%") ? "percent" : "number";
}
