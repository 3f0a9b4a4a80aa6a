import type { RawTable } from "../../../../kernel/tables/index.ts";
import { yearOf, type Period } from "../../../../kernel/time/day.ts";
import { checkPlausibility } from "./check-plausibility.ts";
import { checkWholes } from "./check-wholes.ts";
import { seriesFinder } from "./cells/find-series.ts";
import { errorIssue, type Place } from "./issues.ts";
import { dateReaders } from "./cells/parse-dates.ts";
import { readHeader, type Header } from "./read-header.ts";
import { readRow, type ReadRow } from "./read-row.ts";
import type { ImportContext, ImportIssue, ImportNote, PlannedValue, ValueImportPlan } from "./types.ts";

const thin = "\u202f";

/**
 * What an import of this table would do, and everything that stands against it: all faults at once, each with its true
 * line, column, and words in French and English. Nothing is recorded here; nothing may be recorded where the plan is
 * blocking. Linear in the number of rows.
 */
export function planValueImport(table: RawTable, context: ImportContext): ValueImportPlan {
  const header = readHeader(table);
  const issues: ImportIssue[] = [...header.issues];
  const notes: ImportNote[] = [];
  const rows = readRows(table, header, context, issues, notes);
  const inFile = new Map<string, number>();
  for (const { read } of rows) if (read.planned !== null) inFile.set(yearKey(read.planned.series, yearOf(read.planned.period.from)), read.planned.value);
  const planned: PlannedValue[] = [];
  let unchanged = 0;
  for (const { at, read } of rows) {
    const row = table.rows[at];
    if (read.planned === null || row === undefined) continue;
    const { percentSign, ...value } = read.planned;
    const known = context.known(value.series, value.period.from, value.period.until);
    if (known !== null && known.value === value.value && known.state === value.state) {
      unchanged += 1;
      continue;
    }
    const before = inFile.get(yearKey(value.series, yearOf(value.period.from) - 1)) ?? context.lastBefore(value.series, value.period.from);
    issues.push(...checkPlausibility(value, percentSign, before, row, header, context));
    planned.push(value);
  }
  issues.push(...checkWholes(planned, context, valuePlaces(header)));
  issues.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const stopped = new Set(issues.filter((issue) => issue.blocking).map((issue) => issue.line));
  return {
    ready: planned.filter((value) => !stopped.has(value.line)),
    unchanged,
    skippedEmpty: notes.length,
    issues,
    notes,
    blocking: issues.some((issue) => issue.blocking),
  };
}

interface RowAt {
  readonly at: number;
  readonly read: ReadRow;
}

function readRows(table: RawTable, header: Header, context: ImportContext, issues: ImportIssue[], notes: ImportNote[]): readonly RowAt[] {
  const readers = { find: seriesFinder(context.series), dates: dateReaders() };
  const rows: RowAt[] = [];
  const firstLines = new Map<string, { readonly line: number; readonly period: Period }>();
  let fictitious: number | null = null;
  for (const [at, row] of table.rows.entries()) {
    if (header.cell(row, "demonstration").text.trim().toLowerCase() === "true") fictitious ??= row.line;
    if (header.has("value") && header.cell(row, "value").kind === "empty") {
      notes.push({ code: "indicators.import.left-as-it-is", line: row.line, text: { fr: `Ligne ${row.line}${thin}: pas de valeur, rien ne change.`, en: `Line ${row.line}: no value, left as it is.` } });
      continue;
    }
    const read = readRow(row, header, readers, context, issues);
    rows.push({ at, read });
    if (read.series !== null && read.period !== null) checkDuplicate(read.series, read.period, row.line, header.place(row, "series"), firstLines, issues);
  }
  if (fictitious !== null) issues.push(errorIssue("demonstration-facts", header.place({ line: fictitious, cells: [] }, "demonstration"), { fr: "ce fichier est un export de données de démonstration, fictives. Elles ne peuvent pas devenir des valeurs.", en: "this file is an export of demonstration data, which are fictitious. They cannot become values." }));
  return rows;
}

/** The same year of a series said twice: by the same period, or by one that contains it. */
function checkDuplicate(series: string, period: Period, line: number, place: Place, firstLines: Map<string, { readonly line: number; readonly period: Period }>, issues: ImportIssue[]): void {
  const lastYear = yearOf(period.until) - 1;
  for (let year = yearOf(period.from); year <= lastYear; year += 1) {
    const key = yearKey(series, year);
    const first = firstLines.get(key);
    if (first === undefined) {
      firstLines.set(key, { line, period });
      continue;
    }
    const same = first.period.from === period.from && first.period.until === period.until;
    issues.push(
      same
        ? errorIssue("duplicate-key", place, { fr: `la série ${series} pour ${year} est déjà donnée à la ligne ${first.line}. Gardez l'une des deux.`, en: `the series ${series} for ${year} is already given on line ${first.line}. Keep one of the two.` })
        : errorIssue("overlapping-periods", place, { fr: `la série ${series} est déjà donnée à la ligne ${first.line} pour une période qui contient aussi ${year}.`, en: `the series ${series} is already given on line ${first.line} for a period that also contains ${year}.` }),
    );
    return;
  }
}

function yearKey(series: string, year: number): string {
  return `${series}|${year}`;
}

/** The place of the value on a line. */
function valuePlaces(header: Header): (line: number) => Place {
  const title = header.place({ line: 0, cells: [] }, "value");
  return (line) => ({ ...title, line });
}
