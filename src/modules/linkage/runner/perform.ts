import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { reviewSizes, type KeptPair, type LinkageRunner, type RunnerAnswer, type RunQuality } from "../domain/report.ts";
import type { Pattern } from "../domain/run.ts";
import { cardText } from "../outputs/card-text.ts";
import { runLinkage } from "../outputs/run.ts";
import { chooseClericalSample } from "../quality/clerical-sample.ts";
import { failuresOf, type RunFailures } from "./failures.ts";
import { commonPatterns, qualityOf } from "./inspect.ts";
import { pairsToKeep, underPseudonyms, type NamedPair } from "./kept-pairs.ts";
import { createPseudonyms } from "./pseudonyms.ts";
import { idsOf, samplesFile, type NamedSample } from "./sources.ts";
import { writeTakenAway } from "./take-away.ts";

interface Seen {
  readonly quality: RunQuality;
  readonly patterns: readonly Pattern[];
  readonly pairs: readonly NamedPair[];
  readonly samples: Readonly<Record<string, NamedSample>>;
  readonly failures: RunFailures | null;
}

/** A whole run in this thread: the linkage, what its session can still tell before it is closed, and what leaves the zone. */
export const performRun: LinkageRunner = async (question, { progress, signal }): Promise<RunnerAnswer> => {
  const { model, left, right, outDirectory, temporaryDirectory, previousDirectory } = question;
  const pseudonyms = createPseudonyms(question.pseudonymKey, right !== undefined);
  let seen: Seen | null = null;
  const decisions = await namedDecisions(question);
  const answer = await runLinkage({ model, left: { file: left }, ...(right === undefined ? {} : { right: { file: right } }) }, outDirectory, {
    progress, signal, temporaryDirectory, force: true, ...(previousDirectory === undefined ? {} : { previous: previousDirectory }), decisions,
    inspect: async (session, training) => {
      const sizes = [];
      for (const size of reviewSizes) sizes.push({ size, ...await chooseClericalSample(session, { pairs: size }) });
      const pairs = await pairsToKeep(session, training.values, sizes.flatMap((sample) => sample.pairs.map((pair) => [pair.left, pair.right] as const)));
      const byIds = new Map(pairs.map((pair) => [`${pair.left}\0${pair.right}`, pair]));
      const samples = Object.fromEntries(sizes.map(({ size, strata, thresholdWeight, pairs: chosen }) => [String(size), {
        strata, thresholdWeight, pairs: chosen.flatMap(({ left: l, right: r, stratum }) => { const found = byIds.get(`${l}\0${r}`); return found === undefined ? [] : [{ ...found, stratum }]; }),
      }]));
      const quality = await qualityOf(session, training.values);
      seen = { quality, pairs, samples, patterns: await commonPatterns(session), failures: await failuresOf(session, training, pseudonyms) };
      return quality;
    },
  });
  const inspected = seen as Seen | null;
  if (answer.seal === null || inspected === null) throw new Error("a run without a seal");
  await writeFile(join(outDirectory, samplesFile), JSON.stringify(inspected.samples), { mode: 0o600 });
  await writeTakenAway(outDirectory, pseudonyms);
  const pairs: readonly KeptPair[] = inspected.pairs.map((pair) => underPseudonyms(pair, pseudonyms));
  const difference = answer.run.difference;
  return {
    seal: answer.seal, card: cardText(answer.card), pairs, failureCases: inspected.failures?.cases ?? [],
    report: { summary: withoutHistories(answer.summary), patterns: inspected.patterns, quality: inspected.quality, failures: inspected.failures?.report ?? null, pairsKept: pairs.length, difference: difference === null ? null : { previousRun: 0, newRows: difference.newRows, goneRows: difference.goneRows, clusters: difference.clusters } },
  };
};

/** Values of every iteration are of use to who trains a model at the desk; the platform keeps where each session ended. */
function withoutHistories(summary: RunnerAnswer["report"]["summary"]): RunnerAnswer["report"]["summary"] {
  return { ...summary, training: { ...summary.training, sessions: summary.training.sessions.map((session) => ({ ...session, history: session.history.slice(-1) })) } };
}

/** Decisions under identifiers: pseudonyms cannot be undone, so every row is given its own and looked up. */
async function namedDecisions({ model, left, right, temporaryDirectory, pseudonymKey, decisions }: Parameters<LinkageRunner>[0]): Promise<readonly { readonly left: string; readonly right: string; readonly match: boolean }[]> {
  if (decisions.length === 0) return [];
  const pseudonyms = createPseudonyms(pseudonymKey, right !== undefined);
  const [ofLeft, ofRight] = [await idsOf(model, "left", left, temporaryDirectory), right === undefined ? null : await idsOf(model, "right", right, temporaryDirectory)];
  if (ofLeft === null || (right !== undefined && ofRight === null)) return [];
  const leftIds = new Map(ofLeft.map((id) => [pseudonyms.row("left", id), id]));
  const rightIds = ofRight === null ? leftIds : new Map(ofRight.map((id) => [pseudonyms.row("right", id), id]));
  return decisions.flatMap(({ left: l, right: r, match }) => {
    const [one, other] = [leftIds.get(l), rightIds.get(r)];
    return one === undefined || other === undefined ? [] : [{ left: one, right: other, match }];
  });
}
