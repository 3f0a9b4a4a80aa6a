export { threeWay, withTheirs } from "./three-way.ts";
export type { KeptDecision, ThreeWayInput, ThreeWayOutcome } from "./three-way.ts";
export { sameMeaning } from "./meaning.ts";
export { askFrom, blockingKeys, byScore, comparable, compareStudies, duplicatePairs } from "./candidates.ts";
export type { Comparable, DuplicateCandidate } from "./candidates.ts";
export { findCandidates } from "./store.ts";
export { createDuplicates, type DuplicatePair, type Duplicates } from "./merge.ts";
export type { DuplicateDecision } from "./store.ts";
