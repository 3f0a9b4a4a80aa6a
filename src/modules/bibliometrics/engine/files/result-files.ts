import { join } from "node:path";
import { identifier, literal, openAnalytics } from "../../../../kernel/analytics/index.ts";
import { topShares, type ComputeAnswer, type Estimate, type UnitResult } from "../../domain/engine.ts";
import { flush, writeCsvRows } from "../../../../kernel/files/index.ts";

type CellType = "VARCHAR" | "BIGINT" | "DOUBLE";
type Row = readonly (string | number | null)[];

const estimateColumns = (name: string): readonly (readonly [string, CellType])[] => [[name, "DOUBLE"], [`${name}_low`, "DOUBLE"], [`${name}_high`, "DOUBLE"]];

/** Columns of the files of results with their types; docs/bibliometrics-files.md says what they mean. */
export const resultColumns = {
  results: [
    ["unit", "VARCHAR"], ["counting", "VARCHAR"], ["year", "BIGINT"], ["field", "VARCHAR"], ["papers", "BIGINT"], ["weight", "DOUBLE"], ["citations", "DOUBLE"],
    ...estimateColumns("normalised_impact"), ...estimateColumns("journal_normalised_impact"),
    ...estimateColumns("top_1"), ...estimateColumns("top_5"), ...estimateColumns("top_10"), ...estimateColumns("uncited_share"),
  ],
  scores: [["paper", "VARCHAR"], ["normalised_citations", "DOUBLE"], ["journal_normalised_citations", "DOUBLE"], ["top_1", "DOUBLE"], ["top_5", "DOUBLE"], ["top_10", "DOUBLE"]],
  without_cell: [["paper", "VARCHAR"]],
} as const satisfies Record<string, readonly (readonly [string, CellType])[]>;

export const resultFiles = ["results.csv", "results.parquet", "scores.csv", "scores.parquet", "without_cell.csv", "recipe.json"] as const;

function estimate({ value, interval }: Estimate): Row {
  return [value, interval?.low ?? null, interval?.high ?? null];
}

export function resultRow(one: UnitResult): Row {
  return [one.unit, one.counting, one.year, one.field, one.papers, one.weight, one.citations, ...estimate(one.normalisedImpact), ...estimate(one.journalNormalisedImpact), ...topShares.flatMap((share) => estimate(one.top[share])), ...estimate(one.uncitedShare)];
}

/** Writes the tables of an answer into a folder that is being filled: CSV, and Parquet with types for the large ones. */
export async function fillResults(staging: string, answer: ComputeAnswer): Promise<void> {
  const header = (columns: readonly (readonly [string, CellType])[]): string[] => columns.map(([name]) => name);
  await writeCsvRows(join(staging, "results.csv"), header(resultColumns.results), answer.results.map(resultRow));
  await writeCsvRows(join(staging, "scores.csv"), header(resultColumns.scores), scoreRows(answer));
  await writeCsvRows(join(staging, "without_cell.csv"), header(resultColumns.without_cell), answer.withoutCell.map((paper) => [paper]));
  const db = await openAnalytics();
  try {
    for (const name of ["results", "scores"] as const) {
      const columns = resultColumns[name].map(([column, type]) => `${literal(column)}: ${literal(type)}`).join(", ");
      // CSV cannot tell an empty text from none: no column of these has empty texts.
      const select = resultColumns[name].map(([column]) => identifier(column)).join(", ");
      await db.run(`copy (select ${select} from read_csv(${literal(join(staging, `${name}.csv`))}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = '', columns = {${columns}})) to ${literal(join(staging, `${name}.parquet`))} (format parquet)`);
      await flush(join(staging, `${name}.parquet`));
    }
  } finally {
    db.close();
  }
}

function* scoreRows({ scores }: ComputeAnswer): Generator<Row> {
  for (const one of scores) yield [one.paper, one.normalisedCitations, one.journalNormalisedCitations, one.top["1/100"], one.top["1/20"], one.top["1/10"]];
}
