export { checkContract } from "./check-contract.ts";
export { contradictionCodes } from "./contradiction.ts";
export type { Contradiction, ContradictionCode, ContradictionSeverity } from "./contradiction.ts";
export { contradictionsSchema, loadShippedContradictions } from "./shipped.ts";
