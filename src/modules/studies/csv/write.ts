import type { Table } from "../../../kernel/tables/index.ts";
import { isUnsaid } from "../domain/empty.ts";
import type { StudyContent } from "../domain/content.ts";
import type { Field } from "../domain/fields/index.ts";
import { recordColumn, studyColumns } from "./columns.ts";
import { escaped, shapes, writeParts } from "./shapes.ts";

/** Studies as a table with one row each, to be read again by `readStudyTable`. Formulas are made harmless by the writer of the table. */
export function studyTable(studies: readonly { readonly code: string; readonly content: Partial<StudyContent>; readonly demonstration?: boolean }[], name = "studies"): Table {
  return {
    name, title: { fr: "Études", en: "Studies" }, demonstration: studies.some(({ demonstration }) => demonstration === true),
    // Names of fields, the same in both languages: the table is for programs and comes back.
    columns: [recordColumn, ...studyColumns.map((column) => column.name)].map((key) => ({ key, label: { fr: key, en: key } })),
    rows: studies.map(({ code, content }) => [code, ...studyColumns.map(({ field, language }) => cellOf(field, language === null ? content[field.name] : (content[field.name] as Readonly<Record<string, unknown>> | undefined)?.[language]))]),
  };
}

function cellOf({ kind }: Field, value: unknown): string | null {
  if (isUnsaid(value)) return null;
  const shape = shapes[kind];
  if (shape !== undefined) return (Array.isArray(value) ? value : [value]).map((one) => writeParts(one, shape).join("; ")).join(" | ");
  if (kind === "study-date") {
    const { date, kind: of } = value as NonNullable<StudyContent["startedOn"]>;
    return of === null ? date : `${date} (${of})`;
  }
  if (Array.isArray(value)) return value.map((one) => escaped(String(one))).join(" | ");
  if (typeof value === "boolean") return value ? "true" : "false";
  return String(value);
}
