import { withoutAccents } from "../../../../kernel/text/fold.ts";
import { day, type Day } from "../../../../kernel/time/day.ts";
import { departmentOf, regions } from "../../../directory/index.ts";
import type { RegistryNumber, StudyDate } from "../../domain/parts.ts";
import type { Part } from "./reading.ts";

const partialDate = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u;

/** A date to its own precision; null where it is none (`2024-13`, `2023-02-30`). */
export function readPartialDate(text: string): string | null {
  const found = partialDate.exec(text.trim().replace(/T\d{2}:\d{2}.*$/u, ""));
  if (found === null) return null;
  const [whole, , month, day] = found;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return null;
  if (day !== undefined && new Date(`${whole}T00:00:00Z`).toISOString().slice(0, 10) !== whole) return null;
  return whole;
}

/** `startDateStruct`: a partial date, expected or come about. */
export function studyDate(part: Part, name: string, field: string): StudyDate | null {
  const struct = part.part(name);
  const text = struct.text("date", field);
  if (text === null) return null;
  const date = readPartialDate(text);
  const type = struct.text("type", field);
  if (date === null) {
    struct.tell("ctgov-bad-date", "error", field, "date", { fr: `«\u202f${text.slice(0, 30)}\u202f» n’est pas une date (AAAA, AAAA-MM ou AAAA-MM-JJ).`, en: `“${text.slice(0, 30)}” is not a date (YYYY, YYYY-MM or YYYY-MM-DD).` });
    return null;
  }
  if (type !== null && type !== "ACTUAL" && type !== "ESTIMATED") struct.tell("ctgov-unknown-value", "warning", field, "type", { fr: `valeur inconnue «\u202f${type.slice(0, 30)}\u202f».`, en: `unknown value “${type.slice(0, 30)}”.` });
  return { date, kind: type === "ACTUAL" ? "actual" : type === "ESTIMATED" ? "expected" : null };
}

export function wholeDay(part: Part, name: string, field: string): Day | null {
  const text = part.text(name, field);
  if (text === null) return null;
  const date = readPartialDate(text);
  if (date !== null && date.length === 10) return day(date);
  part.tell("ctgov-bad-date", date === null ? "error" : "warning", field, name, { fr: `«\u202f${text.slice(0, 30)}\u202f» n’est pas un jour (AAAA-MM-JJ).`, en: `“${text.slice(0, 30)}” is not a day (YYYY-MM-DD).` });
  return null;
}

/** Units in a year: months are twelfths, days and shorter of 365.25 days. */
const perYear: Readonly<Record<string, number>> = { year: 1, month: 12, week: 365.25 / 7, day: 365.25, hour: 365.25 * 24, minute: 365.25 * 24 * 60 };

/** `6 Months` in years, to four decimals; undefined where it cannot be read. */
export function ageInYears(text: string): number | undefined {
  const found = /^(\d+(?:\.\d+)?)\s+(year|month|week|day|hour|minute)s?$/iu.exec(text.trim());
  const unit = perYear[found?.[2]?.toLowerCase() ?? ""];
  return found === null || unit === undefined ? undefined : Math.round((Number(found[1]) / unit) * 10_000) / 10_000;
}

/** Months after the end of the study at which data are promised, where the sentence plainly says a number: `12 months after completion of trial`. Never counted from publication. */
export function monthsAfterCompletion(text: string): number | null {
  const found = /\b(\d{1,3})\s+(month|year)s?\s+(?:after|following|post)\b[^.;]{0,40}?\b(?:completion|end)\b/iu.exec(text);
  if (found === null || /publi/iu.test(found[0])) return null;
  return Number(found[1]) * (found[2]?.toLowerCase() === "year" ? 12 : 1);
}

/** Spellings of the register that Unicode's names of regions do not have. */
const otherCountries: Readonly<Record<string, string>> = {
  "korea republic of": "KR", "korea democratic people s republic of": "KP", "iran islamic republic of": "IR", "czech republic": "CZ", "turkey turkiye": "TR", "turkey": "TR", "russian federation": "RU", "hong kong": "HK", "taiwan": "TW", "macau": "MO",
  "macedonia the former yugoslav republic of": "MK", "congo the democratic republic of the": "CD", "congo": "CG", "democratic republic of the congo": "CD", "moldova republic of": "MD", "palestinian territories occupied": "PS", "palestinian territory occupied": "PS", "syrian arab republic": "SY",
  "lao people s democratic republic": "LA", "libyan arab jamahiriya": "LY", "brunei darussalam": "BN", "the gambia": "GM", "bahamas the": "BS", "republic of the congo": "CG", "cabo verde": "CV", "macao": "MO", "federated states of micronesia": "FM", "micronesia federated states of": "FM", "occupied palestinian territory": "PS", "holy see": "VA", "east timor": "TL", "falkland islands malvinas": "FK", "bonaire sint eustatius and saba": "BQ", "wallis and futuna islands": "WF", "burma": "MM", "myanmar": "MM", "cape verde": "CV", "swaziland": "SZ", "cote d ivoire": "CI", "viet nam": "VN", "virgin islands u s": "VI",
  "holy see vatican city state": "VA", "tanzania united republic of": "TZ", "venezuela bolivarian republic of": "VE", "bolivia plurinational state of": "BO", "st martin": "MF", "st vincent and the grenadines": "VC", "st martin french part": "MF", "st barthelemy": "BL", "bosnia and herzegovina": "BA", "trinidad and tobago": "TT", "antigua and barbuda": "AG", "the netherlands": "NL", "usa": "US", "united states of america": "US", "uk": "GB",
};
const foldedPlace = (name: string): string => withoutAccents(name).replaceAll("&", " and ").replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim().replace(/^saint /u, "st ");
let countryCodes: ReadonlyMap<string, string> | undefined;

/** ISO 3166-1 alpha-2 of a country by its English name; null where none is known. */
export function countryByName(name: string): string | null {
  if (countryCodes === undefined) {
    const display = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
    const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
    const codes = letters.flatMap((first) => letters.map((second) => first + second)).filter((code) => new Intl.Locale(`und-${code}`).region === code && !["EU", "UN", "EZ", "ZZ", "QO", "XA", "XB", "XK"].includes(code));
    countryCodes = new Map([...codes.flatMap((code) => {
      const named = display.of(code);
      return named === undefined ? [] : [[foldedPlace(named), code] as const];
    }), ...Object.entries(otherCountries)]);
  }
  return countryCodes.get(foldedPlace(name)) ?? null;
}

/** Overseas departments of France that ISO 3166-1 and the register list as countries, by the code of their region. */
const overseas: Readonly<Record<string, string>> = { GP: "01", MQ: "02", GF: "03", RE: "04", YT: "06" };
const regionNames = new Map(regions.flatMap(({ code, name }) => [[foldedPlace(name.fr), code], [foldedPlace(name.en), code]] as const));

/** The French region of a place: by postal code, or else by the name of its region; null where neither says. */
export function frenchRegion(country: string | null, postalCode: string | null, state: string | null): string | null {
  if (country !== null && country !== "FR") return overseas[country] ?? null;
  if (country === null) return null;
  const digits = (postalCode ?? "").replaceAll(/\D/gu, "");
  if (digits.length === 5) {
    const department = /^20[01]/u.test(digits) ? "2A" : digits.startsWith("20") ? "2B" : /^9[78]/u.test(digits) ? digits.slice(0, 3) : digits.slice(0, 2);
    const found = departmentOf(department);
    if (found !== null) return found.regionCode;
  }
  return state === null ? null : regionNames.get(foldedPlace(state)) ?? null;
}

/** MeSH identifiers as MeSH writes them: the register once padded all to nine digits (`D000001930` is D001930), while newer ones have nine. */
export function meshId(text: string): string | null {
  const found = /^([DC])(\d{6,9})$/u.exec(text.trim());
  if (found === null) return null;
  const [, letter = "", digits = ""] = found;
  const number = Number(digits);
  return digits.length === 9 && number < (letter === "D" ? 66_400 : 588_000) ? `${letter}${String(number).padStart(6, "0")}` : `${letter}${digits}`;
}

const grantIssuers: Readonly<Record<string, string>> = { NIH: "NIH", FDA: "FDA", VA: "VA", CDC: "CDC", AHRQ: "AHRQ", SAMHSA: "SAMHSA", OTHER_GRANT: "" };

/**
 * A secondary number by its form first (a EudraCT number is one whatever it was declared as), then by its type and domain.
 * `typed` says the scheme that the type promised where the form is another.
 */
export function secondaryNumber(id: string, type: string | null, domain: string | null): { readonly number: RegistryNumber; readonly promised: string | null } {
  const text = id.trim().replaceAll(/[\u2010-\u2015]/gu, "-");
  const bare = text.replace(/^(?:eudra\s?ct|eu\s?ct|ctis|id[\s-]?rcb|n°|no\.?)\s*(?:number|numéro|n°|no\.?)?\s*[:#]?\s*/iu, "");
  const forms: readonly (readonly [RegistryNumber["scheme"], RegExp])[] = [
    ["nct", /^NCT\d{8}$/u], ["ctis", /^20\d{2}-5\d{5}-\d{2}(?:-\d{2})?$/u], ["eudract", /^(?:19|20)\d{2}-\d{6}-\d{2}$/u], ["id-rcb", /^20\d{2}-A\d{5}-\d{2}$/iu], ["isrctn", /^ISRCTN\d{8}$/iu], ["drks", /^DRKS\d{8}$/iu], ["utn", /^U1111-\d{4}-\d{4}$/iu],
  ];
  const form = forms.find(([, pattern]) => pattern.test(bare));
  if (form !== undefined) return { number: { scheme: form[0], number: bare.toUpperCase(), issuer: null }, promised: null };
  const promised = type === "EUDRACT_NUMBER" ? "eudract" : type === "CTIS" || type === "EU_CTIS" ? "ctis" : /id-?\s?rcb/iu.test(domain ?? "") ? "id-rcb" : null;
  const grant = grantIssuers[type ?? ""];
  if (grant !== undefined) return { number: { scheme: "grant", number: text, issuer: domain ?? (grant === "" ? null : grant) }, promised };
  return { number: { scheme: "other", number: text, issuer: domain ?? (type === null || type === "OTHER" || type === "REGISTRY" ? null : type) }, promised };
}
