import type { Route } from "../../kernel/http/route.ts";
import { oaiRoutes } from "../../kernel/oai/index.ts";
import { createDepositRoutes } from "../../modules/publications/index.ts";
import type { House } from "../house.ts";
import { composeOai, oaiPath } from "./compose.ts";

/** What goes out of the house to archives and harvesters: OAI-PMH, and the help with deposits in HAL. */
export function archiveRoutes(house: House): readonly Route[] {
  return [...oaiRoutes(composeOai(house), oaiPath), ...createDepositRoutes({ ...house, affiliations: house.matching })];
}
