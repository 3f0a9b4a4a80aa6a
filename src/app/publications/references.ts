import type { Reference } from "../../modules/bibliometrics/index.ts";
import { demonstrationReferences } from "../demonstration/publications/index.ts";
import type { House } from "../house.ts";
import { demonstrationAuthor } from "./demonstration.ts";
import type { CorpusFolder } from "./folder.ts";

/** Keeps the worlds that the papers are held against: those of a folder, or those that ship with the demonstration. Says how many are new. */
export async function takeReferences(house: Pick<House, "bibliometrics">, folder: CorpusFolder | null): Promise<number> {
  const given: Reference[] = [];
  if (folder === null) given.push(...demonstrationReferences());
  else for (const { read } of folder.references) given.push(await read());
  let fresh = 0;
  for (const reference of given) {
    const { known } = await house.bibliometrics.importReference(demonstrationAuthor, reference, { demonstration: folder === null || folder.demonstration });
    if (!known) fresh += 1;
  }
  return fresh;
}
