import { tieKinds, type Neighbour, type TieKind } from "./network.ts";

export const networkSizes = { width: 900, rowHeight: 34, groupHeight: 26, centre: 450, left: 300, right: 600, mostNodes: 30, top: 8 } as const;

export interface NetworkPoint {
  readonly neighbour: Neighbour;
  readonly side: "left" | "right";
  readonly x: number;
  readonly y: number;
  /** Width of the tie's line, from 1 to 7; to 3 where no tie weighs more than ten. */
  readonly thickness: number;
}

export interface NetworkHeading {
  readonly tie: TieKind;
  readonly side: "left" | "right";
  readonly y: number;
  /** Neighbours of this tie that are in the table only. */
  readonly leftOut: number;
}

export interface NetworkDrawing {
  readonly points: readonly NetworkPoint[];
  readonly headings: readonly NetworkHeading[];
  readonly centreY: number;
  readonly height: number;
  readonly leftOut: number;
}

/**
 * Where the neighbours stand: two columns beside the one in the middle, group by group, at most thirty in all, each
 * with a line of its own, so that names never meet. The same neighbours give the same drawing.
 */
export function layOutNetwork(neighbours: readonly Neighbour[]): NetworkDrawing {
  const { mostNodes, rowHeight, groupHeight, top } = networkSizes;
  const groups = share(neighbours, mostNodes);
  const heaviest = Math.max(1, ...neighbours.map(({ weight }) => weight));
  const blocks = groups.flatMap(({ tie, kept, leftOut }) => {
    // A group of more than half of all rows is cut in two, so that the columns are of like height.
    if (kept.length <= mostNodes / 2) return [{ tie, kept, leftOut }];
    const half = Math.ceil(kept.length / 2);
    return [{ tie, kept: kept.slice(0, half), leftOut: 0 }, { tie, kept: kept.slice(half), leftOut }];
  });
  const ends = { left: top as number, right: top as number };
  const points: NetworkPoint[] = [];
  const headings: NetworkHeading[] = [];
  for (const { tie, kept, leftOut } of blocks) {
    const side = ends.left <= ends.right ? "left" : "right";
    headings.push({ tie, side, y: ends[side] + groupHeight * 0.7, leftOut });
    ends[side] += groupHeight;
    for (const neighbour of kept) {
      points.push({ neighbour, side, x: networkSizes[side], y: ends[side] + rowHeight / 2, thickness: thicknessOf(neighbour.weight, heaviest) });
      ends[side] += rowHeight;
    }
    ends[side] += rowHeight / 4;
  }
  const height = Math.max(ends.left, ends.right, 120) + top;
  return { points, headings, centreY: Math.round(height / 2), height, leftOut: neighbours.length - points.length };
}

function thicknessOf(weight: number, heaviest: number): number {
  const most = heaviest > 10 ? 6 : 2;
  return Math.round((1 + most * Math.sqrt((weight - 1) / Math.max(1, heaviest - 1))) * 10) / 10;
}

interface Group {
  readonly tie: TieKind;
  readonly kept: readonly Neighbour[];
  readonly leftOut: number;
}

/** Room is given to the groups one place in turn, so that a long group does not push out a short one. */
function share(neighbours: readonly Neighbour[], most: number): readonly Group[] {
  const groups = tieKinds.map((tie) => ({ tie, all: neighbours.filter((one) => one.tie === tie), room: 0 })).filter(({ all }) => all.length > 0);
  let left = Math.min(most, neighbours.length);
  while (left > 0) {
    for (const group of groups) {
      if (left === 0) break;
      if (group.room >= group.all.length) continue;
      group.room += 1;
      left -= 1;
    }
  }
  return groups.map(({ tie, all, room }) => ({ tie, kept: all.slice(0, room), leftOut: all.length - room }));
}
