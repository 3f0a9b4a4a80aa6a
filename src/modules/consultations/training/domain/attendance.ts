import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { withoutAccents } from "../../../../kernel/text/fold.ts";
import type { RawTable } from "../../../../kernel/tables/index.ts";

/** What is recorded of one person: were they there, and their share of right answers where the trainer assessed it. */
export interface AttendanceMark {
  readonly accountId: string;
  readonly attended: boolean;
  /** 0 to 1; null where nothing was assessed in the room. */
  readonly share: number | null;
}

export interface Expected {
  readonly accountId: string;
  readonly email: string;
  readonly state: "enrolled" | "waiting" | "cancelled";
}

const fold = (text: string): string => withoutAccents(text).trim().toLowerCase();
const addressIn = (text: string): string => text.normalize("NFC").trim().toLowerCase();
const mailTitles = new Set(["adresse", "adresse electronique", "courriel", "email", "e-mail", "mail"]);
const presenceTitles = new Set(["present", "presence", "presente", "attended", "attendance"]);
const resultTitles = new Set(["resultat", "resultat (%)", "result", "result (%)", "note"]);
const yes = new Set(["oui", "o", "yes", "y", "1", "x", "present", "presente", "true", "vrai"]);
const no = new Set(["non", "n", "no", "0", "absent", "absente", "false", "faux"]);

export function isAttendanceHeader(titles: readonly string[]): boolean {
  const known = titles.map(fold);
  return known.some((title) => mailTitles.has(title)) && known.some((title) => presenceTitles.has(title));
}

/**
 * The marks in an attendance file: a column of mail addresses, one of presence (oui, non, x…), and one of results in percent
 * where there is one. Faults name line and column, never an address; all are told at once, and with one nothing is recorded.
 */
export function readAttendance(table: RawTable, expected: readonly Expected[]): { readonly marks: readonly AttendanceMark[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const titles = table.header.cells.map((cell) => fold(cell.text));
  const at = (known: ReadonlySet<string>): number => titles.findIndex((title) => known.has(title));
  const [mailAt, presenceAt, resultAt] = [at(mailTitles), at(presenceTitles), at(resultTitles)];
  const add = (code: string, line: number, column: string, fr: string, en: string): void => {
    issues.push({ code: `consultations.${code}`, severity: "error", field: "file", line, column, text: both(`Ligne ${line}, colonne ${column}\u202f: ${fr}`, `Line ${line}, column ${column}: ${en}`) });
  };
  if (mailAt < 0 || presenceAt < 0) {
    const text = both("Le fichier a besoin d’une colonne «\u202fadresse\u202f» et d’une colonne «\u202fprésent\u202f».", "The file needs a column “email” and a column “attended”.");
    return { marks: [], issues: [{ code: "consultations.attendance-columns", severity: "error", field: "file", line: table.header.line, text }] };
  }
  // An account without an address is nobody's; addresses that differ by an accent are two people's.
  const people = new Map(expected.filter(({ email }) => email !== "").map((one) => [addressIn(one.email), one]));
  const seen = new Map<string, number>();
  const marks: AttendanceMark[] = [];
  for (const row of table.rows) {
    const cell = (index: number): { readonly text: string; readonly column: string } => ({ text: fold(row.cells[index]?.text ?? ""), column: row.cells[index]?.column ?? String.fromCharCode(65 + index) });
    const [mail, presence] = [{ ...cell(mailAt), text: addressIn(row.cells[mailAt]?.text ?? "") }, cell(presenceAt)];
    const person = people.get(mail.text);
    const before = seen.get(mail.text);
    const attended = yes.has(presence.text) ? true : no.has(presence.text) ? false : null;
    if (person === undefined) add("attendance-unknown", row.line, mail.column, "cette adresse n’est pas celle d’une personne inscrite.", "this address is not that of anybody enrolled.");
    else if (person.state !== "enrolled") add("attendance-not-enrolled", row.line, mail.column, person.state === "waiting" ? "cette personne est sur la liste d’attente\u202f: inscrivez-la d’abord." : "cette personne a annulé son inscription.", person.state === "waiting" ? "this person is on the waiting list: enrol them first." : "this person cancelled.");
    if (before !== undefined) add("attendance-twice", row.line, mail.column, `cette personne est déjà à la ligne ${before}.`, `this person is already on line ${before}.`);
    if (attended === null) add("attendance-unreadable", row.line, presence.column, "écrivez oui ou non.", "write yes or no.");
    const share = resultAt < 0 ? null : shareIn(row.cells[resultAt]?.text ?? "");
    if (share === "bad") add("attendance-result", row.line, cell(resultAt).column, "un résultat est un pourcentage, de 0 à 100\u202f: 85 et non 0,85.", "a result is a percentage, from 0 to 100: 85 and not 0.85.");
    seen.set(mail.text, row.line);
    if (person !== undefined && attended !== null && share !== "bad") marks.push({ accountId: person.accountId, attended, share });
  }
  return { marks, issues };
}

/** "85", "85 %", "85,5": the share; null for nothing, "bad" for what is no percentage, or looks like a share (0.85). */
export function shareIn(text: string): number | null | "bad" {
  const plain = text.replaceAll(/[\s\u00a0\u202f%]/g, "").replace(",", ".");
  if (plain === "") return null;
  const percent = Number(plain);
  return /^\d{1,3}(\.\d+)?$/.test(plain) && percent <= 100 && (percent === 0 || percent >= 1) ? percent / 100 : "bad";
}
