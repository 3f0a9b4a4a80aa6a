import { maySomewhere } from "../../../identity/index.ts";
import type { Seat } from "../place.ts";
import type { SteeringWebDeps } from "../deps.ts";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Who may be named: open accounts that hold a role with which to report, by name; and whoever is named already, account or not. */
export async function peopleFor(deps: SteeringWebDeps, { standing, say }: Pick<Seat, "standing" | "say">): Promise<readonly Choice[]> {
  const accounts = (await deps.accounts()).filter(({ id, name, active, roles }) => active && maySomewhere({ accountId: id, name, roles }, "actions.report"));
  const seen = new Map<string, number>();
  const open = accounts.map(({ id, name }) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { value: id, label: times === 1 ? name : `${name} (${times})` };
  });
  const { owner, deputies, milestones } = standing;
  const named = [...(owner === null ? [] : [owner]), ...deputies, ...milestones.flatMap(({ ownerId, ownerName }) => (ownerId === null ? [] : [{ accountId: ownerId, name: ownerName ?? "" }]))];
  const gone = new Map(named.filter(({ accountId }) => !open.some(({ value }) => value === accountId)).map(({ accountId, name }) => [accountId, name]));
  return [...open, ...[...gone].map(([value, name]) => ({ value, label: `${name} ${say("(ne peut plus écrire ici)", "(may no longer write here)")}` }))];
}
