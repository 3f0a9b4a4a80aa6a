import type { Db } from "../../../../kernel/db/db.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import type { Clock } from "../../../../kernel/time/day.ts";
import { standInFor, type Account } from "../../../identity/index.ts";
import { mayCurate } from "../../domain/access.ts";
import type { Holders } from "../domain/decision.ts";
import type { AccessRequest } from "../domain/request.ts";
import type { RequestSide } from "../domain/table.ts";
import type { RequestAccounts, RequestsDeps } from "./deps.ts";

/**
 * The sides on which a caller stands. Whoever asked is on no other side, whatever their roles: nobody decides on their own
 * request, and whoever stands in for the requester does not either.
 */
export function sidesOf(actor: Actor | null, request: Pick<AccessRequest, "requester" | "deciders" | "region" | "state">): readonly RequestSide[] {
  if (actor === null) return [];
  if (request.requester === actor.accountId) return ["requester"];
  if (request.state === "draft" || actor.inPlaceOf?.some(({ accountId }) => accountId === request.requester) === true) return [];
  const isDecider = request.deciders.some((one) => one === actor.accountId || actor.inPlaceOf?.some(({ accountId }) => accountId === one) === true);
  return [...(isDecider ? (["decider"] as const) : []), ...(mayCurate(actor, request) ? (["administrator"] as const) : [])];
}

/** Where the share of each decider lies today; see `Holders`. */
export async function holdersOf({ db, clock, accounts }: { readonly db: Db; readonly clock: Clock; readonly accounts: RequestAccounts }, request: Pick<AccessRequest, "deciders" | "requester">): Promise<Holders> {
  const holders = new Map<string, string | null>();
  for (const decider of request.deciders) {
    const account = await accounts.getAccount(decider);
    if (account === null || !account.active) {
      holders.set(decider, null);
      continue;
    }
    const standIn = await standInFor(db, decider, clock.today());
    if (standIn === null) holders.set(decider, decider);
    // One person, one share: who decides already, or holds a share, holds no other.
    else if (standIn === request.requester || request.deciders.includes(standIn) || [...holders.values()].includes(standIn)) holders.set(decider, null);
    else holders.set(decider, (await accounts.getAccount(standIn))?.active === true ? standIn : null);
  }
  return holders;
}

/** Open accounts that see to the data of a region; those of everywhere where none is of this region. The requester is never among them. */
export async function administratorsOf({ accounts }: Pick<RequestsDeps, "accounts">, request: Pick<AccessRequest, "region" | "requester">): Promise<readonly string[]> {
  const all = (await accounts.allAccounts()).filter((account) => account.active && account.id !== request.requester);
  return all.filter((account) => mayCurate(asActor(account), request)).map(({ id }) => id);
}

function asActor({ id, name, roles }: Account): Actor {
  return { accountId: id, name, roles };
}
