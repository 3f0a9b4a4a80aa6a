export { conceptOf, freshPrefix, fromCtgov, fromFresh, isExactInFresh, isListCode, labelsOf, ownLabel, toCtgov, toFresh } from "./own.ts";
export { ownLists, type Concept } from "./lists/index.ts";
export { listNames } from "./list-names.ts";
export { finderOver, ownAddress, ownFinder, type ConceptFinder } from "./finder.ts";
export { createVocabularies, type LoadReport, type Vocabularies, type VocabularyDeps, type VocabularyPlan } from "./vocabularies.ts";
export type { LoadFacts, StandingConcept, StandingList, VocabularyLoad } from "./loaded.ts";
export type { ConceptChange } from "./difference.ts";
export { vocabularyRoutes, type VocabularyRouteDeps } from "./web/routes.tsx";
