import { day, fixedClock } from "../../../kernel/time/day.ts";
import { createIndicators } from "../../../modules/indicators/index.ts";
import type { House } from "../../house.ts";
import { trialIndicatorOf } from "../../studies/transparency.ts";
import { demonstrationDay } from "../values.ts";

const firstYear = 2021;
const lastYear = 2024;

/**
 * Counts indicator 4.d as if in the middle of March of each year, for the end of the year before, and gives the series that has its values from
 * it. To be called once the made-up studies are in.
 */
export async function measureDemonstrationStudies(house: House): Promise<ReadonlySet<string>> {
  const measured = new Set<string>();
  for (let year = firstYear; year <= lastYear; year += 1) {
    const clock = fixedClock(`${year + 1}-03-15`);
    const indicators = createIndicators({ db: house.db, clock, catalogues: house.contracts, demonstrationDay });
    const { result } = await trialIndicatorOf({ ...house, clock, indicators }).measure({ accountId: null, name: "Démonstration" }, { on: day(`${year}-12-31`) });
    if (result === "entered" || result === "corrected" || result === "confirmed") measured.add("4.d");
  }
  return measured;
}
