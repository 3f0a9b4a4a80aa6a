export { createProfiler, profilePath, type ProfilerDeps } from "./profiler.ts";
export { usualLimits, type ProfileLimits } from "./limits.ts";
export { croissantOf, type CroissantOptions } from "./schemas/croissant.ts";
export { dataPackageOf } from "./schemas/data-package.ts";
export { tableSchemaOf } from "./schemas/table-schema.ts";
export { profileRoutes, type ProfileWebDeps } from "./routes.ts";
