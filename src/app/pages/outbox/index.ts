import type { Route } from "../../../kernel/http/route.ts";
import { mailRoutes, type MailRoutesDeps } from "./mail-routes.ts";
import { webhookApiRoutes } from "./webhook-api.ts";
import { webhookRoutes } from "./webhook-routes.ts";

/** Pages and API of what leaves the house: messages, own notices, webhooks. */
export function createOutboxRoutes(deps: MailRoutesDeps): Route[] {
  return [...mailRoutes(deps), ...webhookRoutes(deps), ...webhookApiRoutes(deps)];
}
