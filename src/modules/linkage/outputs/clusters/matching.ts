import type { Edges } from "./components.ts";
import { createHeap } from "./heap.ts";

/** Work that one component may cost before the nearest-first choice is taken instead: looks at an edge. */
export const matchingEffort = 50_000_000;

/**
 * The matching of greatest total gain in one bipartite component: `from` on one side, `to` on the other, each node in at most
 * one kept edge. Exact: shortest augmenting paths with potentials (Jonker and Volgenant 1987, on sparse edges), each node of
 * `from` with a place of its own to stay alone at gain 0. Edges of negative gain are never kept. Null where it would cost more than `effort`.
 */
export function bestMatching(edges: Pick<Edges, "from" | "to">, gains: Float64Array, members: Int32Array, effort = matchingEffort): readonly number[] | null {
  const rows = [...new Set(Array.from(members, (edge) => edges.from[edge] ?? 0))].sort((a, b) => a - b);
  const columns = [...new Set(Array.from(members, (edge) => edges.to[edge] ?? 0))].sort((a, b) => a - b);
  const rowOf = new Map(rows.map((node, index) => [node, index]));
  const columnOf = new Map(columns.map((node, index) => [node, index]));
  const outgoing: { readonly column: number; readonly edge: number; readonly cost: number }[][] = rows.map((_, row) => [{ column: columns.length + row, edge: -1, cost: 0 }]);
  for (const edge of members) outgoing[rowOf.get(edges.from[edge] ?? 0) ?? 0]?.push({ column: columnOf.get(edges.to[edge] ?? 0) ?? 0, edge, cost: -(gains[edge] ?? 0) });
  const places = columns.length + rows.length;
  const rowPotential = new Float64Array(rows.length);
  const columnPotential = new Float64Array(places);
  const rowAt = new Int32Array(places).fill(-1);
  const columnAt = new Int32Array(rows.length).fill(-1);
  const edgeAt = new Int32Array(places).fill(-1);
  let looked = 0;
  for (let start = 0; start < rows.length; start += 1) {
    const own = outgoing[start] ?? [];
    rowPotential[start] = own.reduce((least, { column, cost }) => Math.min(least, cost - (columnPotential[column] ?? 0)), 0);
    const reached = new Map<number, { readonly distance: number; readonly by: number; readonly edge: number }>();
    const settled = new Map<number, number>();
    const heap = createHeap();
    let [row, base, end, shortest] = [start, 0, -1, 0];
    while (end < 0) {
      for (const { column, edge, cost } of outgoing[row] ?? []) {
        // Rounding may leave dust below 0.
        const distance = base + Math.max(0, cost - (rowPotential[row] ?? 0) - (columnPotential[column] ?? 0));
        if (settled.has(column) || distance >= (reached.get(column)?.distance ?? Infinity)) continue;
        reached.set(column, { distance, by: row, edge });
        heap.push(column, distance);
      }
      looked += outgoing[row]?.length ?? 0;
      if (looked > effort) return null;
      let [column, distance] = heap.pop();
      while (settled.has(column)) [column, distance] = heap.pop();
      if ((rowAt[column] ?? -1) < 0) [end, shortest] = [column, distance];
      else {
        settled.set(column, distance);
        [row, base] = [rowAt[column] ?? 0, distance];
      }
    }
    rowPotential[start] = (rowPotential[start] ?? 0) + shortest;
    for (const [column, distance] of settled) {
      const held = rowAt[column] ?? 0;
      rowPotential[held] = (rowPotential[held] ?? 0) + shortest - distance;
      columnPotential[column] = (columnPotential[column] ?? 0) - (shortest - distance);
    }
    for (let column = end; column >= 0;) {
      const { by, edge } = reached.get(column) ?? { by: start, edge: -1 };
      const freed = columnAt[by] ?? -1;
      rowAt[column] = by;
      columnAt[by] = column;
      edgeAt[column] = edge;
      column = by === start ? -1 : freed;
    }
  }
  return [...edgeAt.subarray(0, columns.length)].filter((edge) => edge >= 0).sort((a, b) => a - b);
}
