import { leaves } from "./shortlist.ts";
import { ageBands, sexes } from "./standard-population.ts";

/** Coded deaths of a year, as they are checked before a release: one number for each region, cause (leaf), sex and age band. */
export interface CodedCounts {
  readonly deathYear: number;
  /** By region of residence (code; "99" is abroad or not known): deaths by leaf, then sex, then band, flat. */
  readonly regions: Readonly<Record<string, readonly number[]>>;
}

/** Average population of a year, by region: by sex, then band, flat. */
export interface PopulationCounts {
  readonly year: number;
  readonly regions: Readonly<Record<string, readonly number[]>>;
}

/** Residence abroad or not known: a column of its own, without rates. */
export const elsewhere = "99";
/** Region not told: a year that has such counts has no table by region. */
export const untold = "00";
const bands = ageBands.length;
export const cellsPerRegion = leaves.length * sexes.length * bands;

export function countIndex(leaf: number, sex: number, band: number): number {
  return (leaf * sexes.length + sex) * bands + band;
}
export function populationIndex(sex: number, band: number): number {
  return sex * bands + band;
}
