import { sql, type Db } from "../../../kernel/db/db.ts";
import { gatherCounts } from "../../../kernel/db/gather-counts.ts";
import { jsonb } from "../../../kernel/db/values.ts";
import type { Served } from "../../../kernel/http/server-options.ts";
import { yearPeriod, type Clock, type Day } from "../../../kernel/time/day.ts";
import { pageViewed, type AccessPage } from "./page-view.ts";

export interface DayCount {
  readonly day: Day;
  readonly page: AccessPage;
  readonly count: number;
}

/** Accesses to the portal, counted without knowing anyone. */
export interface Accesses {
  /** Told of every answer; never waits and never fails. */
  served(served: Served): void;
  /** Writes what is counted so far. What cannot be written is kept for the next time. */
  flush(): Promise<void>;
  /** Day by day in a year, all pages together, oldest first; null where nothing was ever counted in it. */
  counts(year: number): Promise<{ readonly days: readonly { readonly day: Day; readonly count: number }[]; readonly demonstration: boolean } | null>;
  /** Writes the rest and stops; does not fail. */
  close(): Promise<void>;
}

/** Counts in memory and adds to `lab.access_count` every few seconds, in one statement: several processes add up. */
export function createAccesses({ db, clock }: { readonly db: Db; readonly clock: Clock }, pause?: number): Accesses {
  const counts = gatherCounts<{ readonly day: Day; readonly page: AccessPage }>((taken) =>
    // In one order, so that two processes never wait for one another.
    db.query(sql`
      insert into lab.access_count (day, page, count)
      select day, page, count from jsonb_to_recordset(${jsonb(taken)}) as given (day date, page text, count bigint) order by day, page
      on conflict (day, page) do update set count = lab.access_count.count + excluded.count`), pause);
  return {
    served(served) {
      const page = pageViewed(served);
      if (page !== null) counts.add({ day: clock.today(), page });
    },
    flush: counts.flush,
    async counts(year) {
      const { from, until } = yearPeriod(year);
      const days = await db.query<{ day: Day; count: number }>(
        sql`select day, sum(count)::bigint as count from lab.access_count where day >= ${from} and day < ${until} group by day order by day`,
      );
      return days.length === 0 ? null : { days, demonstration: false };
    },
    close: counts.close,
  };
}

/** Every count, oldest first. */
export async function allCounts(db: Db): Promise<DayCount[]> {
  return db.query<DayCount>(sql`select day, page, count from lab.access_count order by day, page`);
}

/** Counts by month and page, oldest first; `month` is `YYYY-MM`. */
export async function monthCounts(db: Db): Promise<{ readonly month: string; readonly page: AccessPage; readonly count: number }[]> {
  return db.query(sql`select to_char(day, 'YYYY-MM') as month, page, sum(count)::bigint as count from lab.access_count group by 1, 2 order by 1, 2`);
}
