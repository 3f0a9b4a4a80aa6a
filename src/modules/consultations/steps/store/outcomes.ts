import { sql, type Db } from "../../../../kernel/db/db.ts";
import { jsonb } from "../../../../kernel/db/values.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { ContributionState, FollowUp, ProposalAnswer } from "../domain/contribution.ts";
import type { KeptContribution } from "./contributions.ts";
import { contributionColumns } from "./contributions.ts";

/** Latest first: the first holds. */
export async function answersOf(db: Db, proposalId: string): Promise<readonly ProposalAnswer[]> {
  return db.query<ProposalAnswer>(sql`select proposal_id as "proposalId", verdict, reason, answered_by as "answeredBy", action, answered_on as "answeredOn" from consultations.proposal_answer where proposal_id::text = ${proposalId} order by recorded_at desc, id desc`);
}

/** Oldest first. */
export async function followUpsOf(db: Db, proposalId: string): Promise<readonly FollowUp[]> {
  return db.query<FollowUp>(sql`select proposal_id as "proposalId", state, note, happened_on as "happenedOn" from consultations.proposal_follow_up where proposal_id::text = ${proposalId} order by happened_on, recorded_at, id`);
}

export async function insertAnswer(tx: Db, id: string, answer: ProposalAnswer, at: string): Promise<void> {
  await tx.query(sql`insert into consultations.proposal_answer (id, proposal_id, verdict, reason, answered_by, action, answered_on, recorded_at) values (${id}::uuid, ${answer.proposalId}::uuid, ${answer.verdict}, ${answer.reason}, ${answer.answeredBy}, ${answer.action}, ${answer.answeredOn}::date, ${at}::timestamptz)`);
}

export async function insertFollowUp(tx: Db, id: string, followUp: FollowUp, at: string): Promise<void> {
  await tx.query(sql`insert into consultations.proposal_follow_up (id, proposal_id, state, note, happened_on, recorded_at) values (${id}::uuid, ${followUp.proposalId}::uuid, ${followUp.state}, ${followUp.note}, ${followUp.happenedOn}::date, ${at}::timestamptz)`);
}

/** Answers and follow-up of all published proposals of a consultation. */
export async function outcomesOf(db: Db, consultation: string): Promise<{ readonly answers: readonly ProposalAnswer[]; readonly followUps: readonly FollowUp[] }> {
  const published = sql`proposal_id in (select id from consultations.contribution where consultation = ${consultation} and state = 'published')`;
  return {
    answers: await db.query<ProposalAnswer>(sql`select proposal_id as "proposalId", verdict, reason, answered_by as "answeredBy", action, answered_on as "answeredOn" from consultations.proposal_answer where ${published} order by recorded_at desc, id desc`),
    followUps: await db.query<FollowUp>(sql`select proposal_id as "proposalId", state, note, happened_on as "happenedOn" from consultations.proposal_follow_up where ${published} order by happened_on, recorded_at, id`),
  };
}

export interface ConsultationEvent {
  readonly id: string;
  readonly consultation: string;
  readonly kind: "meeting" | "seminar";
  readonly title: Bilingual;
  readonly place: string;
  readonly happensOn: Day;
  /** What was said; empty until it is written. */
  readonly account: string;
  readonly sheets: readonly { readonly kind: "advice" | "capsule"; readonly title: string; readonly text: string }[];
}

export async function eventsOf(db: Db, consultation: string): Promise<readonly ConsultationEvent[]> {
  return db.query<ConsultationEvent>(sql`select id, consultation, kind, title, place, happens_on as "happensOn", account, sheets from consultations.consultation_event where consultation = ${consultation} order by happens_on, id`);
}

export async function saveEvent(tx: Db, event: ConsultationEvent): Promise<void> {
  await tx.query(sql`
    insert into consultations.consultation_event (id, consultation, kind, title, place, happens_on, account, sheets) values (${event.id}::uuid, ${event.consultation}, ${event.kind}, ${jsonb(event.title)}, ${event.place}, ${event.happensOn}::date, ${event.account}, ${jsonb(event.sheets)})
    on conflict (id) do update set kind = excluded.kind, title = excluded.title, place = excluded.place, happens_on = excluded.happens_on, account = excluded.account, sheets = excluded.sheets where consultation_event.consultation = excluded.consultation`);
}

export interface Decision {
  readonly id: string;
  readonly contributionId: string;
  readonly act: "accept" | "refuse" | "mask" | "undo";
  readonly previousState: ContributionState;
  readonly nextState: ContributionState;
  readonly rule: string | null;
  readonly note: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
  readonly undone: boolean;
}

const decisionColumns = sql`d.id, d.contribution_id as "contributionId", d.act, d.previous_state as "previousState", d.next_state as "nextState", d.rule, d.note, d.decided_by as "decidedBy", d.decided_at as "decidedAt", d.undone`;

export async function decisionsOf(db: Db, contributionId: string): Promise<readonly Decision[]> {
  return db.query<Decision>(sql`select ${decisionColumns} from consultations.contribution_decision d where d.contribution_id::text = ${contributionId} order by d.sequence desc`);
}

export async function insertDecision(tx: Db, decision: Omit<Decision, "undone">): Promise<void> {
  await tx.query(sql`
    insert into consultations.contribution_decision (id, contribution_id, act, previous_state, next_state, rule, note, decided_by, decided_at)
    values (${decision.id}::uuid, ${decision.contributionId}::uuid, ${decision.act}, ${decision.previousState}, ${decision.nextState}, ${decision.rule}, ${decision.note}, ${decision.decidedBy}, ${decision.decidedAt}::timestamptz)`);
}

export async function markUndone(tx: Db, id: string): Promise<void> {
  await tx.query(sql`update consultations.contribution_decision set undone = true where id = ${id}::uuid`);
}

/** A text for moderators: with the proposal it is about, and what was decided last. */
export interface QueueRow extends KeptContribution {
  readonly consultationTitle: Bilingual;
  readonly about: string;
  readonly aboutNumber: number | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decidedAct: Decision["act"] | null;
}

/** Those that wait, oldest first; of the other states the latest decision first. */
export async function queueOf(db: Db, question: { readonly state: ContributionState; readonly consultation: string; readonly page: number; readonly size: number }): Promise<{ readonly total: number; readonly rows: readonly QueueRow[] }> {
  const where = sql`c.state = ${question.state} ${question.consultation === "" ? sql`` : sql`and c.consultation = ${question.consultation}`}`;
  const [count] = await db.query<{ total: number }>(sql`select count(*)::int as total from consultations.contribution c where ${where}`);
  const order = question.state === "waiting" ? sql`c.created_at, c.id` : sql`d.decided_at desc nulls last, c.created_at desc, c.id`;
  const rows = await db.query<QueueRow>(sql`
    select ${contributionColumns}, c.account_id as "accountId", s.title as "consultationTitle", coalesce(p.title, '') as about, p.number as "aboutNumber", d.decided_by as "decidedBy", d.decided_at as "decidedAt", d.act as "decidedAct"
    from consultations.contribution c join consultations.consultation s on s.code = c.consultation left join consultations.contribution p on p.id = c.proposal_id
    left join lateral (select decided_by, decided_at, act from consultations.contribution_decision where contribution_id = c.id and not undone and act <> 'undo' order by sequence desc limit 1) d on true
    where ${where} order by ${order} limit ${question.size} offset ${(question.page - 1) * question.size}`);
  return { total: count?.total ?? 0, rows };
}
