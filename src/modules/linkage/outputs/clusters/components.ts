/** Links between nodes numbered from 0: `from[i]` with `to[i]`, `weight[i]` in bits. */
export interface Edges {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
}

/**
 * The connected component of each node, named by its smallest node: the answer does not depend on the order of the edges.
 * Union-find with path halving and the smaller root above; linear but for the inverse of Ackermann's function.
 */
export function connectedComponents(nodes: number, { from, to }: Pick<Edges, "from" | "to">): Int32Array {
  const parent = new Int32Array(nodes);
  for (let node = 0; node < nodes; node += 1) parent[node] = node;
  const rootOf = (start: number): number => {
    let node = start;
    for (let above = parent[node] ?? node; above !== node; above = parent[node] ?? node) {
      const next = parent[above] ?? above;
      parent[node] = next;
      node = next;
    }
    return node;
  };
  for (let edge = 0; edge < from.length; edge += 1) {
    const left = rootOf(from[edge] ?? 0);
    const right = rootOf(to[edge] ?? 0);
    if (left < right) parent[right] = left;
    else if (right < left) parent[left] = right;
  }
  for (let node = 0; node < nodes; node += 1) parent[node] = rootOf(node);
  return parent;
}

/** Edges by component, both in ascending order: `order` holds edge numbers, those of the i-th component from `starts[i]` to `starts[i + 1]`. */
export function edgesByComponent(nodes: number, edges: Pick<Edges, "from" | "to">, components = connectedComponents(nodes, edges)): { readonly order: Int32Array; readonly starts: Int32Array } {
  const counts = new Int32Array(nodes + 1);
  for (const node of edges.from) counts[(components[node] ?? 0) + 1] = (counts[(components[node] ?? 0) + 1] ?? 0) + 1;
  const starts: number[] = [];
  for (let node = 0; node < nodes; node += 1) {
    if ((counts[node + 1] ?? 0) > 0) starts.push(counts[node] ?? 0);
    counts[node + 1] = (counts[node + 1] ?? 0) + (counts[node] ?? 0);
  }
  const order = new Int32Array(edges.from.length);
  for (const [edge, node] of edges.from.entries()) {
    const component = components[node] ?? 0;
    order[counts[component] ?? 0] = edge;
    counts[component] = (counts[component] ?? 0) + 1;
  }
  return { order, starts: Int32Array.from([...starts, edges.from.length]) };
}
