import type { SearchEntry } from "../domain/entry.ts";
import { compact, fold, stem, wordsOf } from "../domain/words.ts";
import { solidWeight, type SearchIndex } from "./search-index.ts";

export interface Surroundings {
  readonly sorted: readonly SearchEntry[];
  readonly numberOf: ReadonlyMap<string, number>;
  readonly namedBy: SearchIndex["namedBy"];
  readonly regionNames: (code: string) => readonly string[];
  readonly lent: Map<string, readonly string[]>;
}

/** What a word is worth by where it stands. The worth of two terms adds up, so the steps are wide. */
const worth = { solid: solidWeight, acronym: 500, firstOfName: 260, name: 200, also: 70, place: 60, related: 40 } as const;

/** Every word under which an entity may be found, with what it is worth there; notes labels and identifiers in `solid`. */
export function wordsOfEntry(entry: SearchEntry, doc: number, around: Surroundings, solid: Set<string>, written: Map<string, string>): Map<string, number> {
  const words = new Map<string, number>();
  const put = (word: string, value: number): void => {
    if (word !== "" && (words.get(word) ?? 0) < value) words.set(word, value);
  };
  const putAll = (text: string, value: number): void => {
    for (const word of wordsOf(text)) put(word, value);
  };
  const putSolid = (text: string): void => {
    const whole = compact(text);
    if (!/\d/.test(whole)) return;
    solid.add(whole);
    put(whole, worth.solid);
  };
  wordsOf(entry.name).forEach((word, at) => put(word, at === 0 ? worth.firstOfName : worth.name));
  noteWriting(entry.name, written);
  if (entry.acronym !== null) {
    putAll(entry.acronym, worth.name);
    put(stem(compact(entry.acronym)), worth.acronym);
    put(compact(entry.acronym), worth.acronym);
  }
  putSolid(entry.code);
  for (const identifier of entry.identifiers) putSolid(identifier.slice(identifier.indexOf(":") + 1));
  for (const label of entry.labels) putAll(label, worth.also);
  for (const text of entry.also) {
    putAll(text, worth.also);
    if (/^[a-z][a-z _-]*\d+[a-z]?$/i.test(text)) putSolid(text);
  }
  if (entry.site_name !== null) {
    putAll(entry.site_name, worth.place);
    noteWriting(entry.site_name, written);
  }
  if (entry.region_code !== null) for (const name of around.regionNames(entry.region_code)) putAll(name, worth.place);
  const named = entry.kind === "person" ? (around.namedBy.get(doc) ?? []).flatMap(({ doc: at }) => around.sorted[at] ?? []) : [];
  for (const structure of named) for (const word of lent(structure, around)) put(word, worth.related);
  for (const { field, object } of entry.relations) {
    // A person is not what a structure is about: it is found under its own name, and with it its structures.
    const other = around.sorted[around.numberOf.get(object) ?? -1];
    if (other === undefined || (other.kind === "person" && field !== "director")) continue;
    // The label of a federation is not that of its units.
    for (const word of lent(other, around)) if (other.kind !== "structure" || !solid.has(word)) put(word, worth.related);
  }
  return words;
}

/** What a related entity lends to the search of another: worked out once each. */
function lent(other: SearchEntry, around: Surroundings): readonly string[] {
  const known = around.lent.get(other.entity);
  if (known !== undefined) return known;
  const words = new Set(wordsOf(other.name));
  if (other.kind !== "person") {
    for (const text of other.acronym === null ? [] : [...wordsOf(other.acronym), compact(other.acronym)]) words.add(text);
    for (const label of other.labels) words.add(compact(label));
  }
  const found = [...words];
  around.lent.set(other.entity, found);
  return found;
}

/** How words are written where the index keeps them without accent or plural: for suggestions. */
function noteWriting(text: string, written: Map<string, string>): void {
  for (const [word] of text.matchAll(/\p{L}{4,}/gu)) {
    const plain = word.normalize("NFC").toLowerCase();
    const key = stem(fold(plain));
    if (key !== plain && !written.has(key)) written.set(key, plain);
  }
}
