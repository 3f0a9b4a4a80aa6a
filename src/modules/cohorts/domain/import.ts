import type { Issue } from "../../../kernel/errors/app-error.ts";
import { both } from "../../../kernel/i18n/format.ts";
import type { RawCell, RawRow, RawTable } from "../../../kernel/tables/index.ts";
import { withoutAccents } from "../../../kernel/text/fold.ts";
import { day, isDay, type Day } from "../../../kernel/time/day.ts";
import { codeIssues, contentIssues, participantsIssues } from "./checks.ts";
import { emptyContent, populationKinds, type CohortContent } from "./record.ts";
import { cohortStates, evidenceOf, transitionIssues, type CohortState, type Transition, type TransitionInput } from "./states.ts";
import { populationNames } from "./words.ts";

/** The columns of a file of cohorts: the name that exports write, then others that people give them. */
export const importColumns = {
  code: ["code"], acronym: ["acronyme", "acronym"], nameFr: ["nom", "nom (fr)", "cohorte", "name (fr)"], nameEn: ["nom (en)", "name", "name (en)"],
  populationFr: ["population", "population (fr)"], populationEn: ["population (en)"], populationKind: ["type de population", "kind of population"],
  startedOn: ["debut", "start"], plannedEndOn: ["fin prevue", "planned end"], investigators: ["investigateurs", "investigators"], structure: ["structure", "structure responsable", "responsible structure"], study: ["etude", "study"], datasets: ["jeux de donnees", "datasets"],
  biobankPlace: ["biobanque", "biobank"], website: ["site", "website"], sharingFr: ["plan de partage", "sharing plan", "sharing plan (fr)"],
  candidate: ["candidate le", "candidate on"], agreed: ["convention en preparation le", "agreement in preparation on"], signed: ["convention signee le", "agreement signed on"], agreement: ["reference de la convention", "reference of the agreement"],
  opened: ["systeme ouvert le", "system opened on"], opening: ["piece de l’ouverture", "piece de l'ouverture", "document of the opening"], left: ["partie le", "left on"], leaving: ["motif du depart", "reason for leaving"],
  enrolled: ["inclus", "enrolled"], followed: ["suivis", "followed"], countedOn: ["compte le", "counted on"],
} as const;
type ColumnKey = keyof typeof importColumns;

const fold = (text: string): string => withoutAccents(text).replaceAll(/\s+/g, " ").trim();

function columnOf(title: string): ColumnKey | null {
  const folded = fold(title);
  for (const key of Object.keys(importColumns) as ColumnKey[]) if ((importColumns[key] as readonly string[]).includes(folded)) return key;
  return null;
}

export function isCohortHeader(titles: readonly string[]): boolean {
  const known = titles.map(columnOf);
  return known.includes("code") && known.filter((key) => key !== null).length >= 3;
}

export interface PlannedCohort {
  readonly line: number;
  readonly code: string;
  readonly content: CohortContent;
  readonly transitions: readonly TransitionInput[];
  readonly participants: readonly { readonly on: Day; readonly enrolled: number; readonly followed: number | null }[];
}

export interface CohortPlan {
  readonly cohorts: readonly PlannedCohort[];
  /** Columns that say nothing here, told and left aside. */
  readonly issues: readonly Issue[];
}

const daysOf: Readonly<Record<CohortState, readonly [day: ColumnKey, reference: ColumnKey | null]>> = { candidate: ["candidate", null], "under-agreement": ["agreed", null], "being-integrated": ["signed", "agreement"], hosted: ["opened", "opening"], left: ["left", "leaving"] };
const placeOf: Readonly<Record<string, ColumnKey>> = { nameFr: "nameFr", populationFr: "populationFr", sharingFr: "sharingFr", plannedEndOn: "plannedEndOn", biobankPlace: "biobankPlace", enrolled: "enrolled", followed: "followed", on: "countedOn" };

/** What a file would add to the register: every fault with its line and column, never a value of the file. */
export function planCohortImport(table: RawTable, taken: ReadonlySet<string>, today: Day): CohortPlan {
  const issues: Issue[] = [];
  const at = new Map<ColumnKey, number>();
  for (const [index, cell] of table.header.cells.entries()) {
    const key = columnOf(cell.text);
    if (key === null && cell.text.trim() !== "") issues.push(told("unknown-column", "warning", table.header.line, cell.column, "cette colonne ne dit rien ici, elle est laissée de côté.", "this column says nothing here and is left aside."));
    else if (key !== null && at.has(key)) issues.push(told("column-twice", "error", table.header.line, cell.column, "cette colonne est déjà là.", "this column is there already."));
    else if (key !== null) at.set(key, index);
  }
  for (const key of ["code", "acronym", "nameFr", "populationFr", "candidate"] as const) if (!at.has(key)) issues.push({ code: "cohorts.import-column", severity: "error", line: table.header.line, text: both(`La colonne «\u202f${importColumns[key][0]}\u202f» manque.`, `The column “${importColumns[key].at(-1) ?? key}” is missing.`) });
  if (issues.some(({ severity }) => severity === "error")) return { cohorts: [], issues };
  const seen = new Map<string, number>();
  const cohorts = table.rows.map((row) => planRow(row, at, taken, seen, today, issues));
  return { cohorts, issues };
}

function planRow(row: RawRow, at: ReadonlyMap<ColumnKey, number>, taken: ReadonlySet<string>, seen: Map<string, number>, today: Day, issues: Issue[]): PlannedCohort {
  const cellOf = (key: ColumnKey): RawCell | undefined => row.cells[at.get(key) ?? -1];
  const text = (key: ColumnKey): string => (cellOf(key)?.text ?? "").normalize("NFC").trim();
  const add = (code: string, key: ColumnKey, fr: string, en: string): void => void issues.push(told(code, "error", row.line, cellOf(key)?.column ?? letters(at.get(key)), fr, en));
  const list = (key: ColumnKey): string[] => text(key).split(/[;|\n]/).map((one) => one.trim()).filter((one) => one !== "");
  const dayIn = (key: ColumnKey): Day | null => {
    const written = text(key);
    if (written === "") return null;
    const found = cellOf(key)?.day ?? dayOfText(written);
    if (found === null) add("bad-day", key, "ce n’est pas un jour qui existe (AAAA-MM-JJ ou JJ/MM/AAAA).", "this is no existing day (YYYY-MM-DD or DD/MM/YYYY).");
    return found;
  };
  const wholeIn = (key: ColumnKey): number | null => {
    const written = text(key).replaceAll(/[\s\u00a0\u202f]/g, "");
    if (written === "") return null;
    if (/^\d{1,9}$/.test(written)) return Number(written);
    add("bad-count", key, "ce n’est pas un nombre entier de personnes.", "this is no whole number of people.");
    return null;
  };
  const code = text("code").toLowerCase();
  for (const issue of codeIssues(code)) add("bad-code", "code", issue.text.fr, issue.text.en);
  const before = seen.get(code);
  if (before !== undefined) add("code-twice", "code", `ce code est déjà à la ligne ${before}.`, `this code is already on line ${before}.`);
  else if (taken.has(code)) add("code-taken", "code", "ce code est déjà au registre.", "this code is in the register already.");
  seen.set(code, before ?? row.line);
  const kindText = fold(text("populationKind"));
  const kind = populationKinds.find((one) => one === kindText || [populationNames[one].fr, populationNames[one].en].some((name) => fold(name) === kindText));
  if (kind === undefined && kindText !== "") add("bad-population", "populationKind", `écrivez un de ces mots\u202f: ${populationKinds.map((one) => populationNames[one].fr).join(", ")}.`, `write one of these words: ${populationKinds.map((one) => populationNames[one].en).join(", ")}.`);
  const content: CohortContent = {
    ...emptyContent, acronym: text("acronym"), name: { fr: text("nameFr"), en: text("nameEn") }, population: { fr: text("populationFr"), en: text("populationEn") }, populationKind: kind ?? "general",
    startedOn: dayIn("startedOn"), plannedEndOn: dayIn("plannedEndOn"), structure: text("structure") || null, study: text("study") || null, datasets: [...new Set(list("datasets"))], website: text("website"), sharing: { fr: text("sharingFr"), en: "" },
    investigators: list("investigators").map((one) => { const orcid = /\d{4}-\d{4}-\d{4}-[\dX]{4}$/.exec(one)?.[0] ?? ""; return { name: one.slice(0, one.length - orcid.length).replace(/[\s,(]+$/, ""), orcid }; }),
    biobank: text("biobankPlace") === "" ? null : { place: text("biobankPlace"), samples: "" },
  };
  for (const issue of contentIssues(content)) add(issue.code.replace("cohorts.", ""), placeOf[issue.field ?? ""] ?? keyOf(issue.field), issue.text.fr, issue.text.en);
  const transitions: TransitionInput[] = [];
  for (const state of cohortStates) {
    const [dayKey, referenceKey] = daysOf[state];
    const [on, reference] = [dayIn(dayKey), referenceKey === null ? "" : text(referenceKey)];
    if (on === null) {
      if (state === "candidate" && text("candidate") === "") add("day-missing", "candidate", "donnez le jour de la candidature.", "give the day of the application.");
      if (referenceKey !== null && reference !== "" && text(dayKey) === "") add("day-missing", referenceKey, "une pièce sans le jour de son état.", "a document without the day of its state.");
      continue;
    }
    const past = transitions.map((one, index): Transition => ({ state: one.state, on: one.on, evidence: one.reference === "" ? null : { kind: evidenceOf[one.state].kind, reference: one.reference }, statement: index }));
    for (const issue of transitionIssues({ state, on, reference }, past, today)) add(issue.code.replace("cohorts.", ""), issue.field === "reference" && referenceKey !== null ? referenceKey : dayKey, issue.text.fr, issue.text.en);
    transitions.push({ state, on, reference });
  }
  const [enrolled, followed, countedOn] = [wholeIn("enrolled"), wholeIn("followed"), dayIn("countedOn")];
  if (enrolled !== null && text("countedOn") === "") add("day-missing", at.has("countedOn") ? "countedOn" : "enrolled", "donnez le jour où les participants ont été comptés.", "give the day on which the participants were counted.");
  const participants = enrolled === null || countedOn === null ? [] : [{ on: countedOn, enrolled, followed }];
  for (const count of participants) for (const issue of participantsIssues(count, content.startedOn, today)) add(issue.code.replace("cohorts.", ""), placeOf[issue.field ?? ""] ?? "enrolled", issue.text.fr, issue.text.en);
  return { line: row.line, code, content, transitions, participants };
}

function keyOf(field: string | undefined): ColumnKey {
  return (Object.keys(importColumns) as ColumnKey[]).find((key) => key === field) ?? "code";
}

function letters(index: number | undefined): string {
  return index === undefined ? "A" : index < 26 ? String.fromCharCode(65 + index) : `A${String.fromCharCode(65 + index - 26)}`;
}

function dayOfText(text: string): Day | null {
  const french = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const written = french === null ? text : `${french[3]}-${(french[2] ?? "").padStart(2, "0")}-${(french[1] ?? "").padStart(2, "0")}`;
  return isDay(written) ? day(written) : null;
}

function told(code: string, severity: Issue["severity"], line: number, column: string, fr: string, en: string): Issue {
  return { code: `cohorts.${code}`, severity, line, column, text: both(`Ligne ${line}, colonne ${column}\u202f: ${fr}`, `Line ${line}, column ${column}: ${en}`) };
}
