import { createHash } from "node:crypto";
import { canonicalJson } from "../../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import { jsonb } from "../../../../kernel/db/values.ts";
import { contentSchema, type AmendmentAct } from "../domain/act.ts";
import { foldActs, type Amendment, type AmendmentNamed } from "../domain/amendment.ts";

/** An act as kept: what it says as it was written, which need not be readable any more once somebody altered it. */
export interface StoredAct {
  readonly contractCode: string;
  readonly amendment: number;
  readonly number: number;
  readonly content: unknown;
  readonly sha256: string;
  readonly recordedAt: string;
  readonly accountId: string | null;
  readonly author: string;
}

const actColumns = sql`contract_code as "contractCode", amendment, number, content, sha256, recorded_at as "recordedAt", account_id as "accountId", author`;

/** The SHA-256 of all that an act says: its place, its content, who and when. */
export function actSha256(act: Omit<StoredAct, "sha256">): string {
  const { contractCode, amendment, number, content, recordedAt, accountId, author } = act;
  return createHash("sha256").update(canonicalJson({ contractCode, amendment, number, content, recordedAt, accountId, author })).digest("hex");
}

export async function nextAmendmentNumber(tx: Db, contractCode: string): Promise<number> {
  // The row of the contract is what two who start at once queue on.
  await tx.query(sql`select code from contract.contract where code = ${contractCode} for update`);
  const [row] = await tx.query<{ next: number }>(sql`select coalesce(max(number) + 1, 1)::int as next from contract.amendment where contract_code = ${contractCode}`);
  return row?.next ?? 1;
}

export async function insertAmendment(tx: Db, named: AmendmentNamed): Promise<void> {
  await tx.query(sql`insert into contract.amendment (contract_code, number, demonstration) values (${named.contractCode}, ${named.number}, ${named.demonstration})`);
}

export async function insertAct(tx: Db, act: StoredAct): Promise<void> {
  await tx.query(sql`
    insert into contract.amendment_act (contract_code, amendment, number, content, sha256, recorded_at, account_id, author)
    values (${act.contractCode}, ${act.amendment}, ${act.number}, ${jsonb(act.content)}, ${act.sha256}, ${act.recordedAt}, ${act.accountId}, ${act.author})`);
}

/** Everybody who writes in one amendment waits here for the one before. To be called in a transaction. */
export async function lockAmendment(tx: Db, contractCode: string, number: number): Promise<void> {
  await tx.query(sql`select number from contract.amendment where contract_code = ${contractCode} and number = ${number} for update`);
}

/** Everybody who changes which version is in force waits here. To be called in a transaction. */
export async function lockContract(tx: Db, contractCode: string): Promise<void> {
  await tx.query(sql`select code from contract.contract where code = ${contractCode} for update`);
}

export async function listAmendments(db: Db, contractCode: string): Promise<AmendmentNamed[]> {
  return db.query<{ number: number; contractCode: string; demonstration: boolean }>(sql`
    select number, contract_code as "contractCode", demonstration from contract.amendment where contract_code = ${contractCode} order by number`);
}

export async function listActs(db: Db, contractCode: string, amendment: number | null): Promise<StoredAct[]> {
  return db.query<StoredAct>(sql`
    select ${actColumns} from contract.amendment_act
    where contract_code = ${contractCode} ${amendment === null ? sql`` : sql`and amendment = ${amendment}`} order by amendment, number`);
}

export async function listEveryAct(db: Db): Promise<StoredAct[]> {
  return db.query<StoredAct>(sql`select ${actColumns} from contract.amendment_act order by contract_code, amendment, number`);
}

export interface KeptAmendment {
  readonly amendment: Amendment;
  readonly acts: readonly AmendmentAct[];
}

function keptOf(named: AmendmentNamed, stored: readonly StoredAct[]): KeptAmendment | null {
  const acts = stored.map(({ number, content, recordedAt, accountId, author }): AmendmentAct => ({ number, content: contentSchema.parse(content), recordedAt, accountId, author }));
  const amendment = foldActs(named, acts);
  return amendment === null ? null : { amendment, acts };
}

export async function findAmendment(db: Db, contractCode: string, number: number): Promise<KeptAmendment | null> {
  const named = (await listAmendments(db, contractCode)).find((one) => one.number === number);
  return named === undefined ? null : keptOf(named, await listActs(db, contractCode, number));
}

/** Every amendment of a contract as it stands, by number. */
export async function allAmendments(db: Db, contractCode: string): Promise<Amendment[]> {
  const acts = await listActs(db, contractCode, null);
  const all = await listAmendments(db, contractCode);
  return all.flatMap((named) => keptOf(named, acts.filter((act) => act.amendment === named.number))?.amendment ?? []);
}
