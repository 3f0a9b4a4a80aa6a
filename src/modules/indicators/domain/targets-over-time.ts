import { canonicalJson } from "../../../kernel/audit/index.ts";
import { commitmentOf, seriesOf, type DatedCatalogue, type Series, type TargetOverTime } from "./catalogue.ts";
import type { Target } from "./target.ts";

/**
 * The commitment of a series through the versions of a contract, oldest first, each over the time in which it was in
 * force. Versions that follow one another and commit to the same thing are one entry, under the number of the first of
 * them. A version that does not commit to it, or no longer knows the series, is an entry without a target. Empty where
 * no version knows the series. `history` is in the order of time, as `CatalogueSource.history` gives it. Pure.
 */
export function targetsOverTime(history: readonly DatedCatalogue[], seriesKey: string): TargetOverTime[] {
  const named = history.map((catalogue) => ({ catalogue, series: seriesOf(catalogue).find((series) => series.key === seriesKey) ?? null }));
  if (named.every(({ series }) => series === null)) return [];
  const found: TargetOverTime[] = [];
  for (const { catalogue, series } of named) {
    const target = series === null ? null : commitmentOf(series);
    const last = found.at(-1);
    if (last !== undefined && sameTarget(last.target, target)) found[found.length - 1] = { ...last, until: catalogue.until };
    else found.push({ target, versionNumber: catalogue.versionNumber, from: catalogue.from, until: catalogue.until });
  }
  return found;
}

/**
 * Do two targets say the same? Where and in which words they are written does not count, nor what is counted, which the
 * series says; of their texts the French does, which is the contract's, and a statement only where there is no number.
 */
export function sameTarget(one: Target | null, other: Target | null): boolean {
  return saidBy(one) === saidBy(other);
}

function saidBy(target: Target | null): string {
  if (target === null) return "";
  const { lines: _lines, written: _written, statement, condition, unit, ...rest } = target;
  return canonicalJson({ ...rest, unit: unit.kind, condition: condition?.fr ?? null, statement: target.comparator === "qualitative" ? (statement?.fr ?? null) : null });
}

export interface LeftSeries {
  readonly series: Series;
  /** The last catalogue that knew it. */
  readonly catalogue: DatedCatalogue;
  /** The first day of the first version that no longer knows it. */
  readonly leftOn: DatedCatalogue["from"];
}

/** Series that an earlier version knew and the last of the history no longer does, in the order in which they left. */
export function seriesLeft(history: readonly DatedCatalogue[]): LeftSeries[] {
  const left = new Map<string, LeftSeries>();
  history.forEach((catalogue, place) => {
    const known = new Set(seriesOf(catalogue).map((series) => series.key));
    for (const key of known) left.delete(key);
    const before = history[place - 1];
    if (before === undefined) return;
    for (const series of seriesOf(before)) if (!known.has(series.key)) left.set(series.key, { series, catalogue: before, leftOn: catalogue.from });
  });
  return [...left.values()];
}
