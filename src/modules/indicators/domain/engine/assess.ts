import { both } from "../../../../kernel/i18n/format.ts";
import { daysBetween, type Day } from "../../../../kernel/time/day.ts";
import type { Assessment, Rate, Verdict } from "../assessment.ts";
import type { Measure, Observation, OwnerForecast } from "../measure.ts";
import type { Target } from "../target.ts";
import { comparedNumber, visible } from "./compare.ts";
import { courseOf, type NumericTarget } from "./course.ts";
import { paceOf } from "./pace.ts";
import { projectionOf } from "./projection.ts";
import { lastStatement, qualitativeVerdict } from "./qualitative.ts";
import { none, rateOf } from "./rate.ts";
import { verdict, verdictOf } from "./verdict.ts";

export interface AssessInput {
  readonly measure: Measure;
  readonly target: Target | null;
  /** All observations known; those of other series or later days are left out here. Their order does not matter. */
  readonly observations: readonly Observation[];
  readonly asOf: Day;
  readonly contract: { readonly fromYear: number; readonly toYear: number };
  readonly ownerForecast?: OwnerForecast | null;
  /** `Indicator.lagYears`: how `courseOf` reads it. Default 0. */
  readonly lagYears?: number;
}

/**
 * Everything that can be said of one series against one target on one day. Pure: the same input gives the same answer,
 * to the last digit. Never throws on data, never gives NaN or Infinity.
 *
 * It sees what had been observed by `asOf`; to answer with what was *known* on that day, fold the events as of it
 * (`observationsAsKnown`) and pass the result.
 */
export function assess(input: AssessInput): Assessment {
  const { measure, target, asOf } = input;
  const seen = visible(input.observations, target?.series ?? measure.key, asOf);
  const latest = seen[seen.length - 1] ?? null;
  const frame = {
    measure, target, asOf, latest,
    previous: seen[seen.length - 2] ?? null,
    ownerForecast: input.ownerForecast ?? null,
    freshnessDays: latest === null ? null : daysBetween(latest.observedOn, asOf),
  };
  const withoutNumber = (given: Verdict, rate: Rate): Assessment => ({ ...frame, compared: lastStatement(seen), verdict: given, rate, pace: null, projection: null });
  if (target === null || target.role === "context") {
    const reason = target === null
      ? both("Série suivie, sans cible dans le contrat.", "A series that is followed, without a target in the contract.")
      : both("Nombre donné pour éclairer l’engagement, pas pour être jugé.", "A number given beside the commitment, not to be judged.");
    return withoutNumber(verdict("no-target", target === null ? "no-target" : "context-figure", null, reason, false), none("no-target", "pas de cible à juger", "no target to judge"));
  }
  if (target.comparator === "qualitative" && (target.statement !== null || target.written !== null)) {
    return withoutNumber(qualitativeVerdict(target, seen, asOf), none("qualitative", "fait ou pas fait, sans degrés", "done or not done, without degrees"));
  }
  if (!isNumeric(target)) {
    const reason = both("La cible ne dit pas de nombre, ni d’acte dont on puisse constater qu’il est fait.", "The target names no number, and no act of which it could be said that it is done.");
    return withoutNumber(verdict("not-measurable", "no-number", null, reason, false), none("no-number", "pas de nombre à atteindre", "no number to reach"));
  }
  const course = courseOf({ measure, target, asOf, contract: input.contract, lagYears: input.lagYears ?? 0 });
  const compared = comparedNumber(course, seen);
  return {
    ...frame,
    compared,
    verdict: verdictOf(course, compared),
    rate: rateOf(course, compared),
    pace: paceOf(course, compared),
    projection: projectionOf(course, compared, seen),
  };
}

function isNumeric(target: Target): target is NumericTarget {
  return target.comparator !== "qualitative" && target.value !== null && Number.isFinite(target.value) && target.unit.kind !== "none";
}
