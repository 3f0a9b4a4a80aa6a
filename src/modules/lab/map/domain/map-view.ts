import { drawAreas, placeIn, viewAround, viewAt, type DrawnLines, type View } from "./draw.ts";
import { clustersOf, leastRadius, radiusOf, type Cluster } from "./cluster.ts";
import { allFrames, boxOf, frameAt, frameOfRegion, metropolitan, type Frame, type Place, type Point } from "./frame.ts";
import { isAbroad, isPlaced, isUnplaced, pointName, type Placed, type Spot } from "./spot.ts";

/** What a reader asks to see: a place, or a window of so many kilometres across around a point. */
export type Look =
  | { readonly kind: "country" }
  | { readonly kind: "region"; readonly region: string }
  | { readonly kind: "site"; readonly site: string }
  | { readonly kind: "point"; readonly point: string; readonly site: string | null }
  | { readonly kind: "window"; readonly centre: Place; readonly kilometres: number }
  | { readonly kind: "abroad" }
  | { readonly kind: "unplaced" };

export interface Mark {
  readonly cluster: Cluster;
  /** What a click leads to. */
  readonly leads: Look | null;
}

export interface Inset {
  readonly region: string;
  readonly land: string;
  readonly count: number;
  readonly radius: number;
}

/** One view, the map and the list alike: `shown` is what both show. */
export interface MapView {
  readonly look: Look;
  readonly shown: readonly Spot[];
  /** Of those shown, how many have no point on the map. */
  readonly offMap: number;
  /** Null where there is nothing to draw (abroad, no place known). */
  readonly view: View | null;
  readonly lines: DrawnLines | null;
  readonly marks: readonly Mark[];
  readonly insets: readonly Inset[];
  readonly region: string | null;
  readonly abroad: number;
  readonly unplaced: number;
}

export const picture = { width: 640, height: 600 } as const;
export const insetSide = 76;
export const leastKilometres = 6;
export const greatestKilometres = 1300;
/** In a town the points stand near one another: smaller circles keep them apart. */
const siteRadius = 30;
const townRadius = 38;
/** Overseas departments are always there; other territories where something is. */
const alwaysInset = new Set(["01", "02", "03", "04", "06"]);

/** What the map and the list show of these spots to who looks thus. */
export function mapView(spots: readonly Spot[], look: Look): MapView {
  const shown = shownOf(spots, look);
  const placed = shown.filter(isPlaced);
  const region = regionShown(look, shown);
  const view = viewOf(look, placed, region);
  const base = { look, shown, offMap: shown.length - placed.length, view, region, abroad: spots.filter(isAbroad).length, unplaced: spots.filter(isUnplaced).length, lines: view === null ? null : linesOf(view, look.kind === "region" && view.frame.code === metropolitan ? region : null) };
  if (view === null) return { ...base, marks: [], insets: [] };
  if (look.kind === "country") return { ...base, ...countryMarks(shown, placed, view) };
  return { ...base, marks: placeMarks(placed, view, look), insets: [] };
}

function shownOf(spots: readonly Spot[], look: Look): readonly Spot[] {
  switch (look.kind) {
    case "country": return spots.filter(({ region }) => region !== null);
    case "region": return spots.filter(({ region }) => region === look.region);
    case "site": return spots.filter(({ site }) => site === look.site);
    case "point": return spots.filter((spot) => isPlaced(spot) && pointName(spot) === look.point);
    case "abroad": return spots.filter(isAbroad);
    case "unplaced": return spots.filter(isUnplaced);
    case "window": {
      const frame = frameAt(look.centre);
      const { box } = viewAt(frame, frame.project(look.centre), look.kilometres, picture.width, picture.height);
      return spots.filter((spot) => {
        if (!isPlaced(spot) || frameOfSpot(spot) !== frame) return false;
        const [x, y] = frame.project([spot.longitude, spot.latitude]);
        return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
      });
    }
  }
}

function frameOfSpot(spot: Placed): Frame {
  return spot.region === null ? frameAt([spot.longitude, spot.latitude]) : frameOfRegion(spot.region);
}

function regionShown(look: Look, shown: readonly Spot[]): string | null {
  if (look.kind === "region") return look.region;
  return look.kind === "site" || look.kind === "point" ? (shown[0]?.region ?? null) : null;
}

function viewOf(look: Look, placed: readonly Placed[], region: string | null): View | null {
  const { width, height } = picture;
  switch (look.kind) {
    case "abroad":
    case "unplaced": return null;
    case "country": {
      const frame = frameOfRegion(metropolitan);
      return viewAround(frame, frame.box, width, height, 0.015);
    }
    case "region": {
      const frame = frameOfRegion(look.region);
      const corners = frame.areas.filter((area) => area.region === look.region).flatMap((area) => area.rings.flat().map(({ x, y }): Point => [x, y]));
      return corners.length === 0 ? null : viewAround(frame, boxOf(corners), width, height);
    }
    case "site":
    case "point": {
      const [first] = placed;
      if (first === undefined) return null;
      const frame = frameOfRegion(region ?? metropolitan);
      const box = boxOf(placed.map(({ longitude, latitude }) => frame.project([longitude, latitude])));
      const kilometres = Math.max(14, (box.right - box.left) * 1.3, (box.bottom - box.top) * 1.5);
      return viewAt(frame, [(box.left + box.right) / 2, (box.top + box.bottom) / 2], kilometres, width, height);
    }
    case "window": {
      const frame = frameAt(look.centre);
      return viewAt(frame, frame.project(look.centre), look.kilometres, width, height);
    }
  }
}

function countryMarks(shown: readonly Spot[], placed: readonly Placed[], view: View): Pick<MapView, "marks" | "insets"> {
  const counts = new Map<string, number>();
  for (const { region } of shown) if (region !== null) counts.set(region, (counts.get(region) ?? 0) + 1);
  const greatest = Math.max(0, ...counts.values());
  const here = placed.filter((spot) => frameOfSpot(spot) === view.frame && spot.region !== null);
  const byRegion = new Map<string, Placed[]>();
  for (const spot of here) {
    const region = spot.region ?? "";
    const known = byRegion.get(region);
    if (known === undefined) byRegion.set(region, [spot]);
    else known.push(spot);
  }
  const marks = [...byRegion].map(([region, spots]): Mark => ({
    cluster: { spots, count: counts.get(region) ?? spots.length, at: middleOf(spots, view), radius: radiusOf(counts.get(region) ?? spots.length, greatest) },
    leads: { kind: "region", region },
  }));
  const insets = [...allFrames().values()]
    .filter(({ code }) => code !== metropolitan && (alwaysInset.has(code) || (counts.get(code) ?? 0) > 0))
    .map((frame): Inset => {
      const count = counts.get(frame.code) ?? 0;
      return { region: frame.code, count, land: linesOf(viewAround(frame, frame.box, insetSide, insetSide, 0.1), null).land, radius: count === 0 ? 0 : Math.min(radiusOf(count, greatest), insetSide / 3) };
    });
  return { marks: inReadingOrder(marks), insets };
}

function middleOf(spots: readonly Placed[], view: View): Point {
  const points = spots.map((spot) => placeOn(view, spot));
  return [points.reduce((sum, [x]) => sum + x, 0) / points.length, points.reduce((sum, [, y]) => sum + y, 0) / points.length];
}

function placeOn(view: View, { longitude, latitude }: Placed): Point {
  return placeIn(view, view.frame.project([longitude, latitude]));
}

function placeMarks(placed: readonly Placed[], view: View, look: Look): readonly Mark[] {
  const here = placed.filter((spot) => frameOfSpot(spot) === view.frame);
  const clusters = clustersOf(here, look.kind === "site" || look.kind === "point" ? pointName : (spot) => spot.site ?? pointName(spot), (spot) => placeOn(view, spot), look.kind === "site" ? siteRadius : townRadius);
  return inReadingOrder(clusters.map((cluster) => ({ cluster, leads: leadOf(cluster, view, look) })));
}

function leadOf({ spots }: Cluster, view: View, look: Look): Look | null {
  const [first] = spots;
  if (first === undefined || look.kind === "point") return null;
  const sites = new Set(spots.map((spot) => spot.site ?? pointName(spot)));
  const points = new Set(spots.map(pointName));
  if (sites.size === 1) {
    if (first.site !== null && look.kind !== "site") return { kind: "site", site: first.site };
    if (points.size === 1) return { kind: "point", point: pointName(first), site: first.site };
  }
  const box = boxOf(spots.map(({ longitude, latitude }) => view.frame.project([longitude, latitude])));
  const across = view.box.right - view.box.left;
  const kilometres = Math.max(leastKilometres, Math.min(across / 2, Math.max((box.right - box.left) * 1.4, (box.bottom - box.top) * 1.5)));
  return { kind: "window", centre: view.frame.unproject([(box.left + box.right) / 2, (box.top + box.bottom) / 2]), kilometres };
}

/** From top to bottom in bands, from left to right within them. */
function inReadingOrder(marks: readonly Mark[]): readonly Mark[] {
  const band = ({ cluster }: Mark): number => Math.floor(cluster.at[1] / (4 * leastRadius));
  return marks.toSorted((a, b) => band(a) - band(b) || a.cluster.at[0] - b.cluster.at[0]);
}

/** The window of a view, moved by shares of its size and made `scale` times as large. */
export function movedWindow({ box, frame }: View, across: number, down: number, scale: number): Look {
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const kilometres = Math.min(greatestKilometres, Math.max(leastKilometres, width * scale));
  if (frame.code === metropolitan && kilometres > 1150) return { kind: "country" };
  return { kind: "window", centre: frame.unproject([(box.left + box.right) / 2 + across * width, (box.top + box.bottom) / 2 + down * height]), kilometres };
}

const drawn = new Map<string, DrawnLines>();
const mostDrawn = 200;

/** The lines of a view, kept for the views last asked for. */
function linesOf(view: View, region: string | null): DrawnLines {
  const { left, top, right } = view.box;
  const key = [view.frame.code, view.width, left.toFixed(2), top.toFixed(2), right.toFixed(2), region].join(" ");
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const made = drawAreas(view, region);
  const [oldest] = drawn.keys();
  if (drawn.size >= mostDrawn && oldest !== undefined) drawn.delete(oldest);
  drawn.set(key, made);
  return made;
}
