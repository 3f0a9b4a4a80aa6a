import type { Route } from "../../../kernel/http/route.ts";
import type { StudyExchangeContext } from "./context.ts";
import type { StudyExchangeDeps } from "./deps.ts";
import { studySchemaOrg } from "./schema-org.ts";
import type { ToldStudy } from "./told.ts";
import { apiPageRoutes } from "./web/api-page.tsx";
import { apiRoutes } from "./web/api-routes.ts";
import { catalogueRoutes } from "./web/catalogue-routes.tsx";
import { recordRoutes } from "./web/record-routes.ts";

export type { StudyExchangeContext } from "./context.ts";
export { studyContext } from "./deps.ts";
export type { StudyContextDeps, StudyExchangeDeps } from "./deps.ts";
export { studyDoiResource } from "./datacite.ts";
export { studyForms } from "./forms.ts";
export type { StudyForm } from "./forms.ts";
export { studyRepository } from "./oai.ts";
export { studyHeadLinks, studyLinks, studyLinkset, studyNegotiated } from "./signposting.ts";
export { pathOf, studyPath, versionPath } from "./told.ts";
export type { ToldStudy } from "./told.ts";

/** JSON-LD for the head of the page of a study or of one of its versions; none for one that was withdrawn. */
export function studyStructuredData(told: ToldStudy, context: StudyExchangeContext): readonly object[] {
  return told.study.state === "published" ? [studySchemaOrg(told, context)] : [];
}

/** Studies in the forms of the standards, the catalogue of all of them, and the interface that programs read. */
export function createStudyExchangeRoutes(deps: StudyExchangeDeps & { readonly version: string }): readonly Route[] {
  const api = apiRoutes(deps);
  return [...catalogueRoutes(deps), ...recordRoutes(deps), ...api, ...apiPageRoutes(deps, api)];
}
