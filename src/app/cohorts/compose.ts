import type { Db } from "../../kernel/db/db.ts";
import { noNotice } from "../../kernel/outbox/notice.ts";
import type { Route } from "../../kernel/http/route.ts";
import { cohortRoutes, createCohorts, createHostedIndicator, registerHoldsCohorts, type Cohorts, type HostedIndicator } from "../../modules/cohorts/index.ts";
import { measureDay } from "../bibliometrics/measure-day.ts";
import { demonstrationDay } from "../demonstration/values.ts";
import type { House } from "../house.ts";
import { repeat } from "../repeat.ts";
import { cohortPorts, type PortParts } from "./ports.ts";

export type CohortParts = Pick<House, "db" | "clock" | "storage" | "outbox"> & PortParts;

/** The register of cohorts, in this house. `demonstration` marks what is entered as made up; nobody is told of it. */
export function composeCohorts(parts: CohortParts, { demonstration = false }: { readonly demonstration?: boolean } = {}): Cohorts {
  const { db, clock, storage, outbox } = parts;
  return createCohorts({ db, clock, storage, notify: demonstration ? noNotice : outbox.notify, ports: cohortPorts(parts), demonstrationDay, demonstration });
}

/** Indicator 5 over this house. */
export function hostedIndicatorOf({ db, clock, indicators }: Pick<House, "db" | "clock" | "indicators">): HostedIndicator {
  return createHostedIndicator({
    db, clock,
    record: async (by, draft) => {
      if (!(await indicators.listSeries(clock.today())).some(({ key }) => key === draft.series)) return null;
      const { result, measurement } = await indicators.recordMeasurement(by, draft);
      return { result, id: measurement?.id ?? null };
    },
  });
}

const ofRegister: ReadonlySet<string> = new Set(["5"]);
const none: ReadonlySet<string> = new Set();

/** Indicator 5 is counted from the register as soon as it holds a cohort, and no longer from the graph. */
export function countedByRegister(db: Db): () => Promise<ReadonlySet<string>> {
  return async () => ((await registerHoldsCohorts(db)) ? ofRegister : none);
}

export function cohortRoutesOf(house: House): readonly Route[] {
  return cohortRoutes({ cohorts: house.cohorts, indicator: hostedIndicatorOf(house), day: () => measureDay(house) });
}

const hour = 3_600_000;

/** Tells the office of requests whose promise is passed. */
export function startCohortTimer(cohorts: Pick<Cohorts, "runTimer">): () => Promise<void> {
  return repeat("cohort-requests", hour, () => cohorts.runTimer());
}
