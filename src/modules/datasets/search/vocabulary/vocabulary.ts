import { readdirSync, readFileSync } from "node:fs";
import { createVocabulary, readConcepts, type Vocabulary } from "../../../../kernel/search/documents/index.ts";

let shipped: Vocabulary | null = null;

/**
 * The vocabulary that the house ships (`*.tsv` in this folder): read once. The id of a concept is a MeSH unique id where it begins
 * with D, else the house's own.
 */
export function shippedVocabulary(): Vocabulary {
  if (shipped !== null) return shipped;
  const folder = new URL("./", import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith(".tsv")).sort();
  shipped = createVocabulary(files.flatMap((name) => readConcepts(readFileSync(new URL(name, folder), "utf8"))));
  return shipped;
}
