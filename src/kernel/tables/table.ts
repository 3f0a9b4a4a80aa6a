import type { Bilingual, Language } from "../i18n/language.ts";
import type { Day } from "../time/day.ts";

/**
 * One cell of a table to be exported. A bare number is a count or an index; a share is 0 to 1; euros are whole euros,
 * never thousands or millions. A bilingual text is written in the language of the export.
 */
export type Cell = string | number | null | Bilingual | { readonly day: Day } | { readonly share: number } | { readonly euros: number };

export interface Column {
  /** Stable name for programs: the property name in JSON. */
  readonly key: string;
  readonly label: Bilingual;
  /** Shown after the label. With "%", "k€", "M€" or "Md€" the sheets give numbers in that unit, see `writeCsv`. */
  readonly unit?: string;
}

/** A table as a page shows it, whole: the same object feeds the page and every export. */
export interface Table {
  /** Stable name without extension, also the sheet name. */
  readonly name: string;
  readonly title: Bilingual;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly notes?: readonly Bilingual[];
  /** True where the facts are fictitious: every export then says so. */
  readonly demonstration?: boolean;
}

export const demonstrationNote: Bilingual = {
  fr: "Données de démonstration\u202f: les faits de ce tableau sont fictifs.",
  en: "Demonstration data: the facts in this table are fictitious.",
};

/** Header of the last column of the exports of fictitious facts; each row then says `true`. */
export const demonstrationColumn: Bilingual = { fr: "donnees_de_demonstration", en: "demonstration_data" };

export function isBilingual(cell: Cell): cell is Bilingual {
  return typeof cell === "object" && cell !== null && "fr" in cell;
}

export function columnTitle(column: Column, language: Language): string {
  return column.unit === undefined ? column.label[language] : `${column.label[language]} (${column.unit})`;
}

/** The notes that go with a table, the demonstration mark first. */
export function tableNotes(table: Table): readonly Bilingual[] {
  return [...(table.demonstration === true ? [demonstrationNote] : []), ...(table.notes ?? [])];
}

/**
 * `value` × 10^`places` without the dust of binary multiplication: 0.07 by 2 is 7, not 7.000000000000001.
 * Works on the shortest decimal writing of the number.
 */
export function shiftDecimal(value: number, places: number): number {
  const [digits = "0", exponent = "0"] = String(value).split("e");
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** The shortest decimal writing that reads back as the same number, never with an exponent. Empty if not finite. */
export function plainDecimal(value: number): string {
  if (!Number.isFinite(value)) return "";
  const short = String(Object.is(value, -0) ? 0 : value);
  const parts = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(short);
  if (parts === null) return short;
  const [, sign = "", whole = "", fraction = "", power = "0"] = parts;
  const digits = whole + fraction;
  const point = whole.length + Number(power);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, "0")}`;
}

/** Divisors of the units in which a column may ask for its money. */
const moneyPlaces: Readonly<Record<string, number>> = { "€": 0, "k€": -3, "M€": -6, "Md€": -9 };

/** An amount in the unit of its column (16 for 16000000 in a column of M€); in euros where the column asks for nothing else. */
export function amountIn(column: Column, euros: number): number {
  return shiftDecimal(euros, moneyPlaces[column.unit ?? ""] ?? 0);
}
