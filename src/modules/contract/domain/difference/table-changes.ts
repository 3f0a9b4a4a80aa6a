import { formatValue } from "../../../indicators/index.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Register, ResourceLine, ResourceTable } from "../register.ts";
import { change, matchByKey, type RegisterChange } from "./register-change.ts";

/** Amounts and posts that differ, one change for each line of a table, with every year that moves in it. */
export function tableChanges(before: Register, after: Register): RegisterChange[] {
  return matchByKey(tablesOf(before), tablesOf(after), (one) => one.code).flatMap(({ before: old, after: fresh, key }) => {
    const path = `table ${key}`;
    if (fresh === null) return old === null ? [] : [change("removed", "table", path, `Tableau supprimé\u202F: «\u202F${old.title.fr}\u202F».`, `Table removed: “${old.title.en}”.`)];
    if (old === null) return [change("added", "table", path, `Tableau ajouté\u202F: «\u202F${fresh.title.fr}\u202F».`, `Table added: “${fresh.title.en}”.`)];
    return lineChanges(path, old, fresh);
  });
}

function tablesOf(register: Register): ResourceTable[] {
  return [...register.resourceTables, ...(register.employmentPlan === null ? [] : [register.employmentPlan])];
}

/** Labels can repeat in a table ("Total" under two headings): the heading and the place among namesakes tell them apart. */
export function keyedLines(table: ResourceTable): { key: string; line: ResourceLine }[] {
  const seen = new Map<string, number>();
  return table.lines.map((line) => {
    const name = `${line.group?.fr ?? ""} / ${line.label.fr}`;
    const place = (seen.get(name) ?? 0) + 1;
    seen.set(name, place);
    return { key: place === 1 ? name : `${name} (${place})`, line };
  });
}

function lineChanges(path: string, before: ResourceTable, after: ResourceTable): RegisterChange[] {
  const code = after.unit === "eur" ? "amount" : "posts";
  return matchByKey(keyedLines(before), keyedLines(after), (one) => one.key).flatMap(({ before: old, after: fresh }) => {
    const line = (fresh ?? old)?.line;
    if (line === undefined) return [];
    const here = `${path} / ${line.label.fr}`;
    const overall = print(line.overall, after.unit);
    if (fresh === null) return [change("removed", code, here, `Ligne «\u202F${line.label.fr}\u202F» supprimée (${overall.fr}).`, `Line “${line.label.en}” removed (${overall.en}).`)];
    if (old === null) return [change("added", code, here, `Ligne «\u202F${line.label.fr}\u202F» ajoutée (${overall.fr}).`, `Line “${line.label.en}” added (${overall.en}).`)];
    const moves = movesOf(before, old.line, after, fresh.line);
    if (moves.length === 0) return [];
    return [
      change(
        "changed",
        code,
        here,
        `«\u202F${line.label.fr}\u202F»\u202F: ${moves.map((one) => one.fr).join("\u202F; ")}.`,
        `“${line.label.en}”: ${moves.map((one) => one.en).join("; ")}.`,
      ),
    ];
  });
}

function movesOf(before: ResourceTable, old: ResourceLine, after: ResourceTable, fresh: ResourceLine): Bilingual[] {
  const years = [...new Set([...before.years, ...after.years])].sort((a, b) => a - b);
  const moves = years.flatMap((year) => move({ fr: String(year), en: String(year) }, amountAt(before, old, year), amountAt(after, fresh, year), after.unit));
  return [...moves, ...move({ fr: "sur la durée", en: "over the period" }, old.overall, fresh.overall, after.unit)];
}

function amountAt(table: ResourceTable, line: ResourceLine, year: number): number | null {
  const place = table.years.indexOf(year);
  return place < 0 ? null : (line.amounts[place] ?? null);
}

function move(when: Bilingual, before: number | null, after: number | null, unit: ResourceTable["unit"]): Bilingual[] {
  if (before === after) return [];
  const [old, fresh] = [print(before, unit), print(after, unit)];
  return [{ fr: `${when.fr}, ${old.fr} devient ${fresh.fr}`, en: `${when.en}, ${old.en} becomes ${fresh.en}` }];
}

/** Money in full euros, since amendments move thousands; posts in tenths. */
function print(amount: number | null, unit: ResourceTable["unit"]): Bilingual {
  if (amount === null) return { fr: "rien", en: "nothing" };
  const as = (language: "fr" | "en"): string => formatValue(amount, { kind: "count" }, language);
  return unit === "eur" ? { fr: `${as("fr")}\u202F€`, en: `€${as("en")}` } : { fr: `${as("fr")} ETP`, en: `${as("en")} full-time equivalents` };
}
