import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import type { WorkItem } from "../../domain/publications.ts";
import { documentTypeNames, halNames, sourceNames } from "./words.ts";

const columns: readonly { readonly key: string; readonly label: Bilingual; readonly cell: (item: WorkItem) => Cell }[] = [
  { key: "code", label: both("Code", "Code"), cell: ({ code }) => code },
  { key: "title", label: both("Titre", "Title"), cell: ({ title }) => title },
  { key: "authors", label: both("Premiers auteurs", "First authors"), cell: ({ byline }) => byline },
  { key: "year", label: both("Année", "Year"), cell: ({ year }) => year },
  { key: "documentType", label: both("Type", "Type"), cell: ({ documentType }) => (documentType === null ? null : documentTypeNames[documentType]) },
  { key: "journal", label: both("Revue", "Journal"), cell: ({ journal }) => journal },
  { key: "doi", label: both("DOI", "DOI"), cell: ({ doi }) => doi },
  { key: "openAccess", label: both("Accès ouvert", "Open access"), cell: ({ isOpen }) => (isOpen === null ? null : isOpen ? both("oui", "yes") : both("non", "no")) },
  { key: "hal", label: both("HAL", "HAL"), cell: ({ hal }) => halNames[hal] },
  { key: "citations", label: both("Citations", "Citations"), cell: ({ citations }) => citations },
  { key: "structures", label: both("Structures", "Structures"), cell: ({ structures }) => structures.join(" ; ") },
  { key: "sources", label: both("Sources", "Sources"), cell: ({ sources }) => sources.map((source) => sourceNames[source].fr).join(" ; ") },
];

/** Publications found, whole, in their order. */
export function workTable(items: readonly WorkItem[]): Table {
  return {
    name: "publications",
    title: both("Publications", "Publications"),
    columns: columns.map(({ key, label }) => ({ key, label })),
    rows: items.map((item) => columns.map(({ cell }) => cell(item))),
    demonstration: items.some(({ demonstration }) => demonstration),
  };
}
