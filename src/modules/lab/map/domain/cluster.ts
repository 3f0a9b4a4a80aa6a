import type { Point } from "./frame.ts";
import type { Placed } from "./spot.ts";

/** Spots drawn as one circle. */
export interface Cluster {
  readonly spots: readonly Placed[];
  /** What is written in it: its spots, and for a region also those without a point. */
  readonly count: number;
  /** Middle of its spots in the picture. */
  readonly at: Point;
  readonly radius: number;
}

export const leastRadius = 15;
export const greatestRadius = 46;
/** Space left between two circles. */
const gap = 4;

/** Radius of a circle whose area follows the count, `most` being that of the greatest; never less than its number needs to be read and touched. */
export function radiusOf(count: number, greatest: number, most = greatestRadius): number {
  const least = leastRadius + Math.max(0, String(count).length - 2) * 4;
  return Math.max(least, Math.round(most * Math.sqrt(count / Math.max(greatest, 12)) * 10) / 10);
}

interface Group { spots: Placed[]; x: number; y: number }

/**
 * Circles that do not overlap. Spots of one place (`key`) are one group from the start; then, as long as circles would
 * touch, pairs of them become one, at the middle of their spots, those that cover one another most first. The same spots give the same circles.
 */
export function clustersOf(spots: readonly Placed[], key: (spot: Placed) => string, place: (spot: Placed) => Point, most = greatestRadius): readonly Cluster[] {
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
  const circles = merged(inCells(groups), most);
  return circles.map(({ spots: all, x, y }) => ({ spots: all, count: all.length, at: [x, y] as const, radius: radiusOf(all.length, greatestOf(circles), most) }));
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

function merged(start: Group[], most: number): readonly Group[] {
  let groups = start;
  for (;;) {
    const touching = touchingPairs(groups, most);
    if (touching.length === 0) return groups;
    const gone = new Set<Group>();
    const changed = new Set<Group>();
    for (const { one, other } of touching) {
      if (gone.has(one) || gone.has(other) || changed.has(one) || changed.has(other)) continue;
      join(one, other);
      changed.add(one);
      gone.add(other);
    }
    groups = groups.filter((group) => !gone.has(group));
  }
}

/** Pairs of circles that touch, those that cover one another most first. */
function touchingPairs(groups: readonly Group[], most: number): readonly { readonly one: Group; readonly other: Group; readonly between: number }[] {
  const greatest = greatestOf(groups);
  const circles = groups.map((group) => ({ group, radius: radiusOf(group.spots.length, greatest, most) }));
  const pairs: { one: Group; other: Group; between: number }[] = [];
  circles.forEach(({ group: one, radius }, index) => {
    for (let at = index + 1; at < circles.length; at += 1) {
      const other = circles[at];
      if (other === undefined) continue;
      const between = Math.hypot(one.x - other.group.x, one.y - other.group.y) - radius - other.radius - gap;
      if (between < 0) pairs.push({ one, other: other.group, between });
    }
  });
  return pairs.toSorted((a, b) => a.between - b.between);
}
