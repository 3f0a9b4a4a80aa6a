export { describeColumns, importColumns, isValueImportHeader } from "./columns.ts";
export { planValueImport } from "./plan-value-import.ts";
export { valueImportTemplate } from "./template.ts";
export type { ImportContext, ImportIssue, ImportNote, ImportSeries, PlannedValue, ValueImportPlan } from "./types.ts";
