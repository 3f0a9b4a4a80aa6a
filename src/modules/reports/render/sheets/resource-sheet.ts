import { both } from "../../../../kernel/i18n/format.ts";
import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import type { ReportContent } from "../../domain/content.ts";
import { column, sheet } from "./sheet-parts.ts";

/** One row for each line and year; money in euros, posts in full-time equivalents. The overall of a line has no year. */
export function resourceSheet(content: ReportContent): Table {
  const columns = [
    column("table", "Tableau", "Table"), column("title", "Titre (fr)", "Title (fr)"), column("group", "Groupe (fr)", "Group (fr)"), column("fr", "Ligne (fr)", "Line (fr)"), column("en", "Ligne (en)", "Line (en)"), column("kind", "Nature", "Kind"),
    column("year", "Année", "Year"), column("amount", "Montant", "Amount"), column("unit", "Unité", "Unit"), column("difference", "Écart à", "Difference to"),
  ];
  const kinds = { line: "ligne / line", within: "dont / of which", total: "total" } as const;
  const rows = content.resourceTables.flatMap((table) =>
    table.lines.flatMap((line) =>
      [...line.amounts.map((amount, at) => ({ year: table.years[at] ?? null, amount })), ...(line.overall === null ? [] : [{ year: null, amount: line.overall }])].map(({ year, amount }): readonly Cell[] => [
        table.code, table.title.fr, line.group?.fr ?? null, line.label.fr, line.label.en, kinds[line.kind], year,
        amount === null ? null : table.unit === "eur" ? { euros: amount } : amount, table.unit === "eur" ? "euros" : "ETP / FTE", table.differenceToYear,
      ]),
    ),
  );
  return sheet(both("Moyens", "Resources"), columns, rows);
}
