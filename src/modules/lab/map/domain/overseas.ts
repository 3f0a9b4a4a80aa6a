import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Place } from "./frame.ts";
import type { OutlinedArea } from "./metropolitan.ts";
import { shippedFile } from "./shipped-file.ts";

/** Where to look for each territory: the name of its country in the atlas, and the rectangle that holds it (west, south, east, north). */
const territories: readonly { readonly region: string; readonly department: string; readonly country: string; readonly within: readonly [number, number, number, number] }[] = [
  { region: "01", department: "971", country: "France", within: [-62, 15.7, -60.9, 16.6] },
  { region: "02", department: "972", country: "France", within: [-61.3, 14.3, -60.7, 15] },
  { region: "03", department: "973", country: "France", within: [-55, 2, -51, 6] },
  { region: "04", department: "974", country: "France", within: [55, -21.5, 56, -20.8] },
  { region: "06", department: "976", country: "France", within: [44.9, -13.1, 45.4, -12.5] },
  { region: "975", department: "975", country: "St. Pierre and Miquelon", within: [-57, 46, -56, 48] },
  // Of Polynesia, Tahiti and Moorea, where its research is.
  { region: "987", department: "987", country: "Fr. Polynesia", within: [-150.1, -18, -149, -17.3] },
  { region: "988", department: "988", country: "New Caledonia", within: [163, -23, 169, -19] },
];

/** Outlines of the overseas territories, from Natural Earth (public domain) at 1:10 million in the package `world-atlas`. */
export function overseasAreas(): readonly OutlinedArea[] {
  const atlas = JSON.parse(shippedFile("world-atlas/countries-10m.json")) as Topology<{ countries: GeometryCollection }>;
  const polygons = new Map(
    atlas.objects.countries.geometries.flatMap((one) => {
      const name = nameOf(one.properties);
      if (!territories.some(({ country }) => country === name)) return [];
      const shape = feature(atlas, { type: "GeometryCollection", geometries: [one] }).features[0]?.geometry;
      const rings = shape?.type === "MultiPolygon" ? shape.coordinates.flat() : shape?.type === "Polygon" ? shape.coordinates : [];
      return [[name, rings.map((ring) => ring.map(([longitude = 0, latitude = 0]): Place => [longitude, latitude]))] as const];
    }),
  );
  return territories.map(({ region, department, country, within: [west, south, east, north] }) => ({
    code: department,
    region,
    rings: (polygons.get(country) ?? []).filter((ring) => ring.every(([longitude, latitude]) => longitude > west && longitude < east && latitude > south && latitude < north)),
  }));
}

function nameOf(properties: unknown): string {
  return typeof properties === "object" && properties !== null && "name" in properties && typeof properties.name === "string" ? properties.name : "";
}
