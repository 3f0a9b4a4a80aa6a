import type { Day } from "../../../../kernel/time/day.ts";
import { countIndex, elsewhere, populationIndex, untold, type CodedCounts, type PopulationCounts } from "./counts.ts";
import { causeByCode, causes, childrenOf, leaves } from "./shortlist.ts";
import { ageBands, crudeRate, sexes, standardisedRate } from "./standard-population.ts";
import { hideSmallCounts } from "./suppress.ts";

export const tableSexes = ["T", "M", "F"] as const;
export type TableSex = (typeof tableSexes)[number];
export const totalAge = "TOTAL";
export const france = "FR";
export const defaultThreshold = 5;

/** What a release says, for good: hidden counts are null, and so are the rates that rest on them. */
export interface StatutoryTables {
  readonly format: "jalon-mortality-tables/1";
  readonly deathYear: number;
  readonly status: "provisional" | "final";
  readonly releasedOn: Day;
  readonly causes: readonly string[];
  readonly ages: readonly string[];
  /** `FR` first, then regions by code; `99` is abroad or not known. */
  readonly regions: readonly string[];
  /** Counts under it, and those that would give them away, are hidden. */
  readonly threshold: number;
  readonly standardPopulation: "ESP2013";
  /** Deaths of all France by cause, then sex (T, M, F), then age (all first), flat. */
  readonly byAge: readonly (number | null)[];
  /** By cause, then sex, then region, flat: deaths, deaths per 100,000, and the same age-standardised, to the tenth. */
  readonly byRegion: readonly (number | null)[];
  readonly crude: readonly (number | null)[];
  readonly standardised: readonly (number | null)[];
  readonly hiddenCounts: number;
  /** Deaths told by the statistical institute for the year, null where nobody told it. */
  readonly deathsTold: number | null;
}

export const tableAges: readonly string[] = [totalAge, ...ageBands.map(({ code }) => code)];

/** Deaths of every cause of the list by sex and band, in one region or several: sums of leaves. */
function treeOf(parts: readonly (readonly number[])[]): ReadonlyMap<string, Float64Array> {
  const size = sexes.length * ageBands.length;
  const found = new Map<string, Float64Array>(causes.map(({ code }) => [code, new Float64Array(size)]));
  for (const [leaf, { code, parent }] of leaves.entries()) {
    const own = found.get(code) ?? new Float64Array(size);
    for (const part of parts) for (let sex = 0; sex < sexes.length; sex += 1) for (let band = 0; band < ageBands.length; band += 1) own[populationIndex(sex, band)] = (own[populationIndex(sex, band)] ?? 0) + (part[countIndex(leaf, sex, band)] ?? 0);
    for (let above = parent; above !== null; above = causeByCode.get(above)?.parent ?? null) {
      const sum = found.get(above);
      if (sum !== undefined) for (let at = 0; at < size; at += 1) sum[at] = (sum[at] ?? 0) + (own[at] ?? 0);
    }
  }
  return found;
}

const sexOf = (sex: TableSex): readonly number[] => (sex === "T" ? [0, 1] : [sexes.indexOf(sex)]);

function bandSums(of: ArrayLike<number>, sex: TableSex): number[] {
  return ageBands.map((_, band) => sexOf(sex).reduce((sum, at) => sum + (of[populationIndex(at, band)] ?? 0), 0));
}

const sumOf = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const toTenth = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);

/** The tables of a year from its coded counts. Same input, same tables. Without a population there are counts and no rates. Rates of all France are of those who lived there: deaths abroad or of unknown residence have no population. What `previous`, the version before, hid stays hidden. */
export function makeTables(given: { readonly counts: CodedCounts; readonly population: PopulationCounts | null; readonly status: "provisional" | "final"; readonly releasedOn: Day; readonly threshold?: number; readonly deathsTold?: number | null; readonly previous?: StatutoryTables | null }): StatutoryTables {
  const { counts, population, status, releasedOn, threshold = defaultThreshold, deathsTold = null, previous = null } = given;
  const named = untold in counts.regions ? [] : Object.keys(counts.regions).toSorted();
  const regions = [france, ...named];
  const trees = [treeOf(Object.values(counts.regions)), ...named.map((code) => treeOf([counts.regions[code] ?? []]))];
  const residents = treeOf(Object.entries(counts.regions).flatMap(([code, of]) => (code === elsewhere ? [] : [of])));
  const people = regions.map((code) => (code === france ? Object.keys(population?.regions ?? {}).map((one) => population?.regions[one] ?? []) : [population?.regions[code] ?? []]));
  const byAge: number[] = [];
  const byRegion: number[] = [];
  const crude: (number | null)[] = [];
  const standardised: (number | null)[] = [];
  for (const { code } of causes) {
    for (const sex of tableSexes) {
      const whole = bandSums(trees[0]?.get(code) ?? [], sex);
      byAge.push(sumOf(whole), ...whole);
      for (const [index] of regions.entries()) {
        const deaths = bandSums(trees[index]?.get(code) ?? [], sex);
        const lived = ageBands.map((_, band) => sumOf((people[index] ?? []).map((one) => sumOf(sexOf(sex).map((at) => one[populationIndex(at, band)] ?? 0)))));
        byRegion.push(sumOf(deaths));
        const ofPeople = index === 0 ? bandSums(residents.get(code) ?? [], sex) : deaths;
        crude.push(population === null ? null : toTenth(crudeRate(sumOf(ofPeople), sumOf(lived))));
        standardised.push(population === null ? null : toTenth(standardisedRate(ofPeople, lived)));
      }
    }
  }
  const linked = linkedCounts(byAge, byRegion, regions.length);
  const hidden = hideSmallCounts(linked, threshold, previous === null ? [] : hiddenBefore(previous, regions));
  const shown = (cell: number, count: number): number | null => (hidden.has(cell) ? null : count);
  const regionCell = regionCellOf(byAge.length, regions.length);
  const regionHidden = (index: number): boolean => hidden.has(regionCell(index));
  return {
    format: "jalon-mortality-tables/1", deathYear: counts.deathYear, status, releasedOn, causes: causes.map(({ code }) => code), ages: tableAges, regions, threshold, standardPopulation: "ESP2013",
    byAge: byAge.map((count, cell) => shown(cell, count)), byRegion: byRegion.map((count, index) => shown(regionCell(index), count)),
    crude: crude.map((rate, index) => (regionHidden(index) ? null : rate)), standardised: standardised.map((rate, index) => (regionHidden(index) ? null : rate)),
    hiddenCounts: byAge.filter((_, cell) => hidden.has(cell)).length + byRegion.filter((_, index) => index % regions.length !== 0 && regionHidden(index)).length, deathsTold,
  };
}

/** The cells that a version hid, where these tables, of the same causes and ages but maybe other regions, have them. */
function hiddenBefore(previous: StatutoryTables, regions: readonly string[]): readonly number[] {
  const ofAges = previous.byAge.length;
  const cellOf = regionCellOf(ofAges, regions.length);
  return [
    ...previous.byAge.flatMap((count, cell) => (count === null ? [cell] : [])),
    ...previous.byRegion.flatMap((count, index) => {
      const [row, before] = [Math.floor(index / previous.regions.length), index % previous.regions.length];
      const now = regions.indexOf(previous.regions[before] ?? "");
      return count === null && now > 0 ? [cellOf(row * regions.length + now)] : [];
    }),
  ];
}

/** The cell of a count by region: that of all France is the one of all ages, which must be hidden in both places or in neither. */
function regionCellOf(ofAges: number, regions: number): (index: number) => number {
  return (index) => (index % regions === 0 ? (index / regions) * tableAges.length : ofAges + index);
}

/** Both tables as one system: every sum over ages, sexes, regions and causes. */
export function linkedCounts(byAge: readonly number[], byRegion: readonly number[], regions: number): { readonly counts: readonly number[]; readonly sums: readonly { readonly total: number; readonly parts: readonly number[] }[] } {
  const ages = tableAges.length;
  const three = tableSexes.length;
  const ageCell = (cause: number, sex: number, age: number): number => (cause * three + sex) * ages + age;
  const cellOf = regionCellOf(byAge.length, regions);
  const regionCell = (cause: number, sex: number, region: number): number => cellOf((cause * three + sex) * regions + region);
  const sums: { total: number; parts: readonly number[] }[] = [];
  const place = new Map(causes.map(({ code }, index) => [code, index]));
  for (const [cause, { code }] of causes.entries()) {
    for (let sex = 0; sex < three; sex += 1) {
      sums.push({ total: ageCell(cause, sex, 0), parts: ageBands.map((_, band) => ageCell(cause, sex, band + 1)) });
      if (regions > 1) sums.push({ total: ageCell(cause, sex, 0), parts: Array.from({ length: regions - 1 }, (_, region) => regionCell(cause, sex, region + 1)) });
    }
    for (let age = 0; age < ages; age += 1) sums.push({ total: ageCell(cause, 0, age), parts: [ageCell(cause, 1, age), ageCell(cause, 2, age)] });
    for (let region = 1; region < regions; region += 1) sums.push({ total: regionCell(cause, 0, region), parts: [regionCell(cause, 1, region), regionCell(cause, 2, region)] });
    const children = (childrenOf.get(code) ?? []).map((child) => place.get(child) ?? 0);
    if (children.length === 0) continue;
    for (let sex = 0; sex < three; sex += 1) {
      for (let age = 0; age < ages; age += 1) sums.push({ total: ageCell(cause, sex, age), parts: children.map((child) => ageCell(child, sex, age)) });
      for (let region = 1; region < regions; region += 1) sums.push({ total: regionCell(cause, sex, region), parts: children.map((child) => regionCell(child, sex, region)) });
    }
  }
  return { counts: [...byAge, ...byRegion], sums };
}
