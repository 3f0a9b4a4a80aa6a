import { identifier } from "../../../kernel/analytics/index.ts";
import type { ExpandedComparison, ExpandedModel, TrainedValues } from "../domain/model.ts";
import { levelBits } from "../engine/em/patterns.ts";
import { double } from "../engine/sql.ts";

/** Columns of `pairs` before those of the comparisons. */
export const pairColumns = ["left_id", "right_id", "probability", "weight", "linked", "rule"] as const;

/** Columns of one comparison in `pairs`: the level reached (−1 without value, 0 nothing alike, up to the best) and its weight in bits, term frequency included. */
export function evidenceColumns(comparison: Pick<ExpandedComparison, "name">): readonly [level: string, weight: string] {
  return [`${comparison.name}_level`, `${comparison.name}_weight`];
}

/** Bits of each level of a comparison, strongest first. */
export function bitsOf(comparison: ExpandedComparison, values: TrainedValues): readonly number[] {
  const trained = values.comparisons[comparison.name] ?? [];
  return comparison.levels.map((level, index) => levelBits(trained[index] ?? { m: level.m ?? 1, u: level.u ?? 1 }));
}

export function hasTerms(comparison: ExpandedComparison): boolean {
  return comparison.levels.some((level) => level.termFrequency !== undefined);
}

/** The level and the weight of each comparison as SQL over a row of `scored`. */
export function evidenceSql(model: ExpandedModel, values: TrainedValues): readonly { readonly level: string; readonly weight: string }[] {
  return model.comparisons.map((comparison) => {
    const level = identifier(`g_${comparison.name}`);
    const bits = bitsOf(comparison, values);
    const cases = bits.map((bit, index) => `when ${bits.length - 1 - index} then ${double(bit)}`).join(" ");
    const weight = `case ${level} ${cases} else ${double(0)} end`;
    return { level, weight: hasTerms(comparison) ? `(${weight} + coalesce(${identifier(`t_${comparison.name}`)}, 0))` : weight };
  });
}
