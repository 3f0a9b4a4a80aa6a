import { openAnalytics, type Analytics } from "../../../kernel/analytics/index.ts";
import { findRaw, rawName, sourcesOf } from "../comparisons/columns/raw-columns.ts";
import type { LinkageModel } from "../domain/model.ts";
import type { CostEstimator, DrawnSample, SampleDrawer, ShownField } from "../domain/report.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { openSession } from "../engine/open-session.ts";
import { openSource, type Source } from "../engine/intake/source.ts";
import { quoted } from "../engine/sql.ts";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createPseudonyms } from "./pseudonyms.ts";
import { underPseudonyms, type NamedPair } from "./kept-pairs.ts";

/** Names of the columns of a CSV or Parquet file. Fails with `linkage.input-not-valid`. */
export async function columnsOf(path: string): Promise<readonly string[]> {
  const analytics = await openAnalytics();
  try {
    return (await openSource(analytics, { file: path }, "left")).columns.map(({ name }) => name);
  } finally {
    analytics.close();
  }
}

/** Counts what rules would make, from keys alone. */
export const estimateCosts: CostEstimator = async ({ model, left, right, temporaryDirectory }) => {
  const session = await openSession({ model, left: { file: left }, ...(right === undefined ? {} : { right: { file: right } }) }, { temporaryDirectory });
  try {
    const rows = { leftRows: session.leftRows, rightRows: session.rightRows };
    try {
      return { ...rows, costs: await session.costs(), refused: [] };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "linkage.too-many-pairs") throw error;
      return { ...rows, costs: [], refused: error.issues };
    }
  } finally {
    await session.close();
  }
};

function idOf(model: LinkageModel, side: "left" | "right", source: Source): string {
  const name = model.id === undefined ? null : typeof model.id === "string" ? model.id : model.id[side];
  if (name === null) return "(row_number() over ())::varchar";
  const found = findRaw(name, source.columns);
  return `${quoted(found === undefined ? name : rawName(found))}::varchar`;
}

/** Identifiers of all rows of a side, in the order of the file. Null where the model names none: rows are numbered, and say nothing from one run to the next. */
export async function idsOf(model: LinkageModel, side: "left" | "right", path: string, temporaryDirectory: string): Promise<readonly string[] | null> {
  if (model.id === undefined) return null;
  const analytics = await openAnalytics({ temporaryDirectory });
  try {
    const source = await openSource(analytics, { file: path }, side);
    return (await analytics.rows<{ id: string | null }>(`select ${idOf(model, side, source)} as id from ${source.relation}`)).flatMap(({ id }) => id ?? []);
  } finally {
    analytics.close();
  }
}

/** Values of some rows as the file has them, by identifier, one for each column of the model. */
async function valuesOf(analytics: Analytics, model: LinkageModel, side: "left" | "right", path: string, ids: readonly string[]): Promise<ReadonlyMap<string, readonly (string | null)[]>> {
  const source = await openSource(analytics, { file: path }, side);
  const names = Object.entries(model.columns);
  const columns = names.map(([name, spec], index) => {
    const found = sourcesOf(name, spec, side).flatMap((wanted) => findRaw(wanted, source.columns) ?? []).map((raw) => `nullif(trim(${quoted(rawName(raw))}::varchar), '')`);
    return `${found.length === 0 ? "null" : `coalesce(${found.join(", ")})`} as c${index}`;
  });
  await analytics.run("create or replace temp table wanted as select unnest($ids::varchar[]) as id", { ids: `[${ids.map((id) => `"${id.replaceAll("\\", "\\\\").replaceAll("\"", "\\\"")}"`).join(", ")}]` });
  const rows = await analytics.rows<Record<string, string | null>>(`select * from (select ${idOf(model, side, source)} as id, ${columns.join(", ")} from ${source.relation}) where id in (select id from wanted)`);
  return new Map(rows.map((row) => [String(row["id"]), names.map((_, index) => row[`c${index}`] ?? null)]));
}

/** A sample as a run leaves it in the zone, under identifiers. */
export type NamedSample = Omit<DrawnSample, "pairs"> & { readonly pairs: readonly (NamedPair & { readonly stratum: number })[] };

export const samplesFile = "clerical.json";

export const drawSample: SampleDrawer = async ({ model, left, right, outDirectory, temporaryDirectory, pseudonymKey, size }) => {
  const samples = JSON.parse(await readFile(join(outDirectory, samplesFile), "utf8")) as Readonly<Record<string, NamedSample>>;
  const sample = samples[String(size)];
  if (sample === undefined) return { strata: [], thresholdWeight: 0, pairs: [] };
  const pseudonyms = createPseudonyms(pseudonymKey, right !== undefined);
  const analytics = await openAnalytics({ temporaryDirectory });
  try {
    const ofLeft = await valuesOf(analytics, model, "left", left, [...new Set(sample.pairs.flatMap((pair) => (right === undefined ? [pair.left, pair.right] : [pair.left])))]);
    const ofRight = right === undefined ? ofLeft : await valuesOf(analytics, model, "right", right, [...new Set(sample.pairs.map((pair) => pair.right))]);
    const columns = Object.entries(model.columns);
    return {
      strata: sample.strata, thresholdWeight: sample.thresholdWeight,
      pairs: sample.pairs.map(({ stratum, ...pair }) => ({
        ...underPseudonyms(pair, pseudonyms), stratum,
        fields: columns.map(([column, { clean }], index): ShownField => ({ column, clean, left: ofLeft.get(pair.left)?.[index] ?? null, right: ofRight.get(pair.right)?.[index] ?? null })),
      })),
    };
  } finally {
    analytics.close();
  }
};
