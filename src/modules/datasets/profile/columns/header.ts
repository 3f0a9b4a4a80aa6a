import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { figure, listed, remark } from "../issues.ts";
import { nirOf } from "../../../../kernel/text/personal/index.ts";
import { isEmail, isIban, isPhone, looksLikeName } from "../personal/content.ts";
import { kindByName } from "../personal/column-names.ts";
import { cellFacts, newCellFacts, type CellKind } from "./cell-kind.ts";

const kindOf = (text: string): CellKind => cellFacts(text, newCellFacts()).kind;
const typed = new Set<CellKind>(["integer", "number", "date", "datetime", "code", "boolean"]);

/**
 * Is the first row a header? It is where its cells are texts over columns of numbers or days, where they are words that
 * name things, and where none of them comes again below; it is not where it holds what only rows hold.
 */
export function isHeader(first: readonly string[], below: readonly (readonly string[])[]): boolean {
  const filled = first.filter((text) => text.trim() !== "");
  if (filled.length === 0) return false;
  if (filled.some((text) => looksLikeValue(text))) return false;
  let score = 0;
  for (const [at, text] of first.entries()) {
    const trimmed = text.trim();
    if (trimmed === "") continue;
    const own = kindOf(trimmed);
    const kinds = below.map((row) => kindOf(row[at] ?? "")).filter((kind) => kind !== "missing");
    const typedShare = kinds.length === 0 ? 0 : kinds.filter((kind) => typed.has(kind)).length / kinds.length;
    // Years may head columns (2019, 2020…); other numbers over numbers are values.
    const isYear = own === "integer" && /^(?:19|20)\d\d$/.test(trimmed) && below.length > 0;
    if (typed.has(own) && !isYear) score -= typedShare > 0.5 || kinds.length === 0 ? 2 : 1;
    else if (typedShare > 0.8) score += 2;
    if (kindByName(trimmed) !== null || /^[\p{Ll}\d]+(?:[_.][\p{L}\d]+)+$/u.test(trimmed)) score += 1;
    if (!typed.has(own) && kinds.length > 1 && below.some((row) => row[at]?.trim() === trimmed)) score -= 1;
    if (looksLikeName(trimmed) && kindByName(trimmed) === null) score -= 0.5;
    if (trimmed.length > 80) score -= 0.5;
  }
  return score > 0 || (score === 0 && new Set(filled).size === filled.length && filled.length === first.length);
}

function looksLikeValue(text: string): boolean {
  return isEmail(text) || isPhone(text) || isIban(text) || nirOf(text) !== null;
}

export interface NamedHeader {
  readonly names: readonly string[];
  readonly issues: readonly Issue[];
}

/** Names of columns as they will be shown: empty ones get their place, doubled ones a number, both told. */
export function headerNames(cells: readonly string[], width: number, where: string | null = null): NamedHeader {
  const names: string[] = [];
  const known = new Map<string, number>();
  const empty: number[] = [];
  const doubled = new Set<string>();
  const spaced: string[] = [];
  for (let at = 0; at < width; at += 1) {
    const raw = cells[at] ?? "";
    // A name that is somebody's address or number is no name: keys of objects may be that.
    const name = looksLikeValue(raw.trim()) ? `column_${at + 1}` : clean(raw);
    if (name !== "" && raw !== raw.trim()) spaced.push(name);
    if (name === "") {
      empty.push(at + 1);
      names.push(freeName(`column_${at + 1}`, known));
    } else {
      if (known.has(name)) doubled.add(name);
      names.push(freeName(name, known));
    }
  }
  const issues: Issue[] = [];
  const sheet = where === null ? both("", "") : both(`Feuille «\u202f${where}\u202f»\u202f: `, `Sheet “${where}”: `);
  if (empty.length > 0) {
    const n = figure(empty.length);
    const first = empty.slice(0, 5).join(", ");
    issues.push(remark("empty-column-names", `${sheet.fr}${n.fr} colonne(s) sans nom (n° ${first}${empty.length > 5 ? "…" : ""}).`, `${sheet.en}${n.en} column(s) without a name (no. ${first}${empty.length > 5 ? "…" : ""}).`));
  }
  if (doubled.size > 0) {
    const told = listed([...doubled]);
    issues.push(remark("duplicated-column-names", `${sheet.fr}noms de colonnes en double\u202f: ${told.fr}.`, `${sheet.en}column names given twice: ${told.en}.`));
  }
  if (spaced.length > 0) {
    const told = listed(spaced);
    issues.push(remark("spaces-in-column-names", `${sheet.fr}espaces autour de noms de colonnes\u202f: ${told.fr}.`, `${sheet.en}spaces around column names: ${told.en}.`));
  }
  return { names, issues };
}

/** Without control and direction characters, which would change what surrounds the name; at most 120 characters. */
function clean(raw: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is left out
  return raw.replaceAll(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, " ").replaceAll(/\s+/g, " ").trim().slice(0, 120);
}

function freeName(name: string, known: Map<string, number>): string {
  const times = (known.get(name) ?? 0) + 1;
  known.set(name, times);
  if (times === 1) return name;
  return freeName(`${name}_${times}`, known);
}
