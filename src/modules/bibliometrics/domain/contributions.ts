import type { Candidate, CookedReading, LeftOutReason } from "./recipes/kitchen.ts";

/** What one paper adds to a number, and what of it was looked at: a line of the corpus that is kept. */
export interface PaperContribution {
  readonly paper: string;
  readonly title: string;
  readonly year: number;
  readonly documentType: string;
  readonly journal: string | null;
  /** Null where it counts under the declared reading. */
  readonly reason: LeftOutReason | null;
  /** Under each reading, in their order: score times weight; null where it does not count. */
  readonly adds: readonly (number | null)[];
  readonly instituteFractional: string;
  readonly units: readonly string[];
  readonly countries: readonly string[];
  readonly citations: number | null;
}

/** Every paper of the corpus, in the order of codes, under all readings at once; of citations and countries only what the recipe looks at, so that other facts leave the corpus as it is. */
export function contributionsOf(candidates: readonly Candidate[], readings: readonly CookedReading[], declared: CookedReading, looksAt: { readonly citations: boolean; readonly countries: boolean }): PaperContribution[] {
  return [...candidates].sort((a, b) => (a.paper.code < b.paper.code ? -1 : a.paper.code > b.paper.code ? 1 : 0)).map(({ paper, citations }) => {
    const mine = declared.papers.get(paper.code);
    return {
      paper: paper.code, title: paper.title, year: paper.year, documentType: paper.documentType, journal: paper.journalTitle,
      reason: typeof mine === "string" ? mine : null,
      adds: readings.map((one) => {
        const given = one.papers.get(paper.code);
        return given === undefined || typeof given === "string" ? null : given.score * given.weight;
      }),
      instituteFractional: paper.instituteFractional,
      units: paper.units.filter((unit) => unit.kind === "structure").map((unit) => unit.unit).sort(),
      countries: looksAt.countries ? [...paper.countries].sort() : [],
      citations: looksAt.citations && typeof citations === "number" ? citations : null,
    };
  });
}
