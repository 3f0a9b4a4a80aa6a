import { always, ColumnBuilder, compact, createSpelling, dayNumber, fold, isStopWord, PostingsBuilder } from "../../../../kernel/search/index.ts";
import { facetCodes, type FacetCode } from "../domain/question.ts";
import { freshnessOf, points } from "../domain/ranking.ts";
import { foldedWords, stemOf } from "../domain/stem.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import type { SearchEntry } from "./entry.ts";
import { conceptSign, joinedSign, type Segment } from "./segment.ts";
import { wordsOfEntry } from "./words-of-entry.ts";

/** An entry with its words already worked out, as a segment is built of. */
export interface PreparedEntry {
  readonly entry: SearchEntry;
  readonly key: string;
  readonly words: ReadonlyMap<string, number>;
}

/**
 * Takes entries one after the other and makes a segment of them, in slices: `breathe` lets other requests through
 * between two stretches. Entries come in any order; what they hold beyond the index is not kept.
 */
export async function buildSegment(entries: readonly SearchEntry[], vocabulary: Vocabulary, breathe: () => Promise<void> = async () => undefined): Promise<Segment> {
  const pace = pacer(breathe);
  const keyed = entries.map((entry) => ({ entry, key: fold(entry.titles[0] ?? entry.code) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.entry.code < b.entry.code ? -1 : 1));
  await breathe();
  const size = keyed.length;
  const builder = new PostingsBuilder();
  const columns = Object.fromEntries(facetCodes.map((code) => [code, new ColumnBuilder(false)])) as Record<FacetCode, ColumnBuilder>;
  const written = new Map<string, string>();
  const exactTitles = new Map<string, number[]>();
  const acronyms = new Map<string, number[]>();
  const identifiers = new Map<string, number[]>();
  const names = new Map<FacetCode, Map<string, string>>();
  const titleStems: string[] = [];
  const titleLengths = new Uint8Array(size);
  const published = new Int32Array(size);
  const quality = new Uint16Array(size);
  const freshness = new Uint16Array(size);
  const vanished = new Uint8Array(size);
  for (const [doc, { entry }] of keyed.entries()) {
    if (doc % 32 === 0) await pace();
    builder.add(wordsOfEntry(entry, vocabulary, written));
    for (const code of facetCodes) columns[code].add(entry.facets[code].map((value) => ({ value, ...always })));
    for (const [code, name] of Object.entries(entry.valueNames) as [FacetCode, string][]) {
      const value = entry.facets[code][0];
      if (value !== undefined) names.set(code, (names.get(code) ?? new Map<string, string>()).set(value, name));
    }
    const stems = entry.titles.map((title) => telling(title));
    titleStems.push(` ${stems.map((list) => list.join(" ")).join(" | ")} `);
    titleLengths[doc] = Math.max(1, Math.min(255, ...stems.map((list) => list.length)));
    for (const title of new Set(entry.titles.map(compact))) note(exactTitles, title, doc);
    for (const acronym of acronymsOf(entry)) note(acronyms, acronym, doc);
    for (const identifier of entry.identifiers) note(identifiers, compact(identifier), doc);
    published[doc] = dayNumber(entry.published);
    quality[doc] = Math.round(Math.max(0, Math.min(1, entry.quality)) * points.quality * 1000);
    freshness[doc] = Math.round(freshnessOf(entry.ageYears) * points.freshness * 1000);
    vanished[doc] = entry.vanished ? 1 : 0;
  }
  await breathe();
  const postings = builder.finish();
  await breathe();
  const spelling = createSpelling(postings.words.map((word) => (word.startsWith(conceptSign) || word.startsWith(joinedSign) ? "" : word)));
  await breathe();
  return {
    size, titleStems, titleLengths, postings, spelling, written, exactTitles, acronyms, identifiers, published, quality, freshness, vanished,
    codes: keyed.map(({ entry }) => entry.code),
    numberOf: new Map(keyed.map(({ entry }, doc) => [entry.code, doc])),
    titleKeys: keyed.map(({ key }) => key),
    columns: Object.fromEntries(facetCodes.map((code) => [code, columns[code].finish()])) as unknown as Segment["columns"],
    valueNames: Object.fromEntries(names),
    byNewest: Uint32Array.from(keyed, (_, doc) => doc).sort((a, b) => (published[b] ?? 0) - (published[a] ?? 0) || a - b),
    dead: new Uint8Array(size),
    everything: Uint32Array.from(keyed, (_, doc) => doc),
    room: { found: new Uint16Array(size), tier: new Uint8Array(size), worth: new Float32Array(size), slotTier: new Uint8Array(size), slotWorth: new Float32Array(size), scores: new Int32Array(size) },
  };
}

const longestStretchMilliseconds = 8;

/** Breathes when a stretch has lasted long enough. */
function pacer(breathe: () => Promise<void>): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longestStretchMilliseconds) return;
    await breathe();
    since = performance.now();
  };
}

function telling(title: string): string[] {
  return foldedWords(title).filter((word) => !isStopWord(word)).map(stemOf);
}

function note(map: Map<string, number[]>, key: string, doc: number): void {
  if (key === "") return;
  const list = map.get(key);
  if (list === undefined) map.set(key, [doc]);
  else if (list.at(-1) !== doc) list.push(doc);
}

/** Words in capitals of a title that is not all capitals, and keywords in capitals: `CONSTANCES`, `COVID-19`, `RNA`. */
function acronymsOf({ titles, keywords }: SearchEntry): Set<string> {
  const inTitles = titles.filter((title) => /\p{Ll}/u.test(title)).flatMap((title) => [...title.matchAll(/(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}]*(?:[-.][\p{Lu}\p{N}]+)*(?![\p{L}\p{N}])/gu)].map(([word]) => word));
  const inKeywords = keywords.filter((keyword) => /^\p{Lu}[\p{Lu}\p{N}.-]*$/u.test(keyword));
  return new Set([...inTitles, ...inKeywords].map(compact).filter((word) => word.length >= 2));
}
