import { addDays, day, yearOf, type Day } from "../../../../kernel/time/day.ts";
import { objectiveOf, referencesTo, type Register } from "../../../contract/index.ts";
import type { Assessment, Board, OwnerForecast } from "../../../indicators/index.ts";
import type { EvaluationDeps } from "../deps.ts";
import type { EvaluatedObjective, EvaluatedSeries, Evaluation } from "../domain/evaluation.ts";
import { intervalRecord, scoreForecasts, type PastForecast } from "../domain/forecast-score.ts";
import { milestoneRecord } from "../domain/milestone-record.ts";

/**
 * The evaluation of the contract in force on a day, seen from the end of that day. Projections are worked out anew as
 * they would have been at the end of each earlier year of the contract, with what was recorded by then and the target
 * then in force: what was entered later has no part in them. Owners' forecasts are those that they gave, dated.
 */
export async function buildEvaluation(deps: EvaluationDeps, on: Day): Promise<Evaluation> {
  const { contracts, indicators } = deps;
  const register = (await contracts.inForce(on)).version.register;
  const board = await indicators.board({ on, knownOn: on });
  const earlier: Board[] = [];
  for (let year = register.fromYear; year <= Math.min(register.toYear, yearOf(on)); year += 1) {
    const end = day(`${year}-12-31`);
    if (end < on) earlier.push(await indicators.board({ on: end, knownOn: end }));
  }
  const given = await indicators.forecastsOf();
  const assessments = board.indicators.flatMap((one) => one.assessments.map((assessment) => ({ indicator: one.indicator, assessment })));
  const series: EvaluatedSeries[] = [];
  for (const { indicator, assessment } of assessments) {
    const key = assessment.measure.key;
    const outcome = outcomeOf(assessment);
    const dueYear = assessment.target?.dueYear ?? register.toYear;
    series.push({
      key,
      indicator: { code: indicator.code, title: indicator.title },
      promised: await contracts.targetsOver(key, on),
      assessment,
      outcome,
      forecasts: scoreForecasts([...ownForecasts(given, key, on), ...projections(earlier, key)].filter((one) => yearOf(one.madeOn) <= dueYear), outcome),
    });
  }
  return {
    asOf: on,
    provisional: yearOf(on) <= register.toYear,
    contract: { code: register.code, title: register.title, fromYear: register.fromYear, toYear: register.toYear },
    objectives: await objectivesOf(deps, register, on),
    series,
    intervals: intervalRecord(series.flatMap((one) => one.forecasts)),
    demonstration: board.demonstration,
  };
}

/** The compared number once nothing can be added to it: the value of the due year, or a sum or mean over all its years. */
export function outcomeOf({ target, compared }: Assessment): number | null {
  if (target === null || target.value === null || compared === null || compared.missingYears.length > 0) return null;
  const lastYear = "toYear" in target.scope ? target.scope.toYear : target.dueYear;
  return yearOf(addDays(compared.period.until, -1)) >= lastYear ? compared.value : null;
}

function ownForecasts(given: readonly OwnerForecast[], series: string, on: Day): PastForecast[] {
  return given
    .filter((one) => one.series === series && one.madeOn <= on)
    .map(({ value, madeOn, confidenceShare }) => ({ kind: "owner", madeOn, value, low: null, high: null, confidenceShare }));
}

function projections(boards: readonly Board[], series: string): PastForecast[] {
  return boards.flatMap((board) => {
    const projection = board.indicators.flatMap((one) => one.assessments).find((one) => one.measure.key === series)?.projection ?? null;
    if (projection === null) return [];
    const { value, low, high, confidenceShare } = projection;
    return [{ kind: "projection" as const, madeOn: board.moment.on, value, low, high, confidenceShare }];
  });
}

async function objectivesOf({ steering, selfEvaluationOf }: EvaluationDeps, register: Register, on: Day): Promise<EvaluatedObjective[]> {
  const standings = await steering.standings("action-", on);
  const objectives: EvaluatedObjective[] = [];
  for (const objective of register.priorities.flatMap((priority) => priority.objectives)) {
    const own = objective.actions.map((action) => standings.get(`action-${action.code}`));
    const tied = register.indicators.filter(({ code }) => referencesTo(register, code).some(({ from }) => objectiveOf(register, from)?.objective.code === objective.code));
    objectives.push({
      code: objective.code,
      title: objective.title,
      spread: steering.spread(own, on),
      milestones: milestoneRecord(own.flatMap((standing) => standing?.milestones ?? []), on),
      selfEvaluation: await selfEvaluationOf(objective.code),
      indicators: tied.map(({ code }) => code),
    });
  }
  return objectives;
}
