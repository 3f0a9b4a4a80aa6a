export { amountIn, columnTitle, demonstrationColumn, demonstrationNote, isBilingual, plainDecimal, shiftDecimal, tableNotes } from "./table.ts";
export type { Cell, Column, Table } from "./table.ts";
export { guardFormula, writeCsv } from "./write/csv.ts";
export { writeJson } from "./write/json.ts";
export { writeOds } from "./write/ods.ts";
export { readTable, type ReadOptions } from "./read/read-table.ts";
export type { ReadLimits } from "./read/file-faults.ts";
export { columnLetters } from "./read/raw-table.ts";
export type { RawCell, RawCellKind, RawRow, RawTable } from "./read/raw-table.ts";
