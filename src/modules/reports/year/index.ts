export type { YearDeps } from "./deps.ts";
export { figuresOf } from "./figures-of.ts";
export { contractTie, type ContractTie } from "./say-figure.ts";
export { createYearRoutes } from "./web/routes.tsx";
export { regionPreference } from "./web/year-page.tsx";
