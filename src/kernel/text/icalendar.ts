import { addDays, type Day } from "../time/day.ts";

export interface CalendarDay {
  /** Stable: a program that reads again knows the entry. */
  readonly uid: string;
  readonly on: Day;
  readonly summary: string;
  readonly description: string;
  readonly url: string | null;
}

/**
 * A calendar of whole days that programs subscribe to. Lines end by CRLF and are folded at 75 octets, never inside a
 * character; commas, semicolons, backslashes and line ends are escaped. `stampedAt` is when what is shown was last
 * written, so that the same days give the same bytes.
 *
 * Source: RFC 5545, sections 3.1 (folding), 3.3.11 (text), 3.6.1 (events; DTEND is the day after).
 */
export function writeCalendar(name: string, days: readonly CalendarDay[], stampedAt: Date): string {
  const stamp = stampedAt.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Jalon//Jalon//FR", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", `X-WR-CALNAME:${escaped(name)}`];
  for (const one of days) {
    lines.push(
      "BEGIN:VEVENT", `UID:${escaped(one.uid)}`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${compact(one.on)}`, `DTEND;VALUE=DATE:${compact(addDays(one.on, 1))}`,
      `SUMMARY:${escaped(one.summary)}`, `DESCRIPTION:${escaped(one.description)}`, ...(one.url === null ? [] : [`URL:${one.url.replace(/[\r\n]/g, "")}`]), "TRANSP:TRANSPARENT", "END:VEVENT",
    );
  }
  return [...lines, "END:VCALENDAR"].map((line) => `${folded(line)}\r\n`).join("");
}

function compact(day: Day): string {
  return day.replaceAll("-", "");
}

function escaped(text: string): string {
  return text.replace(/[\\,;]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, "\\n");
}

function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const sign of line) {
    const size = new TextEncoder().encode(sign).length;
    // A folded line begins with a space, which counts.
    if (octets + size > 75) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += sign;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}
