import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Column } from "../columns/column.ts";
import { fieldProfiles, type NamedColumn } from "../columns/field-profile.ts";
import { headerNames, isHeader } from "../columns/header.ts";
import { tableRemarks } from "../columns/table-remarks.ts";
import { figure, remark } from "../issues.ts";
import { distinctBudget, toldRows } from "../limits.ts";
import type { Profiled, Reading } from "../reading.ts";
import { CsvRows, EndlessRow } from "./csv-rows.ts";
import { decodeChunks, NotUtf8, type EncodingFacts, type TextEncoding } from "./decoder.ts";
import type { Sniffed } from "./sniff.ts";

export interface CsvSource {
  readonly sniffed: Sniffed;
  readonly encoding: TextEncoding;
  readonly marked: boolean;
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** A table of delimited text, read once from end to end, whatever its length, in memory that does not grow with it. */
export async function profileCsv(reading: Reading, source: CsvSource): Promise<Profiled> {
  try {
    return await readAs(reading, source, []);
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    const mixed = remark("encoding-mixed", "Le fichier commence en UTF-8 mais contient plus loin des octets qui n’en sont pas\u202f: il a été lu en Windows-1252. Enregistrez-le à nouveau en UTF-8.", "The file begins in UTF-8 but has bytes further on that are not: it was read as Windows-1252. Save it again in UTF-8.");
    return readAs(reading, { ...source, encoding: "windows-1252" }, [mixed]);
  }
}

async function readAs(reading: Reading, { sniffed, encoding, marked, chunks }: CsvSource, before: readonly Issue[]): Promise<Profiled> {
  const { limits } = reading;
  const facts: EncodingFacts = { undefinedBytes: 0, twice: 0, replaced: 0 };
  const [first = [], ...below] = sniffed.rows;
  const header = isHeader(first, below);
  const width = Math.max(sniffed.width, header ? first.length : 0);
  const described = Math.min(width, limits.columns);
  const columns = Array.from({ length: described }, () => new Column());
  const ragged: { readonly line: number; readonly cells: number }[] = [];
  const seen = { ragged: 0, rows: 0, first: true, sinceBudget: 0 };
  const reader = new CsvRows(sniffed.delimiter, limits.rowCharacters, (cells, line) => {
    if (seen.first) {
      seen.first = false;
      if (header) return true;
    }
    seen.rows += 1;
    if (cells.length !== width) {
      seen.ragged += 1;
      if (ragged.length < toldRows) ragged.push({ line, cells: cells.length });
    }
    for (let at = 0; at < described; at += 1) columns[at]?.add(cells[at] ?? "", line);
    if ((seen.sinceBudget += described) > 2_000_000) {
      seen.sinceBudget = 0;
      keepWithinBudget(columns);
    }
    return (seen.rows & 1023) !== 0 || !reading.isLate();
  });
  const issues: Issue[] = [...before];
  let complete = true;
  try {
    for await (const text of decodeChunks(chunks(), encoding, facts)) {
      if (reader.push(text)) continue;
      complete = false;
      issues.push(stoppedLate(seen.rows));
      break;
    }
    if (complete) reader.push("", true);
  } catch (error) {
    if (!(error instanceof EndlessRow)) throw error;
    complete = false;
    issues.push(remark("open-quote", `Ligne ${error.line}\u202f: un guillemet (") est ouvert et n’est jamais refermé, ou la ligne est démesurée. La lecture s’est arrêtée là.`, `Line ${error.line}: a quotation mark (") is opened and never closed, or the line is far too long. Reading stopped there.`, { severity: "error", line: error.line }));
  }
  if (reading.isCut()) {
    complete = false;
    issues.push(remark("cut-short", "Seul le début du fichier a été lu\u202f: il dépasse la taille que le profil parcourt.", "Only the beginning of the file was read: it is larger than what the profile goes through."));
  }
  const { names, issues: nameIssues } = headerNames(header ? first : [], described);
  const named: NamedColumn[] = columns.map((column, at) => ({ name: names[at] ?? `column_${at + 1}`, column }));
  const fields = fieldProfiles(named);
  if (described < width) issues.push(tooManyColumns(width, described));
  if (!header) issues.push(remark("no-header", "La première ligne ne semble pas donner les noms des colonnes\u202f: elles sont numérotées.", "The first line does not seem to name the columns: they are numbered."));
  issues.push(...encodingRemarks(encoding, facts), ...raggedRemarks(ragged, seen.ragged, width), ...(header ? nameIssues : []), ...tableRemarks(named, fields));
  return {
    format: "csv", mediaType: sniffed.delimiter === "\t" ? "text/tab-separated-values" : "text/csv", encoding: encoding === "utf-8" && marked ? "utf-8-bom" : encoding,
    delimiter: sniffed.delimiter, header, rows: seen.rows, tables: [{ name: reading.tableName, rows: seen.rows, fields }], properties: described < width ? { columns: width } : {}, issues, complete,
  };
}

/** Many columns with many values each: those with most stop being counted, so that memory stays flat. */
export function keepWithinBudget(columns: readonly Column[]): void {
  let total = columns.reduce((sum, { distinct }) => sum + (distinct?.size ?? 0), 0);
  if (total <= distinctBudget) return;
  for (const column of columns.toSorted((a, b) => (b.distinct?.size ?? 0) - (a.distinct?.size ?? 0))) {
    if (total <= distinctBudget / 2) return;
    total -= column.distinct?.size ?? 0;
    column.distinct = null;
  }
}

export function tooManyColumns(width: number, described: number): Issue {
  const all = figure(width);
  const some = figure(described);
  return remark("too-many-columns", `Le tableau a ${all.fr} colonnes\u202f: les ${some.fr} premières sont décrites, les autres comptées seulement. Si ce sont des mesures de même nature, préférez une ligne par mesure, ou un format binaire (Parquet, HDF5).`, `The table has ${all.en} columns: the first ${some.en} are described, the others only counted. If they are measures of one kind, prefer one row per measure, or a binary format (Parquet, HDF5).`);
}

export function stoppedLate(rows: number): Issue {
  const n = figure(rows);
  return remark("stopped-late", `La lecture a été arrêtée après ${n.fr} lignes, le temps prévu étant passé\u202f: les chiffres sont ceux de ces lignes.`, `Reading was stopped after ${n.en} rows, the time allowed being over: the figures are those of these rows.`);
}

export function encodingRemarks(encoding: TextEncoding, facts: EncodingFacts): Issue[] {
  const found: Issue[] = [];
  if (encoding === "windows-1252") {
    found.push(facts.undefinedBytes > 0
      ? remark("encoding-doubtful", "Encodage douteux\u202f: ni UTF-8, ni tout à fait Windows-1252 (Mac, DOS\u202f?). Vérifiez les accents et enregistrez en UTF-8.", "Doubtful encoding: neither UTF-8 nor quite Windows-1252 (Mac, DOS?). Check the accents and save in UTF-8.")
      : remark("encoding-windows-1252", "Le fichier semble être en Windows-1252 (ou ISO 8859-1). Enregistrez-le en UTF-8 pour que chacun lise les mêmes accents.", "The file seems to be in Windows-1252 (or ISO 8859-1). Save it in UTF-8 so that everybody reads the same accents."));
  } else if (encoding !== "utf-8") found.push(remark("encoding-utf-16", "Le fichier est en UTF-16, que peu d’outils d’analyse lisent. Enregistrez-le en UTF-8.", "The file is in UTF-16, which few analysis tools read. Save it in UTF-8."));
  if (facts.twice > 0) {
    const n = figure(facts.twice);
    found.push(remark("encoding-twice", `${n.fr} suites de caractères comme «\u202fÃ©\u202f»\u202f: des accents ont été encodés deux fois.`, `${n.en} runs of characters like “Ã©”: accents were encoded twice.`));
  }
  return found;
}

function raggedRemarks(told: readonly { readonly line: number; readonly cells: number }[], count: number, width: number): Issue[] {
  const [first] = told;
  if (first === undefined) return [];
  const n = figure(count);
  const places = (and: string): string => told.map(({ line, cells }) => `${line} (${cells})`).join(", ") + (count > told.length ? and : "");
  return [remark("ragged-rows", `${n.fr} ligne(s) n’ont pas ${width} cellules comme les autres\u202f: lignes ${places("…")} (nombre de cellules entre parenthèses).`, `${n.en} row(s) do not have ${width} cells like the others: lines ${places("…")} (number of cells in brackets).`, { line: first.line })];
}
