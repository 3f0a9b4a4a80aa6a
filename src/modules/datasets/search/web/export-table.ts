import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import { isDay } from "../../../../kernel/time/day.ts";
import { facetNames, labelNames, valueName } from "./words.ts";
import { bytesOf, textIn, type ResultRow } from "./result-list.tsx";
import type { FacetCode } from "../domain/question.ts";

/** Results as a table, whole, in their order. */
export function resultTable(rows: readonly ResultRow[], language: Language): Table {
  const coded = (facet: FacetCode, value: string | null): Cell => (value === null ? null : { fr: valueName(facet, { value, label: null }, "fr"), en: valueName(facet, { value, label: null }, "en") });
  const dayOf = (instant: string | null): Cell => { const found = instant?.slice(0, 10) ?? ""; return isDay(found) ? { day: found } : null; };
  const columns: { key: string; label: Bilingual; cell: (row: ResultRow) => Cell }[] = [
    { key: "code", label: both("Code", "Code"), cell: ({ dataset }) => dataset.code },
    { key: "title", label: both("Titre", "Title"), cell: ({ dataset }) => textIn(dataset.metadata.title, language)?.text ?? null },
    { key: "doi", label: both("DOI", "DOI"), cell: ({ dataset }) => dataset.doi },
    { key: "kind", label: facetNames.kind, cell: ({ dataset }) => coded("kind", dataset.metadata.kind) },
    { key: "human", label: facetNames.human, cell: ({ dataset }) => coded("human", dataset.metadata.subjectKind) },
    { key: "access", label: facetNames.access, cell: ({ access }) => coded("access", access) },
    { key: "licence", label: facetNames.licence, cell: ({ dataset }) => dataset.metadata.licence },
    { key: "label", label: facetNames.label, cell: ({ dataset }) => labelNames[dataset.label.label] },
    { key: "themes", label: both("Thèmes", "Themes"), cell: ({ dataset }) => dataset.metadata.themes.map((theme) => valueName("theme", { value: theme, label: null }, language)).join(" ; ") },
    { key: "keywords", label: both("Mots-clés", "Keywords"), cell: ({ dataset }) => [...new Set([...dataset.metadata.keywords.fr, ...dataset.metadata.keywords.en])].join(" ; ") },
    { key: "unitCode", label: both("Code de l’unité", "Code of the unit"), cell: ({ dataset }) => dataset.metadata.unit },
    { key: "unit", label: facetNames.unit, cell: ({ unitName }) => unitName },
    { key: "places", label: both("Lieux", "Places"), cell: ({ dataset }) => dataset.metadata.places.map((place) => valueName("region", { value: place, label: null }, language)).join(" ; ") },
    { key: "from", label: both("Collecte depuis", "Collected from"), cell: ({ dataset }) => dayOf(dataset.metadata.collected.start) },
    { key: "until", label: both("Collecte jusqu’à (exclu)", "Collected until (excluded)"), cell: ({ dataset }) => dayOf(dataset.metadata.collected.end) },
    { key: "repository", label: facetNames.origin, cell: ({ dataset: { origin, metadata } }) => (origin.kind === "harvested" ? origin.sourceName : (metadata.elsewhere?.repository ?? null)) },
    { key: "files", label: both("Fichiers", "Files"), cell: ({ dataset }) => dataset.files.length },
    { key: "bytes", label: both("Volume (octets)", "Volume (bytes)"), cell: ({ dataset }) => bytesOf(dataset) },
    { key: "fair", label: both("Score FAIR (0 à 1)", "FAIR score (0 to 1)"), cell: ({ dataset }) => Math.round(dataset.fairScore * 1000) / 1000 },
    { key: "published", label: both("Première publication", "First published"), cell: ({ dataset }) => dayOf(dataset.firstPublishedAt) },
    { key: "modified", label: both("Modification", "Modified"), cell: ({ dataset }) => dayOf(dataset.modifiedAt) },
  ];
  return {
    name: "datasets",
    title: both("Jeux de données", "Datasets"),
    columns: columns.map(({ key, label }) => ({ key, label })),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
    notes: [],
    demonstration: rows.some(({ dataset }) => dataset.demonstration),
  };
}

