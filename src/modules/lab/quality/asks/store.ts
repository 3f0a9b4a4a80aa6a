import type { Author } from "../../../../kernel/audit/index.ts";
import { sql, type Db, type SQL } from "../../../../kernel/db/db.ts";
import { array, jsonb } from "../../../../kernel/db/values.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { HeldValue, StructureName } from "../../corrections/domain/correction.ts";
import type { Ask, AskAnswer, NewAsk } from "./ask.ts";

export async function insertAsk(tx: Db, by: Author, now: string, draft: NewAsk): Promise<number> {
  const { structure, dueOn, reason, insistence, demonstration } = draft;
  const [row] = await tx.query<{ number: number }>(sql`
    insert into lab.ask (structure_key, structure_code, structure_name, due_on, reason, insistence, account_id, author, recorded_at, demonstration)
    values (${structure.key}, ${structure.code}, ${structure.name}, ${dueOn}, ${reason}, ${insistence}, ${by.accountId}, ${by.name}, ${now}, ${demonstration}) returning number`);
  if (row === undefined) throw new Error("an ask was not kept");
  for (const { field, held } of draft.fields) await tx.query(sql`insert into lab.ask_field (ask, field, held) values (${row.number}, ${field}, ${held === null ? sql`null` : jsonb(held)})`);
  return row.number;
}

/** Keeps the answer on one field of an ask; one that is answered keeps its answer. */
export async function answerAskField(tx: Db, ask: number, field: string, { answer, correction, by, at }: { answer: AskAnswer; correction: number | null; by: string; at: string }): Promise<void> {
  await tx.query(sql`
    update lab.ask_field set answer = ${answer}, correction = ${correction}, answered_by = ${by}, answered_at = ${at}
    where ask = ${ask} and field = ${field} and answered_at is null`);
}

export async function cancelAsk(tx: Db, number: number, now: string, reason: string): Promise<void> {
  await tx.query(sql`update lab.ask set cancelled_at = ${now}, cancelled_reason = ${reason} where number = ${number} and cancelled_at is null`);
}

interface Line {
  readonly number: number;
  readonly structureKey: string;
  readonly structureCode: string;
  readonly structureName: string;
  readonly dueOn: Day;
  readonly reason: string;
  readonly insistence: string | null;
  readonly accountId: string | null;
  readonly author: string;
  readonly recordedAt: string;
  readonly cancelledAt: string | null;
  readonly cancelledReason: string | null;
  readonly demonstration: boolean;
  readonly fields: readonly { field: string; held: HeldValue | null; answer: AskAnswer | null; answeredAt: string | null; correction: number | null }[];
}

async function asksWhere(db: Db, wanted: SQL): Promise<Ask[]> {
  const lines = await db.query<Line>(sql`
    select a.number, a.structure_key as "structureKey", a.structure_code as "structureCode", a.structure_name as "structureName", a.due_on as "dueOn", a.reason, a.insistence,
      a.account_id as "accountId", a.author, a.recorded_at as "recordedAt", a.cancelled_at as "cancelledAt", a.cancelled_reason as "cancelledReason", a.demonstration,
      (select jsonb_agg(jsonb_build_object('field', f.field, 'held', f.held, 'answer', f.answer, 'answeredAt', f.answered_at, 'correction', f.correction) order by f.field)
        from lab.ask_field as f where f.ask = a.number) as fields
    from lab.ask as a where ${wanted}`);
  return lines.map(({ structureKey, structureCode, structureName, ...line }) => ({ ...line, structure: { key: structureKey, code: structureCode, name: structureName } satisfies StructureName }));
}

export async function findAsk(db: Db, number: number): Promise<Ask | null> {
  return (await asksWhere(db, sql`a.number = ${number}`))[0] ?? null;
}

export async function asksOfStructures(db: Db, keys: readonly string[]): Promise<Ask[]> {
  return asksWhere(db, sql`a.structure_key = any(${array(keys, "text")}) order by a.number desc`);
}

export async function listAsks(db: Db, demonstration: boolean): Promise<Ask[]> {
  return asksWhere(db, sql`a.demonstration = ${demonstration} order by a.number desc limit 20000`);
}

export interface AskYear {
  readonly year: number;
  readonly asks: number;
  readonly fields: number;
  /** Fields of which something was already held. */
  readonly held: number;
}

/** How often were labs asked, and for what was already held, by year of the ask? Cancelled asks count: they were made. */
export async function askYears(db: Db, demonstration: boolean): Promise<AskYear[]> {
  return db.query<AskYear>(sql`
    select extract(year from a.recorded_at at time zone 'Europe/Paris')::int as year, count(distinct a.number)::int as asks, count(*)::int as fields, count(f.held)::int as held
    from lab.ask as a join lab.ask_field as f on f.ask = a.number where a.demonstration = ${demonstration} group by 1 order by 1`);
}
