import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { layOutNetwork, networkSizes } from "./network-layout.ts";
import { tieKinds, type Neighbour } from "./network.ts";

const neighbours: fc.Arbitrary<readonly Neighbour[]> = fc.array(fc.record({ tie: fc.constantFrom(...tieKinds), weight: fc.integer({ min: 1, max: 500 }) }), { minLength: 1, maxLength: 120 })
  .map((all) => all.map(({ tie, weight }, index) => ({ ref: { id: String(index), kind: "organisation", code: String(index), name: `N${index}` }, acronym: null, tie, weight, detail: null })));

test("at most thirty neighbours, each on a line of its own, none lost between the drawing and its counts", () => {
  fc.assert(fc.property(neighbours, (all) => {
    const drawing = layOutNetwork(all);
    assert.ok(drawing.points.length <= networkSizes.mostNodes);
    assert.equal(drawing.points.length + drawing.leftOut, all.length);
    assert.equal(drawing.headings.reduce((sum, { leftOut }) => sum + leftOut, 0), drawing.leftOut);
    for (const side of ["left", "right"] as const) {
      const lines = [...drawing.points.filter((one) => one.side === side).map(({ y }) => y), ...drawing.headings.filter((one) => one.side === side).map(({ y }) => y)].sort((a, b) => a - b);
      lines.slice(1).forEach((y, index) => assert.ok(y - (lines[index] ?? 0) >= 16, `${lines[index]} and ${y} are too near`));
      assert.ok(lines.every((y) => y > 0 && y < drawing.height));
    }
    assert.ok(drawing.points.every(({ thickness }) => thickness >= 1 && thickness <= 7));
    // Every kind of tie has a place.
    assert.equal(new Set(drawing.points.map(({ neighbour }) => neighbour.tie)).size, new Set(all.map(({ tie }) => tie)).size);
    assert.deepEqual(layOutNetwork(all), drawing);
  }), { numRuns: 150 });
});
