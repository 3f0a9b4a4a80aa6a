import assert from "node:assert/strict";
import { test } from "node:test";
import { exampleRegister } from "../testing.ts";
import { filterActions, groupActions, listActions, noFilter } from "./action-list.ts";
import { loadShippedRegister } from "../../domain/shipped-register.ts";

const all = listActions(exampleRegister);
const codes = (filter: Partial<typeof noFilter>): string[] => filterActions(all, { ...noFilter, ...filter }).map((one) => one.action.code);

test("actions say how they are tied to indicators", () => {
  assert.deepEqual(all.map((one) => one.tie), ["own", "objective", "none"]);
  assert.deepEqual(all[0]?.own, ["4.a"]);
});

test("filters by words in both languages, whatever the accents; by priority; by tie", () => {
  assert.deepEqual(codes({ q: "DONNEES" }), ["1", "3"]);
  assert.deepEqual(codes({ q: "host" }), ["1"]);
  assert.deepEqual(codes({ q: "3" }), ["3"]);
  assert.deepEqual(codes({ priority: "2" }), ["3"]);
  assert.deepEqual(codes({ tie: "none" }), ["3"]);
  assert.deepEqual(codes({ q: "rien de tel" }), []);
  assert.deepEqual(codes({}), ["1", "2", "3"]);
});

test("groups follow the order of the contract", () => {
  assert.deepEqual(groupActions(all).map((group) => [group.key, group.actions.length]), [["Données", 1], ["", 2]]);
});

test("a reference in a section is for the actions of that section alone", () => {
  const actions = new Map(listActions(loadShippedRegister()).map((one) => [one.action.code, one]));
  assert.deepEqual(actions.get("26")?.through, ["9.a", "9.b", "9.c"]);
  assert.deepEqual(actions.get("29")?.through, []);
  assert.deepEqual(actions.get("41")?.through, ["10"]);
  assert.deepEqual(actions.get("3")?.through, ["1", "2"]);
});
