import type { Route } from "../../../kernel/http/route.ts";
import type { Integrity } from "./integrity.ts";
import { contactRoutes } from "./web/contact-routes.tsx";
import { guideApiRoutes } from "./web/guide-api-routes.ts";
import { guideRoutes } from "./web/guide-routes.tsx";
import { integrityHubRoute } from "./web/hub.tsx";

export { createIntegrity } from "./integrity.ts";
export type { Integrity, IntegrityDeps } from "./integrity.ts";
export type { Contact, ContactContent } from "./domain/contact.ts";
export type { Sheet, SheetContent, SheetVersion } from "./domain/sheet.ts";

/** Pages and interface of the contacts and of the guide. */
export function integrityRoutes(integrity: Integrity): readonly Route[] {
  return [integrityHubRoute(), ...contactRoutes(integrity), ...guideRoutes(integrity), ...guideApiRoutes(integrity)];
}
