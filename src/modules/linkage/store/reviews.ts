import type { Author } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { jsonb } from "../../../kernel/db/values.ts";
import type { Answer, Decision, Reading, Reason, Review, ReviewOutcome, ReviewPair } from "../domain/project.ts";

const reviewColumns = sql`id, project, run, title, state, shows_score as "showsScore", masked, by_name as "byName", opened_at as "openedAt", closed_at as "closedAt", outcome, strata, threshold_weight as "thresholdWeight", reused, demonstration,
  (select coalesce(jsonb_agg(jsonb_build_object('accountId', account_id, 'name', name) order by account_id), '[]') from linkage.review_reader where review = id) as readers`;

export function listReviews(db: Db, { reader, project, run }: { readonly reader?: string; readonly project?: string; readonly run?: number } = {}): Promise<readonly Review[]> {
  return db.query<Review>(sql`select ${reviewColumns} from linkage.review where ${reader === undefined ? sql`true` : sql`exists (select 1 from linkage.review_reader where review = id and account_id = ${reader})`}
    and ${project === undefined ? sql`true` : sql`project = ${project}`} and ${run === undefined ? sql`true` : sql`run = ${run}`} order by (state = 'closed'), id desc`);
}

export async function findReview(db: Db, id: number, lock = false): Promise<Review | null> {
  const [row] = await db.query<Review>(sql`select ${reviewColumns} from linkage.review where id = ${id}${lock ? sql` for update` : sql``}`);
  return row ?? null;
}

export async function insertReview(db: Db, by: Author, review: Pick<Review, "project" | "run" | "title" | "showsScore" | "masked" | "openedAt" | "strata" | "thresholdWeight" | "reused" | "demonstration">, readers: readonly (Author & { readonly accountId: string })[]): Promise<number> {
  const [row] = await db.query<{ id: number }>(sql`insert into linkage.review (project, run, title, state, shows_score, masked, strata, threshold_weight, reused, by_account, by_name, opened_at, demonstration)
    values (${review.project}, ${review.run}, ${review.title}, 'open', ${review.showsScore}, ${review.masked}, ${jsonb(review.strata)}, ${review.thresholdWeight}, ${jsonb(review.reused)}, ${by.accountId}, ${by.name}, ${review.openedAt}, ${review.demonstration}) returning id`);
  const id = row?.id ?? 0;
  for (const { accountId, name } of readers) await db.query(sql`insert into linkage.review_reader (review, account_id, name) values (${id}, ${accountId}, ${name})`);
  return id;
}

export async function insertReviewPairs(db: Db, review: number, pairs: readonly (ReviewPair & { readonly shown: Uint8Array })[]): Promise<void> {
  const rows = pairs.map((pair) => ({ ...pair, shown: Buffer.from(pair.shown).toString("base64") }));
  await db.query(sql`insert into linkage.review_pair (review, pair, left_pseudonym, right_pseudonym, stratum, probability, weight, linked, evidence, reader_1, reader_2, shown)
    select ${review}, e->>'pair', e->>'left', e->>'right', (e->>'stratum')::int, (e->>'probability')::float8, (e->>'weight')::float8, (e->>'linked')::boolean, e->'evidence', e->>'reader1', e->>'reader2', decode(e->>'shown', 'base64')
    from jsonb_array_elements(${jsonb(rows)}) as e`);
}

const pairColumns = sql`pair, left_pseudonym as "left", right_pseudonym as "right", stratum, probability, weight, linked, evidence, reader_1 as "reader1", reader_2 as "reader2"`;

export function reviewPairs(db: Db, review: number): Promise<readonly ReviewPair[]> {
  return db.query<ReviewPair>(sql`select ${pairColumns} from linkage.review_pair where review = ${review} order by pair`);
}

/** Pseudonyms entrusted to a reader, in an order of their own. */
export async function pairsOfReader(db: Db, review: number, reader: string): Promise<readonly string[]> {
  return (await db.query<{ pair: string }>(sql`select pair from linkage.review_pair where review = ${review} and ${reader} in (reader_1, reader_2) order by md5(pair || ${reader}), pair`)).map(({ pair }) => pair);
}

export async function sealedValues(db: Db, review: number, pair: string): Promise<Uint8Array | null> {
  const [row] = await db.query<{ shown: string | null }>(sql`select encode(shown, 'base64') as shown from linkage.review_pair where review = ${review} and pair = ${pair}`);
  return row?.shown == null ? null : Buffer.from(row.shown, "base64");
}

export async function forgetValues(db: Db, review: number): Promise<void> {
  await db.query(sql`update linkage.review_pair set shown = null where review = ${review}`);
}

export function readings(db: Db, review: number, reader?: string): Promise<readonly Reading[]> {
  return db.query<Reading>(sql`select pair, reader, answer, reason, ordinal from linkage.reading where review = ${review}${reader === undefined ? sql`` : sql` and reader = ${reader}`} order by reader, ordinal`);
}

export async function putReading(db: Db, review: number, reading: { readonly pair: string; readonly reader: string; readonly answer: Answer; readonly reason: Reason; readonly at: string }): Promise<void> {
  await db.query(sql`insert into linkage.reading (review, pair, reader, answer, reason, read_at, ordinal)
    select ${review}, ${reading.pair}, ${reading.reader}, ${reading.answer}, ${reading.reason}, ${reading.at}::timestamptz, coalesce(max(ordinal), 0) + 1 from linkage.reading where review = ${review} and reader = ${reading.reader}
    on conflict (review, pair, reader) do update set answer = excluded.answer, reason = excluded.reason, read_at = excluded.read_at, ordinal = excluded.ordinal`);
}

/** `pair`: only where it is the last. */
export async function takeBackLast(db: Db, review: number, reader: string, pair: string | null): Promise<string | null> {
  const [row] = await db.query<{ pair: string }>(sql`delete from linkage.reading where review = ${review} and reader = ${reader} and ordinal = (select max(ordinal) from linkage.reading where review = ${review} and reader = ${reader})${pair === null ? sql`` : sql` and pair = ${pair}`} returning pair`);
  return row?.pair ?? null;
}

export async function addShowing(db: Db, review: number, pair: string, reader: string, field: string): Promise<number> {
  const [row] = await db.query<{ times: number }>(sql`insert into linkage.showing (review, pair, reader, field) values (${review}, ${pair}, ${reader}, ${field})
    on conflict (review, pair, reader, field) do update set times = linkage.showing.times + 1 returning times`);
  return row?.times ?? 1;
}

export async function shownFields(db: Db, review: number, pair: string, reader: string): Promise<readonly string[]> {
  return (await db.query<{ field: string }>(sql`select field from linkage.showing where review = ${review} and pair = ${pair} and reader = ${reader} order by field`)).map(({ field }) => field);
}

export async function countShowings(db: Db, review: number): Promise<number> {
  const [row] = await db.query<{ times: number }>(sql`select coalesce(sum(times), 0)::int as times from linkage.showing where review = ${review}`);
  return row?.times ?? 0;
}

/** Is this account a reader of a review of the project whose readings are open? */
export async function readsBlind(db: Db, project: string, accountId: string): Promise<boolean> {
  return (await db.query(sql`select 1 from linkage.review r join linkage.review_reader p on p.review = r.id where r.project = ${project} and r.state = 'open' and p.account_id = ${accountId} limit 1`)).length > 0;
}

/** Entrusts another reader with the pairs that one has not read and that the other does not read already; gives how many. */
export async function moveUnread(db: Db, review: number, from: string, to: Author & { readonly accountId: string }): Promise<number> {
  await db.query(sql`insert into linkage.review_reader (review, account_id, name) values (${review}, ${to.accountId}, ${to.name}) on conflict do nothing`);
  const moved = await db.query(sql`update linkage.review_pair p set reader_1 = case when reader_1 = ${from} then ${to.accountId} else reader_1 end, reader_2 = case when reader_2 = ${from} then ${to.accountId} else reader_2 end
    where review = ${review} and ${from} in (reader_1, reader_2) and ${to.accountId} not in (reader_1, reader_2) and not exists (select 1 from linkage.reading g where g.review = p.review and g.pair = p.pair and g.reader = ${from}) returning pair`);
  return moved.length;
}

export async function setReviewState(db: Db, review: number, state: "settling"): Promise<void> {
  await db.query(sql`update linkage.review set state = ${state} where id = ${review}`);
}

export async function setReviewClosed(db: Db, review: number, at: string, outcome: ReviewOutcome): Promise<void> {
  await db.query(sql`update linkage.review set state = 'closed', closed_at = ${at}, outcome = ${jsonb(outcome)} where id = ${review}`);
}

export function decisionsOf(db: Db, project: string): Promise<readonly Decision[]> {
  return db.query<Decision>(sql`select pair, left_pseudonym as "left", right_pseudonym as "right", answer, by_way_of as "byWayOf", reason, review, by_name as "byName", decided_at as "decidedAt" from linkage.decision where project = ${project} order by decided_at, pair`);
}

/** Keeps a decision; what stands already stays. */
export async function insertDecisions(db: Db, project: string, decisions: readonly Decision[]): Promise<void> {
  await db.query(sql`insert into linkage.decision (project, pair, left_pseudonym, right_pseudonym, answer, by_way_of, reason, review, by_name, decided_at)
    select ${project}, e->>'pair', e->>'left', e->>'right', e->>'answer', e->>'byWayOf', e->>'reason', (e->>'review')::int, e->>'byName', (e->>'decidedAt')::timestamptz from jsonb_array_elements(${jsonb(decisions)}) as e on conflict (project, pair) do nothing`);
}
