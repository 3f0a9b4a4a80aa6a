import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Reference, ReferenceTier } from "../domain/engine.ts";
import { readReference } from "../engine/files/reference-files.ts";

/** A folder that `jalon bibliometrics reference` wrote, with its tiers of journals where it has some. Fails as `readReference` does. */
export async function readReferenceFolder(directory: string): Promise<Reference> {
  const { recipe, sha256, cells, totals } = await readReference(directory);
  const tiers = readTiers(await readFile(join(directory, "tiers.csv"), "utf8").catch(() => ""));
  return { recipe, sha256, cells, totals, ...(tiers.length === 0 ? {} : { tiers }) };
}

/** Lines of `tiers.csv`: year, field, journal, weight, mean_normalised_citations, top_10, first_10_by_number. */
function readTiers(text: string): ReferenceTier[] {
  return text.split("\n").slice(1).filter((line) => line !== "").flatMap((line) => {
    const [year, field, journal, , , topTen, byNumber] = cellsOf(line);
    const [yearNumber, tier, first] = [Number(year), Number(topTen), Number(byNumber)];
    if (field === undefined || journal === undefined || !Number.isInteger(yearNumber) || !Number.isFinite(tier) || !Number.isFinite(first)) return [];
    return [{ year: yearNumber, field, journal, topTenPercent: tier, firstTenPercentByNumber: first }];
  });
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain = ""]) => (quoted === undefined ? plain : quoted.replaceAll('""', '"')));
}
