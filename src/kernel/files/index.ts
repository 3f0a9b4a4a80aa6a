export { csvCell, flush, hashFile, makeFolder, openFolder, whileWriting, writeCsvRows } from "./output-folder.ts";
export type { OutputChoice, OutputFolder } from "./output-folder.ts";
