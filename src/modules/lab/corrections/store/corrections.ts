import { sql, type Db, type SQL } from "../../../../kernel/db/db.ts";
import { array, jsonb } from "../../../../kernel/db/values.ts";
import type { Author } from "../../../../kernel/audit/index.ts";
import type { SourceKind } from "../../../directory/index.ts";
import { thingOf, type Correction, type CorrectionMove, type NewCorrection, type Proposed } from "../domain/correction.ts";
import type { CorrectionAct, CorrectionState } from "../domain/moves.ts";

interface Line extends Omit<Correction, "structure" | "operation" | "before" | "proposed" | "text" | "answered" | "answeredText"> {
  readonly structureKey: string;
  readonly structureCode: string;
  readonly structureName: string;
  readonly content: Pick<Correction, "operation" | "before" | "proposed" | "text" | "answered" | "answeredText">;
}

const columns = sql`number, structure_key as "structureKey", structure_code as "structureCode", structure_name as "structureName", field, owner, state,
  at_once as "atOnce", settled, content, reason, evidence_url as "evidenceUrl", ask, decision, account_id as "accountId", author,
  recorded_at as "recordedAt", answered_at as "answeredAt", demonstration`;

function correctionOf({ structureKey, structureCode, structureName, content, ...line }: Line): Correction {
  return { ...line, ...content, structure: { key: structureKey, code: structureCode, name: structureName } };
}

export async function insertCorrection(tx: Db, by: Author, now: string, draft: NewCorrection, state: CorrectionState): Promise<number> {
  const { operation, before, proposed, text } = draft;
  const [row] = await tx.query<{ number: number }>(sql`
    insert into lab.correction (structure_key, structure_code, structure_name, field, thing, owner, state, at_once, settled, content, reason, evidence_url, ask,
      account_id, author, recorded_at, answered_at, demonstration)
    values (${draft.structure.key}, ${draft.structure.code}, ${draft.structure.name}, ${draft.field}, ${thingOf(draft)}, ${draft.owner}, ${state}, ${draft.atOnce}, false,
      ${jsonb({ operation, before, proposed, text, answered: null, answeredText: null })}, ${draft.reason}, ${draft.evidenceUrl}, ${draft.ask},
      ${by.accountId}, ${by.name}, ${now}, null, ${draft.demonstration})
    returning number`);
  if (row === undefined) throw new Error("a correction was not kept");
  return row.number;
}

export async function insertMove(tx: Db, number: number, by: Author, now: string, move: { act: CorrectionAct | "propose"; from: CorrectionState | null; to: CorrectionState; text: string }): Promise<void> {
  await tx.query(sql`
    insert into lab.correction_move (correction, act, from_state, to_state, text, account_id, author, recorded_at)
    values (${number}, ${move.act}, ${move.from}, ${move.to}, ${move.text}, ${by.accountId}, ${by.name}, ${now})`);
}

/** Moves it on, if nobody else did meanwhile. */
export async function setState(tx: Db, number: number, from: CorrectionState, to: CorrectionState, more: { settled: boolean; answeredAt: string | null; answered?: { proposed: Proposed; text: Correction["text"] } }): Promise<boolean> {
  const { settled, answeredAt, answered } = more;
  const rows = await tx.query(sql`
    update lab.correction set state = ${to}, settled = settled and ${settled},
      answered_at = coalesce(${answeredAt}::timestamptz, answered_at)
      ${answered === undefined ? sql`` : sql`, content = content || ${jsonb({ answered: answered.proposed, answeredText: answered.text })}`}
    where number = ${number} and state = ${from} returning number`);
  return rows.length === 1;
}

export async function markSettled(db: Db, number: number, state: CorrectionState, decision: string | null): Promise<void> {
  await db.query(sql`update lab.correction set settled = true, decision = coalesce(${decision}::uuid, decision) where number = ${number} and state = ${state}`);
}

async function correctionsWhere(db: Db, wanted: SQL): Promise<Correction[]> {
  return (await db.query<Line>(sql`select ${columns} from lab.correction where ${wanted}`)).map(correctionOf);
}

export async function findCorrection(db: Db, number: number): Promise<Correction | null> {
  return (await correctionsWhere(db, sql`number = ${number}`))[0] ?? null;
}

/** Those about the same thing that are in one of these states, other than one of them. */
export async function correctionsOfThing(tx: Db, thing: string, states: readonly CorrectionState[], except: number): Promise<Correction[]> {
  return correctionsWhere(tx, sql`thing = ${thing} and number <> ${except} and state = any(${array(states, "text")}) order by number for update`);
}

/** Those of a structure, newest first; `keys`: of all its nodes. */
export async function correctionsOfStructure(db: Db, keys: readonly string[]): Promise<Correction[]> {
  return correctionsWhere(db, sql`structure_key = any(${array(keys, "text")}) order by number desc`);
}

export async function unsettledCorrections(db: Db): Promise<Correction[]> {
  return correctionsWhere(db, sql`not settled order by number limit 100`);
}

export async function movesOf(db: Db, number: number): Promise<CorrectionMove[]> {
  return db.query<CorrectionMove>(sql`
    select act, from_state as "from", to_state as "to", text, author, recorded_at as "recordedAt" from lab.correction_move where correction = ${number} order by sequence`);
}

export const correctionSorts = ["age", "structure", "field", "state"] as const;
export interface CorrectionQuestion {
  readonly owners?: readonly SourceKind[];
  readonly states?: readonly CorrectionState[];
  readonly field?: string;
  /** Part of the name, or the code, of the structure. */
  readonly structure?: string;
  readonly authorAccount?: string;
  readonly demonstration?: boolean;
  readonly sort?: (typeof correctionSorts)[number];
  readonly descending?: boolean;
  readonly page?: number;
  readonly pageSize?: number;
}

export async function listCorrections(db: Db, question: CorrectionQuestion): Promise<{ total: number; items: Correction[] }> {
  const { owners, states, field, structure, authorAccount, demonstration, sort = "age", descending = false, page = 1, pageSize = 50 } = question;
  const words = `%${(structure ?? "").trim().replace(/[%_\\]/g, (sign) => `\\${sign}`)}%`;
  const wanted = sql`true
    ${owners === undefined ? sql`` : sql`and owner = any(${array(owners, "text")})`}
    ${states === undefined ? sql`` : sql`and state = any(${array(states, "text")})`}
    ${field === undefined || field === "" ? sql`` : sql`and field = ${field}`}
    ${authorAccount === undefined ? sql`` : sql`and account_id = ${authorAccount}`}
    ${demonstration === undefined ? sql`` : sql`and demonstration = ${demonstration}`}
    ${structure === undefined || structure.trim() === "" ? sql`` : sql`and (structure_name ilike ${words} or structure_code ilike ${words})`}`;
  const direction = descending ? sql`desc` : sql`asc`;
  const order = { age: sql`number ${direction}`, structure: sql`lower(structure_name) ${direction}, number`, field: sql`field ${direction}, number`, state: sql`state ${direction}, number` }[sort];
  const [{ total } = { total: 0 }] = await db.query<{ total: number }>(sql`select count(*)::int as total from lab.correction where ${wanted}`);
  const items = await correctionsWhere(db, sql`${wanted} order by ${order} limit ${pageSize} offset ${(Math.max(1, page) - 1) * pageSize}`);
  return { total, items };
}

/** Days from proposal to answer, of those answered, and how many wait. */
export async function correctionFigures(db: Db, demonstration: boolean): Promise<{ waiting: number; answered: number; recorded: number; medianDays: number | null; oldest: string | null }> {
  const [row] = await db.query<{ waiting: number; answered: number; recorded: number; medianDays: number | null; oldest: string | null }>(sql`
    select count(*) filter (where state in ('open', 'questioned', 'transmitted'))::int as waiting, count(*) filter (where answered_at is not null)::int as answered,
      count(*) filter (where state = 'recorded')::int as recorded, min(recorded_at) filter (where state in ('open', 'questioned', 'transmitted')) as oldest,
      percentile_cont(0.5) within group (order by extract(epoch from answered_at - recorded_at) / 86400.0) filter (where answered_at is not null) as "medianDays"
    from lab.correction where demonstration = ${demonstration}`);
  return row ?? { waiting: 0, answered: 0, recorded: 0, medianDays: null, oldest: null };
}
