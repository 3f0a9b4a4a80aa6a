import { day, fixedClock, yearOf } from "../../kernel/time/day.ts";
import { createBibliometrics, type BibliometricReport } from "../../modules/bibliometrics/index.ts";
import { createIndicators } from "../../modules/indicators/index.ts";
import { demonstrationDay } from "../demonstration/values.ts";
import type { House } from "../house.ts";
import { takeReferences } from "../publications/references.ts";

const by = { accountId: null, name: "Démonstration" };
const firstYear = 2021;
const entered: ReadonlySet<BibliometricReport["outcome"]> = new Set(["entered", "corrected", "confirmed"]);

const measuredOn = (publicationYear: number): string => `${publicationYear + 1}-03-15`;

/**
 * Measures the made-up publications as if in the middle of March of each year, for those of the year before (the made-up
 * campaign of collection opens after that), and gives the series that have their values from it. Years that nobody had looked at by then are measured with the last one. To be
 * called once publications are in and matched.
 */
export async function addDemonstrationBibliometrics(house: House): Promise<ReadonlySet<string>> {
  const { db, storage, matching, contracts } = house;
  await takeReferences(house, null);
  const measured = new Set<string>();
  const lastYear = yearOf(demonstrationDay) - 1;
  const at = (on: string) => {
    const clock = fixedClock(on);
    const indicators = createIndicators({ db, clock, catalogues: contracts, demonstrationDay });
    return createBibliometrics({ db, clock, storage, corpora: matching.corpora, indicators });
  };
  const missing: number[] = [];
  for (let year = firstYear; year <= lastYear; year += 1) {
    const on = measuredOn(year);
    const reports = await at(on).measure(by, { on: day(on) });
    for (const { recipe, outcome } of reports) if (entered.has(outcome)) measured.add(recipe.series);
    if (reports.some((one) => one.publicationYear === year && one.outcome === "no-paper")) missing.push(year);
  }
  if (missing.length > 0) await at(measuredOn(lastYear)).measure(by, { on: day(measuredOn(lastYear)), publicationYears: missing });
  return measured;
}
