import { readFileSync } from "node:fs";

/** The figures that ship with the project, as text. */
export function shippedFigures(): { readonly name: string; readonly text: string } {
  const name = "inserm-2024.json";
  return { name, text: readFileSync(new URL(`../../../../../data/figures/${name}`, import.meta.url), "utf8") };
}
