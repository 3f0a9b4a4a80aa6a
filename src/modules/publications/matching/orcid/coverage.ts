/** Somebody who does research, as the graph knows them on a day. */
export interface Researcher {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** With a valid ORCID iD stated by a source of the graph. */
  readonly hasOrcid: boolean;
  /** Public codes and names of the structures where they are on the day. */
  readonly units: readonly { readonly code: string; readonly name: string }[];
  /** Year of the first dated membership; null where none is dated. */
  readonly arrivalYear: number | null;
}

export interface CoverageRow {
  readonly key: string;
  readonly name: string;
  readonly researchers: number;
  readonly withOrcid: number;
}

export interface OrcidCoverage {
  readonly all: CoverageRow;
  /** A person of two units counts in each: the rows add up to more than the whole. By name. */
  readonly byUnit: readonly CoverageRow[];
  /** Newest first; those of unknown arrival last, under the key `unknown`. */
  readonly byArrival: readonly CoverageRow[];
}

/** Roles in a unit that are not research itself: engineers, technicians, administration. */
export const supportRoles: ReadonlySet<string> = new Set(["engineer-technician", "administrator", "support"]);

/** How many researchers have an ORCID iD: over all, by unit, by year of arrival. A person counts once over all. */
export function orcidCoverage(people: readonly Researcher[]): OrcidCoverage {
  const tally = (key: string, name: string, of: readonly Researcher[]): CoverageRow => ({ key, name, researchers: of.length, withOrcid: of.filter(({ hasOrcid }) => hasOrcid).length });
  const units = new Map<string, { name: string; people: Researcher[] }>();
  const years = new Map<string, Researcher[]>();
  for (const person of people) {
    for (const { code, name } of person.units) {
      const held = units.get(code) ?? { name, people: [] };
      held.people.push(person);
      units.set(code, held);
    }
    const year = person.arrivalYear === null ? "unknown" : String(person.arrivalYear);
    years.set(year, [...(years.get(year) ?? []), person]);
  }
  return {
    all: tally("all", "", people),
    byUnit: [...units].map(([code, { name, people: own }]) => tally(code, name, own)).toSorted((a, b) => a.name.localeCompare(b.name, "fr") || (a.key < b.key ? -1 : 1)),
    byArrival: [...years].map(([year, own]) => tally(year, year, own)).toSorted((a, b) => (a.key === "unknown" ? 1 : b.key === "unknown" ? -1 : a.key < b.key ? 1 : -1)),
  };
}
