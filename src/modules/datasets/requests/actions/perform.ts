import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import type { Holders } from "../domain/decision.ts";
import { idOf, type AccessRequest } from "../domain/request.ts";
import { afterStep, opinionsOf, stepsOfDecision, stepsOfRule, type Step } from "../domain/effects.ts";
import { instantAfter } from "../domain/delays.ts";
import { allowedMoves, sideFor, type RequestSide } from "../domain/table.ts";
import type { RequestAct } from "../domain/acts.ts";
import { changedMeanwhile, moveNotAllowed, notYours, unknownRequest } from "../errors.ts";
import { eventsOf } from "../store/event-store.ts";
import { insertLink, revokeAllLinks } from "../store/link-store.ts";
import { requestById } from "../store/request-store.ts";
import type { RequestsDeps } from "./deps.ts";
import { keepSteps } from "./keep.ts";
import { settingsInForce } from "./settings.ts";
import { stepOf, type Ground } from "./step-of.ts";
import { administratorsOf, holdersOf, sidesOf } from "./standing.ts";
import { noticesOf, type Audience } from "./tell.ts";

export interface Performed {
  readonly request: AccessRequest;
  /** Of a link just made: shown once, kept nowhere. */
  readonly secret: string | null;
}

/** Who is told of a request today. */
export async function audienceOf(deps: RequestsDeps, request: AccessRequest, holders: Holders): Promise<Audience> {
  const named = [...new Set([...holders].flatMap(([, holder]) => (holder === null ? [] : [holder])))];
  const withAdministrators = request.deciders.length === 0 || [...holders.values()].includes(null);
  const administrators = await administratorsOf(deps, request);
  return { requester: request.requester === null ? [] : [request.requester], deciders: withAdministrators ? [...new Set([...named, ...administrators])] : named, administrators };
}

/**
 * One act of one person on a request, in one transaction. The table of moves says whether it may be; then the act's own
 * rules. Fails with `requests.unknown` (who may not see it), `requests.not-yours` (a move that this side never makes),
 * `requests.move-not-allowed` (not in this state), `requests.changed-meanwhile` (`basedOn` is not the revision any more),
 * `requests.not-valid` (faults to mend) and the refusals of single acts. Nothing changes where it fails.
 */
export async function perform(deps: RequestsDeps, actor: Actor, number: string, act: RequestAct, basedOn?: number): Promise<Performed> {
  const id = idOf(number);
  const seen = id === null ? null : await requestById(deps.db, id);
  if (seen === null) throw unknownRequest();
  const sides = sidesOf(actor, seen);
  if (sides.length === 0) throw unknownRequest();
  const side = sideFor(seen.state, act.move, sides);
  if (side === null) throw allowedMoves.some((one) => one.move === act.move && sides.some((mine) => one.by.includes(mine))) ? moveNotAllowed() : notYours();
  const before: Ground = { deps, actor, side, isAdministrator: sides.includes("administrator"), ...(await groundOf(deps, seen, act)) };
  const secret = act.move === "make-link" ? randomBytes(32).toString("base64url") : null;
  const done = await deps.db.tx(async (inside) => {
    const request = await requestById(inside, seen.id, true);
    if (request === null) throw unknownRequest();
    if ((basedOn !== undefined && basedOn !== request.revision) || request.deciders.join() !== seen.deciders.join()) throw changedMeanwhile();
    if (sideFor(request.state, act.move, [side]) === null) throw moveNotAllowed();
    const steps = await stepsOf(inside, before, request, act, secret);
    const next = await keepSteps(inside, deps, request, actor.name, steps);
    if (next.state === "revoked") await revokeAllLinks(inside, request.id, next.changedAt);
    for (const step of steps) for (const notice of noticesOf(next, step, withoutSelf(before.audience, actor, step))) await deps.notify(inside, notice);
    return next;
  });
  return { request: done, secret };
}

/** What has to be known from other parts of the house before the transaction begins. */
async function groundOf(deps: RequestsDeps, request: AccessRequest, act: RequestAct): Promise<Pick<Ground, "holders" | "audience" | "files" | "settled">> {
  const dataset = act.move === "make-link" || act.move === "opine" || act.move === "decide" ? await deps.datasets.find(request.dataset) : null;
  const settled = act.move === "submit" ? await settledFor(deps, request) : null;
  const asSubmitted = settled === null ? request : { ...request, deciders: settled.deciders, region: settled.region };
  const holders = await holdersOf(deps, asSubmitted);
  const replacement = act.move === "replace-decider" ? await deps.accounts.getAccount(act.to) : null;
  return { holders, audience: await audienceOf(deps, asSubmitted, holders), files: dataset === null ? null : dataset.files.filter(({ state }) => state === "checked").map(({ id }) => id), settled: settled ?? (replacement?.active === true ? { deciders: [replacement.id], rule: request.rule, deadlineDays: 0, region: request.region } : null) };
}

/** A request goes to the deciders that the dataset names on the day it is handed in, the requester left out. */
async function settledFor(deps: RequestsDeps, request: AccessRequest): Promise<NonNullable<Ground["settled"]>> {
  const [{ settings }, standing] = [await settingsInForce(deps, request.dataset), await deps.datasets.standing(request.dataset)];
  const named = settings.deciders.length > 0 ? settings.deciders : standing === null ? [] : [standing.declaredBy];
  return { deciders: [...new Set(named)].filter((one) => one !== request.requester), rule: settings.rule, deadlineDays: settings.deadlineDays, region: standing?.region ?? request.region };
}

function withoutSelf(audience: Audience, actor: Actor, step: Step): Audience {
  const others = (ids: readonly string[]): readonly string[] => ids.filter((id) => id !== actor.accountId);
  return { requester: step.side === "requester" && step.move !== "submit" ? [] : audience.requester, deciders: others(audience.deciders), administrators: others(audience.administrators) };
}

async function stepsOf(inside: Db, ground: Ground, request: AccessRequest, act: RequestAct, secret: string | null): Promise<readonly Step[]> {
  const { deps, actor, side } = ground;
  const at = deps.clock.now().toISOString();
  const events = await eventsOf(inside, request.id);
  const step = await stepOf(inside, ground, request, events, act);
  if (act.move === "make-link" && secret !== null) {
    const expiresAt = earliest(instantAfter(at, act.days), request.expiresAt);
    await insertLink(inside, request.id, createHash("sha256").update(secret).digest("hex"), { id: randomUUID(), files: act.files, madeAt: at, expiresAt, revokedAt: null });
  }
  if (act.move === "submit") return [step, ...passedShares(ground.holders, request.requester)];
  if (act.move !== "opine" && act.move !== "decide") return [step];
  // The journal says to both sides that the examination has begun before it holds an opinion, which is for deciders.
  const begun: readonly Step[] = request.state === "submitted" ? [{ move: "take", side, account: actor.accountId, internal: false, detail: {}, change: {} }] : [];
  const after = [...begun, step].reduce((now, one) => afterStep(now, one, at), request);
  const [opinion] = opinionsOf([step]);
  const house = act.move === "decide" && opinion !== undefined ? stepsOfDecision(after, opinion, at) : stepsOfRule(after, opinionsOf([...events, step]), at);
  return [...begun, step, ...house];
}

function earliest(a: string, b: string | null): string {
  return b !== null && b < a ? b : a;
}

/** Shares that are not where the dataset put them: said in the journal of the deciders. */
export function passedShares(holders: Holders, requester: string | null): readonly Step[] {
  return [...holders].flatMap(([decider, holder]) => (holder === decider || decider === requester ? [] : [{ move: "pass-share", side: "house" as RequestSide, account: null, internal: true, detail: { decider, holder }, change: {} } satisfies Step]));
}
