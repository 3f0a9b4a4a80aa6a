export { explainFailure, explainFailures, type FailureExplanation, type NearestCandidate } from "./explain.ts";
export { failuresByCause, type FailureOptions } from "./by-cause.ts";
export { causeLabels, failureCauses, isStructural, severalCauses, type FailureCause } from "./causes.ts";
export type { FailureQuestion, OutsideRule } from "./prepare.ts";
