import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import { daysFrom, quantile } from "../domain/delays.ts";
import type { RequestState } from "../domain/table.ts";

/** One request as the steering view and the committee need it: dates and states, nobody. */
export interface RequestFact {
  readonly dataset: string;
  readonly region: string | null;
  readonly state: RequestState;
  readonly submittedAt: string;
  /** First decision, by approval or refusal; null while it is awaited, or where the request ended without. */
  readonly decidedAt: string | null;
  readonly outcome: "approved" | "refused" | null;
  readonly demonstration: boolean;
}

export interface RequestStatistics {
  readonly byState: Readonly<Partial<Record<RequestState, number>>>;
  readonly submitted: number;
  readonly waiting: number;
  /** Days from handing in to decision; null without any decision. */
  readonly medianDays: number | null;
  readonly percentile90Days: number | null;
  /** Age in days of the oldest that waits, at the instant asked. */
  readonly oldestWaitingDays: number | null;
  readonly approvedShare: number | null;
}

export interface StatisticsQuestion {
  /** Handed in from this instant (in) until that one (out); null: no bound. */
  readonly from?: string | null;
  readonly until?: string | null;
  readonly datasets?: readonly string[];
  readonly region?: string;
}

/** Requests that were handed in, oldest first. Drafts are nobody's business. */
export async function requestFacts(db: Db, { from = null, until = null, datasets, region }: StatisticsQuestion): Promise<readonly RequestFact[]> {
  const rows = await db.query<{ dataset: string; region: string | null; state: RequestState; submitted_at: string; decided_at: string | null; demonstration: boolean }>(sql`
    select dataset, region, state, submitted_at, decided_at, demonstration from datasets.request
    where submitted_at is not null ${from === null ? sql`` : sql`and submitted_at >= ${from}`} ${until === null ? sql`` : sql`and submitted_at < ${until}`}
      ${datasets === undefined ? sql`` : sql`and dataset = any(${array(datasets, "text")})`} ${region === undefined ? sql`` : sql`and region = ${region}`}
    order by submitted_at, id`);
  return rows.map((row) => ({ dataset: row.dataset, region: row.region, state: row.state, submittedAt: row.submitted_at, decidedAt: row.decided_at, demonstration: row.demonstration, outcome: row.decided_at === null ? null : row.state === "refused" ? "refused" : "approved" }));
}

/** What the facts say at an instant. */
export function statisticsOf(facts: readonly RequestFact[], at: string): RequestStatistics {
  const byState: Partial<Record<RequestState, number>> = {};
  for (const { state } of facts) byState[state] = (byState[state] ?? 0) + 1;
  const delays = facts.flatMap(({ submittedAt, decidedAt }) => (decidedAt === null ? [] : [daysFrom(submittedAt, decidedAt)]));
  const waiting = facts.filter(({ state }) => state === "submitted" || state === "under-review");
  const decided = facts.filter(({ outcome }) => outcome !== null);
  const [oldest] = waiting;
  return {
    byState, submitted: facts.length, waiting: waiting.length, medianDays: quantile(delays, 0.5), percentile90Days: quantile(delays, 0.9),
    oldestWaitingDays: oldest === undefined ? null : daysFrom(oldest.submittedAt, at),
    approvedShare: decided.length === 0 ? null : decided.filter(({ outcome }) => outcome === "approved").length / decided.length,
  };
}
