import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { RawCell, RawTable } from "../../../../kernel/tables/index.ts";
import type { NodeKey } from "../entity.ts";
import type { JsonValue, SourceRecordDraft, StatementDraft } from "../statement.ts";
import { placeColumns } from "./header.ts";
import type { Mapping } from "./mapping.ts";
import { readCell } from "./read-cell.ts";
import { recordOf } from "./record-of.ts";
import { placed, type CellFault, type Place } from "./words.ts";

/** A row as text, by column of the mapping: what is kept of a rejected one, and given back corrected. */
export interface FeedRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, RawCell>>;
}

export interface Reference {
  readonly kind: string;
  readonly by: readonly string[];
  readonly unknown: "reject" | "new";
  readonly text: string;
}

/** What a reference led to. `new`: a thing named here first, with what its own text says of it. */
export type Resolution =
  | { readonly found: NodeKey }
  | { readonly created: NodeKey; readonly says: readonly Said[] }
  | { readonly fault: CellFault };

/** What the reference itself says of a thing that it names first: its name, its identifier. */
export type Said = Pick<StatementDraft, "field" | "slot" | "value">;

export type ResolveReferences = (references: readonly Reference[]) => Promise<ReadonlyMap<string, Resolution>>;

export function referenceId(reference: Reference): string {
  return [reference.kind, reference.by.join(" "), reference.unknown, reference.text].join("\u001f");
}

/** One value of a column in a row: as read, or where its reference led. */
export type ColumnValue = { readonly value: JsonValue; readonly text: string } | { readonly node: NodeKey; readonly text: string; readonly says: readonly Said[] };

export interface RejectedRow {
  readonly line: number;
  readonly recordKey: string | null;
  readonly cells: Readonly<Record<string, string>>;
  readonly issues: readonly Issue[];
}

export interface FeedPlan {
  readonly rowCount: number;
  readonly records: readonly SourceRecordDraft[];
  readonly rejected: readonly RejectedRow[];
  /** Lines that repeat another word for word, and are counted once. */
  readonly repeated: readonly number[];
}

/** The rows of a table by the columns of the mapping. Fails where the file as a whole cannot be used. */
export function rowsOf(table: RawTable, mapping: Mapping): { readonly rows: readonly FeedRow[]; readonly titles: Readonly<Record<string, Title>> } {
  const places = placeColumns(table, mapping);
  const rows = table.rows.map((row) => {
    const cells: Record<string, RawCell> = {};
    for (const [name, { index }] of places) {
      const cell = row.cells[index];
      if (cell !== undefined && cell.kind !== "empty") cells[name] = cell;
    }
    return { line: row.line, cells };
  });
  return { rows, titles: Object.fromEntries([...places].map(([name, { letters, title }]) => [name, { column: letters, title }])) };
}

export interface Title {
  readonly column: string | null;
  readonly title: string;
}

/**
 * Rows to records, row by row: a row with a fault is rejected with all its reasons, the others go on. References are
 * looked up all at once. Two rows of one key that differ are both rejected: nobody can tell which is right.
 */
export async function planRows(rows: readonly FeedRow[], mapping: Mapping, titles: Readonly<Record<string, Title>>, resolve: ResolveReferences): Promise<FeedPlan> {
  const filled = rows.filter((row) => Object.keys(row.cells).length > 0);
  const read = filled.map((row) => readRow(row, mapping));
  const references = new Map(read.flatMap((row) => row.references.map((one) => [referenceId(one), one] as const)));
  const resolved = await resolve([...references.values()]);

  const rejected: RejectedRow[] = [];
  const good: { readonly row: FeedRow; readonly record: SourceRecordDraft; readonly content: string }[] = [];
  for (const row of read) {
    const place = (field: string): Place => ({ line: row.row.line, column: titles[field]?.column ?? null, title: titles[field]?.title ?? "", field });
    const faults = [...row.faults];
    const values = new Map<string, readonly ColumnValue[]>();
    for (const [column, cells] of row.values) {
      const list: ColumnValue[] = [];
      for (const cell of cells) {
        if ("value" in cell) list.push(cell);
        else {
          const resolution = resolved.get(referenceId(cell.reference));
          if (resolution === undefined) throw new Error("a reference was not looked up");
          if ("fault" in resolution) faults.push({ column, fault: resolution.fault });
          else list.push({ text: cell.reference.text, node: "found" in resolution ? resolution.found : resolution.created, says: "created" in resolution ? resolution.says : [] });
        }
      }
      values.set(column, list);
    }
    const outcome = recordOf(mapping, row.row, values);
    const issues = [...faults, ...("faults" in outcome && faults.length === 0 ? outcome.faults : [])]
      .map(({ column, fault }) => placed(fault, place(column))).sort((a, b) => (a.column ?? "").length - (b.column ?? "").length || ((a.column ?? "") < (b.column ?? "") ? -1 : 1));
    if (issues.length > 0 || "faults" in outcome) rejected.push({ line: row.row.line, recordKey: outcome.key, cells: textsOf(row.row, mapping), issues });
    else good.push({ row: row.row, record: outcome.record, content: JSON.stringify([outcome.record.statements, textsOf(row.row, mapping)]) });
  }

  const byKey = new Map<string, (typeof good)[number][]>();
  for (const one of good) byKey.set(one.record.key, [...(byKey.get(one.record.key) ?? []), one]);
  const records: SourceRecordDraft[] = [];
  const repeated: number[] = [];
  for (const [key, sharing] of byKey) {
    const first = sharing[0];
    if (first === undefined) continue;
    if (sharing.every((one) => one.content === first.content)) {
      records.push(first.record);
      repeated.push(...sharing.slice(1).map((one) => one.row.line));
      continue;
    }
    const lines = sharing.map((one) => one.row.line).join(", ");
    const fault: CellFault = { code: "key-twice", fr: `les lignes ${lines} portent la même clé et ne disent pas la même chose\u202f: gardez la bonne.`, en: `lines ${lines} bear the same key and say different things: keep the right one.` };
    for (const one of sharing) rejected.push({ line: one.row.line, recordKey: key, cells: textsOf(one.row, mapping), issues: [placed(fault, { line: one.row.line, column: null, title: "", field: "" })] });
  }
  rejected.sort((a, b) => a.line - b.line);
  return { rowCount: filled.length, records, rejected, repeated };
}

interface ReadRow {
  readonly row: FeedRow;
  readonly values: ReadonlyMap<string, readonly ({ readonly value: JsonValue; readonly text: string } | { readonly reference: Reference })[]>;
  readonly references: readonly Reference[];
  readonly faults: readonly { readonly column: string; readonly fault: CellFault }[];
}

function readRow(row: FeedRow, mapping: Mapping): ReadRow {
  const blank = new Set(mapping.blank.map((text) => text.trim().toLowerCase()));
  const values = new Map<string, ({ value: JsonValue; text: string } | { reference: Reference })[]>();
  const references: Reference[] = [];
  const faults: { column: string; fault: CellFault }[] = [];
  for (const [name, column] of Object.entries(mapping.columns)) {
    const cell = row.cells[name];
    const whole = cell === undefined ? "" : tidy(cell.text);
    const texts = (column.separator === undefined ? [whole] : whole.split(column.separator).map(tidy)).filter((text) => text !== "" && !blank.has(text.toLowerCase()));
    if (cell === undefined || texts.length === 0) {
      if (column.required) faults.push({ column: name, fault: { code: "empty-cell", fr: "la cellule est vide et il la faut.", en: "the cell is empty and is needed." } });
      continue;
    }
    const list: ({ value: JsonValue; text: string } | { reference: Reference })[] = [];
    for (const text of texts) {
      const result = readCell(cell, text, column.read);
      if ("fault" in result) faults.push({ column: name, fault: result.fault });
      else if ("value" in result) list.push({ value: result.value, text });
      else if (column.read.as === "reference") {
        const reference: Reference = { kind: column.read.kind, by: column.read.by, unknown: column.read.unknown, text };
        references.push(reference);
        list.push({ reference });
      }
    }
    values.set(name, list);
  }
  return { row, values, references, faults };
}

function tidy(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** Cells as texts that read the same again: a number of a workbook takes the decimal mark of its column. */
function textsOf(row: FeedRow, mapping: Mapping): Record<string, string> {
  return Object.fromEntries(Object.entries(row.cells).map(([name, cell]) => {
    const read = mapping.columns[name]?.read;
    const isComma = cell.kind === "number" && cell.percent !== true && read !== undefined && "decimal" in read && read.decimal === "comma";
    return [name, isComma ? cell.text.replace(".", ",") : cell.text];
  }));
}
