import { formatNumber, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { placeOfCommune, positionOf, regionOf } from "../../../directory/index.ts";
import type { Look, MapView } from "../domain/map-view.ts";
import { pointName } from "../domain/spot.ts";

/** "182 structures", "1 structure". */
export function structures(count: number, language: Language): string {
  return `${formatNumber(count, language)} ${plural(language, count, { one: "structure", other: "structures" })}`;
}

export function regionName(code: string, language: Language): string {
  return regionOf(code)?.name[language] ?? (language === "fr" ? "Région inconnue" : "Unknown region");
}

export function siteName(code: string, language: Language): string {
  return placeOfCommune(code)?.siteName ?? (language === "fr" ? "Lieu inconnu" : "Unknown place");
}

/** What is looked at, in words. */
export function placeName(look: Look, { shown }: Pick<MapView, "shown">, language: Language): string {
  const fr = language === "fr";
  switch (look.kind) {
    case "country": return "France";
    case "region": return regionName(look.region, language);
    case "site": return shown[0]?.siteName ?? siteName(look.site, language);
    case "point": return pointPlaceName(look.point, shown[0]?.siteName ?? null);
    case "window": return fr ? "Dans cette partie de la carte" : "In this part of the map";
    case "abroad": return fr ? "À l’étranger" : "Abroad";
    case "unplaced": return fr ? "Sans lieu connu" : "Without a known place";
  }
}

const cities: readonly (readonly [first: number, count: number])[] = [[75101, 20], [69381, 9], [13201, 16]];
let arrondissements: ReadonlyMap<string, string> | undefined;

/** The arrondissement whose centre the point is, else the commune. */
export function pointPlaceName(point: string, commune: string | null): string {
  arrondissements ??= new Map(
    cities.flatMap(([first, count]) => Array.from({ length: count }, (_, index) => String(first + index))).flatMap((code) => {
      const position = positionOf(code);
      return position === null ? [] : [[pointName(position), placeOfCommune(code)?.name ?? code] as const];
    }),
  );
  return arrondissements.get(point) ?? commune ?? point;
}
