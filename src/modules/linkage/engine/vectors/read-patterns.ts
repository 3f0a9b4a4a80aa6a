import type { Engine } from "../engine.ts";
import { emptyPatterns, type PatternCounts } from "../em/patterns.ts";
import { countColumn, gammaColumn, pairVectors, termColumns } from "./vectors.ts";

/** Rows above which counts of term frequency enter patterns in steps of an eighth of a bit: some hundred values rather than as many as there are counts. */
export const exactTermRows = 50_000;

/** Count of a value as it enters a pattern. The steps are integer arithmetic but for one logarithm, of an integer. */
const stepped = (column: string, isExact: boolean): string => isExact ? column : `case when ${column} < 8 then ${column} else round(2 ** (round(log2(${column}) * 8) / 8))::integer end`;

export interface PatternOptions {
  /** Comparisons that take part, by index; all by default. */
  readonly only?: readonly number[];
  /** Does term frequency enter the pattern? */
  readonly terms: boolean;
}

/**
 * Counts patterns of a stream of vectors. `vectors` gives one `g_NAME` for each comparison of `only` and `n_NAME` where
 * term frequency enters. Sorted, so that sums are the same on every run.
 */
export async function countPatterns({ analytics, model, totals, rows }: Engine, vectors: string, options: PatternOptions): Promise<PatternCounts> {
  const wanted = model.comparisons.map((_, index) => index).filter((index) => options.only === undefined || options.only.includes(index));
  const terms = options.terms ? termColumns(model).filter((term) => wanted.includes(term.comparison)) : [];
  const keys = [...wanted.map((index) => gammaColumn(model.comparisons[index]?.name ?? "")), ...terms.map((term) => countColumn(term.name))];
  const selected = [...wanted.map((index) => gammaColumn(model.comparisons[index]?.name ?? "")), ...terms.map((term) => `${stepped(countColumn(term.name), rows <= exactTermRows)} as ${countColumn(term.name)}`)];
  const reader = await analytics.connection.runAndReadAll(`select ${[...keys.map((key, index) => `${key} as k${index}`), "count(*)::double as n"].join(", ")} from (select ${selected.join(", ")} from (${vectors})) group by all order by all`);
  const columns = reader.getColumns();
  const size = reader.currentRowCount;
  const patterns = emptyPatterns(model.comparisons.length, size);
  patterns.levels.fill(-1);
  wanted.forEach((index, at) => {
    const best = (model.comparisons[index]?.levels.length ?? 1) - 1;
    const column = columns[at] ?? [];
    for (let i = 0; i < size; i += 1) {
      const gamma = Number(column[i]);
      patterns.levels[i * patterns.comparisons + index] = gamma < 0 ? -1 : best - gamma;
    }
  });
  terms.forEach((term, at) => {
    const column = columns[wanted.length + at] ?? [];
    const log = Math.log2(totals.get(term.column) ?? 1);
    for (let i = 0; i < size; i += 1) {
      const count = column[i];
      if (count !== null && count !== undefined) patterns.terms[i * patterns.comparisons + term.comparison] = Math.log2(Number(count)) - log;
    }
  });
  const pairs = columns[columns.length - 1] ?? [];
  for (let i = 0; i < size; i += 1) patterns.pairs[i] = Number(pairs[i]);
  return patterns;
}

/** Patterns of a relation of pairs (`l`, `r`). */
export function patternsOfPairs(engine: Engine, pairs: string, options: PatternOptions): Promise<PatternCounts> {
  return countPatterns(engine, pairVectors(engine.model, pairs, { keep: [], ...options }), options);
}
