import type { EngineOptions, LinkQuestion, RuleCost, Training } from "../domain/run.ts";
import type { LinkageSession } from "../domain/session.ts";
import { makeCandidates } from "./blocking/candidates.ts";
import { costOfRule, refuseTooMany } from "./blocking/costs.ts";
import { openEngine } from "./engine.ts";
import { explained } from "../errors.ts";
import { scoreCandidates } from "./scoring/score.ts";
import { learn } from "./training/learn.ts";
import { pairVectors } from "./vectors/vectors.ts";

export { openEngine } from "./engine.ts";

/**
 * Reads the inputs, prepares their columns and holds the linkage open; nothing is compared yet. Close it in a `finally`.
 * Throws `linkage.input-not-valid` (missing files or columns, ids that come twice, lines that cannot be read: all at
 * once) and, where `options.signal` is aborted, its reason.
 */
export async function openSession(question: LinkQuestion, options: EngineOptions = {}): Promise<LinkageSession> {
  const engine = await openEngine(question, options);
  const { analytics, model, isLink, leftRows, rightRows, warnings } = engine;
  let known: readonly RuleCost[] | null = null;
  let made: readonly number[] | null = null;
  const cancellable = <T>(work: () => Promise<T>) => async (): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      // An interrupted query fails with a message of its own: the reason of the signal is what the caller knows.
      options.signal?.throwIfAborted();
      throw explained(error);
    }
  };
  const costs = async (): Promise<readonly RuleCost[]> => {
    if (known !== null) return known;
    const found: RuleCost[] = [];
    for (const [index, rule] of model.blocking.entries()) {
      engine.told("costing", index / model.blocking.length);
      found.push(await costOfRule(engine, rule.name, rule.on));
    }
    refuseTooMany(model, found);
    known = found;
    return found;
  };
  /** Candidates and their vectors, made once: the prior is found from them, and they are scored. */
  const compare = async (): Promise<readonly number[]> => {
    if (made !== null) return made;
    await costs();
    const counts = await makeCandidates(engine);
    engine.told("comparing", 0.6);
    await analytics.run(`create or replace temp table vectors as ${pairVectors(model, "candidates", { keep: ["l", "r", "rule"], terms: true })}`);
    made = counts;
    engine.told("comparing", 1);
    return counts;
  };
  return {
    analytics, model, isLink, leftRows, rightRows, warnings,
    costs: cancellable(costs),
    train: cancellable(async (): Promise<Training> => {
      if (model.trained !== undefined) return { values: model.trained, sessions: [], randomPairs: 0, warnings: [] };
      await costs();
      return learn(engine, question.model.training, compare);
    }),
    score: (values) => cancellable(async () => {
      const newPairs = await compare();
      engine.told("scoring", 0);
      const scoredPairs = await scoreCandidates(analytics, model, values, engine.totals, "from vectors");
      engine.told("scoring", 1);
      return { candidatePairs: newPairs.reduce((sum, pairs) => sum + pairs, 0), scoredPairs, newPairs };
    })(),
    close: async () => { engine.close(); },
  };
}
