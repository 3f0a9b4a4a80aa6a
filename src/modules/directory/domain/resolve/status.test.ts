import assert from "node:assert/strict";
import { test } from "node:test";
import { resolveEntity } from "./resolve-entity.ts";
import { catalogue, recordOf, said } from "./testing.ts";
import type { Departure } from "./status.ts";

const departures = (type: Departure["type"], effectiveFrom: string): { departures: Departure[] } => ({ departures: [{ type, effectiveFrom }] });

test("a predecessor that only others name closes with the succession", () => {
  assert.deepEqual(recordOf([], "2022-01-01", departures("merger", "2014")).closed, { text: "2014", day: "2014-01-01", basis: "succession" });
  assert.equal(recordOf([], "2022-01-01", departures("spin-off", "2014")).closed, null);
  assert.equal(recordOf([], "2022-01-01", departures("spin-off-merger", "2014")).closed, null);
});

test("the earliest of several successions closes it", () => {
  assert.equal(recordOf([], "2022-01-01", { departures: [{ type: "split", effectiveFrom: "2016-09" }, { type: "renewal", effectiveFrom: "2014" }, { type: "spin-off", effectiveFrom: "2010" }] }).closed?.day, "2014-01-01");
});

test("what the register still lists in the year of the effect or later stays open, and a remark says so", () => {
  const statements = [said({ value: "U", seen: ["2019-01-10", "2022-02-11"] })];
  const { resolved, remarks } = resolveEntity({ kind: "structure", code: "C1", statements, preferred: new Set(), ...departures("renewal", "2020") }, catalogue);
  assert.equal(resolved.closed, null);
  assert.deepEqual(remarks.map((remark) => remark.code), ["directory.predecessor-still-listed"]);
  const host = resolveEntity({ kind: "structure", code: "C1", statements, preferred: new Set(), ...departures("integration", "2020") }, catalogue);
  assert.deepEqual([host.resolved.closed, host.remarks.length], [null, 0], "a host that goes on is nothing odd in an integration");
  assert.equal(recordOf(statements, "2024-01-01", departures("renewal", "2023")).closed?.basis, "succession");
});

test("listed in the span of the effect and gone since: closed the day after it was last listed, whatever came between", () => {
  const seen = (...days: readonly [string, string, string?]) => [said({ value: "U", seen: days })];
  const closedOf = (statements: ReturnType<typeof seen>, type: Departure["type"], from: string) => recordOf(statements, "2023-01-01", departures(type, from)).closed;
  for (const type of ["merger", "renewal", "split", "integration"] as const) assert.deepEqual(closedOf(seen("2021-02-01", "2022-02-01", "2022-09-01"), type, "2022"), { text: "2022", day: "2022-02-02", basis: "succession" });
  assert.deepEqual(closedOf(seen("2021-02-01", "2021-02-01", "2022-02-01"), "merger", "2022"), { text: "2022", day: "2022-01-01", basis: "succession" });
  assert.deepEqual(closedOf(seen("2021-02-01", "2022-02-01", "2022-09-01"), "merger", "2022-04"), { text: "2022-04", day: "2022-04-01", basis: "succession" });
  assert.equal(closedOf(seen("2021-02-01", "2022-02-01"), "merger", "2022"), null, "still listed");
  assert.deepEqual(closedOf(seen("2021-02-01", "2022-02-01", "2022-09-01"), "merger", "2021"), { text: "2022-09-01", day: "2022-09-01", basis: "absent" }, "listed beyond the effect");
  assert.deepEqual(closedOf(seen("2020-02-01", "2020-02-01", "2021-02-01"), "merger", "2022"), { text: "2021-02-01", day: "2021-02-01", basis: "absent" }, "gone before the effect");
});

test("gone from a complete later delivery: closed that day; a new name is no closure", () => {
  assert.deepEqual(recordOf([said({ value: "U", seen: ["2019-01-10", "2020-01-10", "2021-01-10"] })], "2022-01-01").closed, { text: "2021-01-10", day: "2021-01-10", basis: "absent" });
  assert.equal(recordOf([said({ value: "U", seen: ["2019-01-10", "2020-01-10", "2021-01-10"] }), said({ value: "V", seen: ["2021-01-10"] })], "2022-01-01").closed, null);
  const alsoLab = [said({ value: "U", seen: ["2019-01-10", "2020-01-10", "2021-01-10"] }), said({ value: "U", source: "lab", record: "l", seen: ["2020-06-01"] })];
  assert.equal(recordOf(alsoLab, "2022-01-01").closed?.basis, "absent", "the register says, where there is one");
});

test("a stated closure comes before all, its last day included", () => {
  const statements = [said({ value: "U", seen: ["2019-01-10", "2020-01-10", "2021-01-10"] }), said({ field: "closed", value: "2018", source: "office", record: "o", seen: ["2021-06-01"] })];
  assert.deepEqual(recordOf(statements, "2022-01-01", departures("merger", "2014")).closed, { text: "2018", day: "2019-01-01", basis: "stated" });
});
