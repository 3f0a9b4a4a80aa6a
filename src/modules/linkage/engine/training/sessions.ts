import type { Engine } from "../engine.ts";
import type { BlockKey, ExpandedModel, TrainingSession } from "../../domain/model.ts";
import { columnsOfKey } from "../../comparisons/columns/derived.ts";
import { costOfRule } from "../blocking/costs.ts";
import { rulePairs } from "../blocking/rules.ts";
import type { PatternCounts } from "../em/patterns.ts";
import { sampledSql } from "../stable-hash.ts";
import { patternsOfPairs } from "../vectors/read-patterns.ts";

/** A block whose pairs train the comparisons that it does not decide. */
export interface SessionPatterns {
  readonly name: string;
  readonly on: readonly BlockKey[];
  /** By comparison: does it take part? */
  readonly used: readonly boolean[];
  /**
   * Fewer than two comparisons are left free: nothing could tell matches there. Patterns then hold every comparison, and
   * those trained elsewhere say, with the share of matches among all pairs, what is a match.
   */
  readonly isAnchored: boolean;
  /** Pairs that the block makes, and what was looked at. */
  readonly pairs: number;
  readonly sampled: boolean;
  readonly patterns: PatternCounts;
}

export const sessionName = (on: readonly BlockKey[]): string => on.map(keyName).join(" + ");

function keyName(key: BlockKey): string {
  if (typeof key === "string") return key;
  if ("column" in key) return `${key.column}.${key.part}${"characters" in key ? `(${key.characters})` : ""}`;
  return `${keyName(key.left)} = ${keyName(key.right)}`;
}

/** Comparisons that a session trains: by default those that read none of the block's columns. */
export function usedIn(model: ExpandedModel, session: TrainingSession): boolean[] {
  const columns = new Set(session.on.flatMap((key) => [...columnsOfKey(key)]));
  return model.comparisons.map((comparison) => session.leaveOut === undefined ? !comparison.reads.some((column) => columns.has(column)) : !session.leaveOut.includes(comparison.name));
}

/** Pairs of a block, or where it makes more than the model allows the same part of them each time, as patterns. */
export async function sessionPatterns(engine: Engine, session: TrainingSession, maximumPairs: number): Promise<SessionPatterns> {
  const { model, isLink } = engine;
  const used = usedIn(model, session);
  const name = sessionName(session.on);
  const cost = await costOfRule(engine, name, session.on);
  const share = Math.min(1, maximumPairs / Math.max(1, cost.pairs));
  // One row in `share` on the left, with all it meets: blocks keep their shape, and rows left out cost nothing.
  const pairs = rulePairs(model, session.on, [], share < 1 ? { isLink, leftWhere: sampledSql("l.k", `${model.seed}/${name}`, share) } : { isLink });
  const isAnchored = used.filter(Boolean).length < 2;
  const only = used.flatMap((isUsed, index) => isUsed || isAnchored ? [index] : []);
  const patterns = await patternsOfPairs(engine, `(${pairs})`, { only, terms: true });
  return { name, on: session.on, used, isAnchored, pairs: cost.pairs, sampled: share < 1, patterns };
}

/** How many sessions should train each comparison: the median of two says more than one, and more cost time. */
const wantedTimes = 2;
/** Some of the rules that leave a comparison free alone may hold no match at all: more are tried. */
const mostAnchored = 3;

/**
 * Sessions that the model asks for; left to itself, rules in their order while they train a comparison that fewer than
 * two sessions train, each with at least two comparisons that its block does not decide. A comparison that none of those
 * trains takes the first rules that leave it free, be it alone.
 */
export function sessionsOf(model: ExpandedModel, isAsked: boolean): readonly TrainingSession[] {
  if (isAsked) return model.training.sessions;
  const times = model.comparisons.map(() => 0);
  const chosen = new Set<number>();
  const take = (isWanted: (used: readonly boolean[]) => boolean): void => model.blocking.forEach((rule, at) => {
    const used = usedIn(model, { on: rule.on });
    if (chosen.has(at) || !isWanted(used)) return;
    chosen.add(at);
    used.forEach((isUsed, index) => { if (isUsed) times[index] = (times[index] ?? 0) + 1; });
  });
  take((used) => used.filter(Boolean).length >= 2 && used.some((isUsed, index) => isUsed && (times[index] ?? 0) < wantedTimes));
  const untrained = times.map((count) => count === 0);
  take((used) => used.some((isUsed, index) => isUsed && untrained[index] === true && (times[index] ?? 0) < mostAnchored));
  return [...chosen].toSorted((a, b) => a - b).map((at) => ({ on: model.blocking[at]?.on ?? [] }));
}
