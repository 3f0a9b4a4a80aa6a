import type { Day } from "../../kernel/time/day.ts";
import { createRegister } from "./actions/register.ts";
import { createImport } from "./actions/import.ts";
import { createRequestActs } from "./actions/requests.ts";
import { createPast } from "./actions/past.ts";
import { createRequestReads } from "./actions/read.ts";
import { createCatalogue } from "./actions/services.ts";
import { tellLate } from "./actions/tell.ts";
import { dayOf, type CohortDeps } from "./deps.ts";
import type { Cohort, Statement } from "./domain/record.ts";
import { unknownCohort } from "./errors.ts";
import { findCohort, listCohorts, statementsOf } from "./store/cohorts.ts";

/** The register of cohorts, the catalogue of services and what cohorts ask of it. */
export function createCohorts(deps: CohortDeps) {
  const { db } = deps;
  return {
    ...createRegister(deps), ...createImport(deps), ...createCatalogue(deps),
    requests: { ...createRequestActs(deps), ...createRequestReads(deps), ...createPast(deps) },
    ports: deps.ports,
    list: () => listCohorts(db),
    /** Fails with `cohorts.unknown`. */
    async cohort(code: string): Promise<Cohort> {
      const found = await findCohort(db, code);
      if (found === null) throw unknownCohort();
      return found;
    },
    /** Everything that was said of a cohort, oldest first, what was taken back among it. */
    history: (code: string): Promise<readonly Statement[]> => statementsOf(db, code),
    dayOf: (one: { readonly demonstration: boolean }): Day => dayOf(deps, one),
    /** Tells the office of requests that are late; for the timer, as often as one likes. */
    runTimer: () => tellLate(deps),
  };
}

export type Cohorts = ReturnType<typeof createCohorts>;
