import { createElement } from "preact";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { exportRoutes } from "../exports.ts";
import { findPlace, onQuery, type ContractWebDeps } from "../place.ts";
import { resourcesTable } from "./resource-export.ts";
import { ResourcesView } from "./resources-view.tsx";

export function resourcesRoutes(deps: ContractWebDeps): Route[] {
  return [
    route({
      method: "GET",
      path: "/resources",
      access: "public",
      summary: "Employment plan and tables of resources",
      query: onQuery,
      handle: async ({ query, context }) => {
        const place = await findPlace(deps, query.on, context);
        return { kind: "page", page: { title: place.say("Moyens", "Resources"), section: "resources", body: createElement(ResourcesView, { place }) } };
      },
    }),
    ...exportRoutes(deps, "resources", "Employment plan and tables of resources", (place) => resourcesTable(place.register)),
  ];
}
