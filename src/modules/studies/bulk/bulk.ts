import { recordAudit, type Author } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { array } from "../../../kernel/db/values.ts";
import type { Storage } from "../../../kernel/storage/index.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { studyContext, type StudyContextDeps } from "../exchange/deps.ts";
import { studyJson } from "../exchange/json/study-json.ts";
import type { StudyJson } from "../exchange/json/study-schema.ts";
import { allTold } from "../exchange/store/published.ts";
import { makeFiles } from "./make.ts";

export interface BulkExport {
  readonly number: number;
  readonly madeAt: string;
  readonly day: Day;
  readonly studyCount: number;
  readonly jsonlSha256: string;
  readonly jsonlBytes: number;
  readonly parquetSha256: string;
  readonly parquetBytes: number;
  readonly milliseconds: number;
}

export interface Bulk {
  /** Those that are kept, newest first: the newest, and the last of the day before it that has one. */
  kept(): Promise<readonly BulkExport[]>;
  /** Makes both files of what is published now. One at a time: who asks meanwhile is given the one under way. */
  make(by: Author): Promise<BulkExport>;
  /** Makes them where none was made today. Gives what it made, null where there was nothing to do. */
  makeIfDue(by: Author): Promise<BulkExport | null>;
  readonly storage: Storage;
}

export interface BulkDeps extends StudyContextDeps {
  readonly db: Db;
  readonly storage: Storage;
}

export function createBulk(deps: BulkDeps): Bulk {
  const { db, clock, storage } = deps;
  let underWay: Promise<BulkExport> | null = null;

  async function* studies(): AsyncIterable<readonly StudyJson[]> {
    const context = await studyContext(deps);
    for await (const several of allTold(db)) yield several.map((told) => studyJson(told, context));
  }

  async function made(by: Author): Promise<BulkExport> {
    const started = performance.now();
    const at = clock.now().toISOString();
    const files = await makeFiles(studies(), storage);
    const { export: added, unneeded } = await db.tx(async (tx) => {
      await tx.query(sql`select pg_advisory_xact_lock(hashtextextended('studies.bulk', 0))`);
      const [row] = await tx.query<BulkExport>(sql`
        insert into studies.bulk_export (made_at, day, study_count, jsonl_sha256, jsonl_bytes, parquet_sha256, parquet_bytes, milliseconds)
        values (${at}::timestamptz, ${clock.today()}::date, ${files.count}, ${files.jsonl.sha256}, ${files.jsonl.sizeBytes}, ${files.parquet.sha256}, ${files.parquet.sizeBytes}, ${Math.round(performance.now() - started)})
        returning ${columns}`);
      if (row === undefined) throw new Error("an export was not kept");
      const all = await listed(tx);
      const before = all.find(({ day }) => day < row.day);
      const old = all.filter(({ number }) => number !== row.number && number !== before?.number);
      await tx.query(sql`delete from studies.bulk_export where number = any(${array(old.map(({ number }) => number), "int")})`);
      await recordAudit(tx, { accountId: by.accountId, author: by.name, act: "studies.bulk-made", subject: `bulk:${row.number}`, next: { studies: row.studyCount, jsonl: row.jsonlSha256, parquet: row.parquetSha256 } });
      const needed = new Set([row, ...(before === undefined ? [] : [before])].flatMap(hashesOf));
      return { export: row, unneeded: old.flatMap(hashesOf).filter((hash) => !needed.has(hash)) };
    });
    for (const hash of new Set(unneeded)) await storage.remove(hash);
    return added;
  }

  const bulk: Bulk = {
    storage,
    kept: () => listed(db),
    make(by) {
      underWay ??= made(by).finally(() => { underWay = null; });
      return underWay;
    },
    async makeIfDue(by) {
      const [newest] = await listed(db);
      return newest !== undefined && newest.day >= clock.today() ? null : bulk.make(by);
    },
  };
  return bulk;
}

const columns = sql`number, made_at as "madeAt", day, study_count as "studyCount", jsonl_sha256 as "jsonlSha256", jsonl_bytes as "jsonlBytes", parquet_sha256 as "parquetSha256", parquet_bytes as "parquetBytes", milliseconds`;

function listed(db: Db): Promise<BulkExport[]> {
  return db.query(sql`select ${columns} from studies.bulk_export order by number desc`);
}

function hashesOf({ jsonlSha256, parquetSha256 }: BulkExport): readonly string[] {
  return [jsonlSha256, parquetSha256];
}
