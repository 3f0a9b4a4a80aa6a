import assert from "node:assert/strict";
import { test } from "node:test";
import { realRegister } from "../../directory/testing/real-register.ts";
import { independentSet } from "./testing/independent-set.ts";
import { measureIndependent } from "./testing/measure-independent.ts";
import { precisionOf, recallOf } from "./testing/measure.ts";
import { realIndex } from "./testing/real-index.ts";

test("signatures found in the open, labelled by hand in the real register", { skip: realRegister === null ? "the register of structures is not there (../shared, JALON_SHARED)" : false }, async () => {
  if (realRegister === null) return;
  const { index } = await realIndex(realRegister);
  const { tally, errors } = measureIndependent(index, independentSet);
  const told = errors.map(({ fault, raw, code }) => `${fault} ${code}: ${raw}`).join("\n");
  assert.ok(independentSet.length >= 200 && tally.wanted >= 190);
  assert.ok(precisionOf(tally) >= 0.99, told);
  assert.ok(recallOf(tally) >= 0.97, told);
});
