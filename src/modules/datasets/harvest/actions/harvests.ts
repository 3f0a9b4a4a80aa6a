import { setTimeout as wait } from "node:timers/promises";
import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { AddressRules } from "../../../../kernel/outbox/index.ts";
import type { Clock } from "../../../../kernel/time/day.ts";
import { baseAddressIssues, createAsk, networkTransport, Trouble, troubleIssue, usualPatience, usualTransport, type Patience, type Transport } from "../../../publications/index.ts";
import type { Datasets } from "../../domain/datasets.ts";
import type { HarvestSource } from "../../domain/harvested.ts";
import { isSuspiciousDrop, type CatalogueRun, type CatalogueSource, type RecordFault } from "../domain/harvest.ts";
import { firstPage, nextPage } from "../domain/pages.ts";
import { recordFrom } from "../domain/to-record.ts";
import { catalogueKinds, readCatalogue, type CatalogueDocument } from "../readers/index.ts";
import { askToStop, endRun, findRun, findSource, insertFaults, insertRun, isStopAsked, listFaults, listRuns, putSource, recordPage, settleAbandoned, sourcesOf, takeUp, unseen } from "../store/harvests.ts";

export interface CatalogueHarvestDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly datasets: Pick<Datasets, "takeHarvested" | "endHarvest">;
  /** Addresses that may be called; private ones only where the house says so. */
  readonly rules: AddressRules;
  readonly userAgent: string;
  readonly onBug?: (error: unknown) => void;
  /** For tests: the network and time. */
  readonly machine?: { readonly transport?: Transport; readonly patience?: Patience; readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void> };
}

interface Listing { readonly page: number; readonly pageSize: number }

/** Other catalogues: where they are, and their harvests. Nothing is asked of any network until somebody starts one. */
export interface CatalogueHarvests {
  sources(): Promise<Awaited<ReturnType<typeof sourcesOf>>>;
  /** Fails with `datasets.harvest-source-invalid` and every fault. */
  putSource(by: Author, source: CatalogueSource): Promise<void>;
  /** Starts over the network and gives at once what was started. */
  start(by: Author, source: string): Promise<CatalogueRun>;
  /** Reads a file of a source, whole, before it gives the run. `part`: the file is not the whole catalogue: nothing vanishes. */
  takeFile(by: Author, source: string, file: Omit<CatalogueDocument, "base"> & { readonly part?: boolean }): Promise<CatalogueRun>;
  resume(by: Author, number: number): Promise<CatalogueRun>;
  cancel(by: Author, number: number): Promise<CatalogueRun>;
  /** What a waiting run found gone: marked (`true`) or left (`false`). */
  decide(by: Author, number: number, vanish: boolean): Promise<CatalogueRun>;
  run(number: number): Promise<CatalogueRun>;
  runs(question: Listing): ReturnType<typeof listRuns>;
  faults(number: number, question: Listing): ReturnType<typeof listFaults>;
  ended(number: number): Promise<CatalogueRun>;
  stop(): Promise<void>;
}

const requestsPerSecond = 2;
const mostPages = 20_000;

export function createCatalogueHarvests(deps: CatalogueHarvestDeps): CatalogueHarvests {
  const { db, clock, datasets } = deps;
  const active = new Map<number, { readonly controller: AbortController; readonly over: Promise<void> }>();

  async function one(number: number): Promise<CatalogueRun> {
    const found = await findRun(db, number);
    if (found === null) throw new AppError("datasets.unknown-harvest", both("Cette moisson n’existe pas.", "This harvest does not exist."), { status: 404 });
    return found;
  }
  async function sourceOf(code: string): Promise<CatalogueSource> {
    const found = await findSource(db, code);
    if (found === null) throw new AppError("datasets.unknown-harvest-source", both("Cette source n’existe pas.", "This source does not exist."), { status: 404 });
    return found;
  }
  async function begin(by: Author, source: CatalogueSource, fromFile: boolean): Promise<CatalogueRun> {
    return db.tx(async (tx) => {
      await settleAbandoned(tx, clock.now(), interrupted, [...active.keys()]);
      const number = await insertRun(tx, by, source, { observedOn: clock.today(), startedAt: clock.now(), fromFile, nextPage: fromFile || source.address === null ? null : firstPage(source.kind, source.address) });
      if (number === null) throw new AppError("datasets.harvest-running", both(`Une moisson de «\u202f${source.name}\u202f» est déjà en cours.`, `A harvest of “${source.name}” is already running.`), { status: 409 });
      await recordAudit(tx, { accountId: by.accountId, author: by.name, act: "datasets.harvest-started", subject: `harvest:${number}`, next: { source: source.code, fromFile } });
      return (await findRun(tx, number)) ?? (() => { throw new Error("a harvest was not kept"); })();
    });
  }
  const named = (source: CatalogueSource, run: CatalogueRun): HarvestSource => ({ code: source.code, name: source.name, run: String(run.number), observedOn: run.observedOn as HarvestSource["observedOn"] });

  /** One document: its records all together, its faults, and where the next one is. */
  async function takePage(by: Author, source: CatalogueSource, run: CatalogueRun, document: CatalogueDocument): Promise<{ readonly next: string | null; readonly faults: number; readonly complete: boolean }> {
    const found = await readCatalogue(source.kind, document);
    const pageNumber = (await one(run.number)).pages + 1;
    const read = found.records.map((raw) => ({ raw, ...recordFrom(raw, source) }));
    const faults: RecordFault[] = [...found.issues.map((issue) => ({ page: pageNumber, record: "", issue })), ...read.flatMap(({ raw, issues }) => issues.map((issue) => ({ page: pageNumber, record: (raw.identifier ?? "").slice(0, 500), issue })))];
    const records = read.flatMap(({ record }) => record ?? []);
    const outcome = await datasets.takeHarvested(by, named(source, run), records);
    const next = run.fromFile ? null : nextPage(source.kind, document.base, { next: found.next, total: found.total, given: found.records.length });
    const errors = faults.filter(({ issue }) => issue.severity === "error").length;
    await db.tx(async (tx) => {
      await recordPage(tx, run.number, { announced: found.total, given: found.records.length, added: outcome.added.length, updated: outcome.updated.length, unchanged: outcome.unchanged, returned: outcome.returned.length, faults: errors, warnings: faults.length - errors, nextPage: next });
      await insertFaults(tx, run.number, faults);
    });
    // A file that is one page of several is not the whole catalogue.
    return { next, faults: errors, complete: found.complete && !(run.fromFile && found.next !== null) };
  }

  /** After the last page. Only a harvest that saw everything may say that something is gone. */
  async function finish(by: Author, source: CatalogueSource, run: CatalogueRun, whole: boolean): Promise<void> {
    const now = await one(run.number);
    const short = now.announced !== null && now.given < now.announced;
    if (!whole || now.faults > 0 || short) {
      await close(by, run.number, "partial", 0, short ? { ...partial, text: both(`${now.given} notices données sur ${now.announced ?? 0} annoncées\u202f: rien n’est tenu pour disparu.`, `${now.given} records given of ${now.announced ?? 0} announced: nothing is taken as vanished.`) } : partial);
      return;
    }
    const { known, gone } = await unseen(db, source.code, String(run.number));
    if (isSuspiciousDrop(known, gone)) {
      await close(by, run.number, "waiting", 0, { code: "datasets.harvest-suspicious-drop", severity: "warning", text: both(`${gone} notices sur ${known} ne sont plus à la source. Est-ce voulu\u202f? Rien n’est marqué tant que personne ne l’a dit.`, `${gone} records of ${known} are no longer at the source. Is this meant? Nothing is marked until somebody says so.`) });
      return;
    }
    const vanished = await datasets.endHarvest(by, named(source, run));
    await close(by, run.number, "done", vanished.length, null);
  }

  async function close(by: Author, number: number, standing: CatalogueRun["standing"], vanished: number, issue: Issue | null, from: CatalogueRun["standing"] = "running"): Promise<void> {
    await db.tx(async (tx) => {
      if (!(await endRun(tx, number, from, standing, clock.now(), vanished, issue))) return;
      await recordAudit(tx, { accountId: by.accountId, author: by.name, act: `datasets.harvest-${standing}`, subject: `harvest:${number}`, next: issue === null ? { vanished } : { reason: issue.code } });
    });
  }

  async function overNetwork(by: Author, source: CatalogueSource, run: CatalogueRun, signal: AbortSignal): Promise<void> {
    const sleep = deps.machine?.sleep ?? (async (milliseconds: number, until: AbortSignal) => { await wait(milliseconds, undefined, { signal: until }); });
    const ask = createAsk({
      transport: deps.machine?.transport ?? networkTransport({ rules: deps.rules, ...usualTransport }), patience: deps.machine?.patience ?? usualPatience, requestsPerSecond, userAgent: deps.userAgent,
      headers: { accept: "text/turtle, application/ld+json;q=0.9, application/json;q=0.9, application/rdf+xml;q=0.8, */*;q=0.1" }, now: Date.now, sleep, random: Math.random, signal,
      onRetry: async (trouble, attempt) => insertFaults(db, run.number, [{ page: run.pages + 1, record: "", issue: renamed(troubleIssue(trouble, "warning", attempt)) }]),
    });
    const seen = new Set<string>();
    const { origin } = new URL(run.nextPage ?? source.address ?? "");
    let whole = true;
    for (let page = run.nextPage; page !== null; ) {
      if (await isStopAsked(db, run.number)) throw new Cancelled();
      if (new URL(page).origin !== origin) throw new Trouble("redirect");
      if (seen.has(page) || seen.size >= mostPages) throw new Trouble("cursor-repeats");
      seen.add(page);
      const text = await ask(new URL(page), "any", (given) => given);
      const taken = await takePage(by, source, run, { bytes: Buffer.from(text), base: page });
      whole &&= taken.complete;
      page = taken.next;
    }
    await finish(by, source, run, whole);
  }

  function launch(by: Author, source: CatalogueSource, run: CatalogueRun): void {
    const controller = new AbortController();
    const over = overNetwork(by, source, run, controller.signal).catch(async (error: unknown) => {
      const cancelled = error instanceof Cancelled || controller.signal.aborted;
      const known = error instanceof Trouble ? renamed(troubleIssue(error, "error")) : error instanceof AppError ? { code: error.code, severity: "error" as const, text: error.text } : cancelled ? null : bug;
      await close(by, run.number, cancelled && !(controller.signal.reason instanceof Shutdown) ? "cancelled" : "failed", 0, controller.signal.reason instanceof Shutdown ? interrupted : known);
      if (known === bug) deps.onBug?.(error);
    }).catch((error: unknown) => deps.onBug?.(error)).finally(() => active.delete(run.number));
    active.set(run.number, { controller, over });
  }

  return {
    sources: () => sourcesOf(db),
    async putSource(by, source) {
      const issues: Issue[] = [];
      if (!/^[a-z0-9][a-z0-9-]{1,39}$/.test(source.code)) issues.push({ code: "datasets.harvest-source-code", severity: "error", field: "code", text: both("Deux à quarante lettres minuscules, chiffres ou tirets.", "Two to forty small letters, digits or hyphens.") });
      if (source.name.trim() === "" || source.name.length > 200) issues.push({ code: "datasets.harvest-source-name", severity: "error", field: "name", text: both("Donnez un nom à la source (200 caractères au plus).", "Give the source a name (200 characters at most).") });
      if (!catalogueKinds.includes(source.kind)) issues.push({ code: "datasets.harvest-source-kind", severity: "error", field: "kind", text: both("Choisissez une forme de la liste.", "Choose a form of the list.") });
      if (source.address !== null) issues.push(...baseAddressIssues(source.address, deps.rules).filter(({ code }) => !code.endsWith("url-query")).map((issue) => ({ ...renamed(issue), field: "address" })));
      if (issues.length > 0) throw new AppError("datasets.harvest-source-invalid", both("La source ne peut pas être enregistrée ainsi.", "The source cannot be saved like this."), { status: 422, issues });
      await db.tx(async (tx) => {
        await putSource(tx, source, clock.now());
        await recordAudit(tx, { accountId: by.accountId, author: by.name, act: "datasets.harvest-source-saved", subject: `harvest-source:${source.code}`, next: { kind: source.kind } });
      });
    },
    async start(by, code) {
      const source = await sourceOf(code);
      const issues = source.address === null ? [] : baseAddressIssues(source.address, deps.rules).filter((issue) => !issue.code.endsWith("url-query"));
      if (source.address === null || issues.length > 0) throw new AppError("datasets.harvest-no-address", both("Cette source n’a pas d’adresse qui puisse être appelée\u202f: donnez un fichier.", "This source has no address that can be called: give a file."), { status: 422, issues });
      const run = await begin(by, source, false);
      launch(by, source, run);
      return run;
    },
    async takeFile(by, code, file) {
      const source = await sourceOf(code);
      const run = await begin(by, source, true);
      try {
        const { complete } = await takePage(by, source, run, { ...file, base: source.address ?? "https://fichier.invalid/" });
        await finish(by, source, run, complete && file.part !== true);
      } catch (error) {
        await close(by, run.number, "failed", 0, error instanceof AppError ? { code: error.code, severity: "error", text: error.text } : bug);
        throw error;
      }
      return one(run.number);
    },
    async resume(by, number) {
      const run = await one(number);
      const source = await sourceOf(run.source);
      if (!(await db.tx(async (tx) => takeUp(tx, number)))) throw new AppError("datasets.harvest-not-resumable", both("Cette moisson ne peut pas être reprise\u202f: commencez-en une autre.", "This harvest cannot be resumed: start another one."), { status: 409 });
      launch(by, source, await one(number));
      return one(number);
    },
    async cancel(by, number) {
      const run = await one(number);
      if (run.standing !== "running") throw new AppError("datasets.harvest-ended", both("Cette moisson est déjà finie.", "This harvest has already ended."), { status: 409 });
      await askToStop(db, number);
      const mine = active.get(number);
      mine?.controller.abort(new Cancelled());
      await mine?.over;
      if (mine === undefined) await close(by, number, "cancelled", 0, null);
      return one(number);
    },
    async decide(by, number, vanish) {
      const run = await one(number);
      const source = await sourceOf(run.source);
      const later = (await listRuns(db, { page: 1, pageSize: 200 })).items.some((other) => other.source === run.source && other.number > number && other.standing !== "failed");
      if (run.standing !== "waiting" || later) throw new AppError("datasets.harvest-not-waiting", both("Cette moisson n’attend plus de décision.", "This harvest no longer waits for a decision."), { status: 409 });
      const vanished = vanish ? await datasets.endHarvest(by, named(source, run)) : [];
      await close(by, number, vanish ? "done" : "partial", vanished.length, null, "waiting");
      return one(number);
    },
    run: one,
    runs: (question) => listRuns(db, question),
    faults: (number, question) => listFaults(db, number, question),
    async ended(number) {
      await active.get(number)?.over;
      return one(number);
    },
    async stop() {
      const all = [...active.values()];
      for (const { controller } of all) controller.abort(new Shutdown());
      await Promise.all(all.map(({ over }) => over));
    },
  };
}

class Cancelled extends Error { override readonly name = "Cancelled"; }
class Shutdown extends Error { override readonly name = "Shutdown"; }

function renamed(issue: Issue): Issue {
  return { ...issue, code: issue.code.replace(/^publications\./, "datasets.") };
}

const partial: Issue = { code: "datasets.harvest-partial", severity: "warning", text: both("La source n’a pas pu être lue en entier\u202f: rien n’est tenu pour disparu.", "The source could not be read whole: nothing is taken as vanished.") };
const interrupted: Issue = { code: "datasets.harvest-interrupted", severity: "warning", text: both("La moisson a été interrompue. Elle peut être reprise.", "The harvest was interrupted. It can be resumed.") };
const bug: Issue = { code: "datasets.harvest-bug", severity: "error", text: both("La moisson s’est arrêtée sur un défaut de Jalon.", "The harvest stopped on a fault of Jalon.") };
