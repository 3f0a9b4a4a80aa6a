import type { Route } from "../../../kernel/http/route.ts";
import { contractApiRoutes } from "./api/api-routes.ts";
import { actionsRoutes } from "./actions/actions-routes.ts";
import { contradictionsRoutes } from "./contradictions/contradictions-routes.ts";
import { itemsRoutes } from "./items/items-routes.ts";
import { overviewRoutes } from "./overview/overview-routes.ts";
import type { ContractWebDeps } from "./place.ts";
import { resourcesRoutes } from "./resources/resources-routes.ts";

/** Every page, export and API route of the contract. All are public: the contract is a published document. */
export function createContractRoutes(deps: ContractWebDeps): readonly Route[] {
  return [...overviewRoutes(deps), ...actionsRoutes(deps), ...itemsRoutes(deps), ...resourcesRoutes(deps), ...contradictionsRoutes(deps), ...contractApiRoutes(deps)];
}
