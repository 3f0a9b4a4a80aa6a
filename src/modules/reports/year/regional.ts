import { communes, regionOf, type Directory, type EntityRecord, type Region } from "../../directory/index.ts";
import { day, type Day } from "../../../kernel/time/day.ts";
import type { YearDeps } from "./deps.ts";

export interface RegionCount {
  /** On this day; never later than today. */
  readonly on: Day;
  readonly structures: number;
  readonly researchUnits: number;
  readonly mixedUnits: number;
  /** Of the structures, those that an observation of about that day names; the others are known from another day only. */
  readonly attested: number;
  /** Towns with how many structures each, most first. */
  readonly towns: readonly { readonly code: string | null; readonly name: string; readonly structures: number }[];
  /** First and last day on which the register was looked at; null where it never was. */
  readonly observed: { readonly first: Day; readonly last: Day } | null;
  readonly demonstration: boolean;
}

/** Those that do research or serve it: delegations and thematic institutes, which run the institute, are left out. */
const countedTypes = ["research-unit", "service-unit", "clinical-investigation-centre", "team", "federation", "research-network"] as const;
const relations = ["co-supervision", "participation"] as const;
const recordsAtATime = 500;

/** The region with this INSEE code; null for anything else. */
export function regionNamed(code: string | undefined): Region | null {
  return code === undefined ? null : regionOf(code);
}

/**
 * What the graph counts of the institute's structures in a region (null: in the whole country) at the end of a year, or
 * today where the year is not over. Structures that the institute supervises or takes part in; null where the graph
 * does not know the institute.
 */
export async function countRegion({ directory, institute }: Pick<YearDeps, "directory" | "institute">, region: string | null, year: number, today: Day): Promise<RegionCount | null> {
  const found = await directory.find(institute, "organisation");
  if (found === null) return null;
  const end = day(`${year}-12-31`);
  const on = end < today ? end : today;
  const question = { on, related: { ids: [found.ref.id], relations }, types: countedTypes, ...(region === null ? {} : { regions: [region] }) };
  const [all, units, mixed] = await Promise.all([
    directory.structures({ ...question, pageSize: 5_000 }),
    directory.structures({ ...question, types: ["research-unit"], pageSize: 1 }),
    directory.structures({ ...question, legalForms: ["mixed-unit"], pageSize: 1 }),
  ]);
  const records = await recordsOf(directory, all.items.map((item) => item.ref.id), on);
  return {
    on, structures: all.total, researchUnits: units.total, mixedUnits: mixed.total, attested: all.attested,
    towns: townsOf(records), observed: all.observed, demonstration: records.some((one) => one.demonstration),
  };
}

async function recordsOf(directory: Pick<Directory, "records">, ids: readonly string[], on: Day): Promise<EntityRecord[]> {
  const records: EntityRecord[] = [];
  for (let from = 0; from < ids.length; from += recordsAtATime) records.push(...(await directory.records(ids.slice(from, from + recordsAtATime), on)));
  return records;
}

function townsOf(records: readonly EntityRecord[]): RegionCount["towns"] {
  const towns = new Map<string, { code: string | null; name: string; structures: number }>();
  for (const record of records) {
    const address = record.fields["address"]?.current[0]?.value;
    if (typeof address !== "object" || address === null || Array.isArray(address)) continue;
    const parts = address as Readonly<Record<string, unknown>>;
    const code = typeof parts["communeCode"] === "string" ? parts["communeCode"] : null;
    const name = (code === null ? undefined : communes().byCode.get(code)?.name) ?? (typeof parts["municipality"] === "string" ? parts["municipality"] : null);
    if (name === null) continue;
    const town = towns.get(code ?? name) ?? { code, name, structures: 0 };
    town.structures += 1;
    towns.set(code ?? name, town);
  }
  return [...towns.values()].toSorted((a, b) => b.structures - a.structures || a.name.localeCompare(b.name, "fr"));
}
