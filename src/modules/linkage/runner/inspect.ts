import { identifier } from "../../../kernel/analytics/index.ts";
import type { TrainedValues } from "../domain/model.ts";
import type { RunQuality } from "../domain/report.ts";
import type { Pattern } from "../domain/run.ts";
import type { LinkageSession } from "../domain/session.ts";
import { bitsOf } from "../outputs/evidence.ts";
import type { GroupAxis } from "../quality/axes.ts";
import { estimateQuality } from "../quality/estimate.ts";
import { recallByGroup } from "../quality/groups.ts";
import { smallestCell } from "../quality/small-cells.ts";

/** By what people are told apart when asking whether all are found equally: what the model's own columns allow, each axis once. */
export async function axesOf(session: LinkageSession): Promise<readonly GroupAxis[]> {
  const present = new Set((await session.analytics.rows<{ column_name: string }>("describe left_rows")).map((row) => row.column_name));
  const columns = Object.entries(session.model.columns).filter(([column]) => present.has(column)).map(([column, { clean }]) => ({ column, clean }));
  const dates = columns.filter(({ clean }) => clean === "date");
  const death = dates.find(({ column }) => /death|dece|décè|dod/i.test(column))?.column;
  const birth = dates.find(({ column }) => /birth|naiss|dob/i.test(column))?.column;
  const communes = columns.filter(({ clean }) => clean === "commune");
  const residence = communes.find(({ column }) => /residence|domicile/i.test(column))?.column;
  const birthplace = communes.find(({ column }) => /birth|naiss/i.test(column))?.column;
  const department = columns.find(({ clean }) => clean === "department")?.column;
  const sex = columns.find(({ clean }) => clean === "sex")?.column;
  const regime = columns.find(({ column }) => /regime|régime/i.test(column))?.column;
  return [
    ...(death === undefined ? [] : [{ axis: "year", column: death, by: "year" as const }]),
    ...(sex === undefined ? [] : [{ axis: "sex", column: sex, by: "value" as const }]),
    ...(birth === undefined ? [] : [death === undefined ? { axis: "birth-decade", column: birth, by: "decade" as const } : { axis: "age", column: birth, by: "age-band" as const, until: death }]),
    ...(residence !== undefined ? [{ axis: "department", column: residence, by: "department" as const }] : department === undefined ? [] : [{ axis: "department", column: department, by: "value" as const }]),
    ...(birthplace === undefined ? [] : [{ axis: "birthplace", column: birthplace, by: "birth-country" as const }]),
    ...(regime === undefined ? [] : [{ axis: "regime", column: regime, by: "value" as const }]),
  ];
}

/** Quality of a session that was scored and decided, without labels. */
export async function qualityOf(session: LinkageSession, values: TrainedValues): Promise<RunQuality> {
  const present = new Set((await session.analytics.rows<{ column_name: string }>("describe left_rows")).map((row) => row.column_name));
  return { labelFree: await estimateQuality(session), unlinkable: await unlinkable(session, values, present), byGroup: await recallByGroup(session, await axesOf(session)) };
}

/**
 * How much could each row say at best? The prior and the strongest level of every comparison whose columns it holds; the
 * share of rows that would not reach a weight even then. Term frequencies are left out: they can only raise rare values.
 */
async function unlinkable(session: LinkageSession, values: TrainedValues, present: ReadonlySet<string>): Promise<RunQuality["unlinkable"]> {
  const prior = Math.log2(values.prior / (1 - values.prior));
  const best = session.model.comparisons.map((comparison) => {
    const reads = comparison.reads.filter((column) => present.has(column));
    const bits = Math.max(0, ...bitsOf(comparison, values));
    return reads.length === 0 ? String(bits) : `case when ${reads.map((column) => `${identifier(column)} is not null`).join(" or ")} then ${bits} else 0 end`;
  });
  const rows = await session.analytics.rows<{ weight: number; rows: number }>(`select floor(${prior} + ${best.join(" + ")})::double as weight, count(*)::double as rows from left_rows group by 1 order by 1`);
  const total = rows.reduce((sum, row) => sum + row.rows, 0);
  return [-10, -5, 0, 3, 5, 7, 10, 13, 17, 20].map((weight) => ({ weight, share: total === 0 ? 0 : rows.filter((row) => row.weight < weight).reduce((sum, row) => sum + row.rows, 0) / total }));
}

const mostPatterns = 200;

/** The commonest patterns of levels; those of few pairs could point at people and stay inside. */
export async function commonPatterns(session: LinkageSession): Promise<readonly Pattern[]> {
  const names = session.model.comparisons.map(({ name }) => identifier(`g_${name}`));
  if (names.length === 0) return [];
  const rows = await session.analytics.rows<Record<string, unknown>>(`select ${names.map((name, index) => `${name} as c${index}`).join(", ")}, sum(pairs)::double as pairs from patterns group by ${names.join(", ")} having sum(pairs) >= ${smallestCell} order by pairs desc, ${names.join(", ")} limit ${mostPatterns}`);
  return rows.map((row) => ({ gammas: names.map((_, index) => Number(row[`c${index}`])), terms: names.map(() => null), pairs: Number(row["pairs"]) }));
}
