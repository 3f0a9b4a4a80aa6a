/** Values of a group put together, with how many contributions gave one of them. */
export interface Category {
  readonly values: readonly string[];
  readonly count: number;
}

/**
 * The values of a group as they may be shown: those with fewer contributions than the threshold (zero included) are put
 * together at the end, with the next smallest (the first by its code among equals, as the counters choose which rows to keep)
 * where they are still too few. Who did not say is left out when there is
 * nobody. Fewer than two categories: the group is of no use, and the list is empty.
 */
export function mergeSmall(values: readonly Category[], threshold: number): readonly Category[] {
  const present = values.filter(({ values: codes, count }) => count > 0 || !codes.includes("no-answer"));
  const large = present.filter(({ count }) => count >= threshold);
  const rest = present.filter(({ count }) => count < threshold);
  const total = (): number => rest.reduce((sum, { count }) => sum + count, 0);
  while (rest.length > 0 && total() < threshold && large.length > 0) {
    const next = large.reduce((least, one) => (one.count < least.count || (one.count === least.count && codeOf(one) < codeOf(least)) ? one : least));
    large.splice(large.indexOf(next), 1);
    rest.push(next);
  }
  const order = (code: string): number => values.findIndex(({ values: codes }) => codes.includes(code));
  const merged = { values: rest.flatMap(({ values: codes }) => codes).toSorted((a, b) => order(a) - order(b)), count: total() };
  const all = rest.length === 0 ? large : [...large, merged];
  return all.length < 2 ? [] : all;
}

function codeOf({ values: [code = ""] }: Category): string {
  return code;
}
