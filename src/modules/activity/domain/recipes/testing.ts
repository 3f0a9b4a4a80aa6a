import { day, type Day } from "../../../../kernel/time/day.ts";
import { dayAfter, firstDayOf, partialDate, type EntityRecord, type JsonValue, type ResolvedField, type ResolvedValue } from "../../../directory/index.ts";
import type { FactBase } from "./recipe.ts";

/** A value as a test says it: `seen` is the day of the delivery that holds it. */
export interface Said {
  readonly field: string;
  readonly value?: JsonValue;
  readonly object?: string;
  readonly from?: string;
  readonly until?: string;
  readonly seen?: string;
}

const seenOn = "2025-06-30";

function valueOf(code: string, said: Said, at: number): ResolvedValue {
  return {
    value: said.value ?? {},
    slot: "",
    object: said.object ?? null,
    validFrom: said.from ?? null,
    validUntil: said.until ?? null,
    fromDay: said.from === undefined ? null : firstDayOf(partialDate(said.from)),
    untilDay: said.until === undefined ? null : dayAfter(partialDate(said.until)),
    attestedFrom: day(said.seen ?? seenOn),
    attestedUntil: day(said.seen ?? seenOn),
    source: "test",
    statements: [`${code}/${said.field}/${at}`],
    confidence: 1,
    raw: null,
  };
}

/** A record as the graph gives it on a day: what is in force apart from what is not. */
export function recordOf(kind: string, code: string, on: Day, said: readonly Said[], name = code): EntityRecord {
  const fields: Record<string, ResolvedField> = {};
  said.forEach((one, at) => {
    const value = valueOf(code, one, at);
    const holds = (value.fromDay === null || value.fromDay <= on) && (value.untilDay === null || on < value.untilDay);
    const before = fields[one.field] ?? { current: [], others: [], contested: [] };
    fields[one.field] = holds ? { ...before, current: [...before.current, value] } : { ...before, others: [...before.others, value] };
  });
  return {
    ref: { id: code, kind, code, name }, acronym: null, opened: null, closed: null, fields, contestedCount: 0, statementCount: said.length, demonstration: false, mergedCodes: [],
  };
}

/** A base of facts with the institute `inserm` and its unit `unit`, by the statement `tie`. */
export function baseOf(on: Day, records: readonly EntityRecord[], named: readonly EntityRecord[] = [], accesses: FactBase["accesses"] = null): FactBase {
  return { on, records, named: new Map(named.map((one) => [one.ref.id, one])), institute: { id: "inserm", units: new Map([["unit", { statements: ["tie"], standing: "attested" as const }]]) }, accesses };
}
