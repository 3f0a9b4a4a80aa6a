import { both } from "../../../../kernel/i18n/format.ts";
import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import type { Register, ResourceLine, ResourceTable } from "../../domain/register.ts";
import { tablesOf } from "./ties.ts";

const kinds: Readonly<Record<ResourceLine["kind"], ReturnType<typeof both>>> = {
  line: both("ligne", "line"),
  within: both("dont (compris dans la ligne au-dessus)", "of which (inside the line above)"),
  total: both("total", "total"),
};

function amount(table: ResourceTable, value: number | null): Cell {
  if (value === null) return null;
  return table.unit === "eur" ? { euros: value } : value;
}

/** Every line of every table of the contract, one column a year. Lines "dont" say that they must not be added. */
export function resourcesTable(register: Register): Table {
  const tables = tablesOf(register);
  const years = [...new Set(tables.flatMap((one) => one.years))].sort((a, b) => a - b);
  return {
    name: `resources-${register.code}`,
    title: both(`Moyens du contrat ${register.fromYear}-${register.toYear}`, `Resources of the contract ${register.fromYear}-${register.toYear}`),
    columns: [
      { key: "table", label: both("Tableau", "Table") },
      { key: "unit", label: both("Unité", "Unit") },
      { key: "differenceToYear", label: both("Écart à l’année", "Difference to year") },
      { key: "conditional", label: both("Sous réserve des crédits", "Subject to funds") },
      { key: "group", label: both("Rubrique", "Heading") },
      { key: "line", label: both("Ligne", "Line") },
      { key: "kind", label: both("Nature", "Kind") },
      ...years.map((year) => ({ key: `y${year}`, label: both(String(year), String(year)) })),
      { key: "overall", label: both("Dernière colonne", "Last column") },
      { key: "note", label: both("Note", "Note") },
      { key: "sourceLine", label: both("Ligne du document", "Line of the document") },
    ],
    rows: tables.flatMap((table) =>
      table.lines.map((line) => [
        table.title,
        table.unit === "eur" ? both("euros", "euros") : both("équivalents temps plein", "full-time equivalents"),
        table.differenceToYear,
        table.conditional ? both("oui", "yes") : both("non", "no"),
        line.group, line.label, kinds[line.kind],
        ...years.map((year) => amount(table, line.amounts[table.years.indexOf(year)] ?? null)),
        amount(table, line.overall), line.noteMark, line.sourceLine,
      ]),
    ),
    notes: tables.flatMap((table) => table.notes.map((note) => both(`${note.mark} ${note.text.fr}`, `${note.mark} ${note.text.en}`))),
  };
}
