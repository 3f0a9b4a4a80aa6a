import { createElement } from "preact";
import { z } from "zod";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { exportRoutes } from "../exports.ts";
import { findPlace, onDate, type ContractWebDeps } from "../place.ts";
import { filterActions, listActions, noFilter, type ActionFilter } from "./action-list.ts";
import { actionsTable, referencesTable } from "./action-table.ts";
import { ActionsView } from "./actions-view.tsx";

const query = z.object({
  on: onDate,
  q: z.string().max(200).default(noFilter.q),
  priority: z.string().max(40).default(noFilter.priority),
  indicator: z.enum(["", "own", "objective", "none"]).default(noFilter.tie),
  sort: z.enum(["contract", "title"]).default(noFilter.sort),
});

export function actionsRoutes(deps: ContractWebDeps): Route[] {
  return [
    route({
      method: "GET",
      path: "/actions",
      access: "public",
      summary: "All actions of the contract",
      query,
      handle: async (input) => {
        const place = await findPlace(deps, input.query.on, input.context);
        const { q, priority, indicator, sort } = input.query;
        const filter: ActionFilter = { q, priority, tie: indicator, sort };
        const all = listActions(place.register);
        const body = createElement(ActionsView, { place, all, kept: filterActions(all, filter), filter });
        return { kind: "page", page: { title: place.say("Actions", "Actions"), section: "actions", body } };
      },
    }),
    ...exportRoutes(deps, "actions", "All actions of the contract", (place) => actionsTable(place.register)),
    ...exportRoutes(deps, "references", "References of the text to indicators", (place) => referencesTable(place.register)),
  ];
}
