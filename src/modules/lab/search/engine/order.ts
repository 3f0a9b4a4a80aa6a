import type { SearchSort } from "../domain/question.ts";
import { always } from "../../../../kernel/search/index.ts";
import type { SearchIndex } from "./search-index.ts";

const buckets = 8192;

/** The documents from `offset` on, `limit` at most, in the order asked. `docs` ascend, which is the order of names. */
export function ordered(index: SearchIndex, docs: Uint32Array, scores: Int32Array, sort: SearchSort, offset: number, limit: number): Uint32Array {
  const end = Math.min(docs.length, offset + limit);
  if (offset >= end) return new Uint32Array(0);
  if (sort === "name") return docs.slice(offset, end);
  if (sort === "relevance") return byScore(docs, scores).slice(offset, end);
  return byOpening(index, docs, sort === "opened-last", offset, end);
}

/** Best first; equal scores keep the order of names. Sorted by counting, as scores are small numbers. */
function byScore(docs: Uint32Array, scores: Int32Array): Uint32Array {
  const starts = new Uint32Array(buckets + 1);
  const bucket = (doc: number): number => buckets - 1 - Math.max(0, Math.min(buckets - 1, (scores[doc] ?? 0) + 256));
  for (const doc of docs) {
    const at = bucket(doc) + 1;
    starts[at] = (starts[at] ?? 0) + 1;
  }
  for (let at = 0; at < buckets; at += 1) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  const sorted = new Uint32Array(docs.length);
  for (const doc of docs) {
    const at = bucket(doc);
    const place = starts[at] ?? 0;
    sorted[place] = doc;
    starts[at] = place + 1;
  }
  return sorted;
}

function byOpening({ byOpening: order, opened, size }: SearchIndex, docs: Uint32Array, latest: boolean, offset: number, end: number): Uint32Array {
  const wanted = new Uint8Array(size);
  for (const doc of docs) wanted[doc] = 1;
  const found = new Uint32Array(end);
  let count = 0;
  const take = (doc: number): void => {
    if (count < end && wanted[doc] === 1) found[count++] = doc;
  };
  // Unknown openings stand last in both directions.
  let known = size;
  const unknown = (doc: number): boolean => opened[doc] === 0 || opened[doc] === always.until;
  while (known > 0 && unknown(order[known - 1] ?? 0)) known -= 1;
  if (latest) for (let at = known - 1; at >= 0; at -= 1) take(order[at] ?? 0);
  else for (let at = 0; at < known; at += 1) take(order[at] ?? 0);
  for (let at = known; at < size; at += 1) take(order[at] ?? 0);
  return found.slice(offset, count);
}
