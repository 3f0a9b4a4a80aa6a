import type { Db } from "../../kernel/db/db.ts";
import type { Route } from "../../kernel/http/route.ts";
import type { Outbox } from "../../kernel/outbox/index.ts";
import { day, type Clock, type Day } from "../../kernel/time/day.ts";
import { regions } from "../../modules/directory/index.ts";
import { rolesFor, type Identity } from "../../modules/identity/index.ts";
import type { Indicators } from "../../modules/indicators/index.ts";
import type { Linkage } from "../../modules/linkage/index.ts";
import { createMortality, mortalityRoutes, type LinkageRuns, type Mortality } from "../../modules/mortality/index.ts";
import { demonstrationDay } from "../demonstration/values.ts";
import type { House } from "../house.ts";
import { repeat } from "../repeat.ts";
import { madeUpRuns } from "./made-up-runs.ts";

export interface MortalityParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly outbox: Pick<Outbox, "notify">;
  readonly identity: Pick<Identity, "allAccounts">;
  readonly indicators: Pick<Indicators, "listSeries" | "recordMeasurement">;
  readonly linkage: Pick<Linkage, "runFailures">;
}

/** Sealed runs over certificates, from the projects of linkage; with those made up of earlier years as long as the tables are made up. */
function runsOf({ linkage }: Pick<MortalityParts, "linkage">, isMadeUp: () => Promise<boolean>): LinkageRuns {
  return async () => {
    const real = (await linkage.runFailures()).map(({ runId, sealedOn, ...run }) => ({ ...run, runId: String(runId), sealedOn: day(sealedOn), href: `/linkage/runs/${runId}` }));
    // A made-up run of the projects is a sample, for showing what a run is: it says nothing of a whole year.
    return (await isMadeUp()) ? [...madeUpRuns, ...real.filter(({ demonstration }) => !demonstration)] : real;
  };
}

/** The line of causes of death, wired. */
export function composeMortality({ db, clock, outbox, identity, indicators, linkage }: MortalityParts): Mortality {
  const office: readonly string[] = rolesFor("mortality.produce");
  const mortality: Mortality = createMortality({
    db, clock, regions: new Set(regions.map(({ code }) => code)), notify: outbox.notify,
    office: async () => (await identity.allAccounts()).filter(({ active, roles }) => active && roles.some(({ role }) => office.includes(role))).map(({ id }) => id),
    runs: runsOf({ linkage }, async () => (await mortality.tables.releases()).some(({ demonstration }) => demonstration)),
    record: async (by, draft) => {
      if (!(await indicators.listSeries(clock.today())).some(({ key }) => key === draft.series)) return null;
      const { result, measurement } = await indicators.recordMeasurement(by, draft);
      return { result, id: measurement?.id ?? null };
    },
  });
  return mortality;
}

/** The day of questions where none is asked for: that of the demonstration while the whole line is made up. */
export function mortalityDay({ mortality, clock }: Pick<House, "mortality" | "clock">): () => Promise<Day> {
  return async () => {
    const releases = await mortality.tables.releases();
    const { demonstration, lines } = await mortality.ledger.state();
    const isMadeUp = releases.every((one) => one.demonstration) && (releases.length > 0 || (demonstration && lines.length > 0));
    return isMadeUp && demonstrationDay < clock.today() ? demonstrationDay : clock.today();
  };
}

export function mortalityRoutesOf(house: Pick<House, "mortality" | "clock">): readonly Route[] {
  return mortalityRoutes({ mortality: house.mortality, day: mortalityDay(house), regions });
}

const everyDay = 86_400_000;

/** Tells the office, once, of every year of death whose limit at Eurostat is at risk. */
export function startMortalityTimer(house: Pick<House, "mortality" | "clock">): () => Promise<void> {
  return repeat("mortality", everyDay, async () => house.mortality.forecasts.alert(await mortalityDay(house)()));
}
