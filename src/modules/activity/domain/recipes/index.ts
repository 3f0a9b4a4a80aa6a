import { civilServantEngineers, civilServantResearchers } from "./civil-servants.ts";
import { dataCentreAgreements } from "./data-centre-agreements.ts";
import { hostedCohorts } from "./cohorts.ts";
import { juniorChairs } from "./junior-chairs.ts";
import { portalAccesses } from "./portal-accesses.ts";
import type { Recipe } from "./recipe.ts";
import { sharedTime } from "./shared-time.ts";

/** Every recipe, in the order of the contract: its indicators, then its employment plan. */
export const recipes: readonly Recipe[] = [sharedTime, hostedCohorts, juniorChairs, portalAccesses, dataCentreAgreements, civilServantResearchers, civilServantEngineers];

export { planSeries } from "./civil-servants.ts";
export type { PlanCategory } from "./civil-servants.ts";
export type { AccessCounts, CountedFact, FactBase, LeftOutFact, Measured, Recipe, UnitTie } from "./recipe.ts";
