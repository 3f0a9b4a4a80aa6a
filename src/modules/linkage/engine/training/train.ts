import type { ExpandedModel, TrainedValues } from "../../domain/model.ts";
import type { SessionHistory, Training } from "../../domain/run.ts";
import { expectationMaximisation, startOfM, startOfU, type EmResult } from "../em/expectation-maximisation.ts";
import { shapeOf, unobserved, type ComparisonShape, type LevelValues, type PatternCounts, type Values } from "../em/patterns.ts";
import { logOdds, probabilityOf } from "../em/posterior.ts";
import { combined, valuesOf } from "./combine.ts";
import { estimatePrior } from "./prior.ts";
import type { RandomRates } from "./random-pairs.ts";
import type { SessionPatterns } from "./sessions.ts";
import { trainingWarnings } from "./warnings.ts";

export interface TrainingInput {
  readonly model: ExpandedModel;
  readonly allPairs: number;
  readonly random: RandomRates;
  readonly sessions: readonly SessionPatterns[];
  /** Patterns of the candidates of all rules, from which the prior is found where the model gives none. */
  readonly candidates: PatternCounts | null;
  /** Part of the matches that some rule makes, where it was estimated. */
  readonly recall?: number;
}

/** Rounds of sessions and prior: u is freed of the matches among random pairs once the share of matches is known. */
const rounds = 3;

/** u of each level: what random pairs show, less the part that matches hold of it. Levels never seen count as less than one pair. */
function startValues(shape: ComparisonShape, rates: readonly number[] | null, pairs: number, matches: { readonly share: number; readonly m: readonly number[] } | null): LevelValues[] {
  const m = startOfM(shape);
  const raw = rates === null ? startOfU(shape) : rates.map((rate, level) => {
    const least = Math.max(rate > 0 ? rate / 50 : 0, 0.5 / Math.max(1, pairs), 1e-9);
    if (matches === null) return Math.max(least, rate);
    return Math.max(least, (rate - matches.share * (matches.m[level] ?? 0)) / (1 - matches.share));
  });
  const free = raw.reduce((sum, value, level) => sum + (shape.fixed[level]?.u === undefined ? value : 0), 0);
  const known = shape.fixed.reduce((sum, level) => sum + (level.u ?? 0), 0);
  return raw.map((value, level) => ({ m: m[level] ?? unobserved, u: shape.fixed[level]?.u ?? (free > 0 ? (value / free) * Math.max(0, 1 - known) : value) }));
}

/** Start of the share of matches in a block: the prior with the evidence that the comparisons it decides would bring at their best. */
function startShare(session: SessionPatterns, values: Values, prior: number): number {
  const bits = session.used.reduce((sum, isUsed, c) => {
    const best = values[c]?.[0];
    return isUsed || best === undefined ? sum : sum + Math.log2(best.m) - Math.log2(best.u);
  }, logOdds(prior));
  return Math.min(0.9, Math.max(1e-4, probabilityOf(bits)));
}

interface Result { readonly session: SessionPatterns; readonly used: readonly boolean[]; readonly result: EmResult }

/** One session from the values known so far: u as it stands, m from its usual start. */
function runSession(input: TrainingInput, shapes: readonly ComparisonShape[], session: SessionPatterns, values: Values, prior: number, before: Result | undefined): Result {
  const { training } = input.model;
  const fresh = values.map((levels, c): readonly LevelValues[] => {
    const shape = shapes[c];
    return shape === undefined || session.used[c] !== true ? levels : startOfM(shape).map((m, l) => ({ m, u: levels[l]?.u ?? unobserved }));
  });
  const common = { start: fresh, freeU: training.freeU, iterations: training.iterations, tolerance: training.tolerance };
  const result = session.isAnchored
    ? expectationMaximisation(session.patterns, shapes, { ...common, share: prior, fixedShare: true, used: shapes.map(() => true), estimated: session.used })
    : expectationMaximisation(session.patterns, shapes, { ...common, share: before?.result.share ?? startShare(session, values, prior), used: session.used });
  return { session, used: session.used, result };
}

/**
 * m, u and the share of matches from everything that was counted. Sessions train m with u fixed (or free where the model
 * says so), and the median of the sessions counts; the share of matches is found from the candidates of all rules; then u
 * is freed of the matches that random pairs hold by that share, and sessions are run again.
 */
export function train(input: TrainingInput): Training {
  const { model, random } = input;
  const shapes = model.comparisons.map(shapeOf);
  let prior = model.training.prior ?? Math.min(0.1, 1 / Math.sqrt(Math.max(1, input.allPairs)));
  let values: Values = shapes.map((shape, c) => startValues(shape, random.rates[c] ?? null, random.observed[c] ?? 0, null));
  let results: readonly Result[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = values;
    const before = results;
    // Sessions whose evidence is complete in themselves come first: anchored ones lean on what they found.
    const own = input.sessions.map((session, index) => session.isAnchored ? null : runSession(input, shapes, session, start, prior, before[index]));
    const trained = start.map((levels, c) => combined(own.filter((one) => one !== null), c, levels, shapes[c]?.fixed ?? []) ?? levels);
    results = input.sessions.map((session, index) => own[index] ?? runSession(input, shapes, session, trained, prior, undefined));
    values = start.map((levels, c) => combined(results, c, levels, shapes[c]?.fixed ?? []) ?? levels);
    if (model.training.prior === undefined && input.candidates !== null) prior = estimatePrior(input.candidates, shapes, values, input.allPairs, input.recall ?? 1);
    if (round + 1 < rounds && !model.training.freeU) values = values.map((levels, c): readonly LevelValues[] => {
      const shape = shapes[c];
      if (shape === undefined) return levels;
      return startValues(shape, random.rates[c] ?? null, random.observed[c] ?? 0, { share: prior, m: levels.map((level) => level.m) }).map((level, l) => ({ m: levels[l]?.m ?? level.m, u: level.u }));
    });
  }
  const trained: TrainedValues = { prior, comparisons: Object.fromEntries(model.comparisons.map((comparison, c) => [comparison.name, comparison.levels.map((level, l) => ({ label: level.label.en, m: values[c]?.[l]?.m ?? unobserved, u: values[c]?.[l]?.u ?? unobserved }))])) };
  const names = shapes.map((shape) => shape.name);
  const sessions = results.map(({ session, result }): SessionHistory => ({
    name: session.name, pairs: session.pairs, sampled: session.sampled, leftOut: names.filter((_, c) => session.used[c] !== true),
    iterations: result.iterations, converged: result.converged, shares: result.shares, logLikelihoods: result.logLikelihoods, history: result.history.map((one) => valuesOf(names, one)),
  }));
  return { values: trained, sessions, randomPairs: random.pairs, warnings: trainingWarnings(model, results.map((one) => ({ ...one, name: one.session.name })), values, random) };
}
