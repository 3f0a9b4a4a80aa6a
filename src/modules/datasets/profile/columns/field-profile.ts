import type { FieldProfile } from "../../domain/dataset.ts";
import { kindByName, type NamedKind } from "../personal/column-names.ts";
import { suspectTable, type Suspicion } from "../personal/suspect.ts";
import type { Column } from "./column.ts";

export interface NamedColumn {
  readonly name: string;
  readonly column: Column;
}

/** Examples are given of so few different values at most, each of so many rows at least: what one person alone says is none. */
const mostExamples = 12;
const leastRows = 3;

/** Of columns that name such a thing no value is told, even where the content does not bear the suspicion out: rare names and mistyped numbers are somebody's too. */
const withheld: ReadonlySet<NamedKind | null> = new Set<NamedKind>(["email", "phone", "nir", "name", "birth-date", "address", "ip", "iban", "patient-identifier", "professional-identifier"]);

/** The profile of every column of a table, suspicions included. */
export function fieldProfiles(columns: readonly NamedColumn[]): readonly FieldProfile[] {
  const suspicions = suspectTable(columns);
  return columns.map((one, at) => fieldProfile(one, suspicions[at] ?? []));
}

function fieldProfile({ name, column }: NamedColumn, suspected: readonly Suspicion[]): FieldProfile {
  const type = typeOf(column);
  const quiet = suspected.length > 0 || withheld.has(kindByName(name));
  const numeric = type === "integer" || type === "number";
  const dated = type === "date" || type === "datetime";
  const known = column.counts.integer + column.counts.number;
  return {
    name, type,
    missing: column.counts.missing,
    distinct: column.distinct?.size ?? null,
    minimum: quiet || column.filled === 0 ? null : numeric ? plain(column.minimum) : dated ? column.firstDay : null,
    maximum: quiet || column.filled === 0 ? null : numeric ? plain(column.maximum) : dated ? column.lastDay : null,
    mean: quiet || !numeric || known === 0 ? null : Number((column.sum / known).toPrecision(12)),
    examples: quiet || numeric || dated ? [] : examplesOf(column),
    suspected,
  };
}

/** One type for all filled values; `string` where they differ, `number` for whole and other numbers together. */
export function typeOf({ counts, filled, objects, arrays }: Column): FieldProfile["type"] {
  if (filled === 0) return "unknown";
  if (objects === filled) return "object";
  if (arrays === filled) return "array";
  if (counts.integer === filled) return "integer";
  if (counts.integer + counts.number === filled) return "number";
  if (counts.boolean === filled) return "boolean";
  if (counts.date === filled) return "date";
  if (counts.date + counts.datetime === filled) return "datetime";
  return "string";
}

function examplesOf({ few }: Column): readonly string[] {
  if (few === null || few.size > mostExamples) return [];
  return [...few].filter(([, rows]) => rows >= leastRows).toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([text]) => text);
}

function plain(value: number): string | null {
  return Number.isFinite(value) ? String(value) : null;
}
