import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { day } from "../../../../kernel/time/day.ts";
import type { Lineage, LineageMember, Succession, SuccessionType } from "../../../directory/index.ts";
import { captionsOf, layOutTimeline, timelineSizes } from "./timeline-layout.ts";

function member(number: number, distance: number, opened: number | null, closed: number | null): LineageMember {
  const code = `2000${String(number).padStart(5, "0")}A`;
  return {
    ref: { id: `id-${number}`, kind: "structure", code, name: `Unité ${number}` }, openedDay: opened === null ? null : day(`${opened}-01-01`), closedDay: closed === null ? null : day(`${closed}-01-01`),
    stub: opened === null, distance, inheritance: "whole",
  };
}

function succession(from: LineageMember, to: LineageMember, type: SuccessionType, year: number): Succession {
  return { predecessor: from.ref, successor: to.ref, type, effectiveFrom: String(year), effectiveDay: day(`${year}-01-01`), source: "rnsr", statements: [] };
}

const on = day("2022-06-01");

test("eleven units become one: a row each, one act, no two rows at one height", () => {
  const one = member(0, 0, 2007, null);
  const before = Array.from({ length: 11 }, (_, index) => member(index + 1, -1, null, null));
  const timeline = layOutTimeline({ of: one.ref.id, members: [one, ...before], successions: before.map((from) => succession(from, one, "merger", 2007)) }, on);
  assert.equal(timeline.rows.length, 12);
  assert.equal(timeline.events.length, 1);
  assert.deepEqual(timeline.events[0]?.predecessorRows, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  assert.equal(timeline.rows.at(-1)?.current, true);
  assert.equal(timeline.rows.at(-1)?.open, true);
  assert.ok(timeline.rows.slice(0, 11).every(({ unknownStart, open, until }) => unknownStart && !open && until === timeline.events[0]?.dayX));
});

test("a split-and-merge and a split of one year stand in lanes of their own", () => {
  const [a, b, c] = [member(1, -1, 2000, 2014), member(2, -1, 2001, 2014), member(3, -1, 2002, 2014)];
  const [x, y] = [member(4, 0, 2014, null), member(5, 0, 2014, null)];
  const timeline = layOutTimeline({ of: x.ref.id, members: [a, b, c, x, y], successions: [succession(a, x, "split-merger", 2014), succession(b, x, "split-merger", 2014), succession(a, y, "split-merger", 2014), succession(c, y, "split-merger", 2014)] }, on);
  assert.equal(timeline.events.length, 2);
  const [first, second] = timeline.events;
  assert.ok(Math.abs((first?.x ?? 0) - (second?.x ?? 0)) >= timelineSizes.laneWidth);
});

const lineages: fc.Arbitrary<Lineage> = fc
  .record({
    units: fc.array(fc.record({ distance: fc.integer({ min: -4, max: 3 }), opened: fc.option(fc.integer({ min: 1960, max: 2021 }), { nil: null }), life: fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }) }), { minLength: 1, maxLength: 60 }),
    links: fc.array(fc.record({ from: fc.nat(59), to: fc.nat(59), year: fc.integer({ min: 1960, max: 2021 }), type: fc.constantFrom<SuccessionType>("merger", "split", "split-merger", "renewal", "integration", "spin-off") }), { maxLength: 80 }),
  })
  .map(({ units, links }) => {
    const members = units.map(({ distance, opened, life }, index) => member(index, index === 0 ? 0 : distance, opened, opened === null || life === null ? null : opened + life));
    const successions = links.flatMap(({ from, to, year, type }) => {
      const [a, b] = [members[from], members[to]];
      return a === undefined || b === undefined || a === b ? [] : [succession(a, b, type, year)];
    });
    return { of: members[0]?.ref.id ?? "", members, successions };
  });

test("whatever the lineage: inside the drawing, no two bars or lines on one another, the one asked about is there", () => {
  fc.assert(fc.property(lineages, (lineage) => {
    const timeline = layOutTimeline(lineage, on);
    assert.ok(timeline.rows.length <= timelineSizes.mostRows);
    assert.equal(timeline.rows.length + timeline.leftOut, lineage.members.length);
    assert.equal(timeline.rows.filter(({ current }) => current).length, 1);
    assert.equal(new Set(timeline.rows.map(({ y }) => y)).size, timeline.rows.length);
    for (const { from, until, y } of timeline.rows) {
      assert.ok(from >= timelineSizes.gutter - 4 && until <= timelineSizes.width && until - from > 0 && y > timelineSizes.axisHeight && y < timeline.height);
    }
    timeline.events.forEach((one, index) => timeline.events.slice(index + 1).forEach((other) => {
      if (one.top <= other.bottom && other.top <= one.bottom) assert.ok(Math.abs(one.x - other.x) >= timelineSizes.laneWidth - 0.05);
    }));
    const captions = captionsOf(timeline, (type) => type);
    for (const one of captions) for (const other of captions) {
      if (one !== other && one.row === other.row && one.anchor === other.anchor) assert.ok(Math.abs(one.x - other.x) >= 5);
    }
  }), { numRuns: 150 });
});

test("the same lineage in another order gives the same drawing", () => {
  fc.assert(fc.property(lineages, fc.nat(), (lineage, seed) => {
    const turn = <T,>(list: readonly T[]): readonly T[] => list.map((_, index) => list[(index + seed) % list.length] as T);
    const other = { of: lineage.of, members: turn(lineage.members), successions: turn(lineage.successions) };
    assert.deepEqual(layOutTimeline(other, on), layOutTimeline(lineage, on));
  }), { numRuns: 100 });
});
