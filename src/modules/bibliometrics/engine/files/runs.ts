import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { ComputeAnswer, ComputeQuestion, CorpusRecipe, Reference } from "../../domain/engine.ts";
import { referenceOf } from "../build-reference.ts";
import { computeWithReference } from "../compute.ts";
import { withCorpus, type EngineOptions } from "../intake/corpus.ts";
import { tiersOf, type JournalTier } from "../tiers.ts";
import { hashFile, openFolder, whileWriting } from "../../../../kernel/files/index.ts";
import { fillReference, methodNotes, readReference, referenceFiles } from "./reference-files.ts";
import { fillResults, resultFiles } from "./result-files.ts";

/** The version of the arithmetic: it changes when the same input would give other numbers. */
export const methodVersion = "1";

interface Run {
  readonly papersFile: string;
  readonly citationsFile?: string;
  readonly out: string;
  readonly force?: boolean;
  /** What wrote the files, for the recipe: `jalon 0.1.0`. */
  readonly program: string;
  /** Told the folder that files are written in before they get their names, for whoever must take it away when stopped. */
  readonly staged?: (path: string) => void;
}

export interface ComputeRun extends Run, Pick<ComputeQuestion, "bootstrap" | "byYear" | "byField"> {
  readonly unitsFile?: string;
  /** The folder of a reference; its recipe is then the one of the run. */
  readonly reference: "self" | { readonly directory: string };
  /** Of the corpus; not read where a reference is given. */
  readonly recipe: CorpusRecipe;
}

export interface ReferenceRun extends Run {
  readonly recipe: CorpusRecipe;
  /** The year whose papers the journal tiers judge; the last of the corpus where left out. */
  readonly tierYear?: number;
}

async function inputs(files: readonly (readonly [string, string | undefined])[]): Promise<readonly { readonly input: string; readonly file: string; readonly sha256: string }[]> {
  const told: { input: string; file: string; sha256: string }[] = [];
  for (const [input, path] of files) if (path !== undefined) told.push({ input, file: basename(path), sha256: await hashFile(path) });
  return told;
}

const duckdb = "1.5.5";

/**
 * Computes from files to files: results, scores and recipe in `out`, all of them or none. Says what it found too. Fails as
 * `compute`, `readReference` and `writeReference` do, before anything is written.
 */
export async function runCompute(run: ComputeRun, options: EngineOptions = {}): Promise<{ readonly answer: ComputeAnswer; readonly recipe: CorpusRecipe }> {
  const folder = await openFolder(run.out, resultFiles, { owner: "bibliometrics", force: run.force ?? false });
  run.staged?.(folder.staging);
  try {
    const given = run.reference === "self" ? null : await readReference(run.reference.directory);
    const { answer, reference } = await computeWithReference({
      papers: { file: run.papersFile }, ...(run.citationsFile === undefined ? {} : { citations: { file: run.citationsFile } }), units: run.unitsFile === undefined ? null : { file: run.unitsFile },
      reference: given ?? "self", recipe: given?.recipe ?? run.recipe, bootstrap: run.bootstrap, byYear: run.byYear ?? false, byField: run.byField ?? false,
    }, options);
    options.progress?.("writing");
    const recipe = withTypes(given?.recipe ?? run.recipe, reference);
    await whileWriting("bibliometrics", run.out, async () => {
      await fillResults(folder.staging, answer);
      await writeRecipe(folder.staging, {
        format: "jalon-results-1", program: run.program, methodVersion, duckdb, recipe, method: methodNotes, countings: ["full", "fractional"], bootstrap: run.bootstrap,
        corpusSha256: answer.corpusSha256, referenceSha256: answer.referenceSha256, reference: given === null ? "self" : "given", papers: answer.scores.length + answer.withoutCell.length, withoutCell: answer.withoutCell.length,
        inputs: await inputs([["papers", run.papersFile], ["citations", run.citationsFile], ["units", run.unitsFile]]),
      }, resultFiles);
      await folder.finish();
    });
    return { answer, recipe };
  } finally {
    await folder.discard();
  }
}

/** Document types that no one named are those that were met. */
function withTypes(recipe: CorpusRecipe, reference: Reference): CorpusRecipe {
  return recipe.documentTypes.length > 0 ? recipe : { ...recipe, documentTypes: [...new Set(reference.totals.map((one) => one.documentType))].sort() };
}

async function writeRecipe(staging: string, content: Readonly<Record<string, unknown>>, names: readonly string[]): Promise<void> {
  const files: Record<string, string> = {};
  for (const name of names) if (name !== "recipe.json") files[name] = await hashFile(join(staging, name));
  await writeFile(join(staging, "recipe.json"), `${JSON.stringify({ ...content, files }, null, 2)}\n`, { flush: true });
}

/** Makes the reference of a file of papers, with journal tiers, and writes it into `out`, whole or not at all. Fails as `buildReference` and `writeReference` do. */
export async function runReference(run: ReferenceRun, options: EngineOptions = {}): Promise<{ readonly reference: Reference; readonly tiers: readonly JournalTier[] }> {
  const folder = await openFolder(run.out, referenceFiles, { owner: "bibliometrics", force: run.force ?? false });
  run.staged?.(folder.staging);
  try {
    const question = { papers: { file: run.papersFile }, ...(run.citationsFile === undefined ? {} : { citations: { file: run.citationsFile } }), recipe: run.recipe };
    const made = await withCorpus(question, options, async (corpus) => {
      const first = await referenceOf(corpus, run.recipe);
      const reference = first.withRecipe(withTypes(run.recipe, first));
      const lastYear = reference.totals.reduce((latest, one) => Math.max(latest, one.year), 0);
      return { reference, tiers: await tiersOf(corpus, reference.tables[0], run.tierYear ?? lastYear) };
    });
    options.progress?.("writing");
    await whileWriting("bibliometrics", run.out, async () => {
      await fillReference(folder.staging, made.reference, { tiers: made.tiers, notes: { program: run.program, methodVersion, duckdb, inputs: await inputs([["papers", run.papersFile], ["citations", run.citationsFile]]) } });
      await folder.finish();
    });
    return made;
  } finally {
    await folder.discard();
  }
}
