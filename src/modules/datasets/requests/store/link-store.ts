import { sql, type Db } from "../../../../kernel/db/db.ts";
import { jsonb } from "../../../../kernel/db/values.ts";
import type { AccessLink } from "../domain/request.ts";

interface LinkRow {
  readonly id: string;
  readonly files: readonly string[] | null;
  readonly made_at: string;
  readonly expires_at: string;
  readonly revoked_at: string | null;
}

export async function insertLink(db: Db, request: number, secretSha256: string, link: AccessLink): Promise<void> {
  await db.query(sql`insert into datasets.request_link (id, request, secret_sha256, files, made_at, expires_at) values (${link.id}, ${request}, ${secretSha256}, ${link.files === null ? sql`null` : jsonb(link.files)}, ${link.madeAt}, ${link.expiresAt})`);
}

export async function linksOf(db: Db, request: number): Promise<readonly AccessLink[]> {
  const rows = await db.query<LinkRow>(sql`select id, files, made_at, expires_at, revoked_at from datasets.request_link where request = ${request} order by made_at desc, id`);
  return rows.map((row) => ({ id: row.id, files: row.files, madeAt: row.made_at, expiresAt: row.expires_at, revokedAt: row.revoked_at }));
}

/** Ends a link; false where there is none of this request that still holds. */
export async function revokeLink(db: Db, request: number, id: string, at: string): Promise<boolean> {
  return (await db.query(sql`update datasets.request_link set revoked_at = ${at} where request = ${request} and id::text = ${id} and revoked_at is null returning id`)).length > 0;
}

export async function revokeAllLinks(db: Db, request: number, at: string): Promise<void> {
  await db.query(sql`update datasets.request_link set revoked_at = ${at} where request = ${request} and revoked_at is null`);
}

interface GrantRow {
  readonly id: number;
  readonly dataset: string;
  readonly requester: string;
  readonly granted_files: readonly string[] | null;
  readonly link_files: readonly string[] | null;
  readonly expires_at: string;
  readonly link_expires_at: string | null;
}

/** Access in force at an instant, of an account to a dataset. */
export async function grantsOfAccount(db: Db, account: string, dataset: string, at: string): Promise<readonly GrantRow[]> {
  return db.query<GrantRow>(sql`
    select id, dataset, requester, granted_files, null::jsonb as link_files, expires_at, null::timestamptz as link_expires_at from datasets.request
    where requester = ${account} and dataset = ${dataset} and state = 'granted' and expires_at > ${at}`);
}

/** Access in force at an instant, of whoever holds the secret behind this hash. */
export async function grantOfLink(db: Db, secretSha256: string, at: string): Promise<GrantRow | null> {
  const [row] = await db.query<GrantRow>(sql`
    select request.id, request.dataset, request.requester, request.granted_files, link.files as link_files, request.expires_at, link.expires_at as link_expires_at
    from datasets.request_link link join datasets.request request on request.id = link.request
    where link.secret_sha256 = ${secretSha256} and link.revoked_at is null and link.expires_at > ${at} and request.state = 'granted' and request.expires_at > ${at}`);
  return row ?? null;
}
