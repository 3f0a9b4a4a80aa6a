import type { Route } from "../../../kernel/http/route.ts";
import type { LabDeps } from "../deps.ts";
import { entityRoutes } from "./entity-routes.ts";
import { listRoutes } from "./list-routes.ts";

/** The portal for programs. */
export function apiRoutes(deps: LabDeps): readonly Route[] {
  return [...listRoutes(deps), ...entityRoutes(deps)];
}
