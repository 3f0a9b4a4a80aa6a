import { both } from "../../../../kernel/i18n/format.ts";
import type { Cell, Table } from "../../../../kernel/tables/index.ts";
import { describeTarget, roundValue, verdictWords, type Unit } from "../../../indicators/index.ts";
import { undertakingStates, undertakingWords } from "../../../steering/index.ts";
import type { Evaluation } from "../domain/evaluation.ts";
import type { FollowedRecommendation } from "../module.ts";

function valueCell(value: number | null, unit: Unit): Cell {
  if (value === null) return null;
  const rounded = roundValue(value, unit);
  return unit.kind === "share" ? { share: rounded } : unit.kind === "eur" ? { euros: rounded } : rounded;
}

const column = (key: string, fr: string, en: string): Table["columns"][number] => ({ key, label: both(fr, en) });

function notes(evaluation: Evaluation): NonNullable<Table["notes"]> {
  return evaluation.provisional ? [both(`Provisoire\u202f: situation au ${evaluation.asOf}, avant la fin du contrat.`, `Provisional: situation on ${evaluation.asOf}, before the end of the contract.`)] : [both(`Situation au ${evaluation.asOf}.`, `Situation on ${evaluation.asOf}.`)];
}

/** What was promised and what came, one row for each target that a series ever had. */
export function promisesTable(evaluation: Evaluation): Table {
  return {
    name: "evaluation-promises", title: both("Évaluation finale, ce qui était promis et ce qui est atteint", "Final evaluation, what was promised and what was reached"), demonstration: evaluation.demonstration, notes: notes(evaluation),
    columns: [
      column("series", "Série", "Series"), column("name", "Nom", "Name"), column("from", "Cible en vigueur depuis le", "Target in force since"), column("until", "Jusqu’au (exclu)", "Until (not included)"),
      column("target", "Cible", "Target"), column("words", "Cible en mots", "Target in words"), column("reached", "Atteint à ce jour", "Reached so far"), column("outcome", "Résultat", "Outcome"), column("verdict", "Verdict", "Verdict"), column("reason", "Raison", "Reason"),
    ],
    rows: evaluation.series.flatMap(({ key, promised, assessment, outcome }) =>
      promised.map(({ target, from, until }): readonly Cell[] => [
        key, assessment.measure.name, { day: from }, until === null ? null : { day: until }, target === null ? null : valueCell(target.value, target.unit), target === null ? null : describeTarget(target),
        valueCell(assessment.compared?.value ?? null, assessment.measure.unit), valueCell(outcome, assessment.measure.unit), verdictWords[assessment.verdict.kind], assessment.verdict.reason,
      ]),
    ),
  };
}

/** Every forecast and projection beside the truth. */
export function forecastsTable(evaluation: Evaluation): Table {
  return {
    name: "evaluation-forecasts", title: both("Évaluation finale, prévisions et projections face au résultat", "Final evaluation, forecasts and projections against the outcome"), demonstration: evaluation.demonstration, notes: notes(evaluation),
    columns: [
      column("series", "Série", "Series"), column("name", "Nom", "Name"), column("kind", "Nature", "Kind"), column("made", "Faite le", "Made on"), column("value", "Annoncé", "Announced"), column("low", "Bas de l’intervalle", "Low end"),
      column("high", "Haut de l’intervalle", "High end"), column("confidence", "Confiance", "Confidence"), column("outcome", "Résultat", "Outcome"), column("error", "Écart", "Error"), column("inside", "Dans l’intervalle", "Inside the interval"),
    ],
    rows: evaluation.series.flatMap(({ key, assessment: { measure }, forecasts }) =>
      forecasts.map((one): readonly Cell[] => [
        key, measure.name, one.kind === "owner" ? both("prévision du responsable", "owner’s forecast") : both("projection mécanique", "mechanical projection"), { day: one.madeOn },
        valueCell(one.value, measure.unit), valueCell(one.low, measure.unit), valueCell(one.high, measure.unit), { share: one.confidenceShare }, valueCell(one.outcome, measure.unit), valueCell(one.error, measure.unit),
        one.inside === null ? null : one.inside ? both("oui", "yes") : both("non", "no"),
      ]),
    ),
  };
}

export function objectivesTable(evaluation: Evaluation): Table {
  return {
    name: "evaluation-objectives", title: both("Évaluation finale, objectifs", "Final evaluation, objectives"), demonstration: evaluation.demonstration, notes: notes(evaluation),
    columns: [
      column("objective", "Objectif", "Objective"), column("title", "Titre", "Title"), ...undertakingStates.map((state) => ({ key: state, label: undertakingWords[state] })), column("never-reviewed", "Jamais revues", "Never reviewed"), column("actions", "Actions", "Actions"),
      column("on-time", "Jalons à temps", "Milestones on time"), column("late", "Jalons en retard", "Milestones late"), column("never", "Jalons échus pas atteints", "Milestones due and not reached"), column("to-come", "Jalons à venir", "Milestones to come"),
      column("dropped", "Jalons abandonnés", "Milestones dropped"), column("self", "Autoévaluation", "Self-evaluation"),
    ],
    rows: evaluation.objectives.map(({ code, title, spread, milestones, selfEvaluation }): readonly Cell[] => [
      code, title, ...undertakingStates.map((state) => spread.counts[state]), spread.neverReviewed, spread.total, milestones.onTime, milestones.late, milestones.never, milestones.toCome, milestones.dropped, selfEvaluation,
    ]),
  };
}

/** What is public of the recommendations: text, source, state and milestones of the follow-up. No name. */
export function recommendationsTable(found: readonly Omit<FollowedRecommendation, "history">[]): Table {
  return {
    name: "evaluation-recommendations", title: both("Recommandations de l’évaluation externe et leur suivi", "Recommendations of the external evaluation and their follow-up"), demonstration: found.some(({ recommendation }) => recommendation.demonstration),
    columns: [
      column("number", "Numéro", "Number"), column("text", "Recommandation", "Recommendation"), column("source", "Source", "Source"), column("page", "Page", "Page"), column("objectives", "Objectifs", "Objectives"), column("state", "État", "State"),
      column("reviewed", "Revue du", "Reviewed on"), column("synthesis", "Synthèse", "Synthesis"), column("milestones", "Jalons", "Milestones"), column("reached", "Jalons atteints", "Milestones reached"), column("withdrawn", "Retirée", "Withdrawn"),
    ],
    rows: found.map(({ recommendation, standing }): readonly Cell[] => {
      const review = standing.reviews[0];
      return [
        recommendation.number, recommendation.text, recommendation.source, recommendation.page, recommendation.objectives.join(", "), review === undefined ? null : undertakingWords[review.state], review === undefined ? null : { day: review.on },
        review?.synthesis ?? null, standing.milestones.length, standing.milestones.filter((one) => one.reachedOn !== null).length, recommendation.withdrawn ? both("oui", "yes") : both("non", "no"),
      ];
    }),
  };
}
