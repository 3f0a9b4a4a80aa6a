import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import type { Measure } from "../measure.ts";
import { importColumns } from "./columns.ts";

/**
 * A file ready to be filled and imported: one row per series, with its code, name and unit. Values are empty, and an
 * empty value changes nothing, so that an owner fills only what is known.
 */
export function valueImportTemplate(series: readonly Measure[], year: number | null = null): Table {
  const fields = ["series", "label", "period", "value", "unit", "state", "observedOn", "source", "method", "justification"] as const;
  const columns = fields.flatMap((field) => importColumns.filter((column) => column.field === field)).map((column) => ({ key: column.field, label: column.label }));
  const cellOf = (measure: Measure, field: string): Cell => {
    if (field === "series") return measure.key;
    if (field === "label") return measure.name;
    if (field === "period") return year;
    return field === "unit" ? unitCell(measure) : null;
  };
  return {
    name: "valeurs",
    title: { fr: "Valeurs des indicateurs à importer", en: "Indicator values to import" },
    columns,
    rows: series.map((measure) => columns.map((column) => cellOf(measure, column.key))),
    notes: importColumns
      .filter((column) => columns.some(({ key }) => key === column.field))
      .map((column) => ({ fr: `${column.label.fr}\u202f: ${column.help.fr}.`, en: `${column.label.en}: ${column.help.en}.` })),
  };
}

function unitCell(measure: Measure): Cell {
  const { unit } = measure;
  switch (unit.kind) {
    case "share":
      return "%";
    case "eur":
      return "€";
    case "year":
      return { fr: "ans", en: "years" };
    case "rank":
      return { fr: "rang", en: "rank" };
    case "count":
      return unit.noun ?? null;
    case "none":
      return { fr: "oui/non", en: "yes/no" };
    default:
      return null;
  }
}
