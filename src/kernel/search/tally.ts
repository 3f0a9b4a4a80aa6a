import type { FacetColumn } from "./columns.ts";

/** Null where nothing is chosen. A value that nothing has leaves nothing. */
export function chosenOf(column: FacetColumn | undefined, values: readonly string[] | undefined): Uint8Array | null {
  if (column === undefined || values === undefined || values.length === 0) return null;
  const chosen = new Uint8Array(column.values.length);
  for (const value of values) {
    const number = column.numberOf.get(value);
    if (number !== undefined) chosen[number] = 1;
  }
  return chosen;
}

export function holds({ starts, codes, from, until }: FacetColumn, doc: number, chosen: Uint8Array, on: number): boolean {
  const end = starts[doc + 1] ?? 0;
  for (let at = starts[doc] ?? 0; at < end; at += 1) {
    if (chosen[codes[at] ?? 0] !== 1) continue;
    if (from === null || until === null || ((from[at] ?? 0) <= on && on < (until[at] ?? 0))) return true;
  }
  return false;
}

/** A document counts once for a value, however often it bears it. Nearly always nothing is dated and nothing is borne twice. */
export function tally(column: FacetColumn, docs: ArrayLike<number>, counts: Uint32Array, on: number): void {
  const { starts, codes, from, until, distinct } = column;
  // The last document counted for each value.
  const seen = distinct ? null : new Uint32Array(counts.length);
  if (seen === null && from === null) {
    for (let place = 0; place < docs.length; place += 1) {
      const doc = docs[place] ?? 0;
      const end = starts[doc + 1] ?? 0;
      for (let at = starts[doc] ?? 0; at < end; at += 1) {
        const code = codes[at] ?? 0;
        counts[code] = (counts[code] ?? 0) + 1;
      }
    }
    return;
  }
  for (let place = 0; place < docs.length; place += 1) {
    const doc = docs[place] ?? 0;
    const end = starts[doc + 1] ?? 0;
    for (let at = starts[doc] ?? 0; at < end; at += 1) {
      if (from !== null && until !== null && ((from[at] ?? 0) > on || on >= (until[at] ?? 0))) continue;
      const code = codes[at] ?? 0;
      if (seen !== null) {
        if (seen[code] === doc + 1) continue;
        seen[code] = doc + 1;
      }
      counts[code] = (counts[code] ?? 0) + 1;
    }
  }
}
