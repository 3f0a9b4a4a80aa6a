import { foldPlace } from "./fold.ts";
import { bigCitiesAbroad } from "./positions.ts";

/** Codes of what is France although it has a country code of its own. */
const french = new Set(["FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "PF", "NC", "WF", "TF"]);

let byName: ReadonlyMap<string, string> | undefined;

function countryNames(): ReadonlyMap<string, string> {
  if (byName !== undefined) return byName;
  const names = new Map<string, string>([
    ["USA", "US"], ["ETATS UNIS", "US"], ["ARIZONA", "US"], ["HAWAI", "US"], ["CALIFORNIA", "US"], ["UK", "GB"], ["ENGLAND", "GB"], ["RUSSIE", "RU"],
    ["ESPANA", "ES"], ["DEUTSCHLAND", "DE"], ["R A E", "EG"], ["LONDRES", "GB"], ["ROMA", "IT"], ["WIEN", "AT"], ["LE CAIRE", "EG"], ["ATHENES", "GR"],
    ["SINGAPORE", "SG"], ["CUIDAD DE MEXICO", "MX"], ["CIUDAD DE MEXICO", "MX"], ["MEXICO", "MX"], ["JERUSALEM", "IL"], ["QUEBEC", "CA"], ["BICHKEK", "KG"], ["PEKIN", "CN"],
    ["BANGALORE", "IN"], ["PONDICHERY", "IN"], ["LA LAGUNA TENERIFE", "ES"], ["LA JOLLA", "US"], ["GEMBLOUX", "BE"],
  ]);
  for (const language of ["en", "fr"]) {
    const display = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    for (let first = 65; first <= 90; first += 1) {
      for (let second = 65; second <= 90; second += 1) {
        const code = String.fromCharCode(first, second);
        // Codes that are no longer in use are shown under the name of what replaced them.
        const current = new Intl.Locale(`und-${code}`).region === code;
        const name = !current || french.has(code) || code === "EU" || code === "UN" || code === "ZZ" ? undefined : display.of(code);
        if (name !== undefined) names.set(foldPlace(name), code);
      }
    }
  }
  byName = names;
  return names;
}

/** The country that a place text names, at its end or as one of its parts, or whose great city it is; null when neither. Two letters (ISO 3166-1). */
export function countryIn(folded: string): string | null {
  const words = folded.split(" ").filter((word) => !/\d/.test(word));
  for (let from = 0; from < words.length; from += 1) {
    const rest = words.slice(from).join(" ");
    const found = countryNames().get(rest);
    if (found !== undefined) return found;
  }
  return countryNames().get(words.join(" ")) ?? bigCitiesAbroad().get(words.join(" ")) ?? bigCitiesAbroad().get(words[0] ?? "") ?? null;
}
