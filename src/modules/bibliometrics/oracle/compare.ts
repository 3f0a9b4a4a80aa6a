import type { UnitResult } from "../domain/engine.ts";
import type { OracleResult } from "./scores.ts";

export interface Comparison {
  /** Values held against each other. */
  readonly values: number;
  /** Largest difference, relative to the oracle's value where that is beyond 1. */
  readonly largestDifference: number;
  /** Results that one has and the other has not, and values farther apart than asked, in words. */
  readonly faults: readonly string[];
}

/** Holds every number of every result against the oracle's. */
export function compareResults(results: readonly UnitResult[], oracle: readonly OracleResult[], tolerance = 1e-9): Comparison {
  const name = (one: Pick<UnitResult, "unit" | "counting" | "year" | "field">): string => `${one.unit}, ${one.counting}, ${one.year ?? "all years"}, ${one.field ?? "all fields"}`;
  const expected = new Map(oracle.map((one) => [name(one), one]));
  const faults: string[] = [];
  let values = 0;
  let largestDifference = 0;
  for (const result of results) {
    const known = expected.get(name(result));
    expected.delete(name(result));
    if (known === undefined) {
      faults.push(`${name(result)}: unknown to the oracle`);
      continue;
    }
    const pairs: readonly (readonly [string, number | null, number | null])[] = [
      ["papers", result.papers, known.papers], ["weight", result.weight, known.weight], ["citations", result.citations, known.citations],
      ["impact", result.normalisedImpact.value, known.normalisedImpact], ["journal impact", result.journalNormalisedImpact.value, known.journalNormalisedImpact],
      ["top 10 %", result.top["1/10"].value, known.top10], ["top 5 %", result.top["1/20"].value, known.top20], ["top 1 %", result.top["1/100"].value, known.top100],
      ["uncited", result.uncitedShare.value, known.uncitedShare],
    ];
    for (const [what, mine, theirs] of pairs) {
      values += 1;
      if (mine === null && theirs === null) continue;
      const difference = mine === null || theirs === null ? Number.POSITIVE_INFINITY : Math.abs(mine - theirs) / Math.max(1, Math.abs(theirs));
      largestDifference = Math.max(largestDifference, difference);
      if (!(difference <= tolerance)) faults.push(`${name(result)}: ${what} ${mine} for ${theirs}`);
    }
  }
  return { values, largestDifference, faults: [...faults, ...[...expected.keys()].map((one) => `${one}: only the oracle has it`)] };
}
