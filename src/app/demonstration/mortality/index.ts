import { day, fixedClock } from "../../../kernel/time/day.ts";
import { createIndicators } from "../../../modules/indicators/index.ts";
import { madeUpCounts, madeUpLine, madeUpPopulation } from "../../../modules/mortality/index.ts";
import type { House } from "../../house.ts";
import { composeMortality } from "../../mortality/compose.ts";
import { demonstrationDay } from "../values.ts";

const author = { accountId: null, name: "Démonstration" };
const firstYear = 2021;
const lastYear = 2024;

/** A made-up line of certificates, and tables of the years that it delivered, where there is neither. */
export async function addDemonstrationMortality(house: House): Promise<void> {
  if ((await house.mortality.tables.releases()).length > 0 || (await house.mortality.ledger.deliveries(1, 1)).total > 0) return;
  const { lines, deaths, released } = madeUpLine(demonstrationDay);
  const clock = fixedClock(demonstrationDay);
  await house.db.tx(async (db) => {
    const { ledger, tables } = composeMortality({ ...house, db, clock });
    // Years whose deaths are counted by then.
    await ledger.stateDeaths(author, [...deaths].map(([deathYear, count]) => ({ deathYear, deaths: count })), "Démonstration", true);
    const plan = { sourceName: "demonstration.csv", sourceSha256: "0".repeat(64), lines: lines.map((line) => ({ ...line, department: null })), issues: [], blocking: false, unchanged: 0, superseding: 0, newContradictions: [] };
    await ledger.deliver(author, plan, { demonstration: true });
    await ledger.stateTransmissions(author, released.flatMap(({ deathYear, releasedOn, nationalHealthDataOn }) => [
      { deathYear, recipient: "eurostat" as const, sentOn: releasedOn }, ...(nationalHealthDataOn <= demonstrationDay ? [{ deathYear, recipient: "national-health-data" as const, sentOn: nationalHealthDataOn }] : []),
    ]), true);
    for (const { deathYear, releasedOn } of released) {
      const population = madeUpPopulation(deathYear);
      await tables.putPopulation(author, population, "demonstration.csv", true);
      await tables.putCounts(author, madeUpCounts(deathYear, (deaths.get(deathYear) ?? 0) * 0.992, population, deathYear === released.at(-1)?.deathYear), "demonstration.csv", true);
      await tables.publish(author, deathYear, { status: "final", reason: "", releasedOn });
    }
  });
}

/** Measures 6.a and 6.b as if in the middle of March of each year, for the end of the year before, and gives the series that have their values from it. */
export async function measureDemonstrationMortality(house: House): Promise<ReadonlySet<string>> {
  const measured = new Set<string>();
  for (let year = firstYear; year <= lastYear; year += 1) {
    const clock = fixedClock(`${year + 1}-03-15`);
    const indicators = createIndicators({ db: house.db, clock, catalogues: house.contracts, demonstrationDay });
    for (const { series, result } of await composeMortality({ ...house, clock, indicators }).indicators.measure(author, { on: day(`${year}-12-31`) })) if (result === "entered" || result === "corrected" || result === "confirmed") measured.add(series);
  }
  return measured;
}
