import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { assignOneToOne } from "./assignment.ts";
import { connectedComponents, edgesByComponent, type Edges } from "./components.ts";
import { bridgesOf, clusterShapes } from "./shapes.ts";

type Link = readonly [from: number, to: number, weight?: number];

function edgesOf(links: readonly Link[]): Edges {
  return { from: Int32Array.from(links, ([from]) => from), to: Int32Array.from(links, ([, to]) => to), weight: Float64Array.from(links, ([, , weight]) => weight ?? 1) };
}

/** A second method: breadth first from each node not yet met. */
function componentsByWalking(nodes: number, links: readonly Link[], without = -1): number[] {
  const found = Array.from({ length: nodes }, () => -1);
  for (let start = 0; start < nodes; start += 1) {
    if (found[start] !== -1) continue;
    const queue = [start];
    found[start] = start;
    for (const node of queue) for (const [index, [from, to]] of links.entries()) {
      if (index === without) continue;
      for (const other of from === node ? [to] : to === node ? [from] : []) if (found[other] === -1) queue.push(((found[other] = start), other));
    }
  }
  return found;
}

const linksIn = (nodes: number): fc.Arbitrary<Link[]> => fc.uniqueArray(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1)).filter(([a, b]) => a !== b).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const), { selector: ([a, b]) => `${a} ${b}`, maxLength: 30 });

test("components are those of a walk, whatever the order of the links", () => {
  fc.assert(fc.property(linksIn(15), (links) => {
    const walked = componentsByWalking(15, links);
    assert.deepEqual([...connectedComponents(15, edgesOf(links))], walked);
    assert.deepEqual([...connectedComponents(15, edgesOf(links.toReversed()))], walked);
  }));
});

test("edges come by component, each once", () => {
  fc.assert(fc.property(linksIn(12), (links) => {
    const edges = edgesOf(links);
    const components = connectedComponents(12, edges);
    const { order, starts } = edgesByComponent(12, edges, components);
    assert.deepEqual([...order].sort((a, b) => a - b), links.map((_, index) => index));
    for (let index = 0; index + 1 < starts.length; index += 1) assert.equal(new Set([...order.subarray(starts[index], starts[index + 1])].map((edge) => components[links[edge]?.[0] ?? 0])).size, 1);
  }));
});

/** A second method: every set of edges that takes each node once. */
function bestTotal(links: readonly Link[], from = 0, taken: ReadonlySet<number> = new Set()): number {
  if (from === links.length) return 0;
  const [left, right, weight = 0] = links[from] ?? [0, 0];
  const without = bestTotal(links, from + 1, taken);
  return taken.has(left) || taken.has(right) ? without : Math.max(without, weight + bestTotal(links, from + 1, new Set([...taken, left, right])));
}

test("one-to-one between two files is the best of all assignments", () => {
  const bipartite = fc.uniqueArray(fc.tuple(fc.nat(4), fc.integer({ min: 5, max: 9 }), fc.integer({ min: 0, max: 12 }).map((weight) => weight / 2)), { selector: ([a, b]) => `${a} ${b}`, maxLength: 13 });
  fc.assert(fc.property(bipartite, (links) => {
    const { kept } = assignOneToOne(10, edgesOf(links), "both", true);
    const chosen = links.filter((_, index) => kept[index] === 1);
    const ends = chosen.flatMap(([from, to]) => [from, to]);
    assert.equal(new Set(ends).size, ends.length);
    assert.equal(chosen.reduce((sum, [, , weight]) => sum + weight, 0), bestTotal(links));
  }), { numRuns: 300 });
});

test("a greedy choice would be wrong here: two good links against one better", () => {
  const edges = edgesOf([[0, 2, 10], [0, 3, 9], [1, 2, 9]]);
  assert.deepEqual([...assignOneToOne(4, edges, "both", true).kept], [0, 1, 1]);
  assert.deepEqual(assignOneToOne(4, edges, "both", false), { kept: Uint8Array.of(1, 0, 0), ties: 0, approximate: 1 });
  assert.deepEqual([...assignOneToOne(4, edges, "left", true).kept], [1, 0, 1]);
  assert.deepEqual([...assignOneToOne(4, edges, "right", true).kept], [1, 1, 0]);
  assert.equal(assignOneToOne(4, edges, "both", true, 1).approximate, 1);
});

test("ties go to the earlier row and are told", () => {
  const twins = edgesOf([[0, 2, 8], [0, 3, 8], [1, 2, 8], [1, 3, 8]]);
  assert.deepEqual(assignOneToOne(4, twins, "both", true), { kept: Uint8Array.of(1, 0, 0, 1), ties: 2, approximate: 0 });
  assert.equal(assignOneToOne(3, edgesOf([[0, 1, 3], [0, 2, 3]]), "left", true).ties, 1);
});

test("rows all alike are matched in full, quickly", () => {
  const links = Array.from({ length: 300 * 300 }, (_, index): Link => [Math.floor(index / 300), 300 + (index % 300), 20]);
  assert.equal(assignOneToOne(600, edgesOf(links), "both", true).kept.reduce((sum, one) => sum + one, 0), 300);
});

test("bridges are the links whose loss makes one more component", () => {
  fc.assert(fc.property(linksIn(9), (links) => {
    const edges = edgesOf(links);
    const components = connectedComponents(9, edges);
    const { order, starts } = edgesByComponent(9, edges, components);
    const count = (found: readonly number[]): number => new Set(found).size;
    let bridges = 0;
    for (let index = 0; index + 1 < starts.length; index += 1) bridges += bridgesOf(edges, order.subarray(starts[index], starts[index + 1])).bridges;
    assert.equal(bridges, links.filter((_, index) => count(componentsByWalking(9, links, index)) > count([...components])).length);
  }));
});

test("a chain and two groups held by one link are suspicious, a full group is not", () => {
  const full: Link[] = [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]];
  const held: Link[] = [[4, 5], [4, 6], [5, 6], [7, 8], [7, 9], [8, 9], [6, 7, 0.5]];
  const chain: Link[] = [[10, 11], [11, 12], [12, 13], [13, 14]];
  const edges = edgesOf([...full, ...held, ...chain]);
  const shapes = clusterShapes(16, edges, connectedComponents(16, edges), 16);
  assert.deepEqual([...shapes.sizes], [[4, 1], [5, 1], [6, 1]]);
  assert.deepEqual(shapes.suspicious, [
    { component: 10, size: 5, links: 4, density: 0.4, weakestWeight: 1, bridges: 4 },
    { component: 4, size: 6, links: 7, density: 7 / 15, weakestWeight: 0.5, bridges: 1 },
  ]);
});
