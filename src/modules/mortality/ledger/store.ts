import type { Author } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { jsonb } from "../../../kernel/db/values.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { LedgerLine, StatedLine } from "../domain/line.ts";

export interface Delivery {
  readonly number: number;
  readonly statedAt: string;
  readonly author: string;
  readonly sourceName: string;
  readonly sourceSha256: string;
  readonly lines: number;
  readonly demonstration: boolean;
  readonly undoneAt: string | null;
  readonly undoneBy: string | null;
  readonly undoneWhy: string | null;
}

/** Whole ledger as it stands, departments summed, with what tells one state of it from another. */
export interface LedgerState {
  readonly mark: string;
  readonly lines: readonly LedgerLine[];
  readonly deaths: ReadonlyMap<number, number>;
  readonly demonstration: boolean;
}

/** Changes whenever anything in the ledger does. */
export async function ledgerMark(db: Db): Promise<string> {
  const [row] = await db.query<{ mark: string }>(sql`
    select concat_ws('-', (select coalesce(max(number), 0) from mortality.delivery), (select count(*) from mortality.delivery where undone_at is not null), (select coalesce(max(number), 0) from mortality.deaths_statement)) as mark`);
  return row?.mark ?? "";
}

/** For every key the newest statement whose delivery was not undone. */
const standingLines = sql`
  select distinct on (l.stage, l.week, l.death_year, l.death_month, l.channel, l.department) l.* from mortality.line l join mortality.delivery d on d.number = l.delivery
  where d.undone_at is null order by l.stage, l.week, l.death_year, l.death_month, l.channel, l.department, l.delivery desc`;

export async function readLedger(db: Db): Promise<LedgerState> {
  const mark = await ledgerMark(db);
  const lines = await db.query<LedgerLine>(sql`
    select stage, week, death_year as "deathYear", nullif(death_month, 0) as "deathMonth", channel, sum(entered)::int as entered, sum(went)::int as "left", sum(handed_on)::int as "handedOn"
    from (${standingLines}) s group by stage, week, death_year, death_month, channel order by week, death_year, death_month, stage, channel`);
  const told = await db.query<{ year: number; deaths: number }>(sql`select distinct on (death_year) death_year as year, deaths from mortality.deaths_statement order by death_year, number desc`);
  const [made] = await db.query<{ demonstration: boolean }>(sql`select exists (select 1 from mortality.delivery where demonstration and undone_at is null) as demonstration`);
  return { mark, lines, deaths: new Map(told.map(({ year, deaths }) => [year, deaths])), demonstration: made?.demonstration ?? false };
}

/** Every line that stands, by department. */
export async function standingStated(db: Db): Promise<readonly StatedLine[]> {
  return db.query<StatedLine>(sql`
    select stage, week, death_year as "deathYear", nullif(death_month, 0) as "deathMonth", channel, nullif(department, '') as department, entered, went as "left", handed_on as "handedOn" from (${standingLines}) s`);
}

/** Of these lines, how many say what stands already, and how many replace something else. */
export async function compareWithStanding(db: Db, lines: readonly StatedLine[]): Promise<{ readonly unchanged: number; readonly superseding: number }> {
  const [row] = await db.query<{ unchanged: number; superseding: number }>(sql`
    select count(*) filter (where s.entered = g.entered and s.went = g."left" and s.handed_on = g."handedOn")::int as unchanged,
      count(*) filter (where not (s.entered = g.entered and s.went = g."left" and s.handed_on = g."handedOn"))::int as superseding
    from jsonb_to_recordset(${jsonb(lines)}) as g(stage text, week date, "deathYear" int, "deathMonth" int, channel text, department text, entered int, "left" int, "handedOn" int)
    join (${standingLines}) s on s.stage = g.stage and s.week = g.week and s.death_year = g."deathYear" and s.death_month = coalesce(g."deathMonth", 0) and s.channel = g.channel and s.department = coalesce(g.department, '')`);
  return { unchanged: row?.unchanged ?? 0, superseding: row?.superseding ?? 0 };
}

export async function appendDelivery(db: Db, by: Author, statedAt: string, given: { readonly sourceName: string; readonly sourceSha256: string; readonly lines: readonly StatedLine[]; readonly demonstration: boolean }): Promise<number> {
  const { sourceName, sourceSha256, lines, demonstration } = given;
  const [row] = await db.query<{ number: number }>(sql`
    insert into mortality.delivery (stated_at, account_id, author, source_name, source_sha256, lines, demonstration)
    values (${statedAt}, ${by.accountId}, ${by.name}, ${sourceName}, ${sourceSha256}, ${lines.length}, ${demonstration}) returning number::int as number`);
  const number = row?.number ?? 0;
  await db.query(sql`
    insert into mortality.line (delivery, stage, week, death_year, death_month, channel, department, entered, went, handed_on)
    select ${number}, g.stage, g.week, g."deathYear", coalesce(g."deathMonth", 0), g.channel, coalesce(g.department, ''), g.entered, g."left", g."handedOn"
    from jsonb_to_recordset(${jsonb(lines)}) as g(stage text, week date, "deathYear" int, "deathMonth" int, channel text, department text, entered int, "left" int, "handedOn" int)`);
  return number;
}

export async function listDeliveries(db: Db, page: number, pageSize: number): Promise<{ readonly total: number; readonly items: readonly Delivery[] }> {
  const [{ total } = { total: 0 }] = await db.query<{ total: number }>(sql`select count(*)::int as total from mortality.delivery`);
  return { total, items: await db.query<Delivery>(sql`${deliveryColumns} order by number desc limit ${pageSize} offset ${(page - 1) * pageSize}`) };
}

const deliveryColumns = sql`select number::int as number, stated_at as "statedAt", author, source_name as "sourceName", source_sha256 as "sourceSha256", lines, demonstration, undone_at as "undoneAt", undone_by as "undoneBy", undone_why as "undoneWhy" from mortality.delivery`;

export async function findDelivery(db: Db, number: number): Promise<Delivery | null> {
  const [row] = await db.query<Delivery>(sql`${deliveryColumns} where number = ${number}`);
  return row ?? null;
}

export async function markUndone(db: Db, number: number, by: Author, at: string, why: string): Promise<boolean> {
  const rows = await db.query(sql`update mortality.delivery set undone_at = ${at}, undone_by = ${by.name}, undone_why = ${why} where number = ${number} and undone_at is null returning number`);
  return rows.length > 0;
}

export async function appendDeaths(db: Db, by: Author, at: string, given: readonly { readonly deathYear: number; readonly deaths: number }[], source: string, demonstration: boolean): Promise<void> {
  await db.query(sql`
    insert into mortality.deaths_statement (death_year, deaths, source, stated_at, account_id, author, demonstration)
    select g."deathYear", g.deaths, ${source}, ${at}, ${by.accountId}, ${by.name}, ${demonstration} from jsonb_to_recordset(${jsonb(given)}) as g("deathYear" int, deaths int)`);
}

export const recipients = ["eurostat", "national-health-data"] as const;

export interface Transmission {
  readonly deathYear: number;
  readonly recipient: (typeof recipients)[number];
  readonly sentOn: Day;
}

/** What is said of a transmission; without a day, that there was none. */
export type TransmissionStatement = Omit<Transmission, "sentOn"> & { readonly sentOn: Day | null };

export async function appendTransmissions(db: Db, by: Author, at: string, given: readonly TransmissionStatement[], demonstration: boolean): Promise<void> {
  await db.query(sql`
    insert into mortality.transmission (death_year, recipient, sent_on, stated_at, account_id, author, demonstration)
    select g."deathYear", g.recipient, g."sentOn", ${at}, ${by.accountId}, ${by.name}, ${demonstration} from jsonb_to_recordset(${jsonb(given)}) as g("deathYear" int, recipient text, "sentOn" date)`);
}

export async function transmissions(db: Db): Promise<readonly Transmission[]> {
  return db.query<Transmission>(sql`
    select death_year as "deathYear", recipient, sent_on as "sentOn" from (select distinct on (death_year, recipient) * from mortality.transmission order by death_year, recipient, number desc) t
    where sent_on is not null order by death_year, recipient`);
}
