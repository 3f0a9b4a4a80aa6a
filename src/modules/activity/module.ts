import type { Author } from "../../kernel/audit/index.ts";
import { measure, type MeasureDeps, type MeasureQuestion, type MeasureReport } from "./actions/measure.ts";

/** Posts, projects, agreements and the rest of the institute's life, and the measures made from them. */
export interface Activity {
  /** Works out the recipes on a day, and records the numbers. Fails with `activity.day-in-future`, `activity.unknown-recipe`. */
  measure(by: Author, question: MeasureQuestion): Promise<readonly MeasureReport[]>;
}

export function createActivity(deps: MeasureDeps): Activity {
  return { measure: (by, question) => measure(deps, by, question) };
}
