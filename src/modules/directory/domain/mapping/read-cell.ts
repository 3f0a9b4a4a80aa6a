import type { RawCell } from "../../../../kernel/tables/index.ts";
import { parseNumberCell, plainSpaces, readNumber } from "../../../../kernel/text/french-number.ts";
import { checkIdentifier } from "../identifiers/index.ts";
import { isPartialDate } from "../partial-date.ts";
import type { JsonValue } from "../statement.ts";
import { foldText } from "./fold.ts";
import type { Reading } from "./mapping.ts";
import { quote, type CellFault } from "./words.ts";

/** What a cell says: a value, or the text of a reference still to be looked up. */
export type CellReading = { readonly value: JsonValue } | { readonly reference: string } | { readonly fault: CellFault };

function fault(code: string, fr: string, en: string): CellReading {
  return { fault: { code, fr, en } };
}

/**
 * One value out of a cell that is not empty. Numbers and days of a workbook are taken as they are; texts are read as
 * the mapping says, and what can be read two ways is a fault, never a guess.
 */
export function readCell(cell: RawCell, text: string, reading: Reading): CellReading {
  if (cell.kind === "error") return fault("cell-error", `la cellule contient une erreur de calcul (${text}).`, `the cell holds a calculation error (${text}).`);
  switch (reading.as) {
    case "text":
      return reading.pattern !== undefined && !new RegExp(reading.pattern, "u").test(text)
        ? fault("cell-pattern", `${quote(text).fr} n’a pas la forme attendue (${reading.pattern}).`, `${quote(text).en} has not the expected form (${reading.pattern}).`)
        : { value: text };
    case "reference":
      return { reference: text };
    case "number":
      return readPlainNumber(cell, text, reading);
    case "euros":
      return readEuros(cell, text, reading);
    case "share":
      return readShare(cell, text, reading.of);
    case "date":
      return readDate(cell, text, reading.formats);
    case "code":
      return readCode(text, reading.codes);
    case "yes-no":
      return readYesNo(text);
    case "identifier": {
      const { value, issue } = checkIdentifier(reading.scheme, text);
      if (issue === null) return { value };
      const name = reading.scheme.toUpperCase();
      return fault("bad-identifier", `${quote(text).fr} n’est pas un identifiant ${name}. ${issue.fr}`, `${quote(text).en} is no ${name} identifier. ${issue.en}`);
    }
  }
}

function notANumber(text: string): CellReading {
  return fault("not-a-number", `${quote(text).fr} n’est pas un nombre.`, `${quote(text).en} is not a number.`);
}

/** A decimal text by its declared mark: with "comma", `1.234` could be a thousand and more, and is refused. */
function numberIn(text: string, decimal: "comma" | "point"): number | CellReading {
  const parsed = parseNumberCell(text);
  if (parsed === null) return notANumber(text);
  if (typeof parsed === "number") return parsed;
  const mark = decimal === "comma" ? "," : ".";
  if (text.includes(mark)) return Number(plainSpaces(text).replaceAll(" ", "").replace(",", "."));
  return fault("number-two-readings", `${quote(text).fr} peut se lire de deux façons\u202f: écrivez le nombre sans séparateur de milliers.`, `${quote(text).en} can be read two ways: write the number without a thousands separator.`);
}

function readPlainNumber(cell: RawCell, text: string, { decimal, whole, min, max }: Extract<Reading, { as: "number" }>): CellReading {
  const number = cell.number ?? numberIn(text, decimal);
  if (typeof number !== "number") return number;
  if (whole && !Number.isInteger(number)) return fault("not-whole", `${quote(text).fr} n’est pas un nombre entier.`, `${quote(text).en} is not a whole number.`);
  if ((min !== undefined && number < min) || (max !== undefined && number > max)) {
    const bounds = `${min ?? "…"} – ${max ?? "…"}`;
    return fault("out-of-bounds", `${quote(text).fr} est hors des bornes (${bounds}).`, `${quote(text).en} is out of bounds (${bounds}).`);
  }
  return { value: number };
}

const places = { "€": 0, "k€": 3, "M€": 6 } as const;

/** Euros to the cent: the unit in the cell wins over that of the column. */
function readEuros(cell: RawCell, text: string, { decimal, unit }: Extract<Reading, { as: "euros" }>): CellReading {
  let amount: number | CellReading;
  const written = cell.number === undefined ? readNumber(text) : null;
  if (written !== null && written.unit === "eur" && written.rest.trim() === "") amount = written.value;
  else {
    const number = cell.number ?? numberIn(text, decimal);
    amount = typeof number === "number" ? Number(`${number}e${places[unit]}`) : number;
  }
  if (typeof amount !== "number") return amount;
  return Number.isFinite(amount) ? { value: Math.round(amount * 100) / 100 } : notANumber(text);
}

function readShare(cell: RawCell, text: string, of: "one" | "hundred"): CellReading {
  const written = cell.number === undefined ? readNumber(text) : null;
  const isPercent = cell.percent === true || written?.unit === "percent";
  const number = cell.number ?? (written !== null && written.rest.trim() === "" && (written.unit === "percent" || written.unit === null) ? written.value : null);
  if (number === null) return notANumber(text);
  // A cell of a workbook shown as a percentage already holds the share.
  const share = cell.percent === true || (of === "one" && !isPercent) ? number : Number(`${number}e-2`);
  if (share < 0 || share > 1) return fault("out-of-bounds", `${quote(text).fr} n’est pas une part entre 0 et 100\u202f%.`, `${quote(text).en} is not a share between 0 and 100%.`);
  return { value: share };
}

const dateForms: Readonly<Record<string, (text: string) => string | null>> = {
  "YYYY-MM-DD": (text) => /^\d{4}-\d{2}-\d{2}$/.exec(text)?.[0] ?? null,
  "DD/MM/YYYY": (text) => turned(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)),
  "DD.MM.YYYY": (text) => turned(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)),
  YYYYMMDD: (text) => (/^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : null),
  "MM/YYYY": (text) => /^(\d{1,2})\/(\d{4})$/.exec(text)?.slice(1).toReversed().map((part) => part.padStart(2, "0")).join("-") ?? null,
  "YYYY-MM": (text) => /^\d{4}-\d{2}$/.exec(text)?.[0] ?? null,
  YYYY: (text) => /^\d{4}$/.exec(text)?.[0] ?? null,
};

function turned(parts: RegExpExecArray | null): string | null {
  return parts === null ? null : parts.slice(1).toReversed().map((part) => part.padStart(2, "0")).join("-");
}

/** A day, month or year. The year 9999, by which management systems say "no end", is no date: null. */
function readDate(cell: RawCell, text: string, formats: readonly string[]): CellReading {
  const found = cell.day === undefined ? formats.map((format) => dateForms[format]?.(text) ?? null).find((date) => date !== null) : String(cell.day);
  if (found?.startsWith("9999") === true) return { value: null };
  if (found !== undefined && found !== null && isPartialDate(found)) return { value: found };
  return fault("not-a-date", `${quote(text).fr} n’est pas une date (${formats.join(", ").replaceAll("Y", "A").replaceAll("D", "J")}).`, `${quote(text).en} is not a date (${formats.join(", ")}).`);
}

function readCode(text: string, codes: Readonly<Record<string, readonly string[]>>): CellReading {
  const folded = foldText(text);
  const code = Object.entries(codes).find(([one, spellings]) => foldText(one) === folded || spellings.some((spelling) => foldText(spelling) === folded))?.[0];
  if (code !== undefined) return { value: code };
  const known = Object.entries(codes).map(([one, spellings]) => spellings[0] ?? one).slice(0, 12).join(", ");
  return fault("unknown-code", `${quote(text).fr} n’est pas un code connu (${known}).`, `${quote(text).en} is not a known code (${known}).`);
}

const yes = new Set(["oui", "o", "yes", "y", "vrai", "true", "1", "x"]);
const no = new Set(["non", "n", "no", "faux", "false", "0"]);

function readYesNo(text: string): CellReading {
  const folded = foldText(text);
  if (yes.has(folded)) return { value: true };
  if (no.has(folded)) return { value: false };
  return fault("not-yes-or-no", `${quote(text).fr} n’est ni oui ni non.`, `${quote(text).en} is neither yes nor no.`);
}
