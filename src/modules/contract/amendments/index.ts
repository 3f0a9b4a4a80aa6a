export { createAmendments } from "./module.ts";
export { createAmendmentRoutes } from "./web/routes.ts";
export type { AmendmentWebDeps } from "./web/deps.ts";
export type { Amendments, AmendmentsDeps } from "./module.ts";
export { verifyAmendments } from "./actions/verify-amendments.ts";
export type { AmendmentDifference, AmendmentsVerdict } from "./actions/verify-amendments.ts";
export type { Amendment, AmendmentState } from "./domain/amendment.ts";
export type { Edit } from "./domain/edit.ts";
export type { Use } from "./domain/uses.ts";
