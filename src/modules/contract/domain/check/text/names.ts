import type { TextDocument } from "../../../../../kernel/text/document.ts";
import { joinLines, paragraphLines } from "../../import/paragraphs.ts";
import { plain, stem } from "./words.ts";

/** A short name introduced beside its long one: "France Recherche en santé humaine (FReSH)". */
export interface ShortName {
  readonly short: string;
  readonly long: string;
  readonly line: number;
}

const smallWords = new Set("a au aux d de des du en et l la le les ou pour sur".split(" "));

/**
 * Short names of the document with the long names beside them, in either order. A long name is only taken when its
 * words begin with the letters of the short one, small words apart ("d'", "de", "en").
 */
export function readShortNames(document: TextDocument): ShortName[] {
  return paragraphLines(document.lines).flatMap((lines) => {
    const { text, lineAt } = joinLines(lines, (line) => withoutMarks(document.lines[line - 1] ?? ""));
    return shortNamesIn(text, lineAt);
  });
}

function withoutMarks(text: string): string {
  return text.replace(/[*_`]|<[^<>]*>/gu, "").trim();
}

/** The short names that one paragraph introduces; `lineAt` tells the line of a character of the paragraph. */
export function shortNamesIn(clean: string, lineAt: (index: number) => number): ShortName[] {
  const found: ShortName[] = [];
  for (const match of clean.matchAll(/\((?<inside>[^();]{2,120})(?:;[^()]*)?\)/gu)) {
    const before = clean.slice(Math.max(0, match.index - 120), match.index).split(/[().;:]/u).at(-1)?.trim() ?? "";
    const inside = (match.groups?.["inside"] ?? "").trim();
    const line = lineAt(match.index);
    if (/^\p{Lu}[\p{L}\d]{2,9}$/u.test(inside)) {
      const long = longNameAtEnd(before, inside);
      if (long !== null) found.push({ short: inside, long, line });
      continue;
    }
    const short = /(?:^|\s|['’])(\p{Lu}[\p{L}\d]{2,9})$/u.exec(before)?.[1];
    if (short !== undefined && longNameAtEnd(inside, short) === inside) found.push({ short, long: inside, line });
  }
  return found;
}

/** The words at the end of `text` that spell `short` with their first letters, or null. */
function longNameAtEnd(text: string, short: string): string | null {
  const words = text.split(/[\s'’-]+/u).filter((one) => one !== "");
  const letters = plain(short);
  for (let count = 2; count <= Math.min(words.length, 14); count += 1) {
    const last = words.slice(-count);
    const full = last.filter((one) => !smallWords.has(plain(one)));
    if (full.length < 2 || smallWords.has(plain(last[0] ?? ""))) continue;
    if (spells(full.map(plain), letters)) {
      const start = text.lastIndexOf(last[0] ?? "", text.length - full.join("").length);
      return text.slice(Math.max(0, start));
    }
  }
  return null;
}

/** Do the words give the letters, each word one or more of its leading letters, in order, none left out? */
function spells(words: readonly string[], letters: string): boolean {
  const [word, ...rest] = words;
  if (word === undefined) return letters === "";
  for (let taken = 1; taken <= Math.min(3, letters.length); taken += 1) {
    const piece = letters.slice(0, taken);
    // The first letter must lead the word, further letters may come from inside: "FReSH", "OLiS".
    if (piece[0] !== word[0] || !isWithin(piece, word)) continue;
    if (spells(rest, letters.slice(taken))) return true;
  }
  return false;
}

function isWithin(piece: string, word: string): boolean {
  let from = 0;
  for (const letter of piece) {
    const at = word.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

/** Long names are the same when their words have the same stems. */
export function sameLongName(left: string, right: string): boolean {
  return nameKey(left) === nameKey(right);
}

function nameKey(text: string): string {
  return plain(text).split(/[^a-z0-9]+/u).filter((one) => one !== "" && !smallWords.has(one)).map(stem).join(" ");
}
