import type { Route } from "../../../kernel/http/route.ts";
import { apiRoutes } from "./api-routes.ts";
import { commitmentRoutes } from "./commitments/commitment-routes.tsx";
import type { SitesWebDeps } from "./deps.ts";
import { importRoutes } from "./manage/import-routes.tsx";
import { manageRoutes } from "./manage/manage-routes.tsx";
import { nationalRoutes } from "./national/national-routes.tsx";
import { projectionRoutes } from "./site/projection-routes.tsx";
import { reviewRoutes } from "./reviews/review-routes.tsx";
import { siteRoutes } from "./site/site-routes.tsx";

/** Every route of the site dialogue; those with fixed addresses before those that a code fills in. */
export function createSiteRoutes(deps: SitesWebDeps): readonly Route[] {
  return [...nationalRoutes(deps), ...importRoutes(deps), ...manageRoutes(deps), ...siteRoutes(deps), ...projectionRoutes(deps), ...commitmentRoutes(deps), ...reviewRoutes(deps), ...apiRoutes(deps)];
}
