import type { Issue } from "../../../kernel/errors/app-error.ts";
import { both } from "../../../kernel/i18n/format.ts";
import { readTable, type RawTable } from "../../../kernel/tables/index.ts";
import { readRows, type RowReader } from "../ledger/cells.ts";
import { folded, type FileColumn } from "../ledger/columns.ts";
import type { GivenFile } from "../ledger/read-file.ts";
import { cellsPerRegion, countIndex, elsewhere, populationIndex, untold, type CodedCounts, type PopulationCounts } from "./domain/counts.ts";
import { causeByCode, causeOfIcd, leaves } from "./domain/shortlist.ts";
import { ageBands, bandOfAge, sexes } from "./domain/standard-population.ts";

type CountColumn = "cause" | "sex" | "age" | "region" | "count";

const shared = [
  { key: "sex", names: ["sexe", "sex"], required: true, meaning: both("M ou F (1 ou 2)", "M or F (1 or 2)") },
  { key: "age", names: ["age", "tranche_age", "age_band"], required: true, meaning: both("tranche (Y65-69, 65-69) ou âge en années", "band (Y65-69, 65-69) or age in years") },
  { key: "region", names: ["region", "geo"], required: true, meaning: both("code Insee de la région de résidence, 99 hors de France ou inconnue, 00 si les régions ne sont pas données", "Insee code of the region of residence, 99 abroad or not known, 00 where regions are not given") },
] as const satisfies readonly FileColumn<CountColumn>[];

export const countColumns: readonly FileColumn<CountColumn>[] = [
  { key: "cause", names: ["cause", "icd10", "cim10"], required: true, meaning: both("cause de la liste européenne (C33_C34) ou code CIM-10 (C34.1)", "cause of the European shortlist (C33_C34) or ICD-10 code (C34.1)") },
  ...shared,
  { key: "count", names: ["deces", "deaths", "nombre", "count"], required: true, meaning: both("nombre de décès", "number of deaths") },
];
export const populationColumns: readonly FileColumn<CountColumn>[] = [...shared, { key: "count", names: ["population", "nombre", "count"], required: true, meaning: both("population moyenne de l’année", "average population of the year") }];

const recognises = (columns: readonly FileColumn<CountColumn>[]) => (titles: readonly string[]): boolean => columns.every(({ names }) => titles.some((title) => names.some((name) => folded(name) === folded(title))));

function placeOf(row: RowReader<CountColumn>, regions: ReadonlySet<string>): { readonly sex: number; readonly band: number; readonly region: string } | null {
  const sex = ({ m: 0, h: 0, "1": 0, f: 1, "2": 1 } as Readonly<Record<string, number>>)[folded(row.text("sex"))] ?? null;
  if (sex === null) row.fault("sex", "bad-sex", { fr: "M ou F est attendu ici.", en: "M or F is expected here." });
  const band = bandNamed(row.text("age"));
  if (band === null) row.fault("age", "bad-age", { fr: "Une tranche d’âge (Y65-69) ou un âge en années est attendu ici.", en: "An age band (Y65-69) or an age in years is expected here." });
  const code = row.text("region");
  const region = /^\d$/.test(code) ? `0${code}` : code === "" ? elsewhere : code;
  const known = region === elsewhere || region === untold || regions.has(region);
  if (!known) row.fault("region", "unknown-region", { fr: "Ce code n’est pas celui d’une région\u202f: 11, 24… 94, 01 à 06, 99 ou 00.", en: "This code is not one of a region: 11, 24… 94, 01 to 06, 99 or 00." });
  return sex === null || band === null || !known ? null : { sex, band, region };
}

function bandNamed(text: string): number | null {
  const plain = text.trim().toUpperCase().replace(/^Y_?/, "").replaceAll(" ", "");
  if (plain === "LT1" || plain === "<1") return 0;
  if (/^(?:GE)?95\+?$|^>=?95$/.test(plain)) return ageBands.length - 1;
  if (/^\d{1,3}$/.test(plain)) return Number(plain) <= 130 ? bandOfAge(Number(plain)) : null;
  const band = ageBands.findIndex(({ code }) => code === `Y${plain}`);
  return band === -1 ? null : band;
}

/** Coded counts of a file; several lines of one cell add up (several codes of ICD-10 fall in one cause). */
export async function readCountsFile(file: GivenFile, deathYear: number, regions: ReadonlySet<string>): Promise<{ readonly counts: CodedCounts; readonly issues: readonly Issue[] }> {
  const table = await readTable(file.name, file.bytes, { recogniseHeader: recognises(countColumns) });
  return readCountsTable(table, deathYear, regions);
}

export function readCountsTable(table: RawTable, deathYear: number, regions: ReadonlySet<string>): { readonly counts: CodedCounts; readonly issues: readonly Issue[] } {
  const found: Record<string, number[]> = {};
  const leafIndex = new Map(leaves.map(({ code }, index) => [code, index]));
  const { issues } = readRows(table, countColumns, (row) => {
    const place = placeOf(row, regions);
    const text = row.text("cause");
    const leaf = leafIndex.get(text) ?? leafIndex.get(causeOfIcd(text)?.code ?? "") ?? null;
    if (leaf === null) row.fault("cause", causeByCode.has(text) ? "cause-of-causes" : "unknown-cause", causeByCode.has(text) ? { fr: "Cette cause en réunit d’autres\u202f: donnez celles-ci, les sommes sont faites ici.", en: "This cause gathers others: give those, sums are made here." } : { fr: "Ce n’est ni une cause de la liste européenne ni un code de la CIM-10 qui soit une cause initiale.", en: "This is neither a cause of the European shortlist nor an ICD-10 code of an underlying cause." });
    const count = row.whole("count", 2_000_000);
    if (row.text("count") === "") row.fault("count", "empty-count", { fr: "Un nombre est attendu ici.", en: "A number is expected here." });
    if (place === null || leaf === null || count === null) return null;
    const of = (found[place.region] ??= Array.from<number>({ length: cellsPerRegion }).fill(0));
    const at = countIndex(leaf, place.sex, place.band);
    of[at] = (of[at] ?? 0) + count;
    return true;
  });
  return { counts: { deathYear, regions: found }, issues };
}

export async function readPopulationFile(file: GivenFile, year: number, regions: ReadonlySet<string>): Promise<{ readonly population: PopulationCounts; readonly issues: readonly Issue[] }> {
  const table = await readTable(file.name, file.bytes, { recogniseHeader: recognises(populationColumns) });
  const found: Record<string, number[]> = {};
  const { issues } = readRows(table, populationColumns, (row) => {
    const place = placeOf(row, regions);
    const count = row.whole("count", 100_000_000);
    if (place === null || count === null) return null;
    const of = (found[place.region] ??= Array.from<number>({ length: sexes.length * ageBands.length }).fill(0));
    of[populationIndex(place.sex, place.band)] = (of[populationIndex(place.sex, place.band)] ?? 0) + count;
    return true;
  });
  return { population: { year, regions: found }, issues };
}
