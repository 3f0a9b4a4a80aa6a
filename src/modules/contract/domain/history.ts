import type { Day } from "../../../kernel/time/day.ts";

export interface InForce<Version> {
  readonly version: Version;
  readonly from: Day;
  /** The first day on which the next version was in force; null where none is known. */
  readonly until: Day | null;
}

/**
 * Which version was in force from when to when? `dated` is in the order of entry into force, then of number: of two that
 * name the same day the later number holds, and the other was never in force. With `until`, what comes into force after
 * that day is left out; where nothing is in force by then, the first one stands for what is to come.
 */
export function inForceOverTime<Version extends { readonly inForceFrom: Day | null }>(dated: readonly Version[], until?: Day): InForce<Version>[] {
  const started = dated.flatMap((version) => (version.inForceFrom === null ? [] : [{ version, from: version.inForceFrom }]));
  const seen = until === undefined ? started : started.filter(({ from }) => from <= until);
  const kept = seen.length === 0 ? started.slice(0, 1) : seen;
  return kept.flatMap(({ version, from }, place) => {
    const next = kept[place + 1]?.from ?? null;
    return next === from ? [] : [{ version, from, until: next }];
  });
}
