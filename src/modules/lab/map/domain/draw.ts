import type { Box, Corner, Frame, Point } from "./frame.ts";

/** A part of a sheet as shown: `box` in kilometres fills a picture of `width` by `height` units. */
export interface View {
  readonly frame: Frame;
  readonly box: Box;
  readonly width: number;
  readonly height: number;
}

/** The view of a picture that shows the whole of `box`, with a margin as a share of its size. */
export function viewAround(frame: Frame, box: Box, width: number, height: number, margin = 0.06): View {
  const middle: Point = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const kilometresPerUnit = Math.max((box.right - box.left) / width, (box.bottom - box.top) / height) * (1 + 2 * margin);
  return viewAt(frame, middle, kilometresPerUnit * width, width, height);
}

/** The view of `kilometres` across around a point. */
export function viewAt(frame: Frame, [x, y]: Point, kilometres: number, width: number, height: number): View {
  const half = kilometres / 2;
  const halfHeight = (half * height) / width;
  return { frame, width, height, box: { left: x - half, right: x + half, top: y - halfHeight, bottom: y + halfHeight } };
}

/** Where a point of the sheet stands in the picture. */
export function placeIn({ box, width }: View, [x, y]: Point): Point {
  const scale = width / (box.right - box.left);
  return [(x - box.left) * scale, (y - box.top) * scale];
}

export interface DrawnLines {
  /** Filled land, one path for all areas. */
  readonly land: string;
  /** Filled land of the areas of the region shown, empty where none is. */
  readonly shown: string;
  /** Lines between departments, and around regions. */
  readonly departments: string;
  readonly regions: string;
}

/** Half units: fine enough for sharp screens, and whole numbers in the path. */
export const drawingScale = 2;

/**
 * The paths of a view, in half units of the picture. Points are rounded to the half unit, bends too small to be seen are
 * left out, and what lies outside the view is cut off. A line between two areas is drawn once, as the first of them has
 * it: around regions (and along coasts) where the two are not of one region, else between departments.
 */
export function drawAreas(view: View, region: string | null): DrawnLines {
  const margin = 8;
  const edge: Box = { left: -margin, top: -margin, right: view.width * drawingScale + margin, bottom: view.height * drawingScale + margin };
  const regionOf = new Map(view.frame.areas.map((area) => [area.code, area.region]));
  const drawn = { land: "", shown: "", departments: "", regions: "" };
  for (const area of view.frame.areas) {
    for (const ring of area.rings) {
      const whole = round(view, ring);
      if (isOutside(whole, edge)) continue;
      // Bends go before the cut: the corners that the cut makes are no bends.
      const points = clip(simplify(whole), edge);
      if (points.length < 3) continue;
      const path = pathOf(points, true);
      drawn.land += path;
      if (area.region === region) drawn.shown += path;
      const sides = points.map((from, index) => ({ from, to: points[(index + 1) % points.length] ?? from }))
        .filter(({ from, to }) => (from.across === null || area.code < from.across) && !alongEdge(from, to, edge));
      const within = (from: Corner): boolean => from.across !== null && regionOf.get(from.across) === area.region;
      drawn.departments += chained(sides.filter(({ from }) => within(from)));
      drawn.regions += chained(sides.filter(({ from }) => !within(from)));
    }
  }
  return drawn;
}

function isOutside(ring: readonly Corner[], { left, top, right, bottom }: Box): boolean {
  return ring.every(({ x }) => x < left) || ring.every(({ x }) => x > right) || ring.every(({ y }) => y < top) || ring.every(({ y }) => y > bottom);
}

function alongEdge(from: Corner, to: Corner, { left, right, top, bottom }: Box): boolean {
  return (from.x === to.x && (from.x === left || from.x === right)) || (from.y === to.y && (from.y === top || from.y === bottom));
}

function round(view: View, ring: readonly Corner[]): readonly Corner[] {
  const corners: Corner[] = [];
  for (const { x, y, across } of ring) {
    const [left, down] = placeIn(view, [x, y]);
    const rounded: Corner = { x: Math.round(left * drawingScale), y: Math.round(down * drawingScale), across };
    const last = corners.at(-1);
    if (last === undefined || last.x !== rounded.x || last.y !== rounded.y) corners.push(rounded);
  }
  return corners;
}

/** Sutherland and Hodgman: a ring cut by the four sides of a rectangle. */
function clip(ring: readonly Corner[], { left, top, right, bottom }: Box): readonly Corner[] {
  if (ring.every(({ x, y }) => x >= left && x <= right && y >= top && y <= bottom)) return ring;
  const cut = (corners: readonly Corner[], inside: (corner: Corner) => boolean, cross: (a: Corner, b: Corner) => Point): Corner[] => {
    const kept: Corner[] = [];
    corners.forEach((corner, index) => {
      const before = corners[(index + corners.length - 1) % corners.length] ?? corner;
      if (inside(corner) !== inside(before)) {
        const [x, y] = cross(before, corner);
        kept.push({ x, y, across: before.across });
      }
      if (inside(corner)) kept.push(corner);
    });
    return kept;
  };
  const atX = (x: number) => (a: Corner, b: Corner): Point => [x, Math.round(a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x))];
  const atY = (y: number) => (a: Corner, b: Corner): Point => [Math.round(a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y)), y];
  let corners: readonly Corner[] = cut(ring, ({ x }) => x >= left, atX(left));
  corners = cut(corners, ({ x }) => x <= right, atX(right));
  corners = cut(corners, ({ y }) => y >= top, atY(top));
  return cut(corners, ({ y }) => y <= bottom, atY(bottom));
}

/** Twice the area of the triangle under which a bend is too small to be seen, in square half units. */
const seenBend = 14;

/**
 * The ring without bends too small to be seen: in rounds, every bend that is less than those beside it goes (after
 * Visvalingam and Whyatt). A corner where the neighbour changes stays, and ties go by place, so that two neighbours with
 * the same line lose the same corners.
 */
function simplify(ring: readonly Corner[]): readonly Corner[] {
  let corners = ring;
  for (let pass = 0; pass < 16; pass += 1) {
    const bends = corners.map((corner, index) => {
      const before = corners[(index + corners.length - 1) % corners.length] ?? corner;
      const after = corners[(index + 1) % corners.length] ?? corner;
      if (before.across !== corner.across) return Infinity;
      const bend = Math.abs((corner.x - before.x) * (after.y - before.y) - (after.x - before.x) * (corner.y - before.y));
      return bend > seenBend ? Infinity : bend + Math.abs((corner.x * 7919 + corner.y * 104_729) % 1009) / 2e3;
    });
    const kept = corners.filter((_, index) => {
      const bend = bends[index] ?? Infinity;
      return bend === Infinity || bend > (bends[(index + bends.length - 1) % bends.length] ?? Infinity) || bend > (bends[(index + 1) % bends.length] ?? Infinity);
    });
    if (kept.length === corners.length || kept.length < 4) break;
    corners = kept;
  }
  return corners;
}

/** Sides that follow one another become one line. */
function chained(sides: readonly { readonly from: Corner; readonly to: Corner }[]): string {
  const lines: Corner[][] = [];
  for (const { from, to } of sides) {
    const last = lines.at(-1);
    const end = last?.at(-1);
    if (last !== undefined && end !== undefined && end.x === from.x && end.y === from.y) last.push(to);
    else lines.push([from, to]);
  }
  return lines.map((line) => pathOf(line, false)).join("");
}

function pathOf(corners: readonly Corner[], closed: boolean): string {
  let path = "";
  let [beforeX, beforeY] = [0, 0];
  corners.forEach(({ x, y }, index) => {
    const [dx, dy] = [x - beforeX, y - beforeY];
    path += index === 0 ? `M${x} ${y}l` : `${index === 1 || dx < 0 ? "" : " "}${dx}${dy < 0 ? "" : " "}${dy}`;
    [beforeX, beforeY] = [x, y];
  });
  return closed ? `${path}z` : path;
}
