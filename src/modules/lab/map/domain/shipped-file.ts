import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The text of a data file that an installed package ships: `world-atlas/countries-10m.json`. The same for every run of a version. */
export function shippedFile(name: string): string {
  return readFileSync(createRequire(import.meta.url).resolve(name), "utf8");
}
