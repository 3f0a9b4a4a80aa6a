import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { legalForms, organisationTypeNames, regionOf, structureTypeNames } from "../../../directory/index.ts";
import type { FacetCode, FacetValue, SearchKind, SearchSort, SearchState } from "../domain/question.ts";

export const kindNames: Readonly<Record<SearchKind, { readonly one: Bilingual; readonly many: Bilingual }>> = {
  structure: { one: both("structure", "structure"), many: both("structures", "structures") },
  organisation: { one: both("organisation", "organisation"), many: both("organisations", "organisations") },
  person: { one: both("personne", "person"), many: both("personnes", "people") },
};

export const facetNames: Readonly<Record<FacetCode, Bilingual>> = {
  region: both("Région", "Region"),
  site: both("Ville", "Town"),
  parent: both("Tutelle", "Parent institution"),
  participant: both("Établissement participant", "Participating institution"),
  type: both("Type", "Type"),
  form: both("Forme", "Legal form"),
  domain: both("Domaine scientifique", "Scientific domain"),
  theme: both("Institut thématique", "Thematic institute"),
};

export const stateNames: Readonly<Record<SearchState, Bilingual>> = {
  open: both("Ouvertes", "Open"),
  closed: both("Fermées", "Closed"),
  all: both("Toutes", "All"),
};

export const sortNames: Readonly<Record<SearchSort, Bilingual>> = {
  relevance: both("Pertinence", "Relevance"),
  name: both("Nom", "Name"),
  opened: both("Création, les plus anciennes", "Creation, oldest first"),
  "opened-last": both("Création, les plus récentes", "Creation, latest first"),
};

/** The name of a value of a facet, in the language; where nothing names it, that it is not known. */
export function valueName(code: FacetCode, { value, label }: Pick<FacetValue, "value" | "label">, language: Language): string {
  const named: Bilingual | undefined =
    code === "region" ? regionOf(value)?.name
    : code === "type" ? typeName(value)
    : code === "form" ? legalForms[value]?.name
    : undefined;
  return named?.[language] ?? label ?? (language === "fr" ? `«\u202f${value}\u202f» (inconnu)` : `“${value}” (unknown)`);
}

export function typeName(code: string): Bilingual | undefined {
  return Object.entries(structureTypeNames).find(([key]) => key === code)?.[1] ?? organisationTypeNames[code];
}
