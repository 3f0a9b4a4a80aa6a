export { generatePopulation } from "./population/generate.ts";
export type { PopulationFiles, PopulationTruth } from "./population/generate.ts";
export type { PopulationOptions } from "./population/options.ts";
export { kinds as errorKinds } from "./population/kinds.ts";
export type { KindCode } from "./population/kinds.ts";
export { generateDeaths } from "./deaths/generate.ts";
export type { DeathsFiles, DeathsTruth } from "./deaths/generate.ts";
export { deathRates, regimes, type DeathsOptions } from "./deaths/options.ts";
