import type { ComputeAnswer, CorpusRecipe, PaperRow, UnitRow } from "../../domain/engine.ts";
import { compute } from "../compute.ts";
import { buildReference } from "../build-reference.ts";

export const recipe: CorpusRecipe = { classification: "test", documentTypes: ["article"], citationsUntilYear: 2024, windowYears: null, selfCitations: "included", observedOn: "2025-03-31" };

/** A paper of 2020 in field X unless said otherwise. */
export function paper(code: string, citations: number, changes: Partial<PaperRow> = {}): PaperRow {
  return { paper: code, year: 2020, documentType: "article", fields: [{ field: "X", weight: "1" }], journal: null, citations, ...changes };
}

export function papersOf(...citations: readonly number[]): PaperRow[] {
  return citations.map((count, index) => paper(`P${String(index).padStart(4, "0")}`, count));
}

export async function scored(papers: readonly PaperRow[], units: readonly UnitRow[] | null = null, more: Partial<Parameters<typeof compute>[0]> = {}): Promise<ComputeAnswer> {
  return compute({ papers, units, reference: "self", recipe, bootstrap: null, ...more });
}

export async function cellsOf(papers: readonly PaperRow[]): Promise<Awaited<ReturnType<typeof buildReference>>["cells"]> {
  return (await buildReference({ papers, recipe })).cells;
}
