export { createTransparency, isTheInstitute, sponsorKeyOf } from "./transparency.ts";
export type { InstituteKeys, Transparency, TransparencyDeps, Trial } from "./transparency.ts";
export { transparencyRoutes } from "./web/routes.tsx";
export type { TransparencyWebDeps } from "./web/routes.tsx";
