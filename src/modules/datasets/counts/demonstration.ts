import { sql, type Db } from "../../../kernel/db/db.ts";
import { jsonb } from "../../../kernel/db/values.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { UseKind } from "../domain/ports.ts";

/** A count of the demonstration: made up, and marked so. */
export interface MadeUpCount {
  readonly dataset: string;
  readonly kind: UseKind;
  readonly day: Day;
  readonly count: number;
}

/** Puts made-up counts in place of those there were. */
export async function takeDemonstrationCounts(db: Db, counts: readonly MadeUpCount[]): Promise<void> {
  await db.tx(async (tx) => {
    await tx.query(sql`delete from datasets.use_count where demonstration`);
    await tx.query(sql`
      insert into datasets.use_count (dataset, kind, day, count, demonstration)
      select dataset, kind, day, count, true from jsonb_to_recordset(${jsonb(counts)}) as given (dataset text, kind text, day date, count bigint)`);
  });
}
