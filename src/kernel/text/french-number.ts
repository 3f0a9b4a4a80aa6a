/** What a number read from a text counts, when its words say so. Multipliers (k, M, milliards) are already applied. */
export type WrittenUnit = "percent" | "eur" | "year" | "month" | "day";

export interface WrittenNumber {
  /** As written times its multiplier: `17 %` is 17 with unit `percent`, `1,15 Md€` is 1150000000 with unit `eur`. */
  readonly value: number;
  readonly unit: WrittenUnit | null;
  /** What follows the number and its unit, spaces kept. */
  readonly rest: string;
}

/** Every kind of space that documents use between digits becomes a plain one; the length of the text is kept. */
export function plainSpaces(text: string): string {
  return text.replace(/[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\t\u2028\u2029\uFEFF\u0085]/g, " ");
}

/** The hyphens that word processors use for looks (non-breaking, figure dash) become the plain one; the length is kept. */
export function plainHyphens(text: string): string {
  return text.replace(/[\u2010-\u2012\uFE63\uFF0D]/g, "-");
}

const sign = /^\s*([+\-\u2212\u2013]?)\s?/;
const digits = new RegExp(
  [
    String.raw`\d{1,3}(?:,\d{3})+\.\d+`, // 1,234.5
    String.raw`\d{1,3}(?:,\d{3}){2,}(?![\d,])`, // 1,234,567
    String.raw`\d{1,3}(?:\.\d{3})+,\d+`, // 1.234,5
    String.raw`\d{1,3}(?:\.\d{3}){2,}(?![\d.])`, // 1.234.567
    String.raw`\d{1,3}(?:[ '\u2019]\d{3})+(?!\d)(?:[.,]\d+)?`, // 1 234,5
    String.raw`\d+(?:[.,]\d+)?`, // 12,5
  ]
    .map((form) => `(?:${form})`)
    .join("|"),
  "y",
);

/** Digits in any French or English form, as the decimal text that JavaScript reads. */
function decimalText(written: string): string {
  const bare = written.replace(/[ '\u2019]/g, "");
  const comma = bare.lastIndexOf(",");
  const point = bare.lastIndexOf(".");
  if (comma !== -1 && point !== -1) return comma > point ? bare.replace(/\./g, "").replace(",", ".") : bare.replace(/,/g, "");
  if (bare.split(",").length > 2) return bare.replace(/,/g, "");
  if (bare.split(".").length > 2) return bare.replace(/\./g, "");
  return bare.replace(",", ".");
}

const multiplier = /^ ?(milliards?|billions?|Mds?|millions?|M|m(?=\s?€)|k|K|milliers?)(?![\p{L}])(?: ?d['\u2019e] ?(?=euros?|€))?/u;
const exponents: Readonly<Record<string, number>> = { milliard: 9, billion: 9, Md: 9, million: 6, M: 6, m: 6, k: 3, K: 3, millier: 3 };
const glued = /^ ?(Mds?|M|K|k)(?=EUR)/;
const units: readonly (readonly [RegExp, WrittenUnit])[] = [
  [/^ ?(?:%|pour ?cents?(?!\p{L})|p\. ?100)/u, "percent"],
  [/^ ?(?:€|EUR(?!\p{L})|(?:d['\u2019] ?)?euros?(?!\p{L}))/u, "eur"],
  [/^ ?(?:ans?|années?|years?)(?!\p{L})/u, "year"],
  [/^ ?(?:mois|months?)(?!\p{L})/u, "month"],
  [/^ ?(?:jours?|days?)(?!\p{L})/u, "day"],
];

/**
 * The number that `text` begins with, in the forms French and English documents use: `2 172,7` (any kind of space),
 * `+84,0`, `700 M€`, `17 %`, `1,15 Md€`, `12,5 k€`, `2 millions`, `1,234.5`. A single comma or point is a decimal mark
 * (`1,234` is 1.234: a document in French; for cells of unknown origin see `parseNumberCell`). Null where `text` does
 * not begin with a number.
 */
export function readNumber(text: string): WrittenNumber | null {
  const plain = plainSpaces(text);
  const signed = sign.exec(plain);
  const start = signed?.[0].length ?? 0;
  digits.lastIndex = start;
  const written = digits.exec(plain)?.[0];
  if (written === undefined) return null;
  let end = start + written.length;
  let exponent = 0;
  const times = multiplier.exec(plain.slice(end, end + 24)) ?? glued.exec(plain.slice(end, end + 8));
  if (times !== null) {
    exponent = exponents[times[1]?.replace(/s$/, "") ?? ""] ?? 0;
    end += times[0].length;
  }
  let unit: WrittenUnit | null = null;
  const next = plain.slice(end, end + 24);
  for (const [form, kind] of units) {
    const found = form.exec(next);
    if (found === null) continue;
    unit = kind;
    end += found[0].length;
    break;
  }
  const magnitude = Number(`${decimalText(written)}e${exponent}`);
  if (!Number.isFinite(magnitude)) return null;
  const negative = signed?.[1] !== undefined && signed[1] !== "" && signed[1] !== "+";
  return { value: negative && magnitude !== 0 ? -magnitude : magnitude, unit, rest: text.slice(end) };
}

/** `17` percent as the share 0.17, without the dust of a binary division. */
export function percentToShare(percent: number): number {
  return Number(`${percent}e-2`);
}

const threeDecimals = /^[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * The number of a cell that holds a number and nothing else, in French or English form: `1 234,5`, `1,234.5`,
 * `1.234,5`, `12,5`, `12.5`, `-3`. `1,234` and `1.234` can be read two ways: `{ ambiguous: true }`. Null for anything
 * else, an empty cell and a number with a unit included.
 */
export function parseNumberCell(text: string): number | { readonly ambiguous: true } | null {
  const plain = plainSpaces(text).trim();
  const unsigned = plain.replace(sign, "");
  if (threeDecimals.test(unsigned)) return { ambiguous: true };
  const read = readNumber(plain);
  if (read === null || read.unit !== null || read.rest !== "") return null;
  return /[\p{L}]/u.test(plain) ? null : read.value;
}
