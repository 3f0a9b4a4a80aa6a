import { sql, type Db } from "../../../../kernel/db/db.ts";
import { jsonb } from "../../../../kernel/db/values.ts";
import type { Contact, ContactContent } from "../domain/contact.ts";

interface ContactRow {
  readonly id: string;
  readonly content: ContactContent;
  readonly revision: number;
  readonly demonstration: boolean;
}

const contactOf = ({ content, ...row }: ContactRow): Contact => ({ ...content, ...row });

export async function allContacts(db: Db): Promise<readonly Contact[]> {
  return (await db.query<ContactRow>(sql`select id, content, revision, demonstration from consultations.contact`)).map(contactOf);
}

/** Null where there is none. */
export async function contactById(db: Db, id: string): Promise<Contact | null> {
  const [row] = await db.query<ContactRow>(sql`select id, content, revision, demonstration from consultations.contact where id = ${id}`);
  return row === undefined ? null : contactOf(row);
}

export async function insertContact(db: Db, id: string, content: ContactContent, demonstration: boolean): Promise<void> {
  await db.query(sql`insert into consultations.contact (id, content, revision, demonstration) values (${id}, ${jsonb(content)}, 1, ${demonstration})`);
}

/** False where somebody else wrote since `seen`. */
export async function updateContact(db: Db, id: string, seen: number, content: ContactContent): Promise<boolean> {
  return (await db.query(sql`update consultations.contact set content = ${jsonb(content)}, revision = revision + 1 where id = ${id} and revision = ${seen} returning id`)).length === 1;
}

/** False where somebody else wrote since `seen`. */
export async function deleteContact(db: Db, id: string, seen: number): Promise<boolean> {
  return (await db.query(sql`delete from consultations.contact where id = ${id} and revision = ${seen} returning id`)).length === 1;
}
