import { execFile } from "node:child_process";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { generateCorpus } from "../../src/modules/bibliometrics/index.ts";
import { milliseconds, show, type Figure } from "./figure.ts";

const run = promisify(execFile);
const worker = fileURLToPath(new URL("bibliometrics-worker.ts", import.meta.url));

async function measure(job: "scan" | "reference" | "indicators", directory: string, ...files: readonly string[]): Promise<Readonly<Record<string, number>>> {
  const { stdout } = await run(process.execPath, ["--import", "tsx", worker, job, directory, ...files]);
  return JSON.parse(stdout) as Record<string, number>;
}

/** Some 36,000 cells: 2,000 fields, nine years, two types, as a real world of papers by fine field has. */
const world = { fields: 2_000, years: [2015, 2023], journals: 20_000, seed: "bench" } as const;
const megabytes = (value: number | undefined): string => `${Math.round(value ?? Number.NaN).toLocaleString("en")} MB`;

/** Reference cells at growing sizes, each beside a bare scan of the same columns, and all indicators of 100,000 papers. */
export async function benchBibliometrics(): Promise<Figure[]> {
  const directory = await mkdtemp(join(tmpdir(), "jalon-bench-"));
  const figures: Figure[] = [];
  const database = "DuckDB, Parquet";
  try {
    for (const millions of [1, 3, 10, 30]) {
      const folder = join(directory, `world-${millions}`);
      let files: Awaited<ReturnType<typeof generateCorpus>> | undefined;
      const generating = await milliseconds(async () => { files = await generateCorpus({ ...world, papers: millions * 1_000_000, units: 0 }, { directory: folder }); });
      const papers = files?.papersFile ?? "";
      const size = (await stat(papers)).size / 2 ** 20;
      // The file is in the cache of the system for both.
      const { scan } = await measure("scan", directory, papers);
      const reference = await measure("reference", directory, papers);
      const time = reference["reference"] ?? Number.NaN;
      figures.push({
        what: `reference cells of ${millions} million papers (${megabytes(size)}, ${(reference["cells"] ?? 0).toLocaleString("en")} cells), file read and checked`, database,
        measured: `${show(time)} (${show(reference["cpuMs"] ?? Number.NaN)} of processor), peak ${megabytes(reference["peakMb"])}; ${show(time / millions)} a million`,
        floor: `${show(scan ?? Number.NaN)} (a bare scan of the same columns)`,
      });
      console.error(`  ${figures.at(-1)?.what}: ${figures.at(-1)?.measured}`);
      if (millions === 10) figures.push({ what: "writing a made-up corpus of 10 million papers", database, measured: show(generating), floor: "" });
      if (millions !== 1) await rm(folder, { recursive: true });
    }
    const small = await generateCorpus({ ...world, papers: 100_000, units: 300, unitShare: 1, plantedPerClass: 0 }, { directory: join(directory, "institute") });
    const { scan } = await measure("scan", directory, small.papersFile);
    const indicators = await measure("indicators", directory, small.papersFile, small.unitsFile, join(directory, "world-1", "papers.parquet"));
    const floor = `${show(scan ?? Number.NaN)} (a bare scan of the same columns)`;
    figures.push(
      { what: `all indicators of 100,000 papers and 300 units, reference loaded (${indicators["results"]} results)`, database, measured: show(indicators["indicators"] ?? Number.NaN), floor },
      { what: `the same by year and by field too (${indicators["allResults"]} results)`, database, measured: show(indicators["everything"] ?? Number.NaN), floor },
      { what: "all indicators of 100,000 papers with intervals of 1,000 resamples", database, measured: `${show(indicators["intervals"] ?? Number.NaN)}, peak ${megabytes(indicators["peakMb"])}`, floor },
    );
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  return figures;
}
