export { countsOf, readContract } from "./read-contract.ts";
export type { ContractReading, ReadItem, ReadingProblem } from "./reading.ts";
