import { plainSpaces, readNumber } from "../../../../../kernel/text/french-number.ts";
import { plainText, type Line } from "../lines.ts";

/** A row as cells of plain text, with the line it stands on. */
export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** How the cells of a table are told apart. */
export type TableShape = "tab" | "pipe" | "html" | "spaces";

const yearCell = /^(?:19|20)\d\d$/;
const yearInText = /(?<![\d,.])(?:19|20)\d\d(?![\d,.])/g;

function htmlRow(raw: string): readonly string[] {
  return [...raw.slice(0, 20_000).matchAll(/<t[dh]\b[^<>]{0,300}>([\s\S]{0,600}?)(?=<\/t[dh]|<t[dh]\b|<\/tr|$)/gi)].map((cell) => plainText(cell[1] ?? ""));
}

/** The cells of a line in the given shape; null where the line is no row of that shape. */
export function cellsOf(raw: string, shape: TableShape): readonly string[] | null {
  if (shape === "tab") return raw.includes("\t") ? raw.split("\t").map(plainText) : null;
  if (shape === "pipe") {
    const trimmed = raw.trim();
    if (!trimmed.includes("|")) return null;
    const cells = trimmed.replace(/^\|/, "").replace(/\|$/, "").split("|").map(plainText);
    return cells;
  }
  if (shape === "html") return /<t[dh]\b/i.test(raw) ? htmlRow(raw) : null;
  const text = plainSpaces(raw).trimEnd();
  return / {2,}/.test(text.trim()) ? text.trim().split(/ {2,}/).map(plainText) : null;
}

export function isRuler(raw: string): boolean {
  return /^[\s|:+=-]+$/.test(raw) && /-{2,}|={2,}/.test(raw);
}

/** Years of a header row: at least two in rising order. `overall` tells whether a column for the whole period follows. */
export interface Header {
  readonly years: readonly number[];
  readonly overall: boolean;
  readonly shape: TableShape;
  /** The words of the first cell and of columns other than years ("en M€"). */
  readonly words: string;
}

function headerOf(cells: readonly string[], shape: TableShape): Header | null {
  const years = cells.filter((cell) => yearCell.test(cell.replace(/[*\s]/g, ""))).map((cell) => Number(cell.replace(/[*\s]/g, "")));
  if (years.length < 2 || years.some((year, index) => index > 0 && year <= (years[index - 1] ?? 0))) return null;
  const last = cells.findLast((cell) => cell !== "") ?? "";
  const lastYear = cells.findLastIndex((cell) => yearCell.test(cell.replace(/[*\s]/g, "")));
  const overall = cells.slice(lastYear + 1).some((cell) => cell !== "") && !yearCell.test(last);
  return { years, overall, shape, words: cells.filter((cell) => !yearCell.test(cell)).join(" ") };
}

/** Is this line the header of a table by years, and in which shape? */
export function readHeader(line: Line): Header | null {
  if (line.raw.length > 20_000) return null;
  for (const shape of ["tab", "html", "pipe", "spaces"] as const) {
    const cells = cellsOf(line.raw, shape);
    const header = cells === null ? null : headerOf(cells, shape);
    if (header !== null) return header;
  }
  const found = [...line.text.slice(0, 400).matchAll(yearInText)].map((year) => Number(year[0]));
  const words = line.text.replace(yearInText, " ").replace(/ {2,}/g, " ").trim();
  const rising = found.length >= 3 && found.every((year, index) => index === 0 || year === (found[index - 1] ?? 0) + 1);
  if (/[€]|\d/.test(words)) return null;
  if (rising && words.length < 60) return { years: found, overall: /(?:total|ensemble|evolution|cumul|periode)/.test(line.folded) || /(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d/.test(line.text), shape: "spaces", words };
  const last = found.at(-1);
  const first = found[0];
  if (first !== undefined && last !== undefined && found.length >= 4 && words.length < 40 && /(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d\W*$/.test(line.text)) {
    const years = found.slice(0, -2);
    if (years.length >= 2 && years.every((year, index) => index === 0 || year === (years[index - 1] ?? 0) + 1)) return { years, overall: true, shape: "spaces", words };
  }
  return null;
}

const groupOfDigits = /[+\-−]?\d{1,3}(?: \d{3})*(?:[.,]\d+)?(?![\d])|[+\-−]?\d+(?:[.,]\d+)?/g;

/**
 * A row whose columns have only single spaces between them: the label, then numbers. All ways to cut the digits into
 * exactly `columns` numbers are tried; the one whose last is the sum of the others wins. Null where none or several fit.
 */
export function cutNumbers(text: string, columns: number, sums: boolean): readonly number[] | null {
  const tokens = plainSpaces(text).trim().split(/ +/);
  if (tokens.length > 60 || tokens.some((token) => !/^[+\-−]?\d+(?:[.,]\d+)?(?:€|%)?$/.test(token))) return null;
  const ways: number[][] = [];
  let steps = 0;
  const walk = (from: number, taken: number[]): void => {
    steps += 1;
    const left = tokens.length - from;
    if (ways.length > (sums ? 200 : 1) || steps > 2500 || left > 4 * (columns - taken.length) || left < columns - taken.length) return;
    if (from === tokens.length) {
      if (taken.length === columns) ways.push(taken);
      return;
    }
    if (taken.length >= columns) return;
    for (let to = from + 1; to <= Math.min(tokens.length, from + 4); to += 1) {
      const piece = tokens.slice(from, to);
      if (piece.slice(1).some((token) => !/^\d{3}(?:[.,]\d+)?$/.test(token)) || (to > from + 1 && !/^[+\-−]?\d{1,3}$/.test(piece[0] ?? ""))) break;
      if (piece.slice(0, -1).some((token) => /[.,]/.test(token))) break;
      const read = readNumber(piece.join(" "));
      if (read !== null) walk(to, [...taken, read.value]);
    }
  };
  walk(0, []);
  if (steps > 2500) return null;
  if (ways.length <= 1) return ways[0] ?? null;
  if (!sums) return null;
  const fitting = ways.filter((way) => Math.abs((way.at(-1) ?? 0) - way.slice(0, -1).reduce((sum, value) => sum + value, 0)) < 0.5);
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** Where the run of numbers at the end of a text begins; the text's length when it ends with none. */
export function numbersAt(text: string): number {
  const plain = plainSpaces(text);
  let start = plain.length;
  for (const found of plain.matchAll(groupOfDigits)) {
    const rest = plain.slice(found.index).replace(/[+\-−]?\d+(?:[.,]\d+)?(?:€|%)?/g, "").trim();
    if (rest === "" && (found.index === 0 || /\s/.test(plain[found.index - 1] ?? ""))) {
      start = found.index;
      break;
    }
  }
  return start;
}
