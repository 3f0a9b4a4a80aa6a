import { facetCodes, type FacetCode, type SearchState } from "../domain/question.ts";
import { chosenOf, holds, tally } from "../../../../kernel/search/index.ts";
import type { SearchIndex } from "./search-index.ts";

export interface Narrowing {
  readonly kind: number;
  /** As `dayNumber`. */
  readonly on: number;
  readonly state: SearchState;
  readonly filters: Partial<Readonly<Record<FacetCode, readonly string[]>>>;
}

export interface Counted {
  /** Ascending. */
  readonly docs: Uint32Array;
  /** For each value of each facet, what would be left if it were chosen beside the other facets. */
  readonly facets: Readonly<Record<FacetCode, Uint32Array>>;
  readonly states: Readonly<Record<SearchState, number>>;
  /** By kind number, open or as `state` says, whatever the facets. */
  readonly kinds: readonly number[];
}

const stateBit = 1 << facetCodes.length;

/**
 * Which of the documents pass, and what each other choice would leave: each document is given the set of facets it
 * fails, and counts in a facet where it fails no other. `counting` false: documents only.
 */
export function narrow(index: SearchIndex, docs: Uint32Array, { kind, on, state, filters }: Narrowing, counting = true): Counted {
  const columns = facetCodes.map((code) => index.facets[code]);
  const chosen = facetCodes.map((code, at) => chosenOf(columns[at], filters[code]));
  const asked = chosen.flatMap((picked, at) => (picked === null ? [] : [at]));
  const kept = new Uint32Array(docs.length);
  let keptCount = 0;
  // Documents that fail one facet alone: they count in that one.
  const alone: number[][] = columns.map(() => []);
  const kinds = [0, 0, 0, 0];
  const states = { open: 0, closed: 0, all: 0 };
  const { opened, closed, kinds: kindOf } = index;
  for (let place = 0; place < docs.length; place += 1) {
    const doc = docs[place] ?? 0;
    const over = (closed[doc] ?? 0) <= on;
    const open = !over && (opened[doc] ?? 0) <= on;
    const wanted = state === "all" || (state === "open" ? open : over);
    const ofKind = kindOf[doc] ?? 3;
    if (wanted) kinds[ofKind] = (kinds[ofKind] ?? 0) + 1;
    if (ofKind !== kind) continue;
    let failed = 0;
    for (const at of asked) {
      const column = columns[at];
      const picked = chosen[at];
      if (column !== undefined && picked !== null && picked !== undefined && !holds(column, doc, picked, on)) failed |= 1 << at;
    }
    if (failed === 0) {
      states.all += 1;
      if (open) states.open += 1;
      if (over) states.closed += 1;
    }
    if (!wanted) failed |= stateBit;
    if (failed === 0) kept[keptCount++] = doc;
    else if (counting && failed !== stateBit && (failed & (failed - 1)) === 0) alone[31 - Math.clz32(failed)]?.push(doc);
  }
  const passed = kept.subarray(0, keptCount);
  const counts = columns.map((column, at) => {
    const count = new Uint32Array(counting ? column.values.length : 0);
    if (!counting) return count;
    tally(column, passed, count, on);
    tally(column, alone[at] ?? [], count, on);
    return count;
  });
  return {
    docs: passed,
    facets: Object.fromEntries(facetCodes.map((code, at) => [code, counts[at]])) as Record<FacetCode, Uint32Array>,
    states,
    kinds,
  };
}
