import type { Db } from "../../kernel/db/db.ts";
import type { Outbox } from "../../kernel/outbox/index.ts";
import type { Clock, Day } from "../../kernel/time/day.ts";
import { createSteps, type ContractItem, type Steps } from "../../modules/consultations/index.ts";
import type { Contracts } from "../../modules/contract/index.ts";

export interface StepsParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly outbox: Pick<Outbox, "notify">;
  readonly contracts: Contracts;
  /** True while made-up facts are put in. */
  readonly demonstration?: boolean;
}

/** What proposals and answers may point to in the contract in force on a day; nothing where no contract is registered. */
export function contractItems(contracts: Contracts): (on: Day) => Promise<{ readonly objectives: readonly ContractItem[]; readonly actions: readonly ContractItem[] }> {
  return async (on) => {
    if ((await contracts.versions()).length === 0) return { objectives: [], actions: [] };
    const { version } = await contracts.inForce(on);
    const objectives = version.register.priorities.flatMap((priority) => priority.objectives);
    return {
      objectives: objectives.map(({ code, title }) => ({ code, title, href: `/objectives/${encodeURIComponent(code)}` })),
      actions: objectives.flatMap(({ actions }) => actions).map(({ code, title }) => ({ code, title, href: `/actions/${encodeURIComponent(code)}` })),
    };
  };
}

/** Participatory consultations, wired to the contract. */
export function composeSteps({ db, clock, outbox, contracts, demonstration = false }: StepsParts): Steps {
  return createSteps({ db, clock, notify: outbox.notify, contract: contractItems(contracts), demonstration });
}
