import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array, jsonb } from "../../../../kernel/db/values.ts";
import type { Consultation } from "../domain/consultation.ts";
import type { ConsultationInput } from "../domain/check-consultation.ts";

const columns = sql`code, title, purpose, commitment, themes, phases, doors, staff_shown_as as "staffShownAs", synthesis_url as "synthesisUrl", published_at as "publishedAt", revision, demonstration`;

/** Drafts included. Those that began last come first. */
export async function allConsultations(db: Db): Promise<readonly Consultation[]> {
  return db.query<Consultation>(sql`select ${columns} from consultations.consultation order by phases->0->>'from' desc, code`);
}

export async function consultationOf(db: Db, code: string): Promise<Consultation | null> {
  const [found] = await db.query<Consultation>(sql`select ${columns} from consultations.consultation where code = ${code}`);
  return found ?? null;
}

/** The same, held until the transaction ends: numbers and states follow one another. */
export async function lockedConsultation(tx: Db, code: string): Promise<Consultation | null> {
  const [found] = await tx.query<Consultation>(sql`select ${columns} from consultations.consultation where code = ${code} for update`);
  return found ?? null;
}

/** False where another has the code already. */
export async function insertConsultation(tx: Db, input: ConsultationInput, at: string, demonstration: boolean): Promise<boolean> {
  const rows = await tx.query(sql`
    insert into consultations.consultation (code, title, purpose, commitment, themes, phases, doors, staff_shown_as, synthesis_url, demonstration, created_at)
    values (${input.code}, ${jsonb(input.title)}, ${jsonb(input.purpose)}, ${jsonb(input.commitment)}, ${jsonb(input.themes)}, ${jsonb(input.phases)}, ${array(input.doors, "text")}, ${array(input.staffShownAs, "text")}, ${input.synthesisUrl}, ${demonstration}, ${at}::timestamptz)
    on conflict (code) do nothing returning code`);
  return rows.length > 0;
}

/** False where it was changed meanwhile. */
export async function updateConsultation(tx: Db, input: ConsultationInput, revision: number): Promise<boolean> {
  const rows = await tx.query(sql`
    update consultations.consultation set title = ${jsonb(input.title)}, purpose = ${jsonb(input.purpose)}, commitment = ${jsonb(input.commitment)}, themes = ${jsonb(input.themes)}, phases = ${jsonb(input.phases)},
      doors = ${array(input.doors, "text")}, staff_shown_as = ${array(input.staffShownAs, "text")}, synthesis_url = ${input.synthesisUrl}, revision = revision + 1
    where code = ${input.code} and revision = ${revision} returning code`);
  return rows.length > 0;
}

export async function markPublished(tx: Db, code: string, at: string): Promise<void> {
  await tx.query(sql`update consultations.consultation set published_at = coalesce(published_at, ${at}::timestamptz), revision = revision + 1 where code = ${code}`);
}

export interface Invitation {
  readonly id: string;
  readonly consultation: string;
  readonly organisation: string;
  readonly createdAt: string;
  readonly revokedAt: string | null;
}

const invitationColumns = sql`id, consultation, organisation, created_at as "createdAt", revoked_at as "revokedAt"`;

export async function invitationsOf(db: Db, consultation: string): Promise<readonly Invitation[]> {
  return db.query<Invitation>(sql`select ${invitationColumns} from consultations.invitation where consultation = ${consultation} order by organisation, created_at, id`);
}

/** One that still opens its door. */
export async function invitationBySecret(db: Db, secretSha256: string): Promise<Invitation | null> {
  const [found] = await db.query<Invitation>(sql`select ${invitationColumns} from consultations.invitation where secret_sha256 = ${secretSha256} and revoked_at is null`);
  return found ?? null;
}

export async function insertInvitation(tx: Db, invitation: { readonly id: string; readonly consultation: string; readonly organisation: string; readonly secretSha256: string; readonly at: string }): Promise<void> {
  await tx.query(sql`insert into consultations.invitation (id, consultation, organisation, secret_sha256, created_at) values (${invitation.id}::uuid, ${invitation.consultation}, ${invitation.organisation}, ${invitation.secretSha256}, ${invitation.at}::timestamptz)`);
}

export async function revokeInvitation(tx: Db, consultation: string, id: string, at: string): Promise<boolean> {
  return (await tx.query(sql`update consultations.invitation set revoked_at = ${at}::timestamptz where id::text = ${id} and consultation = ${consultation} and revoked_at is null returning id`)).length > 0;
}
