import type { CellHistogram, CorpusRecipe, Reference } from "../domain/engine.ts";
import { histogramSha256 } from "../engine/cells.ts";
import { scheme } from "./corpus.ts";

const recipe: CorpusRecipe = { classification: scheme, documentTypes: ["article", "review"], citationsUntilYear: 2024, windowYears: 1, selfCitations: "included", observedOn: "2025-03-15" };

const histogram = (kind: CellHistogram["kind"], code: string, year: number, classes: readonly (readonly [number, number])[]): CellHistogram => ({ kind, code, year, documentType: "article", classes: classes.map(([citations, papers]) => ({ citations, weight: String(papers) })) });

/**
 * A world small enough for the hand, articles of 2024: field X has 100 papers and 400 citations (80 uncited, 10 cited 10
 * times, 10 cited 30 times), so that 4 citations are expected and those cited 30 times are its top tenth exactly; journal
 * 1111-1111 has 20 papers and 40 citations; France 50 papers, the world 100. In 2023 journal 1111-1111 had 5 papers cited
 * 8 times each, journal 2222-2222 45 papers cited once.
 */
export function handWorld(): Reference {
  const cells = [
    histogram("field", "X", 2023, [[1, 45], [8, 5]]),
    histogram("field", "X", 2024, [[0, 80], [10, 10], [30, 10]]),
    histogram("journal", "1111-1111", 2023, [[8, 5]]),
    histogram("journal", "1111-1111", 2024, [[0, 16], [10, 4]]),
    histogram("journal", "2222-2222", 2023, [[1, 45]]),
    histogram("journal", "2222-2222", 2024, [[0, 64], [10, 6], [30, 10]]),
  ];
  const totals = [{ year: 2024, documentType: "article", country: "*", papers: 100 }, { year: 2024, documentType: "article", country: "FR", papers: 50 }];
  return {
    recipe, cells, totals, journalFields: ["1111-1111", "2222-2222"].map((journal) => ({ journal, field: "X", weight: "1" })),
    sha256: histogramSha256(cells),
  };
}
