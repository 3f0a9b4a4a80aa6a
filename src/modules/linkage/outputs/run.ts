import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openAnalytics } from "../../../kernel/analytics/index.ts";
import { canonicalJson } from "../../../kernel/audit/canonical.ts";
import { flush, hashFile, openFolder, whileWriting } from "../../../kernel/files/index.ts";
import type { LinkageModel } from "../domain/model.ts";
import type { ModelCard, RunAnswer, RunDescription, RunFolder, TableFormat } from "../domain/outputs.ts";
import type { LinkQuestion, Training } from "../domain/run.ts";
import type { LinkageSession } from "../domain/session.ts";
import { openSession } from "../engine/open-session.ts";
import { explained } from "../errors.ts";
import { estimateQuality } from "../quality/index.ts";
import { cardOf } from "./card.ts";
import { cardText } from "./card-text.ts";
import { decide } from "./decide.ts";
import { checkedQuestion } from "./inputs.ts";
import { measureLabels } from "./labels.ts";
import { checkComparable, copyDifference, knownRows, loadPrevious, readRun } from "./previous.ts";
import { resultWarnings } from "./result-warnings.ts";
import { describeRun, type RunOptions, shapesOf, summaryOf, unique } from "./run-description.ts";
import { hashInput, hashModel, sealText, sealed, sha256Of } from "./seal.ts";
import { createTimer } from "./timer.ts";
import { jalonVersion } from "./version.ts";
import { copyClusters, nameClusters } from "./written-clusters.ts";
import { copyPairs, makeWritten } from "./written-pairs.ts";

const other = { csv: "parquet", parquet: "csv" } as const;
const modelFiles = ["model-card.json", "model-card.md", "model.trained.json"] as const;

/**
 * A whole linkage, from files to files: `pairs`, `clusters`, `run.json`, `seal.json`, the model card and the model with its
 * values, in `out`, all of them or none; the same bytes for the same question whatever the machine. Fails as `openSession`
 * does, with `linkage.files-in-the-way`, `linkage.unwritable-folder`, `linkage.disk-refused`, `linkage.not-a-run` and
 * `linkage.previous-not-comparable`; nothing is left then.
 */
export async function runLinkage(given: LinkQuestion, out: string, options: RunOptions = {}): Promise<RunAnswer> {
  const format = options.format ?? "csv";
  const results = options.trainOnly === true ? [] : [`pairs.${format}`, `clusters.${format}`, "run.json", "seal.json", ...(options.previous === undefined ? [] : ["difference.csv"])];
  const obsolete = [`pairs.${format}`, `clusters.${format}`, `pairs.${other[format]}`, `clusters.${other[format]}`, "run.json", "seal.json", "difference.csv"].filter((name) => !results.includes(name));
  const question = await checkedQuestion(given);
  const folder = await openFolder(out, [...results, ...modelFiles], { owner: "linkage", force: options.force ?? false, obsolete });
  options.staged?.(folder.staging, folder.made);
  const done = new AbortController();
  try {
    return await whileWriting("linkage", out, async () => {
      const answer = await fill(question, folder.staging, format, options, done.signal);
      options.signal?.throwIfAborted();
      await folder.finish();
      return answer;
    });
  } catch (error) {
    options.signal?.throwIfAborted();
    throw explained(error);
  } finally {
    done.abort();
    await folder.discard();
  }
}

async function openPrevious(directory: string, model: LinkageModel, { temporaryDirectory }: RunOptions): Promise<{ readonly run: RunFolder; readonly since: NonNullable<LinkQuestion["since"]> }> {
  const run = await readRun(directory);
  await checkComparable(run, directory, hashModel(model));
  const analytics = await openAnalytics(temporaryDirectory === undefined ? {} : { temporaryDirectory });
  try {
    return { run, since: await knownRows(analytics, run) };
  } finally {
    analytics.close();
  }
}

async function fill(question: LinkQuestion, staging: string, format: TableFormat, options: RunOptions, hashing: AbortSignal): Promise<RunAnswer> {
  const timer = createTimer(options.progress);
  timer.at("reading");
  const inputs = [question.left, ...(question.right === undefined ? [] : [question.right])];
  // Hashed while DuckDB works, and no longer; a file that cannot be read is told by the engine.
  const hashes = Promise.all(inputs.map((input) => hashInput(input, hashing)));
  hashes.catch(() => {});
  const previous = options.previous === undefined ? null : await openPrevious(options.previous, question.model, options);
  const asked: LinkQuestion = previous === null ? question : { ...question, model: { ...question.model, trained: previous.run.seal.trained }, since: previous.since };
  const session = await openSession(asked, { ...options, progress: timer.at });
  const interrupt = (): void => session.analytics.connection.interrupt();
  options.signal?.addEventListener("abort", interrupt);
  try {
    const costs = await session.costs();
    const training = await session.train();
    const trainedFrom = asked.model.trained === undefined ? "inputs" : "model";
    const model: LinkageModel = { ...question.model, trained: training.values };
    const common = { leftRows: session.leftRows, rightRows: session.isLink ? session.rightRows : null, training, trainedFrom } as const;
    if (options.trainOnly === true) {
      const run = describeRun({ ...common, costs, candidatePairs: 0, writtenPairs: 0, linkedPairs: 0, clusters: 0, warnings: unique([...session.warnings, ...training.warnings]) });
      const card = await writeModel(staging, session, training, model, run);
      return { summary: summaryOf(session, run, timer.seconds()), run, card, model, seal: null };
    }
    const scored = await session.score(training.values);
    timer.at("clustering");
    if (previous !== null) await loadPrevious(session, previous.run);
    await makeWritten(session, training.values, previous !== null);
    const decided = await decide(session, options.decisions);
    await nameClusters(session, previous !== null);
    timer.at("writing");
    const [pairsPath, clustersPath] = [join(staging, `pairs.${format}`), join(staging, `clusters.${format}`)];
    await copyPairs(session, pairsPath, format);
    await copyClusters(session, clustersPath, format);
    const difference = previous === null ? null : await copyDifference(session, previous.run, join(staging, "difference.csv"));
    const labels = options.labels === undefined ? null : await measureLabels(session, options.labels, question);
    const quality = options.inspect !== undefined ? await options.inspect(session, training) : previous === null ? { labelFree: await estimateQuality(session) } : null;
    const [written] = await session.analytics.rows<{ n: number; version: string }>("select count(*)::double as n, version() as version from written");
    const allCosts = costs.map((cost, index) => ({ ...cost, newPairs: scored.newPairs[index] ?? null }));
    const counts = { candidatePairs: scored.candidatePairs, writtenPairs: written?.n ?? 0, linkedPairs: decided.linkedPairs, clusters: decided.clusters };
    const run = describeRun({
      ...common, ...counts, costs: allCosts, difference, labels, quality, leftOutPairs: decided.leftOut, undecidedPairs: decided.undecided, ...(await shapesOf(session, decided)),
      warnings: unique([...session.warnings, ...training.warnings, ...decided.warnings, ...resultWarnings(counts, difference, labels)]),
    });
    const card = await writeModel(staging, session, training, model, run);
    await writeJson(join(staging, "run.json"), run);
    const sums = await hashes;
    const files: Record<string, string> = {};
    for (const name of [...modelFiles, "run.json", ...(difference === null ? [] : ["difference.csv"])]) files[name] = await hashFile(join(staging, name));
    const seal = sealed({
      format: "jalon-linkage-seal/1",
      inputs: inputs.map((_, index) => ({ side: index === 0 ? "left" : "right", sha256: sums[index] ?? "", rows: index === 0 ? session.leftRows : session.rightRows })),
      modelSha256: hashModel(question.model), trained: training.values, trainedFrom, previousSha256: previous?.run.seal.sha256 ?? null,
      decisions: options.decisions === undefined || options.decisions.length === 0 ? null : { count: options.decisions.length, sha256: sha256Of(canonicalJson(options.decisions)) },
      versions: { jalon: jalonVersion, duckdb: written?.version ?? "" }, seed: session.model.seed,
      rules: allCosts.map(({ rule, pairs, newPairs }) => ({ rule, pairs, newPairs: newPairs ?? 0 })),
      candidatePairs: counts.candidatePairs, linkedPairs: counts.linkedPairs, pairsSha256: await hashFile(pairsPath), clustersSha256: await hashFile(clustersPath), files,
    });
    await writeFile(join(staging, "seal.json"), sealText(seal), { flush: true });
    await Promise.all([flush(pairsPath), flush(clustersPath)]);
    return { summary: summaryOf(session, run, timer.seconds()), run, card, model, seal };
  } finally {
    options.signal?.removeEventListener("abort", interrupt);
    await session.close();
  }
}

async function writeModel(staging: string, session: LinkageSession, training: Training, model: LinkageModel, run: RunDescription): Promise<ModelCard> {
  const card = cardOf(session.model, training, run);
  await writeJson(join(staging, "model-card.json"), card);
  await writeFile(join(staging, "model-card.md"), cardText(card), { flush: true });
  await writeJson(join(staging, "model.trained.json"), model);
  return card;
}

function writeJson(path: string, content: unknown): Promise<void> {
  return writeFile(path, `${JSON.stringify(content, null, 2)}\n`, { flush: true });
}
