import type { EmResult } from "../em/expectation-maximisation.ts";
import type { LevelValues, Values } from "../em/patterns.ts";

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] ?? Number.NaN : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** Fewer expected matches than this teach nothing of how matches look. */
export const enoughMatches = 10;

/** Half a match for each level, as Jeffreys proposed: what was never seen is unlikely, not impossible, and one unforeseen error is no veto. */
const unseenMatches = 0.5;

/**
 * m with half a match more at each level that is free, out of so many matches expected. Levels whose m the model gives
 * keep it, and what is left is shared by the others as before.
 */
export function smoothed(levels: readonly LevelValues[], matches: number, known: readonly { readonly m?: number }[]): readonly LevelValues[] {
  const free = levels.map((_, level) => known[level]?.m === undefined);
  const [count, left] = [free.filter(Boolean).length, levels.reduce((sum, level, l) => sum + (free[l] === true ? level.m : 0), 0)];
  return levels.map((level, l) => (free[l] === true ? { m: (left * (matches * (left > 0 ? level.m / left : 0) + unseenMatches)) / (matches + count * unseenMatches), u: level.u } : level));
}

/** Median over the sessions that trained a comparison, level by level, made to sum to one again and smoothed; null where none did with matches enough. */
export function combined(results: readonly { readonly used: readonly boolean[]; readonly result: EmResult }[], comparison: number, before: readonly LevelValues[], known: readonly { readonly m?: number }[]): readonly LevelValues[] | null {
  const sessions = results.filter((one) => one.used[comparison] === true && one.result.matches >= enoughMatches).map((one) => one.result);
  if (sessions.length === 0) return null;
  const trained = sessions.map((one) => one.values[comparison] ?? []);
  const raw = before.map((_, level) => ({ m: median(trained.map((levels) => levels[level]?.m ?? 0)), u: median(trained.map((levels) => levels[level]?.u ?? 0)) }));
  const [m, u] = [raw.reduce((sum, level) => sum + level.m, 0), raw.reduce((sum, level) => sum + level.u, 0)];
  return smoothed(raw.map((level) => ({ m: level.m / m, u: level.u / u })), median(sessions.map((one) => one.matches)), known);
}

export const valuesOf = (names: readonly string[], values: Values): Readonly<Record<string, readonly LevelValues[]>> => Object.fromEntries(names.map((name, index) => [name, values[index] ?? []]));
