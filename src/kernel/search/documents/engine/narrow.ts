import type { FacetColumn } from "../../columns.ts";
import { chosenOf, holds, tally } from "../../tally.ts";
import type { DocumentQuestion } from "../question.ts";
import type { Segment } from "./segment.ts";

export interface Narrowed<F extends string = string> {
  readonly docs: Uint32Array;
  /** For each value of each facet, what would be left if it were chosen, the other facets as they are. */
  readonly counts: Readonly<Record<F, Uint32Array>>;
}

/** Counts of whole segments, which nothing changes: the list without question is asked for most. */
const whole = new WeakMap<Segment, Narrowed>();

/** Which documents pass the filters, and what each other choice would leave: a document counts in a facet where it fails no other. */
export function narrow<F extends string>(segment: Segment<F>, docs: Uint32Array, filters: NonNullable<DocumentQuestion<F>["filters"]>, counting: boolean): Narrowed<F> {
  const { columns, profile: { facets } } = segment;
  const full = counting && docs === segment.everything && facets.every((code) => (filters[code] ?? []).length === 0);
  const known = full ? whole.get(segment) as Narrowed<F> | undefined : undefined;
  if (known !== undefined) return known;
  const asked = facets.flatMap((code, at) => {
    const chosen = chosenOf(columns[code], filters[code]);
    return chosen === null ? [] : [{ at, column: columns[code], chosen }];
  });
  const kept = new Uint32Array(asked.length === 0 ? 0 : docs.length);
  let count = 0;
  const alone: number[][] = facets.map(() => []);
  if (asked.length > 0) {
    for (const doc of docs) {
      let failed = 0;
      for (const { at, column, chosen } of asked) if (!holds(column, doc, chosen, 0)) failed |= 1 << at;
      if (failed === 0) kept[count++] = doc;
      else if (counting && (failed & (failed - 1)) === 0) alone[31 - Math.clz32(failed)]?.push(doc);
    }
  }
  const passed = asked.length === 0 ? docs : kept.subarray(0, count);
  const countsOf = (column: FacetColumn, at: number): Uint32Array => {
    const counts = new Uint32Array(counting ? column.values.length : 0);
    if (!counting) return counts;
    tally(column, passed, counts, 0);
    tally(column, alone[at] ?? [], counts, 0);
    return counts;
  };
  const narrowed: Narrowed<F> = { docs: passed, counts: Object.fromEntries(facets.map((code, at) => [code, countsOf(columns[code], at)])) as unknown as Record<F, Uint32Array> };
  if (full) whole.set(segment, narrowed);
  return narrowed;
}
