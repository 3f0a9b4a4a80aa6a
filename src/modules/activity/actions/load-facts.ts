import { yearOf, type Day } from "../../../kernel/time/day.ts";
import type { Directory, EntityRecord, NodeId } from "../../directory/index.ts";
import { standingOf, valuesOn } from "../domain/recipes/read-facts.ts";
import type { AccessCounts, FactBase, UnitTie } from "../domain/recipes/index.ts";

/** Kinds whose facts are counted, and the relations whose other end a recipe looks at. */
const countedKinds = ["post", "cohort", "agreement"] as const;
const lookedAt = ["hosted-by", "agreement-party"] as const;
const ofInstitute = ["co-supervision", "participation"] as const;
const recordsAtATime = 500;

export interface FactSources {
  readonly directory: Directory;
  /** The institute, as `scheme:value`. */
  readonly institute: string;
  /** Accesses to the portal day by day in a year; null where none was ever counted. */
  readonly accessCounts: (year: number) => Promise<AccessCounts | null>;
}

/** The facts of the graph as they stood on a day, for recipes. */
export async function loadFacts({ directory, institute, accessCounts }: FactSources, on: Day): Promise<FactBase> {
  const records: EntityRecord[] = [];
  for (const kind of countedKinds) {
    for await (const some of directory.allRecords(kind, on)) records.push(...some);
  }
  const wanted = new Set<NodeId>();
  for (const record of records) {
    for (const field of lookedAt) {
      for (const { object } of valuesOn(record, field, on)) if (object !== null) wanted.add(object);
    }
  }
  return {
    on,
    records,
    named: await recordsOf(directory, [...wanted], on),
    institute: await instituteOn(directory, institute, on),
    accesses: await accessCounts(yearOf(on)),
  };
}

async function recordsOf(directory: Directory, ids: readonly NodeId[], on: Day): Promise<Map<NodeId, EntityRecord>> {
  const found = new Map<NodeId, EntityRecord>();
  for (let from = 0; from < ids.length; from += recordsAtATime) {
    for (const record of await directory.records(ids.slice(from, from + recordsAtATime), on)) found.set(record.ref.id, record);
  }
  return found;
}

async function instituteOn(directory: Directory, institute: string, on: Day): Promise<FactBase["institute"]> {
  const found = await directory.find(institute, "organisation");
  const units = new Map<NodeId, UnitTie>();
  if (found === null) return { id: null, units };
  for (const relation of await directory.relations({ object: found.ref.id, fields: ofInstitute, on })) {
    const before = units.get(relation.subject.id);
    const standing = before?.standing === "attested" ? "attested" : standingOf(relation, on);
    units.set(relation.subject.id, { statements: [...(before?.statements ?? []), ...relation.statements], standing });
  }
  return { id: found.ref.id, units };
}
