import { randomBytes } from "node:crypto";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { array } from "../../../kernel/db/values.ts";
import type { Language } from "../../../kernel/i18n/language.ts";

export const rhythms = ["daily", "weekly"] as const;
export type Rhythm = (typeof rhythms)[number];

export interface Alert {
  readonly id: string;
  readonly accountId: string | null;
  readonly name: string;
  readonly query: string;
  readonly language: Language;
  readonly rhythm: Rhythm;
  readonly paused: boolean;
  readonly token: string;
  readonly createdAt: string;
  readonly confirmedAt: string | null;
  readonly lastToldAt: string;
  readonly toldSequence: number;
  readonly known: readonly string[];
}

/** An alert whose address nobody has confirmed is forgotten after so long. */
export const unconfirmedHours = 48;

const columns = sql`id, account_id as "accountId", name, query, language, rhythm, paused, token, created_at as "createdAt", confirmed_at as "confirmedAt", last_told_at as "lastToldAt", told_sequence as "toldSequence", known`;

/** 256 random bits: nobody finds one by trying. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

export async function insertAlert(db: Db, alert: Omit<Alert, "paused" | "lastToldAt"> & { readonly email: string | null }): Promise<void> {
  await db.query(sql`
    insert into studies.alert (id, account_id, email, name, query, language, rhythm, token, created_at, confirmed_at, last_told_at, told_sequence, known)
    values (${alert.id}::uuid, ${alert.accountId}, ${alert.email}, ${alert.name}, ${alert.query}, ${alert.language}, ${alert.rhythm}, ${alert.token}, ${alert.createdAt}::timestamptz, ${alert.confirmedAt}::timestamptz, ${alert.createdAt}::timestamptz, ${alert.toldSequence}, ${array(alert.known, "text")})`);
}

export async function alertsOf(db: Db, accountId: string): Promise<readonly Alert[]> {
  return db.query<Alert>(sql`select ${columns} from studies.alert where account_id = ${accountId} order by created_at desc, id`);
}

export async function alertByToken(db: Db, token: string): Promise<Alert | null> {
  const [found] = await db.query<Alert>(sql`select ${columns} from studies.alert where token = ${token}`);
  return found ?? null;
}

/** Where the mail of an alert goes; null once it has been ended. */
export async function addressOfAlert(db: Db, id: string): Promise<string | null> {
  const [found] = await db.query<{ email: string | null }>(sql`select email from studies.alert where id::text = ${id}`);
  return found?.email ?? null;
}

export async function changeAlert(db: Db, accountId: string, id: string, change: { readonly paused?: boolean | undefined; readonly rhythm?: Rhythm | undefined; readonly name?: string | undefined }): Promise<boolean> {
  const rows = await db.query(sql`
    update studies.alert set paused = coalesce(${change.paused ?? null}::boolean, paused), rhythm = coalesce(${change.rhythm ?? null}::text, rhythm), name = coalesce(${change.name ?? null}::text, name)
    where id::text = ${id} and account_id = ${accountId} returning id`);
  return rows.length > 0;
}

export async function deleteAlert(db: Db, accountId: string, id: string): Promise<boolean> {
  return (await db.query(sql`delete from studies.alert where id::text = ${id} and account_id = ${accountId} returning id`)).length > 0;
}

/** Ends an alert and forgets its address. */
export async function endAlert(db: Db, token: string): Promise<void> {
  await db.query(sql`delete from studies.alert where token = ${token}`);
}

export async function confirmAlert(db: Db, token: string, at: string): Promise<boolean> {
  return (await db.query(sql`update studies.alert set confirmed_at = coalesce(confirmed_at, ${at}::timestamptz) where token = ${token} and email is not null and (confirmed_at is not null or created_at > ${at}::timestamptz - make_interval(hours => ${unconfirmedHours}::int)) returning id`)).length > 0;
}

export async function forgetUnconfirmed(db: Db, at: string): Promise<number> {
  return (await db.query(sql`delete from studies.alert where confirmed_at is null and created_at <= ${at}::timestamptz - make_interval(hours => ${unconfirmedHours}::int) returning id`)).length;
}

/** How many an address or an account has, and how many mails of confirmation went to the address in the last hour. */
export async function standingOf(db: Db, who: { readonly email: string } | { readonly accountId: string }, at: string): Promise<{ readonly total: number; readonly lastHour: number }> {
  const mine = "email" in who ? sql`lower(email) = ${who.email.toLowerCase()}` : sql`account_id = ${who.accountId}`;
  const [found] = await db.query<{ total: number; lastHour: number }>(sql`select count(*)::int as total, (count(*) filter (where created_at > ${at}::timestamptz - interval '1 hour'))::int as "lastHour" from studies.alert where ${mine}`);
  return found ?? { total: 0, lastHour: 0 };
}

const hoursBetween: Readonly<Record<Rhythm, number>> = { daily: 23, weekly: 24 * 7 - 1 };

function due(at: string) {
  return sql`confirmed_at is not null and not paused and last_told_at <= ${at}::timestamptz - make_interval(hours => case rhythm when 'daily' then ${hoursBetween.daily}::int else ${hoursBetween.weekly}::int end)`;
}

export async function dueAlerts(db: Db, at: string): Promise<readonly string[]> {
  return (await db.query<{ id: string }>(sql`select id from studies.alert where ${due(at)} order by last_told_at, id`)).map(({ id }) => id);
}

export async function dueAlert(db: Db, id: string, at: string): Promise<Alert | null> {
  const [found] = await db.query<Alert>(sql`select ${columns} from studies.alert where id = ${id}::uuid and ${due(at)}`);
  return found ?? null;
}

/** Takes an alert that is still due; null where another runner has it or has told it. Held until the transaction ends. */
export async function lockedDueAlert(tx: Db, id: string, at: string): Promise<Alert | null> {
  const [found] = await tx.query<Alert>(sql`select ${columns} from studies.alert where id = ${id}::uuid and ${due(at)} for update skip locked`);
  return found ?? null;
}

export async function markTold(tx: Db, id: string, at: string, sequence: number, known: readonly string[]): Promise<void> {
  await tx.query(sql`update studies.alert set last_told_at = ${at}::timestamptz, told_sequence = ${sequence}, known = ${array(known, "text")} where id = ${id}::uuid`);
}
