import type { ExpandedModel } from "../../domain/model.ts";
import { duckdb } from "../../comparisons/dialects/duckdb.ts";
import { vectorsSql } from "../../comparisons/sql/levels.ts";
import { quoted } from "../sql.ts";

/** A term frequency that the model asks for: the comparison, its column, the levels (gamma) it adjusts. */
export interface TermColumn {
  readonly comparison: number;
  readonly name: string;
  readonly column: string;
  readonly gammas: readonly number[];
}

/** The comparisons whose weight depends on how common the value is. One column a comparison: the first that a level names. */
export function termColumns(model: ExpandedModel): TermColumn[] {
  return model.comparisons.flatMap((comparison, index) => {
    const last = comparison.levels.length - 1;
    const spec = comparison.levels.find((level) => level.termFrequency !== undefined)?.termFrequency;
    if (spec === undefined) return [];
    const gammas = comparison.levels.flatMap((level, at) => level.termFrequency?.column === spec.column ? [last - at] : []);
    return [{ comparison: index, name: comparison.name, column: spec.column, gammas }];
  });
}

/** Column of `left_rows` and `right_rows` that counts the rows of all files with the same value. */
export const countColumn = (column: string): string => quoted(`n_${column}`);
/** Columns of `left_rows` and `right_rows` that hold what `decision.tellApart` names, as written. */
export const apartColumn = (index: number): string => quoted(`apart_${index}`);
export const gammaColumn = (name: string): string => quoted(`g_${name}`);
export const termColumn = (name: string): string => quoted(`t_${name}`);

export interface VectorOptions {
  /** Comparisons that are computed, by index; all by default. */
  readonly only?: readonly number[];
  /** Columns of `pairs` that are kept: `l`, `r`, `rule`… */
  readonly keep: readonly string[];
  /** The larger count of the two values (`n_NAME`) at levels that term frequency adjusts, null elsewhere. */
  readonly terms?: boolean;
  /** Relations of the rows, by default `left_rows` and `right_rows`. */
  readonly rows?: { readonly left: string; readonly right: string };
}

/**
 * SQL of comparison vectors of `pairs` (a relation with `l` and `r`): what is kept, one `g_NAME` for each comparison and,
 * where asked, the count that term frequency starts from; where one side has none, the other's.
 */
export function pairVectors(model: ExpandedModel, pairs: string, options: VectorOptions): string {
  const wanted = model.comparisons.filter((_, index) => options.only === undefined || options.only.includes(index));
  const terms = options.terms === true ? termColumns(model).filter((term) => wanted.some((comparison) => comparison.name === term.name)) : [];
  const extra = terms.map((term) => ({ name: countColumn(term.name), sql: `greatest(l.${countColumn(term.column)}, r.${countColumn(term.column)})` }));
  const vectors = vectorsSql(wanted, duckdb, { pairs, keep: options.keep, extra, ...(options.rows === undefined ? {} : { rows: options.rows }) });
  if (terms.length === 0) return vectors;
  return `select * replace (${terms.map((term) => `case when ${gammaColumn(term.name)} in (${term.gammas.join(", ")}) then ${countColumn(term.name)} end as ${countColumn(term.name)}`).join(", ")}) from (${vectors})`;
}
