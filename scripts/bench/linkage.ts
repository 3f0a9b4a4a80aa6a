import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { generatePopulation } from "../../src/modules/linkage/generator/index.ts";
import type { LinkageModel } from "../../src/modules/linkage/index.ts";
import { show, type Figure } from "./figure.ts";

const run = promisify(execFile);
const worker = fileURLToPath(new URL("linkage-worker.ts", import.meta.url));
const database = "DuckDB, CSV";
const folder = "src/modules/linkage/engine/testing";

async function measure(job: "floor" | "link", directory: string, model: string, memoryMb: number, ...files: readonly string[]): Promise<Readonly<Record<string, number>>> {
  const { stdout } = await run(process.execPath, ["--import", "tsx", worker, job, directory, model, String(memoryMb), ...files]);
  return JSON.parse(stdout) as Record<string, number>;
}

const count = (value: number | undefined): string => Math.round(value ?? Number.NaN).toLocaleString("en");
const steps = (figures: Readonly<Record<string, number>>): string => Object.entries(figures).flatMap(([name, value]) => name.endsWith(" s") ? [`${name.slice(0, -2)} ${value.toFixed(1)}`] : []).join(", ");

/** The same steps as SQL written by hand for one file and one model, with training and one join a rule, on two cores of 2.7 GHz: what a general engine should come near. */
const byHand = { 1: "14.3 s", 5: "76.5 s", added: "1.1 s" } as const;

/**
 * Duplicates among one and five million made-up people, files read, model trained, pairs, clusters and seal written;
 * then 20,000 new people against 980,000 with a trained model. Each beside a bare reading of the file and one bare join.
 */
export async function benchLinkage(): Promise<Figure[]> {
  const directory = await mkdtemp(join(tmpdir(), "jalon-bench-"));
  const figures: Figure[] = [];
  const model = `${folder}/people.json`;
  try {
    for (const millions of [1, 5] as const) {
      const files = await generatePopulation({ rows: millions * 1_000_000, task: "dedupe", seed: "bench" }, { directory: join(directory, `people-${millions}`), format: "csv" });
      const floor = await measure("floor", directory, model, 1_400, files.left);
      // Five million people share so many keys that eleven million pairs are more than one per cent probable: there the links alone are written.
      const linksOnly = join(directory, "links.json");
      await writeFile(linksOnly, JSON.stringify({ ...(JSON.parse(await readFile(model, "utf8")) as LinkageModel), decision: { writeFrom: 0.5 } }));
      const linked = millions === 1 ? await measure("link", directory, model, 1_400, files.left) : await measure("link", directory, linksOnly, 700, files.left);
      figures.push({
        what: `${millions} million people, one file, ${count(linked["candidates"])} candidate pairs, ${count(linked["linked"])} linked; trained, scored, clustered, ${millions === 1 ? "written" : "links written, 700 MB for DuckDB"}`, database,
        measured: `${show(linked["whole"] ?? Number.NaN)} (${show(linked["cpuMs"] ?? Number.NaN)} of processor), peak ${count(linked["peakMb"])} MB; ${steps(linked)} (seconds)`,
        floor: `${show(floor["scan"] ?? Number.NaN)} (bare reading) + ${show(floor["join"] ?? Number.NaN)} (one bare join); SQL by hand ${byHand[millions]}`,
      });
      console.error(`  ${figures.at(-1)?.what}: ${figures.at(-1)?.measured}`);
      if (millions === 1) {
        const trained = JSON.parse(await readFile(join(directory, "run", "model.trained.json"), "utf8")) as LinkageModel;
        const file = join(directory, "trained.json");
        await writeFile(file, JSON.stringify(trained));
        const two = await generatePopulation({ rows: 1_000_000, task: "link", copyShare: 0.02, seed: "bench" }, { directory: join(directory, "new"), format: "parquet" });
        const added = await measure("link", directory, file, 1_400, two.left, two.right ?? "");
        figures.push({ what: `20,000 new people against 980,000, trained model, ${count(added["candidates"])} candidate pairs`, database: "DuckDB, Parquet", measured: `${show(added["whole"] ?? Number.NaN)} (${show(added["cpuMs"] ?? Number.NaN)} of processor); ${steps(added)} (seconds)`, floor: `${show(floor["scan"] ?? Number.NaN)} (bare reading of a million); SQL by hand, files read already, ${byHand.added}` });
        console.error(`  ${figures.at(-1)?.what}: ${figures.at(-1)?.measured}`);
      }
      await rm(join(directory, `people-${millions}`), { recursive: true });
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  return figures;
}
