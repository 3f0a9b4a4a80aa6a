import { createElement } from "preact";
import { route, type Route } from "../../../../kernel/http/route.ts";
import { exportRoutes } from "../exports.ts";
import { findPlace, onQuery, type ContractWebDeps, type Place } from "../place.ts";
import { comparePosts, postsTable, readActualPosts, type PostComparison } from "./actual-posts.ts";
import { resourcesTable } from "./resource-export.ts";
import { ResourcesView } from "./resources-view.tsx";

async function comparisonsOf(deps: ContractWebDeps, { register }: Place): Promise<PostComparison[]> {
  const plan = register.employmentPlan;
  return plan === null ? [] : comparePosts(plan, await readActualPosts(plan, deps.actualPosts));
}

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
        const comparisons = await comparisonsOf(deps, place);
        const demonstration = comparisons.some((one) => one.figures.some((figure) => figure.demonstration));
        return { kind: "page", page: { title: place.say("Moyens", "Resources"), section: "resources", ...(demonstration ? { demonstration } : {}), body: createElement(ResourcesView, { place, comparisons }) } };
      },
    }),
    ...exportRoutes(deps, "posts", "Employment plan, planned and actual posts", async (place) => postsTable(place.register, await comparisonsOf(deps, place))),
    ...exportRoutes(deps, "resources", "Employment plan and tables of resources", (place) => resourcesTable(place.register)),
  ];
}
