/**
 * `node --import tsx scripts/validate-pdf.ts FILE…`: are these PDFs good PDF/UA-1? Asks veraPDF in the folder that
 * JALON_VERAPDF names (`.ci/verapdf FOLDER` puts it there); downloads nothing itself. Ends with 1 where one fails.
 */
import { readFile } from "node:fs/promises";
import { validatePdf, verapdfFolder } from "../src/modules/reports/render/pdf/validate.ts";

const folder = verapdfFolder();
const files = process.argv.slice(2);
if (folder === null || files.length === 0) {
  console.error(files.length === 0 ? "Usage: scripts/validate-pdf.ts FILE…" : "JALON_VERAPDF does not name a folder with veraPDF: run .ci/verapdf FOLDER first.");
  process.exit(2);
}
let bad = 0;
for (const file of files) {
  const faults = await validatePdf(await readFile(file), folder);
  if (faults.length > 0) bad += 1;
  console.log(faults.length === 0 ? `${file}: passes PDF/UA-1` : `${file}:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
}
process.exit(bad > 0 ? 1 : 0);
