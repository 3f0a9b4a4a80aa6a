export { askOracle, paperTable, tableOf } from "./ask.ts";
export type { OracleAnswer } from "./ask.ts";
export { compareResults } from "./compare.ts";
export type { Comparison } from "./compare.ts";
export { exactResults, exactScores } from "./exact.ts";
export type { ExactResult, ExactScore, Rational } from "./exact.ts";
export { oracleEurope, oracleJournalTiers, oracleReadings, oracleWindow } from "./others.ts";
export { oracleResults, oracleShares, oracleTables } from "./scores.ts";
export type { OracleResult, OracleTables } from "./scores.ts";
