import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import { isDay } from "../../../../kernel/time/day.ts";
import type { FacetCode } from "../domain/question.ts";
import type { ResultRow } from "./result-list.tsx";
import { facetNames, valueName, type NamingContext } from "./words.ts";

/** Results as a table, whole, in their order; both languages of titles, side by side. */
export function resultTable(rows: readonly ResultRow[], naming: NamingContext, language: Language): Table {
  const coded = (facet: FacetCode, values: readonly (string | null)[]): Cell => {
    const of = (one: Language): string => values.flatMap((value) => (value === null ? [] : [valueName(facet, { value }, naming, one)])).join(" ; ");
    return values.some((value) => value !== null) ? { fr: of("fr"), en: of("en") } : null;
  };
  const dayOf = (text: string | null): Cell => { const found = text?.slice(0, 10) ?? ""; return isDay(found) ? { day: found } : found === "" ? null : found; };
  const columns: { key: string; label: Bilingual; cell: (row: ResultRow) => Cell }[] = [
    { key: "code", label: both("Code", "Code"), cell: ({ study }) => study.code },
    { key: "titleFr", label: both("Titre en français", "Title in French"), cell: ({ study }) => study.content.title.fr ?? null },
    { key: "titleEn", label: both("Titre en anglais", "Title in English"), cell: ({ study }) => study.content.title.en ?? null },
    { key: "acronym", label: both("Sigle", "Acronym"), cell: ({ study }) => study.content.acronym },
    { key: "doi", label: both("DOI", "DOI"), cell: ({ study }) => study.doi },
    { key: "registryNumbers", label: both("Numéros de registre", "Registry numbers"), cell: ({ study }) => study.content.registryNumbers.map(({ number }) => number).join(" ; ") },
    { key: "type", label: facetNames.type, cell: ({ study }) => coded("type", [study.content.studyType]) },
    { key: "status", label: facetNames.status, cell: ({ study }) => coded("status", [study.content.recruitmentStatus]) },
    { key: "phases", label: facetNames.phase, cell: ({ study }) => coded("phase", study.content.phases) },
    { key: "conditions", label: both("Maladies ou sujets", "Conditions or subjects"), cell: ({ study }) => study.content.conditions.map(({ label }) => label[language] ?? label.fr ?? label.en ?? "").join(" ; ") },
    { key: "themes", label: facetNames.theme, cell: ({ study }) => coded("theme", study.content.themes) },
    { key: "sponsors", label: facetNames.sponsor, cell: ({ study }) => study.content.sponsors.map(({ name }) => name).join(" ; ") },
    { key: "countries", label: facetNames.country, cell: ({ study }) => coded("country", study.content.countries) },
    { key: "regions", label: facetNames.region, cell: ({ study }) => coded("region", study.content.regions) },
    { key: "start", label: both("Début", "Start"), cell: ({ study }) => dayOf(study.content.startedOn?.date ?? null) },
    { key: "end", label: both("Fin", "End"), cell: ({ study }) => dayOf(study.content.completedOn?.date ?? null) },
    { key: "plannedSize", label: both("Effectif prévu", "Planned size"), cell: ({ study }) => study.content.plannedSize },
    { key: "actualSize", label: both("Effectif atteint", "Actual size"), cell: ({ study }) => study.content.actualSize },
    { key: "access", label: facetNames.access, cell: ({ study }) => coded("access", [study.content.individualDataAccess]) },
    { key: "resultsPosted", label: both("Résultats déposés", "Results posted"), cell: ({ study }) => dayOf(study.content.resultsPostedOn) },
    { key: "published", label: both("Première publication", "First published"), cell: ({ study }) => dayOf(study.firstPublishedAt) },
    { key: "modified", label: both("Modification", "Modified"), cell: ({ study }) => dayOf(study.modifiedAt) },
  ];
  return {
    name: "studies", title: both("Études", "Studies"), columns: columns.map(({ key, label }) => ({ key, label })), rows: rows.map((row) => columns.map(({ cell }) => cell(row))), notes: [],
    demonstration: rows.some(({ study }) => study.demonstration),
  };
}
