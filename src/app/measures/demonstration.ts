import { day, fixedClock } from "../../kernel/time/day.ts";
import { createActivity } from "../../modules/activity/index.ts";
import { createIndicators } from "../../modules/indicators/index.ts";
import { countedByRegister } from "../cohorts/compose.ts";
import { countsForMeasures } from "./access-counts.ts";
import { demonstrationDay } from "../demonstration/values.ts";
import type { House } from "../house.ts";

const firstYear = 2021;
const lastYear = 2024;

/**
 * Works out the made-up graph as if each year's measures had been made in the March that followed, and gives the series
 * that have their values from it: no other made-up value is needed for those. To be called once the made-up graph is in.
 */
export async function addDemonstrationMeasures({ db, contracts, directory, accesses, config }: House): Promise<ReadonlySet<string>> {
  const measured = new Set<string>();
  for (let year = firstYear; year <= lastYear; year += 1) {
    const clock = fixedClock(`${year + 1}-03-15`);
    const indicators = createIndicators({ db, clock, catalogues: contracts, demonstrationDay });
    const activity = createActivity({ clock, indicators, directory, institute: config.institute, accessCounts: countsForMeasures(accesses), countedElsewhere: countedByRegister(db) });
    const reports = await activity.measure({ accountId: null, name: "Démonstration" }, { on: day(`${year}-12-31`) });
    for (const { recipe, result } of reports) if (result === "entered") measured.add(recipe.series);
  }
  return measured;
}
