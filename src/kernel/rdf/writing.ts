import { rdf, type Quad, type Quad_Subject } from "./terms.ts";

const typeAddress = `${rdf}type`;

/** Short names of vocabularies, to the addresses they stand for: `{ dct: "http://purl.org/dc/terms/" }`. */
export type Prefixes = Readonly<Record<string, string>>;

/**
 * Statements as they come, so that a graph of any size is written with flat memory. A batch holds every statement about its
 * subjects that should stand together; blank nodes are known within their batch only.
 */
export type QuadBatches = Iterable<readonly Quad[]> | AsyncIterable<readonly Quad[]>;

export type RdfWriter = (batches: QuadBatches, prefixes: Prefixes) => AsyncIterable<string>;

/** From this many values of one property on, they are looked up rather than compared one by one. */
const manyValues = 16;

/** Statements by subject, then by predicate, in the order in which each first came; `rdf:type` first. */
export function bySubject(quads: readonly Quad[]): ReadonlyMap<string, { readonly subject: Quad_Subject; readonly predicates: ReadonlyMap<string, readonly Quad[]> }> {
  const subjects = new Map<string, { readonly subject: Quad_Subject; readonly predicates: Map<string, Quad[]> }>();
  const lookups = new Map<Quad[], Set<string>>();
  const holds = (same: Quad[], id: string): boolean => {
    if (same.length < manyValues) return same.some(({ object }) => object.id === id);
    let ids = lookups.get(same);
    if (ids === undefined || ids.size !== same.length) {
      ids = new Set(same.map(({ object }) => object.id));
      lookups.set(same, ids);
    }
    return ids.has(id);
  };
  for (const one of quads) {
    const { subject, predicate, object } = one;
    let held = subjects.get(subject.id);
    if (held === undefined) {
      held = { subject, predicates: new Map() };
      subjects.set(subject.id, held);
    }
    const same = held.predicates.get(predicate.value);
    if (same === undefined) held.predicates.set(predicate.value, [one]);
    else if (!holds(same, object.id)) {
      same.push(one);
      lookups.get(same)?.add(object.id);
    }
  }
  for (const { predicates } of subjects.values()) {
    const types = predicates.get(typeAddress);
    if (types === undefined || predicates.keys().next().value === typeAddress) continue;
    const others = [...predicates].filter(([name]) => name !== typeAddress);
    predicates.clear();
    predicates.set(typeAddress, types);
    for (const [name, held] of others) predicates.set(name, held);
  }
  return subjects;
}

/** Labels that name the same blank node of the same batch alike, and those of two batches never. */
export function blankNames(): { readonly next: () => void; readonly of: (label: string) => string } {
  let batch = 0;
  let names = new Map<string, string>();
  return {
    next: () => { batch += 1; names = new Map(); },
    of: (label) => {
      const known = names.get(label) ?? `b${batch}n${names.size}`;
      names.set(label, known);
      return known;
    },
  };
}

/** Pieces of some ten thousand characters: one per statement would cost more than the statement. */
export async function* inPieces(texts: AsyncIterable<string>): AsyncIterable<string> {
  let waiting: string[] = [];
  let length = 0;
  for await (const one of texts) {
    waiting.push(one);
    length += one.length;
    if (length < 65_536) continue;
    yield waiting.join("");
    waiting = [];
    length = 0;
  }
  if (length > 0) yield waiting.join("");
}

export interface ShortName {
  readonly prefix: string;
  readonly name: string;
}

/** As many addresses are remembered as the vocabularies of a document have; those of single records, which come once, do not push them out. */
const mostRemembered = 4_096;

/** The prefix and the rest of an address, where the rest is a plain name; null where no prefix fits. */
export function shortener(prefixes: readonly (readonly [string, string])[]): (address: string) => ShortName | null {
  const known = new Map<string, ShortName | null>();
  return (address) => {
    const remembered = known.get(address);
    if (remembered !== undefined) return remembered;
    const found = shortened(address, prefixes);
    if (known.size < mostRemembered) known.set(address, found);
    return found;
  };
}

function shortened(address: string, prefixes: readonly (readonly [string, string])[]): ShortName | null {
  for (const [prefix, start] of prefixes) {
    if (!address.startsWith(start)) continue;
    const name = address.slice(start.length);
    if (/^[A-Za-z_][\w-]*$/.test(name)) return { prefix, name };
  }
  return null;
}
