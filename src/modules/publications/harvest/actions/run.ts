import { setTimeout as wait } from "node:timers/promises";
import { recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { createAsk, createClient, networkTransport, usualTransport } from "../clients/index.ts";
import { CursorLost, type Harvest, type SourceClient, type SourcePage } from "../domain/harvest.ts";
import { usualPatience } from "../domain/patience.ts";
import { sourceFacts } from "../domain/sources.ts";
import { Trouble, troubleIssue } from "../domain/trouble.ts";
import { endRun, findHarvest, renewLease, setCursor, type Runner } from "../store/harvests.ts";
import { insertTroubles, recordRetry } from "../store/troubles.ts";
import type { HarvestsDeps, Machine } from "./deps.ts";
import { followPages, type Following } from "./following.ts";
import { Stopped } from "./stopped.ts";
import { takePage } from "./take-page.ts";

/** Longest wait without looking whether somebody asked to stop. */
const longestSleepMilliseconds = 5_000;
/** A source that forgets its cursor more often than this within one run is not getting anywhere. */
const mostRestarts = 50;
/** Share of what was announced that may be missing at the end: records come and go while a list is paged. */
const missingAccepted = 0.01;

export interface Run {
  readonly harvest: Harvest;
  readonly runner: Runner;
  readonly by: Author;
  readonly controller: AbortController;
}

/** Asks a source page after page until its end, until told to stop, or until it cannot be used; says how it ended in the table. */
export async function runHarvest(deps: HarvestsDeps, run: Run): Promise<void> {
  const following = followPages(deps, run.controller.signal);
  try {
    await runPages(deps, run, following);
  } finally {
    await following.end();
  }
}

async function runPages(deps: HarvestsDeps, run: Run, following: Following): Promise<void> {
  const { number } = run.harvest;
  try {
    await pages(deps, run, following);
  } catch (error) {
    await settle(deps, run, error);
    if (!(error instanceof Stopped) && !(error instanceof Trouble) && !(error instanceof AppError)) throw error;
    return;
  }
  await recordAudit(deps.db, { accountId: run.by.accountId, author: run.by.name, act: "publications.harvest-done", subject: `harvest:${number}` });
}

async function pages(deps: HarvestsDeps, run: Run, following: Following): Promise<void> {
  const { db, clock } = deps;
  const { number } = run.harvest;
  const machine = machineOf(deps);
  let harvest = run.harvest;
  const client = clientFor(deps, run, machine, () => harvest.pages + 1);
  // What tells pages apart, the cursor that the run began with included.
  const marks = new Set<string>(harvest.cursor === null ? [] : [harvest.cursor]);
  let restarts = 0;
  for (;;) {
    const asked = await renewLease(db, number, run.runner.id);
    if (asked !== "go") throw new Stopped(asked);
    const began = machine.now();
    let page: SourcePage;
    try {
      page = await pageOf(client, harvest, machine, run, deps);
    } catch (error) {
      if (!(error instanceof CursorLost) || restarts >= mostRestarts) throw error;
      restarts += 1;
      await db.tx(async (tx) => {
        await setCursor(tx, number, run.runner.id, error.restart);
        await insertTroubles(tx, number, harvest.pages + 1, clock.now(), [cursorLost]);
      });
      harvest = { ...harvest, cursor: error.restart };
      marks.clear();
      continue;
    }
    if (page.next !== null && page.mark !== null) {
      if (marks.has(page.mark)) throw new Trouble("cursor-repeats");
      marks.add(page.mark);
    }
    const remarks = endRemarks(harvest, page);
    await takePage(deps, run, harvest, { ...page, remarks: [...page.remarks, ...remarks] }, (machine.now() - began) / 1_000);
    following.page();
    harvest = (await findHarvest(db, number)) ?? harvest;
    if (page.next === null) return;
    if (harvest.given > 5 * (harvest.announced ?? harvest.given) + 10_000) throw new Trouble("endless", { detail: figures(harvest, nothingMore) });
  }
}

const nothingMore = { given: 0, total: null };

/** One page; where the source ends too early it is asked again, for an index that is being rebuilt gives empty pages. */
async function pageOf(client: SourceClient, harvest: Harvest, machine: Machine, run: Run, deps: HarvestsDeps): Promise<SourcePage> {
  for (let attempt = 1; ; attempt += 1) {
    const page = await client.page(harvest.cursor);
    if (!isShort(harvest, page)) return page;
    const trouble = new Trouble(page.given === 0 ? "empty-page" : "short", { detail: figures(harvest, page) });
    if (page.given > 0 || attempt >= 3) throw trouble;
    await recordRetry(deps.db, harvest.number, harvest.pages + 1, deps.clock.now(), troubleIssue(trouble, "warning", attempt), false);
    await machine.sleep(machine.patience.firstMilliseconds * 2 ** attempt, run.controller.signal);
  }
}

function isShort(harvest: Harvest, page: SourcePage): boolean {
  const total = page.total ?? harvest.announced;
  if (harvest.source === "orcid" || page.next !== null || total === null) return false;
  return total - (harvest.given + page.given) > total * missingAccepted;
}

function figures(harvest: Harvest, page: Pick<SourcePage, "given" | "total">): { readonly fr: string; readonly en: string } {
  const given = harvest.given + page.given;
  const total = page.total ?? harvest.announced ?? 0;
  return both(`${given} notices données sur ${total} annoncées`, `${given} records given of ${total} announced`);
}

/** At the end: a little less than announced is told, and does not make the harvest incomplete. */
function endRemarks(harvest: Harvest, page: SourcePage): Issue[] {
  const total = page.total ?? harvest.announced;
  if (harvest.source === "orcid" || page.next !== null || total === null || harvest.given + page.given >= total) return [];
  return [troubleIssue(new Trouble("short", { detail: figures(harvest, page) }), "warning")];
}

function machineOf({ machine, settings }: HarvestsDeps): Machine {
  return {
    transport: machine?.transport ?? networkTransport({ rules: settings.rules, ...usualTransport }),
    now: machine?.now ?? Date.now,
    sleep: machine?.sleep ?? (async (milliseconds, signal) => { await wait(milliseconds, undefined, { signal }); }),
    random: machine?.random ?? Math.random,
    patience: machine?.patience ?? usualPatience,
  };
}

function clientFor(deps: HarvestsDeps, run: Run, machine: Machine, pageNumber: () => number): SourceClient {
  const { db, clock, settings, readers, researchers } = deps;
  const { harvest, runner, controller } = run;
  const { source } = harvest;
  const facts = sourceFacts[source];
  const key = settings.keys[source] ?? null;
  const { signal } = controller;
  // Long waits are cut in slices, each with a sign of life and a look at what was asked meanwhile.
  const sleep = async (milliseconds: number): Promise<void> => {
    for (let left = milliseconds; left > 0; left -= longestSleepMilliseconds) {
      await machine.sleep(Math.min(left, longestSleepMilliseconds), signal).catch((error: unknown) => {
        signal.throwIfAborted();
        throw error;
      });
      if (left <= longestSleepMilliseconds) return;
      const asked = await renewLease(db, harvest.number, runner.id);
      if (asked !== "go") throw new Stopped(asked);
    }
  };
  const ask = createAsk({
    transport: machine.transport, patience: machine.patience, now: machine.now, random: machine.random, signal, sleep,
    requestsPerSecond: source === "pubmed" && key !== null ? 10 : facts.requestsPerSecond,
    userAgent: `${settings.userAgent} (mailto:${settings.contact ?? ""})`,
    headers: source === "orcid" && key !== null ? { authorization: `Bearer ${key}` } : {},
    onRetry: (trouble, attempt) => recordRetry(db, harvest.number, pageNumber(), clock.now(), troubleIssue(trouble, "warning", attempt), trouble.kind === "throttled"),
  });
  return createClient(source, {
    ask, read: readers[source], base: harvest.baseAddress, query: harvest.query, since: harvest.since, until: harvest.startedOn, pageSize: facts.pageSize,
    contact: settings.contact ?? "", key: source === "orcid" ? null : key, now: machine.now, researchers,
  });
}

const cursorLost: Issue = {
  code: "publications.harvest-cursor-lost", severity: "warning",
  text: both("La source a oublié où en était la liste\u202f: elle est reprise plus haut, ce qui est déjà connu n’est pas doublé.", "The source forgot how far the list had got: it is taken up again from further up, and nothing known is doubled."),
};

async function settle(deps: HarvestsDeps, run: Run, error: unknown): Promise<void> {
  const { db, clock } = deps;
  const { number } = run.harvest;
  const how = error instanceof Stopped ? error.how : "failed";
  if (how === "lost") return;
  const standing = how === "cancel" ? "cancelled" : how === "failed" ? "failed" : "paused";
  const issue = how === "failed" ? issueOf(error) : how === "shutdown" ? stoppedWithHouse : null;
  await db.tx(async (tx) => {
    const now = clock.now();
    if (!(await endRun(tx, number, run.runner.id, standing, now, issue))) return;
    if (issue !== null) await insertTroubles(tx, number, ((await findHarvest(tx, number))?.pages ?? 0) + 1, now, [issue]);
    await recordAudit(tx, { accountId: run.by.accountId, author: run.by.name, act: `publications.harvest-${standing}`, subject: `harvest:${number}`, next: issue === null ? {} : { reason: issue.code } });
  });
}

const stoppedWithHouse: Issue = { code: "publications.harvest-stopped", severity: "warning", text: both("Jalon s’est arrêté pendant la moisson.", "Jalon stopped during the harvest.") };

function issueOf(error: unknown): Issue {
  if (error instanceof Trouble) return troubleIssue(error, "error");
  if (error instanceof CursorLost) return { ...cursorLost, severity: "error" };
  if (error instanceof AppError) return { code: error.code, severity: "error", text: error.text };
  return { code: "publications.harvest-bug", severity: "error", text: both("La moisson s’est arrêtée sur un défaut de Jalon\u202f; la page n’a pas été prise.", "The harvest stopped on a fault of Jalon; the page was not taken in.") };
}
