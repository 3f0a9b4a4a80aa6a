export type CellKind = "missing" | "integer" | "code" | "number" | "boolean" | "date" | "datetime" | "text";

/** How a number or a day is written, as far as it decides something about the column. */
export interface CellFacts {
  kind: CellKind;
  /** Of numbers. */
  value: number;
  /** Of days, `YYYY-MM-DD`, and `YYYY-MM-DDTHH:MM:SS` of instants. */
  iso: string;
  /** Decimal comma. */
  comma: boolean;
  /** Written with slashes or dots, day or month first: which of the two readings exist. */
  order: "dmy" | "mdy" | "either" | null;
}

const missingWords = new Set(["na", "n/a", "#n/a", "#na", "null", "none", "nan", "-", "--", "—", "–", ".", "..", "?", "nd", "n.d.", "nr", "nsp", "missing", "manquant", "manquante", "non renseigné", "non renseigne", "inconnu", "unknown", "(null)", "\\n"]);
const booleans = new Set(["true", "false", "vrai", "faux", "oui", "non", "yes", "no"]);
const number = /^[+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?)(?:[eE][+-]?\d{1,3})?$/;
const isoDay = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const numericDay = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[T ,]+(\d{1,2})[:h](\d{2})(?::(\d{2}))?)?$/;
const writtenDay = /^(\d{1,2})(?:er)? ([a-zéûA-ZÉÛ]{3,9})\.? (\d{4})$/;
const months: Readonly<Record<string, number>> = {
  janvier: 1, janv: 1, january: 1, jan: 1, fevrier: 2, fevr: 2, fev: 2, february: 2, feb: 2, mars: 3, march: 3, mar: 3, avril: 4, avr: 4, april: 4, apr: 4, mai: 5, may: 5, juin: 6, june: 6, jun: 6,
  juillet: 7, juil: 7, july: 7, jul: 7, aout: 8, august: 8, aug: 8, septembre: 9, september: 9, sept: 9, sep: 9, octobre: 10, october: 10, oct: 10, novembre: 11, november: 11, nov: 11, decembre: 12, december: 12, dec: 12,
};

const none = { value: 0, iso: "", comma: false, order: null } as const;

/** Is this a way of writing that nothing is known? */
export function isMissing(text: string): boolean {
  return text.length <= 14 && missingWords.has(text.toLowerCase());
}

/**
 * What one cell of a text file is. `code` is a whole number that would lose its zeros in front (a postal code, a
 * department). Days of numbers are read day first, as in French, but where only the other order exists.
 */
export function cellFacts(raw: string, into: CellFacts): CellFacts {
  Object.assign(into, none);
  const text = raw.length > 0 && (raw.charCodeAt(0) <= 32 || raw.charCodeAt(raw.length - 1) <= 32 || raw.charCodeAt(0) === 160) ? raw.trim() : raw;
  if (text === "") return as(into, "missing");
  const first = text.charCodeAt(0);
  const digit = first >= 48 && first <= 57;
  if (digit || first === 43 || first === 45 || first === 46 || first === 44) return numeric(text, into, digit);
  if (isMissing(text)) return as(into, "missing");
  if (text.length <= 5 && booleans.has(text.toLowerCase())) return as(into, "boolean");
  return as(into, "text");
}

function numeric(text: string, into: CellFacts, digit: boolean): CellFacts {
  if (isMissing(text)) return as(into, "missing");
  if (text.length > 40) return as(into, "text");
  if (isInteger(text)) {
    const start = digit ? 0 : 1;
    if (text.length - start > 15) return as(into, "code");
    into.value = Number(text);
    return as(into, text.charCodeAt(start) === 48 && text.length - start > 1 ? "code" : "integer");
  }
  if (number.test(text)) {
    into.comma = text.includes(",");
    into.value = Number(text.replaceAll(/[ \u00a0\u202f]/g, "").replace(",", "."));
    return as(into, "number");
  }
  return digit ? dated(text, into) : as(into, "text");
}

function isInteger(text: string): boolean {
  const first = text.charCodeAt(0);
  for (let at = first === 43 || first === 45 ? 1 : 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return text.length > (first === 43 || first === 45 ? 1 : 0);
}

function dated(text: string, into: CellFacts): CellFacts {
  const iso = isoDay.exec(text);
  if (iso !== null) return day(into, Number(iso[1]), Number(iso[2]), Number(iso[3]), iso[4], iso[5], iso[6]);
  const local = numericDay.exec(text);
  if (local !== null) {
    const one = Number(local[1]);
    const two = Number(local[3]);
    into.order = one > 12 ? "dmy" : two > 12 ? "mdy" : "either";
    const [dayOf, month] = into.order === "mdy" ? [two, one] : [one, two];
    return day(into, Number(local[4]), month, dayOf, local[5], local[6], local[7]);
  }
  const written = writtenDay.exec(text);
  const month = written === null ? undefined : months[(written[2] ?? "").toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "")];
  if (written !== null && month !== undefined) return day(into, Number(written[3]), month, Number(written[1]), undefined, undefined, undefined);
  return as(into, "text");
}

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function day(into: CellFacts, year: number, month: number, dayOf: number, hour: string | undefined, minute: string | undefined, second: string | undefined): CellFacts {
  if (month < 1 || month > 12 || dayOf < 1 || dayOf > (monthDays[month - 1] ?? 31) || (month === 2 && dayOf === 29 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0)))) {
    into.order = null;
    return as(into, "text");
  }
  into.iso = `${String(year).padStart(4, "0")}-${two(month)}-${two(dayOf)}`;
  if (hour === undefined) return as(into, "date");
  into.iso += `T${hour.padStart(2, "0")}:${minute ?? "00"}:${second ?? "00"}`;
  return as(into, "datetime");
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function as(into: CellFacts, kind: CellKind): CellFacts {
  into.kind = kind;
  return into;
}

export function newCellFacts(): CellFacts {
  return { kind: "missing", ...none };
}
