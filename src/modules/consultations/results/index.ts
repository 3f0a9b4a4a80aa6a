export { createResults } from "./results.ts";
export type { Effect, PublishedQuestionnaire, ResultDeps, Results } from "./results.ts";
export { publish } from "./domain/publish.ts";
export type { TalliesByAxis } from "./domain/publish.ts";
export { shownAxis } from "./domain/published.ts";
export type { PublishedAxis, PublishedCrossing, PublishedGroup, PublishedPart, PublishedQuestion, PublishedResults, ShownAxis, ShownCount } from "./domain/published.ts";
export type { KeptRelease, Release } from "./domain/release.ts";
export { resultRoutes } from "./web/routes.tsx";
export type { ObjectiveStanding, ResultWebDeps } from "./web/deps.ts";
