/**
 * `npm run bench [-- NAME…]`: measures what users wait for, on PGlite and, where JALON_TEST_DATABASE_URL names a server,
 * on PostgreSQL, each figure beside the floor it should be near. Prints a table and, with `--write`, puts it into
 * `docs/performance.md` with the machine it was measured on.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { benchImportRnsr } from "./bench/import-rnsr.ts";
import { benchImport } from "./bench/import-values.ts";
import { benchPages } from "./bench/pages.ts";
import { benchSearch } from "./bench/search.ts";
import { benchStart } from "./bench/start.ts";
import { benchYear } from "./bench/year.ts";
import type { Figure } from "./bench/figure.ts";

const args = process.argv.slice(2);
const wanted = args.filter((arg) => !arg.startsWith("--"));
const benches: Readonly<Record<string, () => Promise<readonly Figure[]>>> = { start: benchStart, pages: benchPages, import: benchImport, rnsr: benchImportRnsr, search: benchSearch, year: benchYear };

const unknown = wanted.filter((name) => benches[name] === undefined);
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(", ")}; there are ${Object.keys(benches).join(", ")}.`);
  process.exit(2);
}

const figures: Figure[] = [];
for (const [name, run] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`Measuring ${name}…`);
  figures.push(...(await run()));
}

const lines = [
  "| what | database | measured | floor |",
  "| --- | --- | --- | --- |",
  ...figures.map((figure) => `| ${figure.what} | ${figure.database} | ${figure.measured} | ${figure.floor} |`),
];
console.log(lines.join("\n"));

if (args.includes("--write")) {
  const path = "docs/performance.md";
  const machine = `Measured on ${new Date().toISOString().slice(0, 10)} with \`npm run bench -- --write\`: Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GiB.`;
  const text = readFileSync(path, "utf8");
  const start = text.indexOf("<!-- figures -->");
  const end = text.indexOf("<!-- end of figures -->");
  if (start < 0 || end < 0) throw new Error(`${path} has lost its marks`);
  writeFileSync(path, `${text.slice(0, start)}<!-- figures -->\n\n${machine}\n\n${lines.join("\n")}\n\n${text.slice(end)}`);
}
process.exit(0);
