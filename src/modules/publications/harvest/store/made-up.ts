import { sql, type Db } from "../../../../kernel/db/db.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { jsonb } from "../../../../kernel/db/values.ts";
import type { Harvest } from "../domain/harvest.ts";
import { insertTroubles } from "./troubles.ts";

export interface MadeUpHarvest extends Pick<Harvest, "source" | "query" | "since" | "baseAddress" | "standing" | "startedOn" | "startedAt" | "endedAt" | "author" | "announced" | "pages" | "given" | "records" | "repeated" | "unchanged" | "faults" | "retries" | "throttled" | "seconds" | "lastError"> {
  readonly troubles: readonly { readonly page: number; readonly at: string; readonly issue: Issue }[];
}

/** Harvests that never were, marked as such, where there is none yet: to show what they look like. */
export async function addMadeUpHarvests(db: Db, harvests: readonly MadeUpHarvest[]): Promise<void> {
  await db.tx(async (tx) => {
    const [known] = await tx.query<{ count: number }>(sql`select count(*)::int as count from publications.harvest`);
    if ((known?.count ?? 0) > 0) return;
    for (const one of harvests) {
      const [row] = await tx.query<{ number: number }>(sql`
        insert into publications.harvest (source, query_by, query_value, since, since_of, base_address, standing, started_on, started_at, ended_at, account_id, author, announced, pages, given, records, repeated, unchanged, faults,
          retries, throttled, seconds, last_error, demonstration)
        values (${one.source}, ${one.query.by}, ${one.query.value}, ${one.since?.day ?? null}, ${one.since?.of ?? "changed"}, ${one.baseAddress}, ${one.standing}, ${one.startedOn}, ${one.startedAt}, ${one.endedAt}, null, ${one.author},
          ${one.announced}, ${one.pages}, ${one.given}, ${one.records}, ${one.repeated}, ${one.unchanged}, ${one.faults}, ${one.retries}, ${one.throttled}, ${one.seconds}::float8, ${jsonb(one.lastError ?? undefined)}, true)
        returning number`);
      for (const { page, at, issue } of one.troubles) await insertTroubles(tx, row?.number ?? 0, page, new Date(at), [issue]);
    }
  });
}
