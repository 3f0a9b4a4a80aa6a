import type { Condition } from "../../domain/model.ts";
import { damerauLevenshtein } from "./edit-distance.ts";

/** Days since 1970-01-01 of eight digits; null where the calendar has no such day. */
export function dayNumberOf(digits: string): number | null {
  if (!/^\d{8}$/.test(digits)) return null;
  const time = Date.parse(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).getUTCDate() !== Number(digits.slice(6, 8))) return null;
  return time / 86_400_000;
}

/** The test of a date condition over two dates of eight digits. */
export function dateHolds(is: Extract<Condition, { readonly date: string }>["is"], l: string, r: string): boolean {
  const sameYear = l.slice(0, 4) === r.slice(0, 4);
  const [monthL, monthR, dayL, dayR] = [l.slice(4, 6), r.slice(4, 6), l.slice(6, 8), r.slice(6, 8)];
  const compatible = (one: string, other: string): boolean => one === other || one === "00" || other === "00";
  switch (is) {
    case "same-day": return l === r && monthL !== "00" && dayL !== "00" && l.slice(4) !== "0101";
    case "one-slip": return damerauLevenshtein(l, r) <= 1;
    case "day-month-swapped": return sameYear && monthL === dayR && dayL === monthR;
    case "known-parts-equal": return sameYear && compatible(monthL, monthR) && compatible(dayL, dayR);
    case "same-year": return sameYear;
    case "same-year-month": return sameYear && monthL === monthR && monthL !== "00";
    case "same-month-day": return l.slice(4) === r.slice(4) && monthL !== "00" && dayL !== "00";
    case "fictive-compatible": return sameYear && (l.slice(4) === "0101" || r.slice(4) === "0101");
  }
}
