import type { Route } from "../../../../kernel/http/route.ts";
import { actRoutes } from "./act-routes.tsx";
import { curationRoutes } from "./curation-routes.tsx";
import type { StudyDeclareDeps } from "./deps.ts";
import { mineRoutes } from "./mine-routes.tsx";
import { sectionRoutes } from "./section-routes.tsx";
import { shareRoutes } from "./share-routes.tsx";
import { startRoutes } from "./start-routes.tsx";

/** The declaration of studies: how it begins, its sections, the list of one's own, the review by curators. */
export function studyDeclareRoutes(deps: StudyDeclareDeps): readonly Route[] {
  return [...startRoutes(deps), ...mineRoutes(deps), ...curationRoutes(deps), ...actRoutes(deps), ...shareRoutes(deps), ...sectionRoutes(deps)];
}
