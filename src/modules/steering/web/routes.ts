import type { Route } from "../../../kernel/http/route.ts";
import { actionPageRoutes } from "./action-routes.tsx";
import { steeringApiRoutes } from "./api/api-routes.ts";
import { calendarRoutes } from "./calendar-route.ts";
import type { SteeringWebDeps } from "./deps.ts";
import { askRoutes } from "./forms/ask.tsx";
import { milestoneRoutes } from "./forms/milestone.tsx";
import { ownerRoutes } from "./forms/owners.tsx";
import { reviewRoutes } from "./forms/review.tsx";
import { tieRoutes } from "./forms/ties.tsx";
import { listRoutes } from "./lists/list-routes.tsx";
import { mineRoutes } from "./lists/mine.tsx";

/** Every page, form, export and API route by which actions are steered. */
export function createSteeringRoutes(deps: SteeringWebDeps): readonly Route[] {
  return [
    ...actionPageRoutes(deps), ...reviewRoutes(deps), ...milestoneRoutes(deps), ...askRoutes(deps), ...tieRoutes(deps), ...ownerRoutes(deps),
    ...listRoutes(deps), ...mineRoutes(deps), ...calendarRoutes(deps), ...steeringApiRoutes(deps),
  ];
}
