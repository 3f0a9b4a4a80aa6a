import { topShares, type Counting, type TopShare } from "../domain/engine.ts";
import { franceEvery, francePattern, plantedClasses, type CorpusPlan } from "./plan.ts";

/** A fraction in lowest terms, as text: `5/6`, `2`. */
export function fraction(numerator: bigint, denominator: bigint): string {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return denominator / a === 1n ? String(numerator / a) : `${numerator / a}/${denominator / a}`;
}

/** What a unit's indicators are, exactly, because of how its papers were made. */
export interface UnitTruth {
  readonly unit: string;
  readonly counting: Counting;
  readonly papers: number | null;
  readonly normalisedImpact: string;
  readonly journalNormalisedImpact: string;
  readonly top: Readonly<Record<TopShare, string>>;
  readonly uncitedShare: string | null;
}

/** What is known of a generated corpus before anything is computed. */
export interface CorpusTruth {
  readonly papers: number;
  readonly duplicates: number;
  readonly plantedPapers: number;
  readonly units: readonly UnitTruth[];
  /** Full counting: papers of the world, those with France, and of these those with another European country, by list. */
  readonly countries: { readonly world: number; readonly france: number; readonly withEu27: number; readonly withEu27AndUnitedKingdom: number; readonly withGeographicEurope: number };
}

/** Weight of the paper of class `citations` in the unit `UPPER`, as its denominator. */
export const upperDenominator = (citations: number): number => 2 + (citations % 4);
export const firstUpperClass = 11;

const last = plantedClasses - 1;

/**
 * Score of a planted paper among the top `share`, times its denominator. Its cells hold equal weights at 0, 1 … 20: the
 * threshold is in class 20 − k with k = ceil(x·21) − 1 classes above it, and the score there x·21 − k (Waltman & Schreiber
 * 2013).
 */
function plantedScore(citations: number, share: TopShare): { readonly numerator: bigint; readonly denominator: bigint } {
  const denominator = BigInt(share.split("/")[1] ?? "1");
  const above = (BigInt(plantedClasses) - 1n) / denominator;
  const place = BigInt(last - citations);
  if (place < above) return { numerator: denominator, denominator };
  return place === above ? { numerator: BigInt(plantedClasses) - above * denominator, denominator } : { numerator: 0n, denominator };
}

/** Mean of the scores of some classes under whole weights, as a fraction. */
function mean(terms: readonly { readonly weight: bigint; readonly numerator: bigint; readonly denominator: bigint }[]): string {
  const denominator = terms[0]?.denominator ?? 1n;
  let [above, below] = [0n, 0n];
  for (const term of terms) { above += term.weight * term.numerator; below += term.weight; }
  return fraction(above, below * denominator);
}

function plantedTruth(unit: string, counting: Counting, classes: readonly number[], papersOfClass: number): UnitTruth {
  // 60 is the common denominator of 1/2, 1/3, 1/4, 1/5.
  const weight = (citations: number): bigint => counting === "full" || classes.length === 1 ? 1n : 60n / BigInt(upperDenominator(citations));
  const impact = mean(classes.map((citations) => ({ weight: weight(citations), numerator: BigInt(2 * citations), denominator: BigInt(last) })));
  return {
    unit, counting, papers: papersOfClass * classes.length, normalisedImpact: impact, journalNormalisedImpact: impact,
    top: Object.fromEntries(topShares.map((share) => [share, mean(classes.map((citations) => ({ weight: weight(citations), ...plantedScore(citations, share) })))])) as Record<TopShare, string>,
    uncitedShare: classes.includes(0) ? "1" : "0",
  };
}

/** What is known by construction of the corpus that a plan makes. */
export function corpusTruth(plan: CorpusPlan): CorpusTruth {
  const papersOfClass = plan.plantedPerClass * plan.yearCount * plan.types.length;
  const units: UnitTruth[] = [];
  for (const counting of ["full", "fractional"] as const) {
    // All the papers of cells that share papers with no other: the world in small.
    units.push({ unit: "BLOCK", counting, papers: null, normalisedImpact: "1", journalNormalisedImpact: "1", top: { "1/100": "1/100", "1/20": "1/20", "1/10": "1/10" }, uncitedShare: null });
    if (plan.plantedPerClass === 0) continue;
    for (let citations = 0; citations < plantedClasses; citations += 1) units.push(plantedTruth(`CLASS-${String(citations).padStart(2, "0")}`, counting, [citations], papersOfClass));
    units.push(plantedTruth("UPPER", counting, Array.from({ length: plantedClasses - firstUpperClass }, (_, index) => firstUpperClass + index), papersOfClass));
  }
  const france = Math.ceil(plan.papers / franceEvery);
  const withOneOf = (...others: readonly string[]): number =>
    francePattern.reduce((sum, countries, index) => sum + (countries.split(";").slice(1).some((country) => others.includes(country)) ? Math.ceil(Math.max(0, france - index) / francePattern.length) : 0), 0);
  return {
    papers: plan.papers, duplicates: plan.duplicates, plantedPapers: plan.plantedPapers, units,
    countries: { world: plan.papers, france, withEu27: withOneOf("DE"), withEu27AndUnitedKingdom: withOneOf("DE", "GB"), withGeographicEurope: withOneOf("DE", "GB", "CH") },
  };
}
