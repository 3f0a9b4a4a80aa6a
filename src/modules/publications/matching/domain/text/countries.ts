import { PhraseBook } from "./phrases.ts";
import { foldWords, type SignatureText } from "./signature-text.ts";

/** Codes of ISO 3166-1 for what is France although it has a code of its own: papers of these count as French. */
export const frenchCodes: ReadonlySet<string> = new Set(["FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "PF", "NC", "WF", "TF"]);

/** The code under which a paper counts: overseas France as `FR`, any other as it is; null for what is no code of two letters. */
export function countingCountry(code: string | null): string | null {
  const upper = (code ?? "").trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(upper) || upper === "ZZ" || upper === "EU" || upper === "UN") return null;
  return frenchCodes.has(upper) ? "FR" : upper === "UK" ? "GB" : upper === "EL" ? "GR" : upper;
}

const more: readonly (readonly [string, string])[] = [
  ["USA", "US"], ["U.S.A.", "US"], ["United States of America", "US"], ["Etats Unis d'Amérique", "US"], ["UK", "GB"], ["U.K.", "GB"], ["England", "GB"], ["Scotland", "GB"], ["Wales", "GB"],
  ["Northern Ireland", "GB"], ["Great Britain", "GB"], ["Angleterre", "GB"], ["Ecosse", "GB"], ["The Netherlands", "NL"], ["Holland", "NL"], ["P.R. China", "CN"], ["PR China", "CN"], ["People's Republic of China", "CN"], ["Hong Kong", "HK"],
  ["Republic of Korea", "KR"], ["Korea", "KR"], ["South Korea", "KR"], ["Russian Federation", "RU"], ["Russie", "RU"], ["Czech Republic", "CZ"], ["République tchèque", "CZ"], ["Iran", "IR"], ["Islamic Republic of Iran", "IR"], ["Viet Nam", "VN"],
  ["Vietnam", "VN"], ["Turkey", "TR"], ["Türkiye", "TR"], ["Taiwan", "TW"], ["UAE", "AE"], ["Kingdom of Saudi Arabia", "SA"], ["Deutschland", "DE"], ["España", "ES"], ["Italia", "IT"], ["Schweiz", "CH"], ["Österreich", "AT"], ["Brasil", "BR"],
  ["México", "MX"], ["Perú", "PE"], ["Polska", "PL"], ["Ivory Coast", "CI"], ["Côte d'Ivoire", "CI"], ["DRC", "CD"], ["Tanzania", "TZ"], ["Bolivia", "BO"], ["Venezuela", "VE"], ["Syria", "SY"], ["Laos", "LA"], ["Moldova", "MD"], ["Palestine", "PS"],
  ["Guadeloupe", "FR"], ["Martinique", "FR"], ["French Guiana", "FR"], ["Guyane française", "FR"], ["La Réunion", "FR"], ["Reunion Island", "FR"], ["Ile de la Réunion", "FR"], ["Mayotte", "FR"], ["New Caledonia", "FR"], ["Nouvelle Calédonie", "FR"],
  ["French Polynesia", "FR"], ["Polynésie française", "FR"],
];

const endings = new Set(["de", "d", "du", "of"]);
let book: PhraseBook<string> | undefined;

function countryBook(): PhraseBook<string> {
  if (book !== undefined) return book;
  const filled = new PhraseBook<string>();
  for (const language of ["en", "fr", "es", "de", "it"]) {
    const display = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    for (let first = 65; first <= 90; first += 1) {
      for (let second = 65; second <= 90; second += 1) {
        const code = String.fromCharCode(first, second);
        const current = new Intl.Locale(`und-${code}`).region === code;
        const name = current ? display.of(code) : undefined;
        const counted = countingCountry(code);
        // A state of America, a name of people and a town share these: only with a better spelling, in the table above.
        if (name !== undefined && counted !== null && !["GE", "JO", "TD"].includes(code)) filled.add(foldWords(name), counted);
      }
    }
  }
  for (const [name, code] of more) filled.add(foldWords(name), code);
  return (book = filled);
}

export interface CountryMention {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly segment: number;
}

/**
 * Countries that a signature names as places: alone between commas, or last before a comma or the end. Those inside a name
 * (`Hôtel-Dieu de France`, `Banque de France`) do not count.
 */
export function findCountries(text: SignatureText): readonly CountryMention[] {
  return countryBook().find(text.tokens).flatMap(({ values, from, to }): CountryMention[] => {
    const [first, last, before, after] = [text.tokens[from], text.tokens[to], text.tokens[from - 1], text.tokens[to + 1]];
    const code = values[0];
    if (first === undefined || last === undefined || code === undefined) return [];
    const opens = before === undefined || before.part !== first.part;
    const closes = after === undefined || after.part !== last.part || /[.()\]]/.test(text.clean.slice(last.end, after.start));
    if (!closes || (!opens && endings.has(before.text))) return [];
    return [{ code, start: first.start, end: last.end, segment: first.segment }];
  });
}
