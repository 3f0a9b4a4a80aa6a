import { sql, type Db, type SQL } from "../../../kernel/db/db.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { Absence } from "../domain/absence.ts";

/** An absence with the names that pages show. */
export interface NamedAbsence extends Absence {
  readonly name: string;
  readonly replacementName: string;
}

const named = sql`
  select b.id, b.account_id as "accountId", b.from_day as "from", b.until_day as "until", b.replacement_id as "replacementId",
         a.name, r.name as "replacementName"
  from identity.absence b join identity.account a on a.id = b.account_id join identity.account r on r.id = b.replacement_id
  where b.cancelled_at is null`;

async function select(db: Db, condition: SQL): Promise<NamedAbsence[]> {
  return db.query<NamedAbsence>(sql`${named} and ${condition} order by b.from_day, b.id`);
}

/** The absences that hold on a day and that somebody can stand in for: a replacement whose account is closed cannot. */
export function absencesOn(db: Db, on: Day): Promise<NamedAbsence[]> {
  return select(db, sql`b.from_day <= ${on}::date and ${on}::date < b.until_day and r.active`);
}

/** Absences of one account that are not over before a day. */
export function absencesOf(db: Db, accountId: string, from: Day): Promise<NamedAbsence[]> {
  return select(db, sql`b.account_id::text = ${accountId} and b.until_day > ${from}::date`);
}

/** Everybody's absences that are not over before a day. */
export function absencesFrom(db: Db, from: Day): Promise<NamedAbsence[]> {
  return select(db, sql`b.until_day > ${from}::date`);
}

export async function absenceById(db: Db, id: string): Promise<NamedAbsence | null> {
  return (await select(db, sql`b.id::text = ${id}`))[0] ?? null;
}

export async function insertAbsence(db: Db, absence: Absence & { readonly recordedAt: string; readonly recordedBy: string | null }): Promise<void> {
  await db.query(sql`
    insert into identity.absence (id, account_id, from_day, until_day, replacement_id, recorded_at, recorded_by)
    values (${absence.id}::uuid, ${absence.accountId}::uuid, ${absence.from}::date, ${absence.until}::date, ${absence.replacementId}::uuid,
            ${absence.recordedAt}::timestamptz, ${absence.recordedBy})`);
}

export async function cancelAbsence(db: Db, id: string, at: string): Promise<void> {
  await db.query(sql`update identity.absence set cancelled_at = ${at}::timestamptz where id = ${id}::uuid and cancelled_at is null`);
}
