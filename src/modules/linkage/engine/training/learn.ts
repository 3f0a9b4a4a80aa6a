import type { TrainingSpec } from "../../domain/model.ts";
import type { Training } from "../../domain/run.ts";
import type { Engine } from "../engine.ts";
import { countPatterns } from "../vectors/read-patterns.ts";
import { randomPairs } from "./random-pairs.ts";
import { sessionPatterns, sessionsOf } from "./sessions.ts";
import { train } from "./train.ts";

/** Random pairs at most where the model says nothing: a level seen ten times among them weighs half a bit too much or too little. */
const usualRandomPairs = 2_000_000;
/** Pairs of a session where the model says nothing: shares of levels are then known to a tenth of their smallest. */
const usualSessionPairs = 1_000_000;

/** Random pairs, sessions and, where the model gives no prior, the candidates of all rules: everything that is learnt from, then the learning. */
export async function learn(engine: Engine, asked: TrainingSpec | undefined, compare: () => Promise<unknown>): Promise<Training> {
  const { model } = engine;
  engine.told("random-pairs", 0);
  const random = await randomPairs(engine, Math.min(asked?.randomPairs ?? usualRandomPairs, engine.allPairs));
  const wanted = sessionsOf(model, asked?.sessions !== undefined);
  const sessions = [];
  for (const [index, session] of wanted.entries()) {
    engine.told("training", index / wanted.length);
    sessions.push(await sessionPatterns(engine, session, asked?.maximumPairs ?? usualSessionPairs));
  }
  let candidates = null;
  if (model.training.prior === undefined) {
    await compare();
    candidates = await countPatterns(engine, "from vectors", { terms: true });
  }
  const training = train({ model, allPairs: engine.allPairs, random, sessions, candidates });
  engine.told("training", 1);
  return training;
}
