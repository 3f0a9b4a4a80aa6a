import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import type { Author } from "../../kernel/audit/index.ts";
import type { Bilingual } from "../../kernel/i18n/language.ts";
import { hashSeal } from "./outputs/seal.ts";
import { groupName } from "./domain/group-words.ts";
import type { FailureCase, KeptPair } from "./domain/report.ts";
import type { Decision, ModelVersion, Project, Reading, Review, ReviewOutcome, ReviewPair, Run, Side, WholeRun, ZoneFile } from "./domain/project.ts";
import type { LinkageDeps } from "./actions/deps.ts";
import { readingUnderWay, unknownModel, unknownPair, unknownProject, unknownReview, unknownRun } from "./actions/errors.ts";
import { deleteFile, sendFile } from "./actions/files.ts";
import { hasOutputs, openOutput } from "./actions/outputs.ts";
import { adoptTrained, archiveProject, createProject, editProject, keepModel, uploadModel, type ProjectDraft } from "./actions/projects.ts";
import { keepReadyModels } from "./actions/ready-models.ts";
import { takeUpAgain } from "./actions/restart.ts";
import { keepRetention } from "./actions/retention.ts";
import { adjudicate, closeReview, endReadings, fieldsOf, giveAnswer, openReview, seatOf, showValue, takeBack, type ReviewDraft } from "./actions/reviews.ts";
import { handOver } from "./actions/hand-over.ts";
import { askRun, createRunLine, estimateCosts, type RunLine } from "./actions/runs.ts";
import { findModel, findProject, listFiles, listModels, listProjects, type ProjectQuestion } from "./store/projects.ts";
import { decisionsOf, findReview, listReviews, pairsOfReader, readings, readsBlind, reviewPairs, shownFields } from "./store/reviews.ts";
import { findFailureCase, findPair, findRun, listFailureCases, listPairs, listRuns, runsWithFailures } from "./store/runs.ts";
import { weightOf } from "./quality/clerical-sample.ts";

/** What the failures of one run were, for one year of death. */
export interface YearFailures {
  readonly runId: number;
  readonly project: string;
  readonly deathYear: number;
  readonly certificates: number;
  readonly failed: number;
  /** Of the failed, those that no linkage could find: died abroad, not insured. */
  readonly structural: number;
  readonly sealSha256: string;
  readonly sealedOn: string;
  readonly demonstration: boolean;
  /** By department, regime, sex and age, as axes of the run; empty where the run is of several years, whose groups it does not tell apart. */
  readonly groups: readonly { readonly by: string; readonly value: Bilingual; readonly certificates: number; readonly failed: number }[];
}

const groupAxes: readonly string[] = ["department", "regime", "sex", "age"];

/** Does a seal still say what it said, and do the files in the zone still say it? */
export interface SealVerdict {
  readonly sealIntact: boolean;
  /** Null: files are no longer there to be read. */
  readonly pairsIntact: boolean | null;
  readonly clustersIntact: boolean | null;
}

export type Linkage = ReturnType<typeof createLinkage>;

/** Projects, models, runs and reviews of linkage. Every act has an author; who may do what is for the routes to say. */
export function createLinkage(deps: LinkageDeps) {
  const { db } = deps;
  const line: RunLine = createRunLine(deps);
  const orFail = async <T>(found: Promise<T | null>, fault: () => Error): Promise<T> => {
    const value = await found;
    if (value === null) throw fault();
    return value;
  };
  const project = (code: string): Promise<Project> => orFail(findProject(db, code), unknownProject);
  const run = (id: number): Promise<WholeRun> => orFail(findRun(db, id), unknownRun);
  const review = (id: number): Promise<Review> => orFail(findReview(db, id), unknownReview);
  return {
    projects: (question: ProjectQuestion = {}, all = false) => listProjects(db, question, all),
    project,
    projectOrNull: (code: string): Promise<Project | null> => findProject(db, code),
    createProject: (by: Author, draft: ProjectDraft, givenKey?: Uint8Array) => createProject(deps, by, draft, givenKey),
    editProject: (by: Author, draft: ProjectDraft, basedOn: number) => editProject(deps, by, draft, basedOn),
    archiveProject: (by: Author, code: string) => archiveProject(deps, by, code),
    keyIsHere: (code: string): Promise<boolean> => deps.keys.has(code),
    models: (name?: string): Promise<readonly ModelVersion[]> => listModels(db, name),
    model: (name: string, version: number): Promise<ModelVersion> => orFail(findModel(db, name, version), unknownModel),
    uploadModel: (by: Author, name: string, text: string, note: string) => uploadModel(deps, by, name, text, note),
    keepModel: (by: Author, model: Parameters<typeof keepModel>[2]) => keepModel(deps, by, model),
    adoptTrained: (by: Author, id: number) => adoptTrained(deps, by, id),
    files: (code: string): Promise<readonly ZoneFile[]> => listFiles(db, code),
    sendFile: (by: Author, code: string, side: Side, content: Readable) => sendFile(deps, by, code, side, content),
    deleteFile: (by: Author, code: string, id: string) => deleteFile(deps, by, code, id),
    estimate: (code: string) => estimateCosts(deps, code),
    runs: (code: string | null): Promise<readonly Run[]> => listRuns(db, code),
    run,
    async askRun(by: Author, code: string, previous: number | null): Promise<number> {
      const id = await askRun(deps, by, code, previous);
      line.wake();
      return id;
    },
    cancelRun: (by: Author, id: number) => line.cancel(by, id),
    hasOutputs: (code: string, id: number) => hasOutputs(deps, code, id),
    /** A file of a run as a stream: `takenAway` for what may leave. */
    output: async (id: number, name: string): Promise<Readable> => openOutput(deps, (await run(id)).project, id, name),
    async verifySeal(id: number): Promise<SealVerdict> {
      const { seal, project: code } = await run(id);
      if (seal === null) throw unknownRun();
      const { sha256, ...content } = seal;
      const there = await hasOutputs(deps, code, id) && await deps.keys.has(code);
      const intact = async (name: string, expected: string): Promise<boolean | null> => (there ? (await hashOf(await openOutput(deps, code, id, name)).catch(() => "")) === expected : null);
      return { sealIntact: hashSeal(content) === sha256, pairsIntact: await intact("pairs.csv", seal.pairsSha256), clustersIntact: await intact("clusters.csv", seal.clustersSha256) };
    },
    pairs: async (id: number, question: Parameters<typeof listPairs>[2]) => listPairs(db, id, question, weightOf((await run(id)).report?.summary.model.decision.probability ?? 0.5)),
    pair: (id: number, pair: string): Promise<KeptPair> => orFail(findPair(db, id, pair), unknownPair),
    failureCases: (id: number, cause: string | null, page: number) => listFailureCases(db, id, cause, page),
    failureCase: (id: number, record: string): Promise<FailureCase> => orFail(findFailureCase(db, id, record), unknownPair),
    /** Failures by year of death of all finished runs that told them, oldest run first. */
    async runFailures(): Promise<readonly YearFailures[]> {
      return (await runsWithFailures(db)).flatMap(({ runId, project: code, sealSha256, endedAt, failures, demonstration }) => {
        const structural = failures.causes.filter((cause) => cause.structural).map(({ cause }) => cause);
        const failed = (causes: Readonly<Record<string, number>>): number => Object.values(causes).reduce((sum, count) => sum + count, 0);
        const years = failures.counts.filter(({ axis }) => axis === "year");
        const groups = years.length !== 1 ? [] : groupAxes.flatMap((by) => failures.counts.filter(({ axis }) => axis === by).map(({ group, records, causes }) => ({ by, value: groupName(group), certificates: records, failed: failed(causes) })));
        return years.filter(({ group }) => /^\d{4}$/.test(group)).map(({ group, records, causes }) => ({
          runId, project: code, deathYear: Number(group), certificates: records, failed: failed(causes),
          structural: structural.reduce((sum, cause) => sum + (causes[cause] ?? 0), 0), sealSha256, sealedOn: endedAt.slice(0, 10), demonstration, groups,
        }));
      });
    },
    reviews: (question: Parameters<typeof listReviews>[1] = {}): Promise<readonly Review[]> => listReviews(db, question),
    review,
    readers: () => deps.readers(),
    openReview: (by: Author, id: number, draft: ReviewDraft, givenKey?: Uint8Array) => openReview(deps, by, id, draft, givenKey),
    seat: (id: number, accountId: string | null) => seatOf(deps, id, accountId),
    ownPairs: (id: number, reader: string) => pairsOfReader(db, id, reader),
    readings: (id: number, reader?: string): Promise<readonly Reading[]> => readings(db, id, reader),
    reviewPairs: (id: number): Promise<readonly ReviewPair[]> => reviewPairs(db, id),
    fields: async (id: number, pair: string) => fieldsOf(deps, await review(id), pair),
    shownFields: (id: number, pair: string, reader: string) => shownFields(db, id, pair, reader),
    answer: (by: Author, id: number, given: Parameters<typeof giveAnswer>[3]) => giveAnswer(deps, by, id, given),
    takeBack: (by: Author, id: number, pair: string | null = null) => takeBack(deps, by, id, pair),
    handOver: (by: Author, id: number, from: string, to: string) => handOver(deps, by, id, from, to),
    /** Fails with `linkage.reading-under-way` for who still reads pairs of the project blind: what the model thinks of them is not for their eyes. */
    async keepBlind(code: string, accountId: string | null): Promise<void> {
      if (accountId !== null && (await readsBlind(db, code, accountId))) throw readingUnderWay();
    },
    showValue: (by: Author, id: number, pair: string, field: string) => showValue(deps, by, id, pair, field),
    endReadings: (by: Author, id: number) => endReadings(deps, by, id),
    adjudicate: (by: Author, id: number, given: Parameters<typeof adjudicate>[3]) => adjudicate(deps, by, id, given),
    closeReview: (by: Author, id: number): Promise<ReviewOutcome> => closeReview(deps, by, id),
    decisions: (code: string): Promise<readonly Decision[]> => decisionsOf(db, code),
    /** Starts runs that wait, ends what is at its day. To be called when the house opens and every so often. */
    async tick(): Promise<void> {
      line.wake();
      await keepRetention(deps);
    },
    keepReadyModels: () => keepReadyModels(deps),
    /** Ends what a stop of the machine cut short. Before anything runs. */
    sweep: () => takeUpAgain(deps),
    /** Starts runs that wait, if nothing is under way. */
    wake: () => line.wake(),
    idle: () => line.idle(),
    stop: () => line.stop(),
  };
}

async function hashOf(stream: Readable): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of stream as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest("hex");
}
