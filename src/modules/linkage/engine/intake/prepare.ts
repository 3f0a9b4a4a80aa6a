import type { Analytics } from "../../../../kernel/analytics/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { inputNotValid } from "../../errors.ts";
import type { ExpandedModel } from "../../domain/model.ts";
import { duckdb } from "../../comparisons/dialects/duckdb.ts";
import { nearestColumn } from "./nearest-column.ts";
import { dateDoubts } from "../../french/date-doubts.ts";
import { lookups } from "../../comparisons/columns/lookups.ts";
import { preparedColumns } from "../../comparisons/columns/prepare.ts";
import { findRaw, rawName, sourcesOf } from "../../comparisons/columns/raw-columns.ts";
import { quoted } from "../sql.ts";
import { cellTooLong, columnEmpty, columnMostlyUnread, duplicateIds, emptyFile, lineNotUtf8, lineTooLong, missingColumn, missingIds, unreadableFile, type Side } from "./faults.ts";
import type { Source } from "./source.ts";
import { addTermCounts } from "./term-counts.ts";
import type { PreparedColumn } from "../../domain/dialect.ts";
import { apartColumn, countColumn, termColumns } from "../vectors/vectors.ts";

const idColumn = (model: Pick<ExpandedModel, "id">, side: Side): string | null => model.id === undefined ? null : typeof model.id === "string" ? model.id : model.id[side];

/** Columns of the input that the model reads on a side, the id among them. */
export function wantedColumns(model: Pick<ExpandedModel, "id" | "columns">, side: Side): string[] {
  const id = idColumn(model, side);
  return [...new Set([...(id === null ? [] : [id]), ...Object.entries(model.columns).flatMap(([name, spec]) => [...sourcesOf(name, spec, side)])])];
}

/** Columns as the input names them that tell its rows apart (`decision.tellApart`), those that it holds. */
function apartColumns(model: ExpandedModel, source: Source): string[] {
  const asked = model.decision.tellApart?.[source.side] ?? [];
  return asked.flatMap((name) => (findRaw(name, source.columns) === undefined ? [] : [rawNameOf(source, name)]));
}

/** Columns that the model reads and the input does not hold, all at once. Where it holds none, its first line may be somebody and no header: nothing of it is said. */
export function missingColumns(model: ExpandedModel, source: Source): Issue[] {
  const wanted = wantedColumns(model, source.side);
  const missing = wanted.filter((name) => findRaw(name, source.columns) === undefined);
  const present = missing.length < wanted.length ? source.columns.map((column) => column.name) : [];
  return missing.map((name) => missingColumn(source.side, name, nearestColumn(name, present), present));
}

const rawNameOf = (source: Source, name: string): string => {
  const found = findRaw(name, source.columns);
  return found === undefined ? name : rawName(found);
};

/** Every column as text: lists as items kept apart by `;`, instants as their day. */
function asText(source: Source, wanted: readonly string[]): string {
  const names = new Set(wanted.map((name) => rawNameOf(source, name)));
  return source.columns.filter((column) => names.has(column.name)).map(({ name, type }) => {
    const own = quoted(name);
    if (type === "VARCHAR") return own;
    if (type.endsWith("[]")) return `array_to_string(${own}::varchar[], ';') as ${own}`;
    if (type.startsWith("TIMESTAMP")) return `strftime(${own}, '%Y-%m-%d') as ${own}`;
    return `${own}::varchar as ${own}`;
  }).join(", ");
}

/**
 * Reads an input into `raw_left` or `raw_right`: the columns that the model reads, as text. DuckDB numbers the rows of a table that is
 * only added to from 0 (`rowid`), here in the order of the file: no numbering of its own is needed, which would take one thread.
 */
async function readRaw(analytics: Analytics, model: ExpandedModel, source: Source): Promise<void> {
  const text = asText(source, [...wantedColumns(model, source.side), ...apartColumns(model, source)]);
  try {
    await analytics.run(`create or replace temp table raw_${source.side} as select ${text === "" ? "null as nothing" : text} from ${source.relation}`);
  } catch (error) {
    // What DuckDB says quotes the line itself: only its number may go further.
    const message = String(error);
    if (!/^\[?(Error: )?(Invalid Input|IO|Conversion|Invalid) Error/i.test(message)) throw error;
    const line = /\bline:? (\d+)/i.exec(message)?.[1];
    if (line === undefined) throw inputNotValid([unreadableFile(source.side, null)]);
    const fault = /not utf-8 encoded/i.test(message) ? lineNotUtf8 : /Maximum line size/i.test(message) ? lineTooLong : unreadableFile;
    throw inputNotValid([fault(source.side, Number(line))]);
  }
  await refuseLongCells(analytics, model, source);
}

/** Names and lists are short, encoded values a few thousand bytes: comparing texts of millions would never end. */
const longestCell = 10_000;

async function refuseLongCells(analytics: Analytics, model: ExpandedModel, source: Source): Promise<void> {
  const names = [...new Set(wantedColumns(model, source.side).map((name) => rawNameOf(source, name)))];
  if (names.length === 0) return;
  const long = await analytics.rows<Record<string, number | null>>(`select ${names.map((name, index) => `(min(rowid) filter (where strlen(${quoted(name)}) > ${longestCell}))::double as c${index}`).join(", ")} from raw_${source.side}`);
  const faults = names.flatMap((name, index) => {
    const k = long[0]?.[`c${index}`] ?? null;
    return k === null ? [] : [cellTooLong(source.side, name, k + 2, longestCell)];
  });
  if (faults.length > 0) throw inputNotValid(faults);
}

/** Cleanings that cost less than finding equal values first. */
const cheap = new Set<string>(["raw", "sex"]);

interface Dictionary {
  readonly table: string;
  /** Columns of the input whose values it cleans. */
  readonly sources: readonly string[];
  readonly columns: readonly PreparedColumn[];
}

/** Each value of an input column is cleaned once, however many rows hold it: a table of values, their cleaned forms and how many rows hold them. */
async function makeDictionaries(analytics: Analytics, model: ExpandedModel, source: Source): Promise<{ dictionaries: Dictionary[]; direct: PreparedColumn[] }> {
  const prepared = preparedColumns(model, source.side, duckdb, source.columns);
  const dictionaries: Dictionary[] = [];
  const direct: PreparedColumn[] = [];
  const counted = new Set(termColumns(model).map((term) => term.column));
  for (const [name, spec] of Object.entries(model.columns)) {
    const own = prepared.filter((column) => column.name === name || column.name.startsWith(`${name}__`) && model.columns[column.name] === undefined);
    if (cheap.has(spec.clean) && !counted.has(name)) {
      direct.push(...own);
      continue;
    }
    const on = spec.on === undefined ? undefined : model.columns[spec.on];
    const named = [...sourcesOf(name, spec, source.side), ...(on === undefined || spec.on === undefined ? [] : sourcesOf(spec.on, on, source.side))];
    const sources = [...new Set(named.map((one) => rawNameOf(source, one)))];
    const table = quoted(`cleaned_${source.side}_${name}`);
    // Derived columns name the SQL of their own: it is computed once, below them.
    const base = own[0]?.sql ?? "null";
    // So is the first item of a list, which some look up in a table: by a word, not by a list.
    const once = (sql: string): string => base.length > 40 ? sql.replaceAll(base, "cleaned_once").replaceAll(duckdb.item("cleaned_once", 1), "cleaned_first") : sql;
    const first = own.some((column) => once(column.sql).includes("cleaned_first")) ? `, ${duckdb.item("cleaned_once", 1)} as cleaned_first` : "";
    const values = `select ${sources.map(quoted).join(", ")}, count(*)::integer as n from raw_${source.side} group by all`;
    await analytics.run(`create or replace temp table ${table} as select ${[...sources.map((one, index) => `${quoted(one)} as s${index}`), ...own.map((column) => `${once(column.sql)} as ${quoted(column.name)}`)].join(", ")}, n from (select *${first} from (select *, ${base} as cleaned_once from (${values})))`);
    dictionaries.push({ table, sources, columns: own });
  }
  return { dictionaries, direct };
}

/**
 * Makes `left_rows` and, for two files, `right_rows`: `k` from 0 in the order of the input, `id`, the prepared columns, and
 * `n_COLUMN`, how many rows of all files hold the value, where term frequency needs it. Throws `linkage.input-not-valid`.
 */
export async function prepareRows(analytics: Analytics, model: ExpandedModel, sources: readonly Source[]): Promise<{ rows: number[]; totals: Map<string, number>; warnings: Issue[] }> {
  for (const statement of lookups(model)) await analytics.run(statement);
  const made = [];
  for (const source of sources) {
    await readRaw(analytics, model, source);
    const doubts = await dateDoubts(analytics, model, source.side, `raw_${source.side}`, source.columns);
    if (doubts.length > 0) throw inputNotValid(doubts);
    made.push({ source, ...await makeDictionaries(analytics, model, source) });
  }
  const totals = await addTermCounts(analytics, model, made.map((one) => one.dictionaries));
  const rows: number[] = [];
  const warnings: Issue[] = [];
  for (const { source, dictionaries, direct } of made) {
    const { side } = source;
    const id = idColumn(model, side);
    const cleaned = dictionaries.flatMap((dictionary, index) => [...dictionary.columns.map((column) => `d${index}.${quoted(column.name)}`), ...(totals.has(dictionary.columns[0]?.name ?? "") ? [`d${index}.${countColumn(dictionary.columns[0]?.name ?? "")}`] : [])]);
    const joins = dictionaries.map((dictionary, index) => `left join ${dictionary.table} d${index} on ${dictionary.sources.map((one, at) => dictionary.sources.length === 1 ? `d${index}.s${at} = s.${quoted(one)}` : `d${index}.s${at} is not distinct from s.${quoted(one)}`).join(" and ")}`);
    await analytics.run(`create or replace table ${side}_rows as select s.k, ${[id === null ? "(s.k + 1)::varchar as id" : `s.${quoted(rawNameOf(source, id))} as id`, ...direct.map((column, index) => `s.p${index} as ${quoted(column.name)}`), ...cleaned, ...apartColumns(model, source).map((name, index) => `s.${quoted(name)} as ${apartColumn(index)}`)].join(", ")} from (select *, rowid::integer as k${direct.map((column, index) => `, ${column.sql} as p${index}`).join("")} from raw_${side}) s ${joins.join(" ")}`);
    await analytics.run(`drop table raw_${side}`);
    for (const dictionary of dictionaries) await analytics.run(`drop table ${dictionary.table}`);
    const checked = await checkRows(analytics, model, side, id);
    rows.push(checked.rows);
    warnings.push(...checked.warnings);
  }
  return { rows, totals, warnings };
}

async function checkRows(analytics: Analytics, model: ExpandedModel, side: Side, id: string | null): Promise<{ rows: number; warnings: Issue[] }> {
  const table = `${side}_rows`;
  const names = Object.keys(model.columns);
  const counts = await analytics.rows<Record<string, bigint>>(`select count(*) as n, count(id) as ids${names.map((name, index) => `, count(${quoted(name)}) as c${index}`).join("")} from ${table}`);
  const rows = Number(counts[0]?.["n"] ?? 0);
  if (rows === 0) throw inputNotValid([emptyFile(side)]);
  if (id !== null) await checkIds(analytics, table, side, id, rows - Number(counts[0]?.["ids"] ?? 0));
  const warnings = names.flatMap((name, index): Issue[] => {
    const missing = 1 - Number(counts[0]?.[`c${index}`] ?? 0) / rows;
    if (missing === 1) return [columnEmpty(side, name)];
    return missing > 0.5 ? [columnMostlyUnread(side, name, missing)] : [];
  });
  return { rows, warnings };
}

async function checkIds(analytics: Analytics, table: string, side: Side, column: string, missing: number): Promise<void> {
  const issues: Issue[] = [];
  if (missing > 0) {
    const first = await analytics.rows<{ k: number }>(`select min(k) as k from ${table} where id is null`);
    issues.push(missingIds(side, column, missing, Number(first[0]?.k ?? 0) + 2));
  }
  const twice = await analytics.rows<{ n: bigint; k: number | null }>(`select count(*) as n, min(k) as k from (select max(k) as k from ${table} where id is not null group by id having count(*) > 1)`);
  if (Number(twice[0]?.n ?? 0) > 0) issues.push(duplicateIds(side, column, Number(twice[0]?.n), Number(twice[0]?.k ?? 0) + 2));
  if (issues.length > 0) throw inputNotValid(issues);
}
