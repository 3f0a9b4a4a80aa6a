import type { Route } from "../../kernel/http/route.ts";
import { createRequestRoutes, createRequests, dataUseOf, dataUseTerms, type Datasets, type Requests } from "../../modules/datasets/index.ts";
import type { House } from "../house.ts";
import { repeat } from "../repeat.ts";
import { demonstrationDay } from "../demonstration/values.ts";

export type RequestParts = Pick<House, "db" | "clock" | "identity" | "outbox" | "useCounter"> & { readonly datasets: Datasets };

/** Requests for access, in this house. `demonstration` marks what is recorded as made up; nobody is told of it, nothing is counted. */
export function composeRequests({ db, clock, identity, outbox, useCounter, datasets }: RequestParts, { demonstration = false }: { readonly demonstration?: boolean } = {}): Requests {
  return createRequests({
    db, clock, datasets, accounts: identity, conditionText: (code) => dataUseOf(code)?.name ?? null, demonstration, demonstrationInstant: `${demonstrationDay}T12:00:00.000Z`,
    ...(demonstration ? {} : { counter: useCounter, notify: outbox.notify, announce: outbox.announce }),
  });
}

export function requestRoutesOf({ requests, datasets, identity, config }: { readonly requests: Requests; readonly datasets: Datasets } & Pick<House, "identity" | "config">): readonly Route[] {
  return createRequestRoutes({ ...(config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl }), requests, datasets, accounts: identity, conditions: dataUseTerms.map(({ code, name }) => ({ code, name })) });
}

const hour = 3_600_000;

/** Deadlines, ends of access, shares of those who left, and the purge. */
export function startRequestTimer(requests: Requests): () => Promise<void> {
  return repeat("data-requests", hour, async () => {
    await requests.runTimer();
    await requests.purge();
  });
}
