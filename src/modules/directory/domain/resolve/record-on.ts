import type { Day } from "../../../../kernel/time/day.ts";
import type { EntityRef } from "../entity.ts";
import type { EntityRecord, ResolvedField, ResolvedValue } from "../record.ts";
import type { ResolvedEntity } from "./resolve-entity.ts";
import type { Timeline } from "./spans.ts";

export function holdsOn(value: { readonly fromDay: Day | null; readonly untilDay: Day | null }, on: Day): boolean {
  return (value.fromDay === null || value.fromDay <= on) && (value.untilDay === null || on < value.untilDay);
}

/** The values of a field seen from a day. */
export function fieldOn(timeline: Timeline, on: Day): ResolvedField {
  return {
    current: timeline.shown.filter((value) => holdsOn(value, on)),
    others: timeline.shown.filter((value) => !holdsOn(value, on)),
    contested: timeline.contested.filter((value) => holdsOn(value, on)),
  };
}

/** The record of an entity on a day. Whether it is open or closed is what is known of it now, on whatever day it is asked. */
export function recordOn(resolved: ResolvedEntity, ref: Omit<EntityRef, "name">, mergedCodes: readonly string[], on: Day): EntityRecord {
  const fields = Object.fromEntries(Object.entries(resolved.fields).map(([code, timeline]) => [code, fieldOn(timeline, on)]));
  return {
    ref: { ...ref, name: textOn(fields["name"]) ?? ref.code },
    acronym: textOn(fields["acronym"]),
    opened: resolved.opened,
    closed: resolved.closed,
    fields,
    contestedCount: Object.values(fields).filter((field) => field.contested.length > 0).length,
    statementCount: resolved.statementCount,
    demonstration: resolved.demonstration,
    mergedCodes,
  };
}

/** The text shown: that of the day, else the nearest that is known, the latest before others. */
function textOn(field: ResolvedField | undefined): string | null {
  const value: ResolvedValue | undefined = field?.current[0] ?? field?.others.at(-1);
  return typeof value?.value === "string" ? value.value : null;
}
