import { isDay, type Day } from "../../../../../kernel/time/day.ts";
import { dayFrom, keepUnread, type Unread } from "./kit.ts";

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** `2026`, `2026-03`, `03/2026`, `2026-03-12`, `12/03/2026`; null where it is no such date. The precision stays as given. */
export function partialDateFrom(text: string): string | null {
  if (/^\d{4}$/.test(text)) return text;
  const [, year, month] = /^(\d{4})-(\d{1,2})$/.exec(text) ?? [];
  const [, frenchMonth, frenchYear] = /^(\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const [inYear, inMonth] = [year ?? frenchYear, month ?? frenchMonth];
  if (inYear !== undefined && inMonth !== undefined) {
    const written = `${inYear}-${inMonth.padStart(2, "0")}`;
    return isDay(`${written}-01`) ? written : null;
  }
  return dayFrom(text);
}

export function readPartialDateText(text: string, path: string, unread: Unread): string | null {
  if (text === "") return null;
  const date = partialDateFrom(text);
  if (date === null) keepUnread(unread, path, text, `«\u202f${shortened(text)}\u202f» n’est pas une date\u202f: écrivez une année, un mois ou un jour, par exemple 2026, 2026-03 ou 12/03/2026.`, `"${shortened(text)}" is no date: write a year, a month or a day, for example 2026, 2026-03 or 2026-03-12.`);
  return date;
}

export function readDayText(text: string, path: string, unread: Unread): Day | null {
  if (text === "") return null;
  const day = dayFrom(text);
  if (day === null) keepUnread(unread, path, text, `«\u202f${shortened(text)}\u202f» n’est pas un jour du calendrier\u202f: écrivez par exemple 12/03/2024.`, `"${shortened(text)}" is no day of the calendar: write for example 2024-03-12.`);
  return day;
}

/** A number with or without decimals, `,` or `.` before them, blanks between thousands. */
export function readNumberText(text: string, path: string, unread: Unread): number | null {
  if (text === "") return null;
  const plain = text.replaceAll(/[\s\u00a0\u202f]/gu, "").replace(",", ".").replace("−", "-");
  if (/^-?\d{1,12}(?:\.\d{1,10})?$/.test(plain)) return Number(plain);
  keepUnread(unread, path, text, `«\u202f${shortened(text)}\u202f» n’est pas un nombre.`, `"${shortened(text)}" is no number.`);
  return null;
}
