import { day } from "../../kernel/time/day.ts";
import type { Day } from "../../kernel/time/day.ts";
import { placedActions, type Contracts, type PlacedAction, type Register } from "../../modules/contract/index.ts";
import { actionSubject } from "../../modules/identity/index.ts";
import type { SteeredSubject } from "../../modules/steering/index.ts";

function subjectOf(register: Register, { action, objective }: PlacedAction): SteeredSubject {
  const named = register.references.filter(({ from }) => from.kind === "action" && from.code === action.code).map(({ indicator }) => indicator);
  return {
    subject: actionSubject(action.code), code: action.code, title: action.title, href: `/actions/${encodeURIComponent(action.code)}`,
    group: { code: objective.code, title: objective.title, href: `/objectives/${encodeURIComponent(objective.code)}` },
    namedIndicators: [...new Set(named)],
  };
}

/** The actions of a contract as what is steered, in the order of the contract, each under its objective. */
export function steeredActions(register: Register): readonly SteeredSubject[] {
  return placedActions(register).map((placed) => subjectOf(register, placed));
}

/**
 * Actions that some version of the contract holds and the one in force on the day no longer does: what was steered of them
 * stays readable. The title is that of the last version that held them.
 */
export async function formerActions(contracts: Pick<Contracts, "inForce" | "versions">, on: Day): Promise<readonly SteeredSubject[]> {
  const present = new Set(steeredActions((await contracts.inForce(on)).version.register).map(({ subject }) => subject));
  const former = new Map<string, SteeredSubject>();
  for (const { inForceFrom } of await contracts.versions()) {
    if (inForceFrom === null || inForceFrom > on) continue;
    for (const subject of steeredActions((await contracts.inForce(inForceFrom)).version.register)) if (!present.has(subject.subject)) former.set(subject.subject, subject);
  }
  return [...former.values()];
}

/** The last day of the contract: reviews are awaited until then. */
export function lastDayOf(register: Pick<Register, "toYear">): Day {
  return day(`${register.toYear}-12-31`);
}
