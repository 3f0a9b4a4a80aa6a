import { formatList, both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { type Analytics, identifier } from "../../../../kernel/analytics/index.ts";
import { shownFaults, type Fault } from "./faults.ts";
import { shownText, type ColumnKind, type Source } from "./source.ts";

/** What one column of an input must hold. */
export interface ColumnRule {
  readonly name: string;
  readonly required: boolean;
  readonly kinds: readonly ColumnKind[];
  /** Its value in SQL; `null` of the right type where the column is left out. */
  readonly value: (column: string, kind: ColumnKind) => string;
  readonly absent: string;
  readonly checks: readonly { readonly code: string; readonly when: (column: string, kind: ColumnKind) => string; readonly text: Bilingual }[];
}

const emptyText = { code: "bibliometrics.empty", text: both("la cellule est vide", "the cell is empty") };
const breaks = { code: "bibliometrics.line-break", text: both("le texte contient une tabulation ou un saut de ligne", "the text holds a tab or a line break") };
const spaces = { code: "bibliometrics.spaces", text: both("le texte commence ou finit par des espaces", "the text begins or ends with spaces") };

/** An identifier or a code: text, or whole numbers taken as text. */
export function textRule(name: string, required = true): ColumnRule {
  return {
    name, required, kinds: ["text", "integer"], absent: "null::VARCHAR",
    value: (column, kind) => (kind === "text" ? (required ? column : `nullif(${column}, '')`) : `${column}::VARCHAR`),
    checks: [
      ...(required ? [{ ...emptyText, when: (column: string, kind: ColumnKind): string => (kind === "text" ? `${column} is null or ${column} = ''` : `${column} is null`) }] : []),
      { ...spaces, when: (column, kind) => (kind === "text" ? `starts_with(${column}, ' ') or ends_with(${column}, ' ')` : "false") },
      // They part the lines of which the hash of a corpus is made.
      { ...breaks, when: (column, kind) => (kind === "text" ? `contains(${column}, chr(9)) or contains(${column}, chr(10))` : "false") },
    ],
  };
}

function notDigits(column: string): string {
  return `not regexp_full_match(${column}, '[+-]?[0-9]+')`;
}

/** A whole number within limits. */
export function wholeRule(name: string, low: number, high: number, beyond: Bilingual, required = true): ColumnRule {
  const number = (column: string, kind: ColumnKind): string => (kind === "text" ? `try_cast(${column} as DOUBLE)` : column);
  return {
    name, required, kinds: ["text", "integer", "real"], absent: "null::INTEGER",
    value: (column) => `try_cast(${column} as INTEGER)`,
    checks: [
      { ...emptyText, when: (column) => `${column} is null` },
      {
        code: "bibliometrics.not-whole", text: both("ce n’est pas un nombre entier", "it is not a whole number"),
        when: (column, kind) => (kind === "integer" ? "false" : kind === "text" ? notDigits(column) : `isnan(${column}::DOUBLE) or isinf(${column}::DOUBLE) or ${column} <> floor(${column})`),
      },
      // NaN is above every number in DuckDB, and told already; so is what is no whole number as text.
      { code: "bibliometrics.out-of-range", text: beyond, when: (column, kind) => `(${number(column, kind)} < ${low} or (${number(column, kind)} > ${high}${kind === "real" ? ` and not isnan(${column}::DOUBLE)` : ""}))${kind === "text" ? ` and not (${notDigits(column)})` : ""}` },
    ],
  };
}

function missing(source: Source, names: readonly string[]): Fault[] {
  return names.map((name) => ({ code: "bibliometrics.missing-column", input: source.label, column: name, text: both("la colonne manque", "the column is missing"), count: 1, places: [] }));
}

/** Columns that are missing, unknown or of a type that cannot be meant. Rows are only looked at where there are none. */
export function headerFaults(source: Source, rules: readonly ColumnRule[]): Fault[] {
  const known = new Set(rules.map((rule) => rule.name));
  const expected = rules.map((rule) => rule.name);
  return [
    ...missing(source, rules.filter((rule) => rule.required && !source.columns.has(rule.name)).map((rule) => rule.name)),
    ...[...source.columns.keys()].filter((name) => !known.has(name)).map((name): Fault => ({
      code: "bibliometrics.unknown-column", input: source.label, column: name, count: 1, places: [],
      text: known.has(name.toLowerCase()) ? both(`les noms de colonnes sont en minuscules\u202f: ${name.toLowerCase()}`, `names of columns are in lower case: ${name.toLowerCase()}`) : both(`cette colonne n’a pas de sens ici\u202f: les colonnes sont ${formatList(expected, "fr")}`, `this column means nothing here: the columns are ${formatList(expected, "en")}`),
    })),
    ...rules.flatMap((rule): Fault[] => {
      const column = source.columns.get(rule.name);
      if (column === undefined || rule.kinds.includes(column.kind)) return [];
      return [{ code: "bibliometrics.wrong-type", input: source.label, column: rule.name, count: 1, places: [], text: both(`le type ${column.type} ne convient pas`, `the type ${column.type} does not fit`) }];
    }),
  ];
}

/** Places of a fault in the order of the rows, with their lines where the input has some. */
export async function placesOf(db: Analytics, source: Source, from: string, when: string, value: string): Promise<Fault["places"]> {
  const rows = await db.rows<{ row: number; value: string }>(`select row_number::DOUBLE as row, ${value} as value from ${from} where ${when} order by row_number limit ${shownFaults}`);
  const lines = source.linesOf === null || rows.length === 0 ? null : await source.linesOf(rows.map(({ row }) => row));
  return rows.map(({ row, value: shown }) => ({ row, line: lines?.get(row) ?? null, value: shown }));
}

/** Faults of single cells: one pass that counts them all, then the first places of those that are there. Also says how many rows there are. */
export async function cellFaults(db: Analytics, source: Source, rules: readonly ColumnRule[]): Promise<{ readonly rows: number; readonly faults: readonly Fault[] }> {
  const checks = rules.flatMap((rule) => {
    const kind = source.columns.get(rule.name)?.kind;
    return kind === undefined ? [] : rule.checks.map((check) => ({ rule, check, when: check.when(identifier(rule.name), kind) })).filter(({ when }) => when !== "false");
  });
  const [counts = {}] = await db.rows<Record<string, number>>(`select count(*)::DOUBLE as total${checks.map(({ when }, index) => `, count(*) filter (where ${when})::DOUBLE as c${index}`).join("")} from ${source.relation}`);
  const faults: Fault[] = [];
  for (const [index, { rule, check, when }] of checks.entries()) {
    const count = counts[`c${index}`] ?? 0;
    if (count > 0) faults.push({ code: check.code, input: source.label, column: rule.name, text: check.text, count, places: await placesOf(db, source, source.relation, when, shownText(rule.name)) });
  }
  const rows = counts["total"] ?? 0;
  if (rows === 0) faults.push({ code: "bibliometrics.no-rows", input: source.label, column: null, text: both("il n’y a aucune ligne de données", "there is no row of data"), count: 1, places: [] });
  return { rows, faults };
}

/** The columns as SQL, each under its own name and of its own type. */
export function selectedColumns(source: Source, rules: readonly ColumnRule[]): string {
  return rules.map((rule) => {
    const kind = source.columns.get(rule.name)?.kind;
    return `${kind === undefined ? rule.absent : rule.value(identifier(rule.name), kind)} as ${identifier(rule.name)}`;
  }).join(", ");
}
