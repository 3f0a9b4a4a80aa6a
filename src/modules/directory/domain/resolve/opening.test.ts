import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../../kernel/time/day.ts";
import type { EntityStatements } from "./resolve-entity.ts";
import { recordOf, said } from "./testing.ts";

/** Extracts of the register that lacked its record before it was first seen. */
const lacked = (...days: readonly string[]): Partial<EntityStatements> => ({ recordLackedOn: (source, key) => (source === "rnsr" && key === "r1" ? days.map((one) => day(one)) : []) });
const unit = (opened: string, first = "2022-09-01") => [said({ value: "U", seen: [first] }), said({ field: "opened", value: opened, seen: [first] })];
const openedOf = (opened: string, ...days: readonly string[]): unknown => recordOf(unit(opened), "2022-12-01", lacked(...days)).opened;

test("a year or month opens on its first day, or the day after the last complete extract in it without the unit", () => {
  assert.deepEqual(openedOf("2022"), { text: "2022", day: "2022-01-01" });
  assert.deepEqual(openedOf("2022", "2022-02-01"), { text: "2022", day: "2022-02-02" });
  assert.deepEqual(openedOf("2022", "2022-06-30", "2022-02-01"), { text: "2022", day: "2022-07-01" });
  assert.deepEqual(openedOf("2022", "2022-01-01"), { text: "2022", day: "2022-01-02" });
  assert.deepEqual(openedOf("2022", "2021-12-31"), { text: "2022", day: "2022-01-01" });
  assert.deepEqual(openedOf("2021", "2021-12-31"), { text: "2021", day: "2022-01-01" });
  assert.deepEqual(openedOf("2021", "2022-01-01"), { text: "2021", day: "2021-01-01" }, "long there, listed late");
  assert.deepEqual(openedOf("2022-05", "2022-02-01", "2022-05-31", "2022-06-01"), { text: "2022-05", day: "2022-06-01" });
  assert.deepEqual(openedOf("2022-02-01", "2022-02-01"), { text: "2022-02-01", day: "2022-02-01" }, "stated to the day: it stands");
});

test("who says the same and saw it earlier counts; who says otherwise does not", () => {
  const lab = (opened: string) => [...unit("2022"), said({ value: "U", source: "lab", record: "l", seen: ["2022-03-01"] }), said({ field: "opened", value: opened, source: "lab", record: "l", seen: ["2022-03-01"] })];
  assert.equal(recordOf(lab("2022"), "2022-12-01", lacked("2022-02-01", "2022-06-01")).opened?.day, "2022-02-02");
  assert.equal(recordOf(lab("2015"), "2022-12-01", lacked("2022-02-01", "2022-06-01")).opened?.day, "2022-06-02");
});
