import { sql, type Db } from "../../../../kernel/db/db.ts";
import type { Enrolment, EnrolmentState } from "../domain/model.ts";

const columns = sql`class_id as "classId", account_id as "accountId", state, attended, attempts, best_share as "bestShare", passed`;

/** Of a class, in the order in which they came. */
export async function enrolmentsOf(db: Db, classId: string): Promise<readonly Enrolment[]> {
  return db.query<Enrolment>(sql`select ${columns} from consultations.training_enrolment where class_id = ${classId}::uuid order by place_in_line`);
}

export async function enrolmentsOfPerson(db: Db, accountId: string): Promise<readonly Enrolment[]> {
  return db.query<Enrolment>(sql`select ${columns} from consultations.training_enrolment where account_id = ${accountId} order by place_in_line`);
}

export async function findEnrolment(db: Db, classId: string, accountId: string): Promise<Enrolment | null> {
  const [row] = await db.query<Enrolment>(sql`select ${columns} from consultations.training_enrolment where class_id = ${classId}::uuid and account_id = ${accountId}`);
  return row ?? null;
}

/** How many places are taken, and how many people wait, by class. */
export async function countEnrolments(db: Db): Promise<ReadonlyMap<string, { readonly enrolled: number; readonly waiting: number }>> {
  const rows = await db.query<{ id: string; enrolled: number; waiting: number }>(sql`
    select class_id as id, (count(*) filter (where state = 'enrolled'))::int as enrolled, (count(*) filter (where state = 'waiting'))::int as waiting
    from consultations.training_enrolment group by class_id`);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** Puts a person at the end of the line, whatever they were before. */
export async function putInLine(db: Db, classId: string, accountId: string, state: EnrolmentState, demonstration: boolean): Promise<void> {
  await db.query(sql`
    insert into consultations.training_enrolment (class_id, account_id, state, demonstration) values (${classId}::uuid, ${accountId}, ${state}, ${demonstration})
    on conflict (class_id, account_id) do update set state = excluded.state, place_in_line = default`);
}

export async function setState(db: Db, classId: string, accountId: string, state: EnrolmentState): Promise<void> {
  await db.query(sql`update consultations.training_enrolment set state = ${state} where class_id = ${classId}::uuid and account_id = ${accountId}`);
}

/** Who was not there has not passed either. */
export async function setAttended(db: Db, classId: string, accountId: string, attended: boolean): Promise<void> {
  await db.query(sql`update consultations.training_enrolment set attended = ${attended}, passed = passed and ${attended} where class_id = ${classId}::uuid and account_id = ${accountId}`);
}

/** One more attempt, with the best share of all. */
export async function addAttempt(db: Db, classId: string, accountId: string, share: number, passed: boolean): Promise<void> {
  await db.query(sql`
    update consultations.training_enrolment set attempts = attempts + 1, best_share = greatest(coalesce(best_share, 0), ${share}::double precision), passed = passed or ${passed}
    where class_id = ${classId}::uuid and account_id = ${accountId}`);
}

/** Gives back the attempts of somebody who has not passed. */
export async function clearAttempts(db: Db, classId: string, accountId: string): Promise<void> {
  await db.query(sql`update consultations.training_enrolment set attempts = 0 where class_id = ${classId}::uuid and account_id = ${accountId} and not passed`);
}
