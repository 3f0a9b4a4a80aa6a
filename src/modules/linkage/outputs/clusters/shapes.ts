import { edgesByComponent, type Edges } from "./components.ts";

/** How a cluster hangs together. What one wrong link joined shows as a chain: few of the possible links, and one whose loss splits it. */
export interface ClusterShape {
  /** Its smallest node. */
  readonly component: number;
  readonly size: number;
  readonly links: number;
  /** Links found of those possible, 0..1. */
  readonly density: number;
  /** In bits. */
  readonly weakestWeight: number;
  /** Links whose loss would split the cluster. */
  readonly bridges: number;
}

export interface ClusterShapes {
  /** Clusters of two rows or more, by number of rows. */
  readonly sizes: ReadonlyMap<number, number>;
  /** Clusters of four rows or more with a bridge between parts of two rows or more, or under half of their possible links; the loosest first. */
  readonly suspicious: readonly ClusterShape[];
  readonly suspiciousCount: number;
}

export const shownClusters = 100;

/** Sizes of all clusters and the shape of the suspicious ones. `firstRight`: nodes from there on are of the right file; equal to `nodes` in one file. */
export function clusterShapes(nodes: number, edges: Edges, components: Int32Array, firstRight: number): ClusterShapes {
  const sizes = new Map<number, number>();
  const sizeOf = new Int32Array(nodes);
  const leftOf = new Int32Array(nodes);
  for (const [node, component] of components.entries()) {
    sizeOf[component] = (sizeOf[component] ?? 0) + 1;
    if (node < firstRight) leftOf[component] = (leftOf[component] ?? 0) + 1;
  }
  for (const size of sizeOf) if (size > 1) sizes.set(size, (sizes.get(size) ?? 0) + 1);
  const { order, starts } = edgesByComponent(nodes, edges, components);
  const suspicious: ClusterShape[] = [];
  for (let index = 0; index + 1 < starts.length; index += 1) {
    const members = order.subarray(starts[index], starts[index + 1]);
    const component = components[edges.from[members[0] ?? 0] ?? 0] ?? 0;
    const size = sizeOf[component] ?? 0;
    if (size < 4) continue;
    const left = leftOf[component] ?? 0;
    const possible = firstRight < nodes ? left * (size - left) : (size * (size - 1)) / 2;
    const { bridges, splitting } = bridgesOf(edges, members);
    if (members.length * 2 >= possible && splitting === 0) continue;
    const weakestWeight = members.reduce((least, edge) => Math.min(least, edges.weight[edge] ?? 0), Infinity);
    suspicious.push({ component, size, links: members.length, density: members.length / possible, weakestWeight, bridges });
  }
  suspicious.sort((a, b) => a.density - b.density || b.size - a.size || a.component - b.component);
  return { sizes: new Map([...sizes].sort(([a], [b]) => a - b)), suspicious: suspicious.slice(0, shownClusters), suspiciousCount: suspicious.length };
}

/** Bridges of one component (Tarjan 1974, without recursion); `splitting` are those with two rows or more on either side. */
export function bridgesOf({ from, to }: Pick<Edges, "from" | "to">, members: Int32Array): { readonly bridges: number; readonly splitting: number } {
  const neighbours = new Map<number, { readonly node: number; readonly edge: number }[]>();
  const add = (node: number, other: number, edge: number): void => {
    const known = neighbours.get(node);
    if (known === undefined) neighbours.set(node, [{ node: other, edge }]);
    else known.push({ node: other, edge });
  };
  for (const edge of members) {
    add(from[edge] ?? 0, to[edge] ?? 0, edge);
    add(to[edge] ?? 0, from[edge] ?? 0, edge);
  }
  const entered = new Map<number, number>();
  const lowest = new Map<number, number>();
  const below = new Map<number, number>();
  const first = from[members[0] ?? 0] ?? 0;
  const stack = [{ node: first, by: -1, next: 0 }];
  entered.set(first, 0);
  lowest.set(first, 0);
  below.set(first, 1);
  let [bridges, splitting] = [0, 0];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const step = neighbours.get(top.node)?.[top.next];
    top.next += 1;
    if (step === undefined) {
      stack.pop();
      const above = stack.at(-1);
      if (above === undefined) break;
      const low = lowest.get(top.node) ?? 0;
      const size = below.get(top.node) ?? 1;
      lowest.set(above.node, Math.min(lowest.get(above.node) ?? 0, low));
      below.set(above.node, (below.get(above.node) ?? 1) + size);
      if (low > (entered.get(above.node) ?? 0)) {
        bridges += 1;
        if (size > 1 && neighbours.size - size > 1) splitting += 1;
      }
    } else if (step.edge !== top.by) {
      const met = entered.get(step.node);
      if (met !== undefined) lowest.set(top.node, Math.min(lowest.get(top.node) ?? 0, met));
      else {
        entered.set(step.node, entered.size);
        lowest.set(step.node, entered.size - 1);
        below.set(step.node, 1);
        stack.push({ node: step.node, by: step.edge, next: 0 });
      }
    }
  }
  return { bridges, splitting };
}
