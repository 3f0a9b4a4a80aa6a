import type { Issue } from "../../../kernel/errors/app-error.ts";
import { readTable, type RawTable } from "../../../kernel/tables/index.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { lineKey, type StatedLine } from "../domain/line.ts";
import { readRows, weekFrom } from "./cells.ts";
import { channelNamed, folded, ledgerColumns, stageNamed } from "./columns.ts";

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const mostPerLine = 2_000_000;

/** Lines of a file (CSV, ODS, XLSX) with every fault it has. Throws as `readTable` does where the file is no table. */
export async function readLedgerFile(file: GivenFile, today: Day): Promise<{ readonly lines: readonly StatedLine[]; readonly issues: readonly Issue[] }> {
  const table = await readTable(file.name, file.bytes, { recogniseHeader: (titles) => ledgerColumns.filter(({ required, names }) => required && titles.some((title) => names.some((name) => folded(name) === folded(title)))).length >= 4 });
  return readLedgerTable(table, today);
}

export function readLedgerTable(table: RawTable, today: Day): { readonly lines: readonly StatedLine[]; readonly issues: readonly Issue[] } {
  const where = new Map<string, number>();
  const { rows, issues } = readRows(table, ledgerColumns, (row, line): StatedLine | null => {
    const stage = stageNamed(row.text("stage"));
    if (stage === null) row.fault("stage", "unknown-stage", { fr: "Cette étape n’est pas de la chaîne\u202f: voyez la liste des étapes.", en: "This stage is not one of the line: see the list of stages." });
    const channel = channelNamed(row.text("channel"));
    if (channel === null) row.fault("channel", "unknown-channel", { fr: "Écrivez «\u202felectronique\u202f» ou «\u202fpapier\u202f».", en: "Write “electronic” or “paper”." });
    const week = weekFrom(row.cell("week"));
    if (week === null) row.fault("week", "bad-week", { fr: "Un jour (AAAA-MM-JJ ou JJ/MM/AAAA) ou une semaine (AAAA-Wss) est attendu ici.", en: "A day (YYYY-MM-DD or DD/MM/YYYY) or a week (YYYY-Www) is expected here." });
    else if (week > today) row.fault("week", "week-to-come", { fr: "Cette semaine n’a pas commencé\u202f: rien ne peut y avoir bougé.", en: "This week has not begun: nothing can have moved in it." });
    const deathYear = yearFrom(row.text("deathYear"), today);
    if (deathYear === null) row.fault("deathYear", "bad-year", { fr: "Une année de décès, de 1968 à aujourd’hui, est attendue ici.", en: "A year of death, from 1968 to today, is expected here." });
    const monthText = row.text("deathMonth");
    const deathMonth = monthText === "" ? null : Number(monthText);
    const badMonth = deathMonth !== null && !(Number.isInteger(deathMonth) && deathMonth >= 1 && deathMonth <= 12);
    if (badMonth) row.fault("deathMonth", "bad-month", { fr: "Un mois de 1 à 12 est attendu ici, ou rien.", en: "A month from 1 to 12 is expected here, or nothing." });
    const department = departmentFrom(row.text("department"));
    if (department === undefined) row.fault("department", "bad-department", { fr: "Un code de département (01 à 95, 2A, 2B, 971…) est attendu ici, ou rien.", en: "A code of department (01 to 95, 2A, 2B, 971…) is expected here, or nothing." });
    const [entered, left, handedOn] = [row.whole("entered", mostPerLine), row.whole("left", mostPerLine), row.whole("handedOn", mostPerLine)];
    for (const key of ["entered", "left"] as const) if (row.text(key) === "") row.fault(key, "empty-count", { fr: "Un nombre est attendu ici\u202f; écrivez 0 s’il n’y en a pas.", en: "A number is expected here; write 0 where there is none." });
    if (handedOn !== null && handedOn > 0 && stage !== null && stage !== "coding-automatic" && stage !== "coding-deep-learning") row.fault("handedOn", "nobody-to-hand-to", { fr: "Seuls le système expert et les réseaux transmettent à un codeur suivant.", en: "Only the expert system and the networks hand on to a later coder." });
    if (handedOn !== null && left !== null && handedOn > left) row.fault("handedOn", "more-handed-on-than-left", { fr: "Plus de certificats transmis que de sorties.", en: "More certificates handed on than left." });
    if (stage === null || channel === null || week === null || deathYear === null || badMonth || department === undefined || entered === null || left === null) return null;
    const made: StatedLine = { stage, week, deathYear, deathMonth, channel, department, entered, left, handedOn: handedOn ?? 0 };
    const first = where.get(lineKey(made));
    if (first !== undefined) row.fault("stage", "said-twice", { fr: `La ligne ${first} dit déjà quelque chose de la même étape, semaine, année, mois, canal et département.`, en: `Line ${first} says something of the same stage, week, year, month, channel and department already.` });
    else where.set(lineKey(made), line);
    return made;
  });
  const empty: readonly Issue[] = rows.length === 0 && issues.every(({ severity }) => severity !== "error") ? [{ code: "mortality.no-lines", severity: "error", text: { fr: "Le fichier n’a aucune ligne.", en: "The file has no line." } }] : [];
  return { lines: rows, issues: [...issues, ...empty] };
}

function yearFrom(text: string, today: Day): number | null {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  return year >= 1968 && year <= Number(today.slice(0, 4)) ? year : null;
}

/** Null for all departments together; undefined for what is none. A leading zero lost by a spreadsheet is put back. */
function departmentFrom(text: string): string | null | undefined {
  if (text === "") return null;
  const code = /^\d$/.test(text) ? `0${text}` : text.toUpperCase();
  return /^(?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-8]|98[4-9]|99)$/.test(code) ? code : undefined;
}
