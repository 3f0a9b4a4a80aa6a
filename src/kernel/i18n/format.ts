import { isDay, type Day } from "../time/day.ts";
import { languages, type Bilingual, type Language } from "./language.ts";

/**
 * How numbers, days and lists are written in the two languages. The separators are fixed here and not left to the
 * system's locale data, so that the same number is the same text on every machine.
 *
 * Rounding: the value is first read at 15 significant digits, which removes the dust of binary fractions
 * (0.17 × 100 is 17, 1.005 is not 1.00499…), then rounded half away from zero.
 */

/** Narrow no-break space: French thousands, and before % ; : ? ! */
export const narrowSpace = "\u202f";
/** No-break space: between a number and its unit in French. */
export const noBreakSpace = "\u00a0";
const minus = "\u2212";

export interface NumberFormat {
  readonly minimumFractionDigits?: number;
  /** Default 2, or the minimum where that is larger. */
  readonly maximumFractionDigits?: number;
  /** Writes "+" before what is above zero. */
  readonly signed?: boolean;
}

/** The text in the language asked for. */
export function pick(text: Bilingual, language: Language): string {
  return text[language];
}

export function both(fr: string, en: string): Bilingual {
  return { fr, en };
}

/** The same sentence made once for each language. */
export function inBoth(write: (language: Language) => string): Bilingual {
  return { fr: write("fr"), en: write("en") };
}

export function isLanguage(text: string): text is Language {
  return languages.some((language) => language === text);
}

/** `value` without the dust of binary fractions: read at `digits` significant digits. Not finite stays as it is. */
export function cleanNumber(value: number, digits = 15): number {
  return Number.isFinite(value) ? Number(value.toPrecision(digits)) : value;
}

/** `value` rounded half away from zero to `digits` decimals, as every number shown is. Never gives -0. */
export function roundNumber(value: number, digits: number): number {
  if (!Number.isFinite(value)) return value;
  const cleaned = cleanNumber(value);
  if (Math.abs(cleaned) >= 1e15) return cleaned;
  const [mantissa = "0", exponent = "0"] = String(Math.abs(cleaned)).split("e");
  const shifted = Math.round(Number(`${mantissa}e${Number(exponent) + digits}`));
  const [roundedMantissa = "0", roundedExponent = "0"] = String(shifted).split("e");
  const rounded = Number(`${roundedMantissa}e${Number(roundedExponent) - digits}`);
  return rounded === 0 ? 0 : Math.sign(cleaned) * rounded;
}

/** "1 500,5" or "1,500.5". A number that is not finite is written "–": the page never shows NaN. */
export function formatNumber(value: number, language: Language, format: NumberFormat = {}): string {
  if (!Number.isFinite(value)) return "–";
  const minimum = format.minimumFractionDigits ?? 0;
  const maximum = Math.max(format.maximumFractionDigits ?? 2, minimum);
  const rounded = roundNumber(value, maximum);
  const [whole = "0", decimals = ""] = Math.abs(rounded).toFixed(maximum).split(".");
  const kept = decimals.slice(0, minimum) + decimals.slice(minimum).replace(/0+$/, "");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, language === "fr" ? narrowSpace : ",");
  const sign = rounded < 0 ? minus : format.signed === true && rounded > 0 ? "+" : "";
  return `${sign}${grouped}${kept === "" ? "" : `${language === "fr" ? "," : "."}${kept}`}`;
}

/** A share of 0 to 1 as a percentage with at most `digits` decimals: 0.17 is "17 %" in French, "17%" in English. */
export function formatPercent(share: number, language: Language, digits = 2, signed = false): string {
  const number = formatNumber(share * 100, language, { maximumFractionDigits: digits, signed });
  return language === "fr" ? `${number}${narrowSpace}%` : `${number}%`;
}

/**
 * The step to which an amount is rounded when shown: one euro under a million, 10 000 € under a billion, else 1 M€.
 * What rounds up to the next unit is written in it (999 999 999 € is 1 Md€).
 */
export function euroScale(value: number): "unit" | "million" | "billion" {
  const size = Math.abs(value);
  if (roundNumber(size, 0) < 1e6) return "unit";
  return roundNumber(size / 1e6, 2) < 1000 ? "million" : "billion";
}

/** An amount in euros: "74,3 M€", "1,15 Md€", "850 000 €"; in English "€74.3M", "€1.15bn", "€850,000". `digits` caps the decimals. */
export function formatEuros(value: number, language: Language, digits?: number): string {
  const scale = euroScale(value);
  const divisor = scale === "billion" ? 1e9 : scale === "million" ? 1e6 : 1;
  const decimals = digits ?? (scale === "billion" ? 3 : scale === "million" ? 2 : 0);
  const number = formatNumber(value / divisor, language, { maximumFractionDigits: scale === "unit" ? 0 : decimals });
  if (language === "fr") return `${number}${noBreakSpace}${scale === "billion" ? "Md€" : scale === "million" ? "M€" : "€"}`;
  const sign = number.startsWith(minus) ? minus : "";
  return `${sign}€${number.slice(sign.length)}${scale === "billion" ? "bn" : scale === "million" ? "M" : ""}`;
}

const monthsFr = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const monthsEn = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** "1er janvier 2024", "1 January 2024"; short: "01/01/2024", "1 Jan 2024". */
export function formatDay(day: Day, language: Language, style: "long" | "short" = "long"): string {
  const [year = "", month = "", date = ""] = day.split("-");
  const number = Number(date);
  if (language === "fr") {
    if (style === "short") return `${date}/${month}/${year}`;
    return `${number === 1 ? "1er" : number} ${monthsFr[Number(month) - 1] ?? month} ${year}`;
  }
  const name = monthsEn[Number(month) - 1] ?? month;
  return `${number} ${style === "short" ? name.slice(0, 3) : name} ${year}`;
}

/**
 * An instant on the wall clock of `timeZone`: "12 mars 2024 à 14 h 05", "12 March 2024 at 14:05".
 * Takes an ISO text or a Date; a text that is no instant is given back as it is.
 */
export function formatDateTime(instant: string | Date, language: Language, timeZone = "Europe/Paris"): string {
  const date = typeof instant === "string" ? new Date(instant) : instant;
  if (Number.isNaN(date.getTime())) return String(instant);
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  }).formatToParts(date);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? "";
  const written = `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
  const onDay = isDay(written) ? formatDay(written, language) : written;
  return language === "fr"
    ? `${onDay} à ${Number(part("hour"))}${noBreakSpace}h${noBreakSpace}${part("minute")}`
    : `${onDay} at ${part("hour")}:${part("minute")}`;
}

/** "a, b et c", "a, b and c". */
export function formatList(items: readonly string[], language: Language): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} ${language === "fr" ? "et" : "and"} ${items[items.length - 1] ?? ""}`;
}

/** The form that goes with `n`: French is plural from 2 on (1,5 an; 0 an), English is singular for 1 alone. */
export function plural(language: Language, n: number, forms: { readonly one: string; readonly other: string }): string {
  const size = Math.abs(n);
  return (language === "fr" ? size < 2 : size === 1) ? forms.one : forms.other;
}

/** "1er", "2e" (feminine "1re") in French; "1st", "2nd", "3rd", "11th" in English. */
export function formatOrdinal(n: number, language: Language, feminine = false): string {
  const whole = roundNumber(n, 0);
  if (language === "fr") return `${formatNumber(whole, "fr")}${whole === 1 ? (feminine ? "re" : "er") : "e"}`;
  const tens = Math.abs(whole) % 100;
  const ending = tens >= 11 && tens <= 13 ? "th" : (["th", "st", "nd", "rd"][Math.abs(whole) % 10] ?? "th");
  return `${formatNumber(whole, "en")}${ending}`;
}

/** "12,3 Mo", "12.3 MB": decimal units, as storage is sold and as file managers of most systems show it. */
export function formatBytes(bytes: number, language: Language): string {
  const units = language === "fr" ? ["octets", "ko", "Mo", "Go", "To", "Po"] : ["bytes", "kB", "MB", "GB", "TB", "PB"];
  let step = 0;
  let size = bytes;
  while (size >= 999.5 && step < units.length - 1) {
    size /= 1000;
    step += 1;
  }
  const unit = step === 0 && bytes < 2 ? (language === "fr" ? "octet" : "byte") : (units[step] ?? "");
  return `${formatNumber(size, language, { maximumFractionDigits: step === 0 || size >= 99.95 ? 0 : 1 })}${language === "fr" ? noBreakSpace : " "}${unit}`;
}
