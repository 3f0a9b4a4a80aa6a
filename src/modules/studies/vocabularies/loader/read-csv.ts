import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { readTable } from "../../../../kernel/tables/index.ts";
import { listOfId, type LoadedConcept, type LoadedList } from "../loaded.ts";
import { faultOf, tidy, type NamedFile } from "./faults.ts";
import { nameFrom, type ReadFile } from "./read-turtle.ts";

const columns = ["prefLabel_fr", "prefLabel_en", "exactMatch", "identifier"] as const;

/** Lists of a table with the columns `prefLabel_fr`, `prefLabel_en`, `exactMatch`, `identifier`, whatever the file is called. */
export async function readCsvList({ name, bytes }: NamedFile): Promise<ReadFile> {
  const none = { lists: [], edition: null, licence: null };
  const issues: Issue[] = [];
  const isHeader = (titles: readonly string[]): boolean => titles.some((title) => title.trim() === "identifier");
  const table = await readTable(name, bytes, { recogniseHeader: isHeader, limits: { bytes: 10_000_000, unpackedBytes: 50_000_000, rows: 50_000 } }).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    issues.push(faultOf(name, "damaged", error.text));
    return null;
  });
  if (table === null) return { ...none, issues };
  const place = new Map(table.header.cells.map(({ text }, at) => [text.trim(), at]));
  const missing = columns.filter((column) => column !== "exactMatch" && !place.has(column));
  if (missing.length > 0) return { ...none, issues: [faultOf(name, "no-column", { fr: `il manque la ou les colonnes ${missing.join(", ")}.`, en: `columns are missing: ${missing.join(", ")}.` })] };
  const byList = new Map<string, LoadedConcept[]>();
  const seen = new Set<string>();
  for (const { line, cells } of table.rows) {
    const cell = (column: (typeof columns)[number]): string => tidy(cells[place.get(column) ?? -1]?.text ?? "");
    const id = cell("identifier");
    const list = listOfId(id);
    if (list === null) {
      issues.push(faultOf(name, "bad-id", { fr: `ligne ${line}, l’identifiant «\u202f${id.slice(0, 40)}\u202f» n’a pas la forme attendue (lettres puis chiffres).`, en: `line ${line}, the identifier “${id.slice(0, 40)}” has not the form expected (letters, then digits).` }, { line }));
      continue;
    }
    if (seen.has(id)) {
      issues.push(faultOf(name, "repeated-id", { fr: `ligne ${line}, ${id} est déjà plus haut.`, en: `line ${line}, ${id} is already above.` }, { line }));
      continue;
    }
    seen.add(id);
    const [fr, en] = [cell("prefLabel_fr"), cell("prefLabel_en")];
    if (fr === "" && en === "") {
      issues.push(faultOf(name, "no-label", { fr: `ligne ${line}, ${id} n’a aucun libellé.`, en: `line ${line}, ${id} has no label.` }, { line }));
      continue;
    }
    if (fr === "" || en === "") issues.push(faultOf(name, "no-label", { fr: `ligne ${line}, ${id} n’a pas de libellé en ${fr === "" ? "français" : "anglais"}\u202f; l’autre langue en tient lieu.`, en: `line ${line}, ${id} has no label in ${fr === "" ? "French" : "English"}; the other language stands for it.` }, { line, warning: true }));
    const match = cell("exactMatch");
    byList.set(list, [...(byList.get(list) ?? []), { id, label: { fr: fr || en, en: en || fr }, definition: { fr: null, en: null }, exactMatch: match === "" ? [] : match.split(/[\s|]+/) }]);
  }
  const lists = [...byList].map(([list, concepts]): LoadedList => ({ list, name: nameFrom(name), concepts }));
  return { lists, edition: null, licence: null, issues };
}
