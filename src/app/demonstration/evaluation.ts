import { createEvaluations, type EvaluationDeps, type RecommendationText } from "../../modules/reports/index.ts";
import { createIndicators, commitmentOf, type Author } from "../../modules/indicators/index.ts";
import { createSteering } from "../../modules/steering/index.ts";
import { day, fixedClock } from "../../kernel/time/day.ts";
import { selfEvaluationOf } from "../consultations/synthesis.ts";
import type { House } from "../house.ts";
import { seededRandom } from "./random.ts";
import { demonstrationDay } from "./values.ts";

/**
 * What owners foresaw two years before for what was due in 2024, so that some of it has met its truth: near the target, on
 * one side or the other. To be given before the forecasts of today, which stand in their place.
 */
export async function addEarlierForecasts(house: House, author: Author): Promise<void> {
  const indicators = createIndicators({ db: house.db, clock: fixedClock("2023-05-15"), catalogues: house.contracts, demonstrationDay });
  for (const series of await indicators.listSeries(day("2023-05-15"))) {
    const target = commitmentOf(series);
    const isCounted = target?.comparator !== "rank-at-most" && target?.comparator !== "qualitative";
    if (target === null || target.value === null || target.dueYear !== 2024 || !isCounted) continue;
    const random = seededRandom(`jalon earlier forecast ${series.key}`);
    const raw = target.value * (0.95 + 0.12 * random());
    const value = series.measure.unit.kind === "count" ? Math.round(raw) : Number(raw.toPrecision(3));
    await indicators.forecast(author, {
      series: series.key, value: series.measure.unit.kind === "share" ? Math.min(1, value) : value, confidenceShare: Math.round((0.5 + 0.4 * random()) * 10) / 10, comment: "Prévision fictive de démonstration", demonstration: true,
    });
  }
}

const source = "Comité d’évaluation fictif, rapport de démonstration";

const drafts: readonly RecommendationText[] = [
  { text: { fr: "Donner aux unités un seul guichet pour leurs demandes d’appui, avec un délai de réponse annoncé.", en: "Give units one desk for their requests for support, with an announced time to answer." }, source, page: "14", objectives: ["7"] },
  { text: { fr: "Publier chaque année l’état des cohortes avec leur coût complet.", en: "Publish each year the state of cohorts with their full cost." }, source, page: "22", objectives: ["2", "9"] },
  { text: { fr: "Suivre les anciens lauréats des chaires cinq ans après leur recrutement.", en: "Follow former holders of chairs for five years after their recruitment." }, source, page: null, objectives: ["6"] },
];

/** Recommendations of an evaluation that never was, the first two followed up. The same on every machine. */
export async function addDemonstrationRecommendations(house: House, author: Author): Promise<void> {
  const { db, contracts, indicators } = house;
  const clock = fixedClock("2025-03-17T10:00:00Z");
  const steering = createSteering({ db, clock });
  const deps: EvaluationDeps = { db, clock, contracts, indicators, steering, selfEvaluationOf: (objective) => selfEvaluationOf(house, objective), people: async () => [] };
  const evaluations = createEvaluations(deps);
  for (const draft of drafts) await evaluations.enter(author, draft, true);
  const options = { demonstration: true };
  const first = await steering.act(author, "recommendation-1", { kind: "milestone-set", milestoneId: null, milestone: { title: "Guichet ouvert pour trois délégations", dueOn: day("2025-10-01"), ownerId: null }, reason: null }, 0, options);
  await steering.act(author, "recommendation-1", { kind: "reviewed", review: { on: day("2025-03-14"), state: "on-track", confidenceShare: 0.7, synthesis: "Revue fictive\u202f: le cahier des charges est écrit, l’essai commence à l’automne." } }, first.revision, options);
  await steering.act(author, "recommendation-2", { kind: "reviewed", review: { on: day("2025-03-14"), state: "not-started", confidenceShare: 0.5, synthesis: "Revue fictive\u202f: la méthode de coût complet reste à choisir." } }, 0, options);
}
