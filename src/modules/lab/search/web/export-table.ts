import { both, formatDay, inBoth } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { legalForms, regionOf } from "../../../directory/index.ts";
import type { SearchItem, SearchKind } from "../domain/question.ts";
import { exportNames } from "./search-page.tsx";
import { kindNames, typeName } from "./words.ts";

/** Results as a table, whole, in their order. */
export function resultTable(kind: SearchKind, items: readonly SearchItem[], on: Day): Table {
  const structure = kind === "structure";
  const person = kind === "person";
  const columns: { key: string; label: Bilingual; cell: (item: SearchItem) => Cell }[] = [
    { key: "code", label: both("Code", "Code"), cell: ({ ref }) => ref.code },
    { key: "name", label: both("Nom", "Name"), cell: ({ ref }) => ref.name },
    ...(person ? [] : [{ key: "acronym", label: both("Sigle", "Acronym"), cell: ({ acronym }: SearchItem) => acronym }]),
    ...(structure ? [{ key: "labels", label: both("Labels", "Labels"), cell: ({ labels }: SearchItem) => labels.join(" ; ") }] : []),
    ...(person ? [] : [{ key: "type", label: both("Type", "Type"), cell: ({ type }: SearchItem): Cell => (type === null ? null : (typeName(type) ?? type)) }]),
    ...(structure ? [{ key: "legalForm", label: both("Forme", "Legal form"), cell: ({ form }: SearchItem): Cell => (form === null ? null : (legalForms[form]?.name ?? form)) }] : []),
    ...(person ? [] : [
      { key: "town", label: both("Ville", "Town"), cell: ({ siteName }: SearchItem) => siteName },
      { key: "region", label: both("Région", "Region"), cell: ({ regionCode }: SearchItem): Cell => (regionCode === null ? null : (regionOf(regionCode)?.name ?? regionCode)) },
    ]),
    ...(structure ? [
      { key: "parents", label: both("Tutelles", "Parent institutions"), cell: ({ related }: SearchItem) => related.map(({ ref }) => ref.name).join(" ; ") },
      { key: "parentCodes", label: both("Codes des tutelles", "Codes of parent institutions"), cell: ({ related }: SearchItem) => related.map(({ ref }) => ref.code).join(" ; ") },
    ] : []),
    ...(person ? [{ key: "structures", label: both("Structures", "Structures"), cell: ({ related }: SearchItem) => related.map(({ ref }) => `${ref.name} (${ref.code})`).join(" ; ") }] : [
      { key: "opened", label: both("Création", "Creation"), cell: ({ openedDay }: SearchItem): Cell => (openedDay === null ? null : { day: openedDay }) },
      { key: "closed", label: both("Fermeture", "Closure"), cell: ({ closedDay }: SearchItem): Cell => (closedDay === null ? null : { day: closedDay }) },
    ]),
  ];
  return {
    name: exportNames[kind],
    title: inBoth((language) => kindNames[kind].many[language].replace(/^./, (sign) => sign.toUpperCase())),
    columns: columns.map(({ key, label }) => ({ key, label })),
    rows: items.map((item) => columns.map(({ cell }) => cell(item))),
    notes: [inBoth((language) => (language === "fr" ? `Situation au ${formatDay(on, "fr")}.` : `As of ${formatDay(on, "en")}.`))],
    demonstration: items.some(({ demonstration }) => demonstration),
  };
}
