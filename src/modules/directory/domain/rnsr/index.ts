export { countRnsr, type InstituteCounts, type RnsrCounts, type SuccessionCounts } from "./counts.ts";
export { observationDayOf } from "./observation-day.ts";
export { readRnsr, rnsrLimits } from "./read-file.ts";
export type { RnsrFile, RnsrStructure } from "./structure.ts";
export { rnsrDelivery, rnsrSource } from "./to-records.ts";
