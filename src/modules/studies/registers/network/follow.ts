import { setTimeout as wait } from "node:timers/promises";
import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { AddressRules } from "../../../../kernel/outbox/index.ts";
import type { Clock } from "../../../../kernel/time/day.ts";
import { createAsk, networkTransport, Trouble, troubleIssue, usualPatience, usualTransport, type Patience, type Transport } from "../../../publications/index.ts";
import type { Studies } from "../../domain/studies.ts";
import { interruptedRun, takeOne, titleIn } from "../actions/imports.ts";
import type { ReadRegisterRecord } from "../ctgov/index.ts";
import type { RegisterRun } from "../domain/run.ts";
import { addDone, askRunToStop, findRegisterRun, insertLines, insertRegisterRun, isRunToStop, moveRegisterRun, nextPageOf, setNextPage, setRunFacts, settleRuns } from "../store/runs.ts";
import { askCtgov, ctgovBase, numbersPerPage, type CtgovQuestion } from "./client.ts";

export interface FollowDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly studies: Pick<Studies, "take">;
  readonly rules: AddressRules;
  readonly userAgent: string;
  /** A mirror of the interface; the register itself where null. */
  readonly base?: string | null;
  readonly onBug?: (error: unknown) => void;
  /** For tests: the network and time. */
  readonly machine?: { readonly transport?: Transport; readonly patience?: Patience; readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void> };
}

/** Keeps studies in step with ClinicalTrials.gov. Nothing is asked of any network until somebody, or the timer, starts it. */
export interface RegisterFollowing {
  sponsors(): Promise<readonly { readonly query: string; readonly addedAt: string; readonly author: string }[]>;
  /** Fails with `studies.sponsor-query-invalid` (422). */
  addSponsor(by: Author, query: string): Promise<void>;
  removeSponsor(by: Author, query: string): Promise<void>;
  /** Asks for every study here that has an NCT number, then for those of saved sponsors. Fails with `studies.already-following` (409). */
  start(by: Author): Promise<RegisterRun>;
  /** Goes on with a run that stopped on the way. */
  resume(by: Author, number: number): Promise<RegisterRun>;
  cancel(by: Author, number: number): Promise<RegisterRun>;
  ended(number: number): Promise<RegisterRun>;
  /** When the last run began, whatever came of it. */
  lastStartedAt(): Promise<string | null>;
  close(): Promise<void>;
}

const requestsPerSecond = 1;
const mostPages = 5_000;

/** What is left to be asked: the questions in their order, and the page of the first. */
interface Place {
  readonly questions: readonly CtgovQuestion[];
  readonly token: string | null;
}

export function createRegisterFollowing(deps: FollowDeps): RegisterFollowing {
  const { db, clock, studies } = deps;
  const active = new Map<number, { readonly controller: AbortController; readonly over: Promise<void> }>();

  const settle = (): Promise<void> => settleRuns(db, clock.now(), interruptedRun, "follow", active);

  async function one(number: number): Promise<RegisterRun> {
    await settle();
    const found = await findRegisterRun(db, number);
    if (found === null || found.origin !== "follow") throw new AppError("studies.unknown-import", both("Cet import n’existe pas.", "This import does not exist."), { status: 404 });
    return found;
  }

  async function plan(tx: Db): Promise<Place> {
    const rows = await tx.query<{ number: string }>(sql`
      select distinct number from (select number from studies.study_source where register = 'nct' union select number_key from studies.study_number where scheme = 'nct') n where number ~ '^NCT[0-9]{8}$' order by number`);
    const numbers = rows.map(({ number }) => number);
    const groups = Array.from({ length: Math.ceil(numbers.length / numbersPerPage) }, (_, at) => ({ numbers: numbers.slice(at * numbersPerPage, (at + 1) * numbersPerPage) }));
    const sponsors = await tx.query<{ query: string }>(sql`select query from studies.sponsor_query order by query`);
    return { questions: [...groups, ...sponsors.map(({ query }) => ({ sponsor: query }))], token: null };
  }

  /** Numbers whose study the public sees: those are kept in step in public too; new ones wait for a curator. */
  async function publicOnes(numbers: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await db.query<{ number: string }>(sql`
      select n.number_key as number from studies.study_number n join studies.study s on s.code = n.code where n.scheme = 'nct' and s.public_state = 'published' and n.number_key = any(${array([...numbers], "text")})
      union select r.number from studies.study_source r join studies.study s on s.code = r.code where r.register = 'nct' and s.public_state = 'published' and r.number = any(${array([...numbers], "text")})`);
    return new Set(rows.map(({ number }) => number));
  }

  async function takePage(by: Author, number: number, records: readonly ReadRegisterRecord[], position: number): Promise<void> {
    const open = await publicOnes(records.flatMap(({ record }) => record?.number ?? []));
    for (const [at, { record, issues }] of records.entries()) {
      const base = { position: position + at, file: "ClinicalTrials.gov", line: null, register: "nct", number: record?.number ?? "", title: record === null ? "" : titleIn(record), record: null };
      const taken = record === null ? null : await takeOne(studies, by, record, open.has(record.number), deps.onBug);
      await db.tx(async (tx) => {
        // What is as it was is counted, not listed: a run of years would be all noise.
        if (taken === null) await insertLines(tx, number, [{ ...base, planned: "refused", outcome: "refused", code: null, published: false, changed: [], issues, candidates: [] }]);
        else await insertLines(tx, number, [{ ...base, planned: taken.outcome, outcome: taken.outcome, code: taken.code, published: taken.published, changed: taken.changed, issues: taken.outcome === "unchanged" ? [] : taken.issues, candidates: taken.candidates }]);
        await addDone(tx, number, 1);
      });
    }
  }

  async function overNetwork(by: Author, number: number, signal: AbortSignal): Promise<void> {
    const sleep = deps.machine?.sleep ?? (async (milliseconds: number, until: AbortSignal) => { await wait(milliseconds, undefined, { signal: until }); });
    const ask = createAsk({
      transport: deps.machine?.transport ?? networkTransport({ rules: deps.rules, ...usualTransport }), patience: deps.machine?.patience ?? usualPatience, requestsPerSecond, userAgent: deps.userAgent, headers: {}, now: Date.now, sleep, random: Math.random, signal,
      onRetry: async (trouble, attempt) => { await db.tx(async (tx) => { await addIssue(tx, number, renamed(troubleIssue(trouble, "warning", attempt))); }); },
    });
    let place = (await nextPageOf(db, number)) as Place;
    let position = (await one(number)).done + 1;
    const tokens = new Set<string>();
    for (let pages = 0; place.questions.length > 0; pages += 1) {
      if (await isRunToStop(db, number)) throw new Stopped();
      if (pages >= mostPages) throw new Trouble("endless");
      const [question, ...rest] = place.questions;
      if (question === undefined) break;
      const page = await askCtgov(ask, deps.base ?? ctgovBase, question, place.token);
      const token = page.nextPageToken;
      if (token !== null && tokens.has(token)) throw new Trouble("cursor-repeats");
      if (token !== null) tokens.add(token);
      await takePage(by, number, page.records, position);
      position += page.records.length;
      if ("numbers" in question && token === null) await tellMissing(number, question.numbers, page.records);
      place = token === null ? { questions: rest, token: null } : { questions: place.questions, token };
      await db.tx(async (tx) => { await setNextPage(tx, number, place); });
    }
    await db.tx(async (tx) => {
      await moveRegisterRun(tx, number, ["writing"], "done", { at: clock.now() });
      const run = await findRegisterRun(tx, number);
      await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: "studies.following-done", subject: `study-import:${number}`, next: run?.counts ?? {} });
    });
  }

  async function tellMissing(number: number, asked: readonly string[], records: readonly ReadRegisterRecord[]): Promise<void> {
    // A study may answer under its present number to one of its former ones.
    const given = new Set(records.flatMap(({ record }) => record?.content.registryNumbers?.map((one) => one.number) ?? []));
    const missing = asked.filter((one) => !given.has(one));
    if (missing.length === 0) return;
    const list = missing.slice(0, 20).join(", ");
    await db.tx(async (tx) => { await addIssue(tx, number, { code: "studies.not-at-register", severity: "warning", text: { fr: `${missing.length} numéro(s) inconnus du registre\u202f: ${list}${missing.length > 20 ? "…" : ""}`, en: `${missing.length} number(s) unknown to the register: ${list}${missing.length > 20 ? "…" : ""}` } }); });
  }

  function launch(by: Author, number: number): void {
    const controller = new AbortController();
    const over = overNetwork(by, number, controller.signal).catch(async (error: unknown) => {
      const stopped = error instanceof Stopped || (controller.signal.aborted && !(controller.signal.reason instanceof Shutdown));
      const issue = stopped ? null : controller.signal.aborted ? interruptedRun : error instanceof Trouble ? renamed(troubleIssue(error, "error")) : error instanceof AppError ? { code: error.code, severity: "error" as const, text: error.text } : bug;
      await db.tx(async (tx) => { await moveRegisterRun(tx, number, ["writing"], stopped ? "stopped" : "failed", { at: clock.now(), error: issue }); });
      if (issue === bug) deps.onBug?.(error);
    }).catch((error: unknown) => deps.onBug?.(error)).finally(() => active.delete(number));
    active.set(number, { controller, over });
  }

  const following = (): AppError => new AppError("studies.already-following", both("Le suivi des registres est déjà en cours.", "Registers are being followed already."), { status: 409 });

  return {
    sponsors: () => db.query(sql`select query, added_at as "addedAt", author from studies.sponsor_query order by query`),
    async addSponsor(by, text) {
      const query = text.replaceAll(/\s+/gu, " ").trim();
      if (query.length < 3 || query.length > 200) throw new AppError("studies.sponsor-query-invalid", both("Donnez un nom de promoteur de 3 à 200 signes, comme le registre l’écrit.", "Give the name of a sponsor in 3 to 200 signs, as the register writes it."), { status: 422 });
      await db.tx(async (tx) => {
        await tx.query(sql`insert into studies.sponsor_query (query, added_at, author) values (${query}, ${clock.now().toISOString()}, ${by.name}) on conflict do nothing`);
        await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: "studies.sponsor-followed", subject: "study-sponsors", next: { query } });
      });
    },
    async removeSponsor(by, query) {
      await db.tx(async (tx) => {
        await tx.query(sql`delete from studies.sponsor_query where query = ${query}`);
        await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: "studies.sponsor-unfollowed", subject: "study-sponsors", previous: { query } });
      });
    },
    async start(by) {
      await settle();
      const number = await db.tx(async (tx) => {
        const place = await plan(tx);
        const inserted = await insertRegisterRun(tx, by, { origin: "follow", standing: "writing", names: ["ClinicalTrials.gov"], at: clock.now(), nextPage: place });
        if (inserted === null) throw following();
        await setRunFacts(tx, inserted, { total: place.questions.reduce((sum, question) => sum + ("numbers" in question ? question.numbers.length : 0), 0), issues: [] });
        await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: "studies.following-started", subject: `study-import:${inserted}`, next: { questions: place.questions.length } });
        return inserted;
      });
      launch(by, number);
      return one(number);
    },
    async resume(by, number) {
      await one(number);
      const moved = await db.tx(async (tx) => moveRegisterRun(tx, number, ["stopped", "failed"], "writing", { at: clock.now() }));
      if (!moved) throw following();
      launch(by, number);
      return one(number);
    },
    async cancel(by, number) {
      await one(number);
      await db.tx(async (tx) => {
        await askRunToStop(tx, number);
        await recordAudit(tx, { recordedAt: clock.now(), accountId: by.accountId, author: by.name, act: "studies.import-stop-asked", subject: `study-import:${number}` });
      });
      const mine = active.get(number);
      mine?.controller.abort(new Stopped());
      await mine?.over;
      return one(number);
    },
    async ended(number) {
      await active.get(number)?.over;
      return one(number);
    },
    async lastStartedAt() {
      const [row] = await db.query<{ at: string | null }>(sql`select max(started_at) as at from studies.register_run where origin = 'follow'`);
      return row?.at ?? null;
    },
    async close() {
      for (const { controller } of active.values()) controller.abort(new Shutdown());
      await Promise.all([...active.values()].map(({ over }) => over));
    },
  };
}

class Stopped extends Error {}
class Shutdown extends Error {}

async function addIssue(tx: Db, number: number, issue: Issue): Promise<void> {
  const run = await findRegisterRun(tx, number);
  if (run !== null && run.issues.length < 500) await setRunFacts(tx, number, { total: run.total, issues: [issue] });
}

/** Troubles of the network under this module's name. */
const renamed = (issue: Issue): Issue => ({ ...issue, code: issue.code.replace(/^publications\./u, "studies.") });

const bug: Issue = { code: "studies.import-bug", severity: "error", text: both("Le suivi s’est arrêté sur un défaut de Jalon.", "Following stopped on a fault of Jalon.") };
