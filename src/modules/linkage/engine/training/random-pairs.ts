import type { Engine } from "../engine.ts";
import type { PatternCounts } from "../em/patterns.ts";
import { stableHashSql } from "../stable-hash.ts";
import { countPatterns } from "../vectors/read-patterns.ts";
import { pairVectors } from "../vectors/vectors.ts";
import { exactRates } from "./exact-rates.ts";

/** A level must have been seen this often among random pairs before the counting of its comparison stops. */
const enough = 100;
/** Rows drawn for random pairs at most: each then meets many others, none of them twice. */
const mostRows = 100_000;

export interface RandomRates {
  /** Share of each level among pairs with both values, by comparison, strongest first; null where no pair had both. */
  readonly rates: readonly (readonly number[] | null)[];
  /** Pairs looked at for each comparison: those whose levels were all seen often enough are let go first. */
  readonly observed: readonly number[];
  readonly pairs: number;
}

/** Rows in an order that the seed decides, numbered from 0 as `k`: the order is found on numbers alone, and only rows drawn are carried. */
const drawn = (engine: Engine, side: "left" | "right", rows: number): string =>
  `create or replace temp table drawn_${side} as select s.* replace (d.place as k) from ${side}_rows s join (select k, (row_number() over (order by h, k) - 1)::integer as place from (select k, ${stableHashSql("k", `${engine.model.seed}/${side}`)} as h from ${side}_rows) qualify place < ${rows}) d on d.k = s.k`;

function addLevels(patterns: PatternCounts, counts: readonly number[][]): void {
  for (let i = 0; i < patterns.size; i += 1) for (let c = 0; c < patterns.comparisons; c += 1) {
    const [level, own] = [patterns.levels[i * patterns.comparisons + c] ?? -1, counts[c]];
    if (level >= 0 && own !== undefined) own[level] = (own[level] ?? 0) + (patterns.pairs[i] ?? 0);
  }
}

/** Relations of random pairs, some steps at a time, until every pair of the rows drawn was met. */
function* steps(left: number, right: number, isLink: boolean, atMost: number): Generator<{ readonly pairs: string; readonly count: number }> {
  // In one file step s and step n − s make the same pairs; the middle step of an even number makes each twice.
  const last = isLink ? right : Math.floor((left - 1) / 2) + 1;
  let [next, made] = [isLink ? 0 : 1, 0];
  const chunk = Math.max(500_000, atMost / 10);
  while (next < last && made < atMost) {
    const until = Math.min(last, next + Math.max(1, Math.round(Math.min(chunk, atMost - made) / left)));
    // Rows drawn lie in one group, which one thread reads: parts put together are read by several.
    const parts = [0, 1, 2, 3].map((part) => `select k as l, ((k + unnest(range(${next}, ${until}))) % ${right})::integer as r from drawn_left where k % 4 = ${part}`);
    yield { pairs: `(${parts.join(" union all ")})`, count: (until - next) * left };
    made += (until - next) * left;
    next = until;
  }
  if (!isLink && next >= last && left % 2 === 0 && left > 1) yield { pairs: `(select k as l, k + ${left / 2} as r from drawn_left where k < ${left / 2})`, count: left / 2 };
}

/**
 * Levels among random pairs. Rows are put in an order that only the seed decides, and each meets the rows a first,
 * second, third… step further: every row counts as often as every other, and no pair comes twice. Steps are added until
 * each level was seen often enough, all pairs were, or `atMost` were; comparisons with enough are let go on the way. Where
 * the strongest level is plain equality its share is counted exactly. Pairs that happen to be matches are among them.
 */
export async function randomPairs(engine: Engine, atMost: number): Promise<RandomRates> {
  const { analytics, model, isLink } = engine;
  const exact = await exactRates(engine);
  const counts = model.comparisons.map((comparison) => comparison.levels.map(() => 0));
  const observed = model.comparisons.map(() => 0);
  const left = Math.min(engine.leftRows, mostRows);
  const right = isLink ? Math.min(engine.rightRows, mostRows) : left;
  await analytics.run(drawn(engine, "left", left));
  if (isLink) await analytics.run(drawn(engine, "right", right));
  let wanted = model.comparisons.map((_, index) => index);
  let pairs = 0;
  for (const step of steps(left, right, isLink, atMost)) {
    const vectors = pairVectors(model, step.pairs, { keep: [], only: wanted, rows: { left: "drawn_left", right: isLink ? "drawn_right" : "drawn_left" } });
    addLevels(await countPatterns(engine, vectors, { only: wanted, terms: false }), counts);
    pairs += step.count;
    for (const index of wanted) observed[index] = (observed[index] ?? 0) + step.count;
    wanted = wanted.filter((index) => counts[index]?.some((seen, level) => seen < enough && !(level === 0 && exact[index] !== null)) === true);
    engine.told("random-pairs", Math.min(1, pairs / atMost));
    if (wanted.length === 0) break;
  }
  await analytics.run("drop table drawn_left");
  if (isLink) await analytics.run("drop table drawn_right");
  const rates = counts.map((levels, index) => {
    const total = levels.reduce((sum, seen) => sum + seen, 0);
    const equal = exact[index] ?? null;
    if (total === 0) return null;
    if (equal === null || total === levels[0]) return levels.map((seen) => seen / total);
    const rest = total - (levels[0] ?? 0);
    return levels.map((seen, level) => level === 0 ? equal : (seen / rest) * (1 - equal));
  });
  return { rates, observed, pairs };
}
