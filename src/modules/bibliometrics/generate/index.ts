export { generateCorpus, generateTables } from "./corpus.ts";
export { corpusPlan } from "./plan.ts";
export type { CorpusOptions, CorpusPlan } from "./plan.ts";
export { corpusTruth, fraction } from "./truth.ts";
export type { CorpusTruth, UnitTruth } from "./truth.ts";
