import type { Route } from "../../../../kernel/http/route.ts";
import type { QuestionnaireWebDeps } from "./deps.ts";
import { manageRoutes } from "./manage/routes.tsx";
import { openLinkRoutes } from "./open/routes.tsx";
import { publicRoutes } from "./public-routes.tsx";

export type { HubEntry, QuestionnaireWebDeps } from "./deps.ts";

/** The hub, the public page of each questionnaire, its open link, and the pages of those who run them. */
export function questionnaireRoutes(deps: QuestionnaireWebDeps): readonly Route[] {
  return [...publicRoutes(deps), ...openLinkRoutes(deps), ...manageRoutes(deps)];
}
