import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { shippedFile } from "./shipped-file.ts";

export interface Region {
  readonly code: string;
  readonly name: Bilingual;
  /** Metropolitan France, or overseas (departments and other territories). */
  readonly overseas: boolean;
}

export interface Department {
  readonly code: string;
  readonly name: Bilingual;
  readonly regionCode: string;
  readonly overseas: boolean;
}

/** Names that English writes otherwise; the rest are the same in both. */
const english: Readonly<Record<string, string>> = {
  "Bretagne": "Brittany", "Normandie": "Normandy", "Corse": "Corsica", "Guyane": "French Guiana", "La Réunion": "Réunion",
  "Polynésie française": "French Polynesia", "Nouvelle-Calédonie": "New Caledonia", "Saint-Pierre-et-Miquelon": "Saint Pierre and Miquelon",
  "Wallis et Futuna": "Wallis and Futuna", "Terres australes et antarctiques françaises": "French Southern and Antarctic Lands",
  "Île de Clipperton": "Clipperton Island", "Provence-Alpes-Côte d'Azur": "Provence-Alpes-Côte d’Azur",
};

interface Raw { readonly code: string; readonly nom: string; readonly region?: string; readonly zone: string; readonly chefLieu: string }

function read(file: string): readonly Raw[] {
  return JSON.parse(shippedFile(`@etalab/decoupage-administratif/data/${file}.json`)) as readonly Raw[];
}

const named = (name: string): Bilingual => ({ fr: name.replaceAll("'", "’"), en: english[name] ?? name.replaceAll("'", "’") });

/** The 18 regions, and the overseas territories that stand for regions, by INSEE code. Metropolitan ones first, by French name. */
export const regions: readonly Region[] = read("regions")
  .map((raw) => ({ code: raw.code, name: named(raw.nom), overseas: raw.zone !== "metro" }))
  .toSorted((a, b) => Number(a.overseas) - Number(b.overseas) || a.name.fr.localeCompare(b.name.fr, "fr"));

/** The departments and overseas territories, by code. */
export const departments: readonly Department[] = read("departements")
  .map((raw) => ({ code: raw.code, name: named(raw.nom), regionCode: raw.region ?? raw.code, overseas: raw.zone !== "metro" }))
  .toSorted((a, b) => (a.code < b.code ? -1 : 1));

const regionByCode = new Map(regions.map((region) => [region.code, region]));
const departmentByCode = new Map(departments.map((department) => [department.code, department]));

export function regionOf(code: string): Region | null {
  return regionByCode.get(code) ?? null;
}

export function departmentOf(code: string): Department | null {
  return departmentByCode.get(code) ?? null;
}
