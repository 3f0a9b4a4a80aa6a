import { randomInt } from "node:crypto";
import type { Tally } from "../../domain/answers.ts";

/** A copy in an order that nobody can foresee (Fisher and Yates, with the generator of the system). */
export function shuffled<T>(values: readonly T[]): T[] {
  const mixed = [...values];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    const [a, b] = [mixed[last], mixed[other]];
    if (a !== undefined && b !== undefined) [mixed[last], mixed[other]] = [b, a];
  }
  return mixed;
}

/**
 * Of `waiting` things, how many are let go now: never fewer than the threshold together, and always a threshold kept back among
 * which nobody knows who is still there, so that the last are `threshold` too. At the end all go, or none where they are too few.
 */
export function lettingGo(waiting: number, threshold: number, last: boolean): number {
  if (last) return waiting >= threshold ? waiting : 0;
  return waiting >= 2 * threshold ? waiting - threshold : 0;
}

/** Splits into those let go and those kept back, drawn at random, both in random order. */
export function split<T>(waiting: readonly T[], threshold: number, last: boolean): { readonly gone: readonly T[]; readonly kept: readonly T[] } {
  const mixed = shuffled(waiting);
  const count = lettingGo(waiting.length, threshold, last);
  return { gone: mixed.slice(0, count), kept: mixed.slice(count) };
}

/**
 * Counters by group, less those that would single people out: of every group of people fewer than the threshold, and of the
 * next smallest (the first by its code among equals) where those left out are together fewer (the rest would be known by subtraction from the counters in all).
 * `contributors`: by group, by value, how many contributions.
 */
export function withoutSmallGroups(crossed: readonly Tally[], contributors: ReadonlyMap<string, ReadonlyMap<string, number>>, threshold: number): readonly Tally[] {
  const shown = new Map([...contributors].map(([group, values]) => [group, shownValues(values, threshold)]));
  return crossed.filter(({ group, groupValue }) => shown.get(group)?.has(groupValue) === true);
}

function shownValues(values: ReadonlyMap<string, number>, threshold: number): ReadonlySet<string> {
  const ascending = [...values].sort(([code, a], [other, b]) => a - b || (code < other ? -1 : 1));
  let hidden = 0;
  let at = 0;
  for (const [, count] of ascending) {
    if (count >= threshold && (hidden === 0 || hidden >= threshold)) break;
    hidden += count;
    at += 1;
  }
  return new Set(ascending.slice(at).map(([value]) => value));
}
