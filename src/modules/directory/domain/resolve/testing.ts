import { day, type Day } from "../../../../kernel/time/day.ts";
import { coreFields } from "../catalogue/core-fields.ts";
import type { NodeId } from "../entity.ts";
import { partialDate } from "../partial-date.ts";
import type { EntityRecord } from "../record.ts";
import type { SourceKind } from "../source.ts";
import type { JsonValue } from "../statement.ts";
import type { KnownStatement } from "./claim.ts";
import { recordOn } from "./record-on.ts";
import { resolveEntity, type Catalogue, type EntityStatements } from "./resolve-entity.ts";

/** Kinds of the sources that tests name: `rnsr`, `lab`, `hr`…; others are institute documents. */
const kinds: Readonly<Record<string, SourceKind>> = { office: "directory-office", rnsr: "official-register", register2: "official-register", hr: "human-resources", lab: "lab", hal: "publications" };

export const catalogue: Catalogue = { fields: new Map(coreFields.map((field) => [field.code, field])), sourceKind: (source) => kinds[source] ?? "institute-document" };

export interface Said {
  readonly field?: string;
  readonly value: JsonValue;
  readonly source?: string;
  readonly record?: string;
  readonly node?: NodeId;
  readonly slot?: string;
  readonly object?: NodeId;
  /** First and last deliveries that held it, and the one that no longer did. */
  readonly seen: readonly [first: string, last?: string, ended?: string];
  readonly from?: string;
  readonly until?: string;
  readonly confidence?: number;
}

/** A statement in short; its id tells what it says. */
export function said({ field = "name", value, source = "rnsr", record = "r1", node = "n1", slot = "", object, seen, from, until, confidence = 1 }: Said): KnownStatement {
  const [first, last, ended] = seen;
  return {
    id: [source, record, node, field, slot, object ?? "", JSON.stringify(value), first].join(" "),
    node, field, slot, object: object ?? null, value,
    validFrom: from === undefined ? null : partialDate(from), validUntil: until === undefined ? null : partialDate(until),
    source, recordKey: record, firstObservedOn: day(first), lastObservedOn: day(last ?? first), endedOn: ended === undefined ? null : day(ended),
    confidence, raw: null, demonstration: false,
  };
}

export function recordOf(statements: readonly KnownStatement[], on: string, more: Partial<EntityStatements> = {}): EntityRecord {
  const { resolved } = resolveEntity({ kind: "structure", code: "C1", statements, departures: [], preferred: new Set(), ...more }, catalogue);
  return recordOn(resolved, { id: "n1", kind: "structure", code: "C1" }, [], day(on));
}

/** The values shown on a day. */
export function shownOn(statements: readonly KnownStatement[], field: string, on: string | Day, more: Partial<EntityStatements> = {}): readonly JsonValue[] {
  return (recordOf(statements, on, more).fields[field]?.current ?? []).map((value) => value.value);
}
