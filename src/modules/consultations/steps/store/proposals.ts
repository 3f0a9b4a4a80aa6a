import { sql, type Db, type SQL } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import { withoutAccents } from "../../../../kernel/text/fold.ts";
import type { Contribution, ProposalRow } from "../domain/contribution.ts";
import { contributionColumns } from "./contributions.ts";

export const proposalSorts = ["newest", "oldest", "support", "comments", "answered"] as const;
export type ProposalSort = (typeof proposalSorts)[number];

export const answerFilters = ["any", "accepted", "partly", "refused", "none"] as const;
export type AnswerFilter = (typeof answerFilters)[number];

/** Which published proposals of a consultation. Every word of `text` has to be there, in whatever case or accents. */
export interface ProposalQuestion {
  readonly text: string;
  readonly theme: string;
  readonly objective: string;
  readonly answer: AnswerFilter;
  readonly sort: ProposalSort;
  readonly page: number;
  /** Rows a page; null: all of them. */
  readonly size: number | null;
}

const answered = sql`left join lateral (select verdict, answered_on from consultations.proposal_answer where proposal_id = c.id order by recorded_at desc, id desc limit 1) a on true`;

function whereOf(consultation: string, { text, theme, objective, answer }: ProposalQuestion): SQL {
  const words = withoutAccents(text).split(/\s+/).filter((word) => word !== "").slice(0, 10);
  return sql.join(
    [
      sql`c.consultation = ${consultation} and c.proposal_id is null and c.state = 'published'`,
      ...words.map((word) => sql`c.searched like ${`%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`}`),
      ...(theme === "" ? [] : [sql`c.theme = ${theme}`]),
      ...(objective === "" ? [] : [sql`c.objective = ${objective}`]),
      ...(answer === "any" ? [] : answer === "none" ? [sql`a.verdict is null`] : [sql`a.verdict = ${answer}`]),
    ],
    sql` and `,
  );
}

const orders: Readonly<Record<ProposalSort, SQL>> = {
  newest: sql`c.number desc`, oldest: sql`c.number`, support: sql`supports desc, c.number`, comments: sql`comments desc, c.number`, answered: sql`a.answered_on desc nulls last, c.number`,
};

const rowColumns = sql`${contributionColumns}, a.verdict, a.answered_on as "answeredOn",
      (select count(*)::int from consultations.support s where s.proposal_id = c.id) as supports,
      (select count(*)::int from consultations.contribution k where k.proposal_id = c.id and k.state = 'published') as comments,
      (select f.state from consultations.proposal_follow_up f where f.proposal_id = c.id order by f.happened_on desc, f.recorded_at desc, f.id desc limit 1) as "followUp"`;

/** Published, masked or withdrawn: its address stays, and says so. */
export async function proposalByNumber(db: Db, consultation: string, number: number): Promise<ProposalRow | null> {
  const [found] = await db.query<ProposalRow>(sql`select ${rowColumns} from consultations.contribution c ${answered} where c.consultation = ${consultation} and c.number = ${number} and c.state in ('published', 'masked', 'withdrawn')`);
  return found ?? null;
}

export async function listProposals(db: Db, consultation: string, question: ProposalQuestion): Promise<{ readonly total: number; readonly rows: readonly ProposalRow[] }> {
  const where = whereOf(consultation, question);
  const [count] = await db.query<{ total: number }>(sql`select count(*)::int as total from consultations.contribution c ${answered} where ${where}`);
  const part = question.size === null ? sql`` : sql`limit ${question.size} offset ${(question.page - 1) * question.size}`;
  const rows = await db.query<ProposalRow>(sql`
    select ${rowColumns}
    from consultations.contribution c ${answered} where ${where} order by ${orders[question.sort]} ${part}`);
  return { total: count?.total ?? 0, rows };
}

export interface ConsultationCounts {
  readonly proposals: number;
  readonly comments: number;
  readonly answered: number;
  readonly supports: number;
  readonly waiting: number;
  /** By rule of the charter. */
  readonly refused: Readonly<Record<string, number>>;
}

export async function countsOf(db: Db, consultation: string): Promise<ConsultationCounts> {
  const of = sql`consultation = ${consultation}`;
  const [counts] = await db.query<Omit<ConsultationCounts, "refused">>(sql`
    select (count(*) filter (where proposal_id is null and state = 'published'))::int as proposals, (count(*) filter (where proposal_id is not null and state = 'published'))::int as comments, (count(*) filter (where state = 'waiting'))::int as waiting,
      (count(*) filter (where proposal_id is null and state = 'published' and exists (select 1 from consultations.proposal_answer a where a.proposal_id = c.id)))::int as answered,
      (select count(*)::int from consultations.support s join consultations.contribution p on p.id = s.proposal_id where p.consultation = ${consultation} and p.state = 'published') as supports
    from consultations.contribution c where ${of}`);
  const refused = await db.query<{ rule: string; count: number }>(sql`select rule, count(*)::int as count from consultations.contribution where ${of} and state in ('refused', 'masked') group by rule order by rule`);
  return { proposals: counts?.proposals ?? 0, comments: counts?.comments ?? 0, answered: counts?.answered ?? 0, supports: counts?.supports ?? 0, waiting: counts?.waiting ?? 0, refused: Object.fromEntries(refused.map(({ rule, count }) => [rule, count])) };
}

/** Published comments of a consultation with the number of their proposal, oldest first. */
export async function publishedComments(db: Db, consultation: string): Promise<readonly (Contribution & { readonly proposalNumber: number })[]> {
  return db.query<Contribution & { readonly proposalNumber: number }>(sql`
    select ${contributionColumns}, p.number as "proposalNumber" from consultations.contribution c join consultations.contribution p on p.id = c.proposal_id
    where c.consultation = ${consultation} and c.state = 'published' and p.state = 'published' order by p.number, c.created_at, c.id`);
}

/** False where this account supported it already. */
export async function insertSupport(tx: Db, proposalId: string, accountId: string): Promise<boolean> {
  return (await tx.query(sql`insert into consultations.support (proposal_id, account_id) values (${proposalId}::uuid, ${accountId}) on conflict do nothing returning proposal_id`)).length > 0;
}

/** For what was made up, many at once. */
export async function putMadeUpSupports(db: Db, proposalId: string, accountIds: readonly string[]): Promise<void> {
  await db.query(sql`insert into consultations.support (proposal_id, account_id) select ${proposalId}::uuid, account from unnest(${array(accountIds, "text")}) as given (account) on conflict do nothing`);
}

export async function deleteSupport(tx: Db, proposalId: string, accountId: string): Promise<void> {
  await tx.query(sql`delete from consultations.support where proposal_id = ${proposalId}::uuid and account_id = ${accountId}`);
}

export async function supportOf(db: Db, proposalId: string, accountId: string | null): Promise<{ readonly count: number; readonly mine: boolean }> {
  const [found] = await db.query<{ count: number; mine: boolean }>(sql`select count(*)::int as count, coalesce(bool_or(account_id = ${accountId}), false) as mine from consultations.support where proposal_id = ${proposalId}::uuid`);
  return found ?? { count: 0, mine: false };
}

/** Is the very same text in this consultation already, waiting or published? */
export async function isPublishedTwin(db: Db, consultation: string, proposalId: string | null, { title, body }: { readonly title: string; readonly body: string }): Promise<boolean> {
  const rows = await db.query(sql`select 1 from consultations.contribution where consultation = ${consultation} and proposal_id is not distinct from ${proposalId}::uuid and state in ('waiting', 'published') and body = ${body} and title = ${proposalId === null ? title : ""} limit 1`);
  return rows.length > 0;
}
