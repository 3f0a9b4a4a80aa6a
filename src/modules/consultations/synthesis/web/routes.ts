import type { Route } from "../../../../kernel/http/route.ts";
import { apiRoutes } from "./api-routes.ts";
import { bookRoutes } from "./coding/book-routes.tsx";
import { overviewRoutes } from "./coding/overview-routes.tsx";
import { readingRoutes } from "./coding/reading-routes.tsx";
import { settleRoutes } from "./coding/settle-routes.tsx";
import type { SynthesisWebDeps } from "./deps.tsx";
import { publicRoutes } from "./public/public-routes.tsx";
import { writeRoutes } from "./write/write-routes.tsx";

/** Every page and every route of programs for coding and synthesis. */
export function createSynthesisRoutes(deps: SynthesisWebDeps): readonly Route[] {
  return [...overviewRoutes(deps), ...readingRoutes(deps), ...bookRoutes(deps), ...settleRoutes(deps), ...writeRoutes(deps), ...publicRoutes(deps), ...apiRoutes(deps)];
}
