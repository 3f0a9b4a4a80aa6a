import type { Day } from "../../../../kernel/time/day.ts";

/** A unit's label as the index holds it: `UMR_S`, `1016`, and the organisations under which it bears it. */
export interface EntityLabel {
  readonly prefix: string;
  readonly number: string;
  readonly owners: readonly string[];
}

/** A place as a point with the codes that group it. */
export interface EntityPlace {
  /** Commune by which a map groups: arrondissements folded into their city. */
  readonly siteCode: string;
  readonly name: string;
  readonly departmentCode: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** Another unit that came of this one, from a day; `whole`: all of its history went there. */
export interface EntitySuccessor {
  readonly id: string;
  readonly from: Day;
  readonly whole: boolean;
}

/** An organisation that answers for a structure (`supervisor`) or takes part in it. */
export interface EntityParent {
  readonly id: string;
  readonly from: Day | null;
  readonly until: Day | null;
  readonly supervisor: boolean;
}

/** One structure or organisation of the graph as the matcher sees it. */
export interface IndexedEntity {
  readonly id: string;
  readonly kind: "structure" | "organisation";
  readonly code: string;
  /** Structure type or organisation type of the graph; null where not told. */
  readonly type: string | null;
  /** The one shown first, then every other it has or had. */
  readonly names: readonly string[];
  readonly acronyms: readonly string[];
  readonly labels: readonly EntityLabel[];
  /** Organisations that answer for it or take part in it; bounds half open, null where not told. */
  readonly parents: readonly EntityParent[];
  /** Structures it is part of. */
  readonly wholes: readonly string[];
  readonly place: EntityPlace | null;
  readonly opened: Day | null;
  readonly closed: Day | null;
  readonly successors: readonly EntitySuccessor[];
  readonly identifiers: readonly { readonly scheme: string; readonly value: string }[];
}
