import { geoConicConformal, geoMercator, type GeoProjection } from "d3-geo";
import { metropolitanAreas } from "./metropolitan.ts";
import { withNeighbours } from "./neighbours.ts";
import { overseasAreas } from "./overseas.ts";

/** A point of a plane, in kilometres (about): x to the east, y to the south. */
export type Point = readonly [x: number, y: number];
/** A corner of an outline; `across`: the area on the other side of the line from here to the next corner, null for sea or abroad. */
export interface Corner { readonly x: number; readonly y: number; readonly across: string | null }
/** Longitude and latitude in degrees. */
export type Place = readonly [longitude: number, latitude: number];

export interface Area {
  /** Code of the department or overseas territory. */
  readonly code: string;
  readonly region: string;
  readonly rings: readonly (readonly Corner[])[];
}

/** A rectangle of a plane. */
export interface Box { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** One sheet of the map with a projection of its own: metropolitan France, or one overseas territory. */
export interface Frame {
  readonly code: string;
  readonly project: (place: Place) => Point;
  readonly unproject: (point: Point) => Place;
  readonly areas: readonly Area[];
  readonly box: Box;
}

export const metropolitan = "metropolitan";
const earthRadius = 6371;

/**
 * The projection of the official French maps (Lambert-93: conic conformal, parallels 44° and 49°, meridian 3° E) on a sphere,
 * a unit being a kilometre.
 */
function lambert(): GeoProjection {
  return geoConicConformal().parallels([44, 49]).rotate([-3, 0]).center([0, 46.5]).scale(earthRadius).translate([0, 0]).precision(0);
}

function frameOf(code: string, projection: GeoProjection, areas: readonly { readonly code: string; readonly region: string; readonly rings: readonly (readonly Place[])[] }[]): Frame {
  const project = (place: Place): Point => {
    const [x, y] = projection([place[0], place[1]]) ?? [0, 0];
    return [x, y];
  };
  const unproject = (point: Point): Place => {
    const [longitude, latitude] = projection.invert?.([point[0], point[1]]) ?? [0, 0];
    return [longitude, latitude];
  };
  const drawn = areas.map((area) => ({ ...area, rings: area.rings.map((ring) => ring.map(project)) }));
  return { code, project, unproject, areas: withNeighbours(drawn), box: boxOf(drawn.flatMap((area) => area.rings.flat())) };
}

export function boxOf(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}

let frames: ReadonlyMap<string, Frame> | undefined;

/** Every sheet, by code: `metropolitan` first, then the overseas territories by region code. Worked out on the first question. */
export function allFrames(): ReadonlyMap<string, Frame> {
  frames ??= new Map([
    [metropolitan, frameOf(metropolitan, lambert(), metropolitanAreas())],
    ...overseasAreas().map((area): [string, Frame] => {
      // An island is small: Mercator around its own middle, true to scale there.
      const [longitude, latitude] = middleOf(area.rings.flat());
      const projection = geoMercator().rotate([-longitude, 0]).center([0, latitude]).scale(earthRadius * Math.cos((latitude * Math.PI) / 180)).translate([0, 0]).precision(0);
      return [area.region, frameOf(area.region, projection, [area])];
    }),
  ]);
  return frames;
}

function middleOf(places: readonly Place[]): Place {
  const box = boxOf(places);
  return [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
}

/** The sheet of a region: its own overseas, metropolitan otherwise. */
export function frameOfRegion(region: string): Frame {
  const found = allFrames().get(region) ?? allFrames().get(metropolitan);
  if (found === undefined) throw new Error("the map has no metropolitan sheet");
  return found;
}

/** The sheet on which a place lies: the overseas one whose surroundings hold it, else metropolitan. */
export function frameAt(place: Place): Frame {
  for (const [code, frame] of allFrames()) {
    if (code === metropolitan) continue;
    const [x, y] = frame.project(place);
    const reach = Math.max(frame.box.right - frame.box.left, frame.box.bottom - frame.box.top, 60);
    const { left, right, top, bottom } = frame.box;
    if (x > left - reach && x < right + reach && y > top - reach && y < bottom + reach) return frame;
  }
  return frameOfRegion(metropolitan);
}
