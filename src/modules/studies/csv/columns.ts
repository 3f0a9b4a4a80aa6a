import { fields, type Field } from "../domain/fields/index.ts";
import { shapes } from "./shapes.ts";

/** What a column of the table holds. */
export interface StudyColumn {
  readonly name: string;
  readonly field: Field;
  readonly language: "fr" | "en" | null;
}

/** The first column: what the study is called in the table it comes from, so that it is found again next time. */
export const recordColumn = "record";

/** All columns of the template, in the order of the fields. */
export const studyColumns: readonly StudyColumn[] = fields.flatMap((field): readonly StudyColumn[] => {
  if (field.kind !== "text" && field.kind !== "long-text" && field.kind !== "keywords") return [{ name: field.name, field, language: null }];
  return (["fr", "en"] as const).map((language) => ({ name: `${field.name}.${language}`, field, language }));
});

const byName = new Map(studyColumns.map((column) => [column.name.toLowerCase(), column]));

/** Column of the template by its title; also `sponsors.name`: one part of a structured field, items by `|`. */
export function columnOf(title: string): StudyColumn | { readonly field: Field; readonly part: string } | null {
  const name = title.trim().toLowerCase();
  const whole = byName.get(name);
  if (whole !== undefined) return whole;
  const field = fields.find((one) => shapes[one.kind] !== undefined && name.startsWith(`${one.name.toLowerCase()}.`));
  return field === undefined ? null : { field, part: title.trim().slice(field.name.length + 1) };
}
