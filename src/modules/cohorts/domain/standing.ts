import type { Actor } from "../../../kernel/http/route.ts";
import type { Cohort } from "./record.ts";
import type { Side } from "./request-table.ts";

/** What of the roles this module has to be told: does somebody keep the register, and do they manage this structure? */
export interface Roles {
  readonly manages: (actor: Actor | null) => boolean;
  readonly managesStructure: (actor: Actor | null, structure: string) => boolean;
}

/** Accounts in whose name somebody acts today: their own, and those they stand in for. */
export function accountsOf(actor: Actor): readonly string[] {
  return [actor.accountId, ...(actor.inPlaceOf ?? []).map(({ accountId }) => accountId)];
}

/** The sides on which a caller stands for a cohort: the office, and the cohort for its team and the managers of its structure. */
export function sidesFor(roles: Roles, actor: Actor | null, { content: { team, structure } }: Pick<Cohort, "content">): readonly Side[] {
  if (actor === null) return [];
  const speaks = accountsOf(actor).some((id) => team.includes(id)) || (structure !== null && roles.managesStructure(actor, structure));
  return [...(speaks ? (["cohort"] as const) : []), ...(roles.manages(actor) ? (["office"] as const) : [])];
}
