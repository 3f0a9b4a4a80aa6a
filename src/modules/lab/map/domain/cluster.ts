import type { Point } from "./frame.ts";
import type { Placed } from "./spot.ts";

/** Spots drawn as one circle. */
export interface Cluster {
  readonly spots: readonly Placed[];
  /** Middle of its spots in the picture. */
  readonly at: Point;
  readonly radius: number;
}

export const leastRadius = 15;
export const greatestRadius = 46;
/** Space left between two circles. */
const gap = 4;

/** Radius of a circle whose area follows the count; below the least that can be read and touched, the least. */
export function radiusOf(count: number, greatest: number): number {
  return Math.max(leastRadius, Math.round(greatestRadius * Math.sqrt(count / Math.max(greatest, 12)) * 10) / 10);
}

interface Group { spots: Placed[]; x: number; y: number }

/**
 * Circles that do not overlap. Spots of one place (`key`) are one group from the start; then, as long as two circles would
 * touch, the two nearest by their edges become one, at the middle of their spots. The same spots give the same circles.
 */
export function clustersOf(spots: readonly Placed[], key: (spot: Placed) => string, place: (spot: Placed) => Point): readonly Cluster[] {
  const byKey = new Map<string, Group>();
  for (const spot of spots) {
    const [x, y] = place(spot);
    const group = byKey.get(key(spot));
    if (group === undefined) byKey.set(key(spot), { spots: [spot], x, y });
    else {
      const count = group.spots.length;
      group.x = (group.x * count + x) / (count + 1);
      group.y = (group.y * count + y) / (count + 1);
      group.spots.push(spot);
    }
  }
  const groups = [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
  const circles = merged(inCells(groups));
  return circles.map(({ spots: all, x, y }) => ({ spots: all, at: [x, y] as const, radius: radiusOf(all.length, greatestOf(circles)) }));
}

/** Where there are very many, those of one small square are put together first: their circles would touch anyway. */
function inCells(groups: Group[]): Group[] {
  if (groups.length < 120) return groups;
  const cells = new Map<string, Group>();
  for (const group of groups) {
    const cell = `${Math.floor(group.x / leastRadius)},${Math.floor(group.y / leastRadius)}`;
    const known = cells.get(cell);
    if (known === undefined) cells.set(cell, group);
    else join(known, group);
  }
  return [...cells.values()];
}

function join(into: Group, other: Group): void {
  const count = into.spots.length + other.spots.length;
  into.x = (into.x * into.spots.length + other.x * other.spots.length) / count;
  into.y = (into.y * into.spots.length + other.y * other.spots.length) / count;
  for (const spot of other.spots) into.spots.push(spot);
}

function greatestOf(groups: readonly Group[]): number {
  return Math.max(0, ...groups.map(({ spots }) => spots.length));
}

function merged(groups: Group[]): readonly Group[] {
  for (;;) {
    const greatest = greatestOf(groups);
    const radii = groups.map(({ spots }) => radiusOf(spots.length, greatest));
    let nearest: readonly [number, number] | null = null;
    let least = 0;
    for (let one = 0; one < groups.length; one += 1) {
      for (let other = one + 1; other < groups.length; other += 1) {
        const [a, b] = [groups[one], groups[other]];
        if (a === undefined || b === undefined) continue;
        const between = Math.hypot(a.x - b.x, a.y - b.y) - (radii[one] ?? 0) - (radii[other] ?? 0) - gap;
        if (between < least) [least, nearest] = [between, [one, other]];
      }
    }
    if (nearest === null) return groups;
    const [one, other] = nearest;
    const [a, b] = [groups[one], groups[other]];
    if (a === undefined || b === undefined) return groups;
    join(a, b);
    groups.splice(other, 1);
  }
}
