import { plainText, type Line } from "../lines.ts";
import type { Mention } from "../outline/levels.ts";
import type { ProblemList } from "../reading.ts";
import { cellsOf, isRuler } from "../tables/table-cells.ts";
import { fold } from "../words.ts";
import type { IndicatorBlock, PartBlock } from "./indicator-blocks.ts";
import { readIndicatorHeader, type Column, type IndicatorHeader } from "./indicator-columns.ts";
import { findLabels } from "./statements.ts";

export interface IndicatorTables {
  readonly blocks: readonly IndicatorBlock[];
  /** Lines of the tables: no other reader may take them. */
  readonly lines: ReadonlySet<number>;
}

interface RowReading {
  readonly code: string | null;
  readonly name: string;
  readonly lines: readonly Line[];
  readonly at: number;
}

/** A line of text made from a cell, standing where its row stands. */
function lineAt(number: number, text: string): Line {
  return { number, raw: text, text, folded: fold(text), level: 0, bullet: false, blank: false, tabular: false, running: false };
}

const nothing = /^(?:[-–—/.]*|n\.?[sdcr]\.?|n\/a|so|sans objet|non (?:disponible|connue?|mesuree?)|a (?:definir|determiner|venir))$/;
const unitInName = /\((?:en )?(%|M€|k€|K€|Md€|€|jours|mois|ans|années|heures|ETPT?|ha|tonnes?|millions? d'euros|milliers? d'euros|nombre)\)\s*$/iu;

function unitText(written: string): string {
  const unit = written.replace(/^\(?(?:en )?/i, "").replace(/\)$/, "").trim();
  const said = fold(unit);
  if (/^(?:nombre|nb\.?|unites?|sans|indice|index|valeur|qualitatif|oui ?\/ ?non|quantite|effectif|volume)?$/.test(said) || nothing.test(said)) return "";
  if (/^(?:pour ?cent(?:age)?|taux|part|%)/.test(said)) return "%";
  if (/^milliards? d'euros/.test(said)) return "Md€";
  if (/^millions? d'euros/.test(said)) return "M€";
  if (/^milliers? d'euros/.test(said)) return "k€";
  return unit.length > 30 ? "" : unit;
}

/** A bare number in a row that names its unit elsewhere: "≥ 90" with "%" is "≥ 90 %". */
function withUnit(cell: string, unit: string): string {
  const bare = /\d\s*$/.test(cell) && !/[%€]/.test(cell);
  return unit === "" || !bare ? cell : `${cell} ${unit}`;
}

const codeBefore = /^(?:indicateur|ind\.?)? ?(?:n[°º] ?)?(\p{Lu}{0,3}[ -]?\d{1,3}(?:[.-]\d{1,3})*(?:[.\- ]?[a-z](?![\p{L}]))?)(?: ?[.):•–—-] ?| (?=\p{Lu}))/iu;

function tidyCode(written: string): string | null {
  const code = written.replace(/^(?:indicateur|ind\.?) ?/i, "").replace(/^n[°º] ?/i, "").replace(/[ .):]+$/, "").trim();
  if (!/\d/.test(code) || code.length > 12) return null;
  return code.replace(/[- ](?=\d)/g, (mark, at: number) => (at > 0 && /\d/.test(code[at - 1] ?? "") ? "." : mark.trim())).replace(/(\d)[- .]?([a-z])$/i, (_, digit: string, letter: string) => `${digit}.${letter.toLowerCase()}`);
}

function readRow(header: IndicatorHeader, line: Line, problems: ProblemList): RowReading | "group" | null {
  const cells = cellsOf(line.raw, header.shape)?.map(plainText);
  if (cells === undefined) return null;
  const filled = cells.filter((cell) => cell !== "");
  if (filled.length === 0) return "group";
  const cellOf = (kind: Column["kind"]): string => cells[header.columns.findIndex((column) => column.kind === kind)] ?? "";
  const written = cellOf("name");
  const own = header.columns.some((column) => column.kind === "code") ? cellOf("code") : (codeBefore.exec(written)?.[1] ?? "");
  const name = header.columns.some((column) => column.kind === "code") ? written : written.replace(codeBefore, "");
  const unit = unitText(cellOf("unit") || (unitInName.exec(name)?.[1] ?? ""));
  const definition = cellOf("definition") || name;
  const texts = definition === "" ? [] : [`Définition : ${definition}`];
  let figures = 0;
  const values = header.columns.flatMap((column, place) => (column.kind === "value" && !nothing.test(fold(cells[place] ?? "")) ? [{ column, place }] : []));
  const latest = values.toSorted((a, b) => (b.column.year ?? 0) - (a.column.year ?? 0))[0];
  for (const [place, column] of header.columns.entries()) {
    const cell = (cells[place] ?? "").trim();
    if ((column.kind !== "value" && column.kind !== "target") || nothing.test(fold(cell))) continue;
    figures += 1;
    if (column.kind === "value" && place !== latest?.place) {
      problems.note("indicator.earlier-value", `« ${name.slice(0, 60)} » : la valeur de ${column.year ?? "départ"} (${cell}) précède la dernière valeur connue ; elle n’est pas reprise.`, `“${name.slice(0, 60)}”: the value of ${column.year ?? "the start"} (${cell}) comes before the last known one; it is not taken.`, [line.number]);
      continue;
    }
    texts.push(`${column.label} : ${withUnit(cell, unit)}`);
  }
  if (figures === 0 && (filled.length === 1 || new Set(filled).size === 1)) return "group";
  if (cells.length > header.columns.length && cells.slice(header.columns.length).some((cell) => cell !== "")) {
    problems.error("indicator.row-too-long", `Tableau d’indicateurs : cette ligne a plus de cellules que l’en-tête (${cells.length} pour ${header.columns.length}).`, `Table of indicators: this row has more cells than the header (${cells.length} for ${header.columns.length}).`, [line.number]);
  }
  return { code: tidyCode(own), name: name.replace(unitInName, "").trim(), lines: texts.map((text) => lineAt(line.number, text)), at: line.number };
}

/** The indicator whose title stands right above a table that has no column of names. */
function titleAbove(lines: readonly Line[], at: number, mentions: readonly Mention[]): Mention | undefined {
  const filled = lines.slice(0, at).filter((line) => !line.blank && !line.running).slice(-6);
  const heading = filled.findLast((line) => line.level > 0);
  const from = heading?.number ?? filled[0]?.number ?? at;
  return mentions.findLast((mention) => mention.line.number <= at && mention.line.number >= from && !mention.contents);
}

/** Tables with one indicator a row, as blocks that are read like any other indicator. */
export function findIndicatorTables(lines: readonly Line[], mentions: readonly Mention[], fromYear: number, problems: ProblemList): IndicatorTables {
  const rows: RowReading[] = [];
  const taken = new Set<number>();
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    const header = line === undefined || line.blank ? null : readIndicatorHeader(line, fromYear);
    if (line === undefined || header === null) continue;
    const named = header.columns.some((column) => column.kind === "name");
    const title = named ? undefined : titleAbove(lines, index, mentions);
    if (!named && title === undefined) continue;
    taken.add(line.number);
    tellOtherColumns(header, line, problems);
    let previous: string | null = null;
    for (index += 1; index < lines.length; index += 1) {
      const next = lines[index];
      if (next === undefined || (!next.tabular && !next.blank && !isRuler(next.raw)) || (!next.blank && readIndicatorHeader(next, fromYear) !== null)) break;
      if (next.blank && !isRuler(next.raw)) {
        if (lines.slice(index + 1, index + 3).find((later) => !later.blank)?.tabular !== true) break;
        continue;
      }
      taken.add(next.number);
      if (isRuler(next.raw)) continue;
      const row = readRow(header, next, problems);
      if (row === null || row === "group") continue;
      const name = title === undefined ? row.name : title.title;
      if (name === "" && previous === null) {
        problems.error("indicator.no-name", "Tableau d’indicateurs : ligne chiffrée sans nom d’indicateur.", "Table of indicators: a row with figures and no name of indicator.", [next.number]);
        continue;
      }
      rows.push({ ...row, name: name === "" ? (previous ?? "") : name, code: row.code ?? (title === undefined ? null : title.code) });
      if (row.name !== "") previous = row.name;
    }
    index -= 1;
  }
  return { blocks: blocksOf(rows, problems), lines: taken };
}

function tellOtherColumns(header: IndicatorHeader, line: Line, problems: ProblemList): void {
  const others = header.columns.flatMap((column, place) => (column.kind === "other" && (header.cells[place] ?? "") !== "" ? [header.cells[place] ?? ""] : []));
  if (others.length > 0) problems.note("indicator.column-not-read", `Tableau d’indicateurs : colonnes non reprises : ${others.join(", ").slice(0, 200)}.`, `Table of indicators: columns left out: ${others.join(", ").slice(0, 200)}.`, [line.number]);
}

/** Rows without a number are numbered in their order; "4.a" and "4.b" are parts of one indicator. */
function blocksOf(rows: readonly RowReading[], problems: ProblemList): readonly IndicatorBlock[] {
  const counted = rows.filter((row) => row.code === null);
  if (counted.length > 0) {
    problems.note("indicator.numbered-by-order", "Tableau d’indicateurs sans numéros : ils sont numérotés dans leur ordre.", "Table of indicators without numbers: they are numbered in their order.", counted.map((row) => row.at));
  }
  let last = Math.max(0, ...rows.map((row) => Number(/^\d+/.exec(row.code ?? "")?.[0] ?? 0)));
  const blocks: { code: string; title: string; head: number[]; parts: PartBlock[]; lines: Line[] }[] = [];
  for (const row of rows) {
    const found = /^(.*)\.([a-z])$/.exec(row.code ?? "");
    if (row.code === null) last += 1;
    const code = found?.[1] ?? row.code ?? String(last);
    const part: PartBlock = { letter: found?.[2] ?? null, implicit: null, lines: row.lines };
    const open = blocks.at(-1);
    if (open?.code === code && part.letter !== null) {
      open.parts.push(part);
      open.lines.push(...row.lines);
    } else blocks.push({ code, title: row.name, head: [row.at], parts: [part], lines: [...row.lines] });
  }
  return blocks.map((block) => ({ ...block, lines: block.lines.filter((line) => !block.head.includes(line.number)).filter((line, place, all) => all.findIndex((other) => other.number === line.number) === place) }));
}

/** A row of two cells, a label and what it says ("| Cible 2028 | 200 |"), reads as the line "Cible 2028 : 200". */
export function withLabelRows(lines: readonly Line[]): readonly Line[] {
  return lines.map((line) => {
    if (line.tabular && isRuler(line.raw)) return { ...line, text: "", folded: "", blank: true };
    if (line.blank || line.raw.length > 4000 || !/[|\t]|<td/i.test(line.raw)) return line;
    const cells = (cellsOf(line.raw, "tab") ?? cellsOf(line.raw, "html") ?? cellsOf(line.raw, "pipe") ?? []).map(plainText);
    const [label, value, ...more] = cells;
    if (label === undefined || value === undefined || value === "" || more.some((cell) => cell !== "") || label.length > 60) return line;
    const text = `${label.replace(/ ?:$/, "")} : ${value}`;
    const made = lineAt(line.number, text);
    return findLabels(made)[0]?.at === 0 ? made : line;
  });
}
