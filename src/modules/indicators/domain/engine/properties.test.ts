import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { day } from "../../../../kernel/time/day.ts";
import type { Assessment, VerdictKind } from "../assessment.ts";
import type { Baseline, Comparator, Scope } from "../target.ts";
import { assess } from "./assess.ts";
import { assessCase, contract, measure, observation, target, type Case } from "./testing.ts";

/** From worst to best. Not assessable stands between: a better value may settle what a worse one leaves open. */
const order: readonly VerdictKind[] = ["not-reached", "behind", "not-assessable-yet", "on-the-way", "reached"];

/** Decimals as people write them: two places, on both sides of zero, often equal to one another. */
const amount = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -9999, max: 9999 })).map((value) => value / 100);
const year = fc.integer({ min: 2019, max: 2027 });

const baseline: fc.Arbitrary<Baseline> = fc.oneof(
  fc.record({ kind: fc.constant("value" as const), value: amount, year: fc.integer({ min: 2018, max: 2021 }), note: fc.constant(null), lines: fc.constant([]) }),
  fc.record({ kind: fc.constant("censored" as const), bound: fc.constantFrom("more-than" as const, "less-than" as const), value: amount, year: fc.constant(2020), note: fc.constant(null), lines: fc.constant([]) }),
  fc.record({ kind: fc.constant("previous-period" as const), value: amount, fromYear: fc.constant(2016), toYear: fc.constant(2020), note: fc.constant(null), lines: fc.constant([]) }),
  fc.constant({ kind: "none" as const }),
);

const scope: fc.Arbitrary<Scope> = fc.oneof(
  fc.constantFrom<Scope>({ kind: "at-date" }, { kind: "stock" }, { kind: "mean-after", years: 3 }),
  fc.tuple(fc.constantFrom("cumulated" as const, "mean" as const), fc.integer({ min: 2021, max: 2023 }), fc.integer({ min: 0, max: 4 }))
    .map(([kind, fromYear, length]): Scope => ({ kind, fromYear, toYear: fromYear + length })),
);

const directed: readonly Comparator[] = ["at-least", "more-than", "at-most", "less-than", "keep-at-or-above"];

function cases(comparators: readonly Comparator[]): fc.Arbitrary<Case> {
  return fc.record({
    comparator: fc.constantFrom(...comparators), strict: fc.boolean(), value: amount, width: fc.integer({ min: 0, max: 5000 }), scope, baseline,
    dueYear: fc.integer({ min: 2022, max: 2026 }), values: fc.dictionary(year.map(String), amount, { maxKeys: 7 }),
    asOf: fc.tuple(fc.integer({ min: 2020, max: 2028 }), fc.integer({ min: 1, max: 12 })), lagYears: fc.integer({ min: 0, max: 1 }),
    state: fc.constantFrom("provisional" as const, "consolidated" as const),
  }).map((one): Case => ({
    target: target({ comparator: one.comparator, strict: one.strict, value: one.value, upperValue: one.value + one.width / 100, scope: one.scope, dueYear: one.dueYear }),
    baseline: one.baseline, values: one.values, asOf: `${one.asOf[0]}-${String(one.asOf[1]).padStart(2, "0")}-15`, lagYears: one.lagYears, state: one.state,
  }));
}

const anyCase = cases([...directed, "between", "rank-at-most", "qualitative"]);

test("a better value never gives a worse verdict", () => {
  fc.assert(fc.property(cases(directed), year, fc.integer({ min: 1, max: 3000 }), (given, which, step) => {
    const current = given.values[which];
    if (current === undefined) return;
    const falling = given.target.comparator === "at-most" || given.target.comparator === "less-than";
    const improved = { ...given, values: { ...given.values, [which]: current + (falling ? -step : step) / 100 } };
    const before = order.indexOf(assessCase(given).verdict.kind);
    const after = order.indexOf(assessCase(improved).verdict.kind);
    assert.ok(before >= 0 && after >= before, `${order[before]} became ${order[after]}`);
  }), { numRuns: 5000 });
});

test("the verdict and the rate do not depend on the unit", () => {
  fc.assert(fc.property(anyCase, fc.constantFrom(1000, 1e6, 0.01, 7, 1 / 3), (given, k) => {
    const scaled = rescale(given, k);
    const first = assessCase(given);
    const second = assessCase(scaled);
    if (given.target.comparator !== "qualitative") {
      assert.deepEqual([second.verdict.kind, second.verdict.reasonCode, second.verdict.holdsNow], [first.verdict.kind, first.verdict.reasonCode, first.verdict.holdsNow]);
    }
    assert.equal(second.rate.kind, first.rate.kind);
    if (first.rate.kind === "rate" && second.rate.kind === "rate") {
      assert.ok(Math.abs(first.rate.share - second.rate.share) <= 1e-9 * Math.max(1, Math.abs(first.rate.share)));
    }
  }), { numRuns: 3000 });
});

test("the rate is what its formula says, with no other outcome than a number or a reason", () => {
  fc.assert(fc.property(anyCase, (given) => {
    const found = assessCase(given);
    noStrangeNumber(found);
    if (found.rate.kind === "none") {
      assert.ok(found.rate.reason.fr.length > 0 && found.rate.reason.en.length > 0);
      return;
    }
    const value = found.compared?.value ?? Number.NaN;
    const goal = given.target.value ?? Number.NaN;
    const origin = found.rate.formula === "from-baseline" && given.baseline.kind === "value" ? given.baseline.value : 0;
    assert.ok(Math.abs(found.rate.share * (goal - origin) - (value - origin)) <= 1e-9 * Math.max(1, Math.abs(value), Math.abs(origin)));
    // What the formula allows: the whole way is made exactly where the bound is met or passed in its direction.
    assert.equal(found.rate.share >= 1 - 1e-12, found.compared !== null && (goal > origin ? value >= goal - 1e-9 : value <= goal + 1e-9));
    if (found.rate.expectedShare !== null) assert.ok(found.rate.expectedShare >= -1e-12 && found.rate.expectedShare <= 1 + 1e-12);
    if (found.rate.formula === "sum-over-target") assert.equal(given.target.scope.kind, "cumulated");
    if (found.rate.formula === "from-baseline") assert.equal(given.baseline.kind, "value");
  }), { numRuns: 3000 });
});

test("before the due date only a sum, or what is done, is reached or not reached", () => {
  fc.assert(fc.property(anyCase, (given) => {
    const { verdict } = assessCase(given);
    if (verdict.kind !== "reached" && verdict.kind !== "not-reached") return;
    const undoable = given.target.scope.kind !== "cumulated" && given.target.comparator !== "qualitative";
    const lastYear = given.target.scope.kind === "mean" ? given.target.scope.toYear : given.target.dueYear;
    if (undoable) assert.ok(Number(given.asOf.slice(0, 4)) > lastYear);
  }), { numRuns: 2000 });
});

test("the order in which observations come does not matter, nor do those of other series or later days", () => {
  const many = fc.array(fc.tuple(year, amount), { maxLength: 8 });
  fc.assert(fc.property(cases(directed), many, fc.infiniteStream(fc.nat()), (given, pairs, shuffle) => {
    const observations = pairs.map(([at, value]) => observation(at, value));
    const asOf = day(given.asOf);
    const others = observations.map((one) => ({ ...one, series: "y" }));
    const late = observations.filter((one) => one.observedOn > asOf);
    const mixed = [...observations.filter((one) => one.observedOn <= asOf), ...others].map((one) => ({ one, key: shuffle.next().value ?? 0 }))
      .sort((a, b) => a.key - b.key).map(({ one }) => one);
    const input = { measure: measure(given.target.unit, given.baseline), target: given.target, asOf, contract };
    assert.deepEqual(assess({ ...input, observations: mixed }), assess({ ...input, observations: [...late, ...observations] }));
  }), { numRuns: 1000 });
});

function rescale(given: Case, k: number): Case {
  const by = (value: number | null): number | null => (value === null ? null : value * k);
  const values = Object.fromEntries(Object.entries(given.values).map(([at, value]) => [at, value * k]));
  const scaledBaseline = given.baseline.kind === "none" ? given.baseline : { ...given.baseline, value: given.baseline.value * k };
  return { ...given, values, baseline: scaledBaseline, target: { ...given.target, value: by(given.target.value), upperValue: by(given.target.upperValue) } };
}

/** No NaN, no Infinity, anywhere in the answer, in numbers or in words. */
function noStrangeNumber(found: Assessment): void {
  const seen = JSON.stringify(found, (_, value: unknown) => (typeof value === "number" && !Number.isFinite(value) ? "strange" : value));
  assert.ok(!/strange"|NaN|Infinity|undefined/.test(seen), seen);
}
