import type { Bilingual } from "../../../../../kernel/i18n/language.ts";
import { parseNumberCell, plainSpaces, readNumber } from "../../../../../kernel/text/french-number.ts";
import { shiftDecimal, type RawCell } from "../../../../../kernel/tables/index.ts";
import { quoteEn, quoteFr } from "../issues.ts";
import { forgiving } from "./normalise.ts";
import { readUnit, unitAdvice, unitFits, type ReadUnit } from "./parse-unit.ts";
import type { ImportSeries } from "../types.ts";

export type ParsedValue =
  | { readonly kind: "value"; readonly value: number; /** A share that was written as a percentage, with its sign. */ readonly percentSign: boolean }
  | { readonly kind: "fault"; readonly code: string; readonly text: Bilingual };

const thin = "\u202f";
const placeholders = new Set(["na", "n_a", "nd", "n_d", "nc", "n_c", "ns", "n_s", "nr", "n_r", "tbd", "x", "neant", "aucun", "non_disponible", "non_communique", "non_renseigne", "not_available", "unknown", "inconnu", "a_venir", "en_attente", "pending", "null", "none"]);
const yes = new Set(["oui", "yes", "vrai", "true", "fait", "done", "1"]);
const no = new Set(["non", "no", "faux", "false", "pas_fait", "not_done", "0"]);

/** The value of a cell in the inside unit of its series: shares 0 to 1, euros, years; 1 or 0 for a qualitative series. */
export function parseValue(cell: RawCell, unitColumn: string, series: ImportSeries): ParsedValue {
  const { unit } = series.measure;
  // Plain digits, the usual case, are no word.
  const word = /^\d[\d.,]*$/.test(cell.text) && unit.kind !== "none" ? cell.text : forgiving(cell.text);
  if (unit.kind === "none" && cell.kind !== "error" && (yes.has(word) || no.has(word))) return { kind: "value", value: yes.has(word) ? 1 : 0, percentSign: false };
  const never = neverValue(cell, word);
  if (never !== null) return never;
  const written = cell.number === undefined || cell.kind === "boolean" ? writtenNumber(cell.text, unit.kind === "share") : { number: cell.percent === true ? shiftDecimal(cell.number, 2) : cell.number, unit: { places: 0, unit: cell.percent === true ? ("percent" as const) : null, words: "" } };
  if (written === "ambiguous") return ambiguousFault(cell.text);
  if (written === null || unit.kind === "none") return badNumber(cell.text, unitAdvice(unit));
  const column = readUnit(unitColumn);
  if (!unitFits(unit, written.unit) || !unitFits(unit, column)) return wrongUnit(cell.text, unitColumn, unitAdvice(unit));
  const both = written.unit.unit !== null && column.unit !== null;
  if (both && written.unit.unit !== column.unit) return wrongUnit(cell.text, unitColumn, unitAdvice(unit));
  const value = inside(written.number, written.unit, column);
  return checked(unit.kind === "share" ? shiftDecimal(value, -2) : value, cell.text, written.unit.unit === "percent", series);
}

/** What is wrong with the cell for any series at all; for lines whose series is not known. */
export function faultOfAnySeries(cell: RawCell): ParsedValue | null {
  const word = forgiving(cell.text);
  const never = neverValue(cell, word);
  if (never !== null) return never;
  return /\d/.test(word) || yes.has(word) || no.has(word) ? null : badNumber(cell.text, { fr: "un nombre", en: "a number" });
}

function neverValue(cell: RawCell, word: string): ParsedValue | null {
  if (cell.kind === "error") return formulaFault(cell.text);
  if (cell.kind === "day") return fault("bad-number", `la cellule contient une date (${cell.text}) au lieu d'un nombre${thin}; le tableur l'a peut-être transformée, mettez la cellule au format Nombre.`, `the cell holds a date (${cell.text}) instead of a number; the spreadsheet may have converted it, set the format of the cell to Number.`);
  if (placeholders.has(word) || word === "") return fault("not-a-value", `${quoteFr(cell.text)} n'est pas une valeur. Laissez la cellule vide s'il n'y en a pas${thin}: ce qui est connu restera.`, `${quoteEn(cell.text)} is not a value. Leave the cell empty if there is none: what is known will stay.`);
  return null;
}

/** A unit beside the number itself wins over the unit column: "16 M€" in a column of k€ is 16 M€. */
function inside(number: number, own: ReadUnit, column: ReadUnit): number {
  const ownUnit = own.unit !== null || own.places > 0;
  const scaled = ownUnit ? number : shiftDecimal(number, column.places);
  return (ownUnit ? own.unit : column.unit) === "month" ? scaled / 12 : scaled;
}

function checked(value: number, text: string, percentSign: boolean, series: ImportSeries): ParsedValue {
  const { kind } = series.measure.unit;
  if (kind === "share" && (value < 0 || value > 1)) return fault("share-out-of-range", `${quoteFr(text)} n'est pas entre 0 et 100${thin}%.`, `${quoteEn(text)} is not between 0 and 100%.`);
  if (value < 0 && (series.integer || kind === "count" || kind === "rank" || kind === "year")) return fault("negative", `${quoteFr(text)} est négatif, ce que cette série ne peut pas être.`, `${quoteEn(text)} is negative, which this series cannot be.`);
  if ((series.integer || kind === "rank") && !Number.isInteger(value)) return fault("not-integer", `${quoteFr(text)} n'est pas un nombre entier, alors que cette série compte des unités.`, `${quoteEn(text)} is not a whole number, but this series counts units.`);
  if (kind === "rank" && value < 1) return fault("bad-rank", "un rang commence à 1.", "a rank starts at 1.");
  return { kind: "value", value: Object.is(value, -0) ? 0 : value, percentSign };
}

const ambiguousDigits = /^[+\-\u2212]?[1-9]\d{0,2}[.,]\d{3}(?![\d.,])/;

function writtenNumber(cellText: string, isShare: boolean): { readonly number: number; readonly unit: ReadUnit } | "ambiguous" | null {
  // "€16M" is the English order of "16 M€".
  const text = plainSpaces(cellText).trim().replace(/^€ ?(.+)$/, "$1 €");
  const bare = parseNumberCell(text);
  if (typeof bare === "number") return { number: bare, unit: { places: 0, unit: null, words: "" } };
  // A share of more than 100 % does not exist: "17,125" can only be the decimal.
  if (!isShare && (bare !== null || ambiguousDigits.test(text))) return "ambiguous";
  const read = readNumber(text);
  if (read === null) return null;
  const words = forgiving(read.rest);
  // Signs or digits after the number: an interval, a date, a second number, a bound.
  if ((read.rest.trim() !== "" && words === "") || /\d/.test(words)) return null;
  const multiplied = /\d ?(?:Mds?|M|k|K|m(?= ?€)|milli|billion)/u.test(text);
  return { number: read.value, unit: { places: multiplied ? 1 : 0, unit: read.unit, words } };
}

function fault(code: string, fr: string, en: string): ParsedValue {
  return { kind: "fault", code, text: { fr, en } };
}

function formulaFault(text: string): ParsedValue {
  if (text.startsWith("=")) return fault("formula-error", "la formule n'a pas de résultat dans le fichier. Ouvrez-le dans un tableur et enregistrez-le, ou remplacez la formule par sa valeur.", "the formula has no result in the file. Open it in a spreadsheet program and save it, or replace the formula by its value.");
  return fault("formula-error", `la formule donne l'erreur ${text}. Corrigez-la, ou remplacez-la par sa valeur.`, `the formula gives the error ${text}. Correct it, or replace it by its value.`);
}

function ambiguousFault(text: string): ParsedValue {
  const digits = /[1-9]\d{0,2}[.,]\d{3}/.exec(text)?.[0] ?? text;
  const whole = digits.replace(/[.,]/, "");
  const decimal = `${digits.replace(".", ",")}0`;
  return fault("ambiguous-number", `${quoteFr(text)} se lit de deux façons. Écrivez ${whole} pour un entier, ou ${decimal} pour un nombre à décimales.`, `${quoteEn(text)} can be read two ways. Write ${whole} for a whole number, or ${decimal.replace(",", ".")} for a number with decimals.`);
}

function badNumber(text: string, advice: Bilingual): ParsedValue {
  return fault("bad-number", `${quoteFr(text)} n'est pas un nombre lisible${thin}; il faut ${advice.fr}, sans autre texte.`, `${quoteEn(text)} is not a readable number; ${advice.en} is needed, without other text.`);
}

function wrongUnit(text: string, unitColumn: string, advice: Bilingual): ParsedValue {
  const shown = unitColumn.trim() === "" ? text : `${text} (${unitColumn.trim()})`;
  return fault("wrong-unit", `${quoteFr(shown)} n'est pas dans l'unité de la série${thin}; il faut ${advice.fr}.`, `${quoteEn(shown)} is not in the unit of the series; ${advice.en} is needed.`);
}
