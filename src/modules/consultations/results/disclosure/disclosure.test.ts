import assert from "node:assert/strict";
import { test } from "node:test";
import { drawer } from "../testing/made-up.ts";
import { createAuditor } from "./audit.ts";
import { programme } from "./simplex.ts";
import { smallCells, suppress } from "./suppress.ts";
import { relationHolds, type Cell, type Relation, type System } from "./system.ts";

/** A table of counts with all of its totals published as cells of their own, but for the grand total, which everybody knows. */
function tableSystem(counts: readonly (readonly number[])[]): System {
  const cells: Cell[] = [];
  const add = (count: number, loss = count): number => cells.push({ count, publishable: true, sensitive: true, loss }) - 1;
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const inner = counts.map((row) => row.map((count) => add(count)));
  const rowTotals = counts.map((row) => add(sum(row), sum(row) * 10));
  const columnTotals = (counts[0] ?? []).map((_, column) => { const total = sum(counts.map((row) => row[column] ?? 0)); return add(total, total * 10); });
  const equal = (terms: readonly (readonly [number, number])[], right: number): Relation => ({ terms, sense: "equal", right });
  return {
    cells,
    relations: [
      ...inner.map((row, index) => equal([...row.map((cell) => [cell, 1] as const), [rowTotals[index] ?? -1, -1]], 0)),
      ...columnTotals.map((total, column) => equal([...inner.map((row) => [row[column] ?? -1, 1] as const), [total, -1]], 0)),
      equal(rowTotals.map((cell) => [cell, 1]), sum(counts.flat())),
    ],
  };
}

/** By hand: every assignment of whole numbers to hidden cells that keeps all relations; the second method. */
function enumerate(system: System, hidden: readonly number[], atMost: number): ReadonlyMap<number, { readonly least: number; readonly most: number }> {
  const found = new Map<number, { least: number; most: number }>();
  const values = new Map(system.cells.map(({ count }, cell) => [cell, count]));
  const open = new Set(hidden);
  const try_ = (at: number): void => {
    const cell = hidden[at];
    if (cell === undefined) {
      for (const one of hidden) {
        const value = values.get(one) ?? 0;
        const before = found.get(one) ?? { least: value, most: value };
        found.set(one, { least: Math.min(before.least, value), most: Math.max(before.most, value) });
      }
      return;
    }
    open.delete(cell);
    for (let value = 0; value <= atMost; value += 1) {
      values.set(cell, value);
      const settled = system.relations.filter(({ terms }) => terms.some(([one]) => one === cell) && !terms.some(([one]) => open.has(one)));
      if (settled.every((relation) => relationHolds(relation, (one) => values.get(one) ?? 0))) try_(at + 1);
    }
    open.add(cell);
  };
  try_(0);
  return found;
}

test("linear programmes whose answers are known: greatest of x with x + 2y = 8 and x - y >= -1 is 8, least 2; none where x + y = -1", () => {
  const solver = programme(2, [{ terms: [[0, 1], [1, 2]], sense: "equal", right: 8 }, { terms: [[0, 1], [1, -1]], sense: "at-least", right: -1 }]);
  const ends: number[] = [];
  for (const to of ["greatest", "least"] as const) {
    let last = Number.NaN;
    solver?.push(0, to, (values) => { last = values[0] ?? Number.NaN; return false; });
    ends.push(Math.round(last * 1e6) / 1e6);
  }
  assert.deepEqual(ends, [8, 2]);
  assert.equal(programme(2, [{ terms: [[0, 1], [1, 1]], sense: "equal", right: -1 }]), null);
});

test("a hidden cell alone in its row comes back by subtraction: without complementary suppression the attacker succeeds", () => {
  // 3 = 40 - 20 - 17: the row gives it away, as does its column.
  const system = tableSystem([[20, 17, 3], [15, 25, 30], [30, 20, 25]]);
  const first = smallCells(system, 5);
  assert.deepEqual([...first], [2]);
  assert.deepEqual(createAuditor(system, 5)(first), { doubts: new Map([[2, { least: 3, most: 3 }]]), failing: [2] });
  const { hidden, audit } = suppress(system, 5);
  assert.deepEqual(audit.failing, []);
  // By hand: a table needs a square of four at the least; this one loses 20 + 15 + 30, where the best loses 17 + 20 + 25.
  assert.deepEqual([...hidden].toSorted((a, b) => a - b), [0, 2, 3, 5]);
});

test("four hidden corners need not protect: the square of Willenborg and de Waal whose margins still give a narrow interval", () => {
  // Rows hide (1, 9) and (9, 1), so sums of 10 each way: every corner is 0 to 10. With (1, 2) and (2, 30) the first row
  // sums to 3: a look at the row is enough to know that the corner is 3 at most.
  const wide = tableSystem([[1, 9, 50], [9, 1, 50], [50, 50, 50]]);
  const narrow = tableSystem([[1, 2, 50], [2, 30, 50], [50, 50, 50]]);
  const corners = new Set([0, 1, 3, 4]);
  assert.deepEqual(createAuditor(wide, 5)(corners).failing, []);
  assert.deepEqual(createAuditor(wide, 11)(corners).failing, [0, 1, 3, 4]);
  const { doubts, failing } = createAuditor(narrow, 5)(corners);
  assert.deepEqual(failing, [0, 1, 3, 4]);
  assert.deepEqual(doubts.get(0), { least: 0, most: 3 });
  assert.deepEqual(suppress(narrow, 5).audit.failing, []);
});

test("two hidden in each row and column, and yet exactly known: sums alone do not see it, the audit does", () => {
  // Two hidden squares that share no line but a third line's difference pins: rows (a b), (c d), columns of the same; published sums make a + d exact.
  const system: System = {
    cells: [4, 6, 6, 4].map((count) => ({ count, publishable: true, sensitive: true, loss: count })),
    relations: [
      { terms: [[0, 1], [1, 1]], sense: "equal", right: 10 }, { terms: [[2, 1], [3, 1]], sense: "equal", right: 10 }, { terms: [[0, 1], [2, 1]], sense: "equal", right: 10 },
      // A fourth sum, as another table might give: with a + b = 10, a = 4.
      { terms: [[0, 2], [1, 1]], sense: "equal", right: 14 },
    ],
  };
  assert.deepEqual(createAuditor(system, 10)(new Set([0, 1, 2, 3])).failing, [0, 1, 2, 3]);
  assert.deepEqual(createAuditor(system, 10)(new Set([0, 1, 2, 3])).doubts.get(0), { least: 4, most: 4 });
});

test("the audit against the enumeration of every possible table, on 200 small tables", () => {
  const draw = drawer(8);
  let compared = 0;
  for (let round = 0; round < 200; round += 1) {
    const [rows, columns, threshold] = [2 + Math.floor(draw() * 2), 2 + Math.floor(draw() * 2), 2 + Math.floor(draw() * 2)];
    const counts = Array.from({ length: rows }, () => Array.from({ length: columns }, () => Math.floor(draw() ** 2 * 6)));
    const system = tableSystem(counts);
    const { hidden, audit } = suppress(system, threshold);
    if (hidden.size > 7 || hidden.size === 0) continue;
    compared += 1;
    const total = counts.flat().reduce((sum, count) => sum + count, 0);
    const truth = enumerate(system, [...hidden], total);
    for (const [cell, doubt] of audit.doubts) {
      const real = truth.get(cell) ?? { least: Number.NaN, most: Number.NaN };
      assert.ok(real.least <= doubt.least && real.most >= doubt.most, `round ${round}, cell ${cell}: ${JSON.stringify({ counts, doubt, real })}`);
      const count = system.cells[cell]?.count ?? 0;
      const isSafe = count < threshold ? real.least === 0 && real.most >= threshold : real.most - real.least >= threshold - 1;
      // What the audit passes is safe in truth; what it cannot pass with everything hidden, no release could make safe.
      assert.equal(audit.failing.includes(cell), !isSafe, `round ${round}: ${JSON.stringify({ counts, cell, real, threshold })}`);
    }
  }
  assert.ok(compared > 40, `${compared} compared`);
});

test("the same table gives the same answer, and hiding ends", () => {
  const draw = drawer(3);
  for (let round = 0; round < 20; round += 1) {
    const system = tableSystem(Array.from({ length: 5 }, () => Array.from({ length: 6 }, () => Math.floor(draw() ** 3 * 60))));
    const [first, second] = [suppress(system, 10), suppress(system, 10)];
    assert.deepEqual([...first.hidden], [...second.hidden]);
    assert.deepEqual(first.audit.failing, []);
  }
});
