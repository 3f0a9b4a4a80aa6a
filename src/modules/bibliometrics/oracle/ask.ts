import { openAnalytics, type Analytics } from "../../../kernel/analytics/index.ts";
import type { PaperRow, UnitRow } from "../domain/engine.ts";
import { exactResults, exactScores, type ExactResult, type ExactScore } from "./exact.ts";
import { oracleResults, oracleShares, oracleTables, type OracleResult } from "./scores.ts";

const quoted = (text: string | null): string => (text === null ? "null" : `'${text.replaceAll("'", "''")}'`);

/** A table of rows given as SQL values. */
export async function tableOf(analytics: Analytics, name: string, columns: string, rows: readonly (readonly (string | number | boolean | null)[])[]): Promise<void> {
  await analytics.run(`create or replace table ${name} (${columns})`);
  for (let start = 0; start < rows.length; start += 5_000) {
    const values = rows.slice(start, start + 5_000).map((row) => `(${row.map((cell) => (typeof cell === "string" || cell === null ? quoted(cell) : String(cell))).join(", ")})`);
    await analytics.run(`insert into ${name} values ${values.join(", ")}`);
  }
}

export async function paperTable(analytics: Analytics, name: string, papers: readonly PaperRow[]): Promise<void> {
  await tableOf(analytics, name, "paper varchar, year integer, document_type varchar, fields varchar, journal varchar, citations bigint",
    papers.map((paper) => [paper.paper, paper.year, paper.documentType, paper.fields.map(({ field, weight }) => `${field}:${weight}`).join(";"), paper.journal, paper.citations]));
}

export interface OracleAnswer {
  readonly scores: ReadonlyMap<string, ExactScore>;
  readonly full: ReadonlyMap<string, ExactResult>;
  readonly fractional: ReadonlyMap<string, ExactResult>;
  /** Empty where shares other than those of the contract were asked. */
  readonly results: readonly OracleResult[];
}

/** The oracle's answer for papers in memory: against themselves, or against a world given. */
export async function askOracle(papers: readonly PaperRow[], units: readonly UnitRow[] | null = null, options: { readonly world?: readonly PaperRow[]; readonly shares?: readonly number[] } = {}): Promise<OracleAnswer> {
  const analytics = await openAnalytics();
  const shares = options.shares ?? oracleShares;
  try {
    await paperTable(analytics, "actor", papers);
    await paperTable(analytics, "world", options.world ?? papers);
    await tableOf(analytics, "units", "paper varchar, unit varchar, weight varchar", (units ?? []).map((row) => [row.paper, row.unit, row.weight]));
    await oracleTables(analytics, { world: "world", actor: "actor", units: "units" }, shares);
    return {
      scores: await exactScores(analytics, shares),
      full: await exactResults(analytics, "full", shares),
      fractional: await exactResults(analytics, "fractional", shares),
      results: options.shares === undefined ? await oracleResults(analytics) : [],
    };
  } finally {
    analytics.close();
  }
}
