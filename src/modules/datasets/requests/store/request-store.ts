import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array, jsonb } from "../../../../kernel/db/values.ts";
import { idOf, type AccessRequest } from "../domain/request.ts";
import type { NewRequest } from "../actions/deps.ts";
import { requestColumns, requestOf, type RequestRow } from "./request-rows.ts";

const underWay = sql.raw("('draft', 'submitted', 'under-review', 'returned', 'approved')");

/**
 * Adds a draft; null where this requester has one under way for the dataset, or sent this very form before: the unique
 * indexes say so, whoever comes first among a thousand at once.
 */
export async function insertRequest(db: Db, draft: NewRequest): Promise<AccessRequest | null> {
  const [row] = await db.query<RequestRow>(sql`
    insert into datasets.request as request (dataset, form_key, requester, state, revision, form_version, form, answers, accepted, deciders, rule, round, conditions, duration_days, region, renewal_of, created_at, changed_at, demonstration)
    values (${draft.dataset}, ${draft.formKey}, ${draft.requester}, 'draft', 1, ${draft.formVersion}, ${jsonb(draft.form)}, ${jsonb(draft.answers)}, ${jsonb(draft.accepted)}, '[]'::jsonb, ${jsonb(draft.rule)}, 0, '[]'::jsonb,
      ${draft.durationDays}, ${draft.region}, ${draft.renewalOf === null ? null : idOf(draft.renewalOf)}, ${draft.at}, ${draft.at}, ${draft.demonstration})
    on conflict do nothing returning ${requestColumns}`);
  return row === undefined ? null : requestOf(row);
}

export async function requestById(db: Db, id: number, lock = false): Promise<AccessRequest | null> {
  const [row] = await db.query<RequestRow>(sql`select ${requestColumns} from datasets.request where id = ${id} ${lock ? sql`for update` : sql``}`);
  return row === undefined ? null : requestOf(row);
}

export async function requestByFormKey(db: Db, requester: string, formKey: string): Promise<AccessRequest | null> {
  const [row] = await db.query<RequestRow>(sql`select ${requestColumns} from datasets.request where requester = ${requester} and form_key = ${formKey}`);
  return row === undefined ? null : requestOf(row);
}

/** The request of a person for a dataset that is not decided yet. */
export async function requestUnderWay(db: Db, requester: string, dataset: string): Promise<AccessRequest | null> {
  const [row] = await db.query<RequestRow>(sql`select ${requestColumns} from datasets.request where requester = ${requester} and dataset = ${dataset} and state in ${underWay}`);
  return row === undefined ? null : requestOf(row);
}

/** Access that a person has or had to a dataset, the last first. */
export async function lastGranted(db: Db, requester: string, dataset: string): Promise<AccessRequest | null> {
  const [row] = await db.query<RequestRow>(sql`select ${requestColumns} from datasets.request where requester = ${requester} and dataset = ${dataset} and state in ('granted', 'expired') order by id desc limit 1`);
  return row === undefined ? null : requestOf(row);
}

/** Writes what an act changed of a request that is locked. */
export async function updateRequest(db: Db, next: AccessRequest): Promise<void> {
  await db.query(sql`
    update datasets.request set state = ${next.state}, revision = ${next.revision}, answers = ${jsonb(next.answers)}, accepted = ${jsonb(next.accepted)}, deciders = ${jsonb(next.deciders)}, rule = ${jsonb(next.rule)},
      round = ${next.round}, conditions = ${jsonb(next.conditions)}, granted_files = ${next.grantedFiles === null ? sql`null` : jsonb(next.grantedFiles)}, duration_days = ${next.durationDays}, changed_at = ${next.changedAt},
      submitted_at = ${next.submittedAt}, due_at = ${next.dueAt}, escalated_at = ${next.escalatedAt}, decided_at = ${next.decidedAt}, granted_at = ${next.grantedAt}, expires_at = ${next.expiresAt}, closed_at = ${next.closedAt}
    where id = ${next.id}`);
}

/** Says anew who is named to decide a request. */
export async function setDeciders(db: Db, id: number, deciders: readonly string[]): Promise<void> {
  await db.query(sql`delete from datasets.request_decider where request = ${id}`);
  await db.query(sql`insert into datasets.request_decider (request, account) select ${id}::bigint, account from unnest(${array(deciders, "text")}) as account on conflict do nothing`);
}
