import type { NodeKey } from "../entity.ts";
import { dayAfter, firstDayOf, isPartialDate, type PartialDate } from "../partial-date.ts";
import type { JsonValue, SourceRecordDraft, StatementDraft } from "../statement.ts";
import type { Mapping, MappingStatement, Template } from "./mapping.ts";
import type { ColumnValue, FeedRow } from "./plan.ts";
import { columnsIn, fillText, soleColumn } from "./template.ts";
import type { CellFault } from "./words.ts";

type Values = ReadonlyMap<string, readonly ColumnValue[]>;
type Outcome =
  | { readonly key: string; readonly record: SourceRecordDraft }
  | { readonly key: string | null; readonly faults: readonly { readonly column: string; readonly fault: CellFault }[] };

/** What a row states by the mapping. A statement whose value, object or subject the row leaves empty is not made. */
export function recordOf(mapping: Mapping, row: FeedRow, values: Values): Outcome {
  const key = fillText(mapping.record.key, (column) => keyTextOf(values.get(column)?.[0]));
  const rowKey = fillText(mapping.record.row ?? mapping.record.key, (column) => keyTextOf(values.get(column)?.[0]));
  if (key === null || rowKey === null) return { key: null, faults: [] };
  const about: NodeKey = { kind: mapping.record.kind, key };
  const statements: StatementDraft[] = [];
  const faults: { column: string; fault: CellFault }[] = [];
  for (const statement of mapping.statements) {
    if (!applies(statement, values)) continue;
    const from = dateOf(statement.validFrom, values);
    const until = dateOf(statement.validUntil, values);
    if (from !== null && until !== null && firstDayOf(from) >= dayAfter(until)) {
      faults.push({ column: columnsIn(statement.validUntil)[0] ?? "", fault: { code: "dates-reversed", fr: `la fin (${until}) est avant le début (${from}).`, en: `the end (${until}) is before the start (${from}).` } });
      continue;
    }
    for (const at of spread(statement, values)) statements.push(...draftOf(mapping, statement, about, at, from, until));
  }
  for (const [, list] of values) for (const one of list) if ("node" in one) statements.push(...introduced(one));
  if (faults.length > 0) return { key: rowKey, faults: distinctFaults(faults) };
  return { key: rowKey, record: { key: rowKey, line: row.line, raw: rawOf(mapping, row), statements: distinct(statements) } };
}

/** What is said of a thing that this row names first: its name, or the identifier it was named by. */
function introduced({ node, says, text }: Extract<ColumnValue, { readonly node: NodeKey }>): StatementDraft[] {
  return says.map((said) => ({ subject: node, ...said, raw: text }));
}

/** A statement that names columns of several values is made once for each of them, in step where they are as many. */
function spread(statement: MappingStatement, values: Values): Values[] {
  const names = columnsIn([statement.subject ?? null, statement.object ?? null, statement.slot ?? null, statement.value]);
  const count = Math.max(1, ...names.map((name) => values.get(name)?.length ?? 0));
  if (count === 1) return [values];
  return Array.from({ length: count }, (_, index) => new Map([...values].map(([name, list]) => {
    const one = names.includes(name) && list.length > 1 ? list[index] : list[0];
    return [name, one === undefined ? [] : [one]] as const;
  })));
}

function draftOf(mapping: Mapping, statement: MappingStatement, about: NodeKey, values: Values, from: PartialDate | null, until: PartialDate | null): StatementDraft[] {
  const subject = statement.subject === undefined ? about : nodeOf(statement.subject, values);
  const object = statement.object === undefined ? undefined : nodeOf(statement.object, values);
  if (subject === null || object === null) return [];
  const value = valueOf(statement.value, values);
  if (value === null) return [];
  const slot = statement.slot === undefined ? undefined : fillText(statement.slot, (column) => keyTextOf(values.get(column)?.[0]));
  if (slot === null) return [];
  const columns = columnsIn([statement.value, statement.object ?? null]);
  const isPrivate = columns.some((name) => mapping.columns[name]?.restricted === true);
  const raw = columns.map((name) => textOf(values.get(name)?.[0])).filter((text) => text !== null).join(" | ");
  return [{
    subject,
    field: statement.field,
    value,
    confidence: statement.confidence,
    validFrom: from,
    validUntil: until,
    raw: isPrivate || raw === "" ? null : raw,
    ...(slot === undefined ? {} : { slot }),
    ...(object === undefined ? {} : { object }),
  }];
}

function nodeOf(given: string | { readonly kind: string; readonly key: string }, values: Values): NodeKey | null {
  if (typeof given !== "string") {
    const key = fillText(given.key, (column) => keyTextOf(values.get(column)?.[0]));
    return key === null ? null : { kind: given.kind, key };
  }
  const value = values.get(soleColumn(given) ?? "")?.[0];
  return value !== undefined && "node" in value ? value.node : null;
}

function valueOf(template: Template, values: Values): JsonValue {
  if (typeof template === "string") {
    const column = soleColumn(template);
    if (column === null) return fillText(template, (name) => textOf(values.get(name)?.[0]));
    const found = values.get(column)?.[0];
    return found === undefined ? null : "value" in found ? found.value : found.text;
  }
  if (typeof template !== "object" || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([name, part]) => [name, valueOf(part, values)]));
}

/** In a key, what a reference led to stands for it: the same however it was spelt. */
function keyTextOf(value: ColumnValue | undefined): string | null {
  return value !== undefined && "node" in value ? value.node.key : textOf(value);
}

/** The text that stands for a value inside a longer text: what was read, not how it was typed. */
function textOf(value: ColumnValue | undefined): string | null {
  if (value === undefined) return null;
  if ("node" in value) return value.text;
  return typeof value.value === "string" || typeof value.value === "number" ? String(value.value) : value.value === null ? null : value.text;
}

function dateOf(template: string | undefined, values: Values): PartialDate | null {
  if (template === undefined) return null;
  const text = fillText(template, (column) => textOf(values.get(column)?.[0]));
  return text !== null && isPartialDate(text) ? text : null;
}

function applies({ when }: MappingStatement, values: Values): boolean {
  return Object.entries(when ?? {}).every(([column, accepted]) => (values.get(column) ?? []).some((one) => "value" in one && accepted.some((wanted) => wanted === one.value)));
}

/** The row as it came, private columns left out. */
function rawOf(mapping: Mapping, row: FeedRow): Record<string, JsonValue> {
  return Object.fromEntries(Object.entries(row.cells).filter(([name]) => mapping.columns[name]?.restricted !== true).map(([name, cell]) => [name, cell.text]));
}

function distinct(statements: readonly StatementDraft[]): StatementDraft[] {
  return [...new Map(statements.map((one) => [JSON.stringify([one.subject, one.field, one.slot ?? "", one.object ?? null, one.value, one.validFrom ?? null, one.validUntil ?? null]), one])).values()];
}

function distinctFaults<T extends { readonly column: string; readonly fault: CellFault }>(faults: readonly T[]): T[] {
  return [...new Map(faults.map((one) => [`${one.column} ${one.fault.fr}`, one])).values()];
}
