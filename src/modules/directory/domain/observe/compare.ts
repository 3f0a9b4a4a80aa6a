import { canonicalJson } from "../../../../kernel/audit/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { EntityRef, NodeId } from "../entity.ts";
import type { FieldDefinition } from "../field.ts";
import type { EntityRecord, ResolvedValue } from "../record.ts";
import type { JsonValue } from "../statement.ts";

/** A field whose values on a day are not what they were. */
export interface FieldDifference {
  readonly field: string;
  readonly before: readonly ResolvedValue[];
  readonly after: readonly ResolvedValue[];
}

/** The fields whose current values differ between two records of one entity, in alphabetical order. */
export function differencesBetween(before: EntityRecord, after: EntityRecord): FieldDifference[] {
  const fields = [...new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])].sort();
  return fields.flatMap((field) => {
    const was = before.fields[field]?.current ?? [];
    const is = after.fields[field]?.current ?? [];
    const gone = without(was, is);
    const come = without(is, was);
    return gone.length + come.length === 0 ? [] : [{ field, before: gone, after: come }];
  });
}

/** The values of a list that the other does not hold: a parent added to three others shows alone. */
function without(values: readonly ResolvedValue[], others: readonly ResolvedValue[]): ResolvedValue[] {
  const held = new Set(others.map(signOf));
  return values.filter((value) => !held.has(signOf(value)));
}

function signOf({ slot, object, value, validFrom, validUntil }: ResolvedValue): string {
  return canonicalJson([slot, object, value, validFrom, validUntil]);
}

export function isClosedOn(record: EntityRecord, on: Day): boolean {
  return record.closed !== null && record.closed.day <= on;
}

/** A value in words that need no language, for a list of changes. */
export function describeValue(field: FieldDefinition | undefined, resolved: ResolvedValue, refs: ReadonlyMap<NodeId, EntityRef>): string {
  const { value, object } = resolved;
  const bounds = resolved.validFrom === null && resolved.validUntil === null ? "" : ` [${resolved.validFrom ?? ""}..${resolved.validUntil ?? ""}]`;
  if (object !== null) {
    const ref = refs.get(object);
    return `${ref === undefined ? object : nameOf(ref)}${partsOf(value, ", ", " · ")}${bounds}`;
  }
  if (field?.shape === "identifier" && isObject(value)) return `${String(value["scheme"])} ${String(value["value"])}`;
  if (field?.shape === "address" && isObject(value)) {
    const { lines, postalCode, municipality, country } = value;
    return [lines, postalCode, municipality, country === "FR" ? null : country].filter((part) => part !== null && part !== undefined && part !== "").join(", ");
  }
  return `${textOf(value)}${bounds}`;
}

/** With the code where it says something: not one that was worked out from a key. */
function nameOf({ name, code }: EntityRef): string {
  return /^[a-z]-[0-9a-f]{12}$/.test(code) ? name : `${name} (${code})`;
}

function textOf(value: JsonValue): string {
  if (Array.isArray(value)) return value.map(textOf).join("; ");
  if (isObject(value)) return typeof value["label"] === "string" ? value["label"] : partsOf(value, ", ", "");
  return value === null ? "" : String(value);
}

function partsOf(value: JsonValue, between: string, before: string): string {
  if (!isObject(value)) return "";
  const parts = Object.values(value).filter((part) => part !== null && part !== "").map(textOf);
  return parts.length === 0 ? "" : `${before}${parts.join(between)}`;
}

function isObject(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
