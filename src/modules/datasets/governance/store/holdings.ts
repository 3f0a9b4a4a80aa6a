import { sql, type Db } from "../../../../kernel/db/db.ts";
import type { Clock } from "../../../../kernel/time/day.ts";
import type { FileState } from "../../domain/dataset.ts";
import { sensitivityOf, type Holding } from "../domain/holdings.ts";
import { datedRows, isPublished, stateMark, wasOpen } from "./facts.ts";

/** Reads every record that is not withdrawn, once for each state of the records and day. */
export function createHoldingsReader(db: Db, clock: Clock): () => Promise<readonly Holding[]> {
  let kept: { readonly key: string; readonly holdings: Promise<readonly Holding[]> } | null = null;
  return async () => {
    const today = clock.today();
    const key = `${today} ${await stateMark(db)}`;
    if (kept === null || kept.key !== key) {
      const holdings = readHoldings(db, clock);
      kept = { key, holdings };
      holdings.catch(() => { kept = null; });
    }
    return kept.holdings;
  };
}

async function readHoldings(db: Db, clock: Clock): Promise<readonly Holding[]> {
  const today = clock.today();
  const rows = await datedRows(db, new Date(clock.now().getTime() + 1000).toISOString());
  return rows.filter(({ withdrawn }) => !withdrawn).map((row) => ({
    code: row.code, region: row.region, unit: row.unit, themes: row.themes ?? [], places: row.places ?? [], sensitivity: sensitivityOf(row), access: row.access, open: isPublished(row) && wasOpen(row, today), published: isPublished(row),
    dataCentre: row.dataCentre, inRepository: row.repository !== null, files: row.fileCount, bytes: row.fileCount > 0 ? row.fileBytes : (row.statedBytes ?? 0), demonstration: row.demonstration,
  }));
}

export interface StoredFiles {
  readonly byState: Readonly<Record<FileState, { readonly files: number; readonly bytes: number }>>;
  /** Content counted once however many files hold it. */
  readonly distinctBytes: number;
  /** Files taken out of every draft that no published version holds, or whose record was thrown away. */
  readonly orphans: { readonly files: number; readonly bytes: number };
  readonly oldestUncheckedAt: string | null;
}

/** What stands in the storage of this server. */
export async function storedFiles(db: Db): Promise<StoredFiles> {
  const states = await db.query<{ state: FileState; files: number; bytes: number; oldest: string | null }>(sql`select state, count(*)::bigint as files, coalesce(sum(size_bytes), 0)::bigint as bytes, min(added_at) as oldest from datasets.file group by state`);
  const [distinct] = await db.query<{ bytes: number }>(sql`select coalesce(sum(size_bytes), 0)::bigint as bytes from (select distinct sha256, size_bytes from datasets.file) as content`);
  const [orphans] = await db.query<{ files: number; bytes: number }>(sql`
    select count(*)::bigint as files, coalesce(sum(size_bytes), 0)::bigint as bytes from datasets.file f
    where not exists (select from datasets.dataset d where d.code = f.dataset)
      or (f.removed_at is not null and not exists (select from datasets.dataset_version v where v.code = f.dataset and v.files @> jsonb_build_array(jsonb_build_object('id', f.id))))`);
  const of = (state: FileState): { files: number; bytes: number } => {
    const found = states.find((one) => one.state === state);
    return { files: found?.files ?? 0, bytes: found?.bytes ?? 0 };
  };
  return {
    byState: { received: of("received"), checked: of("checked"), infected: of("infected"), refused: of("refused") }, distinctBytes: distinct?.bytes ?? 0,
    orphans: { files: orphans?.files ?? 0, bytes: orphans?.bytes ?? 0 }, oldestUncheckedAt: states.find(({ state }) => state === "received")?.oldest ?? null,
  };
}
