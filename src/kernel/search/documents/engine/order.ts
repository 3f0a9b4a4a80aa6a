import { tiers, tierWidth } from "../ranking.ts";
import type { Segment } from "./segment.ts";

export interface Ranked {
  readonly segment: number;
  readonly doc: number;
}

/** Numbers counted outside of the index, by code: for an order that it does not hold itself. */
export type OutsideCounts = ReadonlyMap<string, number>;

/** The best `limit` of each segment's documents (ascending), merged in the order asked; ties by title, then by code. */
export function ordered(segments: readonly Segment[], docs: readonly Uint32Array[], sort: string, limit: number, outside: OutsideCounts): Ranked[] {
  const lists = segments.map((segment, index) => bestOf(segment, docs[index] ?? new Uint32Array(0), sort, limit, outside));
  const value = ({ segment: index, doc }: Ranked): number => {
    const segment = segments[index];
    if (segment === undefined || sort === "title") return 0;
    if (sort === "relevance") return segment.room.scores[doc] ?? 0;
    const own = segment.orders.get(sort);
    return own === undefined ? (outside.get(segment.codes[doc] ?? "") ?? 0) : (own.numbers[doc] ?? 0);
  };
  const key = ({ segment, doc }: Ranked): string => segments[segment]?.titleKeys[doc] ?? "";
  const code = ({ segment, doc }: Ranked): string => segments[segment]?.codes[doc] ?? "";
  const before = (a: Ranked, b: Ranked): boolean => {
    const [valueA, valueB] = [value(a), value(b)];
    if (valueA !== valueB) return valueA > valueB;
    const [keyA, keyB] = [key(a), key(b)];
    return keyA === keyB ? code(a) <= code(b) : keyA < keyB;
  };
  return lists.map((list, segment) => Array.from(list, (doc) => ({ segment, doc }))).reduce((merged, list) => merge(merged, list, before, limit), []);
}

function merge(a: readonly Ranked[], b: readonly Ranked[], before: (one: Ranked, other: Ranked) => boolean, limit: number): Ranked[] {
  if (a.length === 0) return b.slice(0, limit);
  if (b.length === 0) return a.slice(0, limit);
  const merged: Ranked[] = [];
  let left = 0;
  let right = 0;
  while (merged.length < limit && (left < a.length || right < b.length)) {
    const [one, other] = [a[left], b[right]];
    if (other === undefined || (one !== undefined && before(one, other))) {
      if (one !== undefined) merged.push(one);
      left += 1;
    } else {
      merged.push(other);
      right += 1;
    }
  }
  return merged;
}

function bestOf(segment: Segment, docs: Uint32Array, sort: string, limit: number, outside: OutsideCounts): Uint32Array {
  if (sort === "title") return docs.slice(0, limit);
  if (sort === "relevance") return byScore(docs, segment.room.scores, limit);
  const own = segment.orders.get(sort);
  if (own === undefined) {
    const counts = Uint32Array.from(docs, (doc) => outside.get(segment.codes[doc] ?? "") ?? 0);
    return byScore(docs, counts, limit, false);
  }
  if (docs.length === segment.size) return own.sorted.slice(0, limit);
  const wanted = new Uint8Array(segment.size);
  for (const doc of docs) wanted[doc] = 1;
  const found = new Uint32Array(Math.min(limit, docs.length));
  let count = 0;
  for (const doc of own.sorted) {
    if (count === found.length) break;
    if (wanted[doc] === 1) found[count++] = doc;
  }
  return found;
}

const shift = 6;
const buckets = ((tiers.length * tierWidth) >> shift) + 2;

/** Those with the highest scores, best first, equal ones as they came: only what can come in is sorted. */
function byScore(docs: Uint32Array, scores: ArrayLike<number>, limit: number, byDoc = true): Uint32Array {
  const scoreAt = (place: number): number => (byDoc ? (scores[docs[place] ?? 0] ?? 0) : (scores[place] ?? 0));
  let least = 0;
  if (docs.length > 4 * limit) {
    const counts = new Uint32Array(buckets);
    for (let place = 0; place < docs.length; place += 1) {
      const bucket = Math.min(buckets - 1, scoreAt(place) >> shift);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
    let sum = 0;
    let bucket = buckets - 1;
    for (; bucket > 0 && sum < limit; bucket -= 1) sum += counts[bucket] ?? 0;
    least = (bucket + (sum < limit ? 0 : 1)) << shift;
  }
  const keys: number[] = [];
  for (let place = 0; place < docs.length; place += 1) {
    const score = scoreAt(place);
    if (score >= least) keys.push(-score * 2 ** 21 + place);
  }
  const sorted = Float64Array.from(keys).sort();
  return Uint32Array.from(sorted.subarray(0, limit), (key) => docs[((key % 2 ** 21) + 2 ** 21) % 2 ** 21] ?? 0);
}
