import { boxOf, type Area, type Corner, type Point } from "./frame.ts";

interface Outlined { readonly code: string; readonly region: string; readonly rings: readonly (readonly Point[])[] }

/** How far across a line to look for the neighbour, in kilometres: the nearest that finds one. The outlines of two neighbours differ by less. */
const reaches = [0.15, 0.4, 0.9, 1.4];
/** A shorter stretch of line, in kilometres, between two with the same neighbour has that neighbour too. */
const shortStretch = 5;

/**
 * The areas with, for each side of their outlines, which area lies across it. Neighbours do not have the same corners
 * everywhere, so the answer comes from the point just across the middle of the side.
 */
export function withNeighbours(areas: readonly Outlined[]): readonly Area[] {
  const boxes = areas.map((area) => boxOf(area.rings.flat()));
  const at = ([x, y]: Point, apart: Outlined): string | null => {
    const found = areas.find((area, index) => {
      const box = boxes[index];
      return area !== apart && box !== undefined && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom && isInside(area.rings, [x, y]);
    });
    return found?.code ?? null;
  };
  return areas.map((area) => ({
    code: area.code,
    region: area.region,
    rings: area.rings.map((doubled) => {
      const ring = doubled.filter((point, index) => { const before = doubled[index - 1]; return before === undefined || before[0] !== point[0] || before[1] !== point[1]; });
      if (areas.length === 1) return ring.map(([x, y]) => ({ x, y, across: null }));
      const sign = signedArea(ring) > 0 ? 1 : -1;
      const sides = ring.map((from, index) => {
        const to = ring[(index + 1) % ring.length] ?? from;
        const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
        const length = Math.hypot(dx, dy) || 1;
        const middle: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
        let across: string | null = null;
        for (const reach of reaches) across ??= at([middle[0] + (sign * dy * reach) / length, middle[1] - (sign * dx * reach) / length], area);
        return { x: from[0], y: from[1], across, length };
      });
      return mended(sides);
    }),
  }));
}

function mended(sides: readonly { readonly x: number; readonly y: number; readonly across: string | null; readonly length: number }[]): readonly Corner[] {
  const corners = sides.map(({ x, y, across }) => ({ x, y, across }));
  const count = corners.length;
  const start = corners.findIndex(({ across }, index) => across !== corners[(index + count - 1) % count]?.across);
  if (start < 0) return corners;
  for (let from = start; from < start + count; ) {
    const across = corners[from % count]?.across ?? null;
    let until = from;
    let length = 0;
    for (; until < from + count && (corners[until % count]?.across ?? null) === across; until += 1) length += sides[until % count]?.length ?? 0;
    const before = corners[(from + count - 1) % count]?.across ?? null;
    const after = corners[until % count]?.across ?? null;
    if (length < shortStretch && before === after) {
      for (let index = from; index < until; index += 1) {
        const corner = corners[index % count];
        if (corner !== undefined) corner.across = before;
      }
    }
    from = until;
  }
  return corners;
}

function signedArea(ring: readonly Point[]): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
}

/** Is the point inside the outline (even number of crossings: outside)? */
export function isInside(rings: readonly (readonly Point[])[], [x, y]: Point): boolean {
  let inside = false;
  for (const ring of rings) {
    ring.forEach(([ax, ay], index) => {
      const [bx, by] = ring[(index + ring.length - 1) % ring.length] ?? [ax, ay];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    });
  }
  return inside;
}
