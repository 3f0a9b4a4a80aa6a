import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import type { RejectedRowRecord } from "./feed.ts";

/** Title of the column by which a row given back is known again. */
export const rowIdTitle: Bilingual = { fr: "Ligne rejetée (ne pas modifier)", en: "Rejected row (do not change)" };

export const statusNames: Readonly<Record<RejectedRowRecord["status"], Bilingual>> = {
  open: { fr: "À corriger", en: "To correct" },
  corrected: { fr: "Corrigée", en: "Corrected" },
  dismissed: { fr: "Écartée", en: "Set aside" },
};

/** The reasons of a row on one line, in both languages. */
export function reasonsText(row: Pick<RejectedRowRecord, "reasons">): Bilingual {
  return { fr: row.reasons.map((reason) => reason.text.fr).join(" "), en: row.reasons.map((reason) => reason.text.en).join(" ") };
}

/**
 * Rejected rows as a table. Where all are of one mapping the cells of the file are columns under their own titles, to be
 * mended in a spreadsheet and given back; otherwise they stand in one column, to be read.
 */
export function rejectedTable(rows: readonly RejectedRowRecord[]): Table {
  const mappings = new Set(rows.map((row) => row.mapping.name));
  const first = rows[0];
  const isOne = mappings.size === 1 && first !== undefined;
  const cellColumns = isOne
    ? first.cells.map((cell) => ({ key: cell.column, label: { fr: cell.title, en: cell.title } }))
    : [{ key: "cells", label: { fr: "Cellules", en: "Cells" } }];
  return {
    name: isOne ? `rejected-rows-${first.mapping.name}` : "rejected-rows",
    title: { fr: "Lignes rejetées", en: "Rejected rows" },
    columns: [
      { key: "rejected_row", label: rowIdTitle },
      { key: "file", label: { fr: "Fichier importé", en: "Imported file" } },
      { key: "observed_on", label: { fr: "Observé le jour", en: "Observed on day" } },
      { key: "file_line", label: { fr: "Ligne du fichier", en: "Line of the file" } },
      { key: "status", label: { fr: "État du rejet", en: "Status of the rejection" } },
      { key: "reasons", label: { fr: "Motifs du rejet", en: "Reasons of the rejection" } },
      ...cellColumns,
    ],
    rows: rows.map((row): Cell[] => [
      row.id, row.fileName, { day: row.observedOn }, row.line, statusNames[row.status], reasonsText(row),
      ...(isOne ? cellColumns.map(({ key }) => row.cells.find((cell) => cell.column === key)?.text ?? "") : [row.cells.filter((cell) => cell.text !== "").map((cell) => `${cell.title}: ${cell.text}`).join(" | ")]),
    ]),
  };
}
