import { cellValueOf } from "../engine/cells.ts";
import { fractionAsNumber } from "./readings/fraction.ts";

export interface LonePaper {
  readonly paper: string;
  readonly citations: number;
  readonly fields: readonly { readonly field: string; readonly weight: string }[];
}

export interface LoneScore extends LonePaper {
  readonly expected: readonly { readonly field: string; readonly mean: number }[];
  readonly score: number;
}

/** A handful of papers of one year and type that are their own world, scored from the histograms of their cells: for examples that are shown whole. */
export function scoreAlone(papers: readonly LonePaper[]): { readonly papers: readonly LoneScore[]; readonly mean: number } {
  const fields = [...new Set(papers.flatMap((one) => one.fields.map(({ field }) => field)))].sort();
  const means = new Map(fields.map((field) => {
    const classes = papers.flatMap(({ citations, fields: own }) => own.filter((one) => one.field === field).map(({ weight }) => ({ citations, weight }))).sort((a, b) => a.citations - b.citations);
    return [field, cellValueOf({ kind: "field", code: field, year: 2024, documentType: "article", classes }).meanCitations];
  }));
  const scored = papers.map((one): LoneScore => {
    const expected = one.fields.map(({ field }) => ({ field, mean: means.get(field) ?? 0 }));
    const score = one.fields.reduce((sum, { field, weight }) => {
      const mean = means.get(field) ?? 0;
      return sum + fractionAsNumber(weight) * (mean === 0 ? 1 : one.citations / mean);
    }, 0);
    return { ...one, expected, score };
  });
  return { papers: scored, mean: scored.reduce((sum, one) => sum + one.score, 0) / scored.length };
}
