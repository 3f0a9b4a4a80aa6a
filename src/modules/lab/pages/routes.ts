import type { Route } from "../../../kernel/http/route.ts";
import type { LabDeps } from "../deps.ts";
import { recordRoutes } from "../records/record-routes.ts";
import { networkRoutes } from "./network/network-routes.ts";
import { organisationRoutes } from "./organisation/organisation-routes.ts";
import { personRoutes } from "./person/person-routes.tsx";
import { structureRoutes } from "./structure/structure-routes.ts";

/** Pages of structures, organisations and people, and the faces of their records that programs read. */
export function pagesRoutes(deps: LabDeps): readonly Route[] {
  return [...structureRoutes(deps), ...organisationRoutes(deps), ...personRoutes(deps), ...networkRoutes(deps), ...recordRoutes(deps)];
}
