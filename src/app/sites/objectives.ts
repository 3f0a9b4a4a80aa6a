import type { Day } from "../../kernel/time/day.ts";
import type { Contracts } from "../../modules/contract/index.ts";
import type { ContractObjective } from "../../modules/sites/index.ts";

/** The objectives of the contract in force on a day, as the synthesis of sites needs them; none where no contract is registered. */
export async function contractObjectives(contracts: Pick<Contracts, "inForce" | "versions">, on: Day): Promise<readonly ContractObjective[]> {
  if ((await contracts.versions()).length === 0) return [];
  const { version } = await contracts.inForce(on);
  return version.register.priorities.flatMap((priority) => priority.objectives.map((objective) => ({
    code: objective.code, title: objective.title, href: `/objectives/${encodeURIComponent(objective.code)}`, priority: priority.code, actions: objective.actions.map(({ code }) => code),
  })));
}
