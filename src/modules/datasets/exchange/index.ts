import type { Route } from "../../../kernel/http/route.ts";
import type { ExchangeDeps } from "./deps.ts";
import { catalogueRoutes } from "./web/catalogue-routes.tsx";
import { recordRoutes } from "./web/record-routes.ts";

export { negotiated } from "./web/record-routes.ts";
export { contextOf } from "./deps.ts";
export type { ExchangeDeps } from "./deps.ts";
export type { ExchangeContext, HealthRelease } from "./context.ts";
export { doiResourceOf } from "./datacite.ts";
export { schemaOrgOf } from "./schema-org.ts";
export { signpostingLinks } from "./signposting.ts";
export { recordForms } from "./forms.ts";
export type { RecordForm } from "./forms.ts";
export { datasetRepository } from "./oai.ts";

/** Records in the forms of the standards, and the catalogue of all of them. To be put before the route of the page of a record. */
export function createExchangeRoutes(deps: ExchangeDeps): readonly Route[] {
  return [...catalogueRoutes(deps), ...recordRoutes(deps)];
}
