import { sql, type Db } from "../db/db.ts";

/** What the agency has still to be told: of a DOI that is to be given, of newer metadata, of a withdrawal. */
export type DoiTask = "mint" | "update" | "hide";

/**
 * Records whose DOIs are kept at an agency. `table` (schema and name, never from outside) has the columns `code`, `doi_state` (`pending`
 * while one is to be given), `doi_due` (`update`, `hide` or null), `doi_asked_at`, `public_state` (`published`, `withdrawn`) and
 * `published_version`. What is asked of the agency may be asked again: done twice it is done once.
 */
export interface DoiUpkeepParts<Given> {
  readonly db: Db;
  readonly table: string;
  /** Instant, UTC. */
  readonly now: () => string;
  /** The version that is to get a DOI, where it is not the published one; null: none is waiting. */
  readonly versionToMint?: (code: string) => Promise<number | null>;
  readonly mint: (code: string, version: number) => Promise<Given | null>;
  /** Newer metadata, or that the record was withdrawn; false where it could not be told. */
  readonly tell: (task: "update" | "hide", code: string, version: number) => Promise<boolean>;
  /** Keeps the DOI that came, in the transaction; false where nobody waits for it any more. */
  readonly given: (tx: Db, code: string, version: number, answer: Given) => Promise<boolean>;
  /** The agency was told: for the audit, in the transaction. */
  readonly told: (tx: Db, task: "update" | "hide", code: string, version: number) => Promise<void>;
}

export interface DoiUpkeep {
  /** Tells the agency what it has still to be told of a record. False where nothing waited or it did not come about; never fails for the agency. */
  tellAgency(code: string): Promise<boolean>;
  /** Tells it again what it could not be told, those asked about longest ago first. Gives of how many records it could now. */
  retry(limit?: number): Promise<number>;
}

/** Whoever publishes or withdraws does not wait longer for the agency than this; what it was to be told is told at a later try. */
const patienceMilliseconds = 5_000;

export function doiUpkeep<Given>(parts: DoiUpkeepParts<Given>): DoiUpkeep {
  const { db } = parts;
  const table = sql.raw(parts.table);
  const waits = sql`(doi_due is not null or (doi_state = 'pending' and public_state = 'published'))`;

  async function taskOf(code: string): Promise<{ readonly task: DoiTask; readonly version: number } | null> {
    const [row] = await db.query<{ task: DoiTask; version: number }>(sql`select coalesce(doi_due, 'mint') as task, published_version as version from ${table} where code = ${code} and ${waits}`);
    if (row?.task !== "mint" || parts.versionToMint === undefined) return row ?? null;
    const version = await parts.versionToMint(code);
    return version === null ? null : { task: "mint", version };
  }

  async function tellAgency(code: string): Promise<boolean> {
    const waiting = await taskOf(code);
    if (waiting === null) return false;
    await db.query(sql`update ${table} set doi_asked_at = ${parts.now()}::timestamptz where code = ${code}`);
    const { task, version } = waiting;
    if (task === "mint") {
      const answer = await withinPatience(parts.mint(code, version));
      return answer === null ? false : db.tx((tx) => parts.given(tx, code, version, answer));
    }
    if ((await withinPatience(parts.tell(task, code, version))) !== true) return false;
    return db.tx(async (tx) => {
      // Something else has to be told since.
      const rows = await tx.query(sql`update ${table} set doi_due = null where code = ${code} and doi_due = ${task} and published_version = ${version} returning code`);
      if (rows.length === 0) return false;
      await parts.told(tx, task, code, version);
      return true;
    });
  }

  return {
    tellAgency,
    async retry(limit = 50) {
      const rows = await db.query<{ code: string }>(sql`select code from ${table} where ${waits} order by doi_asked_at nulls first, code limit ${limit}`);
      let came = 0;
      for (const { code } of rows) if (await tellAgency(code)) came += 1;
      return came;
    },
  };
}

async function withinPatience<T>(asked: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => { timer = setTimeout(() => resolve(null), patienceMilliseconds); });
  try {
    // A provider that fails has its own log; here it only means "not yet".
    return await Promise.race([asked.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}
