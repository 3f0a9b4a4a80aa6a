import assert from "node:assert/strict";
import { test } from "node:test";
import { estimateMissed, type BlockingShape, type KeyHistory } from "./blocked-out.ts";
import { chance } from "./chance.ts";

/** Four keys: surname, first name, date, and the year of the date. */
const shape: BlockingShape = {
  rules: [{ name: "surname+date", keys: 0b0101 }, { name: "first name+date", keys: 0b0110 }, { name: "surname+first name+year", keys: 0b1011 }],
  columnOfKey: [0, 1, 2, 2], columnNames: ["surname", "first_name", "birth_date"],
};

function simulate(count: number, careless: number): { readonly histories: readonly KeyHistory[]; readonly missed: number; readonly unseeable: number } {
  let unseeable = 0;
  const next = chance(`blocked-out ${count} ${careless}`);
  const tally = new Map<number, number>();
  for (let at = 0; at < count; at += 1) {
    const worse = next() < careless ? 2.5 : 1;
    const year = next() < 1 - 0.04 * worse;
    if (!year) unseeable += 1;
    const keys = (next() < 1 - 0.15 * worse ? 1 : 0) | (next() < 1 - 0.1 * worse ? 2 : 0) | (year && next() < 1 - 0.06 * worse ? 4 : 0) | (year ? 8 : 0);
    tally.set(keys, (tally.get(keys) ?? 0) + 1);
  }
  const caught = [...tally].map(([keys, matches]) => ({ keys, matches })).filter(({ keys }) => shape.rules.some((rule) => (keys & rule.keys) === rule.keys));
  return { histories: caught, missed: count - unseeable - caught.reduce((sum, { matches }) => sum + matches, 0), unseeable };
}

test("by hand: two rules apart, Lincoln and Petersen's own case", () => {
  const two: BlockingShape = { rules: [{ name: "a", keys: 1 }, { name: "b", keys: 2 }], columnOfKey: [0, 1], columnNames: ["a", "b"] };
  // 90 by both, 10 by the first alone, 30 by the second alone: 100 × 120 / 90 = 133.3 in all, 3.33 missed.
  const found = estimateMissed([{ keys: 3, matches: 90 }, { keys: 1, matches: 10 }, { keys: 2, matches: 30 }], two);
  assert.ok(Math.abs(found.estimate - 10 / 3) < 1e-3, String(found.estimate));
  assert.equal(found.methods.find(({ method }) => method === "lincoln-petersen")?.about, "a × b");
  assert.deepEqual(found.alwaysAsked, []);
});

test("independent errors: the fit on keys finds what rules that share columns all missed", () => {
  const { histories, missed, unseeable } = simulate(40_000, 0);
  const found = estimateMissed(histories, shape);
  // Every rule asks for the year: matches whose years differ are in no trap, and the answer says so instead of a number.
  assert.ok(unseeable > 1_000);
  assert.deepEqual(found.alwaysAsked, ["birth_date"]);
  assert.ok(Math.abs(found.estimate / missed - 1) < 0.06, `${found.estimate} for ${missed}`);
});

test("errors that come together are under-estimated: the figure is a floor", () => {
  const { histories, missed } = simulate(40_000, 0.15);
  const found = estimateMissed(histories, shape);
  assert.ok(found.estimate < missed && found.estimate > missed * 0.4, `${found.estimate} for ${missed}`);
});

test("a column that every rule asks for is said, and nothing is invented", () => {
  const one: BlockingShape = { rules: [{ name: "date", keys: 1 }], columnOfKey: [0], columnNames: ["birth_date"] };
  assert.deepEqual(estimateMissed([{ keys: 1, matches: 50 }], one), { estimate: 0, low: 0, high: 0, methods: [{ method: "keys", missed: 0 }], alwaysAsked: ["birth_date"] });
  assert.equal(estimateMissed([], one).estimate, 0);
});
