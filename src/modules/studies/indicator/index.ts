export { createTrialIndicator, knowsStudyRecipe } from "./measure.ts";
export type { IndicatorDeps, TrialIndicator, TrialMeasurement, TrialReport } from "./measure.ts";
export { indicatorRoutes } from "./routes.tsx";
export { trialsWithDoiRecipe } from "./trials-with-doi.ts";
export type { TrialCount } from "./trials-with-doi.ts";
