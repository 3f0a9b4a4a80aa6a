import type { Route } from "../../../kernel/http/route.ts";
import type { LabDeps } from "../deps.ts";
import { answerRoutes } from "./web/answer-routes.tsx";
import { mineRoutes } from "./web/mine-routes.tsx";
import { proposalRoutes } from "./web/proposal-routes.tsx";

export { correctionLinks, correctionsSection } from "./web/mine-routes.tsx";

/** Corrections by labs: proposed, routed, answered. */
export function correctionRoutes(deps: LabDeps): readonly Route[] {
  return [...proposalRoutes(deps), ...answerRoutes(deps), ...mineRoutes(deps)];
}
