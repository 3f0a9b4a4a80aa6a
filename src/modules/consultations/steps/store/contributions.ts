import { sql, type Db, type SQL } from "../../../../kernel/db/db.ts";
import { jsonb } from "../../../../kernel/db/values.ts";
import { withoutAccents } from "../../../../kernel/text/fold.ts";
import type { Contribution, ContributionState } from "../domain/contribution.ts";

/** With the account that sent it, which no page shows. */
export interface KeptContribution extends Contribution {
  readonly accountId: string | null;
}

export const contributionColumns = sql`c.id, c.consultation, c.number, c.proposal_id as "proposalId", c.reply_to as "replyTo", c.door, c.shown_as as "shownAs", c.title, c.body, c.theme, c.objective, c.state, c.rule, c.note, c.created_at as "createdAt", c.edited_at as "editedAt", c.published_at as "publishedAt", c.revision`;
const keptColumns = sql`${contributionColumns}, c.account_id as "accountId"`;

async function one(db: Db, where: SQL): Promise<KeptContribution | null> {
  const [found] = await db.query<KeptContribution>(sql`select ${keptColumns} from consultations.contribution c where ${where}`);
  return found ?? null;
}

export async function contributionOf(db: Db, id: string): Promise<KeptContribution | null> {
  return one(db, sql`c.id::text = ${id}`);
}

export async function contributionBySecret(db: Db, secretSha256: string): Promise<KeptContribution | null> {
  return one(db, sql`c.secret_sha256 = ${secretSha256}`);
}

/** Held until the transaction ends; others may point to it meanwhile (comments, supports), so that nobody waits in a circle. */
export async function lockedContribution(tx: Db, id: string): Promise<KeptContribution | null> {
  return one(tx, sql`c.id::text = ${id} for no key update`);
}

export async function insertContribution(tx: Db, contribution: Omit<KeptContribution, "number" | "rule" | "note" | "editedAt" | "revision"> & { readonly secretSha256: string }): Promise<void> {
  const { id, consultation, proposalId, replyTo, door, accountId, shownAs, title, body, theme, objective, state, secretSha256, createdAt, publishedAt } = contribution;
  // The consultation is locked by the caller: numbers are given one after the other.
  const number = proposalId === null ? sql`(select coalesce(max(number), 0) + 1 from consultations.contribution where consultation = ${consultation})` : sql`null`;
  await tx.query(sql`
    insert into consultations.contribution (id, consultation, number, proposal_id, reply_to, door, account_id, shown_as, title, body, theme, objective, searched, state, secret_sha256, created_at, published_at)
    values (${id}::uuid, ${consultation}, ${number}, ${proposalId}::uuid, ${replyTo}::uuid, ${door}, ${accountId}, ${jsonb(shownAs)}, ${title}, ${body}, ${theme}, ${objective}, ${withoutAccents(`${title} ${body}`)}, ${state}, ${secretSha256}, ${createdAt}::timestamptz, ${publishedAt}::timestamptz)`);
}

/** False where it was changed meanwhile. */
export async function updateText(tx: Db, id: string, revision: number, text: { readonly title: string; readonly body: string; readonly theme: string; readonly objective: string; readonly state: ContributionState; readonly at: string }): Promise<boolean> {
  const rows = await tx.query(sql`
    update consultations.contribution set title = ${text.title}, body = ${text.body}, theme = ${text.theme}, objective = ${text.objective}, searched = ${withoutAccents(`${text.title} ${text.body}`)},
      state = ${text.state}, rule = null, note = '', edited_at = ${text.at}::timestamptz, revision = revision + 1
    where id::text = ${id} and revision = ${revision} returning id`);
  return rows.length > 0;
}

export async function updateState(tx: Db, id: string, change: { readonly state: ContributionState; readonly rule: string | null; readonly note: string; readonly publishedAt: string | null }): Promise<void> {
  await tx.query(sql`update consultations.contribution set state = ${change.state}, rule = ${change.rule}, note = ${change.note}, published_at = ${change.publishedAt}::timestamptz, revision = revision + 1 where id::text = ${id}`);
}

/** Withdrawn: the words themselves are gone, what is left is that there was something. */
export async function emptyText(tx: Db, id: string, at: string): Promise<void> {
  await tx.query(sql`update consultations.contribution set state = 'withdrawn', rule = null, note = '', title = '', body = '', searched = '', shown_as = '{"fr": "", "en": ""}', account_id = null, edited_at = ${at}::timestamptz, revision = revision + 1 where id::text = ${id}`);
}

/** Published comments of a proposal, and those masked or withdrawn that others answer; oldest first. */
export async function commentsOf(db: Db, proposalId: string): Promise<readonly Contribution[]> {
  return db.query<Contribution>(sql`
    select ${contributionColumns} from consultations.contribution c
    where c.proposal_id::text = ${proposalId} and (c.state = 'published' or (c.state in ('masked', 'withdrawn') and exists (select 1 from consultations.contribution r where r.reply_to = c.id and r.state = 'published')))
    order by c.created_at, c.reply_to nulls first, c.id`);
}

/** What somebody who signed in has sent to a consultation, newest first. */
export async function contributionsBy(db: Db, accountId: string, consultation: string): Promise<readonly Contribution[]> {
  return db.query<Contribution>(sql`select ${contributionColumns} from consultations.contribution c where c.account_id = ${accountId} and c.consultation = ${consultation} order by c.created_at desc, c.id`);
}

export async function sentLately(db: Db, accountId: string, since: string): Promise<number> {
  const [found] = await db.query<{ count: number }>(sql`select count(*)::int as count from consultations.contribution where account_id = ${accountId} and created_at > ${since}::timestamptz`);
  return found?.count ?? 0;
}
