export { createSteps } from "./steps.ts";
export { putMadeUpSupports } from "./store/proposals.ts";
export type { ProposalSheet, Steps } from "./steps.ts";
export type { ContractItem, StepsDeps } from "./deps.ts";
export { stepsRoutes } from "./web/routes.ts";
export type { StepsWebDeps } from "./web/deps.ts";
export { stepEntries } from "./entries.ts";
export type { StepEntry } from "./entries.ts";
