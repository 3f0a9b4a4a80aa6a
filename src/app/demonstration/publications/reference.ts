import { histogramSha256, type CellHistogram, type Reference } from "../../../modules/bibliometrics/index.ts";
import { histogramOf, levelOfTypes } from "./citation-law.ts";
import { fields, journals } from "./fields.ts";
import { articleCounts, reviewCounts } from "./volumes.ts";

/** The institute's part of the articles of the world and of France, as the contract states them for 2019. */
const shareOfWorld = 0.0056;
const shareOfFrance = 0.143;
const lastYear = 2024;

type MadeUpReference = Omit<Reference, "sha256"> & { readonly sha256: string };

/**
 * The made-up world against which the institute's papers are held: histograms by field and by journal, for articles and
 * reviews from `firstYear` to 2024, and how many papers the world and France have. Drawn by the same law as the papers.
 *
 * `windowYears` is the citation window (1: the year of publication and the next), `untilYear` the last citing year counted.
 */
export function makeUpReference(windowYears: number | null, firstYear: number, untilYear: number, observedOn: string): MadeUpReference {
  const cells: CellHistogram[] = [];
  const totals: { year: number; documentType: string; country: string; papers: number }[] = [];
  for (let year = firstYear; year <= Math.min(lastYear, untilYear); year += 1) {
    for (const documentType of ["article", "review"]) {
      const own = (documentType === "article" ? articleCounts : reviewCounts)(year);
      const world = Math.round(own / shareOfWorld);
      const age = Math.min(windowYears ?? Number.POSITIVE_INFINITY, untilYear - year);
      let papersOfWorld = 0;
      for (const field of fields) {
        const sum = new Map<number, number>();
        for (const journal of journals.filter((one) => one.field === field.code)) {
          const papers = Math.max(1, Math.round(world * field.worldShare * journal.share));
          papersOfWorld += papers;
          const classes = histogramOf(papers, age, field.level * journal.quality * (levelOfTypes[documentType] ?? 1));
          for (const [citations, count] of classes) sum.set(citations, (sum.get(citations) ?? 0) + count);
          cells.push({ kind: "journal", code: journal.issn, year, documentType, classes: classes.map(([citations, count]) => ({ citations, weight: String(count) })) });
        }
        cells.push({ kind: "field", code: field.code, year, documentType, classes: [...sum].toSorted((left, right) => left[0] - right[0]).map(([citations, count]) => ({ citations, weight: String(count) })) });
      }
      totals.push({ year, documentType, country: "*", papers: papersOfWorld }, { year, documentType, country: "FR", papers: Math.round(own / shareOfFrance) });
    }
  }
  const told = {
    recipe: { classification: "openalex-subfield-2024", documentTypes: ["article", "review"], citationsUntilYear: untilYear, windowYears, selfCitations: "included" as const, observedOn },
    cells: cells.toSorted((left, right) => keyOf(left).localeCompare(keyOf(right), "en")), totals,
    journalFields: journals.map(({ issn, field }) => ({ journal: issn, field, weight: "1" })),
  };
  return { ...told, sha256: histogramSha256(told.cells) };
}

function keyOf(cell: CellHistogram): string {
  return `${cell.kind}|${cell.code}|${cell.year}|${cell.documentType}`;
}
