import { canonicalJson, recordAudit, type Author } from "../../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { RawCell } from "../../../../kernel/tables/index.ts";
import type { DeliveryReport } from "../../domain/directory.ts";
import { mappingSchema, planRows, type FeedRow, type Mapping } from "../../domain/mapping/index.ts";
import type { FeedFile, RejectedRowRecord, ReplayOutcome, RowCorrection } from "../../domain/mapping/feed.ts";
import type { SourceRecordDraft } from "../../domain/statement.ts";
import { keepTried, lockImport, openRowIds, rejectedById, setProgress, settleRow, usedMappings, type ImportRow } from "../../store/feed/feed-store.ts";
import { holdsDemonstration } from "../../store/deliveries/demonstration.ts";
import { createResolver } from "../../store/feed/resolve.ts";
import { createDeliveries } from "../deliver/index.ts";
import { reasonMissing, rowSettled, unknownRow } from "./errors.ts";
import { deliveryOf, sha256Of } from "./import-feed.ts";
import type { FeedDeps } from "./index.ts";
import { correctionsIn } from "./read-corrections.ts";

/** Rows again, import by import, each by the mapping version and the day it first came with; all imports or none. */
export async function replayRows(deps: FeedDeps, by: Author, corrections: readonly RowCorrection[] | null): Promise<ReplayOutcome> {
  return deps.db.tx(async (db) => {
    await db.query(sql`select pg_advisory_xact_lock(hashtextextended('directory.feed', 0))`);
    const ids = corrections?.map((one) => one.id) ?? (await openRowIds(db));
    const rows = await rejectedById(db, ids);
    const missing = new Set(ids).size !== rows.length;
    if (missing) throw unknownRow();
    const settled = rows.some((row) => row.status !== "open");
    if (settled) throw rowSettled();
    const given = new Map((corrections ?? []).map((one) => [one.id, one.cells]));
    const byImport = new Map<string, RejectedRowRecord[]>();
    for (const row of rows) byImport.set(row.importId, [...(byImport.get(row.importId) ?? []), row]);
    const outcomes: ReplayOutcome[] = [];
    for (const [importId, list] of byImport) outcomes.push(await replayImport(deps, db, by, importId, list, given));
    return {
      corrected: outcomes.reduce((sum, one) => sum + one.corrected, 0),
      stillRejected: outcomes.flatMap((one) => one.stillRejected),
      reports: outcomes.flatMap((one) => one.reports),
    };
  });
}

export async function replayFile(deps: FeedDeps, by: Author, file: FeedFile): Promise<ReplayOutcome> {
  return replayRows(deps, by, await correctionsIn(deps.db, file));
}

async function mappingOf(db: Db, row: ImportRow): Promise<Mapping> {
  const used = (await usedMappings(db, row.mapping)).find((one) => one.version === row.mappingVersion);
  if (used === undefined) throw new Error("an import without its mapping");
  return mappingSchema.parse(used.content);
}

async function replayImport(deps: FeedDeps, db: Db, by: Author, importId: string, rows: readonly RejectedRowRecord[], given: ReadonlyMap<string, Readonly<Record<string, string>>>): Promise<ReplayOutcome> {
  const feedImport = await lockImport(db, importId);
  if (feedImport === undefined) throw unknownRow();
  const mapping = await mappingOf(db, feedImport);
  const now = deps.clock.now().toISOString();
  const texts = new Map(rows.map((row) => [row.id, { ...Object.fromEntries(row.cells.filter((cell) => cell.text !== "").map((cell) => [cell.column, cell.text])), ...given.get(row.id) }]));
  const feedRows: FeedRow[] = rows.map((row) => ({ line: row.line, cells: asCells(texts.get(row.id) ?? {}) }));
  const plan = await planRows(feedRows, mapping, feedImport.titles, createResolver(db, deps.institute));
  const taken = await keysTaken(db, mapping, feedImport, plan.records);

  const good = plan.records.filter((record) => !taken.has(record.key));
  const wrong = new Map<number, readonly Issue[]>(plan.rejected.map((row) => [row.line, row.issues]));
  for (const record of plan.records) {
    if (taken.has(record.key) && record.line !== null) wrong.set(record.line, [keyTaken(record.line)]);
  }
  const reports = await enter(deps, db, by, feedImport, mapping, good, rows.length - wrong.size);
  const delivery = reports[0]?.deliveryId ?? null;
  const stillRejected: { id: string; line: number; issues: readonly Issue[] }[] = [];
  for (const row of rows) {
    const cells = texts.get(row.id) ?? {};
    const issues = wrong.get(row.line);
    if (issues === undefined) await settleRow(db, by, now, row.id, { status: "corrected", cells: withoutPrivate(mapping, cells), reason: null, delivery });
    else {
      stillRejected.push({ id: row.id, line: row.line, issues });
      await keepTried(db, row.id, cells, issues);
    }
  }
  await recordAudit(db, {
    accountId: by.accountId, author: by.name, act: "directory.rows-replayed", subject: `feed ${importId}`,
    next: { corrected: rows.length - stillRejected.length, stillRejected: stillRejected.length, deliveries: reports.map((report) => report.deliveryId) },
  });
  return { corrected: rows.length - stillRejected.length, stillRejected, reports };
}

/**
 * Delivers what became readable. A list of everything that waited is delivered whole once its last row is settled: only
 * then does what is not in it end. `settling` counts the rows about to be settled.
 */
async function enter(deps: FeedDeps, db: Db, by: Author, feedImport: ImportRow, mapping: Mapping, good: readonly SourceRecordDraft[], settling: number): Promise<DeliveryReport[]> {
  const open = (await openRowIds(db, feedImport.id)).length - settling;
  const waiting = feedImport.waiting === null ? null : [...feedImport.waiting, ...good];
  const whole = waiting !== null && open === 0;
  const records = whole ? waiting : good;
  const reports: DeliveryReport[] = [];
  if (records.length > 0) {
    const sha256 = sha256Of(canonicalJson({ feed: feedImport.id, after: feedImport.deliveries, records }));
    reports.push(await createDeliveries({ ...deps, db }).deliver(by, deliveryOf(mapping, feedImport.observedOn, records, sha256, { complete: whole, demonstration: await holdsDemonstration(db) })));
  }
  await setProgress(db, feedImport.id, [...feedImport.deliveries, ...reports.map((report) => report.deliveryId)], whole ? null : waiting);
  return reports;
}

/** Keys that another row of the same import already bears: one of the two is wrong. */
async function keysTaken(db: Db, mapping: Mapping, feedImport: ImportRow, records: readonly SourceRecordDraft[]): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ key: string }>(sql`
    select key from directory.source_record where source = ${mapping.source.id} and observed_on = ${feedImport.observedOn} and present
      and key = any(${array(records.map((record) => record.key), "text")}) and delivery = any(${array(feedImport.deliveries, "uuid")})`);
  return new Set(rows.map((row) => row.key));
}

function keyTaken(line: number): Issue {
  return {
    code: "directory.key-twice", severity: "error", line,
    text: { fr: `Ligne ${line}\u202f: une autre ligne du même fichier porte déjà cette clé. Corrigez la clé, ou écartez la ligne.`, en: `Line ${line}: another row of the same file already bears this key. Mend the key, or set the row aside.` },
  };
}

function asCells(texts: Readonly<Record<string, string>>): Record<string, RawCell> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== "").map(([column, text]) => [column, { column: "", kind: "text" as const, text }]));
}

/** Once a row is settled nobody needs its private cells any more. */
function withoutPrivate(mapping: Mapping, cells: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(cells).filter(([column]) => mapping.columns[column]?.restricted !== true));
}

export async function dismissRow(deps: FeedDeps, by: Author, id: string, reason: string): Promise<void> {
  if (reason.trim() === "") throw reasonMissing();
  await deps.db.tx(async (db) => {
    await db.query(sql`select pg_advisory_xact_lock(hashtextextended('directory.feed', 0))`);
    const [row] = await rejectedById(db, [id]);
    if (row === undefined) throw unknownRow();
    if (row.status !== "open") throw rowSettled();
    const feedImport = await lockImport(db, row.importId);
    if (feedImport === undefined) throw unknownRow();
    const mapping = await mappingOf(db, feedImport);
    const [report] = await enter(deps, db, by, feedImport, mapping, [], 1);
    const cells = withoutPrivate(mapping, Object.fromEntries(row.cells.filter((cell) => cell.text !== "").map((cell) => [cell.column, cell.text])));
    await settleRow(db, by, deps.clock.now().toISOString(), id, { status: "dismissed", cells, reason: reason.trim(), delivery: report?.deliveryId ?? null });
    await recordAudit(db, { accountId: by.accountId, author: by.name, act: "directory.row-dismissed", subject: `feed ${row.importId}`, next: { row: id, line: row.line } });
  });
}
