import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import { addDays, type Day } from "../../../kernel/time/day.ts";

/** One thing that falls on a day. */
export interface CalendarEntry {
  /** The same for ever, so that a calendar that reads again knows it. */
  readonly uid: string;
  readonly on: Day;
  readonly title: Bilingual;
  readonly details: Bilingual;
  /** A whole address, or null. */
  readonly url: string | null;
}

/**
 * Days as an iCalendar file, in the language asked for: lines end in CR LF and are folded at 75 octets, never inside a
 * character; a day is a `DATE` whose end is the day after. `stamp` is when what is shown was last written, so that the same
 * milestones give the same bytes.
 *
 * Source: RFC 5545, sections 3.1 (folding), 3.3.11 (text), 3.6.1 (events), 3.8.2.2 (an end day is not inside).
 */
export function writeCalendar(name: Bilingual, entries: readonly CalendarEntry[], stamp: string, language: Language): string {
  const instant = `${new Date(stamp).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Jalon//Jalon//FR", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", `X-WR-CALNAME:${text(name[language])}`,
    ...entries.flatMap(({ uid, on, title, details, url }) => [
      "BEGIN:VEVENT", `UID:${uid}`, `DTSTAMP:${instant}`, `DTSTART;VALUE=DATE:${compact(on)}`, `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`,
      `SUMMARY:${text(title[language])}`, `DESCRIPTION:${text(details[language])}`, ...(url === null ? [] : [`URL:${url}`]), "TRANSP:TRANSPARENT", "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function compact(on: Day): string {
  return on.replaceAll("-", "");
}

/** A text value: backslash, semicolon and comma are escaped, a line end is `\n`. */
function text(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,").replaceAll(/\r?\n/g, "\\n");
}

const octetsALine = 75;

/** A line cut so that each piece, its leading space counted, is at most 75 octets of UTF-8. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = "";
  let octets = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign, "utf8");
    if (octets + size > octetsALine) {
      pieces.push(piece);
      piece = " ";
      octets = 1;
    }
    piece += sign;
    octets += size;
  }
  return [...pieces, piece].join("\r\n");
}
