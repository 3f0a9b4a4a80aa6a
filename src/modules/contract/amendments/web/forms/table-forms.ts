import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { both } from "../../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../../kernel/i18n/language.ts";
import { keyedLines } from "../../../domain/difference/index.ts";
import { findAction } from "../../../domain/outline.ts";
import type { Register, ResourceLine, ResourceTable } from "../../../domain/register.ts";
import { splitLineCode, tablesIn } from "../../domain/thing.ts";
import { bilingualFields, made, type EditForm, type FormField } from "./form.ts";
import { readAmount, readBilingual, readOptionalBilingual, writeAmount, type Given } from "./given.ts";

const findTable = (register: Register, code: string): ResourceTable | undefined => tablesIn(register).find((one) => one.code === code);

function findLine(register: Register, code: string): { readonly table: ResourceTable; readonly line: ResourceLine } | undefined {
  const named = splitLineCode(code);
  const table = findTable(register, named.table);
  const line = table === undefined ? undefined : keyedLines(table).find((one) => one.key === named.line)?.line;
  return table === undefined || line === undefined ? undefined : { table, line };
}

/** One box a year and one for the last column. */
function amountFields(table: ResourceTable | undefined): readonly FormField[] {
  const unit = table?.unit === "eur" ? both("en euros", "in euros") : both("en équivalents temps plein", "in full-time equivalents");
  return [
    ...(table?.years ?? []).map((year): FormField => ({ name: `year${year}`, label: both(`${year}, ${unit.fr}`, `${year}, ${unit.en}`), control: "text", optional: true })),
    { name: "overall", label: both(`Dernière colonne, sur la durée, ${unit.fr}`, `Last column, over the period, ${unit.en}`), control: "text", optional: true },
  ];
}

const unitOf = (table: ResourceTable | undefined): "eur" | "count" => (table?.unit === "eur" ? "eur" : "count");

function writeAmounts(table: ResourceTable, line: Pick<ResourceLine, "amounts" | "overall">, language: Language): Given {
  const unit = unitOf(table);
  return { ...Object.fromEntries(table.years.map((year, place) => [`year${year}`, writeAmount(line.amounts[place] ?? null, unit, language)])), overall: writeAmount(line.overall, unit, language) };
}

function readAmounts(table: ResourceTable | undefined, given: Given, issues: Issue[]): { readonly amounts: (number | null)[]; readonly overall: number | null } {
  const unit = unitOf(table);
  return { amounts: (table?.years ?? []).map((year) => readAmount(given, `year${year}`, unit, issues)), overall: readAmount(given, "overall", unit, issues) };
}

export const lineForm: EditForm = {
  title: (register, code) => {
    const found = findLine(register, code);
    return both(`«\u202f${found?.line.label.fr ?? code}\u202f», ${found?.table.title.fr ?? ""}`, `“${found?.line.label.en ?? code}”, ${found?.table.title.en ?? ""}`);
  },
  fields: (register, code) => amountFields(findLine(register, code)?.table),
  standing: (register, code, language) => {
    const found = findLine(register, code);
    return found === undefined ? null : writeAmounts(found.table, found.line, language);
  },
  read: (register, code, given) => {
    const issues: Issue[] = [];
    const { table, line } = splitLineCode(code);
    const amounts = readAmounts(findTable(register, table), given, issues);
    return made(issues, () => ({ kind: "line.amounts", table, line, ...amounts }));
  },
  removes: "line",
};

export const newLineForm: EditForm = {
  title: (register, code) => both(`Nouvelle ligne, ${findTable(register, code)?.title.fr ?? code}`, `New line, ${findTable(register, code)?.title.en ?? code}`),
  fields: (register, code) => [
    ...bilingualFields("label", both("Libellé", "Label"), "text"),
    ...bilingualFields("group", both("Sous quel intertitre", "Under which heading"), "text", true),
    { name: "lineKind", label: both("Nature", "Kind"), control: "select", options: [{ value: "line", label: both("ligne, additionnée", "line, added up") }, { value: "within", label: both("«\u202fdont\u202f», déjà comprise dans une autre", "“of which”, within another one already") }, { value: "total", label: both("total", "total") }] },
    ...amountFields(findTable(register, code)),
  ],
  standing: (register, code, language) => {
    const table = findTable(register, code);
    return table === undefined ? null : { labelFr: "", labelEn: "", groupFr: "", groupEn: "", lineKind: "line", ...writeAmounts(table, { amounts: [], overall: null }, language) };
  },
  read: (register, code, given) => {
    const issues: Issue[] = [];
    const label = readBilingual(given, "label", issues, both("libellé", "label"));
    const group = readOptionalBilingual(given, "group", issues, both("intertitre", "heading"));
    const amounts = readAmounts(findTable(register, code), given, issues);
    const lineKind = given["lineKind"] === "within" || given["lineKind"] === "total" ? given["lineKind"] : "line";
    return made(issues, () => ({ kind: "line.add", table: code, label, group, lineKind, ...amounts }));
  },
};

export const newReferenceForm: EditForm = {
  title: (_register, code) => both(`Renvoi de l’action ${code} à un indicateur`, `Reference from action ${code} to an indicator`),
  fields: (register) => [
    {
      name: "indicator", label: both("Indicateur ou volet", "Indicator or part"), control: "select",
      options: register.indicators.flatMap((one) => [{ value: one.code, label: both(`${one.code} · ${one.title.fr}`, `${one.code} · ${one.title.en}`) }, ...one.parts.filter((part) => part.code !== one.code).map((part) => ({ value: part.code, label: both(`${part.code} · ${part.definition?.fr ?? ""}`.slice(0, 120), `${part.code} · ${part.definition?.en ?? ""}`.slice(0, 120)) }))]),
    },
  ],
  standing: (register, code) => (findAction(register, code) === undefined ? null : { indicator: register.indicators[0]?.code ?? "" }),
  read: (_register, action, given) => ({ edit: { kind: "reference.add", action, indicator: (given["indicator"] ?? "").slice(0, 400) } }),
};
