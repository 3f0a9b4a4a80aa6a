export type { CitationStyle, CslItem, CslName } from "./citation-js.ts";
export { cslOf } from "./csl.ts";
export { citationOf, citationsOf, citationStyles, exportFiles, exportFormats, exportText, exportWorks, itemText } from "./export.ts";
export type { ExportFormat } from "./export.ts";
