import { sql, type Db } from "../../../../kernel/db/db.ts";
import { jsonb } from "../../../../kernel/db/values.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { RecommendationEvent } from "../domain/recommendation.ts";

interface Row {
  id: string;
  number: number;
  revision: number;
  act: RecommendationEvent["act"];
  text_fr: string;
  text_en: string;
  source: string;
  page: string | null;
  objectives: string[];
  reason: string | null;
  recorded_at: string;
  account_id: string | null;
  author: string;
  demonstration: boolean;
}

/** One writer at a time, so that numbers follow one another and revisions are seen. */
export async function lockRecommendations(tx: Db): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('reports.recommendation'))`);
}

/** All that was ever written of them, in the order recorded; of one alone where it is named, up to the end of a day where one is given. */
export async function listRecommendationEvents(db: Db, number: number | null = null, knownOn: Day | null = null): Promise<RecommendationEvent[]> {
  const until = knownOn === null ? null : `${knownOn}T23:59:59.999Z`;
  const rows = await db.query<Row>(sql`
    select id, number, revision, act, text_fr, text_en, source, page, objectives, reason, recorded_at, account_id, author, demonstration
    from reports.recommendation_event
    where (${number}::integer is null or number = ${number}::integer) and (${until}::timestamptz is null or recorded_at <= ${until}::timestamptz)
    order by sequence`);
  return rows.map((row) => ({
    id: row.id, number: row.number, revision: row.revision, act: row.act, text: { fr: row.text_fr, en: row.text_en }, source: row.source, page: row.page, objectives: row.objectives,
    reason: row.reason, recordedAt: row.recorded_at, accountId: row.account_id, author: row.author, demonstration: row.demonstration,
  }));
}

export async function appendRecommendationEvent(tx: Db, event: RecommendationEvent): Promise<void> {
  await tx.query(sql`
    insert into reports.recommendation_event (id, number, revision, act, text_fr, text_en, source, page, objectives, reason, recorded_at, account_id, author, demonstration)
    values (${event.id}, ${event.number}, ${event.revision}, ${event.act}, ${event.text.fr}, ${event.text.en}, ${event.source}, ${event.page}, ${jsonb(event.objectives)},
      ${event.reason}, ${event.recordedAt}, ${event.accountId}, ${event.author}, ${event.demonstration})`);
}
