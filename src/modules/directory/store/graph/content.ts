import type { Day } from "../../../../kernel/time/day.ts";
import type { ResolvedEntity, Timeline } from "../../domain/resolve/index.ts";
import type { ResolvedValue } from "../../domain/record.ts";
import type { JsonValue } from "../../domain/statement.ts";

/**
 * A resolved value as kept: without the names of its parts, those that are mostly the same last and left out there
 * (`attestedUntil` where it is `attestedFrom`, an empty slot, a confidence of 1, what is null).
 */
type StoredValue = readonly [
  value: JsonValue, source: string, statements: readonly string[], attestedFrom: Day, attestedUntil?: Day | null, slot?: string | null, object?: string | null, raw?: string | null,
  fromDay?: Day | null, untilDay?: Day | null, validFrom?: string | null, validUntil?: string | null, confidence?: number | null,
];

/** Where parts stand in a stored value, for questions that the database answers itself. */
export const storedPlaces = { value: 0, attestedFrom: 3, attestedUntil: 4, fromDay: 8, untilDay: 9 } as const;

/** What `directory.record.content` holds: the entity over all days, so that its record on any day is read without its statements. */
export interface RecordContent {
  readonly fields: Readonly<Record<string, readonly [shown: readonly StoredValue[], contested: readonly StoredValue[]]>>;
  readonly opened: ResolvedEntity["opened"];
  readonly closed: ResolvedEntity["closed"];
  readonly mergedCodes: readonly string[];
}

export function contentOf(resolved: ResolvedEntity, mergedCodes: readonly string[]): RecordContent {
  const fields = Object.fromEntries(Object.entries(resolved.fields).map(([code, { shown, contested }]) => [code, [shown.map(stored), contested.map(stored)] as const]));
  return { fields, opened: resolved.opened, closed: resolved.closed, mergedCodes };
}

export function resolvedOf(content: RecordContent, counts: Pick<ResolvedEntity, "statementCount" | "demonstration">): ResolvedEntity {
  const fields = Object.fromEntries(Object.entries(content.fields).map(([code, [shown, contested]]): [string, Timeline] => [code, { shown: shown.map(restored), contested: contested.map(restored) }]));
  return { fields, opened: content.opened, closed: content.closed, ...counts };
}

function stored(value: ResolvedValue): StoredValue {
  const rest = [
    value.attestedUntil === value.attestedFrom ? null : value.attestedUntil, value.slot === "" ? null : value.slot, value.object, value.raw,
    value.fromDay, value.untilDay, value.validFrom, value.validUntil, value.confidence === 1 ? null : value.confidence,
  ] as const;
  const kept = rest.slice(0, rest.findLastIndex((part) => part !== null) + 1);
  return [value.value, value.source, value.statements, value.attestedFrom, ...kept] as unknown as StoredValue;
}

function restored([value, source, statements, attestedFrom, attestedUntil, slot, object, raw, fromDay, untilDay, validFrom, validUntil, confidence]: StoredValue): ResolvedValue {
  return {
    value, slot: slot ?? "", object: object ?? null, validFrom: validFrom ?? null, validUntil: validUntil ?? null, fromDay: fromDay ?? null, untilDay: untilDay ?? null,
    attestedFrom, attestedUntil: attestedUntil ?? attestedFrom, source, statements, confidence: confidence ?? 1, raw: raw ?? null,
  };
}
