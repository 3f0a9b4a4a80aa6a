import type { Route } from "../../../kernel/http/route.ts";
import { importsRoutes } from "./imports-routes.tsx";
import { rejectedRoutes } from "./rejected-routes.tsx";
import type { FeedWebDeps } from "./web-deps.ts";

export type { FeedWebDeps } from "./web-deps.ts";

/** The pages of imports: deliveries, uploads, rejected rows. */
export function createDirectoryRoutes(deps: FeedWebDeps): readonly Route[] {
  return [...importsRoutes(deps), ...rejectedRoutes(deps)];
}
