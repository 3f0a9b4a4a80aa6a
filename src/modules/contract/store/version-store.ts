import { sql, type Db } from "../../../kernel/db/db.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { Contradiction } from "../domain/check/index.ts";
import type { Register } from "../domain/register.ts";

export interface ContractVersion {
  readonly id: string;
  readonly contractCode: string;
  /** 0 is the base text, then the amendments in order. */
  readonly number: number;
  readonly kind: "base" | "amendment";
  readonly reasonKind: string | null;
  readonly reason: Bilingual | null;
  /** Null for a draft. */
  readonly inForceFrom: Day | null;
  readonly register: Register;
  readonly registerSha256: string;
  readonly sourceName: string | null;
  readonly sourceSha256: string | null;
  readonly contradictions: readonly Contradiction[];
  readonly createdAt: string;
  readonly accountId: string | null;
  readonly author: string;
}

export type VersionSummary = Omit<ContractVersion, "register" | "contradictions">;

interface VersionRow {
  id: string;
  contract_code: string;
  number: number;
  kind: "base" | "amendment";
  reason_kind: string | null;
  reason: Bilingual | null;
  in_force_from: Day | null;
  register: Register;
  register_sha256: string;
  source_name: string | null;
  source_sha256: string | null;
  contradictions: Contradiction[];
  created_at: string;
  account_id: string | null;
  author: string;
}

const summaryColumns = sql`id, contract_code, number, kind, reason_kind, reason, in_force_from, register_sha256, source_name, source_sha256, created_at, account_id, author`;

function summaryOf(row: Omit<VersionRow, "register" | "contradictions">): VersionSummary {
  return {
    id: row.id,
    contractCode: row.contract_code,
    number: row.number,
    kind: row.kind,
    reasonKind: row.reason_kind,
    reason: row.reason,
    inForceFrom: row.in_force_from,
    registerSha256: row.register_sha256,
    sourceName: row.source_name,
    sourceSha256: row.source_sha256,
    createdAt: row.created_at,
    accountId: row.account_id,
    author: row.author,
  };
}

function versionOf(row: VersionRow): ContractVersion {
  return { ...summaryOf(row), register: row.register, contradictions: row.contradictions };
}

export async function insertVersion(db: Db, version: ContractVersion): Promise<void> {
  await db.query(sql`
    insert into contract.contract (code, title, institute)
    values (${version.contractCode}, ${JSON.stringify(version.register.title)}::jsonb, ${version.register.institute})
    on conflict (code) do nothing`);
  await db.query(sql`
    insert into contract.version (id, contract_code, number, kind, reason_kind, reason, in_force_from, register, register_sha256,
                                  source_name, source_sha256, contradictions, created_at, account_id, author)
    values (${version.id}, ${version.contractCode}, ${version.number}, ${version.kind}, ${version.reasonKind},
            ${version.reason === null ? null : JSON.stringify(version.reason)}::jsonb, ${version.inForceFrom},
            ${JSON.stringify(version.register)}::jsonb, ${version.registerSha256}, ${version.sourceName}, ${version.sourceSha256},
            ${JSON.stringify(version.contradictions)}::jsonb, ${version.createdAt}, ${version.accountId}, ${version.author})`);
}

/** The version in force on a day; undefined before the first. */
export async function findVersionInForce(db: Db, contractCode: string, on: Day): Promise<ContractVersion | undefined> {
  const rows = await db.query<VersionRow>(sql`
    select ${summaryColumns}, register, contradictions from contract.version
    where contract_code = ${contractCode} and in_force_from <= ${on}::date
    order by in_force_from desc, number desc limit 1`);
  return rows[0] === undefined ? undefined : versionOf(rows[0]);
}

export async function findFirstVersion(db: Db, contractCode: string): Promise<ContractVersion | undefined> {
  const rows = await db.query<VersionRow>(sql`
    select ${summaryColumns}, register, contradictions from contract.version
    where contract_code = ${contractCode} and in_force_from is not null
    order by in_force_from, number limit 1`);
  return rows[0] === undefined ? undefined : versionOf(rows[0]);
}

/** Every version with a date of entry into force, in the order in which they came into force, registers included. */
export async function listDatedVersions(db: Db, contractCode: string): Promise<ContractVersion[]> {
  const rows = await db.query<VersionRow>(sql`
    select ${summaryColumns}, register, contradictions from contract.version
    where contract_code = ${contractCode} and in_force_from is not null
    order by in_force_from, number`);
  return rows.map(versionOf);
}

export async function findVersion(db: Db, contractCode: string, number: number): Promise<ContractVersion | undefined> {
  const rows = await db.query<VersionRow>(sql`
    select ${summaryColumns}, register, contradictions from contract.version
    where contract_code = ${contractCode} and number = ${number}`);
  return rows[0] === undefined ? undefined : versionOf(rows[0]);
}

export async function listVersions(db: Db, contractCode: string): Promise<VersionSummary[]> {
  const rows = await db.query<VersionRow>(sql`
    select ${summaryColumns} from contract.version where contract_code = ${contractCode} order by number`);
  return rows.map(summaryOf);
}

/** Every version of every contract, registers included. */
export async function listAllVersions(db: Db): Promise<ContractVersion[]> {
  const rows = await db.query<VersionRow>(sql`select ${summaryColumns}, register, contradictions from contract.version order by contract_code, number`);
  return rows.map(versionOf);
}

export async function listContracts(db: Db): Promise<{ code: string; title: Bilingual; institute: string }[]> {
  return db.query(sql`select code, title, institute from contract.contract order by code`);
}

/** Puts a draft in force; undefined where there is none with that number. */
export async function setInForce(db: Db, contractCode: string, number: number, from: Day): Promise<{ id: string; registerSha256: string } | undefined> {
  const rows = await db.query<{ id: string; register_sha256: string }>(sql`
    update contract.version set in_force_from = ${from}::date
    where contract_code = ${contractCode} and number = ${number} and in_force_from is null
    returning id, register_sha256`);
  return rows[0] === undefined ? undefined : { id: rows[0].id, registerSha256: rows[0].register_sha256 };
}

/** The next free number, and a draft with the same register if there is one already. */
export async function draftPlace(db: Db, contractCode: string, registerSha256: string): Promise<{ next: number; same: string | null }> {
  const rows = await db.query<{ next: number; same: string | null }>(sql`
    select coalesce(max(number) + 1, 0)::int as next,
           (max(id::text) filter (where register_sha256 = ${registerSha256})) as same
    from contract.version where contract_code = ${contractCode}`);
  return rows[0] ?? { next: 0, same: null };
}
