import { createHmac, randomBytes } from "node:crypto";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { gatherCounts } from "../../../kernel/db/gather-counts.ts";
import { jsonb } from "../../../kernel/db/values.ts";
import { withoutAccents } from "../../../kernel/text/fold.ts";
import type { Clock, Day } from "../../../kernel/time/day.ts";
import type { UseCounter, UseKind } from "../domain/ports.ts";
import { isRobot } from "./robots.ts";
import { createSieve, doubleClickMilliseconds } from "./sieve.ts";

export interface RunningUseCounter extends UseCounter {
  /** Writes what is counted so far. What cannot be written is kept for the next time. */
  flush(): Promise<void>;
  /** Writes the rest and stops; does not fail. */
  close(): Promise<void>;
}

/** What is remembered of one day: visitors and queries under a key that is never written and goes with the day. */
interface Memory {
  readonly day: Day;
  readonly key: Uint8Array;
  readonly sieve: ReturnType<typeof createSieve>;
}

const datasetCode = /^ds-\d{6,}$/;

/**
 * Counts uses of datasets by the rule written on `/data/top`. Only dataset, kind, day and number are written, every few
 * seconds in one statement, so that several processes add up; visitors and queries never leave the memory, and even
 * there stand as keyed hashes (HMAC-SHA-256 under a key made by chance each day). Counting never waits and never fails.
 */
export function createUseCounter({ db, clock }: { readonly db: Db; readonly clock: Clock }, pause?: number): RunningUseCounter {
  const counts = gatherCounts<{ readonly dataset: string; readonly kind: UseKind; readonly day: Day }>((taken) =>
    // In one order, so that two processes never wait for one another.
    db.query(sql`
      insert into datasets.use_count (dataset, kind, day, count, demonstration)
      select dataset, kind, day, count, false from jsonb_to_recordset(${jsonb(taken)}) as given (dataset text, kind text, day date, count bigint) order by dataset, kind, day
      on conflict (dataset, kind, day, demonstration) do update set count = datasets.use_count.count + excluded.count`), pause);
  let memory: Memory | null = null;
  let yesterday: Memory | null = null;
  const fresh = (day: Day): Memory => ({ day, key: randomBytes(32), sieve: createSieve() });
  return {
    count(kind, datasets, { address, userAgent, query }) {
      if (isRobot(userAgent)) return;
      const day = clock.today();
      const instantMilliseconds = clock.now().getTime();
      if (memory === null || memory.day !== day) {
        yesterday = memory;
        memory = fresh(day);
      }
      // A double click around midnight is still one: the day before is remembered as long as that can matter.
      const sinceMidnight = instantMilliseconds - Date.parse(`${day}T00:00:00Z`);
      if (yesterday !== null && sinceMidnight >= doubleClickMilliseconds) yesterday = null;
      const asked = foldQuery(query ?? "");
      const memories = (kind === "search" || yesterday === null ? [memory] : [memory, yesterday])
        .map(({ key, sieve }) => ({ sieve, visitor: keyed(key, `${address ?? ""}\n${userAgent ?? ""}`), query: keyed(key, asked) }));
      for (const dataset of new Set(datasets)) {
        if (!datasetCode.test(dataset)) continue;
        // Each memory is told, even where another has said no: the click after this one asks them all.
        const answers = memories.map(({ sieve, visitor, query: queryKey }) => sieve.counts({ kind, dataset, visitor, query: queryKey, instantMilliseconds }));
        if (answers.includes(false)) continue;
        counts.add({ dataset, kind, day });
      }
    },
    flush: counts.flush,
    close: counts.close,
  };
}

/** "Cohorte  ÂGE" and "cohorte age" are one query. */
function foldQuery(query: string): string {
  return withoutAccents(query).replaceAll(/\s+/g, " ").trim().slice(0, 400);
}

function keyed(key: Uint8Array, text: string): string {
  return createHmac("sha256", key).update(text).digest("base64url").slice(0, 16);
}
