import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { rnsrColumns, type RnsrColumn } from "./columns.ts";

export interface RnsrHeader {
  readonly titles: readonly string[];
  /** Where each column stands, from 0. */
  readonly at: ReadonlyMap<RnsrColumn, number>;
  readonly warnings: readonly Issue[];
}

const otherSeparators = [[",", { fr: "la virgule", en: "a comma" }], ["\t", { fr: "la tabulation", en: "a tab" }], ["|", { fr: "la barre verticale", en: "a vertical bar" }]] as const;

/** The refusal of a whole file: nothing of it enters. `errors`: how many there are, where more were found than are told. */
export function refused(name: string, issues: readonly Issue[], errors = issues.filter((issue) => issue.severity === "error").length): AppError {
  return new AppError("rnsr.refused", {
    fr: `« ${name} » n’a pas été importé\u202f: ${errors === 1 ? "une erreur" : `${errors} erreurs`} à corriger. Rien n’a été enregistré.`,
    en: `“${name}” was not imported: ${errors === 1 ? "one error" : `${errors} errors`} to mend. Nothing was recorded.`,
  }, { status: 422, issues });
}

/**
 * Places the columns by their titles, in any order. Throws `rnsr.refused` with every fault: another separator (saying
 * which was found), columns that are missing or stand twice. Columns that are not known are passed over with a warning.
 */
export function readHeader(name: string, cells: readonly string[], line: number): RnsrHeader {
  const titles = cells.map((cell) => cell.trim().toLowerCase());
  const issues: Issue[] = [];
  if (titles.length < 3) {
    const whole = titles.join(";");
    const found = otherSeparators.find(([separator]) => whole.split(separator).filter((title) => isColumn(title.replaceAll('"', "").trim())).length >= 3);
    if (found !== undefined) {
      throw refused(name, [issue("error", "separator", line, {
        fr: `Ligne ${line}\u202f: le séparateur trouvé est ${found[1].fr}, le point-virgule est attendu. Exportez à nouveau le fichier avec « ; ».`,
        en: `Line ${line}: the separator found is ${found[1].en}, a semicolon is expected. Export the file again with “;”.`,
      })]);
    }
  }
  const known = titles.filter(isColumn);
  if (known.length === 0) {
    throw refused(name, [issue("error", "not-the-register", line, {
      fr: `Ligne ${line}\u202f: aucune colonne du registre n’y est nommée. La première ligne doit porter les titres (${rnsrColumns[0]};${rnsrColumns[1]};…).`,
      en: `Line ${line}: it names no column of the register. The first line must hold the titles (${rnsrColumns[0]};${rnsrColumns[1]};…).`,
    })]);
  }
  for (const column of rnsrColumns) {
    const count = known.filter((title) => title === column).length;
    if (count === 0) issues.push(issue("error", "missing-column", line, { fr: `Ligne ${line}\u202f: la colonne « ${column} » manque.`, en: `Line ${line}: column “${column}” is missing.` }, column));
    if (count > 1) {
      const places = titles.flatMap((title, index) => (title === column ? [index + 1] : [])).join(", ");
      issues.push(issue("error", "duplicated-column", line, { fr: `Ligne ${line}\u202f: la colonne « ${column} » figure ${count} fois (${places}). Gardez-en une.`, en: `Line ${line}: column “${column}” stands ${count} times (${places}). Keep one.` }, column));
    }
  }
  for (const [index, title] of titles.entries()) {
    if (isColumn(title)) continue;
    const shown = (cells[index] ?? "").slice(0, 80);
    issues.push(issue("warning", "unknown-column", line, { fr: `Ligne ${line}, colonne ${index + 1}\u202f: « ${shown} » n’est pas une colonne du registre\u202f; elle n’est pas lue.`, en: `Line ${line}, column ${index + 1}: “${shown}” is not a column of the register; it is not read.` }));
  }
  if (issues.some((one) => one.severity === "error")) throw refused(name, issues);
  return { titles, at: new Map(rnsrColumns.map((column) => [column, titles.indexOf(column)])), warnings: issues };
}

function isColumn(title: string): title is RnsrColumn {
  return (rnsrColumns as readonly string[]).includes(title);
}

function issue(severity: Issue["severity"], code: string, line: number, text: Issue["text"], column?: string): Issue {
  return { code: `rnsr.${code}`, severity, line, text, ...(column === undefined ? {} : { column }) };
}
