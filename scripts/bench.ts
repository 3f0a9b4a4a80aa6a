/**
 * `npm run bench [-- NAME…]`: measures what users wait for, on PGlite and, where JALON_TEST_DATABASE_URL names a server,
 * on PostgreSQL, each figure beside the floor it should be near. Prints a table for each and, with `--write`, puts it
 * in its place in `docs/performance.md` with the machine it was measured on.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { benchBallots } from "./bench/ballots.ts";
import { benchBibliometrics } from "./bench/bibliometrics.ts";
import { benchDatasets } from "./bench/datasets.ts";
import { benchDcat } from "./bench/dcat.ts";
import { benchFiles } from "./bench/files.ts";
import { benchImportRnsr } from "./bench/import-rnsr.ts";
import { benchImport } from "./bench/import-values.ts";
import { benchLinkage } from "./bench/linkage.ts";
import { benchPages } from "./bench/pages.ts";
import { benchPublications } from "./bench/publications.ts";
import { benchSearch } from "./bench/search.ts";
import { benchStart } from "./bench/start.ts";
import { benchStudies } from "./bench/studies.ts";
import { benchYear } from "./bench/year.ts";
import type { Figure } from "./bench/figure.ts";

const args = process.argv.slice(2);
const wanted = args.filter((arg) => !arg.startsWith("--"));
const benches: Readonly<Record<string, () => Promise<readonly Figure[]>>> = { start: benchStart, pages: benchPages, import: benchImport, rnsr: benchImportRnsr, search: benchSearch, year: benchYear, bibliometrics: benchBibliometrics, publications: benchPublications, datasets: benchDatasets, studies: benchStudies, dcat: benchDcat, files: benchFiles, ballots: benchBallots, linkage: benchLinkage };

const unknown = wanted.filter((name) => benches[name] === undefined);
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(", ")}; there are ${Object.keys(benches).join(", ")}.`);
  process.exit(2);
}

const writes = args.includes("--write");
const machine = `Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GiB`;

function tableOf(figures: readonly Figure[]): string {
  return ["| what | database | measured | floor |", "| --- | --- | --- | --- |", ...figures.map((figure) => `| ${figure.what} | ${figure.database} | ${figure.measured} | ${figure.floor} |`)].join("\n");
}

/** Puts the figures of one benchmark between its marks; those of the others stay as they were measured. */
function write(name: string, table: string): void {
  const path = "docs/performance.md";
  const text = readFileSync(path, "utf8");
  const [open, close] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  if (start < 0 || end < 0) throw new Error(`${path} has lost its marks of ${name}`);
  const told = `Measured on ${new Date().toISOString().slice(0, 10)} with \`npm run bench -- ${name} --write\`: ${machine}.`;
  writeFileSync(path, `${text.slice(0, start)}${open}\n\n${told}\n\n${table}\n\n${text.slice(end)}`);
}

for (const [name, run] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`Measuring ${name}…`);
  const table = tableOf(await run());
  console.log(table);
  if (writes) write(name, table);
}
process.exit(0);
