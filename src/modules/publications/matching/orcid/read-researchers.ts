import type { Directory, EntityRecord, ResolvedValue } from "../../../directory/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { supportRoles, type Researcher } from "./coverage.ts";

/** Everybody whom a structure names as director or member on the day, those whose every role is support left out. In the order of their codes. */
export async function readResearchers(directory: Pick<Directory, "allRecords">, on: Day): Promise<readonly Researcher[]> {
  const places = new Map<string, { units: Map<string, string>; research: boolean; years: number[] }>();
  for await (const records of directory.allRecords("structure", on)) for (const record of records) {
    for (const field of ["director", "member"]) {
      const resolved = record.fields[field];
      for (const value of resolved?.current ?? []) note(places, record, field, value, true);
      for (const value of resolved?.others ?? []) note(places, record, field, value, false);
    }
  }
  const people: Researcher[] = [];
  for await (const records of directory.allRecords("person", on)) for (const { ref, fields } of records) {
    const held = places.get(ref.id);
    if (held === undefined || !held.research || held.units.size === 0) continue;
    people.push({
      id: ref.id, code: ref.code, name: ref.name, hasOrcid: (fields["identifier"]?.current ?? []).some(({ value }) => isOrcid(value)),
      units: [...held.units].map(([code, name]) => ({ code, name })).toSorted((a, b) => (a.code < b.code ? -1 : 1)),
      arrivalYear: held.years.length === 0 ? null : Math.min(...held.years),
    });
  }
  return people.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function note(places: Map<string, { units: Map<string, string>; research: boolean; years: number[] }>, { ref }: EntityRecord, field: string, { object, value, fromDay }: ResolvedValue, now: boolean): void {
  if (object === null) return;
  const held = places.get(object) ?? { units: new Map<string, string>(), research: false, years: [] };
  places.set(object, held);
  if (fromDay !== null) held.years.push(Number(fromDay.slice(0, 4)));
  if (!now) return;
  held.units.set(ref.code, ref.name);
  const role = typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>)["role"] : null;
  held.research ||= field === "director" ? role !== "administrator" : !(typeof role === "string" && supportRoles.has(role));
}

function isOrcid(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { scheme, valid } = value as Readonly<Record<string, unknown>>;
  return scheme === "orcid" && valid !== false;
}
