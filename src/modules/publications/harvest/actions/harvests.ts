import { randomUUID } from "node:crypto";
import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { QueryError } from "../../../../kernel/db/errors.ts";
import { isAlive, thisHolder } from "../../../../kernel/db/process-mark.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { addDays } from "../../../../kernel/time/day.ts";
import { baseAddressIssues } from "../clients/index.ts";
import { isResumable, type Harvest, type HarvestDraft, type HarvestSince, type HarvestSource, type HarvestTrouble } from "../domain/harvest.ts";
import { normalQuery, queryIssues, sourceFacts } from "../domain/sources.ts";
import { askToStop, endRun, findHarvest, insertHarvest, lastCompleteDay, latestResumable, listHarvests, removeMadeUp, runningHarvests, takeOver, type Runner } from "../store/harvests.ts";
import { insertTroubles, listTroubles } from "../store/troubles.ts";
import type { HarvestSettings, HarvestsDeps } from "./deps.ts";
import { runHarvest } from "./run.ts";
import { Stopped } from "./stopped.ts";

interface Listing {
  readonly page: number;
  readonly pageSize: number;
}

/** Harvests of the sources of publications: started, followed, stopped, resumed. */
export interface Harvests {
  readonly settings: Pick<HarvestSettings, "queries" | "baseAddresses"> & { readonly hasContact: boolean };
  /** Starts and gives at once what was started; the pages come in behind. Fails with `publications.harvest-invalid`, `…-running`. */
  start(by: Author, draft: HarvestDraft): Promise<Harvest>;
  /** Goes on where it stopped. Fails with `publications.harvest-not-resumable`, `…-running`. */
  resume(by: Author, number: number): Promise<Harvest>;
  pause(by: Author, number: number): Promise<Harvest>;
  /** For good: what was taken in stays, the rest is not asked for. */
  cancel(by: Author, number: number): Promise<Harvest>;
  get(number: number): Promise<Harvest>;
  list(question: Listing & { readonly source?: HarvestSource }): Promise<{ readonly total: number; readonly items: readonly Harvest[] }>;
  troubles(number: number, question: Listing): Promise<{ readonly total: number; readonly items: readonly HarvestTrouble[] }>;
  /** The latest that can be resumed. */
  resumable(source: HarvestSource | null): Promise<Harvest | null>;
  /** Once the run of this process is over, the harvest as it stands. */
  ended(number: number): Promise<Harvest>;
  /** Stops the runs of this process, so that they can be resumed. */
  stop(): Promise<void>;
}

export function createHarvests(deps: HarvestsDeps): Harvests {
  const { db, clock, settings } = deps;
  const runs = new Map<number, { readonly controller: AbortController; readonly over: Promise<void> }>();
  // Runs of this process, from before they are in the table until they are over.
  const mine = new Set<string>();
  let failure: unknown = null;

  function launch(by: Author, harvest: Harvest, runner: Runner): void {
    const controller = new AbortController();
    const over = runHarvest(deps, { harvest, runner, by, controller }).catch((error: unknown) => {
      failure = error;
      deps.onBug?.(error);
    }).finally(() => {
      runs.delete(harvest.number);
      mine.delete(runner.id);
    });
    runs.set(harvest.number, { controller, over });
  }

  /** A runner that is known as this process's while `take` makes it so in the table; forgotten where that fails. */
  async function asRunner<T>(take: (runner: Runner) => Promise<T>): Promise<T> {
    const runner = { id: randomUUID(), process: thisHolder() };
    mine.add(runner.id);
    try {
      return await take(runner);
    } catch (error) {
      mine.delete(runner.id);
      throw error;
    }
  }

  const settle = (tx: Db): Promise<void> => settleAbandoned(tx, clock.now(), mine);

  async function one(number: number): Promise<Harvest> {
    await db.tx(settle);
    const harvest = await findHarvest(db, number);
    if (harvest === null) throw new AppError("publications.unknown-harvest", both("Cette moisson n’existe pas.", "This harvest does not exist."), { status: 404 });
    return harvest;
  }

  async function stopOne(by: Author, number: number, how: "pause" | "cancel"): Promise<Harvest> {
    const harvest = await one(number);
    if (harvest.standing === "running") {
      await db.tx(async (tx) => {
        if (await askToStop(tx, number, how)) await recordAudit(tx, { accountId: by.accountId, author: by.name, act: `publications.harvest-${how}-asked`, subject: `harvest:${number}` });
      });
      const mine = runs.get(number);
      mine?.controller.abort(new Stopped(how));
      await mine?.over;
    } else if (how === "cancel" && isResumable(harvest)) {
      await db.tx(async (tx) => {
        if (!(await endRun(tx, number, null, "cancelled", clock.now(), null))) return;
        await recordAudit(tx, { accountId: by.accountId, author: by.name, act: "publications.harvest-cancelled", subject: `harvest:${number}` });
      });
    } else if (harvest.standing !== "cancelled" && !(how === "pause" && harvest.standing === "paused")) {
      throw new AppError("publications.harvest-ended", both("Cette moisson est déjà finie.", "This harvest has already ended."), { status: 409 });
    }
    return one(number);
  }

  return {
    settings: { queries: settings.queries, baseAddresses: settings.baseAddresses, hasContact: settings.contact !== null },

    async start(by, draft) {
      const { source } = draft;
      const baseAddress = (draft.baseAddress ?? settings.baseAddresses[source] ?? sourceFacts[source].baseAddress).trim();
      const issues: Issue[] = [...queryIssues(source, draft.query), ...baseAddressIssues(baseAddress, settings.rules)];
      if (settings.contact === null) issues.push(noContact);
      if (draft.since !== null && draft.since !== "last" && draft.since.of === "published" && !sourceFacts[source].byPublication) issues.push(notByPublication);
      if (issues.length > 0) throw new AppError("publications.harvest-invalid", both("La moisson ne peut pas commencer ainsi.", "The harvest cannot begin like this."), { status: 422, issues });
      const query = normalQuery(source, draft.query);
      return asRunner(async (runner) => {
        const number = await db.tx(async (tx) => {
          await settle(tx);
          await removeMadeUp(tx);
          const since = draft.since === "last" ? overlapping(await lastCompleteDay(tx, source, query)) : draft.since;
          const made = await insertHarvest(tx, by, runner, { source, query, since, baseAddress, startedOn: clock.today(), startedAt: clock.now() });
          if (made === null) throw alreadyRunning(source);
          await recordAudit(tx, { accountId: by.accountId, author: by.name, act: "publications.harvest-started", subject: `harvest:${made}`, next: { source, by: query.by, since } });
          return made;
        });
        const harvest = await findHarvest(db, number);
        if (harvest === null) throw new Error("a harvest was not kept");
        launch(by, harvest, runner);
        return harvest;
      });
    },

    async resume(by, number) {
      const harvest = await one(number);
      const issues = [...baseAddressIssues(harvest.baseAddress, settings.rules), ...(settings.contact === null ? [noContact] : [])];
      if (issues.length > 0) throw new AppError("publications.harvest-invalid", both("La moisson ne peut pas reprendre ainsi.", "The harvest cannot be resumed like this."), { status: 422, issues });
      if (!isResumable(harvest)) throw new AppError("publications.harvest-not-resumable", both("Cette moisson ne peut pas être reprise\u202f: elle est en cours, finie ou abandonnée.", "This harvest cannot be resumed: it is running, done or cancelled."), { status: 409 });
      return asRunner(async (runner) => {
        await db.tx(async (tx) => {
          // Two that are resumed at once: the second finds the place taken, by the question or by the index.
          const taken = await takeOver(tx, number, runner).catch((error: unknown) => {
            throw error instanceof QueryError && error.code === "23505" ? alreadyRunning(harvest.source) : error;
          });
          if (!taken) throw alreadyRunning(harvest.source);
          await recordAudit(tx, { accountId: by.accountId, author: by.name, act: "publications.harvest-resumed", subject: `harvest:${number}` });
        });
        const resumed = await findHarvest(db, number) ?? harvest;
        launch(by, resumed, runner);
        return resumed;
      });
    },

    pause: (by, number) => stopOne(by, number, "pause"),
    cancel: (by, number) => stopOne(by, number, "cancel"),
    get: one,
    async list(question) {
      await db.tx(settle);
      return listHarvests(db, question);
    },
    troubles: (number, question) => listTroubles(db, number, question),
    async resumable(source) {
      await db.tx(settle);
      return latestResumable(db, source);
    },
    async ended(number) {
      await runs.get(number)?.over;
      if (failure !== null) {
        const error = failure;
        failure = null;
        throw error;
      }
      return one(number);
    },
    async stop() {
      const all = [...runs.values()];
      for (const { controller } of all) controller.abort(new Stopped("shutdown"));
      await Promise.all(all.map(({ over }) => over));
    },
  };
}

/** Harvests whose run is over without having said so stand still, and can be resumed. */
async function settleAbandoned(tx: Db, now: Date, mine: ReadonlySet<string>): Promise<void> {
  const here = thisHolder();
  for (const { number, runner, process, expired } of await runningHarvests(tx)) {
    if (mine.has(runner)) continue;
    const isOwn = process !== null && process.pid === here.pid && process.born === here.born && process.space === here.space && process.host === here.host;
    const alive = process === null ? null : isOwn ? false : isAlive(process);
    if (alive === true || (alive === null && !expired)) continue;
    if (!(await endRun(tx, number, runner, "paused", now, abandoned))) continue;
    await insertTroubles(tx, number, ((await findHarvest(tx, number))?.pages ?? 0) + 1, now, [abandoned]);
  }
}

function overlapping(day: Parameters<typeof addDays>[0] | null): HarvestSince | null {
  return day === null ? null : { day: addDays(day, -1), of: "changed" };
}

function alreadyRunning(source: HarvestSource): AppError {
  const { name } = sourceFacts[source];
  return new AppError("publications.harvest-running", both(`Une moisson de ${name} est déjà en cours. Attendez sa fin, ou arrêtez-la.`, `A harvest of ${name} is already running. Wait for its end, or stop it.`), { status: 409 });
}

const abandoned: Issue = { code: "publications.harvest-interrupted", severity: "warning", text: both("La moisson a été interrompue\u202f: le programme qui la menait n’est plus là. Elle peut être reprise.", "The harvest was interrupted: the program that ran it is gone. It can be resumed.") };
const noContact: Issue = { code: "publications.harvest-no-contact", severity: "error", text: both("Aucune adresse de contact\u202f: les sources demandent qui les interroge. Renseignez JALON_HARVEST_CONTACT.", "No contact address: sources ask who queries them. Set JALON_HARVEST_CONTACT.") };
const notByPublication: Issue = { code: "publications.harvest-not-by-publication", severity: "error", field: "since", text: both("Cette source ne se demande pas par jour de publication.", "This source cannot be asked by day of publication.") };
