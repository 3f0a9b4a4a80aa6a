import { z } from "zod";
import { queryText, searchQuery, type SearchQuery } from "../search/web/search-query.ts";
import type { Look } from "./domain/map-view.ts";
import { greatestKilometres, leastKilometres } from "./domain/map-view.ts";

const empty = (given: unknown): unknown => (given === "" ? undefined : given);
const pair = z.string().regex(/^-?\d{1,3}(\.\d{1,6})?,-?\d{1,3}(\.\d{1,6})?$/);

/** What the map may be asked with: a search, and where to look. One region or one site is a place to go; several only narrow. */
export const mapQuery = searchQuery.extend({
  /** Latitude and longitude of one point, as in `48.8444,2.3510`. */
  at: z.preprocess(empty, pair.optional()),
  /** Latitude and longitude of the middle of a window. */
  centre: z.preprocess(empty, pair.optional()),
  /** Kilometres across. */
  width: z.preprocess(empty, z.coerce.number().min(leastKilometres).max(greatestKilometres).optional()),
  outside: z.preprocess(empty, z.enum(["abroad", "unplaced"]).optional()),
  /** Moves the view by shares of its width and height, and scales it: the answer is a redirection to the address of that view. */
  shift: z.preprocess(empty, z.string().regex(/^-?\d{1,2}(\.\d{1,4})?,-?\d{1,2}(\.\d{1,4})?,\d{1,2}(\.\d{1,4})?$/).optional()),
});
export type MapQuery = z.output<typeof mapQuery>;

/** Where an address looks. */
export function lookOf({ at, centre, width, outside, region, site }: MapQuery): Look {
  const [onlySite] = site;
  const [onlyRegion] = region;
  if (at !== undefined) return { kind: "point", point: normalPoint(at), site: site.length === 1 ? (onlySite ?? null) : null };
  if (site.length === 1 && onlySite !== undefined) return { kind: "site", site: onlySite };
  if (centre !== undefined) {
    const [latitude, longitude] = numbersOf(centre);
    return { kind: "window", centre: [longitude, latitude], kilometres: width ?? 200 };
  }
  if (region.length === 1 && onlyRegion !== undefined) return { kind: "region", region: onlyRegion };
  return outside === undefined ? { kind: "country" } : { kind: outside };
}

function numbersOf(text: string): readonly [number, number] {
  const [first = 0, second = 0] = text.split(",").map(Number);
  return [Math.max(-85, Math.min(85, first)), Math.max(-180, Math.min(180, second))];
}

function normalPoint(text: string): string {
  return numbersOf(text).map((degrees) => degrees.toFixed(4)).join(",");
}

/** The place that is not a filter: what the search is asked without. */
export function withoutPlace(query: MapQuery): SearchQuery {
  return { ...query, region: query.region.length === 1 ? [] : query.region, site: query.site.length === 1 ? [] : query.site };
}

/** The address of a view, with the filters of the reader. */
export function addressOf(query: MapQuery, look: Look, page = 1): string {
  const text = new URLSearchParams(queryText(withoutPlace(query), { sort: null, kind: null }));
  if (look.kind === "region") text.append("region", look.region);
  if (look.kind === "site") text.append("site", look.site);
  if (look.kind === "point") {
    if (look.site !== null) text.append("site", look.site);
    text.append("at", look.point);
  }
  if (look.kind === "window") {
    text.append("centre", `${trimmed(look.centre[1], 3)},${trimmed(look.centre[0], 3)}`);
    text.append("width", trimmed(look.kilometres, look.kilometres < 50 ? 1 : 0));
  }
  if (look.kind === "abroad" || look.kind === "unplaced") text.append("outside", look.kind);
  if (page > 1) text.append("page", String(page));
  const written = text.toString().replaceAll("%2C", ",");
  return written === "" ? "/lab/map" : `/lab/map?${written}`;
}

function trimmed(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

/** The shift of an address: shares of the width and of the height, and the scale; null when it asks for none. */
export function shiftOf({ shift }: MapQuery): { readonly across: number; readonly down: number; readonly scale: number } | null {
  if (shift === undefined) return null;
  const [across = 0, down = 0, scale = 1] = shift.split(",").map(Number);
  return { across: Math.max(-5, Math.min(5, across)), down: Math.max(-5, Math.min(5, down)), scale: Math.max(0.05, Math.min(20, scale)) };
}
