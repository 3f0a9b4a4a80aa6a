import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { placeOf } from "../../../datasets/index.ts";
import { departmentOf, regionOf } from "../../../directory/index.ts";
import type { StudyPlaces } from "./study-places.ts";

export const mapGroupings = ["region", "department", "country"] as const;
export type MapGrouping = (typeof mapGroupings)[number];

export interface PlaceRow {
  readonly code: string;
  readonly name: Bilingual;
  readonly studies: number;
  /** Sites that are named; 0 where only the place is said. */
  readonly sites: number;
}

const counted: Readonly<Record<MapGrouping, keyof StudyPlaces>> = { region: "regions", department: "departments", country: "countries" };

export function placeName(by: MapGrouping, code: string): Bilingual {
  const found = by === "region" ? regionOf(code)?.name : by === "department" ? departmentOf(code)?.name : placeOf(code)?.name;
  if (found === undefined) return { fr: code, en: code };
  return by === "department" ? { fr: `${found.fr} (${code})`, en: `${found.en} (${code})` } : found;
}

/** How many of these studies, and how many of their sites, are in each place; most studies first, then by name. */
export function placeRows(codes: readonly string[], places: ReadonlyMap<string, StudyPlaces>, by: MapGrouping, language: Language): readonly PlaceRow[] {
  const rows = new Map<string, { studies: number; sites: number }>();
  for (const code of codes) {
    for (const [place, sites] of places.get(code)?.[counted[by]] ?? []) {
      const row = rows.get(place) ?? { studies: 0, sites: 0 };
      rows.set(place, { studies: row.studies + 1, sites: row.sites + sites });
    }
  }
  return [...rows].map(([code, counts]): PlaceRow => ({ code, name: placeName(by, code), ...counts })).toSorted((a, b) => b.studies - a.studies || b.sites - a.sites || a.name[language].localeCompare(b.name[language], language));
}
