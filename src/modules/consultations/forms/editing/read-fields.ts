import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { givenOf, type GivenFields } from "../../domain/answering/index.ts";
import type { Form, FormAxis, FormSection, Option, Question } from "../../domain/form.ts";
import { conditionFrom } from "./condition-fields.ts";

function one(fields: GivenFields, name: string): string {
  return (givenOf(fields, name)[0] ?? "").replaceAll(/\r\n?/g, "\n").trim();
}

function bilingual(fields: GivenFields, name: string): Bilingual {
  return { fr: one(fields, `${name}.fr`), en: one(fields, `${name}.en`) };
}

function isBlank({ fr, en }: Bilingual): boolean {
  return fr === "" && en === "";
}

function words(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter((word) => word !== "");
}

/** A whole or decimal number; 0 where there is none, since a draft is kept as JSON, which has no other. */
function numberOf(fields: GivenFields, name: string): number {
  const text = one(fields, name).replaceAll(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : 0;
}

/** Rows of a list, `NAME.0.code`, `.fr`, `.en`, `.order`: in the order of their numbers; empty rows are left out. */
export function optionsFrom(fields: GivenFields, name: string): readonly Option[] {
  const rows: { readonly option: Option; readonly order: number }[] = [];
  for (let index = 0; index < 200 && givenOf(fields, `${name}.${index}.code`).length > 0; index += 1) {
    const option = { code: one(fields, `${name}.${index}.code`), label: bilingual(fields, `${name}.${index}`) };
    if (option.code === "" && isBlank(option.label)) continue;
    const order = Number(one(fields, `${name}.${index}.order`).replace(",", "."));
    rows.push({ option: option.code === "" ? { ...option, code: codeFrom(option.label, rows.map((row) => row.option.code)) } : option, order: Number.isFinite(order) ? order : index + 1 });
  }
  return rows.sort((a, b) => a.order - b.order).map(({ option }) => option);
}

/** A code made of the words of a label, free among those taken. */
export function codeFrom({ en, fr }: Bilingual, taken: readonly string[]): string {
  const stem = (en === "" ? fr : en).normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^[^a-z]+|-+$/g, "").slice(0, 40).replace(/-+$/, "");
  const base = stem === "" ? "option" : stem;
  if (!taken.includes(base)) return base;
  for (let number = 2; ; number += 1) if (!taken.includes(`${base}-${number}`)) return `${base}-${number}`;
}

export function headFrom(form: Form, fields: GivenFields): Form {
  return { ...form, title: bilingual(fields, "title"), introduction: bilingual(fields, "introduction") };
}

export function axisFrom(axis: FormAxis, fields: GivenFields): FormAxis {
  return { ...axis, code: one(fields, "code"), title: bilingual(fields, "title"), introduction: bilingual(fields, "introduction"), objectives: objectivesFrom(fields) };
}

export function sectionFrom(section: FormSection, fields: GivenFields, before: readonly Question[]): FormSection {
  const introduction = bilingual(fields, "introduction");
  const when = conditionFrom(fields, before, section.when);
  return { code: one(fields, "code"), title: bilingual(fields, "title"), questions: section.questions, ...(isBlank(introduction) ? {} : { introduction }), ...(when === undefined ? {} : { when }) };
}

/** The question as it was sent; its kind stays. `isGroup`: without condition, need nor objectives. */
export function questionFrom(question: Question, fields: GivenFields, before: readonly Question[], isGroup: boolean): Question {
  const help = bilingual(fields, "help");
  const when = isGroup ? undefined : conditionFrom(fields, before, question.when);
  const objectives = isGroup ? [] : objectivesFrom(fields);
  const base = {
    code: one(fields, "code"), label: bilingual(fields, "label"),
    ...(isBlank(help) ? {} : { help }), ...(when === undefined ? {} : { when }), ...(objectives.length === 0 ? {} : { objectives }),
    ...(one(fields, "required") === "yes" && !isGroup ? { required: true as const } : {}),
  };
  switch (question.kind) {
    case "scale": return { ...base, kind: "scale", low: numberOf(fields, "low"), high: numberOf(fields, "high"), lowLabel: bilingual(fields, "lowLabel"), highLabel: bilingual(fields, "highLabel"), noOpinion: one(fields, "noOpinion") === "yes" };
    case "single": return { ...base, kind: "single", options: optionsFrom(fields, "options") };
    case "multiple": {
      const alone = words(one(fields, "alone"));
      return { ...base, kind: "multiple", options: optionsFrom(fields, "options"), ...mostFrom(fields), ...(alone.length === 0 ? {} : { alone }) };
    }
    case "ranking": return { ...base, kind: "ranking", options: optionsFrom(fields, "options"), ...mostFrom(fields) };
    case "matrix": return { ...base, kind: "matrix", rows: optionsFrom(fields, "rows"), columns: optionsFrom(fields, "columns") };
    case "number": return {
      ...base, kind: "number", least: numberOf(fields, "least"), most: numberOf(fields, "most"), decimals: numberOf(fields, "decimals"), unit: bilingual(fields, "unit"),
      bands: bandsFrom(one(fields, "bands")),
    };
    case "date": return { ...base, kind: "date", precision: one(fields, "precision") === "month" ? "month" : "year", earliest: one(fields, "earliest"), latest: one(fields, "latest") };
    case "text": return { ...base, kind: "text", longest: numberOf(fields, "longest") };
  }
}

/** Lower bounds with spaces, semicolons or commas between: "0 5 10", "0, 5, 10", "0,5,10"; a lone comma is a decimal mark. */
function bandsFrom(text: string): readonly number[] {
  return text.split(/[\s;]+|,(?=\s|$)/).flatMap((word) => ((word.match(/,/g) ?? []).length > 1 ? word.split(",") : [word.replace(",", ".")]))
    .filter((bound) => /^-?\d+(?:\.\d+)?$/.test(bound)).map(Number);
}

function mostFrom(fields: GivenFields): { readonly atMost?: number } {
  return one(fields, "atMost") === "" ? {} : { atMost: numberOf(fields, "atMost") };
}

/** Ticked boxes, or codes in one field. */
function objectivesFrom(fields: GivenFields): readonly string[] {
  return [...new Set(givenOf(fields, "objectives").flatMap(words))];
}
