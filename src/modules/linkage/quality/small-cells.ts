/** Below this a count could point at people: the limit of the national health data. */
export const smallestCell = 11;

export interface CountedGroup {
  readonly group: string;
  /** Counts that would be shown. A zero points at nobody. */
  readonly counts: readonly number[];
}

/** The name under which small groups are told together. */
export const otherGroups = "other";

/**
 * Which groups must be told together so that no shown count lies between 1 and 10? Those with such a count become one,
 * `other`; while that one still has one, the smallest group left joins it, so that no count can be found by
 * subtraction from the total. Null: everything together is too small to be shown.
 */
export function groupsToMerge(groups: readonly CountedGroup[], minimum = smallestCell): ReadonlySet<string> | null {
  const isSmall = (counts: readonly number[]) => counts.some((count) => count > 0 && count < minimum);
  const merged = new Set(groups.filter(({ counts }) => isSmall(counts)).map(({ group }) => group));
  const rest = groups.filter(({ group }) => !merged.has(group)).toSorted((a, b) => (a.counts[0] ?? 0) - (b.counts[0] ?? 0) || (a.group < b.group ? -1 : 1));
  for (;;) {
    const together = groups.filter(({ group }) => merged.has(group)).reduce<readonly number[]>((sum, { counts }) => counts.map((count, at) => count + (sum[at] ?? 0)), []);
    if (merged.size === 0 || !isSmall(together)) return merged;
    const next = rest.shift();
    if (next === undefined) return null;
    merged.add(next.group);
  }
}
