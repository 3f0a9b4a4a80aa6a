import { readFileSync } from "node:fs";

/** The partnerships that ship with the project, as text. */
export function shippedPartnerships(): { readonly name: string; readonly text: string } {
  const name = "inserm-2024.json";
  return { name, text: readFileSync(new URL(`../../../../../data/partnerships/${name}`, import.meta.url), "utf8") };
}
