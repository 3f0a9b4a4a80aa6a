import { sql, type Db } from "../../../../kernel/db/db.ts";
import { jsonb } from "../../../../kernel/db/values.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Certificate, Credit } from "../domain/model.ts";

/** The credits of a person, oldest first, those taken back among them; without a person those of everybody. */
export async function listCredits(db: Db, accountId?: string): Promise<readonly Credit[]> {
  return db.query<Credit>(sql`
    select id, account_id as "accountId", class_id as "classId", module_code as "moduleCode", credits, earned_on as "earnedOn", expires_on as "expiresOn", taken_back_on as "takenBackOn"
    from consultations.training_credit left join consultations.training_credit_taken_back on credit_id = id
    where ${accountId ?? null}::text is null or account_id = ${accountId ?? null} order by earned_on, id`);
}

/** Adds credits once for a person and a class, unless those given before were taken back. The class is locked by the caller. */
export async function addCredit(db: Db, credit: Omit<Credit, "takenBackOn">, demonstration: boolean): Promise<void> {
  await db.query(sql`
    insert into consultations.training_credit (id, account_id, class_id, module_code, credits, earned_on, expires_on, demonstration)
    select ${credit.id}::uuid, ${credit.accountId}, ${credit.classId}::uuid, ${credit.moduleCode}, ${credit.credits}::int, ${credit.earnedOn}::date, ${credit.expiresOn}::date, ${demonstration}::boolean
    where not exists (
      select from consultations.training_credit where class_id = ${credit.classId}::uuid and account_id = ${credit.accountId}
        and not exists (select from consultations.training_credit_taken_back where credit_id = training_credit.id))`);
}

/** Takes back the credits that a person has of a class; nothing where there are none. */
export async function takeBackCredit(db: Db, classId: string, accountId: string, on: Day, reason: string): Promise<void> {
  await db.query(sql`
    insert into consultations.training_credit_taken_back (credit_id, taken_back_on, reason)
    select id, ${on}::date, ${reason} from consultations.training_credit where class_id = ${classId}::uuid and account_id = ${accountId} on conflict do nothing`);
}

const columns = sql`id, account_id as "accountId", kind, code, version, credits, issued_on as "issuedOn", expires_on as "expiresOn", superseded_by as "supersededBy", revoked_on as "revokedOn", revoked_because as "revokedBecause", name_shown as "nameShown", mail_in_clear as "mailInClear", status_list as "statusList", status_index as "statusIndex", demonstration`;

/** The certificates of a person, newest first; without a person all of them. */
export async function listCertificates(db: Db, accountId?: string): Promise<readonly Certificate[]> {
  return db.query<Certificate>(sql`select ${columns} from consultations.training_certificate where ${accountId ?? null}::text is null or account_id = ${accountId ?? null} order by issued_on desc, id`);
}

export async function findCertificate(db: Db, id: string): Promise<Certificate | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  const [row] = await db.query<Certificate>(sql`select ${columns} from consultations.training_certificate where id = ${id}::uuid`);
  return row ?? null;
}

/** The class that gave a certificate of a module; null for a label. */
export async function classOfCertificate(db: Db, id: string): Promise<string | null> {
  const [row] = await db.query<{ classId: string | null }>(sql`select class_id as "classId" from consultations.training_certificate where id = ${id}::uuid`);
  return row?.classId ?? null;
}

/**
 * Puts a new certificate in the place of the one in force of the same person and subject; one of an earlier day, recorded
 * late, stands behind it instead. Inside a transaction.
 */
export async function replaceCertificate(db: Db, one: Omit<Certificate, "supersededBy" | "revokedOn" | "revokedBecause">, classId: string | null): Promise<void> {
  // The one before is moved aside first: only one may be current, and it can only name a successor that exists.
  const before = await db.query<{ id: string }>(sql`update consultations.training_certificate set superseded_by = id where account_id = ${one.accountId} and kind = ${one.kind} and code = ${one.code} and superseded_by is null and revoked_on is null and issued_on <= ${one.issuedOn}::date returning id`);
  await db.query(sql`
    insert into consultations.training_certificate (id, account_id, kind, code, version, credits, class_id, issued_on, expires_on, superseded_by, name_shown, mail_in_clear, status_list, status_index, demonstration)
    values (${one.id}::uuid, ${one.accountId}, ${one.kind}, ${one.code}, ${one.version}, ${one.credits}::int, ${classId}::uuid, ${one.issuedOn}::date, ${one.expiresOn}::date,
      (select id from consultations.training_certificate where account_id = ${one.accountId} and kind = ${one.kind} and code = ${one.code} and superseded_by is null and revoked_on is null), ${one.nameShown}, ${one.mailInClear}, ${one.statusList}, ${one.statusIndex}, ${one.demonstration})`);
  for (const { id } of before) await db.query(sql`update consultations.training_certificate set superseded_by = ${one.id}::uuid where id = ${id}::uuid`);
}

/** What a certificate replaced stands again where that one is revoked, the newest of it first; behind the one after it, where there is one. */
export async function restoreReplaced(db: Db, id: string): Promise<void> {
  await db.query(sql`
    update consultations.training_certificate set superseded_by = coalesce(next, case when training_certificate.id = newest then null else newest end)
    from (
      select id, first_value(id) over (order by revoked_on is not null, issued_on desc, id) as newest, (select superseded_by from consultations.training_certificate where id = ${id}::uuid) as next
      from consultations.training_certificate where superseded_by = ${id}::uuid) as replaced
    where training_certificate.id = replaced.id`);
}

/** Accounts with a certificate of this class that was not revoked. */
export async function certifiedIn(db: Db, classId: string): Promise<ReadonlySet<string>> {
  const rows = await db.query<{ accountId: string }>(sql`select account_id as "accountId" from consultations.training_certificate where class_id = ${classId}::uuid and revoked_on is null`);
  return new Set(rows.map(({ accountId }) => accountId));
}

/** The last status list in which there is somebody; 1 where there is nobody yet. */
export async function lastList(db: Db): Promise<number> {
  const [row] = await db.query<{ list: number }>(sql`select coalesce(max(status_list), 1) as list from consultations.training_certificate`);
  return row?.list ?? 1;
}

/** Places of the status lists that are taken. */
export async function takenPlaces(db: Db): Promise<ReadonlySet<number>> {
  const rows = await db.query<{ at: number }>(sql`select (status_list - 1) * 131072 + status_index as at from consultations.training_certificate`);
  return new Set(rows.map(({ at }) => at));
}

export async function revokedPlaces(db: Db, list: number): Promise<readonly number[]> {
  const rows = await db.query<{ at: number }>(sql`select status_index as at from consultations.training_certificate where status_list = ${list} and revoked_on is not null order by 1`);
  return rows.map(({ at }) => at);
}

export async function setRevoked(db: Db, id: string, on: Day, because: string): Promise<boolean> {
  const set = await db.query(sql`update consultations.training_certificate set revoked_on = ${on}::date, revoked_because = ${because} where id = ${id}::uuid and revoked_on is null returning id`);
  return set.length === 1;
}

/** What the holder wants shown. What was signed with other wishes is forgotten, and signed again when it is asked for. */
export async function setWishes(db: Db, id: string, wishes: { readonly nameShown: boolean; readonly mailInClear: boolean }): Promise<void> {
  await db.query(sql`
    with before as (select mail_in_clear from consultations.training_certificate where id = ${id}::uuid)
    delete from consultations.training_credential where certificate_id = ${id}::uuid and (select mail_in_clear from before) <> ${wishes.mailInClear}`);
  await db.query(sql`update consultations.training_certificate set name_shown = ${wishes.nameShown}, mail_in_clear = ${wishes.mailInClear} where id = ${id}::uuid`);
}

export interface SignedCredential {
  readonly embedded: Readonly<Record<string, unknown>>;
  readonly compact: string;
}

export async function signedCredential(db: Db, id: string): Promise<SignedCredential | null> {
  const [row] = await db.query<SignedCredential>(sql`select embedded, compact from consultations.training_credential where certificate_id = ${id}::uuid`);
  return row ?? null;
}

/** Keeps what was signed, unless somebody else has just done so: theirs then stands. */
export async function keepSigned(db: Db, id: string, { embedded, compact }: SignedCredential, at: Date): Promise<void> {
  await db.query(sql`insert into consultations.training_credential (certificate_id, embedded, compact, signed_at) values (${id}::uuid, ${jsonb(embedded)}, ${compact}, ${at.toISOString()}::timestamptz) on conflict do nothing`);
}

export async function knownKeys(db: Db): Promise<readonly { readonly did: string; readonly publicKeyMultibase: string }[]> {
  return db.query(sql`select did, public_key_multibase as "publicKeyMultibase" from consultations.training_issuer_key order by first_used_at, public_key_multibase`);
}

export async function keepKey(db: Db, did: string, publicKeyMultibase: string, at: Date): Promise<void> {
  await db.query(sql`insert into consultations.training_issuer_key (did, public_key_multibase, first_used_at) values (${did}, ${publicKeyMultibase}, ${at.toISOString()}::timestamptz) on conflict do nothing`);
}
