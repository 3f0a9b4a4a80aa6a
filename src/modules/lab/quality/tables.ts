import { both } from "../../../kernel/i18n/format.ts";
import type { Table } from "../../../kernel/tables/index.ts";
import type { FieldDefinition } from "../../directory/index.ts";
import { labelOfField } from "../corrections/web/words.ts";
import type { QualityFigures } from "./figures.ts";

/** Names of the files, each the whole of one part of the page. */
export const qualityExports = ["asks-by-year", "source-ages", "contested-fields", "missing-fields"] as const;
export type QualityExport = (typeof qualityExports)[number];

/** One part of the quality page as a table to take away. */
export function qualityTable(name: QualityExport, figures: QualityFigures, fields: readonly FieldDefinition[]): Table {
  const { demonstration } = figures;
  switch (name) {
    case "asks-by-year":
      return {
        name, demonstration, title: both("Demandes aux laboratoires, par année", "Asks to labs, by year"),
        columns: [
          { key: "year", label: both("Année", "Year") }, { key: "asks", label: both("Demandes", "Asks") }, { key: "fields", label: both("Champs demandés", "Fields asked") },
          { key: "alreadyHeld", label: both("Dont déjà tenus", "Of which already held") }, { key: "target", label: both("Cible", "Target") },
        ],
        rows: figures.asks.map(({ year, asks, fields: asked, held }) => [String(year), asks, asked, held, 0]),
      };
    case "source-ages":
      return {
        name, demonstration, title: both("Âge des sources", "Age of the sources"),
        columns: [
          { key: "source", label: both("Source", "Source") }, { key: "name", label: both("Nom", "Name") }, { key: "lastObservedOn", label: both("Dernière observation", "Last observation") }, { key: "ageDays", label: both("Âge (jours)", "Age (days)") },
          { key: "rhythmDays", label: both("Rythme habituel (jours)", "Usual rhythm (days)") }, { key: "deliveries", label: both("Livraisons", "Deliveries") }, { key: "statements", label: both("Déclarations en vigueur", "Statements in force") },
        ],
        rows: figures.sources.map((one) => [one.source.id, one.source.name, one.lastObservedOn === null ? null : { day: one.lastObservedOn }, one.ageDays, one.rhythmDays, one.deliveries, one.statements]),
      };
    case "contested-fields":
      return {
        name, demonstration, title: both("Champs contestés", "Contested fields"),
        columns: [{ key: "field", label: both("Champ", "Field") }, { key: "kind", label: both("Nature", "Kind") }, { key: "code", label: both("Code", "Code") }, { key: "name", label: both("Nom", "Name") }],
        rows: figures.contested.flatMap(({ field, entities }) => entities.map((entity) => [labelOfField(fields, field), entity.kind === "structure" ? both("structure", "structure") : both("organisation", "organisation"), entity.code, entity.name])),
      };
    case "missing-fields":
      return {
        name, demonstration, title: both("Champs manquants des structures de l’institut", "Missing fields of the institute’s structures"),
        columns: [{ key: "field", label: both("Champ", "Field") }, { key: "code", label: both("Code", "Code") }, { key: "name", label: both("Structure", "Structure") }],
        rows: figures.completeness.flatMap(({ label, missing }) => missing.map((ref) => [label, ref.code, ref.name])),
      };
  }
}
