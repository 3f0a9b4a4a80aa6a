import type { Bilingual, Language } from "../../kernel/i18n/language.ts";

/** In the order in which equal answers are given. */
export const searchKinds = ["priority", "objective", "action", "indicator", "series", "resource", "contradiction"] as const;
export type SearchKind = (typeof searchKinds)[number];

/** One thing that can be found. `text` is what else is known of it, searched after the title. */
export interface SearchEntry {
  readonly kind: SearchKind;
  readonly code: string;
  readonly title: Bilingual;
  readonly text: Bilingual;
  readonly href: string;
}

export interface SearchResult {
  readonly entry: SearchEntry;
  /** Higher is better; only the order means something. */
  readonly score: number;
}

/** A piece of text, marked where it answers the query. */
export interface Marked {
  readonly text: string;
  readonly hit: boolean;
}

/** What people call a kind, folded, in both languages. A map, not an object: any word may be looked up. */
const kindNames: ReadonlyMap<string, readonly SearchKind[]> = new Map([
  ["priorite", ["priority"]], ["priority", ["priority"]], ["objectif", ["objective"]], ["objective", ["objective"]], ["action", ["action"]],
  ["indicateur", ["indicator", "series"]], ["indicator", ["indicator", "series"]], ["volet", ["series"]], ["part", ["series"]], ["serie", ["series"]], ["series", ["series"]],
  ["contradiction", ["contradiction"]],
]);

/** Left out of a query that has other words: they are in every text, or are what an apostrophe leaves of an article. */
const weakWords = new Set("a au aux d de des du en et l la le les n ou par pour s sur un une the of and in on to for an".split(" "));

const wordPattern = /[\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*/gu;

/** Lower case, without accents, ligatures opened. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("œ", "oe").replaceAll("æ", "ae");
}

function wordsOf(text: string): string[] {
  return fold(text).match(wordPattern) ?? [];
}

/** A plural finds its singular: the final s or x of a long word is not asked for. */
function stem(word: string): string {
  return word.length > 3 && !/\d/.test(word) ? word.replace(/[sx]$/, "") : word;
}

/** The words that a text has to begin a word with, each, to answer the query. */
export function queryWords(query: string): string[] {
  const all = wordsOf(query.slice(0, 200)).slice(0, 12);
  const strong = all.filter((word) => !weakWords.has(word));
  return [...new Set((strong.length > 0 ? strong : all).map(stem))];
}

interface CodeAsked {
  readonly code: string;
  readonly kinds: readonly SearchKind[] | null;
}

/** "48", "4.d", "4d" or "action 48": a code, and the kind where one is named. Null where the query is not just that. */
function codeAsked(query: string): CodeAsked | null {
  const words = wordsOf(query);
  const [first = "", second] = words;
  const kinds = kindNames.get(stem(first)) ?? kindNames.get(first);
  if (words.length === 2 && kinds !== undefined && second !== undefined) return { code: normalCode(second), kinds };
  return words.length === 1 && first !== "" ? { code: normalCode(first), kinds: null } : null;
}

/** "4d", "4.d" and "4.D" are one code. */
function normalCode(code: string): string {
  return fold(code).replace(/^(\d+)([a-z])$/, "$1.$2");
}

interface Indexed {
  readonly entry: SearchEntry;
  readonly code: string;
  readonly titleWords: readonly string[];
  readonly textWords: readonly string[];
}

function indexed(entry: SearchEntry): Indexed {
  const { title, text } = entry;
  return { entry, code: normalCode(entry.code), titleWords: wordsOf(`${title.fr} ${title.en}`), textWords: wordsOf(`${text.fr} ${text.en}`) };
}

const scores = { codeOfKind: 2000, code: 1000, codeStart: 60, titleWord: 40, titleStart: 30, textWord: 6, textStart: 4 } as const;

/** What one word of the query is worth in an entry; 0 where it is not there at all. */
function wordScore({ entry, code, titleWords, textWords }: Indexed, word: string): number {
  if (code === word || kindNames.get(word)?.includes(entry.kind) === true) return scores.titleWord;
  if (titleWords.includes(word)) return scores.titleWord;
  if (titleWords.some((one) => one.startsWith(word))) return scores.titleStart;
  if (/\d/.test(word) && code.startsWith(`${word}.`)) return scores.codeStart;
  if (textWords.includes(word)) return scores.textWord;
  return textWords.some((one) => one.startsWith(word)) ? scores.textStart : 0;
}

function scoreOf(one: Indexed, asked: CodeAsked | null, words: readonly string[]): number {
  const exact = asked !== null && one.code === asked.code && (asked.kinds === null || asked.kinds.includes(one.entry.kind));
  const base = exact ? (asked.kinds === null ? scores.code : scores.codeOfKind) : 0;
  let sum = 0;
  for (const word of words) {
    const found = wordScore(one, word);
    if (found === 0) return base;
    sum += found;
  }
  return base + sum;
}

/**
 * What answers the query, best first? Every word has to begin a word of the code, the title or the text, in French or in
 * English, whatever the accents and the case; an exact code ("48", "4.d", "action 48") comes before everything, then
 * titles before texts, then the order of kinds and codes. An empty query finds nothing.
 */
export function search(entries: readonly SearchEntry[], query: string): SearchResult[] {
  const words = queryWords(query);
  if (words.length === 0) return [];
  const asked = codeAsked(query);
  return entries
    .map((entry) => ({ entry, score: scoreOf(indexed(entry), asked, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || searchKinds.indexOf(a.entry.kind) - searchKinds.indexOf(b.entry.kind) || a.entry.code.localeCompare(b.entry.code, "fr", { numeric: true }));
}

/** The text cut at the words that answer the query. Joined again the pieces give the text back. */
export function markWords(text: string, query: string): Marked[] {
  const words = queryWords(query);
  const pieces: Marked[] = [];
  let end = 0;
  for (const match of text.matchAll(wordPattern)) {
    const word = fold(match[0]);
    if (!words.some((asked) => word.startsWith(asked))) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), hit: false });
    pieces.push({ text: match[0], hit: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), hit: false });
  return pieces;
}

/** The stretch of a text around the first word that answers, whole words, about `length` signs; the beginning without one. */
export function excerpt(text: string, query: string, length = 160): string {
  if (text.length <= length) return text;
  const words = queryWords(query);
  const first = [...text.matchAll(wordPattern)].find((match) => words.some((asked) => fold(match[0]).startsWith(asked)))?.index ?? 0;
  const start = first < length * 0.6 ? 0 : text.indexOf(" ", first - Math.round(length * 0.4)) + 1;
  const cut = text.slice(start, start + length);
  const end = start + length >= text.length ? cut.length : Math.max(cut.lastIndexOf(" "), 1);
  return `${start > 0 ? "… " : ""}${cut.slice(0, end)}${start + end < text.length ? " …" : ""}`;
}

/** How many results of each kind, in the order of kinds, without empty ones. */
export function countKinds(results: readonly SearchResult[]): { readonly kind: SearchKind; readonly count: number }[] {
  return searchKinds.map((kind) => ({ kind, count: results.filter((one) => one.entry.kind === kind).length })).filter(({ count }) => count > 0);
}

/** The text in which the query is found, the page's language first: an English word on a French page shows its place. */
export function textThatAnswers(text: Bilingual, query: string, language: Language): string {
  const other = language === "fr" ? "en" : "fr";
  const hits = (which: Language): boolean => markWords(text[which], query).some((piece) => piece.hit);
  return !hits(language) && hits(other) ? text[other] : text[language];
}
