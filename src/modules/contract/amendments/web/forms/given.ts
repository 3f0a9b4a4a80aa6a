import type { Issue } from "../../../../../kernel/errors/app-error.ts";
import { both, cleanNumber } from "../../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../../kernel/i18n/language.ts";
import { plainDecimal } from "../../../../../kernel/tables/index.ts";
import { parseNumberCell, percentToShare, readNumber } from "../../../../../kernel/text/french-number.ts";
import type { UnitKind } from "../../../../indicators/index.ts";
import { issue } from "../../errors.ts";

/** The texts of a form by the names of their fields. */
export type Given = Readonly<Record<string, string>>;

/** The texts of a form, none of them endless. */
export function givenIn(body: Readonly<Record<string, unknown>>): Given {
  return Object.fromEntries(Object.entries(body).flatMap(([name, text]) => (typeof text === "string" ? [[name, text.slice(0, 200_000)]] : [])));
}

export function written(given: Given, name: string): string {
  return (given[name] ?? "").normalize("NFC").replaceAll("\r\n", "\n").trim();
}

/** French is asked for, it is the language of the contract; English left empty repeats it until somebody translates. */
export function readBilingual(given: Given, name: string, issues: Issue[], label: Bilingual): Bilingual {
  const fr = written(given, `${name}Fr`);
  if (fr === "") issues.push(issue("text-missing", `${name}Fr`, `Écrivez le texte français\u202f: ${label.fr}.`, `Write the French text: ${label.en}.`));
  if (fr.length > 4000) issues.push(issue("text-too-long", `${name}Fr`, "Ce texte dépasse 4\u202f000 signes.", "This text exceeds 4,000 characters."));
  return { fr, en: written(given, `${name}En`) || fr };
}

/** Null where both are empty. */
export function readOptionalBilingual(given: Given, name: string, issues: Issue[], label: Bilingual): Bilingual | null {
  return written(given, `${name}Fr`) === "" && written(given, `${name}En`) === "" ? null : readBilingual(given, name, issues, label);
}

const badNumber = both("Écrivez un nombre seul, par exemple 1\u202f500 ou 12,5.", "Write a number alone, for example 1500 or 12.5.");

/** A number in the unit of its series, as people write it: "38,5 %" and "38,5" are the share 0.385, "16 M€" is 16000000. Null for an empty box. */
export function readAmount(given: Given, name: string, unit: UnitKind, issues: Issue[]): number | null {
  const text = written(given, name);
  if (text === "") return null;
  const bare = parseNumberCell(text);
  const read = readNumber(text);
  const fits = read !== null && read.rest.trim() === "" && (read.unit === null || (unit === "share" && read.unit === "percent") || (unit === "eur" && read.unit === "eur") || (unit === "year" && (read.unit === "year" || read.unit === "month")));
  if (!fits || (typeof bare === "object" && bare !== null)) {
    issues.push(issue("number-unreadable", name, badNumber.fr, badNumber.en));
    return null;
  }
  if (unit === "share") return percentToShare(read.value);
  return read.unit === "month" ? cleanNumber(read.value / 12) : read.value;
}

export function readYear(given: Given, name: string, issues: Issue[]): number {
  const year = Number(written(given, name));
  if (Number.isInteger(year) && year >= 1900 && year <= 2200) return year;
  issues.push(issue("year-unreadable", name, "Écrivez une année, par exemple 2025.", "Write a year, for example 2025."));
  return 2000;
}

/** Every digit and nothing that could be read otherwise: sent back unchanged, it changes nothing. */
export function writeAmount(value: number | null, unit: UnitKind, language: Language): string {
  if (value === null) return "";
  const digits = plainDecimal(cleanNumber(unit === "share" ? value * 100 : value));
  // Three decimals look like thousands.
  const [whole = "", decimals = ""] = digits.split(".");
  const shown = decimals === "" ? whole : `${whole}${language === "fr" ? "," : "."}${decimals.length === 3 ? `${decimals}0` : decimals}`;
  return unit === "share" ? `${shown}${language === "fr" ? "\u202f%" : "%"}` : shown;
}

export function writeBilingual(name: string, text: Bilingual | null): Given {
  return { [`${name}Fr`]: text?.fr ?? "", [`${name}En`]: text === null || text.en === text.fr ? "" : text.en };
}

/** A code that somebody types: letters, digits, and . # _ - after the first. */
export function readCode(given: Given, name: string, issues: Issue[]): string {
  const code = written(given, name);
  if (!/^[\p{L}\p{N}][\p{L}\p{N}.#_-]{0,119}$/u.test(code)) issues.push(issue("code-unreadable", name, "Un code commence par une lettre ou un chiffre, sans espace\u202f: 66, 3.c, 5.essais.", "A code starts with a letter or a digit and has no spaces: 66, 3.c, 5.trials."));
  return code;
}
