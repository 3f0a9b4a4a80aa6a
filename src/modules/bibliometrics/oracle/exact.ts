import type { Analytics } from "../../../kernel/analytics/index.ts";
import { fraction } from "../generate/truth.ts";
import { oracleShares } from "./scores.ts";

/** A number as two whole numbers. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function rational(numerator: bigint, denominator: bigint): Rational {
  const common = gcd(numerator, denominator);
  return common === 0n ? { numerator: 0n, denominator: 1n } : { numerator: numerator / common, denominator: denominator / common };
}

export const plus = (a: Rational, b: Rational): Rational => rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
export const times = (a: Rational, b: Rational): Rational => rational(a.numerator * b.numerator, a.denominator * b.denominator);
export const over = (a: Rational, b: Rational): string => (b.numerator === 0n ? "none" : fraction(a.numerator * b.denominator, a.denominator * b.numerator));
const zero: Rational = { numerator: 0n, denominator: 1n };

interface Term { readonly paper: string; readonly kind: string; readonly citations: bigint; readonly v: bigint; readonly common: bigint; readonly total: bigint; readonly cited: bigint; readonly [threshold: `${"t" | "above" | "at"}_${number}`]: bigint }

function topScore(term: Term, q: number): Rational {
  const [t, above, at] = [term[`t_${q}`] ?? 0n, term[`above_${q}`] ?? 0n, term[`at_${q}`] ?? 1n];
  if (term.citations !== t) return rational(term.citations > t ? 1n : 0n, 1n);
  return rational(term.total - BigInt(q) * above, BigInt(q) * at);
}

export interface ExactScore {
  readonly paper: string;
  readonly normalised: Rational;
  readonly journalNormalised: Rational | null;
  readonly top: Readonly<Record<number, Rational>>;
}

/** The scores of every paper as fractions, by paper. For small corpora; call `oracleTables` first, with the same shares. */
export async function exactScores(analytics: Analytics, shares = oracleShares): Promise<ReadonlyMap<string, ExactScore>> {
  const scores = new Map<string, { paper: string; normalised: Rational; journalNormalised: Rational | null; top: Record<number, Rational> }>();
  for (const term of await analytics.rows<Term>("select * from oracle_term order by paper, code")) {
    const score = scores.get(term.paper) ?? { paper: term.paper, normalised: zero, journalNormalised: null, top: Object.fromEntries(shares.map((q) => [q, zero])) };
    scores.set(term.paper, score);
    const weight = rational(term.v, term.common);
    const normalised = times(weight, term.cited === 0n ? rational(1n, 1n) : rational(term.citations * term.total, term.cited));
    if (term.kind === "journal") {
      score.journalNormalised = normalised;
      continue;
    }
    score.normalised = plus(score.normalised, normalised);
    for (const q of shares) score.top[q] = plus(score.top[q] ?? zero, times(weight, topScore(term, q)));
  }
  return scores;
}

export interface ExactResult {
  readonly weight: string;
  readonly normalisedImpact: string;
  readonly journalNormalisedImpact: string;
  readonly top: Readonly<Record<number, string>>;
}

/** Every unit under one counting, all years and fields together, as fractions in lowest terms; `none` where nothing is divided by. */
export async function exactResults(analytics: Analytics, counting: "full" | "fractional", shares = oracleShares): Promise<ReadonlyMap<string, ExactResult>> {
  const scores = await exactScores(analytics, shares);
  const sums = new Map<string, { weight: Rational; normalised: Rational; journalWeight: Rational; journal: Rational; top: Record<number, Rational> }>();
  for (const row of await analytics.rows<{ paper: string; unit: string; w: bigint; unit_common: bigint }>("select * from oracle_unit order by unit, paper")) {
    const score = scores.get(row.paper);
    if (score === undefined) continue;
    const weight = counting === "full" ? rational(1n, 1n) : rational(row.w, row.unit_common);
    const sum = sums.get(row.unit) ?? { weight: zero, normalised: zero, journalWeight: zero, journal: zero, top: {} };
    sums.set(row.unit, sum);
    sum.weight = plus(sum.weight, weight);
    sum.normalised = plus(sum.normalised, times(weight, score.normalised));
    if (score.journalNormalised !== null) {
      sum.journalWeight = plus(sum.journalWeight, weight);
      sum.journal = plus(sum.journal, times(weight, score.journalNormalised));
    }
    for (const q of shares) sum.top[q] = plus(sum.top[q] ?? zero, times(weight, score.top[q] ?? zero));
  }
  return new Map(
    [...sums].map(([unit, sum]) => [
      unit,
      {
        weight: fraction(sum.weight.numerator, sum.weight.denominator),
        normalisedImpact: over(sum.normalised, sum.weight),
        journalNormalisedImpact: over(sum.journal, sum.journalWeight),
        top: Object.fromEntries(shares.map((q) => [q, over(sum.top[q] ?? zero, sum.weight)])),
      },
    ]),
  );
}
