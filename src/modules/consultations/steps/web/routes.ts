import type { Route } from "../../../../kernel/http/route.ts";
import { stepsApiRoutes } from "./api-routes.ts";
import { contributeRoutes } from "./contribute-routes.tsx";
import type { StepsWebDeps } from "./deps.ts";
import { manageRoutes } from "./manage-routes.tsx";
import { moderationRoutes } from "./moderation-routes.tsx";
import { ownRoutes } from "./own-routes.tsx";
import { publicRoutes } from "./public-routes.tsx";

/** Every address of participatory consultations. */
export function stepsRoutes(deps: StepsWebDeps): readonly Route[] {
  return [...publicRoutes(deps), ...contributeRoutes(deps), ...ownRoutes(deps), ...moderationRoutes(deps), ...manageRoutes(deps), ...stepsApiRoutes(deps)];
}
