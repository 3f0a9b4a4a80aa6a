export { governanceRoutes } from "./web/routes.ts";
export type { CentreAgreement, DataAdministrator, GovernanceDeps } from "./deps.ts";
export type { RequestDates } from "./domain/figures.ts";
