import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { cohenKappa } from "../../../kernel/statistics/index.ts";
import { answers, reasons, type Answer, type Decision, type FittedCalibration, type Reading, type Reason, type Review, type ReviewOutcome, type ReviewPair } from "../domain/project.ts";
import { reviewSizes, type ShownField } from "../domain/report.ts";
import { fitCalibration, readQuality, type ClericalLabel } from "../quality/calibration.ts";
import { openText, reviewKey, sealText } from "../store/keys.ts";
import { findFile, findModel } from "../store/projects.ts";
import { addShowing, countShowings, decisionsOf, findReview, forgetValues, insertDecisions, insertReview, insertReviewPairs, listReviews, pairsOfReader, putReading, readings, reviewPairs, sealedValues, setReviewClosed, setReviewState, takeBackLast } from "../store/reviews.ts";
import { findRun, setCalibration } from "../store/runs.ts";
import { authored, openProject, type LinkageDeps } from "./deps.ts";
import { fault, notKept, notTheMoment, notYourReview, unknownModel, unknownPair, unknownReview, unknownRun } from "./errors.ts";
import { clearCopy } from "./files.ts";
import { restoreOutputs } from "./outputs.ts";

export interface ReviewDraft {
  readonly title: string;
  readonly size: number;
  readonly readers: readonly string[];
  readonly showsScore: boolean;
  readonly masked: boolean;
}

const placeOf = (review: number, pair: string): string => `review ${review} pair ${pair}`;

/**
 * Opens a review of a finished run: a sample, two readers a pair, values sealed under a key of the review's own. The files of
 * the run must still be in the zone. Fails with `linkage.not-kept`.
 */
export async function openReview(deps: LinkageDeps, by: Author, runId: number, draft: ReviewDraft, givenKey?: Uint8Array): Promise<number> {
  const run = await findRun(deps.db, runId);
  if (run === null) throw unknownRun();
  if (run.state !== "done") throw notTheMoment("Cet appariement n’est pas terminé.", "This run is not finished.");
  await openProject(deps.db, run.project);
  const people = new Map((await deps.readers()).map((one) => [one.accountId, one]));
  const issues: Issue[] = [];
  if (draft.title.trim() === "" || draft.title.length > 200) issues.push(fault("title", "title-missing", "Donnez un titre à la relecture, de 200 caractères au plus.", "Give the review a title, of at most 200 characters."));
  if (!reviewSizes.some((size) => size === draft.size)) issues.push(fault("size", "size-unknown", "Choisissez un nombre de paires de la liste.", "Choose a number of pairs of the list."));
  const readers = [...new Set(draft.readers)].flatMap((id) => people.get(id) ?? []);
  if (readers.length < 2) issues.push(fault("readers", "readers-few", "Choisissez au moins deux relecteurs\u202f: chaque paire est lue deux fois, à l’aveugle.", "Choose at least two readers: each pair is read twice, blind."));
  if (issues.length > 0) throw notKept(issues);
  const sample = await drawnFor(deps, runId, draft.size);
  if (sample.pairs.length === 0) throw notTheMoment("Cet appariement n’a gardé aucune paire\u202f: il n’y a rien à relire.", "This run has kept no pair: there is nothing to review.");
  return deps.db.tx(async (tx) => {
    // Held, so that a project is not archived and a review of the run not opened twice meanwhile.
    await openProject(tx, run.project, true);
    if ((await listReviews(tx, { run: runId })).some(({ state }) => state !== "closed")) throw notTheMoment("Une relecture de cet appariement est déjà en cours\u202f: elle aurait les mêmes paires.", "A review of this run is under way already: it would have the same pairs.");
    const decided = new Set((await decisionsOf(tx, run.project)).map(({ pair }) => pair));
    const pairs = sample.pairs.filter(({ pair }) => !decided.has(pair));
    if (pairs.length === 0) throw notTheMoment("Toutes les paires de cet échantillon sont déjà décidées.", "All pairs of this sample are decided already.");
    const id = await insertReview(tx, by, { project: run.project, run: runId, title: draft.title.trim(), showsScore: draft.showsScore, masked: draft.masked, openedAt: deps.clock.now().toISOString(), strata: sample.strata, thresholdWeight: sample.thresholdWeight, reused: sample.pairs.filter(({ pair }) => decided.has(pair)).map(({ pair, stratum, weight, probability }) => ({ pair, stratum, weight, probability })), demonstration: deps.demonstration ?? false }, readers);
    const name = reviewKey(run.project, id);
    await deps.keys.make(name, givenKey);
    const key = await deps.keys.derived(name, "values");
    await insertReviewPairs(tx, id, pairs.map(({ fields, ...pair }, index) => {
      // Readers in turn, so that each meets each other reader and all strata.
      const [one, other] = [readers[index % readers.length], readers[(index + 1 + (Math.floor(index / readers.length) % (readers.length - 1))) % readers.length]];
      return { ...pair, reader1: one?.accountId ?? "", reader2: other?.accountId ?? "", shown: sealText(key, placeOf(id, pair.pair), JSON.stringify(fields)) };
    }));
    await recordAudit(tx, { ...authored(deps, by), act: "linkage.review-opened", subject: `linkage-review:${id}`, next: { run: runId, pairs: pairs.length, readers: readers.map((reader) => reader.name) } });
    return id;
  });
}

async function drawnFor(deps: LinkageDeps, runId: number, size: number) {
  const run = await findRun(deps.db, runId);
  if (run === null) throw unknownRun();
  const model = await findModel(deps.db, run.model, run.modelVersion);
  if (model === null) throw unknownModel();
  const folder = await deps.zone.workFolder(run.project, `review-${runId}`);
  try {
    const [outDirectory, temporaryDirectory] = [join(folder, "out"), join(folder, "temporary")];
    for (const one of [outDirectory, temporaryDirectory]) await mkdir(one, { mode: 0o700 });
    await restoreOutputs(deps, run.project, runId, outDirectory);
    const copy = async (id: string, name: string): Promise<string> => {
      const file = await findFile(deps.db, id);
      if (file === null || file.deletedAt !== null) throw notTheMoment("Les fichiers de cet appariement ne sont plus dans la zone\u202f: gardez-les jusqu’à la relecture.", "The files of this run are no longer in the zone: keep them until the review.");
      return clearCopy(deps, run.project, file, folder, name);
    };
    const left = await copy(run.leftFile, "left");
    const right = run.rightFile === null ? {} : { right: await copy(run.rightFile, "right") };
    return await deps.drawSample({ model: model.body, left, ...right, outDirectory, temporaryDirectory, pseudonymKey: await deps.keys.derived(run.project, "pseudonyms"), size });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The review, for one of its readers. Fails with `linkage.unknown-review` or `linkage.not-your-review`. */
export async function seatOf(deps: Pick<LinkageDeps, "db">, id: number, accountId: string | null): Promise<{ readonly review: Review; readonly reader: string }> {
  const review = await findReview(deps.db, id);
  if (review === null) throw unknownReview();
  const reader = review.readers.find((one) => one.accountId === accountId)?.accountId;
  if (reader === undefined) throw notYourReview();
  return { review, reader };
}

/** The values of a pair, for whoever was seated. Fails with `linkage.key-missing` where the key is not here. */
export async function fieldsOf(deps: Pick<LinkageDeps, "db" | "keys">, review: Pick<Review, "id" | "project">, pair: string): Promise<readonly ShownField[]> {
  const sealed = await sealedValues(deps.db, review.id, pair);
  if (sealed === null) throw unknownPair();
  return JSON.parse(openText(await deps.keys.derived(reviewKey(review.project, review.id), "values"), placeOf(review.id, pair), sealed)) as ShownField[];
}

async function readable(tx: Db, id: number, by: Author, pair: string): Promise<string> {
  const { review, reader } = await seatOf({ db: tx }, id, by.accountId);
  if (review.state !== "open") throw notTheMoment("Les lectures sont closes.", "The readings are closed.");
  if (!(await pairsOfReader(tx, id, reader)).includes(pair)) throw notYourReview();
  return reader;
}

/** Once readings are closed: a pair of which two readers differed, for whoever settles it. */
async function settling(tx: Db, id: number, by: Author, pair: string): Promise<string> {
  const found = bothReadings(await reviewPairs(tx, id), await readings(tx, id)).find((one) => one.pair.pair === pair);
  if (found === undefined || by.accountId === null || found.one?.answer === found.other?.answer) throw unknownPair();
  if (found.pair.reader1 === by.accountId || found.pair.reader2 === by.accountId) throw notYourReview();
  return by.accountId;
}

/** What a reader says of a pair; said again, the last counts until readings end. */
export async function giveAnswer(deps: LinkageDeps, by: Author, id: number, { pair, answer, reason }: { readonly pair: string; readonly answer: string; readonly reason: string }): Promise<void> {
  const [said, why] = [answers.find((one) => one === answer), reasons.find((one) => one === reason)];
  if (said === undefined) throw notKept([fault("answer", "answer-missing", "Choisissez une réponse.", "Choose an answer.")]);
  if (why === undefined) throw notKept([fault("reason", "reason-unknown", "Choisissez un motif de la liste.", "Choose a reason of the list.")]);
  await deps.db.tx(async (tx) => {
    await findReview(tx, id, true);
    const reader = await readable(tx, id, by, pair);
    await putReading(tx, id, { pair, reader, answer: said, reason: why, at: deps.clock.now().toISOString() });
  });
}

/** Takes the reader's last answer back; gives the pair it was of. `pair`: the one that the reader saw as the last, so that a page left open, or asking twice, takes no other back. */
export async function takeBack(deps: LinkageDeps, by: Author, id: number, pair: string | null = null): Promise<string | null> {
  return deps.db.tx(async (tx) => {
    await findReview(tx, id, true);
    const { review, reader } = await seatOf({ db: tx }, id, by.accountId);
    if (review.state !== "open") throw notTheMoment("Les lectures sont closes.", "The readings are closed.");
    return takeBackLast(tx, id, reader, pair);
  });
}

/** Shows a masked value to a reader. Every time is counted in the audit: which column of which pair, never the value. */
export async function showValue(deps: LinkageDeps, by: Author, id: number, pair: string, field: string): Promise<void> {
  const review = await findReview(deps.db, id);
  if (review === null) throw unknownReview();
  if (!(await fieldsOf(deps, review, pair)).some(({ column }) => column === field)) throw unknownPair();
  await deps.db.tx(async (tx) => {
    const reader = review.state === "open" ? await readable(tx, id, by, pair) : await settling(tx, id, by, pair);
    const times = await addShowing(tx, id, pair, reader, field);
    await recordAudit(tx, { ...authored(deps, by), act: "linkage.value-shown", subject: `linkage-review:${id}`, next: { pair, column: field, times } });
  });
}

/** Ends the readings: from now on agreement is measured and disagreements are settled. Refused while a pair lacks one of its two readings. */
export async function endReadings(deps: LinkageDeps, by: Author, id: number): Promise<void> {
  await deps.db.tx(async (tx) => {
    const review = await findReview(tx, id, true);
    if (review === null) throw unknownReview();
    if (review.state !== "open") throw notTheMoment("Les lectures sont déjà closes.", "The readings are closed already.");
    const both = bothReadings(await reviewPairs(tx, id), await readings(tx, id));
    if (both.some(({ one, other }) => one === null || other === null)) throw notTheMoment("Des paires n’ont pas encore leurs deux lectures.", "Some pairs do not have their two readings yet.");
    await setReviewState(tx, id, "settling");
    await insertDecisions(tx, review.project, both.flatMap(({ pair, one, other }): Decision[] => (one === null || one.answer !== other?.answer ? [] : [{ pair: pair.pair, left: pair.left, right: pair.right, answer: one.answer, byWayOf: "agreement", reason: one.reason, review: id, byName: "", decidedAt: deps.clock.now().toISOString() }])));
    await recordAudit(tx, { ...authored(deps, by), act: "linkage.readings-ended", subject: `linkage-review:${id}`, next: { pairs: both.length } });
  });
}

export function bothReadings(pairs: readonly ReviewPair[], all: readonly Reading[]): readonly { readonly pair: ReviewPair; readonly one: Reading | null; readonly other: Reading | null }[] {
  const byKey = new Map(all.map((reading) => [`${reading.pair} ${reading.reader}`, reading]));
  return pairs.map((pair) => ({ pair, one: byKey.get(`${pair.pair} ${pair.reader1}`) ?? null, other: byKey.get(`${pair.pair} ${pair.reader2}`) ?? null }));
}

/** Settles a pair of which two readers differed. A decision is final. */
export async function adjudicate(deps: LinkageDeps, by: Author, id: number, { pair, answer, reason }: { readonly pair: string; readonly answer: string; readonly reason: string }): Promise<void> {
  const [said, why] = [answers.find((one) => one === answer), reasons.find((one) => one === reason)];
  if (said === undefined || why === undefined) throw notKept([fault("answer", "answer-missing", "Choisissez une réponse et un motif.", "Choose an answer and a reason.")]);
  await deps.db.tx(async (tx) => {
    const review = await findReview(tx, id, true);
    if (review === null) throw unknownReview();
    if (review.state !== "settling") throw notTheMoment("On départage quand les lectures sont closes, et avant la clôture.", "Disagreements are settled once readings are closed, and before the review is.");
    const found = bothReadings(await reviewPairs(tx, id), await readings(tx, id)).find((one) => one.pair.pair === pair);
    if (found === undefined || found.one?.answer === found.other?.answer) throw unknownPair();
    if (found.pair.reader1 === by.accountId || found.pair.reader2 === by.accountId) throw notTheMoment("Qui a lu une paire ne la départage pas.", "Whoever read a pair does not settle it.");
    if ((await decisionsOf(tx, review.project)).some((one) => one.pair === pair)) throw notTheMoment("Cette paire est déjà décidée.", "This pair is decided already.");
    await insertDecisions(tx, review.project, [{ pair, left: found.pair.left, right: found.pair.right, answer: said, byWayOf: "adjudication", reason: why, review: id, byName: by.name, decidedAt: deps.clock.now().toISOString() }]);
    await recordAudit(tx, { ...authored(deps, by), act: "linkage.pair-settled", subject: `linkage-review:${id}`, next: { pair, answer: said } });
  });
}

/**
 * Closes a review: compared values and their key are destroyed, the run's probabilities are calibrated by what was decided.
 * `unfinished`: at the end of a project's retention, whatever was read.
 */
export async function closeReview(deps: LinkageDeps, by: Author, id: number, { unfinished = false }: { readonly unfinished?: boolean } = {}): Promise<ReviewOutcome> {
  const [review, outcome] = await deps.db.tx(async (tx): Promise<[Review, ReviewOutcome]> => {
    const held = await findReview(tx, id, true);
    if (held === null) throw unknownReview();
    if (held.state === "closed") throw notTheMoment("Cette relecture est déjà close.", "This review is closed already.");
    if (held.state === "open" && !unfinished) throw notTheMoment("Mettez d’abord fin aux lectures.", "End the readings first.");
    const pairs = await reviewPairs(tx, id);
    const decided = new Map((await decisionsOf(tx, held.project)).map((decision) => [decision.pair, decision]));
    if (!unfinished && pairs.some(({ pair }) => !decided.has(pair))) throw notTheMoment("Des désaccords restent à départager.", "Some disagreements remain to be settled.");
    const made = outcomeOf(held, pairs, await readings(tx, id), decided, await countShowings(tx, id), !unfinished);
    await forgetValues(tx, id);
    await setReviewClosed(tx, id, deps.clock.now().toISOString(), made);
    if (made.calibration !== null) await setCalibration(tx, held.run, made.calibration);
    await recordAudit(tx, { ...authored(deps, by), act: "linkage.review-closed", subject: `linkage-review:${id}`, next: { pairs: made.pairs, agreed: made.agreed, kappa: made.kappa } });
    return [held, made];
  });
  await deps.keys.destroy(reviewKey(review.project, id));
  return outcome;
}

function outcomeOf(review: Review, pairs: readonly ReviewPair[], all: readonly Reading[], decided: ReadonlyMap<string, Decision>, shownValues: number, whole: boolean): ReviewOutcome {
  const both = bothReadings(pairs, all);
  const table = tableOf(both);
  const kappa = cohenKappa(table);
  const labels: ClericalLabel[] = [...pairs, ...review.reused].flatMap(({ pair, stratum, weight, probability }) => {
    const answer = decided.get(pair)?.answer;
    return answer === undefined ? [] : [{ stratum, weight, probability, match: answer === "match" ? 1 : answer === "non-match" ? 0 : 0.5 }];
  });
  const calibration: FittedCalibration | null = whole ? { calibration: fitCalibration(labels, review.strata), quality: readQuality(labels, review.strata, review.thresholdWeight), review: review.id } : null;
  const counted = (answer: Answer): number => pairs.filter(({ pair }) => decided.get(pair)?.answer === answer).length;
  return {
    pairs: pairs.length, agreed: both.filter(({ one, other }) => one !== null && one.answer === other?.answer).length,
    adjudicated: pairs.filter(({ pair }) => decided.get(pair)?.byWayOf === "adjudication").length,
    answers: { match: counted("match"), "non-match": counted("non-match"), unknown: counted("unknown") }, table,
    kappa: kappa.value, kappaLow: kappa.value === null ? null : (kappa.interval?.low ?? null), kappaHigh: kappa.value === null ? null : (kappa.interval?.high ?? null), shownValues, calibration,
  };
}

export function tableOf(both: ReturnType<typeof bothReadings>): readonly (readonly number[])[] {
  return answers.map((row) => answers.map((column) => both.filter(({ one, other }) => one?.answer === row && other?.answer === column).length));
}

export type { Reason };
