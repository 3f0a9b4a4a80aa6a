import { sql, type Db, type SQL } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { DepositGaps, DepositGround, GapKind } from "../domain/gaps.ts";

export interface GapRow extends DepositGaps {
  readonly code: string;
  readonly title: string;
  readonly year: number | null;
  readonly journal: string | null;
  readonly doi: string | null;
  readonly demonstration: boolean;
}

export interface GapQuestion {
  /** Codes of structures that the asker may see; null: all, works of the institute that name no structure among them. */
  readonly within: readonly string[] | null;
  readonly unit?: string | undefined;
  readonly year?: number | undefined;
  readonly kind?: GapKind | undefined;
  readonly today: Day;
}

export interface GapItem extends GapRow {
  /** Of `kinds`, those that hold on the day asked: a file that may be deposited later, or an embargo that is over, is none. */
  readonly holding: readonly GapKind[];
  readonly units: readonly string[];
}

/** Which kinds hold on a day. */
function holds(kind: GapKind, today: Day): SQL {
  switch (kind) {
    case "notice-without-file": return sql`('notice-without-file' = any(g.kinds) and g.deposit_from <= ${today}::date)`;
    case "embargo": return sql`('embargo' = any(g.kinds) and g.embargo_until > ${today}::date)`;
    default: return sql`(${kind} = any(g.kinds))`;
  }
}

const every: readonly GapKind[] = ["no-record", "notice-without-file", "embargo", "doi-missing"];

function whereOf({ within, unit, year, kind, today }: GapQuestion): SQL {
  const kinds = kind === undefined ? every : [kind];
  const signed = (codes: readonly string[]): SQL => sql`exists (select from publications.work_unit u where u.work_code = g.work_code and u.kind = 'structure' and u.code = any(${array(codes, "text")}))`;
  return sql.join([
    sql`(${sql.join(kinds.map((one) => holds(one, today)), sql` or `)})`,
    // What the institute did not sign is not its to deposit.
    sql`exists (select from publications.work_unit u where u.work_code = g.work_code and u.institute)`,
    ...(within === null ? [] : [signed(within)]),
    ...(unit === undefined ? [] : [signed([unit])]),
    ...(year === undefined ? [] : [sql`g.year = ${year}`]),
  ], sql` and `);
}

interface Row {
  work_code: string; title: string; year: number | null; journal: string | null; doi: string | null; hal_ids: string[]; kinds: GapKind[]; ground: DepositGround | null;
  deposit_from: Day | null; embargo_until: Day | null; demonstration: boolean; units: string[];
}

/** Newest first; `limit` null: all. */
export async function listGaps(db: Db, question: GapQuestion, limit: number | null, offset = 0): Promise<readonly GapItem[]> {
  const rows = await db.query<Row>(sql`
    select g.*, array(select distinct u.code from publications.work_unit u where u.work_code = g.work_code and u.kind = 'structure' order by u.code) as units
    from publications.deposit_gap g where ${whereOf(question)} order by g.year desc nulls last, g.work_code limit ${limit} offset ${offset}`);
  return rows.map((row) => itemOf(row, question.today));
}

function itemOf(row: Row, today: Day): GapItem {
  const holding = row.kinds.filter((kind) => (kind === "notice-without-file" ? row.deposit_from !== null && row.deposit_from <= today : kind === "embargo" ? row.embargo_until !== null && row.embargo_until > today : true));
  return {
    code: row.work_code, title: row.title, year: row.year, journal: row.journal, doi: row.doi, halIds: row.hal_ids, kinds: row.kinds, ground: row.ground, depositFrom: row.deposit_from, embargoUntil: row.embargo_until,
    demonstration: row.demonstration, units: row.units, holding,
  };
}

/** Works by kind of gap, by unit and by year; each count with the other choices as they are, its own left open. */
export interface GapCounts {
  readonly total: number;
  readonly demonstration: boolean;
  readonly kinds: Readonly<Record<GapKind, number>>;
  readonly units: readonly { readonly code: string; readonly count: number }[];
  readonly years: readonly { readonly year: number; readonly count: number }[];
}

export async function countGaps(db: Db, question: GapQuestion): Promise<GapCounts> {
  const { unit: _, ...anyUnit } = question;
  const { year: __, ...anyYear } = question;
  const { kind: ___, ...anyKind } = question;
  const [total] = await db.query<{ count: number; demonstration: boolean | null }>(sql`select count(*)::int as count, bool_or(g.demonstration) as demonstration from publications.deposit_gap g where ${whereOf(question)}`);
  const kinds: [GapKind, number][] = [];
  for (const kind of every) {
    const [row] = await db.query<{ count: number }>(sql`select count(*)::int as count from publications.deposit_gap g where ${whereOf({ ...anyKind, kind })}`);
    kinds.push([kind, row?.count ?? 0]);
  }
  const units = await db.query<{ code: string; count: number }>(sql`
    select u.code, count(*)::int as count from publications.deposit_gap g join publications.work_unit u on u.work_code = g.work_code and u.kind = 'structure'
    where ${whereOf(anyUnit)} ${question.within === null ? sql`` : sql`and u.code = any(${array(question.within, "text")})`} group by u.code order by count desc, u.code`);
  const years = await db.query<{ year: number; count: number }>(sql`select g.year, count(*)::int as count from publications.deposit_gap g where g.year is not null and ${whereOf(anyYear)} group by g.year order by g.year desc`);
  return { total: total?.count ?? 0, demonstration: total?.demonstration === true, kinds: Object.fromEntries(kinds) as Record<GapKind, number>, units, years };
}

export async function readGap(db: Db, code: string, today: Day): Promise<GapItem | null> {
  const [row] = await db.query<Row>(sql`select g.*, array(select distinct u.code from publications.work_unit u where u.work_code = g.work_code and u.kind = 'structure' order by u.code) as units from publications.deposit_gap g where g.work_code = ${code}`);
  return row === undefined ? null : itemOf(row, today);
}

/** Structures that a work was signed by. */
export async function unitsOfWork(db: Db, code: string): Promise<readonly string[]> {
  return (await db.query<{ code: string }>(sql`select distinct code from publications.work_unit where work_code = ${code} and kind = 'structure' order by code`)).map((row) => row.code);
}

export async function followed(db: Db): Promise<{ readonly recipe: number; readonly sequence: number }> {
  const [row] = await db.query<{ recipe: number; sequence: number }>(sql`select recipe, sequence from publications.deposit_followed`);
  return { recipe: row?.recipe ?? 0, sequence: Number(row?.sequence ?? 0) };
}

/** Replaces what is known of some works; false where somebody else went further in between. Inside a transaction. */
export async function replaceGaps(tx: Db, before: { readonly recipe: number; readonly sequence: number }, next: { readonly recipe: number; readonly sequence: number }, codes: readonly string[], rows: readonly GapRow[]): Promise<boolean> {
  const [now] = await tx.query<{ recipe: number; sequence: number }>(sql`select recipe, sequence from publications.deposit_followed for update`);
  if (now?.recipe !== before.recipe || Number(now.sequence) !== before.sequence) return false;
  if (next.recipe !== before.recipe) await tx.query(sql`delete from publications.deposit_gap`);
  else await tx.query(sql`delete from publications.deposit_gap where work_code = any(${array(codes, "text")})`);
  const given = rows.map((row) => ({ ...row, work_code: row.code, hal_ids: row.halIds, deposit_from: row.depositFrom, embargo_until: row.embargoUntil }));
  await tx.query(sql`
    insert into publications.deposit_gap (work_code, title, year, journal, doi, hal_ids, kinds, ground, deposit_from, embargo_until, demonstration)
    select work_code, title, year, journal, doi, hal_ids, kinds, ground, deposit_from, embargo_until, demonstration
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as r (work_code text, title text, year integer, journal text, doi text, hal_ids text[], kinds text[], ground text, deposit_from date, embargo_until date, demonstration boolean)`);
  await tx.query(sql`update publications.deposit_followed set recipe = ${next.recipe}, sequence = ${next.sequence}`);
  return true;
}
