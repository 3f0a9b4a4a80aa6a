import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { FieldProfile } from "../../domain/dataset.ts";
import { figure, listed, remark, suspicionWord } from "../issues.ts";
import type { Column } from "./column.ts";
import { typeOf, type NamedColumn } from "./field-profile.ts";

/** What people should know of the columns of a table: personal data suspected first. Each fault once, with the columns it concerns. */
export function tableRemarks(columns: readonly NamedColumn[], fields: readonly FieldProfile[]): readonly Issue[] {
  return [...suspicionRemarks(fields), ...mixedRemarks(columns), ...sentinelRemarks(columns), ...dateRemarks(columns), ...commaRemarks(columns), ...missingRemarks(columns)];
}

function suspicionRemarks(fields: readonly FieldProfile[]): Issue[] {
  const byKind = new Map<string, string[]>();
  for (const { name, suspected } of fields) for (const { kind } of suspected) byKind.set(kind, [...(byKind.get(kind) ?? []), name]);
  return [...byKind].map(([kind, names]) => {
    const word = suspicionWord(kind);
    const columns = listed(names);
    return remark("personal-data", `Données personnelles soupçonnées\u202f: ${word.fr} (${columns.fr}). Retirez-les, remplacez-les, ou déclarez les données comme humaines.`, `Personal data suspected: ${word.en} (${columns.en}). Remove them, replace them, or declare the data as human.`, { field: names[0] ?? "" });
  });
}

/** A column that is nearly one of numbers or days, with a few texts in it. */
function mixedRemarks(columns: readonly NamedColumn[]): Issue[] {
  return columns.flatMap(({ name, column }) => {
    const { counts, filled } = column;
    const odd = counts.text;
    const typed = counts.integer + counts.number + counts.date + counts.datetime;
    if (odd === 0 || typed / filled < 0.8) return [];
    const n = figure(odd);
    return [remark("mixed-column", `«\u202f${name}\u202f»\u202f: ${n.fr} valeur(s) ne sont ni des nombres ni des dates comme les autres.`, `“${name}”: ${n.en} value(s) are neither numbers nor dates like the others.`, { field: name, ...(column.firstOdd === null ? {} : { line: column.firstOdd }) })];
  });
}

function sentinelRemarks(columns: readonly NamedColumn[]): Issue[] {
  return columns.flatMap(({ name, column }) => [...column.sentinelCounts].filter(([value, rows]) => isSuspect(column, value, rows)).map(([value, rows]) => {
    const n = figure(rows);
    return remark("sentinel", `«\u202f${name}\u202f»\u202f: ${value} (${n.fr} fois) veut peut-être dire «\u202fmanquant\u202f».`, `“${name}”: ${value} (${n.en} times) may mean “missing”.`, { field: name });
  }));
}

/** Far from all others: below zero where nothing else is, or more than twice the greatest. */
function isSuspect({ ordinaryMinimum, ordinaryMaximum }: Column, value: number, rows: number): boolean {
  if (rows < 2 || !Number.isFinite(ordinaryMaximum)) return false;
  return value < 0 ? ordinaryMinimum >= 0 : value > 2 * ordinaryMaximum;
}

function dateRemarks(columns: readonly NamedColumn[]): Issue[] {
  const unsure = columns.filter(({ column: { orders } }) => orders.either > 0 && orders.dmy === 0 && orders.mdy === 0).map(({ name }) => name);
  const american = columns.filter(({ column: { orders } }) => orders.mdy > 0).map(({ name }) => name);
  const found: Issue[] = [];
  if (unsure.length > 0) {
    const names = listed(unsure);
    found.push(remark("date-order", `Jour ou mois d’abord\u202f? Les dates de ${names.fr} se lisent des deux façons\u202f; elles ont été lues jour d’abord. Écrivez-les AAAA-MM-JJ.`, `Day or month first? The dates of ${names.en} can be read both ways; they were read day first. Write them YYYY-MM-DD.`, { field: unsure[0] ?? "" }));
  }
  if (american.length > 0) {
    const names = listed(american);
    found.push(remark("date-month-first", `Des dates de ${names.fr} ont le mois d’abord\u202f: celles qui se lisent des deux façons ont pu être mal lues. Écrivez-les AAAA-MM-JJ.`, `Some dates of ${names.en} have the month first: those that can be read both ways may have been misread. Write them YYYY-MM-DD.`, { field: american[0] ?? "" }));
  }
  return found;
}

function commaRemarks(columns: readonly NamedColumn[]): Issue[] {
  const names = columns.filter(({ column }) => column.commas > 0 && typeOf(column) === "number").map(({ name }) => name);
  if (names.length === 0) return [];
  const told = listed(names);
  return [remark("decimal-comma", `Nombres à virgule décimale dans ${told.fr}\u202f: la plupart des logiciels d’analyse attendent un point.`, `Numbers with a decimal comma in ${told.en}: most analysis software expects a point.`, { field: names[0] ?? "" })];
}

function missingRemarks(columns: readonly NamedColumn[]): Issue[] {
  const several = columns.filter(({ column }) => column.missingWords.size > 1).map(({ name }) => name);
  const empty = columns.filter(({ column }) => column.rows > 0 && column.filled === 0).map(({ name }) => name);
  const found: Issue[] = [];
  if (several.length > 0) {
    const told = listed(several);
    found.push(remark("missing-written-several-ways", `L’absence de valeur s’écrit de plusieurs façons dans ${told.fr}.`, `A missing value is written in several ways in ${told.en}.`, { field: several[0] ?? "" }));
  }
  if (empty.length > 0) {
    const told = listed(empty);
    found.push(remark("empty-column", `Colonnes sans aucune valeur\u202f: ${told.fr}.`, `Columns without any value: ${told.en}.`, { field: empty[0] ?? "" }));
  }
  return found;
}
