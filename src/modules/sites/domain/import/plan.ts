import { canonicalJson } from "../../../../kernel/audit/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { RawCell, RawRow, RawTable } from "../../../../kernel/tables/index.ts";
import { isDay, type Day } from "../../../../kernel/time/day.ts";
import { waveDays } from "../calendar.ts";
import { lastOf, type CommitmentContent, type Partner, type Site } from "../model.ts";
import { commitmentIssues, siteIssues, waveIssues } from "../rules.ts";
import { fieldOfTitle, labelOf, type ImportField } from "./columns.ts";

export interface PlannedCommitment {
  readonly line: number;
  readonly content: CommitmentContent;
}

export interface PlannedWave {
  readonly letter: string;
  readonly startsOn: Day;
  /** The code of a wave that is there already; null for a new one. */
  readonly code: string | null;
  readonly commitments: PlannedCommitment[];
}

export interface PlannedSite {
  readonly code: string;
  readonly name: string;
  readonly communes: readonly string[];
  readonly partners: readonly Partner[];
  readonly isNew: boolean;
  readonly waves: PlannedWave[];
}

export interface SiteImportPlan {
  readonly issues: readonly Issue[];
  readonly sites: readonly PlannedSite[];
  /** Lines whose commitment is there already, word for word. */
  readonly unchanged: number;
  readonly rows: number;
}

interface Reading {
  readonly issues: Issue[];
  readonly has: (field: ImportField) => boolean;
  readonly cell: (row: RawRow, field: ImportField) => RawCell;
  readonly wrong: (row: RawRow, field: ImportField | null, code: string, fr: string, en: string) => void;
}

/** What a file would add, and all its faults at once, each with its line and column; nothing is kept. */
export function planSiteImport(table: RawTable, known: ReadonlyMap<string, Site>, isCommune: (code: string) => boolean): SiteImportPlan {
  const reading = readHeader(table);
  const sites = new Map<string, PlannedSite>();
  let unchanged = 0;
  if (reading.has("site")) {
    for (const row of table.rows) {
      for (const cell of row.cells.filter((one) => one.kind === "error")) reading.issues.push(issueAt(row.line, cell.column, "formula-error", `La cellule contient une erreur (${cell.text}).`, `The cell holds an error (${cell.text}).`));
      if (reading.cell(row, "demonstration").text !== "") reading.wrong(row, "demonstration", "demonstration", "cette ligne est une donnée de démonstration, fictive\u202f: ôtez-la.", "this line is demonstration data, fictitious: remove it.");
      const site = readSite(reading, row, sites, known, isCommune);
      const wave = site === null ? null : readWave(reading, row, site, known.get(site.code));
      if (site === null || reading.cell(row, "titleFr").text.trim() === "") continue;
      if (wave === null) {
        if (reading.cell(row, "wave").text.trim() === "") reading.wrong(row, "wave", "wave-missing", "un engagement est pris pour une vague\u202f: donnez sa lettre et son premier jour.", "a commitment is made for a wave: give its letter and its first day.");
        continue;
      }
      if (readCommitment(reading, row, site, wave, known.get(site.code)) === "unchanged") unchanged += 1;
    }
  }
  return { issues: reading.issues, sites: [...sites.values()], unchanged, rows: table.rows.length };
}

function issueAt(line: number, column: string | null, code: string, fr: string, en: string): Issue {
  return {
    code: `sites.import-${code}`, severity: "error", line, ...(column === null ? {} : { column }),
    text: { fr: `Ligne ${line}${column === null ? "" : `, colonne ${column}`}\u202f: ${fr}`, en: `Line ${line}${column === null ? "" : `, column ${column}`}: ${en}` },
  };
}

function readHeader({ header }: RawTable): Reading {
  const issues: Issue[] = [];
  const at = new Map<ImportField, RawCell & { readonly index: number }>();
  for (const [index, cell] of header.cells.entries()) {
    if (cell.kind === "empty") continue;
    const field = fieldOfTitle(cell.text);
    if (field === null) issues.push(issueAt(header.line, cell.column, "unknown-header", `la colonne «\u202f${cell.text}\u202f» n’est pas reconnue. Prenez les titres du modèle, ou ôtez-la.`, `the column "${cell.text}" is not known. Take the titles of the template, or remove it.`));
    else if (at.has(field)) issues.push(issueAt(header.line, cell.column, "duplicate-header", `la colonne ${at.get(field)?.column ?? ""} donne déjà «\u202f${labelOf(field).fr}\u202f». Gardez-en une.`, `column ${at.get(field)?.column ?? ""} already gives "${labelOf(field).en}". Keep one of them.`));
    else at.set(field, { ...cell, index });
  }
  if (!at.has("site")) issues.push(issueAt(header.line, null, "missing-header", "il manque la colonne «\u202fSite\u202f».", 'the column "Site" is missing.'));
  const nothing: RawCell = { column: "", kind: "empty", text: "" };
  return {
    issues,
    has: (field) => at.has(field),
    cell: (row, field) => row.cells[at.get(field)?.index ?? -1] ?? nothing,
    wrong: (row, field, code, fr, en) => issues.push(issueAt(row.line, field === null ? null : (at.get(field)?.column ?? null), code, fr, en)),
  };
}

function listIn(text: string): string[] {
  return text.split(/[;\n]/).map((part) => part.trim()).filter((part) => part !== "");
}

/** "Université d’exemple (0693817M)" names an organisation of the directory by its public code. */
export function partnerIn(text: string): Partner {
  const [, name, code] = /^(.+?)\s*\(([0-9A-Za-z:._-]{3,40})\)$/.exec(text) ?? [];
  return name === undefined || code === undefined ? { code: null, name: text } : { code, name };
}

function readSite({ cell, wrong }: Reading, row: RawRow, sites: Map<string, PlannedSite>, known: ReadonlyMap<string, Site>, isCommune: (code: string) => boolean): PlannedSite | null {
  // A spreadsheet that takes a code for a number has eaten its leading zero.
  const raw = cell(row, "site");
  const written = raw.text.trim().toUpperCase();
  const code = raw.kind === "number" && /^\d{4}$/.test(written) ? `0${written}` : written;
  if (code === "") {
    wrong(row, "site", "site-missing", "le code du site manque.", "the code of the site is missing.");
    return null;
  }
  const name = cell(row, "name").text.trim();
  const communes = listIn(cell(row, "communes").text).map((one) => one.toUpperCase());
  const partners = listIn(cell(row, "partners").text).map(partnerIn);
  const earlier = sites.get(code);
  const before = earlier ?? known.get(code);
  if (before !== undefined) {
    const differs = (field: "name" | "communes" | "partners", given: string, held: string): void => {
      if (given !== "" && given !== held) wrong(row, field, "site-differs", `le site ${code} est déjà décrit autrement («\u202f${held}\u202f»). Laissez la cellule vide, ou changez le site sur sa page.`, `site ${code} is described otherwise already ("${held}"). Leave the cell empty, or change the site on its page.`);
    };
    differs("name", name, before.name);
    differs("communes", communes.join("; "), before.communes.join("; "));
    differs("partners", partners.map(({ name: one }) => one).join("; "), before.partners.map(({ name: one }) => one).join("; "));
    if (earlier !== undefined) return earlier;
  }
  const fresh: PlannedSite = before === undefined
    ? { code, name, communes: communes.length > 0 ? communes : isCommune(code) ? [code] : [], partners, isNew: true, waves: [] }
    : { code, name: before.name, communes: before.communes, partners: before.partners, isNew: false, waves: [] };
  const fields: Readonly<Record<string, ImportField>> = { code: "site", name: "name", communes: "communes", partners: "partners" };
  if (fresh.isNew) for (const issue of siteIssues(fresh, isCommune)) wrong(row, fields[issue.field ?? ""] ?? null, issue.code.replace("sites.", ""), issue.text.fr, issue.text.en);
  sites.set(code, fresh);
  return fresh;
}

/** "2023-01-01", "01/01/2023", or a day of a spreadsheet; null where it is none. */
export function dayIn(cell: Pick<RawCell, "text"> & { readonly day?: Day }): Day | null {
  if (cell.day !== undefined) return cell.day;
  const text = cell.text.trim();
  const [, date, month, year] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text) ?? [];
  const written = year === undefined || month === undefined || date === undefined ? text : `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(written) ? written : null;
}

function readWave({ cell, wrong }: Reading, row: RawRow, site: PlannedSite, known: Site | undefined): PlannedWave | null {
  const letter = cell(row, "wave").text.trim().toUpperCase();
  const start = cell(row, "startsOn");
  if (letter === "") return null;
  const startsOn = dayIn(start);
  const last = known?.waves.findLast((wave) => wave.letter === letter);
  if (start.text.trim() === "") {
    const planned = site.waves.find((wave) => wave.letter === letter);
    if (planned !== undefined) return planned;
    if (last === undefined) {
      wrong(row, "startsOn", "start-missing", `donnez le premier jour de la vague ${letter}.`, `give the first day of wave ${letter}.`);
      return null;
    }
  } else if (startsOn === null) {
    wrong(row, "startsOn", "day-malformed", `«\u202f${start.text}\u202f» n’est pas un jour (2023-01-01 ou 01/01/2023).`, `"${start.text}" is no day (2023-01-01 or 01/01/2023).`);
    return null;
  }
  const first = startsOn ?? last?.startsOn;
  if (first === undefined) return null;
  const same = site.waves.find((wave) => wave.letter === letter && wave.startsOn === first);
  if (same !== undefined) return same;
  const there = known?.waves.find((wave) => wave.letter === letter && wave.startsOn === first);
  const wave: PlannedWave = { letter, startsOn: first, code: there?.code ?? null, commitments: [] };
  if (there === undefined) {
    const planned = site.waves.filter((one) => one.code === null).map((one) => ({ code: `${one.letter}${one.startsOn.slice(0, 4)}`, ...waveDays(one.startsOn) }));
    const issues = waveIssues({ waves: [...(known?.waves ?? []), ...planned] }, letter, first, null);
    for (const issue of issues) wrong(row, issue.field === "letter" ? "wave" : "startsOn", issue.code.replace("sites.", ""), issue.text.fr, issue.text.en);
    if (issues.length > 0) return null;
  }
  site.waves.push(wave);
  return wave;
}

function readCommitment({ cell, wrong }: Reading, row: RawRow, site: PlannedSite, wave: PlannedWave, known: Site | undefined): "planned" | "unchanged" | "refused" {
  const text = (field: ImportField): string => cell(row, field).text.trim();
  const decided = cell(row, "decidedOn");
  const decidedOn = dayIn(decided);
  const content: Omit<CommitmentContent, "decidedOn"> = {
    title: { fr: text("titleFr"), en: text("titleEn") }, text: { fr: text("textFr"), en: text("textEn") },
    partners: listIn(cell(row, "concerned").text), contractCodes: listIn(cell(row, "contractCodes").text),
  };
  const fields: Readonly<Record<string, ImportField>> = { titleFr: "titleFr", textFr: "textFr", partners: "concerned", contractCodes: "contractCodes" };
  let isFaulty = decidedOn === null;
  if (decidedOn === null) {
    if (decided.text.trim() === "") wrong(row, "decidedOn", "decided-missing", "dites quel jour l’engagement a été décidé.", "say on which day the commitment was decided.");
    else wrong(row, "decidedOn", "day-malformed", `«\u202f${decided.text}\u202f» n’est pas un jour (2023-01-01 ou 01/01/2023).`, `"${decided.text}" is no day (2023-01-01 or 01/01/2023).`);
  }
  for (const issue of commitmentIssues({ ...content, decidedOn: wave.startsOn }, site, false, null)) {
    isFaulty = true;
    wrong(row, fields[issue.field ?? ""] ?? null, issue.code.replace("sites.", ""), issue.text.fr, issue.text.en);
  }
  const twin = wave.commitments.find((one) => one.content.title.fr === content.title.fr);
  if (twin !== undefined) {
    wrong(row, "titleFr", "commitment-twice", `cet engagement est déjà à la ligne ${twin.line}.`, `this commitment is on line ${twin.line} already.`);
    return "refused";
  }
  const there = wave.code === null ? undefined : known?.commitments.find((one) => one.wave === wave.code && lastOf(one.text)?.content.title.fr === content.title.fr);
  if (there !== undefined) {
    if (canonicalJson(lastOf(there.text)?.content) === canonicalJson({ ...content, decidedOn })) return "unchanged";
    wrong(row, "titleFr", "commitment-differs", `l’engagement ${there.number} porte déjà cet intitulé et dit autre chose\u202f: changez-le sur sa page.`, `commitment ${there.number} has this title already and says otherwise: change it on its page.`);
    return "refused";
  }
  if (isFaulty || decidedOn === null) return "refused";
  wave.commitments.push({ line: row.line, content: { ...content, decidedOn } });
  return "planned";
}
