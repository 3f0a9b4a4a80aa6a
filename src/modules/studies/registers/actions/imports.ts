import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import type { UploadedFile } from "../../../../kernel/http/route.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Clock } from "../../../../kernel/time/day.ts";
import type { RegisterRecord, Studies, TakenRecord } from "../../domain/studies.ts";
import type { ConceptFinder } from "../../vocabularies/index.ts";
import type { FoundRecord, LineQuestion, RegisterRun, RunLine, RunOrigin } from "../domain/run.ts";
import { addDone, askRunToStop, countLines, deletePlan, findRegisterRun, insertLines, insertRegisterRun, isRunToStop, listLines, listRegisterRuns, moveRegisterRun, setRunFacts, settleRuns, waitingLines, writeLine, type NewLine } from "../store/runs.ts";
import { readStudyFiles, type FileKind } from "./read-files.ts";

export interface ImportDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly studies: Pick<Studies, "take">;
  readonly finder: ConceptFinder;
  readonly onBug?: (error: unknown) => void;
}

/** Files of studies: planned first, written once somebody agrees. */
export interface StudyImports {
  /** Reads the files and tells what would be done, writing no study. Goes on in the background: `ended` waits for it. Fails with `studies.import-no-file`. */
  plan(by: Author, files: readonly UploadedFile[], origin: Exclude<RunOrigin, "follow">, only?: FileKind | null): Promise<RegisterRun>;
  /** Writes what was planned, or what is left of it after a stop. Each record is written whole or not at all. Fails with `studies.import-moved-on`, or `studies.import-not-read` where reading was cut short (409). */
  confirm(by: Author, number: number, publish: boolean): Promise<RegisterRun>;
  stop(by: Author, number: number): Promise<RegisterRun>;
  /** A plan that was only to be told: nothing of it stays. */
  forget(number: number): Promise<void>;
  /** Fails with `studies.unknown-import` (404). */
  run(number: number): Promise<RegisterRun>;
  runs(question: { readonly page: number; readonly pageSize: number }): ReturnType<typeof listRegisterRuns>;
  lines(number: number, question: LineQuestion): Promise<{ readonly total: number; readonly items: readonly RunLine[] }>;
  /** Once nothing of it is under way, or after this long. */
  ended(number: number, milliseconds?: number): Promise<RegisterRun>;
  close(): Promise<void>;
}

/** Records handed over at once: a stop waits for so many at most. */
const batch = 20;

export const interruptedRun: Issue = { code: "studies.import-interrupted", severity: "warning", text: both("L’import a été interrompu. Ce qui est écrit l’est en entier\u202f; le reste peut être repris.", "The import was interrupted. What is written is whole; the rest can be taken up.") };
const bug: Issue = { code: "studies.import-bug", severity: "error", text: both("L’import s’est arrêté sur un défaut de Jalon.", "The import stopped on a fault of Jalon.") };

export function createStudyImports(deps: ImportDeps): StudyImports {
  const { db, clock, studies } = deps;
  const active = new Map<number, Promise<void>>();
  let closing = false;

  const settle = (): Promise<void> => settleRuns(db, clock.now(), interruptedRun, "files", active);

  async function one(number: number): Promise<RegisterRun> {
    await settle();
    const found = await findRegisterRun(db, number);
    if (found === null) throw new AppError("studies.unknown-import", both("Cet import n’existe pas.", "This import does not exist."), { status: 404 });
    return found;
  }

  function launch(number: number, work: () => Promise<void>): void {
    const over = work().catch(async (error: unknown) => {
      const known = error instanceof AppError;
      await db.tx(async (tx) => { await moveRegisterRun(tx, number, ["reading", "writing"], "failed", { at: clock.now(), error: known ? { code: error.code, severity: "error", text: error.text } : bug }); });
      if (!known) deps.onBug?.(error);
    }).catch((error: unknown) => deps.onBug?.(error)).finally(() => active.delete(number));
    active.set(number, over);
  }

  async function readAndPlan(by: Author, number: number, files: readonly UploadedFile[], only: FileKind | null): Promise<void> {
    const { found, issues } = await readStudyFiles(files, deps.finder, only);
    await db.tx(async (tx) => { await setRunFacts(tx, number, { total: found.length, issues }); });
    for (let at = 0; at < found.length; at += batch) {
      if (closing || (await isRunToStop(db, number))) {
        await db.tx(async (tx) => { await moveRegisterRun(tx, number, ["reading"], "stopped", { at: clock.now(), error: closing ? interruptedRun : null }); });
        return;
      }
      const part = found.slice(at, at + batch);
      const records = part.flatMap(({ record }) => record ?? []);
      const told = byRecord(await studies.take(by, records, { publish: false, dryRun: true }));
      await db.tx(async (tx) => {
        await insertLines(tx, number, part.map((item, offset) => plannedLine(item, at + offset + 1, item.record === null ? undefined : told.get(keyOf(item.record)))));
        await addDone(tx, number, part.length);
      });
    }
    await db.tx(async (tx) => { await moveRegisterRun(tx, number, ["reading"], "planned", { at: clock.now() }); });
  }

  async function write(by: Author, number: number, publish: boolean): Promise<void> {
    for (;;) {
      if (closing || (await isRunToStop(db, number))) {
        await db.tx(async (tx) => { await moveRegisterRun(tx, number, ["writing"], "stopped", { at: clock.now(), error: closing ? interruptedRun : null }); });
        return;
      }
      const waiting = await waitingLines(db, number, batch);
      if (waiting.length === 0) break;
      // One act for each record: one that fails stops no other.
      for (const { position, record } of waiting) {
        const taken = await takeOne(studies, by, record, publish, deps.onBug);
        await db.tx(async (tx) => {
          await writeLine(tx, number, position, taken);
          await addDone(tx, number, 1);
        });
      }
    }
    await db.tx(async (tx) => {
      await moveRegisterRun(tx, number, ["writing"], "done", { at: clock.now() });
      const run = await findRegisterRun(tx, number);
      await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: "studies.import-done", subject: `study-import:${number}`, next: run?.counts ?? {} });
    });
  }

  return {
    async plan(by, files, origin, only = null) {
      if (files.length === 0) throw new AppError("studies.import-no-file", both("Choisissez au moins un fichier.", "Choose at least one file."), { status: 422 });
      const number = await db.tx(async (tx) => (await insertRegisterRun(tx, by, { origin, standing: "reading", names: files.map(({ name }) => name.slice(0, 200)), at: clock.now() })) ?? 0);
      launch(number, () => readAndPlan(by, number, files, only));
      return one(number);
    },
    async confirm(by, number, publish) {
      const run = await one(number);
      if (run.standing !== "planned" && run.standing !== "done" && (await countLines(db, number)) < Math.max(1, run.total)) throw notRead();
      const moved = await db.tx(async (tx) => {
        if (run.origin === "follow" || !(await moveRegisterRun(tx, number, ["planned", "stopped", "failed"], "writing", { at: clock.now(), publish }))) return false;
        await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: "studies.import-confirmed", subject: `study-import:${number}`, next: { publish, records: run.total } });
        return true;
      });
      if (!moved) throw new AppError("studies.import-moved-on", both("Cet import n’en est plus là\u202f: rechargez la page.", "This import is no longer there: reload the page."), { status: 409 });
      launch(number, () => write(by, number, publish));
      return one(number);
    },
    async stop(by, number) {
      await one(number);
      await db.tx(async (tx) => {
        await askRunToStop(tx, number);
        await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: "studies.import-stop-asked", subject: `study-import:${number}` });
      });
      await active.get(number);
      return one(number);
    },
    forget: (number) => db.tx((tx) => deletePlan(tx, number)),
    run: one,
    runs: async (question) => {
      await settle();
      return listRegisterRuns(db, question);
    },
    lines: (number, question) => listLines(db, number, question),
    async ended(number, milliseconds) {
      const under = active.get(number);
      if (under !== undefined) await (milliseconds === undefined ? under : Promise.race([under, new Promise((resolve) => { setTimeout(resolve, milliseconds).unref(); })]));
      return one(number);
    },
    async close() {
      closing = true;
      await Promise.all(active.values());
    },
  };
}

const notRead = (): AppError => new AppError("studies.import-not-read", both("La lecture de ces fichiers n’est pas allée à son terme\u202f: déposez-les de nouveau.", "These files were not read to their end: hand them in again."), { status: 409 });

/** What became of one record; a fault of the program costs that record alone and is told as such. */
export async function takeOne(studies: Pick<Studies, "take">, by: Author, record: RegisterRecord, publish: boolean, onBug?: (error: unknown) => void): Promise<TakenRecord> {
  try {
    const [taken] = await studies.take(by, [record], { publish, dryRun: false });
    if (taken !== undefined) return taken;
    return refusedRecord(record, bug);
  } catch (error) {
    if (!(error instanceof AppError)) onBug?.(error);
    return refusedRecord(record, error instanceof AppError ? { code: error.code, severity: "error", text: error.text } : bug);
  }
}

function refusedRecord(record: RegisterRecord, issue: Issue): TakenRecord {
  return { register: record.register, number: record.number, code: null, outcome: "refused", published: false, changed: [], issues: [issue, ...record.issues], candidates: [] };
}

const keyOf = ({ register, number }: Pick<RegisterRecord, "register" | "number">): string => `${register}:${number}`;
const byRecord = (taken: readonly TakenRecord[]): ReadonlyMap<string, TakenRecord> => new Map(taken.map((one) => [keyOf(one), one]));

export function titleIn({ content }: RegisterRecord): string {
  return (content.title?.fr ?? content.title?.en ?? content.publicTitle?.fr ?? content.publicTitle?.en ?? content.acronym ?? "").slice(0, 500);
}

function plannedLine({ file, line, record, issues }: FoundRecord, position: number, told: TakenRecord | undefined): NewLine {
  if (record === null || told === undefined) {
    const refused = { position, file, line, register: record?.register ?? "", number: record?.number ?? "", title: record === null ? "" : titleIn(record), record: null, planned: "refused" as const, outcome: "refused" as const, code: null, published: false, changed: [], issues, candidates: [] };
    return record === null ? refused : { ...refused, issues: [...issues, bug] };
  }
  const base = { position, file, line, register: record.register, number: record.number, title: titleIn(record), code: told.code, published: false, changed: told.changed, issues: told.issues, candidates: told.candidates };
  // What is refused or as it stands has nothing to be written.
  return told.outcome === "refused" ? { ...base, record: null, planned: "refused", outcome: "refused" } : { ...base, record, planned: told.outcome, outcome: null };
}
