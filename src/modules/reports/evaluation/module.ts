import type { Author } from "../../../kernel/audit/index.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { Standing, SteeringAct } from "../../steering/index.ts";
import { buildEvaluation } from "./actions/build-evaluation.ts";
import { enterRecommendation, reviseRecommendation, withdrawRecommendation, type RecommendationChange } from "./actions/recommend.ts";
import type { EvaluationDeps } from "./deps.ts";
import type { Evaluation } from "./domain/evaluation.ts";
import { foldRecommendations, recommendationSubject, type Recommendation, type RecommendationEvent, type RecommendationText } from "./domain/recommendation.ts";
import { unknownRecommendation } from "./errors.ts";
import { listRecommendationEvents } from "./store/recommendation-store.ts";

/** A recommendation with all its texts and how it is followed up. */
export interface FollowedRecommendation {
  readonly recommendation: Recommendation;
  /** Oldest first. */
  readonly history: readonly RecommendationEvent[];
  readonly standing: Standing;
}

export interface Evaluations {
  /** The day that a page stands at when none is asked for. */
  defaultDay(): Promise<Day>;
  evaluate(on: Day): Promise<Evaluation>;
  /** Every recommendation as known at the end of a day (null: now) with its follow-up, those withdrawn included, by number. */
  recommendations(knownOn: Day | null): Promise<readonly Omit<FollowedRecommendation, "history">[]>;
  /** Fails with `reports.unknown-recommendation`. */
  recommendation(number: number): Promise<FollowedRecommendation>;
  enter(by: Author, draft: RecommendationText, demonstration?: boolean): Promise<Recommendation>;
  revise(by: Author, draft: RecommendationText, change: RecommendationChange): Promise<Recommendation>;
  withdraw(by: Author, change: RecommendationChange): Promise<Recommendation>;
  /** One act of its follow-up: owner, milestone, review. `basedOn` as in `Steering.act`. */
  followUp(by: Author, number: number, act: SteeringAct, basedOn: number): Promise<Standing>;
  people(): Promise<readonly { readonly accountId: string; readonly name: string }[]>;
}

export function createEvaluations(deps: EvaluationDeps): Evaluations {
  const { db, steering, indicators } = deps;

  async function recommendation(number: number): Promise<FollowedRecommendation> {
    const history = await listRecommendationEvents(db, number);
    const [found] = foldRecommendations(history);
    if (found === undefined) throw unknownRecommendation(number);
    return { recommendation: found, history, standing: await steering.standing(recommendationSubject(number), null) };
  }

  return {
    defaultDay: () => indicators.defaultDay(),
    evaluate: (on) => buildEvaluation(deps, on),
    async recommendations(knownOn) {
      const found = foldRecommendations(await listRecommendationEvents(db, null, knownOn));
      return Promise.all(found.map(async (one) => ({ recommendation: one, standing: await steering.standing(recommendationSubject(one.number), knownOn) })));
    },
    recommendation,
    enter: (by, draft, demonstration) => enterRecommendation(deps, by, draft, demonstration),
    revise: (by, draft, change) => reviseRecommendation(deps, by, draft, change),
    withdraw: (by, change) => withdrawRecommendation(deps, by, change),
    async followUp(by, number, act, basedOn) {
      await recommendation(number);
      return steering.act(by, recommendationSubject(number), act, basedOn);
    },
    people: () => deps.people(),
  };
}
