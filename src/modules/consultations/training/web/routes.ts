import type { Route } from "../../../../kernel/http/route.ts";
import { trainingApiRoutes } from "./api-routes.ts";
import { catalogueRoutes } from "./catalogue-routes.tsx";
import { certificateRoutes } from "./certificate-routes.tsx";
import type { TrainingWebDeps } from "./deps.ts";
import { certificateListRoutes } from "./manage/certificates-routes.tsx";
import { manageRoutes } from "./manage/routes.tsx";
import { sheetRoutes } from "./manage/sheet-routes.tsx";
import { myRoutes } from "./my-routes.tsx";

/** Training: the catalogue, one’s own record, certificates that others verify, what the office and trainers do. */
export function trainingRoutes(deps: TrainingWebDeps): readonly Route[] {
  return [...catalogueRoutes(deps), ...myRoutes(deps), ...certificateRoutes(deps), ...manageRoutes(deps), ...sheetRoutes(deps), ...certificateListRoutes(deps), ...trainingApiRoutes(deps)];
}
