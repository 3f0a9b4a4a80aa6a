import type { MeasureDeps } from "../../modules/activity/index.ts";
import type { Accesses } from "../../modules/lab/index.ts";

/** What the portal counted, as the measures take it, with the page that shows it. What is still in memory is written first. */
export function countsForMeasures(accesses: Accesses): MeasureDeps["accessCounts"] {
  return async (year) => {
    await accesses.flush();
    const counted = await accesses.counts(year);
    return counted === null ? null : { ...counted, page: "/lab/accesses" };
  };
}
