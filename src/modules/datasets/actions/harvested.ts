import { createHash } from "node:crypto";
import type { Author } from "../../../kernel/audit/index.ts";
import { cleaned } from "../domain/clean.ts";
import { changed } from "../domain/empty.ts";
import type { HarvestedRecord, HarvestOutcome, HarvestSource } from "../domain/harvested.ts";
import { summaryOf } from "../domain/summary.ts";
import type { DatasetDeps } from "../deps.ts";
import { noteChanges } from "../store/changes.ts";
import { harvestedRows, lockSource, markSeen, markVanished, writeHarvested, type HarvestedWrite } from "../store/harvested.ts";
import { nextCodes } from "../store/write.ts";
import { audit, instant } from "./act.ts";

/** All of these records or none. Of two with one identifier the last counts. */
export async function takeHarvested(deps: DatasetDeps, by: Author, source: HarvestSource, given: readonly HarvestedRecord[]): Promise<HarvestOutcome> {
  const records = [...new Map(given.map((record) => [record.identifier, prepared(record)])).values()].filter(({ identifier }) => identifier !== "");
  const units = [...new Set(records.flatMap(({ metadata }) => metadata.unit ?? []))];
  const facts = units.length === 0 ? new Map() : await deps.structures.of(units, deps.clock.today());
  const regionOf = (unit: string | null): string | null => (unit === null ? null : (facts.get(unit)?.region ?? null));
  return deps.db.tx(async (tx) => {
    const at = instant(deps);
    await lockSource(tx, source.code);
    const known = new Map((await harvestedRows(tx, source.code, records.map(({ identifier }) => identifier))).map((row) => [row.sourceIdentifier ?? "", row]));
    const fresh = records.filter(({ identifier }) => !known.has(identifier));
    const newCodes = await nextCodes(tx, fresh.length);
    const codes = new Map([...known].map(([identifier, { code }]) => [identifier, code]));
    fresh.forEach(({ identifier }, index) => codes.set(identifier, newCodes[index] ?? ""));
    const writes: HarvestedWrite[] = [];
    for (const record of records) {
      const row = known.get(record.identifier) ?? null;
      if (row !== null && (row.sourceDigest === record.digest || row.face === "withdrawn")) continue;
      writes.push({
        code: codes.get(record.identifier) ?? "", version: (row?.publishedVersion ?? 0) + 1, at, summary: summaryOf(row?.metadata ?? null, record.metadata, [], []), region: regionOf(record.metadata.unit),
        record, digest: record.digest, source, demonstration: deps.demonstration ?? false,
      });
    }
    await writeHarvested(tx, writes);
    const returned = [...known.values()].filter(({ vanishedOn, face }) => vanishedOn !== null && face === "published").map(({ code }) => code);
    await markSeen(tx, source, [...codes.values()]);
    const outcome: HarvestOutcome = {
      added: newCodes, updated: writes.map(({ code }) => code).filter((code) => !newCodes.includes(code)), unchanged: records.length - writes.length, returned, codes,
    };
    await noteChanges(tx, [...new Set([...outcome.added, ...outcome.updated, ...returned])], at);
    if (writes.length + returned.length > 0) await audit(tx, deps, by, "harvested", source.code, null, { added: outcome.added.length, updated: outcome.updated.length, unchanged: outcome.unchanged, returned: returned.length });
    return outcome;
  });
}

/** Nothing is taken away: the page says that the source no longer tells of it, and since when. */
export async function endHarvest(deps: DatasetDeps, by: Author, source: HarvestSource): Promise<readonly string[]> {
  return deps.db.tx(async (tx) => {
    await lockSource(tx, source.code);
    const gone = await markVanished(tx, source);
    await noteChanges(tx, gone, instant(deps));
    if (gone.length > 0) await audit(tx, deps, by, "harvest-vanished", source.code, null, { vanished: gone.length });
    return gone;
  });
}

interface Prepared extends HarvestedRecord { readonly digest: string }

function prepared(record: HarvestedRecord): Prepared {
  const { identifier, url, doi, metadata, issues } = cleaned(record);
  const kept = { identifier, url, doi, metadata: changed(metadata, {}), issues };
  return { ...kept, digest: createHash("sha256").update(JSON.stringify(kept)).digest("hex") };
}
