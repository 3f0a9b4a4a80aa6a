import { createHash, randomUUID } from "node:crypto";
import { canonicalJson, recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import { readTable } from "../../../../kernel/tables/index.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { DeliveryDraft, DeliveryReport } from "../../domain/directory.ts";
import { isHeaderOf, planRows, rowsOf, type FeedPlan, type Mapping, type Title } from "../../domain/mapping/index.ts";
import type { FeedFile, FeedOutcome } from "../../domain/mapping/feed.ts";
import type { SourceRecordDraft } from "../../domain/statement.ts";
import { addImport, addRejectedRows, keepMapping, usedMappings } from "../../store/feed/feed-store.ts";
import { holdsDemonstration } from "../../store/deliveries/demonstration.ts";
import { createResolver } from "../../store/feed/resolve.ts";
import { createDeliveries } from "../deliver/index.ts";
import { alreadyImported, changedMapping, dayAhead, noRows, olderMapping } from "./errors.ts";
import type { FeedDeps } from "./index.ts";

export function sha256Of(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

interface PlannedFile {
  readonly plan: FeedPlan;
  readonly titles: Readonly<Record<string, Title>>;
  readonly fileSha256: string;
}

async function planFile(db: Db, deps: FeedDeps, file: FeedFile, mapping: Mapping, observedOn: Day): Promise<PlannedFile> {
  if (observedOn > deps.clock.today()) throw dayAhead(observedOn);
  const table = await readTable(file.name, file.bytes, { recogniseHeader: isHeaderOf(mapping) });
  const { rows, titles } = rowsOf(table, mapping);
  const plan = await planRows(rows, mapping, titles, createResolver(db, deps.institute));
  // An empty list of everything would close all that its source ever said.
  if (plan.rowCount === 0) throw noRows(file.name);
  return { plan, titles, fileSha256: sha256Of(file.bytes) };
}

async function checkVersion(db: Db, mapping: Mapping): Promise<string> {
  const sha256 = sha256Of(canonicalJson(mapping));
  const used = await usedMappings(db, mapping.name);
  const latest = used[0];
  if (latest !== undefined && latest.version > mapping.version) throw olderMapping(mapping.name, mapping.version, latest.version);
  if (latest !== undefined && latest.version === mapping.version && latest.sha256 !== sha256) throw changedMapping(mapping.name, mapping.version);
  return sha256;
}

/**
 * One delivery of records read by a mapping. `complete` only where the list is one of everything and no row of it is
 * refused. `demonstration` where the graph holds made-up facts: what refers to these is a trial, and leaves with them.
 */
export function deliveryOf(mapping: Mapping, observedOn: Day, records: readonly SourceRecordDraft[], fileSha256: string, { complete, demonstration }: { readonly complete: boolean; readonly demonstration: boolean }): DeliveryDraft {
  return {
    source: mapping.source,
    observedOn,
    scope: mapping.scope,
    complete,
    fileSha256,
    mapping: { name: mapping.name, version: mapping.version },
    demonstration,
    records,
  };
}

function outcomeOf(mapping: Mapping, observedOn: Day, { plan }: PlannedFile, demonstration: boolean, report: DeliveryReport | null, importId: string | null): FeedOutcome {
  return {
    importId,
    mapping: { name: mapping.name, version: mapping.version },
    observedOn,
    rowCount: plan.rowCount,
    recordCount: plan.records.length,
    rejected: plan.rejected.map(({ line, issues }) => ({ line, issues })),
    repeated: plan.repeated,
    demonstration,
    waitsForRows: mapping.complete && plan.rejected.length > 0,
    report,
  };
}

export async function rehearseFeed(deps: FeedDeps, by: Author, file: FeedFile, mapping: Mapping, observedOn: Day): Promise<FeedOutcome> {
  await checkVersion(deps.db, mapping);
  const planned = await planFile(deps.db, deps, file, mapping, observedOn);
  const { records, rejected } = planned.plan;
  const demonstration = await holdsDemonstration(deps.db);
  const delivery = deliveryOf(mapping, observedOn, records, planned.fileSha256, { complete: mapping.complete && rejected.length === 0, demonstration });
  return outcomeOf(mapping, observedOn, planned, demonstration, records.length === 0 ? null : await createDeliveries(deps).rehearse(by, delivery), null);
}

export async function importFeed(deps: FeedDeps, by: Author, file: FeedFile, mapping: Mapping, observedOn: Day): Promise<FeedOutcome> {
  return deps.db.tx(async (db) => {
    await db.query(sql`select pg_advisory_xact_lock(hashtextextended('directory.feed', 0))`);
    const mappingSha256 = await checkVersion(db, mapping);
    const planned = await planFile(db, deps, file, mapping, observedOn);
    const { plan, titles, fileSha256 } = planned;
    const [before] = await db.query(sql`
      select 1 from directory.feed_import i where file_sha256 = ${fileSha256} and mapping = ${mapping.name} and mapping_version = ${mapping.version} and observed_on = ${observedOn}
        and (jsonb_array_length(deliveries) = 0 or exists (select 1 from directory.delivery d where i.deliveries ? d.id::text))`);
    if (before !== undefined) throw alreadyImported(file.name, observedOn);

    const now = deps.clock.now().toISOString();
    const demonstration = await holdsDemonstration(db);
    const waits = mapping.complete && plan.rejected.length > 0;
    const report = plan.records.length === 0 ? null : await createDeliveries({ ...deps, db }).deliver(by, deliveryOf(mapping, observedOn, plan.records, fileSha256, { complete: mapping.complete && !waits, demonstration }));
    const importId = randomUUID();
    await keepMapping(db, mapping, mappingSha256, now);
    await addImport(db, by, now, {
      id: importId, fileName: file.name, fileSha256, mapping: mapping.name, mappingVersion: mapping.version, observedOn, titles,
      rowCount: plan.rowCount, deliveries: report === null ? [] : [report.deliveryId], waiting: waits ? plan.records : null,
    });
    await addRejectedRows(db, importId, plan.rejected.map((row) => ({ ...row, id: randomUUID() })));
    await recordAudit(db, {
      accountId: by.accountId, author: by.name, act: "directory.feed-imported", subject: `feed ${importId}`,
      next: { mapping: mapping.name, version: mapping.version, observedOn, fileSha256, rows: plan.rowCount, records: plan.records.length, rejected: plan.rejected.length, delivery: report?.deliveryId ?? null },
    });
    return outcomeOf(mapping, observedOn, planned, demonstration, report, importId);
  });
}
