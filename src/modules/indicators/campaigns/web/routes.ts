import type { Route } from "../../../../kernel/http/route.ts";
import { campaignApiRoutes } from "./api.ts";
import { calendarRoutes } from "./calendar-page.tsx";
import { campaignRoutes } from "./campaign-routes.tsx";
import { listRoutes } from "./list-page.tsx";
import { mineRoutes } from "./mine-page.tsx";
import { newCampaignRoutes } from "./new-page.tsx";
import type { CampaignWebDeps } from "./parts.tsx";
import { ruleRoutes } from "./rules-page.tsx";

/** Pages, exports and interface for programs of campaigns. */
export function createCampaignRoutes(deps: CampaignWebDeps): readonly Route[] {
  return [...listRoutes(deps), ...newCampaignRoutes(deps), ...campaignRoutes(deps), ...mineRoutes(deps), ...calendarRoutes(deps), ...ruleRoutes(deps), ...campaignApiRoutes(deps)];
}
