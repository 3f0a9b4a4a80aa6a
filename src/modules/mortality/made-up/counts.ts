import { seededRandom } from "../../../kernel/statistics/index.ts";
import { cellsPerRegion, countIndex, elsewhere, populationIndex, untold, type CodedCounts, type PopulationCounts } from "../tables/domain/counts.ts";
import { covidCodes, leaves } from "../tables/domain/shortlist.ts";
import { ageBands, sexes } from "../tables/domain/standard-population.ts";

/** Shares of the population by region, per thousand: the order of magnitude of the French regions. */
const regionShares: Readonly<Record<string, number>> = { "11": 181, "24": 38, "27": 41, "28": 49, "32": 88, "44": 82, "52": 57, "53": 51, "75": 90, "76": 89, "84": 120, "93": 76, "94": 5, "01": 6, "02": 5, "03": 4, "04": 13, "06": 5 };
const people = 68_000_000;
/** Deaths a year of a thousand people of a band, men and women: the shape of any rich country's. */
const mortality: readonly (readonly [men: number, women: number])[] = [
  [3.9, 3.3], [0.18, 0.15], [0.08, 0.07], [0.1, 0.08], [0.3, 0.14], [0.6, 0.22], [0.7, 0.27], [0.85, 0.38], [1.2, 0.6], [1.8, 1], [2.9, 1.6], [4.8, 2.6], [7.6, 3.9], [11.6, 5.7], [16.8, 8.4], [24, 12.6], [37, 21], [67, 43], [125, 92], [220, 185], [370, 330],
];
/** Of a hundred deaths, how many each leaf takes; leaves that are not here share what is left. */
const weights: Readonly<Record<string, number>> = {
  C33_C34: 5.2, "C18-C21": 2.9, C50: 2.1, C25: 2, C61: 1.5, "C91-C95": 1, "C81-C86": 0.9, C22: 1.4, C67: 0.9, C16: 0.7, "C70-C72": 0.7, C_OTH: 4, "D00-D48": 1.1, I21_I22: 2.3, "I20_I23-I25": 3.1, "I30-I51": 8.6, "I60-I69": 5.2, I_OTH: 2.6, G30: 2.8, F01_F03: 3.2, G20: 1.1, G_H_OTH: 2, "J12-J18": 2.1, "J40-J44_J47": 1.9, "J09-J11": 0.3, J_OTH: 2.7,
  "E10-E14": 1.9, E_OTH: 1.8, K70_K73_K74: 1, K_OTH: 3, "N00-N29": 1.3, N_OTH: 0.6, "W00-W19": 1.2, "X60-X84_Y870": 1.4, ACC_OTH: 1.8, V_Y85: 0.5, "R96-R99": 5.2, R_OTH: 4.1, A_B_OTH: 1.7, "X40-X49": 0.4,
};
const onlyWomen = new Set(["C53", "C54_C55", "C56", "O"]);
const onlyMen = new Set(["C61"]);
const youngest = new Set(["P", "R95"]);
const violent = new Set(["V_Y85", "X60-X84_Y870", "X85-Y09_Y871", "X40-X49", "TOXICO"]);

const bandShare = (band: number): number => (band === 0 ? 0.011 : band === 1 ? 0.044 : band < 17 ? 0.06 * (1 - Math.max(0, band - 13) * 0.1) : [0.031, 0.021, 0.01, 0.003][band - 17] ?? 0.003);

/** A made-up population: nobody's census. */
export function madeUpPopulation(year: number): PopulationCounts {
  const regions: Record<string, number[]> = {};
  for (const [code, share] of Object.entries(regionShares)) {
    const of = (regions[code] = Array.from<number>({ length: sexes.length * ageBands.length }).fill(0));
    for (let band = 0; band < ageBands.length; band += 1) for (const [sex] of sexes.entries()) {
      const ofSex = sex === 0 ? 0.51 - Math.max(0, band - 12) * 0.025 : 0.49 + Math.max(0, band - 12) * 0.025;
      of[populationIndex(sex, band)] = Math.round(((people * share) / 1000) * bandShare(band) * ofSex * (1 + 0.003 * (year - 2020)));
    }
  }
  return { year, regions };
}

/** Made-up coded counts of a year, near a number of deaths: plausible shapes, no fact about anybody. */
export function madeUpCounts(deathYear: number, deaths: number, population: PopulationCounts, byRegion = true): CodedCounts {
  const random = seededRandom(`jalon causes of death ${deathYear}`);
  const covid = ({ 2020: 10.4, 2021: 9.1, 2022: 5.6, 2023: 1.6 } as Readonly<Record<number, number>>)[deathYear] ?? 0;
  const named = leaves.reduce((sum, { code }) => sum + (weights[code] ?? 0), 0);
  const rest = (100 - named - covid) / leaves.filter(({ code }) => weights[code] === undefined && !covidCodes.includes(code)).length;
  const weightOf = (code: string): number => (code === "U071" ? covid * 0.93 : code === "U072" ? covid * 0.06 : code === "U_COV19_OTH" ? covid * 0.01 : (weights[code] ?? rest));
  const shape = leaves.map(({ code }) => sexes.map((_, sex) => ageBands.map((__, band) => shapeOf(code, sex, band) * weightOf(code))));
  const all = ageBands.map((_, band) => sexes.map((__, sex) => shape.reduce((sum, of) => sum + (of[sex]?.[band] ?? 0), 0)));
  const expected = Object.values(population.regions).reduce((sum, of) => sum + ageBands.reduce((inside, _, band) => inside + sexes.reduce((both, __, sex) => both + ((of[populationIndex(sex, band)] ?? 0) * (mortality[band]?.[sex] ?? 0)) / 1000, 0), 0), 0);
  const scale = (deaths * 0.995) / expected;
  const regions: Record<string, number[]> = {};
  for (const code of [...Object.keys(regionShares), elsewhere]) {
    const lived = population.regions[code];
    const of = (regions[code] = Array.from<number>({ length: cellsPerRegion }).fill(0));
    for (let band = 0; band < ageBands.length; band += 1) for (const [sex] of sexes.entries()) {
      const died = lived === undefined ? (band < 8 ? 1 : band * 8) : (lived[populationIndex(sex, band)] ?? 0) * ((mortality[band]?.[sex] ?? 0) / 1000) * scale;
      for (const [leaf] of leaves.entries()) {
        const mean = died * ((shape[leaf]?.[sex]?.[band] ?? 0) / (all[band]?.[sex] ?? 1));
        const noise = mean * (0.9 + 0.2 * random());
        const whole = Math.floor(noise);
        of[countIndex(leaf, sex, band)] = whole + (random() < noise - whole ? 1 : 0);
      }
    }
  }
  return { deathYear, regions: byRegion ? regions : { [untold]: Object.values(regions).reduce((sum, of) => sum.map((count, at) => count + (of[at] ?? 0)), Array.from<number>({ length: cellsPerRegion }).fill(0)) } };
}

function shapeOf(code: string, sex: number, band: number): number {
  if ((onlyWomen.has(code) && (sex === 0 || (code === "O" && (band < 4 || band > 11)))) || (onlyMen.has(code) && sex === 1)) return 0;
  if (youngest.has(code)) return band === 0 ? 60 : 0;
  if (band < 2 && code !== "Q" && !code.includes("OTH")) return 0.05;
  if (violent.has(code)) return band < 4 ? 1 : band < 14 ? 8 * (sex === 0 ? 1.5 : 1) : 0.6;
  if (code.startsWith("C")) return band < 8 ? 0.5 : band < 17 ? 1.8 : 0.7;
  if (code === "C50") return sex === 0 ? 0.02 : 1;
  if (["G30", "F01_F03", "G20"].includes(code)) return band < 14 ? 0.02 : band < 17 ? 0.7 : 1.6;
  return band < 8 ? 0.3 : 1;
}
