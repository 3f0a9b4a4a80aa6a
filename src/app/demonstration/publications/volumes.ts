/** Original articles of the made-up institute by year of publication: a hundredth of those of the real one, as a first start waits for them. */
export function articleCounts(year: number): number {
  return ({ 2020: 119, 2021: 121, 2022: 122, 2023: 123, 2024: 122 } as Readonly<Record<number, number>>)[year] ?? 105 + (year - 2015) * 3;
}

export function reviewCounts(year: number): number {
  return ({ 2021: 15, 2022: 15, 2023: 16, 2024: 15 } as Readonly<Record<number, number>>)[year] ?? 14;
}

/** Years of which the demonstration has papers: those that the board shows measured. */
export const corpusYears = [2021, 2022, 2023, 2024] as const;

/** Of every year, beside articles and reviews. */
export const otherCounts = { letter: 5, editorial: 2, preprint: 7, thesis: 5, "conference-paper": 4 } as const;

/** Papers a year that a clinical investigation centre signs, out of the articles and reviews. */
export const centrePapers = 16;
/** Papers a year of others than the institute, as an unclean answer brings them. */
export const foreignPapers = 4;
