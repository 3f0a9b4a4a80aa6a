import type { Actor } from "../../../../kernel/http/route.ts";
import { holdersOf, sidesOf } from "./standing.ts";
import { opinionsThatHold, sharesOpenTo, tally, type Tally } from "../domain/decision.ts";
import { opinionsOf } from "../domain/effects.ts";
import { idOf, type AccessLink, type AccessRequest, type Opinion, type RequestEvent } from "../domain/request.ts";
import { requestMoves, sideFor, type RequestMove, type RequestSide } from "../domain/table.ts";
import { unknownRequest } from "../errors.ts";
import { eventsOf } from "../store/event-store.ts";
import { linksOf } from "../store/link-store.ts";
import { requestById } from "../store/request-store.ts";
import { nowFor, type RequestsDeps } from "./deps.ts";

/** A request as one reader sees it: what is internal to deciders is not in it for the requester. */
export interface RequestView {
  readonly request: AccessRequest;
  readonly sides: readonly RequestSide[];
  /** Moves that this reader may make now. */
  readonly moves: readonly RequestMove[];
  /** The journal, oldest first, without what is internal for whoever asked. */
  readonly events: readonly RequestEvent[];
  /** For deciders and administrators: opinions that hold and how they count; null for the requester. */
  readonly deciding: { readonly opinions: readonly Opinion[]; readonly tally: Tally; readonly holders: ReadonlyMap<string, string | null>; readonly ownShares: readonly string[]; readonly overdue: boolean } | null;
  readonly links: readonly AccessLink[];
  /** Names by account, for deciders; empty for the requester, who is told sides and not persons. */
  readonly names: ReadonlyMap<string, string>;
}

/** Fails with `requests.unknown` where there is none, or the caller stands on no side of it. */
export async function readRequest(deps: RequestsDeps, actor: Actor, number: string): Promise<RequestView> {
  const id = idOf(number);
  const request = id === null ? null : await requestById(deps.db, id);
  const sides = request === null ? [] : sidesOf(actor, request);
  if (request === null || sides.length === 0) throw unknownRequest();
  const all = await eventsOf(deps.db, request.id);
  const links = await linksOf(deps.db, request.id);
  const isRequester = sides.includes("requester");
  const holders = isRequester ? new Map<string, string | null>() : await holdersOf(deps, request);
  const opinions = opinionsOf(all);
  const ownShares = isRequester ? [] : sharesOpenTo(request, actor.accountId, sides.includes("administrator"), holders, opinions);
  const overdue = request.dueAt !== null && request.dueAt <= nowFor(deps, request);
  const moves = requestMoves.filter((move) => sideFor(request.state, move, sides) !== null && (move !== "opine" || ownShares.length > 0) && (move !== "decide" || overdue));
  return {
    request: isRequester ? { ...request, deciders: [] } : request, sides, moves, links,
    events: isRequester ? all.filter(({ internal }) => !internal).map((event) => ({ ...event, account: event.side === "requester" ? event.account : null })) : all,
    deciding: isRequester ? null : { opinions: opinionsThatHold(opinions, request.round), tally: tally(request, opinions), holders, ownShares, overdue },
    names: isRequester ? new Map() : await namesOf(deps, [request.requester, ...request.deciders, ...holders.values(), ...all.map(({ account }) => account), ...all.flatMap(({ detail }) => [detail["from"], detail["to"], detail["decider"], detail["holder"]])]),
  };
}

async function namesOf({ accounts }: Pick<RequestsDeps, "accounts">, ids: readonly unknown[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const id of new Set(ids)) {
    if (typeof id !== "string") continue;
    const account = await accounts.getAccount(id);
    if (account !== null) names.set(id, account.name);
  }
  return names;
}
