import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import { readTable, type RawTable } from "../../../kernel/tables/index.ts";
import type { StudyContent } from "../domain/content.ts";
import type { RegisterRecord } from "../domain/studies.ts";
import { contentChange } from "../web/api/schemas.ts";
import type { ConceptFinder } from "../vocabularies/index.ts";
import { columnOf, recordColumn } from "./columns.ts";
import { valueOf } from "./values.ts";

export interface StudyTableFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Studies of a CSV, XLSX or ODS table with one row each and columns named as fields (see the template). Every fault is told with its line
 * and column; a row without a number of its own (`record`, or a registry number) gives no record and is told in `issues`.
 */
export async function readStudyTable(file: StudyTableFile, vocabularies: ConceptFinder): Promise<{ readonly records: readonly RegisterRecord[]; readonly issues: readonly Issue[] }> {
  const issues: Issue[] = [];
  const table = await readTable(file.name, file.bytes, { recogniseHeader: (titles) => titles.filter((title) => columnOf(title) !== null || title.trim() === recordColumn).length >= 2 }).catch((error: unknown): RawTable | null => {
    if (!(error instanceof AppError)) throw error;
    issues.push({ code: error.code, severity: "error", text: error.text, field: "file" }, ...error.issues);
    return null;
  });
  if (table === null) return { records: [], issues };
  const titles = table.header.cells.map(({ text }) => text.trim());
  const seenTitles = new Map<string, string>();
  table.header.cells.forEach(({ column }, at) => {
    const title = titles[at] ?? "";
    if (title === "") return;
    if (seenTitles.has(title)) issues.push(fault("column-twice", table.header.line, column, { fr: `la colonne «\u202f${title}\u202f» est déjà en ${seenTitles.get(title) ?? ""}.`, en: `the column “${title}” is already at ${seenTitles.get(title) ?? ""}.` }));
    else if (title !== recordColumn && columnOf(title) === null && !/^(donnees_de_demonstration|demonstration_data)$/.test(title)) issues.push({ ...fault("unknown-column", table.header.line, column, { fr: `la colonne «\u202f${title}\u202f» n’est pas connue\u202f; elle n’est pas reprise. Voyez le modèle.`, en: `the column “${title}” is not known; it is not taken. See the template.` }), severity: "warning" });
    seenTitles.set(title, column);
  });
  if (issues.some(({ severity }) => severity === "error")) return { records: [], issues };
  const records: RegisterRecord[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of table.rows) {
    const faults: Issue[] = [];
    const content = new Map<string, unknown>();
    let record = "";
    titles.forEach((title, at) => {
      const cell = cells[at];
      const text = (cell?.text ?? "").trim();
      if (cell === undefined || text === "") return;
      const tell = (code: string, said: Bilingual, severity: Issue["severity"] = "error"): void => { faults.push({ ...fault(code, line, cell.column, said), severity, field: columnOf(title)?.field.name ?? title }); };
      if (cell.kind === "error") tell("cell-error", { fr: `la cellule contient une erreur (${text}).`, en: `the cell holds an error (${text}).` });
      else if (title === recordColumn) record = text;
      else {
        const column = columnOf(title);
        if (column !== null) valueOf(column, text, content, vocabularies, tell);
      }
    });
    for (const [name, value] of content) {
      if (contentChange.safeParse({ [name]: value }).success) continue;
      // A word that is none of those of its part (`scheme`, `role`, `rank`…): what could be shown of it nobody can tell.
      content.delete(name);
      if (faults.some(({ field, severity }) => field === name && severity === "error")) continue;
      const at = titles.findIndex((title) => columnOf(title)?.field.name === name);
      faults.push({ ...fault("not-of-its-form", line, cells[at]?.column ?? "A", { fr: "une partie ne contient pas l’un des mots attendus\u202f; ce champ n’est pas repris. Voyez le modèle.", en: "a part holds none of the words expected; this field is not taken. See the template." }), field: name });
    }
    const known = content as unknown as ReadonlyMap<string, readonly { readonly scheme: string; readonly number: string }[]>;
    const number = record === "" ? (known.get("registryNumbers")?.[0]?.number ?? "") : record;
    const place = seen.get(number);
    if (number === "") issues.push(fault("no-number", line, "A", { fr: "cette étude n’a ni «\u202frecord\u202f» ni numéro de registre\u202f; elle ne serait pas reconnue la fois suivante. Donnez-lui un numéro.", en: "this study has neither “record” nor a registry number; it would not be known again next time. Give it a number." }), ...faults);
    else if (content.size === 0) issues.push(fault("row-says-nothing", line, "A", { fr: `l’étude «\u202f${number}\u202f» ne dit rien d’autre que son numéro\u202f; elle n’est pas reprise. Remplissez d’autres colonnes du modèle.`, en: `the study “${number}” says nothing but its number; it is not taken. Fill in other columns of the template.` }), ...faults);
    else if (place !== undefined) issues.push(fault("row-twice", line, "A", { fr: `le numéro «\u202f${number}\u202f» est déjà à la ligne ${place}.`, en: `the number “${number}” is already on line ${place}.` }));
    else {
      seen.set(number, line);
      const raw = Object.fromEntries(titles.map((title, at) => [title, cells[at]?.text ?? ""]).filter(([, text]) => text !== ""));
      records.push({ register: "csv", number, url: null, changedOn: null, content: Object.fromEntries(content) as Partial<StudyContent>, inferred: [], translated: [], raw: JSON.stringify(raw), issues: faults });
    }
  }
  return { records, issues };
}

function fault(code: string, line: number, column: string, text: Bilingual): Issue {
  return { code: `studies.table-${code}`, severity: "error", line, column, text: { fr: `Ligne ${line}, colonne ${column}\u202f: ${text.fr}`, en: `Line ${line}, column ${column}: ${text.en}` } };
}
