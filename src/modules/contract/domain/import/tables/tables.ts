import { readNumber } from "../../../../../kernel/text/french-number.ts";
import { untranslated, type ResourceLine, type ResourceNote, type ResourceTable } from "../../register.ts";
import type { Line } from "../lines.ts";
import type { ProblemList } from "../reading.ts";
import { cellsOf, cutNumbers, isRuler, numbersAt, readHeader, type Header } from "./table-cells.ts";
import { fold } from "../words.ts";

export interface ReadTables {
  readonly resourceTables: readonly ResourceTable[];
  readonly employmentPlan: ResourceTable | null;
}

interface RawRow {
  readonly label: string;
  readonly amounts: readonly (number | null)[];
  readonly overall: number | null;
  readonly line: number;
}

interface RawTable {
  readonly title: string;
  readonly header: Header;
  readonly rows: readonly RawRow[];
  readonly notes: readonly ResourceNote[];
  readonly lines: readonly number[];
}

const noteMark = /^\(?(\*{1,5}|\d|[a-z])\)|^(\*{1,5})(?=[ \p{L}])/u;
const markInLabel = /\s*\((\*{1,5})\)|(?<=[\p{L}\d)])(\*{1,5})(?![\p{L}\d])/u;

/** A number in a cell, or null where it is empty, or `"?"` where there is something that is no number. A cell that
 *  names its own unit ("4,2 M€") is taken as it stands; a bare one counts in the unit of the table. */
function amount(cell: string, factor: number): number | null | "?" {
  const text = cell.replace(/^[-–—.]+$/, "").replace(/\((\*{1,5}|\d)\)$|\*{1,5}$/, "").trim();
  if (text === "" || /^(?:n\.?[sdc]\.?|n\/a|so)$/i.test(text)) return null;
  const read = readNumber(text);
  if (read === null || read.rest.trim() !== "") return "?";
  return read.unit === null && !/\p{L}/u.test(text) ? Number((read.value * factor).toPrecision(15)) : read.value;
}

function rowOf(line: Line, header: Header, factor: number, problems: ProblemList): RawRow | null {
  const columns = header.years.length + (header.overall ? 1 : 0);
  const cells = cellsOf(line.raw, header.shape);
  if (cells !== null && (header.shape !== "spaces" || cells.length - 1 === columns)) {
    const label = cells[0] ?? "";
    const values = cells.slice(1, columns + 1).map((cell) => amount(cell, factor));
    const ended = cells.length > 1 && values.length < columns && values.some((value) => typeof value === "number");
    if (ended) problems.warning("table.row-short", `Ligne de tableau : ${values.length} cellules pour ${columns} colonnes ; les dernières sont prises pour vides.`, `Table row: ${values.length} cells for ${columns} columns; the last are taken as empty.`, [line.number]);
    while (values.length < columns) values.push(null);
    const surplus = cells.slice(columns + 1).filter((cell) => cell !== "");
    if (values.includes("?") || surplus.length > 0) {
      problems.error("table.cell-not-read", `Ligne de tableau : une cellule n’est pas un nombre lisible (« ${cells.slice(1).join(" | ").slice(0, 90)} »).`, `Table row: a cell is not a readable number (“${cells.slice(1).join(" | ").slice(0, 90)}”).`, [line.number]);
    }
    const read = values.map((value) => (value === "?" ? null : value));
    return { label, amounts: read.slice(0, header.years.length), overall: header.overall ? (read[header.years.length] ?? null) : null, line: line.number };
  }
  return header.shape === "spaces" ? spacedRow(line, header, factor, problems) : null;
}

function spacedRow(line: Line, header: Header, factor: number, problems: ProblemList): RawRow | null {
  const columns = header.years.length + (header.overall ? 1 : 0);
  const scaled = (value: number): number => Number((value * factor).toPrecision(15));
  const text = line.text;
  const at = numbersAt(text);
  const label = text.slice(0, at).trim();
  const numbers = text.slice(at);
  if (label === "" && numbers === "") return null;
  if (numbers === "") return label.length < 160 && !/[.;]$/.test(label) ? { label, amounts: header.years.map(() => null), overall: null, line: line.number } : null;
  const read = cutNumbers(numbers, columns, header.overall);
  if (read === null) {
    const short = header.overall ? cutNumbers(numbers, columns - 1, true) : null;
    problems.error("table.row-ambiguous", `Ligne de tableau : les nombres ne se répartissent pas d’une seule façon en ${columns} colonnes${short === null ? "" : " (une cellule semble vide)"}.`, `Table row: the numbers do not fall into ${columns} columns in one way only${short === null ? "" : " (a cell seems empty)"}.`, [line.number]);
    return { label, amounts: header.years.map(() => null), overall: short === null ? null : scaled(short.at(-1) ?? 0), line: line.number };
  }
  const values = read.map(scaled);
  return { label, amounts: values.slice(0, header.years.length), overall: header.overall ? (values.at(-1) ?? null) : null, line: line.number };
}

/** The nearest words above a table: a heading, or a short line. */
function titleAbove(lines: readonly Line[], at: number): { title: string; line: number } | null {
  let seen = 0;
  for (let index = at - 1; index >= 0 && seen < 3; index -= 1) {
    const line = lines[index];
    if (line === undefined || line.blank || isRuler(line.raw) || /^<\/?(?:table|thead|tr)\b[^<>]*>$/i.test(line.raw.trim())) continue;
    seen += 1;
    if (line.tabular) return null;
    if (line.text.length < 260 && (line.level > 0 || seen === 1)) return { title: line.text.replace(/ ?:$/, ""), line: line.number };
  }
  return null;
}

function readTable(lines: readonly Line[], at: number, header: Header, problems: ProblemList): RawTable {
  const title = titleAbove(lines, at);
  const rows: RawRow[] = [];
  const notes: ResourceNote[] = [];
  const factor = multiplierOf(`${title?.title ?? ""} ${header.words}`);
  const used = [...(title === null ? [] : [title.line]), at + 1];
  let gap = 0;
  for (let index = at + 1; index < lines.length && gap < 4; index += 1) {
    const line = lines[index];
    if (line === undefined) break;
    if (line.blank || line.running || isRuler(line.raw) || /^\s*<\/?(?:table|thead|tbody|tr)\b[^<>]*>\s*$/i.test(line.raw)) {
      if (line.blank) gap += 1;
      continue;
    }
    const note = readNote(line);
    if (note !== null) {
      notes.push(note);
      used.push(line.number);
      gap = 0;
      continue;
    }
    if (notes.length > 0 || (gap > 0 && header.shape !== "tab" && header.shape !== "pipe" && header.shape !== "html" && line.level > 0)) break;
    if (readHeader(line) !== null || (line.level > 0 && line.level < 7 && !line.tabular)) break;
    const whole = header.shape === "spaces" ? withNumbersBelow(lines, index) : { line, more: 0 };
    const row = rowOf(whole.line, header, factor, problems);
    if (row === null) break;
    rows.push(row);
    used.push(line.number, ...Array.from({ length: whole.more }, (_, more) => line.number + more + 1));
    index += whole.more;
    gap = 0;
  }
  while (header.shape === "spaces" && rows.length > 0 && rows.at(-1)?.amounts.every((value) => value === null) === true && rows.at(-1)?.overall === null) {
    used.splice(used.indexOf(rows.at(-1)?.line ?? 0), 1);
    rows.pop();
  }
  return { title: title?.title ?? "", header, rows, notes, lines: used };
}

/** A row cut by the width of a page goes on in lines that hold numbers and nothing else. */
function withNumbersBelow(lines: readonly Line[], at: number): { line: Line; more: number } {
  const line = lines[at];
  if (line === undefined) throw new RangeError("no line at this place");
  let { text } = line;
  let more = 0;
  while (more < 2 && (/[\d)]$/.test(text) || /\p{L}$/u.test(text)) && /^[+\-−]?\d[\d ,.+€-]*$/.test(lines[at + more + 1]?.text ?? "") && /\p{L}/u.test(line.text)) {
    more += 1;
    text = `${text} ${lines[at + more]?.text ?? ""}`;
  }
  return { line: more === 0 ? line : { ...line, text, raw: text }, more };
}

function readNote(line: Line): ResourceNote | null {
  const found = noteMark.exec(line.text);
  const mark = found?.[1] ?? found?.[2];
  if (found === null || mark === undefined || line.tabular) return null;
  const text = line.text.slice(found[0].length).trim();
  return text === "" ? null : { mark, text: untranslated(text), sourceLine: line.number };
}

function multiplierOf(words: string): number {
  const said = fold(words);
  if (/milliards?|\bmd€|\bmds? ?€/.test(said)) return 1e9;
  if (/en millions?|m€|\bmeur/.test(said)) return 1e6;
  return /milliers?|k€|\bkeur/.test(said) ? 1e3 : 1;
}

/** Rows become lines under their group; a row without a number is a group, "dont" stands inside the line before. */
function linesOf(table: RawTable): readonly ResourceLine[] {
  let group: string | null = null;
  let groupMark: string | null = null;
  const lines: ResourceLine[] = [];
  for (const row of table.rows) {
    const found = markInLabel.exec(row.label);
    const mark = found?.[1] ?? found?.[2] ?? null;
    const label = row.label.replace(markInLabel, "").replace(/ {2,}/g, " ").trim();
    if (row.amounts.every((value) => value === null) && row.overall === null) {
      if (label !== "") {
        group = label;
        groupMark = mark;
      }
      continue;
    }
    const folded = fold(label).replace(/^[-–•\s]+/, "");
    const kind = /^(?:dont|y compris|parmi (?:lesquel|cel)|including|of which)(?![a-z])/.test(folded) ? "within" : /^(?:sous-)?(?:total|ensemble)(?![a-z])/.test(folded) ? "total" : "line";
    lines.push({ label: untranslated(label), group: group === null ? null : untranslated(group), kind, amounts: row.amounts, overall: row.overall, noteMark: mark ?? groupMark, sourceLine: row.line });
  }
  return lines;
}

function isEmployment(table: RawTable): boolean {
  const said = fold(`${table.title} ${table.header.words} ${table.rows.map((row) => row.label).join(" ")}`);
  return /(?:^|[^a-z])(?:etpt?|equivalents? temps plein|plafond d'emplois?|schema d'emplois?)(?:[^a-z]|$)/.test(said) && !/€|en euros|subvention|credits|recettes/.test(said);
}

function isMoney(table: RawTable): boolean {
  const said = fold(`${table.title} ${table.header.words} ${table.rows.map((row) => row.label).join(" ")}`);
  return /€|euro|ressources?|subvention|financ|credits?|budget|moyens|recettes|depenses|dotation/.test(said);
}

function typed(table: RawTable, code: string, unit: ResourceTable["unit"]): ResourceTable {
  const said = fold(table.title);
  const difference = /ecart (?:a|par rapport a|avec) (?:l'annee )?((?:19|20)\d\d)|base ((?:19|20)\d\d)/.exec(said);
  return {
    code,
    title: untranslated(table.title),
    unit,
    years: table.header.years,
    differenceToYear: difference === null ? null : Number(difference[1] ?? difference[2]),
    conditional: /sous reserve/.test(said),
    lines: linesOf(table),
    notes: table.notes,
    sourceLines: table.lines,
  };
}

/** A table of several rows that the document ends in, without a total: it was probably cut. */
function reportCut(table: RawTable, lines: readonly Line[], problems: ProblemList): void {
  const last = Math.max(...table.rows.map((row) => row.line));
  const filledAfter = lines.slice(last).filter((line) => !line.blank).length;
  const typedLines = linesOf(table);
  if (filledAfter > 1 || typedLines.length === 0 || typedLines.some((line) => line.kind === "total")) return;
  problems.warning("table.no-total", "Le document s’arrête dans ce tableau, ou juste après, sans ligne de total : il est peut-être coupé.", "The document ends in this table, or right after it, without a row of totals: it may be cut.", [last]);
}

function fingerprint(table: RawTable): string {
  return JSON.stringify([table.title, table.header.years, table.rows.map((row) => [row.label, row.amounts, row.overall])]);
}

/** Every table by years in the document: money, posts, and anything else told. `taken` are lines that others have read. */
export function readTables(lines: readonly Line[], taken: ReadonlySet<number>, problems: ProblemList): ReadTables {
  const resourceTables: ResourceTable[] = [];
  const told = new Set<number>();
  const seen = new Map<string, readonly number[]>();
  let employmentPlan: ResourceTable | null = null;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || line.blank || taken.has(line.number)) continue;
    const header = readHeader(line);
    if (header === null) continue;
    const table = readTable(lines, index, header, problems);
    if (table.rows.length === 0) {
      if (line.tabular) problems.warning("table.empty", "Tableau par années sans ligne lisible.", "Table by years without a readable row.", [line.number]);
      continue;
    }
    index = Math.max(index, ...table.rows.map((row) => row.line - 1));
    const print = fingerprint(table);
    const first = seen.get(print);
    if (first !== undefined) {
      for (const number of table.lines) told.add(number);
      problems.warning("table.repeated", `Tableau déjà lu plus haut, mêmes lignes et mêmes montants : « ${table.title.slice(0, 80)} » ; il n’est repris qu’une fois.`, `Table already read above, same rows and amounts: “${table.title.slice(0, 80)}”; it is taken once.`, [...first.slice(0, 1), ...table.lines]);
      continue;
    }
    seen.set(print, table.lines);
    reportCut(table, lines, problems);
    if (isEmployment(table) && employmentPlan === null) employmentPlan = typed(table, "emplois", "full-time-equivalent");
    else if (isMoney(table)) resourceTables.push(typed(table, `ressources-${resourceTables.length + 1}`, "eur"));
    else {
      for (const number of table.lines) told.add(number);
      problems.warning("table.not-placed", `Tableau par années ni budgétaire ni d’emplois, non repris : « ${table.title.slice(0, 80)} ».`, `Table by years, neither of money nor of posts, left out: “${table.title.slice(0, 80)}”.`, table.lines);
    }
  }
  const used = new Set([...resourceTables, ...(employmentPlan === null ? [] : [employmentPlan])].flatMap((table) => table.sourceLines));
  const stray = lines.filter((line) => line.tabular && !used.has(line.number) && !taken.has(line.number) && !told.has(line.number) && cellsOf(line.raw, line.raw.includes("\t") ? "tab" : "pipe")?.filter((cell) => typeof amount(cell, 1) === "number").length);
  for (const line of stray) problems.warning("table.row-not-placed", `Ligne de tableau hors de tout tableau lu : « ${line.text.slice(0, 80)} ».`, `Table row outside every table that was read: “${line.text.slice(0, 80)}”.`, [line.number]);
  return { resourceTables, employmentPlan };
}
