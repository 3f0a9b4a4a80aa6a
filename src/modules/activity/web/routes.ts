import type { Route } from "../../../kernel/http/route.ts";
import { factRoutes } from "./fact-routes.tsx";
import { measurementRoutes } from "./measurement-routes.tsx";
import { measuresRoutes } from "./measures-routes.tsx";
import type { ActivityWebDeps } from "./web-deps.ts";

/** Every page, export and API route of the measures and of the facts they count. */
export function createActivityRoutes(deps: ActivityWebDeps): readonly Route[] {
  return [...measuresRoutes(deps), ...measurementRoutes(deps), ...factRoutes(deps)];
}
