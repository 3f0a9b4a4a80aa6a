import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { both } from "../../../kernel/i18n/format.ts";
import type { Run, ZoneFile } from "../domain/project.ts";
import type { RunnerAnswer } from "../domain/report.ts";
import { currentFile, findFile, findModel, findProject } from "../store/projects.ts";
import { decisionsOf } from "../store/reviews.ts";
import { findRun, insertFailureCases, insertPairs, insertRun, nextQueued, setDone, setEnded, setProgress, setStarted, waitingRuns } from "../store/runs.ts";
import { authored, openProject, type LinkageDeps } from "./deps.ts";
import { cancelled, notTheMoment, unknownModel, unknownRun } from "./errors.ts";
import { clearCopy, deleteFilesOf, readOrReplaced } from "./files.ts";
import { hasOutputs, removeOutputs, restoreOutputs, sealOutputs } from "./outputs.ts";

const program: Author = { accountId: null, name: "Jalon" };

/** What the rules of the project's model would cost on its files. Nothing is linked. Fails where there is no file. */
export async function estimateCosts(deps: LinkageDeps, code: string): ReturnType<LinkageDeps["estimate"]> {
  const { model, left, right } = await inputsOf(deps, code);
  const folder = await deps.zone.workFolder(code, `costs-${left.id}`);
  try {
    const paths = { left: await clearCopy(deps, code, left, folder, "left"), ...(right === null ? {} : { right: await clearCopy(deps, code, right, folder, "right") }) };
    return await deps.estimate({ model: model.body, ...paths, temporaryDirectory: folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function inputsOf(deps: LinkageDeps, code: string) {
  const project = await openProject(deps.db, code);
  const [left, right, model] = [await currentFile(deps.db, code, "left"), await currentFile(deps.db, code, "right"), await findModel(deps.db, project.model, project.modelVersion)];
  if (left === null) throw notTheMoment("Envoyez d’abord le premier fichier.", "Send the first file first.");
  if (model === null) throw unknownModel();
  return { project, left, right, model };
}

/** Puts a run in the line; it starts when those before it are over. `previous`: a finished run of the project, whose rows are not compared with one another again. */
export async function askRun(deps: LinkageDeps, by: Author, code: string, previous: number | null): Promise<number> {
  const { project, left, right } = await inputsOf(deps, code);
  if (previous !== null) {
    const before = await findRun(deps.db, previous);
    if (before === null || before.project !== code) throw unknownRun();
    if (before.state !== "done" || !(await hasOutputs(deps, code, previous))) throw notTheMoment("L’appariement précédent n’est pas terminé, ou ses fichiers ne sont plus dans la zone.", "The earlier run is not finished, or its files are no longer in the zone.");
    if (before.model !== project.model) throw notTheMoment("L’appariement précédent employait un autre modèle\u202f: ses identifiants ne peuvent pas être repris.", "The earlier run used another model: its identifiers cannot be kept.");
  }
  await deps.keys.derived(code, "files");
  return deps.db.tx(async (tx) => {
    await openProject(tx, code, true);
    if ((await waitingRuns(tx)).some((run) => run.project === code)) throw notTheMoment("Un appariement de ce projet est déjà en cours.", "A run of this project is already under way.");
    const id = await insertRun(tx, by, { project: code, model: project.model, modelVersion: project.modelVersion, leftFile: left.id, rightFile: right?.id ?? null, previousRun: previous, askedAt: deps.clock.now().toISOString(), demonstration: deps.demonstration ?? false });
    await recordAudit(tx, { ...authored(deps, by), act: "linkage.run-asked", subject: `linkage-run:${id}`, next: { project: code, model: `${project.model}@${project.modelVersion}`, previous } });
    return id;
  });
}

/** Runs, one after the other, away from whoever asked. */
export interface RunLine {
  /** Starts what waits, if nothing is under way; gives at once. */
  wake(): void;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
  cancel(by: Author, id: number): Promise<void>;
  /** Stops what is under way without ending it: it starts again with the machine. */
  stop(): Promise<void>;
}

export function createRunLine(deps: LinkageDeps): RunLine {
  let working: Promise<void> | null = null;
  let stopped = false;
  let current: { readonly id: number; readonly controller: AbortController } | null = null;

  async function work(): Promise<void> {
    for (;;) {
      const next = stopped ? null : await nextQueued(deps.db);
      if (next === null) return;
      const controller = new AbortController();
      current = { id: next.id, controller };
      try {
        await perform(deps, next, controller.signal);
      } catch (error) {
        if (stopped) return;
        await end(deps, next, error, controller.signal.aborted);
      } finally {
        current = null;
      }
    }
  }

  const wake = (): void => {
    if (working !== null || stopped) return;
    working = work().catch(deps.onBug).finally(() => { working = null; });
  };
  return {
    wake,
    async idle() {
      for (let under = working; under !== null; under = working) await under;
    },
    async cancel(by, id) {
      const run = await findRun(deps.db, id);
      if (run === null) throw unknownRun();
      if (run.state !== "queued" && run.state !== "running") return;
      await deps.db.tx(async (tx) => {
        await setEnded(tx, id, deps.clock.now().toISOString(), "cancelled", null);
        await recordAudit(tx, { ...authored(deps, by), act: "linkage.run-cancelled", subject: `linkage-run:${id}` });
      });
      if (current?.id === id) current.controller.abort(cancelled());
    },
    async stop() {
      stopped = true;
      current?.controller.abort(cancelled());
      await working;
    },
  };
}

async function end(deps: LinkageDeps, run: Run, error: unknown, aborted: boolean): Promise<void> {
  const at = deps.clock.now().toISOString();
  if (aborted) return setEnded(deps.db, run.id, at, "cancelled", null);
  const foreseen = error instanceof AppError;
  if (!foreseen) deps.onBug(error);
  await setEnded(deps.db, run.id, at, "failed", foreseen
    ? { code: error.code, text: error.text, issues: error.issues }
    : { code: "linkage.broken", text: both("L’appariement s’est interrompu pour une raison imprévue\u202f; rien n’en est gardé.", "The run broke off for an unforeseen reason; nothing of it is kept."), issues: [] });
}

async function perform(deps: LinkageDeps, run: Run, signal: AbortSignal): Promise<void> {
  if (!(await setStarted(deps.db, run.id, deps.clock.now().toISOString()))) return;
  const model = await findModel(deps.db, run.model, run.modelVersion);
  if (model === null) throw unknownModel();
  const folder = await deps.zone.workFolder(run.project, `run-${run.id}`);
  const [outDirectory, previousDirectory, temporaryDirectory] = [join(folder, "out"), join(folder, "previous"), join(folder, "temporary")];
  try {
    for (const one of [outDirectory, previousDirectory, temporaryDirectory]) await mkdir(one, { mode: 0o700 });
    const left = await clearCopy(deps, run.project, await fileOf(deps, run.leftFile), folder, "left");
    const right = run.rightFile === null ? null : await clearCopy(deps, run.project, await fileOf(deps, run.rightFile), folder, "right");
    if (run.previousRun !== null) await restoreOutputs(deps, run.project, run.previousRun, previousDirectory);
    const decisions = (await decisionsOf(deps.db, run.project)).flatMap(({ left, right, answer }) => (answer === "unknown" ? [] : [{ left, right, match: answer === "match" }]));
    let told = "";
    let telling: Promise<void> = Promise.resolve();
    const answer = await deps.runner({
      model: model.body, left, ...(right === null ? {} : { right }), outDirectory, temporaryDirectory, ...(run.previousRun === null ? {} : { previousDirectory }),
      pseudonymKey: await deps.keys.derived(run.project, "pseudonyms"), decisions,
    }, {
      signal,
      progress: (stage, share) => {
        const percent = share === null ? null : Math.floor(share * 20) / 20;
        if (`${stage} ${percent}` === told) return;
        told = `${stage} ${percent}`;
        telling = telling.then(() => setProgress(deps.db, run.id, stage, percent)).catch(deps.onBug);
      },
    });
    await telling;
    if (signal.aborted) throw cancelled();
    try {
      await sealOutputs(deps, run.project, run.id, outDirectory);
      await keep(deps, run, answer);
    } catch (error) {
      await removeOutputs(deps, run.project, run.id);
      throw error;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  // Asked again: the project may have been edited meanwhile.
  if ((await findProject(deps.db, run.project))?.keepFilesUntil === null) await deleteFilesOf(deps, run.project, await readOrReplaced(deps, run));
}

async function keep(deps: LinkageDeps, run: Run, answer: RunnerAnswer): Promise<void> {
  const { report, pairs } = answer;
  const difference = report.difference === null || run.previousRun === null ? report.difference : { ...report.difference, previousRun: run.previousRun };
  await deps.db.tx(async (tx) => {
    if (!(await setDone(tx, run.id, deps.clock.now().toISOString(), { ...answer, report: { ...report, difference, pairsKept: pairs.length } }))) throw cancelled();
    await insertPairs(tx, run.id, pairs);
    await insertFailureCases(tx, run.id, answer.failureCases);
    await recordAudit(tx, { ...authored(deps, program), act: "linkage.run-sealed", subject: `linkage-run:${run.id}`, next: { seal: answer.seal.sha256, linked: report.summary.linkedPairs } });
  });
}

async function fileOf(deps: LinkageDeps, id: string): Promise<ZoneFile> {
  const file = await findFile(deps.db, id);
  if (file === null || file.deletedAt !== null) throw notTheMoment("Un des fichiers n’est plus dans la zone\u202f: envoyez-le de nouveau.", "One of the files is no longer in the zone: send it again.");
  return file;
}
