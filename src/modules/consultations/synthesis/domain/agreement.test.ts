import assert from "node:assert/strict";
import { test } from "node:test";
import { agreementOn } from "./agreement.ts";

test("what cannot be computed is said so, and full agreement has no interval", () => {
  assert.deepEqual(agreementOn([]).kappa, { value: null, none: "no-text" });
  assert.equal(agreementOn([]).agreedShare, null);
  const never = agreementOn([[false, false], [false, false]]);
  assert.deepEqual(never.kappa, { value: null, none: "one-value" });
  assert.equal(never.alpha, null);
  const whole = agreementOn([[true, true], [false, false]]);
  assert.ok(whole.kappa.value !== null);
  assert.deepEqual([whole.kappa.value, whole.kappa.interval, whole.alpha], [1, null, 1]);
});

test("agreement on a code, and the paradox of prevalence", () => {
  const pairs = (both: number, onlyA: number, onlyB: number, neither: number): [boolean, boolean][] => [[true, true, both], [true, false, onlyA], [false, true, onlyB], [false, false, neither]].flatMap(([a, b, times]) => Array.from({ length: Number(times) }, (): [boolean, boolean] => [a === true, b === true]));
  const balanced = agreementOn(pairs(40, 9, 6, 45));
  assert.deepEqual([balanced.texts, balanced.byA, balanced.byB, balanced.byBoth, balanced.agreedShare, balanced.paradox], [100, 49, 46, 40, 0.85, false]);
  const oneSided = agreementOn(pairs(80, 10, 5, 5));
  assert.deepEqual([oneSided.agreedShare, oneSided.paradox], [0.85, true]);
  // Byrt, Bishop and Carlin 1993: twice the observed agreement less one.
  assert.ok(Math.abs((oneSided.prevalenceAdjusted ?? 0) - 0.7) < 1e-12);
});
