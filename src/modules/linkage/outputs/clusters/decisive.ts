import type { Edges } from "./components.ts";

/**
 * Which edges are linked when a row may have one partner and near-ties must not be settled by chance? An edge is decisive
 * when it outweighs every other edge of both its nodes by `margin` bits. The rows of decisive edges are then taken out
 * with all their edges, which may make others decisive, until none is. Only edges at `least` or more can be; weaker ones
 * still rival. 1 for a decisive edge. The answer does not depend on the order of the edges.
 */
export function decisiveEdges(nodes: number, { from, to, weight }: Edges, least: number, margin: number): Uint8Array {
  const decisive = new Uint8Array(from.length);
  const gone = new Uint8Array(nodes);
  for (let left = Uint32Array.from(from, (_, edge) => edge); left.length > 0;) {
    const best = new Float64Array(nodes).fill(-Infinity);
    const second = new Float64Array(nodes).fill(-Infinity);
    const see = (node: number, bits: number): void => {
      if (bits > (best[node] ?? 0)) {
        second[node] = best[node] ?? -Infinity;
        best[node] = bits;
      } else if (bits > (second[node] ?? 0)) second[node] = bits;
    };
    for (const edge of left) {
      see(from[edge] ?? 0, weight[edge] ?? 0);
      see(to[edge] ?? 0, weight[edge] ?? 0);
    }
    const wins = (node: number, bits: number): boolean => bits === best[node] && bits - (second[node] ?? 0) >= margin;
    // An edge whose equal at a node was seen first has that equal as its second: never decisive with a margin above 0.
    const found = left.filter((edge) => (weight[edge] ?? 0) >= least && wins(from[edge] ?? 0, weight[edge] ?? 0) && wins(to[edge] ?? 0, weight[edge] ?? 0));
    if (found.length === 0) break;
    for (const edge of found) {
      decisive[edge] = 1;
      gone[from[edge] ?? 0] = 1;
      gone[to[edge] ?? 0] = 1;
    }
    left = left.filter((edge) => gone[from[edge] ?? 0] === 0 && gone[to[edge] ?? 0] === 0);
  }
  return decisive;
}
