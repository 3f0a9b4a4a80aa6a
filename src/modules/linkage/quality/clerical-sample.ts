import type { LinkageSession } from "../domain/session.ts";
import { double } from "../engine/sql.ts";
import { sumOf } from "./interval.ts";

/** Pairs of neighbouring weights, from `from` (included) to `to` (excluded), in bits. */
export interface ClericalStratum {
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
  /** Pairs to read: each pair of the stratum had `sampled / pairs` chances to be chosen. */
  readonly sampled: number;
  readonly meanWeight: number;
  readonly meanProbability: number;
}

export interface ClericalPair {
  readonly left: string;
  readonly right: string;
  readonly stratum: number;
  readonly weight: number;
  readonly probability: number;
  /** How likely it was to be chosen, above 0 to 1. */
  readonly inclusion: number;
}

export interface ClericalSample {
  readonly strata: readonly ClericalStratum[];
  readonly pairs: readonly ClericalPair[];
  /** The weight at which pairs are linked: no stratum straddles it. */
  readonly thresholdWeight: number;
}

export interface WeightBin {
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
  readonly weightSum: number;
  readonly probabilitySum: number;
}

export interface SampleOptions {
  /** Pairs to read in all; 200 by default. */
  readonly pairs?: number;
  /** Strata at most; 12 by default. */
  readonly strata?: number;
  readonly seed?: string;
  /** Probability from which pairs are linked; the model’s by default. */
  readonly threshold?: number;
}

/** The model is not believed when it says it is sure: a probability counts as at most this near to 0 and 1. */
export const doubt = 0.02;
/** Each stratum is read at least this often, where it has as many. */
const least = 5;

/**
 * Which pairs should people read, so that few of them say most? Strata of equal total doubt (root of p (1 − p), after
 * Dalenius and Hodges 1959), cut at the threshold, read in proportion to pairs × doubt (Neyman 1934): most near the
 * threshold and where the model hesitates, some everywhere since it may be wrong where it is sure. Within a stratum
 * the choice is by a hash of the seed and the two ids: the same sample each time, whatever the order of rows.
 * Only scored pairs can be chosen: matches that no blocking rule proposed, or below `writeFrom`, are not in any stratum.
 */
export async function chooseClericalSample(session: LinkageSession, options: SampleOptions = {}): Promise<ClericalSample> {
  const thresholdWeight = weightOf(options.threshold ?? session.model.decision.probability);
  const strata = planStrata(await weightBins(session, thresholdWeight), { pairs: options.pairs ?? 200, strata: options.strata ?? 12, thresholdWeight });
  const seed = options.seed ?? session.model.seed;
  const inStratum = strata.map(({ from }, at) => `when s.weight >= ${double(from)} then ${at}`).toReversed().join(" ");
  const sizes = strata.map(({ sampled }, at) => `when ${at} then ${sampled}`).join(" ");
  const chosen = strata.length === 0 ? [] : await session.analytics.rows<{ left: string; right: string; stratum: number; weight: number; probability: number }>(`
    select l.id as "left", r.id as "right", stratum, weight, probability from (
      select *, row_number() over (partition by stratum order by hashed, li, ri) as place from (
        select s.l, s.r, s.weight, s.probability, case ${inStratum} else 0 end as stratum, l.id as li, r.id as ri,
          md5(concat_ws(chr(31), $seed, l.id, r.id)) as hashed
        from scored s join left_rows l on l.k = s.l join right_rows r on r.k = s.r))
      chosen join left_rows l on l.k = chosen.l join right_rows r on r.k = chosen.r
    where place <= case stratum ${sizes} end order by stratum, place`, { seed });
  return {
    strata, thresholdWeight,
    pairs: chosen.map((pair) => {
      const stratum = strata[pair.stratum];
      return { ...pair, inclusion: stratum === undefined ? 1 : stratum.sampled / stratum.pairs };
    }),
  };
}

/** The weight in bits of a probability; beyond ±1000 for 0 and 1. */
export function weightOf(probability: number): number {
  if (probability <= 0) return -1_000;
  return probability >= 1 ? 1_000 : Math.log2(probability / (1 - probability));
}

async function weightBins(session: LinkageSession, threshold: number): Promise<readonly WeightBin[]> {
  return await session.analytics.rows<WeightBin>(`
    select cast(count(*) as double) as pairs, min(weight) as "from", max(weight) as "to", sum(weight) as "weightSum", sum(probability) as "probabilitySum"
    from scored group by weight >= ${double(threshold)}, floor(weight * 2) order by "from"`);
}

/** Strata from bins in order of weight. Pure, so that it can be tested by hand. */
export function planStrata(bins: readonly WeightBin[], options: { readonly pairs: number; readonly strata: number; readonly thresholdWeight: number }): readonly ClericalStratum[] {
  const all = bins.reduce((sum, bin) => sum + bin.pairs * uncertainty(bin), 0);
  const groups: WeightBin[][] = [];
  let filled = 0;
  for (const bin of bins) {
    const current = groups.at(-1);
    const crosses = current !== undefined && (current[0]?.from ?? 0) < options.thresholdWeight && bin.from >= options.thresholdWeight;
    if (current === undefined || crosses || filled >= all / Math.max(1, options.strata - 1)) {
      groups.push([bin]);
      filled = 0;
    } else current.push(bin);
    filled += bin.pairs * uncertainty(bin);
  }
  const strata = groups.map((group, at) => {
    const pairs = sumOf(group.map((bin) => bin.pairs));
    return {
      from: at > 0 && (groups[at - 1]?.at(-1)?.from ?? 0) < options.thresholdWeight && (group[0]?.from ?? 0) >= options.thresholdWeight ? options.thresholdWeight : group[0]?.from ?? 0,
      to: groups[at + 1]?.[0]?.from ?? Number.MAX_VALUE, pairs,
      meanWeight: sumOf(group.map((bin) => bin.weightSum)) / pairs, meanProbability: sumOf(group.map((bin) => bin.probabilitySum)) / pairs,
      doubt: sumOf(group.map((bin) => bin.pairs * uncertainty(bin))),
    };
  });
  const sampled = allocate(strata, options.pairs);
  return strata.map(({ from, to, pairs, meanWeight, meanProbability }, at) => ({ from, to: strata[at + 1]?.from ?? to, pairs, meanWeight, meanProbability, sampled: sampled[at] ?? 0 }));
}

function uncertainty({ pairs, probabilitySum }: WeightBin): number {
  const mean = Math.min(1 - doubt, Math.max(doubt, probabilitySum / pairs));
  return Math.sqrt(mean * (1 - mean));
}

/** `least` for each, the rest in proportion to doubt, none above what its stratum holds; what one cannot use goes to the others. */
function allocate(strata: readonly { readonly pairs: number; readonly doubt: number }[], total: number): readonly number[] {
  const given = strata.map(({ pairs }) => Math.min(pairs, least));
  for (let left = total - sumOf(given); left > 0;) {
    const open = strata.map(({ pairs }, at) => (given[at] ?? 0) < pairs);
    const doubtLeft = sumOf(strata.map(({ doubt: weight }, at) => (open[at] === true ? weight : 0)));
    if (doubtLeft === 0) break;
    let spent = 0;
    for (const [at, { pairs, doubt: weight }] of strata.entries()) {
      if (open[at] !== true) continue;
      const more = Math.min(pairs - (given[at] ?? 0), Math.floor((left * weight) / doubtLeft));
      given[at] = (given[at] ?? 0) + more;
      spent += more;
    }
    if (spent === 0) {
      const next = strata.map(({ doubt: weight }, at) => ({ at, weight: open[at] === true ? weight / ((given[at] ?? 0) + 1) : -1 })).toSorted((a, b) => b.weight - a.weight)[0];
      if (next === undefined) break;
      given[next.at] = (given[next.at] ?? 0) + 1;
      spent = 1;
    }
    left -= spent;
  }
  return given;
}
