import type { SteeringWebDeps } from "../../modules/steering/index.ts";
import { silentAfterDays } from "../../modules/steering/index.ts";
import type { House } from "../house.ts";
import { formerActions, lastDayOf, steeredActions } from "./subjects.ts";

/** What the pages of steering are given of the house: the actions of the contract, accounts, files. */
export function steeringDeps({ steering, contracts, indicators, identity, storage, config }: House): SteeringWebDeps {
  return {
    steering,
    async steered(on) {
      const { register } = (await contracts.inForce(on)).version;
      return {
        current: steeredActions(register),
        former: await formerActions(contracts, on),
        indicators: register.indicators.flatMap(({ code, title, parts }) => [
          { code, title },
          ...parts.filter((part) => part.code !== code).map((part) => ({ code: part.code, title: part.definition ?? title })),
        ]),
        rhythm: { silentAfterDays, until: lastDayOf(register) },
      };
    },
    defaultDay: () => indicators.defaultDay(),
    accounts: () => identity.allAccounts(),
    evidence: storage,
    ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }),
  };
}
