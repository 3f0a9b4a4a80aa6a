import type { DecisionSpec } from "../../domain/model.ts";
import { edgesByComponent, type Edges } from "./components.ts";
import { bestMatching, matchingEffort } from "./matching.ts";

export interface Assignment {
  /** 1 for a kept edge, by edge number. */
  readonly kept: Uint8Array;
  /** Edges left out although a kept one at one of their ends weighs as much: the choice between them was by order of the rows. */
  readonly ties: number;
  /** Components in which the exact optimum would have cost too much (or, in one file, is not sought), and the heaviest edges were taken one after the other. */
  readonly approximate: number;
}

type OneToOne = NonNullable<DecisionSpec["oneToOne"]>;

/**
 * Leaves each node of a side (`left`: `from`, `right`: `to`) at most one edge. `both` between two files is the exact optimum of
 * total weight within each component; `left` or `right` alone is the heaviest edge of each node. In one file (`isLink` false)
 * `both` takes the heaviest edges one after the other, which is said. Edges below weight 0 count as if all weights were raised by the lowest.
 */
export function assignOneToOne(nodes: number, edges: Edges, oneToOne: OneToOne, isLink: boolean, effort = matchingEffort): Assignment {
  const kept = new Uint8Array(edges.from.length);
  if (oneToOne === "none") return { kept: kept.fill(1), ties: 0, approximate: 0 };
  let approximate = 0;
  if (oneToOne === "both") {
    const lowest = edges.weight.reduce((least, weight) => Math.min(least, weight), 0);
    const gains = edges.weight.map((weight) => weight - lowest);
    const { order, starts } = edgesByComponent(nodes, edges);
    for (let component = 0; component + 1 < starts.length; component += 1) {
      const members = order.subarray(starts[component], starts[component + 1]);
      if (members.length === 1) {
        kept[members[0] ?? 0] = 1;
        continue;
      }
      const best = isLink ? bestMatching(edges, gains, members, effort) : null;
      if (best === null) approximate += 1;
      for (const edge of best ?? heaviestFirst(edges, members)) kept[edge] = 1;
    }
  } else {
    const side = oneToOne === "left" ? edges.from : edges.to;
    const heaviest = new Int32Array(nodes).fill(-1);
    for (const [edge, node] of side.entries()) {
      const held = heaviest[node] ?? -1;
      if (held < 0 || (edges.weight[edge] ?? 0) > (edges.weight[held] ?? 0)) heaviest[node] = edge;
    }
    for (const edge of heaviest) if (edge >= 0) kept[edge] = 1;
  }
  return { kept, ties: countTies(nodes, edges, kept, oneToOne), approximate };
}

function heaviestFirst(edges: Edges, members: Int32Array): readonly number[] {
  const taken = new Set<number>();
  return [...members].sort((a, b) => (edges.weight[b] ?? 0) - (edges.weight[a] ?? 0) || a - b).filter((edge) => {
    const [from = 0, to = 0] = [edges.from[edge], edges.to[edge]];
    if (taken.has(from) || taken.has(to)) return false;
    taken.add(from).add(to);
    return true;
  });
}

function countTies(nodes: number, { from, to, weight }: Edges, kept: Uint8Array, oneToOne: OneToOne): number {
  const keptWeight = new Float64Array(nodes).fill(Number.NaN);
  for (const [edge, isKept] of kept.entries()) {
    if (isKept === 0) continue;
    if (oneToOne !== "right") keptWeight[from[edge] ?? 0] = weight[edge] ?? 0;
    if (oneToOne !== "left") keptWeight[to[edge] ?? 0] = weight[edge] ?? 0;
  }
  let ties = 0;
  for (const [edge, isKept] of kept.entries()) if (isKept === 0 && (keptWeight[from[edge] ?? 0] === weight[edge] || keptWeight[to[edge] ?? 0] === weight[edge])) ties += 1;
  return ties;
}
