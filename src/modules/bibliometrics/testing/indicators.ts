import { fixedClock } from "../../../kernel/time/day.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { day } from "../../../kernel/time/day.ts";
import { createIndicators, type Catalogue, type Indicators } from "../../indicators/index.ts";
import { bibliometricRecipes } from "../domain/recipes/recipes.ts";

/** A contract with the series of this module and nothing else. For tests. */
export const bibliometricCatalogue: Catalogue = {
  contractCode: "test", versionId: "v", fromYear: 2021, toYear: 2025,
  indicators: bibliometricRecipes.map(({ series, name, unit }) => ({
    code: series, title: name, lagYears: 1, lines: [1],
    parts: [{
      code: series, definition: name, writtenDefinition: null, lines: [1],
      measures: [{ key: series, part: series, name, unit: { kind: unit }, baseline: { kind: "none", note: null, lines: [] }, lines: [1] }],
      targets: [],
    }],
  })),
};

export function testIndicators(db: Db, today: string): Indicators {
  return createIndicators({ db, clock: fixedClock(today), catalogues: { at: async () => bibliometricCatalogue }, demonstrationDay: day("2025-03-31") });
}
