/** The public face of `jalon/bibliometrics`: bibliometric indicators from Parquet, CSV or rows in memory, without the platform. */
export type * from "./domain/engine.ts";
export { countings, topShares } from "./domain/engine.ts";
export { cellValueOf } from "./engine/cells.ts";
export { buildReference, type ReferenceQuestion } from "./engine/build-reference.ts";
export { compute, computeWithReference } from "./engine/compute.ts";
export { checkInvariants, type BrokenInvariant, type InvariantReport } from "./engine/invariants.ts";
export { buildJournalTiers, type JournalTier } from "./engine/tiers.ts";
export { journalTiers, journalsByNumber, type JournalVolume } from "./domain/readings/tiers.ts";
export { shareOf, specialisation, totalIn } from "./domain/readings/shares.ts";
export { accessRoutes, countsUnder, openAccessReadings, openAccessShares, type AccessFacts, type AccessRoute, type AccessRoutes, type OpenAccessReading } from "./domain/readings/open-access.ts";
export { countriesOf, isEuropeanCopublication } from "./domain/europe/copublication.ts";
export { europeListCodes, europeLists, europeOn, frenchOverseas, type EuropeList, type EuropeListCode, type EuropeMember } from "./domain/europe/lists.ts";
export { resample, resampleMeans, type BootstrapChoice, type ResampledRatio, type ResampledScores } from "./engine/bootstrap.ts";
export { readReference, writeReference } from "./engine/files/reference-files.ts";
export { runCompute, runReference, type ComputeRun, type ReferenceRun } from "./engine/files/runs.ts";
export { generateCorpus } from "./generate/index.ts";
export type { EngineOptions } from "./engine/intake/corpus.ts";
