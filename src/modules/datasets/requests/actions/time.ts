import { sql, type Db } from "../../../../kernel/db/db.ts";
import { opinionsOf, type Step } from "../domain/effects.ts";
import { instantAfter } from "../domain/delays.ts";
import { opinionsThatHold } from "../domain/decision.ts";
import { statesWaiting, type RequestMove } from "../domain/table.ts";
import { notRequestable } from "../domain/settings.ts";
import type { AccessRequest, RequestEvent } from "../domain/request.ts";
import { eventsOf } from "../store/event-store.ts";
import { revokeAllLinks } from "../store/link-store.ts";
import { requestById } from "../store/request-store.ts";
import type { RequestsDeps } from "./deps.ts";
import { keepSteps } from "./keep.ts";
import { audienceOf, passedShares } from "./perform.ts";
import { settingsInForce } from "./settings.ts";
import { holdersOf } from "./standing.ts";
import { noticesOf } from "./tell.ts";

/** Days before the deadline at which the deciders are reminded. */
export const reminderDays: readonly number[] = [7, 2];
/** Days after which what the requester leaves lying is closed: a draft, a returned request, conditions not accepted. */
export const lapseDays = 90;

/**
 * What time does on its own: ends access at its term, reminds, escalates, passes on the share of those who left, closes
 * what was left lying or cannot be asked for any more. Made-up requests stay as they were made up. Gives how many steps were
 * made. Running it again does nothing twice.
 */
export async function runRequestTimer(deps: RequestsDeps): Promise<number> {
  const at = deps.clock.now().toISOString();
  const soon = instantAfter(at, Math.max(...reminderDays));
  const idle = instantAfter(at, -lapseDays);
  let made = 0;
  // By pages of ids, so that a thousand requests are not held at once.
  for (let after = 0; ; ) {
    const rows = await deps.db.query<{ id: number }>(sql`
      select id from datasets.request where id > ${after} and demonstration = ${deps.demonstration} and (
        (state = 'granted' and expires_at <= ${at})
        or state in ('submitted', 'under-review')
        or state in ('draft', 'returned', 'approved'))
      order by id limit 200`);
    for (const { id } of rows) made += await runOne(deps, id, at, soon, idle);
    const last = rows.at(-1);
    if (last === undefined) return made;
    after = last.id;
  }
}

async function runOne(deps: RequestsDeps, id: number, at: string, soon: string, idle: string): Promise<number> {
  const seen = await requestById(deps.db, id);
  if (seen === null) return 0;
  const holders = await holdersOf(deps, seen);
  const audience = await audienceOf(deps, seen, holders);
  const reason = seen.state === "granted" ? null : await reasonToClose(deps, seen);
  return deps.db.tx(async (inside) => {
    const request = await requestById(inside, id, true);
    if (request === null || request.revision !== seen.revision) return 0;
    const steps = await stepsOfTime(inside, request, { at, soon, idle, reason, holders });
    if (steps.length === 0) return 0;
    const next = await keepSteps(inside, deps, request, "Jalon", steps);
    if (next.state === "expired") await revokeAllLinks(inside, id, at);
    for (const step of steps) {
      // Those who have spoken are not reminded.
      const spoken = new Set(opinionsThatHold(opinionsOf(await eventsOf(inside, id)), request.round).map(({ by }) => by));
      const told = { ...audience, deciders: audience.deciders.filter((one) => !spoken.has(one)) };
      for (const notice of noticesOf(next, step, told)) await deps.notify(inside, notice);
    }
    return steps.length;
  });
}

function byHouse(move: RequestMove, detail: Step["detail"], change: Step["change"], internal = false): Step {
  return { move, side: "house", account: null, internal, detail, change };
}

interface Moment {
  readonly at: string;
  readonly soon: string;
  readonly idle: string;
  readonly reason: string | null;
  readonly holders: ReadonlyMap<string, string | null>;
}

async function stepsOfTime(inside: Db, request: AccessRequest, { at, soon, idle, reason, holders }: Moment): Promise<readonly Step[]> {
  if (request.state === "granted") return request.expiresAt !== null && request.expiresAt <= at ? [byHouse("expire", {}, { closedAt: at })] : [];
  if (reason !== null) return [byHouse("close", { reason }, { closedAt: at })];
  if (!statesWaiting.includes(request.state)) return request.changedAt <= idle ? [byHouse("lapse", {}, { closedAt: at })] : [];
  const events = await eventsOf(inside, request.id);
  const lastSubmit = events.findLast((one) => one.move === "submit")?.sequence ?? 0;
  const inRound = events.filter((one) => one.sequence > lastSubmit);
  const steps: Step[] = passedShares(holders, request.requester).filter((step) => !wasSaid(inRound, step)).slice();
  if (request.dueAt === null) return steps;
  if (request.dueAt <= at) {
    if (request.escalatedAt === null) steps.push(byHouse("escalate", {}, { escalatedAt: at }));
    return steps;
  }
  // One reminder for the nearest threshold passed, never two at once.
  const days = reminderDays.filter((one) => instantAfter(at, one) >= (request.dueAt ?? at)).toSorted((a, b) => a - b)[0];
  if (request.dueAt <= soon && days !== undefined && !inRound.some((one) => one.move === "remind" && one.detail["days"] === days)) steps.push(byHouse("remind", { days }, {}, true));
  return steps;
}

/** Was this very passing of a share the last thing said about it? */
function wasSaid(events: readonly RequestEvent[], step: Step): boolean {
  const last = events.findLast((one) => one.move === "pass-share" && one.detail["decider"] === step.detail["decider"]);
  return last !== undefined && (last.detail["holder"] ?? null) === (step.detail["holder"] ?? null);
}

/** Why a request under way has no object any more: the data were withdrawn, or opened to all; null as a rule. */
async function reasonToClose(deps: RequestsDeps, request: AccessRequest): Promise<string | null> {
  const dataset = await deps.datasets.find(request.dataset);
  if (dataset === null) return "not-published";
  return notRequestable(dataset, (await settingsInForce(deps, request.dataset)).settings, deps.clock.today());
}

/** Requests that have been over for the years of retention lose who asked, what was written and who did what. Dates and states stay, for the statistics. Gives how many. */
export async function purgeRequests(deps: RequestsDeps): Promise<number> {
  const at = deps.clock.now();
  const before = new Date(at);
  before.setUTCFullYear(before.getUTCFullYear() - deps.retentionYears);
  return deps.db.tx(async (inside) => {
    const rows = await inside.query<{ id: number }>(sql`
      update datasets.request set requester = null, answers = '{}'::jsonb, accepted = '[]'::jsonb, deciders = '[]'::jsonb, purged_at = ${at.toISOString()}
      where purged_at is null and state in ('refused', 'withdrawn', 'expired', 'revoked', 'closed') and closed_at < ${before.toISOString()} returning id`);
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    await inside.query(sql`update datasets.request_event set account = null, detail = '{}'::jsonb, purged = true where request = any(${sql.param(ids)}::bigint[]) and not purged`);
    await inside.query(sql`delete from datasets.request_decider where request = any(${sql.param(ids)}::bigint[])`);
    await inside.query(sql`delete from datasets.request_link where request = any(${sql.param(ids)}::bigint[])`);
    return rows.length;
  });
}
