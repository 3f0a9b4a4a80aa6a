import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { literal, openAnalytics, readTexts } from "../../../../kernel/analytics/index.ts";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { topShares, type Reference } from "../../domain/engine.ts";
import { readTable } from "../build-reference.ts";
import { CellReference, statisticsOf, tablesOf, tieScore, type CellTable } from "../cells.ts";
import { divide, leastCommonMultiple, writeFraction } from "../fraction.ts";
import type { JournalTier } from "../tiers.ts";
import { hashFile, openFolder, whileWriting, writeCsvRows } from "../../../../kernel/files/index.ts";
import { linkedFolder } from "./linked.ts";

/** Columns of the files of a reference; docs/bibliometrics-files.md says what they mean. */
export const referenceColumns = {
  "histogram.csv": ["kind", "code", "year", "document_type", "citations", "weight"],
  "cells.csv": ["kind", "code", "year", "document_type", "weight", "mean_citations", "threshold_top_1", "tie_score_top_1", "threshold_top_5", "tie_score_top_5", "threshold_top_10", "tie_score_top_10"],
  "totals.csv": ["year", "document_type", "country", "papers"],
  "tiers.csv": ["year", "field", "journal", "weight", "mean_normalised_citations", "top_10", "first_10_by_number"],
} as const;

const recipeName = "recipe.json";
export const referenceFiles = [...Object.keys(referenceColumns), recipeName];

/** How numbers are made of the histogram: told in every recipe, so that a reader need not have the program. */
export const methodNotes = {
  normalisation: "citations over the mean of the cell field x year x type (and journal x year x type); 1 where the cell has no citations; several fields by weight",
  ties: "threshold t with q*n_above < n <= q*(n_above + n_at); score at t is (n - q*n_above)/(q*n_at), in integers (Waltman & Schreiber 2013)",
  window: "citing years up to the cut-off and to publication year + window; a citing year before the publication year counts",
  intervals: "percentiles of resamples of the unit's papers with replacement",
} as const;

const recipeSchema = z.object({
  format: z.literal("jalon-reference-1"),
  sha256: z.string(),
  /** SHA-256 of each file beside it. */
  files: z.record(z.string(), z.string()).default({}),
  recipe: z.object({
    classification: z.string(), documentTypes: z.array(z.string()), citationsUntilYear: z.number().int(), windowYears: z.number().int().nullable(),
    selfCitations: z.enum(["included", "excluded", "unknown"]), observedOn: z.string(),
  }),
});

function* histogramRows(table: CellTable): Generator<readonly (string | number)[]> {
  for (const [cell, code] of table.codes.entries()) {
    for (let at = table.starts[cell] ?? 0; at < (table.starts[cell + 1] ?? 0); at += 1) yield [table.kind, code, table.years[cell] ?? 0, table.types[cell] ?? "", table.citations[at] ?? 0, writeFraction(BigInt(table.weights[at] ?? 0), table.denominator)];
  }
}

function* cellRows(table: CellTable): Generator<readonly (string | number)[]> {
  for (const [cell, code] of table.codes.entries()) {
    const statistics = statisticsOf(table, cell);
    yield [table.kind, code, table.years[cell] ?? 0, table.types[cell] ?? "", writeFraction(statistics.weight, table.denominator), divide(statistics.weightedCitations, statistics.weight), ...topShares.flatMap((_, top) => [statistics.tops[top]?.threshold ?? 0, writeFraction(...tieScore(statistics, top))])];
  }
}

function* ofBoth<T>(tables: readonly CellTable[], rows: (table: CellTable) => Iterable<T>): Generator<T> {
  for (const table of tables) yield* rows(table);
}

/**
 * Writes a reference as files that anyone can read and `readReference` reads back: histogram, cells (for people; worked out
 * of the histogram), totals, journal tiers and the recipe, all whole or none. Fails with `bibliometrics.files-in-the-way`
 * or `bibliometrics.unwritable-folder`.
 */
export async function writeReference(directory: string, reference: Reference, choice: { readonly tiers?: readonly JournalTier[]; readonly force?: boolean; readonly notes?: Readonly<Record<string, unknown>> } = {}): Promise<void> {
  const folder = await openFolder(directory, referenceFiles, { owner: "bibliometrics", force: choice.force ?? false });
  try {
    await whileWriting("bibliometrics", directory, async () => {
      await fillReference(folder.staging, reference, choice);
      await folder.finish();
    });
  } finally {
    await folder.discard();
  }
}

/** A tier as it is written: its weight and mean are for people, and left blank where they are not known. */
type WrittenTier = Omit<JournalTier, "weight" | "meanNormalisedCitations"> & { readonly [column in "weight" | "meanNormalisedCitations"]: JournalTier[column] | null };

/** The files themselves, into a folder that is being filled. */
export async function fillReference(staging: string, reference: Reference, choice: { readonly tiers?: readonly WrittenTier[]; readonly notes?: Readonly<Record<string, unknown>> }): Promise<void> {
  const tables = tablesOf(reference);
  const path = (name: string): string => join(staging, name);
  await writeCsvRows(path("histogram.csv"), referenceColumns["histogram.csv"], ofBoth(tables, histogramRows));
  await writeCsvRows(path("cells.csv"), referenceColumns["cells.csv"], ofBoth(tables, cellRows));
  await writeCsvRows(path("totals.csv"), referenceColumns["totals.csv"], reference.totals.map((one) => [one.year, one.documentType, one.country, one.papers]));
  await writeCsvRows(path("tiers.csv"), referenceColumns["tiers.csv"], (choice.tiers ?? []).map((one) => [one.year, one.field, one.journal, one.weight, one.meanNormalisedCitations, one.topTenPercent, one.firstTenPercentByNumber]));
  const files: Record<string, string> = {};
  for (const name of Object.keys(referenceColumns)) files[name] = await hashFile(path(name));
  await writeFile(path(recipeName), `${JSON.stringify({ format: "jalon-reference-1", sha256: reference.sha256, recipe: reference.recipe, method: methodNotes, ...choice.notes, files }, null, 2)}\n`, { flush: true });
}

/** The files of a folder that `readReference` reads, of a reference that is kept: of its tiers only what was kept. */
export async function referenceFolderFiles(reference: Reference): Promise<Readonly<Record<string, Uint8Array>>> {
  const staging = await mkdtemp(join(tmpdir(), "jalon-reference-"));
  try {
    await fillReference(staging, reference, { tiers: (reference.tiers ?? []).map((one) => ({ ...one, weight: null, meanNormalisedCitations: null })) });
    return Object.fromEntries(await Promise.all(referenceFiles.map(async (name) => [name, new Uint8Array(await readFile(join(staging, name)))] as const)));
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

function broken(fr: string, en: string, cause?: unknown): AppError {
  return new AppError("bibliometrics.broken-reference", both(`Ce dossier n’est pas une référence entière\u00a0: ${fr}.`, `This folder is not a whole reference: ${en}.`), { status: 422, ...(cause === undefined ? {} : { cause }) });
}

/** Reads the folder of `writeReference`; fails with `bibliometrics.broken-reference` where files are missing, or are not those the recipe speaks of. */
export async function readReference(directory: string): Promise<Reference> {
  const text = await readFile(join(directory, recipeName), "utf8").catch((error: unknown) => { throw broken("recipe.json manque", "recipe.json is missing", error); });
  const { recipe, sha256, files } = parseRecipe(text);
  for (const name of Object.keys(referenceColumns)) {
    const told = files[name];
    if (told === undefined) continue;
    const found = await hashFile(join(directory, name)).catch((error: unknown) => { throw broken(`${name} manque ou ne se lit pas`, `${name} is missing or cannot be read`, error); });
    if (found !== told) throw broken(`${name} n’est pas celui dont parle la recette`, `${name} is not the one the recipe speaks of`);
  }
  const { folder, remove } = await linkedFolder(directory, ["histogram.csv", "totals.csv"]);
  const db = await openAnalytics();
  try {
    await db.run(`create temp table line as select * from read_csv(${literal(join(folder, "histogram.csv"))}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {'kind': 'VARCHAR', 'code': 'VARCHAR', 'year': 'INTEGER', 'document_type': 'VARCHAR', 'citations': 'INTEGER', 'weight': 'VARCHAR'})`);
    const tables: CellTable[] = [];
    for (const kind of ["field", "journal"] as const) {
      const denominators = await readTexts(db, `select distinct nullif(split_part(weight, '/', 2), '') from line where kind = '${kind}' and contains(weight, '/')`);
      const denominator = denominators.reduce((common, one) => leastCommonMultiple(common, BigInt(one)), 1n);
      await db.run(`create temp table ${kind}_class as select code, year, document_type, citations, split_part(weight, '/', 1)::HUGEINT * (${denominator}::HUGEINT // coalesce(nullif(split_part(weight, '/', 2), ''), '1')::HUGEINT) as weight from line where kind = '${kind}'`);
      tables.push(await readTable(db, kind, `${kind}_class`, denominator));
    }
    const totals = await db.rows<{ year: number; document_type: string; country: string; papers: number }>(`select * from read_csv(${literal(join(folder, "totals.csv"))}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {'year': 'INTEGER', 'document_type': 'VARCHAR', 'country': 'VARCHAR', 'papers': 'DOUBLE'})`);
    const [field, journal] = tables;
    if (field === undefined || journal === undefined) throw broken("il n’y a pas de cases", "there are no cells");
    const reference = new CellReference(recipe, [field, journal], totals.map((one) => ({ year: one.year, documentType: one.document_type, country: one.country, papers: one.papers })));
    if (reference.sha256 !== sha256) throw broken("l’histogramme n’est pas celui de la recette", "the histogram is not that of the recipe");
    return reference;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw broken("un fichier ne se lit pas", "a file cannot be read", error);
  } finally {
    db.close();
    await remove();
  }
}

function parseRecipe(text: string): z.infer<typeof recipeSchema> {
  try {
    return recipeSchema.parse(JSON.parse(text));
  } catch (error) {
    throw broken("recipe.json ne se lit pas comme une recette de référence", "recipe.json cannot be read as the recipe of a reference", error);
  }
}
