import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../../kernel/time/day.ts";
import type { EntityRecord, JsonValue, Relation } from "../../../directory/index.ts";
import { hasMeans, meansOf } from "./means.ts";

const unit = { id: "unit", kind: "structure", code: "unit", name: "Unité" };
const on = day("2022-06-01");

function tie(field: string, kind: string, id: string, until: string | null = null): Relation {
  return {
    field, subject: { id, kind, code: id, name: `Nom ${id}` }, object: unit, slot: "", value: {}, validFrom: null, validUntil: null, fromDay: null, untilDay: until === null ? null : day(until),
    attestedFrom: on, attestedUntil: on, source: "s", statements: [],
  };
}

function record(id: string, fields: Readonly<Record<string, JsonValue>>): EntityRecord {
  const value = (one: JsonValue) => ({ value: one, slot: "", object: null, validFrom: null, validUntil: null, fromDay: null, untilDay: null, attestedFrom: on, attestedUntil: on, source: "s", statements: [], confidence: 1, raw: null });
  return {
    ref: { id, kind: "", code: id, name: id }, acronym: null, opened: null, closed: null, contestedCount: 0, statementCount: 0, demonstration: false, mergedCodes: [],
    fields: Object.fromEntries(Object.entries(fields).map(([code, one]) => [code, { current: [value(one)], others: [], contested: [] }])),
  };
}

test("posts and money are totals, of the day and of their year; a project is named once however many ties it has", async () => {
  const records = [
    record("p1", { "full-time-equivalent": 1 }), record("p2", { "full-time-equivalent": 0.5 }),
    record("b1", { "budget-year": 2021, "committed-euros": 1000, "paid-euros": 400 }), record("b2", { "budget-year": 2021, "committed-euros": 500 }), record("b3", { "budget-year": 2022, "paid-euros": 7 }),
  ];
  const means = await meansOf({ records: async (ids) => records.filter(({ ref }) => ids.includes(ref.id)) }, [
    tie("assigned-to", "post", "p1"), tie("assigned-to", "post", "p2"), tie("assigned-to", "post", "gone", "2021-01-01"),
    tie("participant", "project", "x"), tie("led-by", "project", "x"), tie("hosted-by", "cohort", "c"), tie("led-by", "cohort", "c"),
    tie("budget-structure", "budget-line", "b1"), tie("budget-structure", "budget-line", "b2"), tie("budget-structure", "budget-line", "b3"), tie("co-supervision", "structure", "other"),
  ], { on });
  assert.equal(means.posts, 2);
  assert.equal(means.fullTimeEquivalents, 1.5);
  assert.deepEqual(means.projects.map(({ id }) => id), ["x"]);
  assert.deepEqual(means.cohorts.map(({ id }) => id), ["c"]);
  assert.deepEqual(means.budget, [{ year: 2022, lines: 1, committedEuros: 0, paidEuros: 7 }, { year: 2021, lines: 2, committedEuros: 1500, paidEuros: 400 }]);
  assert.ok(hasMeans(means));
});

test("nothing tied, nothing to show", async () => {
  assert.ok(!hasMeans(await meansOf({ records: async () => [] }, [tie("co-supervision", "structure", "other")], { on })));
});
