import type { Route } from "../../../../kernel/http/route.ts";
import { actRoutes } from "./act-routes.tsx";
import { curationRoutes } from "./curation-routes.tsx";
import type { DeclareDeps } from "./deps.ts";
import { fileRoutes } from "./file-routes.ts";
import { mineRoutes } from "./mine-routes.tsx";
import { shareRoutes } from "./share-routes.tsx";
import { startRoutes } from "./start-routes.tsx";
import { stepRoutes } from "./step-routes.tsx";

/** The declaration of datasets: its steps, the list of one's own, the review by data administrators. */
export function declareRoutes(deps: DeclareDeps): readonly Route[] {
  return [...startRoutes(deps), ...mineRoutes(deps), ...curationRoutes(deps), ...actRoutes(deps), ...shareRoutes(deps), ...fileRoutes(deps), ...stepRoutes(deps)];
}
