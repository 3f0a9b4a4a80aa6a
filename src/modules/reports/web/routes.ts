import type { Route } from "../../../kernel/http/route.ts";
import { apiRoutes } from "./api-routes.ts";
import { draftRoutes } from "./draft-routes.tsx";
import { publicationRoutes } from "./publication-routes.tsx";
import { publicRoutes } from "./public-routes.tsx";
import type { ReportWebDeps } from "./web-deps.ts";

/** Pages and API of sealed reports and of those on their way. */
export function createReportRoutes(deps: ReportWebDeps): readonly Route[] {
  return [...publicRoutes(deps), ...publicationRoutes(deps), ...draftRoutes(deps), ...apiRoutes(deps)];
}
