import { sql, type Db, type SQL } from "../../../kernel/db/db.ts";
import type { RoleGrant } from "../../../kernel/http/route.ts";
import type { Day } from "../../../kernel/time/day.ts";
import { foldedText, type Account } from "../domain/account.ts";

export interface AccountSecrets extends Account {
  readonly passwordHash: string;
  readonly generation: number;
}

interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly active: boolean;
  readonly mustChangePassword: boolean;
  readonly createdAt: string;
  readonly lastSignIn: Day | null;
  readonly passwordHash: string;
  readonly generation: number;
  readonly roles: readonly RoleGrant[];
}

const columns = sql`
  a.id, a.email, a.name, a.active, a.must_change_password as "mustChangePassword", a.created_at as "createdAt",
  a.last_sign_in as "lastSignIn", a.password_hash as "passwordHash", a.generation,
  coalesce((
    select jsonb_agg(jsonb_build_object('role', g.role, 'perimeter', to_jsonb(g.perimeter)) order by g.role)
    from identity.role_grant g where g.account_id = a.id), '[]'::jsonb) as roles`;

export async function accountById(db: Db, id: string): Promise<AccountSecrets | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return null;
  const [row] = await db.query<AccountRow>(sql`select ${columns} from identity.account a where a.id = ${id}::uuid`);
  return row ?? null;
}

export async function accountByEmail(db: Db, email: string): Promise<AccountSecrets | null> {
  const [row] = await db.query<AccountRow>(sql`select ${columns} from identity.account a where a.email = ${email}`);
  return row ?? null;
}

export interface NewAccount {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  readonly createdAt: string;
}

export async function insertAccount(db: Db, account: NewAccount): Promise<void> {
  await db.query(sql`
    insert into identity.account (id, email, name, folded, password_hash, must_change_password, created_at)
    values (${account.id}::uuid, ${account.email}, ${account.name}, ${folded(account)}, ${account.passwordHash},
            ${account.mustChangePassword}, ${account.createdAt}::timestamptz)`);
}

export async function updateNames(db: Db, id: string, input: { readonly email: string; readonly name: string }): Promise<void> {
  await db.query(sql`
    update identity.account set email = ${input.email}, name = ${input.name}, folded = ${folded(input)} where id = ${id}::uuid`);
}

/** Also ends every session opened before, since each carries the generation. */
export async function updatePassword(db: Db, id: string, passwordHash: string, mustChange: boolean): Promise<void> {
  await db.query(sql`
    update identity.account
    set password_hash = ${passwordHash}, must_change_password = ${mustChange}, generation = generation + 1
    where id = ${id}::uuid`);
}

export async function updateActive(db: Db, id: string, active: boolean): Promise<void> {
  await db.query(sql`update identity.account set active = ${active}, generation = generation + 1 where id = ${id}::uuid`);
}

export async function noteSignIn(db: Db, id: string, day: Day): Promise<void> {
  await db.query(sql`update identity.account set last_sign_in = ${day}::date where id = ${id}::uuid`);
}

export async function replaceGrants(db: Db, id: string, grants: readonly RoleGrant[]): Promise<void> {
  await db.query(sql`delete from identity.role_grant where account_id = ${id}::uuid`);
  for (const { role, perimeter } of grants) {
    await db.query(sql`
      insert into identity.role_grant (account_id, role, perimeter)
      values (${id}::uuid, ${role}, array(select jsonb_array_elements_text(${JSON.stringify(perimeter)}::text::jsonb)))`);
  }
}

/** One at a time: two administrators who resign together must not both succeed, nor two first starts. */
export async function lockAccounts(db: Db): Promise<void> {
  await db.query(sql`lock table identity.account in share row exclusive mode`);
}

export async function countAccounts(db: Db): Promise<number> {
  const [row] = await db.query<{ n: number }>(sql`select count(*)::int as n from identity.account`);
  return row?.n ?? 0;
}

export async function otherActiveHolders(db: Db, role: string, except: string): Promise<number> {
  const [row] = await db.query<{ n: number }>(sql`
    select count(*)::int as n from identity.account a join identity.role_grant g on g.account_id = a.id
    where g.role = ${role} and a.active and a.id <> ${except}::uuid`);
  return row?.n ?? 0;
}

export const accountSorts = ["name", "email", "created", "last-sign-in"] as const;
export type AccountSort = (typeof accountSorts)[number];

export interface AccountQuery {
  readonly search: string;
  readonly sort: AccountSort;
  readonly descending: boolean;
  readonly limit: number;
  readonly offset: number;
}

const orders: Readonly<Record<AccountSort, { readonly up: SQL; readonly down: SQL }>> = {
  name: { up: sql`a.folded collate "C" asc`, down: sql`a.folded collate "C" desc` },
  email: { up: sql`a.email collate "C" asc`, down: sql`a.email collate "C" desc` },
  created: { up: sql`a.created_at asc`, down: sql`a.created_at desc` },
  "last-sign-in": { up: sql`a.last_sign_in asc nulls first`, down: sql`a.last_sign_in desc nulls last` },
};

/** Accounts whose name or address holds all words of `search`, with how many there are in all. */
export async function findAccounts(db: Db, query: AccountQuery): Promise<{ rows: Account[]; total: number }> {
  const words = foldedText(query.search).split(/\s+/).filter((word) => word !== "");
  const conditions = words.map((word) => sql`a.folded like ${`%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`);
  const where = conditions.reduce<SQL>((all, condition) => sql`${all} and ${condition}`, sql`true`);
  const order = orders[query.sort][query.descending ? "down" : "up"];
  const rows = await db.query<AccountRow>(sql`
    select ${columns} from identity.account a where ${where} order by ${order}, a.id limit ${query.limit} offset ${query.offset}`);
  const [count] = await db.query<{ n: number }>(sql`select count(*)::int as n from identity.account a where ${where}`);
  return { rows: rows.map(withoutSecrets), total: count?.n ?? 0 };
}

export function withoutSecrets({ passwordHash: _hash, generation: _generation, ...account }: AccountRow): Account {
  return account;
}

function folded(input: { readonly email: string; readonly name: string }): string {
  return foldedText(`${input.name} ${input.email}`);
}
