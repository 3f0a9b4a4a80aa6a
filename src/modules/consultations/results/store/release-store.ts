import { createHash } from "node:crypto";
import { canonicalJson } from "../../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import { jsonb } from "../../../../kernel/db/values.ts";
import type { KeptRelease, Release } from "../domain/release.ts";

interface Row {
  readonly content: Release;
  readonly sha256: string;
  readonly demonstration: boolean;
}

export function hashOfRelease(release: Release): string {
  return createHash("sha256").update(canonicalJson(release), "utf8").digest("hex");
}

/** Keeps a release; where one is kept already, that one stays and nothing is changed. */
export async function keepRelease(db: Db, release: Release, demonstration: boolean): Promise<void> {
  await db.query(sql`insert into consultations.published_result (questionnaire, content, sha256, demonstration) values (${release.questionnaire}, ${jsonb(release)}, ${hashOfRelease(release)}, ${demonstration}) on conflict do nothing`);
}

export async function releaseOf(db: Db, questionnaire: string): Promise<KeptRelease | null> {
  const [row] = await db.query<Row>(sql`select content, sha256, demonstration from consultations.published_result where questionnaire = ${questionnaire}`);
  return row === undefined ? null : { ...row.content, sha256: row.sha256, demonstration: row.demonstration };
}
