import { sql, type Db } from "../../../../kernel/db/db.ts";
import { jsonb } from "../../../../kernel/db/values.ts";
import type { Sheet, SheetContent, SheetVersion } from "../domain/sheet.ts";

interface SheetRow extends Omit<Sheet, "versions"> {}
interface VersionRow extends SheetVersion {
  readonly sheet: string;
}

/** All sheets with all their versions, by code; or the one asked for. */
export async function sheetsIn(db: Db, code?: string): Promise<readonly Sheet[]> {
  const rows = await db.query<SheetRow>(sql`select code, draft, revision, withdrawn, demonstration from consultations.guide_sheet ${code === undefined ? sql`` : sql`where code = ${code}`} order by code`);
  const versions = await db.query<VersionRow>(sql`select sheet, number, content, note, published_on as "publishedOn", sha256 from consultations.guide_version ${code === undefined ? sql`` : sql`where sheet = ${code}`} order by sheet, number`);
  return rows.map((row) => ({ ...row, versions: versions.filter(({ sheet }) => sheet === row.code).map(({ number, content, note, publishedOn, sha256 }) => ({ number, content, note, publishedOn, sha256 })) }));
}

/** Holds the sheet until the end of the transaction, against two people at once. */
export async function lockSheet(db: Db, code: string): Promise<void> {
  await db.query(sql`select code from consultations.guide_sheet where code = ${code} for update`);
}

/** False where the code is taken. */
export async function insertSheet(db: Db, code: string, draft: SheetContent, demonstration: boolean): Promise<boolean> {
  return (await db.query(sql`insert into consultations.guide_sheet (code, draft, revision, demonstration) values (${code}, ${jsonb(draft)}, 1, ${demonstration}) on conflict do nothing returning code`)).length === 1;
}

/** False where somebody else wrote since `seen`. */
export async function updateSheet(db: Db, code: string, seen: number, change: Pick<Sheet, "draft" | "withdrawn">): Promise<boolean> {
  const rows = await db.query(sql`update consultations.guide_sheet set draft = ${change.draft === null ? null : jsonb(change.draft)}, withdrawn = ${change.withdrawn === null ? null : jsonb(change.withdrawn)}, revision = revision + 1 where code = ${code} and revision = ${seen} returning code`);
  return rows.length === 1;
}

/** For a sheet that was never published. */
export async function deleteSheet(db: Db, code: string): Promise<void> {
  await db.query(sql`delete from consultations.guide_sheet where code = ${code}`);
}

export async function insertVersion(db: Db, code: string, version: SheetVersion): Promise<void> {
  await db.query(sql`insert into consultations.guide_version (sheet, number, content, note, published_on, sha256) values (${code}, ${version.number}, ${jsonb(version.content)}, ${jsonb(version.note)}, ${version.publishedOn}, ${version.sha256})`);
}
