import { demonstrationGraph } from "../../src/app/demonstration/graph.ts";
import { demonstrationSignatures } from "../../src/app/demonstration/publications/index.ts";
import { migrationSets } from "../../src/app/house.ts";
import { freshDatabase } from "../../src/kernel/testing/database.ts";
import { day, fixedClock } from "../../src/kernel/time/day.ts";
import { graphFields } from "../../src/modules/activity/index.ts";
import { coreFields, createDirectory } from "../../src/modules/directory/index.ts";
import { buildIndex, knownTowns, matchSignature, readGraph } from "../../src/modules/publications/matching/index.ts";
import type { Figure } from "./figure.ts";

/** Distinct texts of signatures against the made-up graph, on one core; beside reading each of them once. `npm run measure-matching` does it with the real register. */
export async function benchSignatures(): Promise<Figure[]> {
  const db = await freshDatabase(migrationSets);
  const on = day("2025-03-31");
  const directory = createDirectory({ db, clock: fixedClock(on), fields: graphFields(coreFields) });
  for (const delivery of demonstrationGraph()) await directory.deliver({ accountId: null, name: "bench" }, delivery);
  const index = buildIndex(await readGraph(directory, on), knownTowns());
  await db.close();
  const all = [...new Map(demonstrationSignatures().map((one) => [one.raw, one])).values()];
  const perSecond = (work: () => void, count: number): string => {
    const before = process.cpuUsage();
    work();
    return `${Math.round(count / (process.cpuUsage(before).user / 1e6)).toLocaleString("en")} /s`;
  };
  const match = (raws: readonly { readonly raw: string; readonly year: number }[]): void => { for (const { raw, year } of raws) matchSignature(index, { raw, on: day(`${year}-06-15`), identifiers: [] }); };
  match(all.slice(0, 500));
  const fresh = all.slice(500).flatMap((one) => [one, { ...one, raw: `${one.raw}.` }, { ...one, raw: `Service 1, ${one.raw}` }]);
  return [{
    what: `publications: signatures matched, ${fresh.length.toLocaleString("en")} distinct ones, made-up graph, one core`, database: "none", measured: perSecond(() => match(fresh), fresh.length),
    floor: `${perSecond(() => { for (const { raw } of fresh) raw.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(); }, fresh.length)} (each folded once)`,
  }];
}
