import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../kernel/time/day.ts";
import { coreFields, type EntityRecord, type ResolvedValue } from "../../directory/index.ts";
import { publicRecord, visibilityOf } from "./visibility.ts";

const sources = [{ id: "rnsr", kind: "official-register" }, { id: "staff", kind: "human-resources" }] as const;
const restricted = { ...coreFields[0], code: "secret", restricted: true };
const visible = visibilityOf([...coreFields, ...(restricted.label === undefined ? [] : [restricted as (typeof coreFields)[number]])], sources);

function value(source: string, more: Partial<ResolvedValue> = {}): ResolvedValue {
  return {
    value: {}, slot: "", object: null, validFrom: null, validUntil: null, fromDay: null, untilDay: null,
    attestedFrom: day("2025-01-01"), attestedUntil: day("2025-01-01"), source, statements: [], confidence: 1, raw: null, ...more,
  };
}

function record(kind: string, fields: Readonly<Record<string, readonly ResolvedValue[]>>): EntityRecord {
  return {
    ref: { id: "1", kind, code: "CODE", name: "As the staff office writes it" } as EntityRecord["ref"], acronym: null, opened: null, closed: null,
    fields: Object.fromEntries(Object.entries(fields).map(([code, current]) => [code, { current, others: current, contested: current }])),
    contestedCount: 0, statementCount: 0, demonstration: false, mergedCodes: [],
  };
}

const sourcesIn = (found: EntityRecord, field: string): string[] => (found.fields[field]?.current ?? []).map(({ source }) => source);

test("of a structure: people only from public sources, the rest from any, restricted fields never", () => {
  const whole = record("structure", {
    name: [value("staff")], director: [value("staff", { object: "2" as ResolvedValue["object"] }), value("rnsr", { object: "3" as ResolvedValue["object"] })],
    member: [value("staff", { object: "2" as ResolvedValue["object"] })], "co-supervision": [value("staff", { object: "4" as ResolvedValue["object"] })], secret: [value("rnsr")],
  });
  for (const found of [publicRecord(whole, visible), publicRecord(whole, visible, (id) => (id === "4" ? "organisation" : "person"))]) {
    assert.deepEqual(Object.keys(found.fields).toSorted(), ["co-supervision", "director", "name"]);
    assert.deepEqual(sourcesIn(found, "director"), ["rnsr"]);
    assert.equal(found.fields["director"]?.others.length, 1);
    assert.equal(found.fields["director"]?.contested.length, 1);
    assert.equal(found.ref.name, whole.ref.name);
  }
});

test("of a person: what public sources say and nothing else, the name included", () => {
  const named = publicRecord(record("person", { name: [value("staff", { value: "Private" }), value("rnsr", { value: "Public" })], identifier: [value("staff")] }), visible);
  assert.deepEqual([named.ref.name, Object.keys(named.fields)], ["Public", ["name"]]);
  assert.equal(publicRecord(record("person", { name: [value("staff", { value: "Private" })] }), visible).ref.name, "CODE");
});
