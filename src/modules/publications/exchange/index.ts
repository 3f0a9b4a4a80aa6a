export type { CitationStyle, CslItem, CslName } from "./citation-js.ts";
export { cslOf } from "./csl.ts";
export { citationsOf, citationStyles, exportFiles, exportFormats, exportText, exportWorks } from "./export.ts";
export type { ExportFormat } from "./export.ts";
