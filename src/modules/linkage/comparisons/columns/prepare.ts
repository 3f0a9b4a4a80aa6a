import type { Dialect, PreparedColumn } from "../../domain/dialect.ts";
import type { ColumnSpec, ExpandedModel } from "../../domain/model.ts";
import { communeColumns, departmentSql } from "../../french/communes/columns.ts";
import { dateSqlOf } from "../../french/dates.ts";
import { firstNamesSqlOf } from "../../french/first-names.ts";
import { nameSqlOf } from "../../french/names.ts";
import { nirSqlOf } from "../../french/nir.ts";
import { duckdb } from "../dialects/duckdb.ts";
import { simpleClean, trimmed, typeOf } from "./clean.ts";
import { derivedName } from "./derived.ts";
import { derivedSql } from "./derived-sql.ts";
import { derivedNeeded, type Needed } from "./needed.ts";
import { findRaw, rawName, sourcesOf, type RawColumn } from "./raw-columns.ts";

/**
 * The prepared columns of a side, in the order of the model, then those derived from each that its conditions and keys need
 * (`NAME__PART`). Each is SQL over a row of the input whose columns are text (or null), named as in the file; with
 * `rawColumns` their names are looked up but for spaces around and capitals. Whatever cannot be read is null.
 */
export function preparedColumns(model: ExpandedModel, side: "left" | "right", dialect: Dialect = duckdb, rawColumns?: readonly RawColumn[]): readonly PreparedColumn[] {
  const needed = derivedNeeded(model);
  return Object.entries(model.columns).flatMap(([name, spec]) => {
    const own = sourceSql(name, spec, side, dialect, rawColumns);
    return [{ name, type: typeOf(spec.clean), sql: cleanSql(spec, own, dialect) }, ...derivedColumns(name, spec, own, needed, dialect, model, side, rawColumns)];
  });
}

const rawNameOf = (source: string, columns: readonly RawColumn[] | undefined): string => {
  const found = columns === undefined ? undefined : findRaw(source, columns);
  return found === undefined ? source : rawName(found);
};

/** The SQL that makes a column comparable, over a text. */
export function cleanSql(spec: ColumnSpec, text: string, dialect: Dialect): string {
  switch (spec.clean) {
    case "name": return nameSqlOf(text, dialect);
    case "first-names": return firstNamesSqlOf(text, spec.separator, dialect);
    case "date": return dateSqlOf(text, spec.order ?? "auto", dialect);
    case "commune": return communeColumns(text, null, dialect).code;
    case "department": return departmentSql(text, dialect);
    case "nir": return nirSqlOf(text, dialect);
    case "list": return listSql(text, spec.separator, dialect);
    default: {
      const sql = simpleClean(spec, text, dialect);
      if (sql === null) throw new TypeError(`no cleaning ${spec.clean}`);
      return sql;
    }
  }
}

/** Items upper case without accents, in order, empty ones left out; no item: null. */
function listSql(text: string, separator: string | undefined, dialect: Dialect): string {
  const pattern = separator === undefined ? "[;,|]" : null;
  const raw = pattern === null ? dialect.split(text, separator ?? ";") : dialect.split(dialect.replaceAll(text, pattern, ";"), ";");
  const items = dialect.filter(dialect.map(raw, (item) => `trim(${dialect.fold(item)})`), (item) => `${item} <> ''`);
  return `case when ${dialect.itemCount(items)} > 0 then ${items} end`;
}

function derivedColumns(name: string, spec: ColumnSpec, text: string, needed: Needed, dialect: Dialect, model: ExpandedModel, side: "left" | "right", rawColumns: readonly RawColumn[] | undefined): readonly PreparedColumn[] {
  const own = cleanSql(spec, text, dialect);
  return [...needed.get(name) ?? []].map((part): PreparedColumn => {
    const derived = derivedName(name, part);
    if (part !== "codes" && part !== "place") return { name: derived, ...derivedSql(part, spec.clean, own, dialect) };
    const on = spec.on === undefined ? undefined : model.columns[spec.on];
    const day = on === undefined || spec.on === undefined ? null : cleanSql(on, sourceSql(spec.on, on, side, dialect, rawColumns), dialect);
    const commune = communeColumns(text, day, dialect);
    return part === "codes" ? { name: derived, type: "list", sql: commune.codes } : { name: derived, type: "text", sql: commune.place };
  });
}

/** The text a column is made of: the first of its input columns that holds something. */
function sourceSql(name: string, spec: ColumnSpec, side: "left" | "right", dialect: Dialect, rawColumns: readonly RawColumn[] | undefined): string {
  const sources = sourcesOf(name, spec, side).map((source) => dialect.quote(rawNameOf(source, rawColumns)));
  return sources.length === 1 ? sources[0] ?? "null" : `coalesce(${sources.map(trimmed).join(", ")})`;
}
