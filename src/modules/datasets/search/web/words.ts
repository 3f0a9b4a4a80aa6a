import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { DatasetLabel } from "../../domain/dataset.ts";
import { accessLevelNames, kinds, licenceOf, placeOf, themeOf } from "../../domain/vocabularies/index.ts";
import { placeNamesWith, tierNamesWith, type FacetValue } from "../../../../kernel/search/documents/index.ts";
import type { FacetCode, SearchSort } from "../domain/question.ts";
import { ownOrigin } from "../entry-of.ts";

export const facetNames: Readonly<Record<FacetCode, Bilingual>> = {
  kind: both("Nature", "Kind"),
  theme: both("Thème", "Theme"),
  human: both("Sur des personnes", "About people"),
  access: both("Accès", "Access"),
  format: both("Format des fichiers", "Format of files"),
  licence: both("Licence", "Licence"),
  unit: both("Unité", "Unit"),
  region: both("Lieu", "Place"),
  year: both("Années de collecte", "Years of collection"),
  origin: both("Entrepôt", "Repository"),
  label: both("État de publication", "State of publication"),
};

export const sortNames: Readonly<Record<SearchSort, Bilingual>> = {
  relevance: both("Pertinence", "Relevance"),
  newest: both("Les plus récents", "Newest"),
  downloads: both("Les plus téléchargés", "Most downloaded"),
  title: both("Titre", "Title"),
};

export const labelNames: Readonly<Record<DatasetLabel, Bilingual>> = {
  preliminary: both("Préliminaire", "Preliminary"),
  publishable: both("Publiable", "Publishable"),
  published: both("Publiée dans HAL", "Published in HAL"),
};

const humanNames: Readonly<Record<string, Bilingual>> = { human: both("Oui", "Yes"), "non-human": both("Non", "No") };
/** Formats whose name is no acronym. */
const formatNames: Readonly<Record<string, Bilingual>> = { parquet: both("Parquet", "Parquet"), image: both("Image", "Image"), text: both("Texte", "Text"), other: both("Autre", "Other") };

function lookUp(names: Readonly<Record<string, Bilingual>>, code: string): Bilingual | undefined {
  return Object.hasOwn(names, code) ? names[code] : undefined;
}

/** What a value of a facet is called; the value itself where nothing names it. */
export function valueName(code: FacetCode, { value, label }: Pick<FacetValue, "value" | "label">, language: Language): string {
  switch (code) {
    case "kind": return (Object.hasOwn(kinds, value) ? kinds[value as keyof typeof kinds].name : undefined)?.[language] ?? value;
    case "theme": return themeOf(value)?.name[language] ?? value;
    case "human": return lookUp(humanNames, value)?.[language] ?? value;
    case "access": return lookUp(accessLevelNames, value)?.[language] ?? value;
    case "format": return lookUp(formatNames, value)?.[language] ?? value.toUpperCase();
    case "licence": return licenceOf(value)?.name[language] ?? value;
    case "region": return placeOf(value)?.name[language] ?? value;
    case "origin": return value === ownOrigin ? (language === "fr" ? "Ce portail" : "This portal") : value;
    case "label": return lookUp(labelNames, value)?.[language] ?? value;
    case "unit": return label === null ? value : `${label}`;
    case "year": return value;
  }
}

export const tierNames = tierNamesWith({
  identifier: both("c’est le code ou le DOI demandé", "it is the code or DOI asked for"),
  content: both("il a fallu les colonnes et les noms des fichiers pour réunir tous les mots", "it took the columns and names of files to have all words"),
  people: both("il a fallu les auteurs, l’unité ou le lieu pour réunir tous les mots", "it took creators, unit or place to have all words"),
});

export const placeNames = placeNamesWith({
  content: both("colonnes et fichiers", "columns and files"),
  people: both("auteurs, unité, lieu", "creators, unit, place"),
});
