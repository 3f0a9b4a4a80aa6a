import { plainHyphens, plainSpaces } from "../../../../kernel/text/french-number.ts";
import type { TextDocument } from "../../../../kernel/text/document.ts";
import { fold } from "./words.ts";

/** A line as a reader sees it: without markup, with how it is marked. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly raw: string;
  /** Plain text: one kind of space and apostrophe, no markup, no heading marks, no bullet. */
  readonly text: string;
  readonly folded: string;
  /** 1 to 6 for `#` to `######`, 7 for a line wholly in bold, 8 for a short line standing alone, 0 for text. */
  readonly level: number;
  readonly bullet: boolean;
  readonly blank: boolean;
  /** A table cell mark in it: its text is not prose. */
  readonly tabular: boolean;
  /** Stands on page after page: a running head or foot. */
  readonly running: boolean;
}

const entities: Readonly<Record<string, string>> = {
  nbsp: " ", amp: "&", lt: "<", gt: ">", rsquo: "'", lsquo: "'", apos: "'", euro: "€", eacute: "é", egrave: "è", agrave: "à", bull: "•", ndash: "–", mdash: "—", "#160": " ", "#8239": " ", "#39": "'", "#8217": "'",
};
const longest = 12_000;

/** Text without the marks of Markdown and HTML. Spaces become plain, runs of them one. */
export function plainText(raw: string): string {
  const bounded = raw.length > longest ? raw.slice(0, longest) : raw;
  return plainSpaces(bounded.normalize("NFC"))
    .replace(/[\u00AD\u200B-\u200D\u2060\uFFFC]/g, "")
    .replace(/[\u2018\u2019\u02BC\u02B9\u0060\u00B4]/g, "'")
    .replace(/<(?:br|\/?p|\/?t[dhr]|\/?li)\b[^<>]{0,200}>/gi, " ")
    .replace(/<\/?[a-zA-Z][^<>]{0,200}>/g, "")
    .replace(/&(#?[a-z0-9]{1,8});/gi, (whole, name: string) => entities[name.toLowerCase()] ?? whole)
    .replace(/\((?:\\?\*){1,5}\)/g, (mark) => mark.replace(/\\?\*/g, "\uE000"))
    .replace(/\\\*/g, "\uE000")
    .replace(/\*\*|__/g, "")
    .replace(/(?<![\p{L}\d*(])\*(?=[^\s*)])([^*]{1,4000})\*/gu, "$1")
    .replace(/\uE000/g, "*")
    .replace(/\\([.()[\]#_-])/g, "$1")
    .replace(/\p{Cc}/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}

const headingMark = /^\s{0,8}(?:(#{1,6})\s*|<h([1-6])\b[^<>]{0,200}>\s*)/i;
const bulletMark = /^\s*(?:[-–—•·▪■►*+o]|\uF0B7)\s+(?=\S)/;

function wholeBold(raw: string): boolean {
  const trimmed = raw.trim();
  return /^\*\*[^*]+\*\*:?$/.test(trimmed) || /^__[^_]+__$/.test(trimmed) || /^<(b|strong)>[^<>]+<\/\1>$/i.test(trimmed);
}

function standsAlone(raw: string, before: string | undefined, after: string | undefined): boolean {
  const text = raw.trim();
  if (text.length < 8 || text.length > 220 || (before ?? "").trim() !== "" || (after ?? "").trim() !== "") return false;
  return /^[\p{Lu}"«]/u.test(text) && !/[.,;:!?|»]$/.test(text) && !/\t/.test(raw);
}

/** A line without its numbers, spaces and marks: pages differ by their number only. */
function headKey(raw: string): string {
  return raw.length > 240 ? "" : raw.toLowerCase().replace(/[^\p{L}]+/gu, "");
}

/** Texts of at least 12 letters that stand four times or more, and are no label, numbered item or table row. */
function runningHeads(lines: readonly string[]): ReadonlySet<string> {
  const times = new Map<string, number>();
  for (const raw of lines) {
    const key = headKey(raw);
    if (key.length >= 12 && !/[\t:]|<td/i.test(raw) && !/^[\s#*•-]*(?:action|objectif|priorité|axe|indicateur|total|fiche)/i.test(raw)) times.set(key, (times.get(key) ?? 0) + 1);
  }
  return new Set([...times].filter(([, count]) => count >= 4).map(([key]) => key));
}

/** Is the whole text set as a quotation (`> `), as forwarded messages are? A lone `> 1 500` is a number. */
function wholeQuote(lines: readonly string[]): boolean {
  const filled = lines.filter((raw) => raw.trim() !== "");
  return filled.length > 5 && filled.filter((raw) => /^\s{0,3}>/.test(raw)).length > filled.length * 0.9;
}

/** The same lines without what only dresses the whole text: marks of quotation, hyphens of several kinds. */
export function withoutDress(document: TextDocument): TextDocument {
  const quoted = wholeQuote(document.lines);
  return { name: document.name, lines: document.lines.map((raw) => plainHyphens(quoted ? raw.replace(/^\s{0,3}>[ \t]?/, "") : raw)) };
}

/** The lines of a document, each with its plain text and how it is marked. Never throws. */
export function readLines(document: TextDocument): readonly Line[] {
  const written = withoutDress(document).lines;
  const running = runningHeads(written);
  return written.map((raw, index) => {
    const heading = headingMark.exec(raw);
    const unmarked = heading === null ? raw : raw.slice(heading[0].length);
    const bullet = heading === null && bulletMark.test(unmarked) && !/^\s*\*\S/.test(unmarked);
    const text = plainText(bullet ? unmarked.replace(bulletMark, "") : unmarked).replace(/ #+$/, "");
    let level = heading?.[1]?.length ?? Number(heading?.[2] ?? 0);
    if (level === 0 && text !== "" && !bullet) {
      if (wholeBold(raw)) level = 7;
      else if (standsAlone(raw, written[index - 1], written[index + 1])) level = 8;
    }
    return { number: index + 1, raw, text, folded: fold(text), level, bullet, blank: text === "", tabular: /\t|<t[dhr]\b/i.test(raw) || (raw.match(/\|/g)?.length ?? 0) >= 3, running: running.has(headKey(raw)) };
  });
}

/** Is this the heading of a boxed aside: written in capitals? */
export function inCapitals(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, "");
  return letters.length > 3 && letters === letters.toUpperCase();
}
