import type { ColumnSpec } from "../../domain/model.ts";

/** A column of an input; `type` is the SQL type where it is known (Parquet): lists and days are then read as they are. */
export type RawColumn = string | { readonly name: string; readonly type?: string };

export const rawName = (column: RawColumn): string => typeof column === "string" ? column : column.name;
export const rawType = (column: RawColumn): string => typeof column === "string" ? "VARCHAR" : column.type ?? "VARCHAR";

/** Names of input columns that feed a prepared column on a side. */
export function sourcesOf(name: string, spec: ColumnSpec, side: "left" | "right"): readonly string[] {
  const named = spec[side] ?? spec.from ?? name;
  return typeof named === "string" ? [named] : named;
}

/** The input column of a name: written exactly so, otherwise the only one that is so but for spaces around and capitals. */
export function findRaw(name: string, columns: readonly RawColumn[]): RawColumn | undefined {
  const exact = columns.find((column) => rawName(column) === name);
  if (exact !== undefined) return exact;
  const loosely = columns.filter((column) => rawName(column).trim().toLowerCase() === name.trim().toLowerCase());
  return loosely.length === 1 ? loosely[0] : undefined;
}
