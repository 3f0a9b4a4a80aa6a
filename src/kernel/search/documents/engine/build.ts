import { always, ColumnBuilder, dayNumber } from "../../columns.ts";
import { PostingsBuilder } from "../../postings.ts";
import { createSpelling } from "../../spelling.ts";
import { compact, fold, isStopWord } from "../../words.ts";
import { cognatesOf } from "../cognate.ts";
import { freshnessOf, points } from "../ranking.ts";
import { foldedWords, stemOf } from "../stem.ts";
import type { Vocabulary } from "../vocabulary.ts";
import type { DocumentEntry, IndexProfile } from "./entry.ts";
import { conceptSign, joinedSign, type Segment } from "./segment.ts";
import { wordsOfEntry } from "./words-of-entry.ts";

/**
 * Takes entries one after the other and makes a segment of them, in slices: `breathe` lets other requests through
 * between two stretches. Entries come in any order; what they hold beyond the index is not kept.
 */
export async function buildSegment<F extends string>(profile: IndexProfile<F>, entries: readonly DocumentEntry<F>[], vocabulary: Vocabulary, breathe: () => Promise<void> = async () => undefined): Promise<Segment<F>> {
  const { facets } = profile;
  const pace = pacer(breathe);
  const keyed = entries.map((entry) => ({ entry, key: fold(entry.titles[0] ?? entry.code) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.entry.code < b.entry.code ? -1 : 1));
  await breathe();
  const size = keyed.length;
  const builder = new PostingsBuilder();
  const columns = Object.fromEntries(facets.map((code) => [code, new ColumnBuilder(false)])) as Record<F, ColumnBuilder>;
  const written = new Map<string, string>();
  const exactTitles = new Map<string, number[]>();
  const acronyms = new Map<string, number[]>();
  const identifiers = new Map<string, number[]>();
  const names = new Map<F, Map<string, string>>();
  const titleStems: string[] = [];
  const titleLengths = new Uint8Array(size);
  const numbers = new Map(["newest", ...(profile.orders ?? [])].map((name) => [name, new Int32Array(size)]));
  const quality = new Uint16Array(size);
  const freshness = new Uint16Array(size);
  const vanished = new Uint8Array(size);
  for (const [doc, { entry }] of keyed.entries()) {
    if (doc % 32 === 0) await pace();
    builder.add(wordsOfEntry(entry, vocabulary, written));
    for (const code of facets) columns[code].add(entry.facets[code].map((value) => ({ value, ...always })));
    for (const [code, named] of Object.entries(entry.valueNames) as [F, Readonly<Record<string, string>>][]) {
      const held = names.get(code) ?? new Map<string, string>();
      names.set(code, held);
      for (const [value, name] of Object.entries(named)) if (!held.has(value)) held.set(value, name);
    }
    const stems = entry.titles.map((title) => telling(title));
    titleStems.push(` ${stems.map((list) => list.join(" ")).join(" | ")} `);
    titleLengths[doc] = Math.max(1, Math.min(255, ...stems.map((list) => list.length)));
    for (const title of new Set(entry.titles.map(compact))) note(exactTitles, title, doc);
    for (const acronym of acronymsOf(entry)) note(acronyms, acronym, doc);
    for (const identifier of entry.identifiers) note(identifiers, compact(identifier), doc);
    for (const [name, held] of numbers) held[doc] = name === "newest" ? dayNumber(entry.published) : (entry.orders?.[name] ?? 0);
    quality[doc] = Math.round(Math.max(0, Math.min(1, entry.quality)) * points.quality * 1000);
    freshness[doc] = Math.round(freshnessOf(entry.ageYears) * points.freshness * 1000);
    vanished[doc] = entry.vanished ? 1 : 0;
  }
  await breathe();
  const postings = builder.finish();
  await breathe();
  const spelling = createSpelling(postings.words.map((word) => (word.startsWith(conceptSign) || word.startsWith(joinedSign) ? "" : word)));
  const cognates = profile.cognates === true ? cognatesOf(postings.words) : new Map<string, number[]>();
  await breathe();
  return {
    profile, size, titleStems, titleLengths, postings, spelling, cognates, written, exactTitles, acronyms, identifiers, quality, freshness, vanished,
    codes: keyed.map(({ entry }) => entry.code),
    numberOf: new Map(keyed.map(({ entry }, doc) => [entry.code, doc])),
    titleKeys: keyed.map(({ key }) => key),
    columns: Object.fromEntries(facets.map((code) => [code, columns[code].finish()])) as unknown as Segment<F>["columns"],
    valueNames: names,
    orders: new Map([...numbers].map(([name, held]) => [name, { numbers: held, sorted: Uint32Array.from(keyed, (_, doc) => doc).sort((a, b) => (held[b] ?? 0) - (held[a] ?? 0) || a - b) }])),
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

/** Words in capitals of a title that is not all capitals, and keywords in capitals: `COVID-19`, `RNA`. */
function acronymsOf({ titles, keywords }: DocumentEntry<string>): Set<string> {
  const inTitles = titles.filter((title) => /\p{Ll}/u.test(title)).flatMap((title) => [...title.matchAll(/(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}]*(?:[-.][\p{Lu}\p{N}]+)*(?![\p{L}\p{N}])/gu)].map(([word]) => word));
  const inKeywords = keywords.filter((keyword) => /^\p{Lu}[\p{Lu}\p{N}.-]*$/u.test(keyword));
  return new Set([...inTitles, ...inKeywords].map(compact).filter((word) => word.length >= 2));
}
