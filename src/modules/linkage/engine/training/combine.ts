import type { EmResult } from "../em/expectation-maximisation.ts";
import type { LevelValues, Values } from "../em/patterns.ts";

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] ?? Number.NaN : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** Fewer expected matches than this teach nothing of how matches look. */
export const enoughMatches = 10;

/** Median over the sessions that trained a comparison, level by level, made to sum to one again; null where none did with matches enough. */
export function combined(results: readonly { readonly used: readonly boolean[]; readonly result: EmResult }[], comparison: number, before: readonly LevelValues[]): readonly LevelValues[] | null {
  const trained = results.filter((one) => one.used[comparison] === true && one.result.matches >= enoughMatches).map((one) => one.result.values[comparison] ?? []);
  if (trained.length === 0) return null;
  const raw = before.map((_, level) => ({ m: median(trained.map((levels) => levels[level]?.m ?? 0)), u: median(trained.map((levels) => levels[level]?.u ?? 0)) }));
  const [m, u] = [raw.reduce((sum, level) => sum + level.m, 0), raw.reduce((sum, level) => sum + level.u, 0)];
  return raw.map((level) => ({ m: level.m / m, u: level.u / u }));
}

export const valuesOf = (names: readonly string[], values: Values): Readonly<Record<string, readonly LevelValues[]>> => Object.fromEntries(names.map((name, index) => [name, values[index] ?? []]));
