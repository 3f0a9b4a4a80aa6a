/**
 * The European Standard Population of 2013 (Eurostat, Revision of the European Standard Population, 2013, doi 10.2785/11470): how many of
 * 100,000 are in each age band. The bands, with the codes of Eurostat, are those of all tables here.
 */
export const ageBands = [
  { code: "Y_LT1", from: 0, weight: 1_000 }, { code: "Y1-4", from: 1, weight: 4_000 }, { code: "Y5-9", from: 5, weight: 5_500 }, { code: "Y10-14", from: 10, weight: 5_500 }, { code: "Y15-19", from: 15, weight: 5_500 },
  { code: "Y20-24", from: 20, weight: 6_000 }, { code: "Y25-29", from: 25, weight: 6_000 }, { code: "Y30-34", from: 30, weight: 6_500 }, { code: "Y35-39", from: 35, weight: 7_000 }, { code: "Y40-44", from: 40, weight: 7_000 },
  { code: "Y45-49", from: 45, weight: 7_000 }, { code: "Y50-54", from: 50, weight: 7_000 }, { code: "Y55-59", from: 55, weight: 6_500 }, { code: "Y60-64", from: 60, weight: 6_000 }, { code: "Y65-69", from: 65, weight: 5_500 },
  { code: "Y70-74", from: 70, weight: 5_000 }, { code: "Y75-79", from: 75, weight: 4_000 }, { code: "Y80-84", from: 80, weight: 2_500 }, { code: "Y85-89", from: 85, weight: 1_500 }, { code: "Y90-94", from: 90, weight: 800 }, { code: "Y_GE95", from: 95, weight: 200 },
] as const;

export const sexes = ["M", "F"] as const;
export type Sex = (typeof sexes)[number];
export const per = 100_000;

/** Index of the band of an age in whole years. */
export function bandOfAge(years: number): number {
  let band = 0;
  for (const [index, { from }] of ageBands.entries()) if (from <= years) band = index;
  return band;
}

/** Deaths per 100,000; null where there is nobody. */
export function crudeRate(deaths: number, population: number): number | null {
  return population <= 0 ? null : (deaths / population) * per;
}

/**
 * Deaths per 100,000 as they would be if the population had the ages of the standard: Σ weight × deaths / population, over the bands,
 * divided by Σ weight (direct standardisation). Both lists are by band, in the order of `ageBands`. Null where a band with a death has nobody: no rate can be said then;
 * a band with neither is left out of both sums.
 */
export function standardisedRate(deaths: readonly number[], population: readonly number[]): number | null {
  let weighted = 0;
  let weights = 0;
  for (const [band, { weight }] of ageBands.entries()) {
    const [died, lived] = [deaths[band] ?? 0, population[band] ?? 0];
    if (lived <= 0) {
      if (died > 0) return null;
      continue;
    }
    weighted += (weight * died) / lived;
    weights += weight;
  }
  return weights === 0 ? null : (weighted / weights) * per;
}
