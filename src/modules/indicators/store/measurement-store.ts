import { sql, type Db } from "../../../kernel/db/db.ts";
import { array, jsonb } from "../../../kernel/db/values.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day, Period } from "../../../kernel/time/day.ts";
import type { CountedFact, LeftOutFact, Measurement, MeasurementEntry } from "../domain/measurement.ts";

interface MeasurementRow {
  id: string;
  series: string;
  period_from: Day;
  period_until: Day;
  as_of: Day;
  recipe_code: string;
  recipe_version: number;
  recipe_name: Bilingual;
  sentence: Bilingual;
  computed_at: string;
  value: number;
  attested: number;
  presumed: number;
  counted: readonly CountedFact[];
  left_out: readonly LeftOutFact[];
  counted_facts: number;
  left_out_facts: number;
  first_seen_on: Day | null;
  facts_sha256: string;
  result: MeasurementEntry;
  event_id: string | null;
  account_id: string | null;
  author: string;
  demonstration: boolean;
}

const columns = sql`id, series, period_from, period_until, as_of, recipe_code, recipe_version, recipe_name, sentence, computed_at, value, attested, presumed, counted, left_out, counted_facts, left_out_facts, first_seen_on, facts_sha256, result, event_id, account_id, author, demonstration`;

function measurementOf(row: MeasurementRow): Measurement {
  return {
    id: row.id,
    series: row.series,
    period: { from: row.period_from, until: row.period_until },
    asOf: row.as_of,
    recipe: { code: row.recipe_code, version: row.recipe_version, name: row.recipe_name, sentence: row.sentence },
    computedAt: row.computed_at,
    value: row.value,
    attested: row.attested,
    presumed: row.presumed,
    counted: row.counted,
    leftOut: row.left_out,
    firstSeenOn: row.first_seen_on,
    factsSha256: row.facts_sha256,
    result: row.result,
    eventId: row.event_id,
    accountId: row.account_id,
    author: row.author,
    demonstration: row.demonstration,
  };
}

/** What pages and lists show of a measurement without its facts. */
export interface MeasurementSummary {
  readonly id: string;
  readonly series: string;
  readonly period: Period;
  readonly asOf: Day;
  readonly recipe: { readonly code: string; readonly version: number; readonly name: Bilingual };
  readonly computedAt: string;
  readonly value: number;
  readonly attested: number;
  readonly presumed: number;
  readonly countedFacts: number;
  readonly leftOutFacts: number;
  /** The event by which its value stands, once accepted where it was proposed. */
  readonly eventId: string | null;
  readonly isPublic: boolean;
  readonly demonstration: boolean;
}

/** `countedFacts`: how many facts its counted lines stand for, told in lists of measurements. */
export async function appendMeasurement(db: Db, one: Measurement, countedFacts: number): Promise<void> {
  await db.query(sql`
    insert into indicators.measurement (${columns})
    values (${one.id}, ${one.series}, ${one.period.from}, ${one.period.until}, ${one.asOf}, ${one.recipe.code}, ${one.recipe.version},
            ${jsonb(one.recipe.name)}, ${jsonb(one.recipe.sentence)}, ${one.computedAt}, ${one.value}, ${one.attested}, ${one.presumed},
            ${jsonb(one.counted)}, ${jsonb(one.leftOut)}, ${countedFacts}, ${one.leftOut.length}, ${one.firstSeenOn}, ${one.factsSha256}, ${one.result}, ${one.eventId}, ${one.accountId}, ${one.author}, ${one.demonstration})`);
}

export async function findMeasurement(db: Db, id: string): Promise<Measurement | undefined> {
  const rows = await db.query<MeasurementRow>(sql`select ${columns} from indicators.measurement where id::text = ${id}`);
  return rows[0] === undefined ? undefined : measurementOf(rows[0]);
}

/** The last measurement of a series and period; undefined where there is none. */
export async function latestMeasurement(db: Db, series: string, period: Period): Promise<Measurement | undefined> {
  const rows = await db.query<MeasurementRow>(sql`
    select ${columns} from indicators.measurement
    where series = ${series} and period_from = ${period.from} and period_until = ${period.until}
    order by sequence desc limit 1`);
  return rows[0] === undefined ? undefined : measurementOf(rows[0]);
}

/** Did the value of this event come from a measurement, a proposed one accepted as it was included? One that merely confirms does not count. */
export async function isEventMeasured(db: Db, eventId: string): Promise<boolean> {
  const rows = await db.query(sql`
    select 1 as found from indicators.value_event as event
    join indicators.measurement as m on m.event_id = event.id or (event.kind = 'accepted' and m.event_id = event.answers)
    where event.id::text = ${eventId} and m.result <> 'confirmed' limit 1`);
  return rows.length > 0;
}

/** May anyone see this measurement? Not while it is proposed and nobody has accepted it. */
export async function isMeasurementPublic(db: Db, measurement: Pick<Measurement, "result" | "eventId">): Promise<boolean> {
  if (measurement.result !== "proposed") return true;
  const rows = await db.query(sql`select 1 as found from indicators.value_event where answers::text = ${measurement.eventId} and kind = 'accepted' limit 1`);
  return rows.length > 0;
}

/** The last measurement of each period of some series (null: of all), the newest period first, without its facts. */
export async function listLatestMeasurements(db: Db, series: readonly string[] | null): Promise<MeasurementSummary[]> {
  const rows = await db.query<MeasurementRow & { accepted_id: string | null }>(sql`
    select * from (
      select distinct on (series, period_from, period_until)
        id, series, period_from, period_until, as_of, recipe_code, recipe_version, recipe_name, computed_at, value, attested, presumed,
        counted_facts, left_out_facts, result, event_id, demonstration,
        (select event.id from indicators.value_event as event where event.answers = measurement.event_id and event.kind = 'accepted') as accepted_id
      from indicators.measurement
      where ${series === null}::boolean or series = any(${array(series ?? [], "text")})
      order by series, period_from, period_until, sequence desc
    ) as latest order by period_from desc, series`);
  return rows.map((row) => ({
    id: row.id, series: row.series, period: { from: row.period_from, until: row.period_until }, asOf: row.as_of,
    recipe: { code: row.recipe_code, version: row.recipe_version, name: row.recipe_name }, computedAt: row.computed_at,
    value: row.value, attested: row.attested, presumed: row.presumed, countedFacts: row.counted_facts, leftOutFacts: row.left_out_facts,
    eventId: row.accepted_id ?? row.event_id, isPublic: row.result !== "proposed" || row.accepted_id !== null, demonstration: row.demonstration,
  }));
}

/** Every measurement in the order recorded, some at a time: each may hold thousands of facts. */
export async function* readAllMeasurements(db: Db, pageSize = 50): AsyncGenerator<readonly Measurement[]> {
  let after = "0";
  for (;;) {
    const rows = await db.query<MeasurementRow & { place: string }>(sql`
      select ${columns}, sequence::text as place from indicators.measurement where sequence > ${after}::bigint order by sequence limit ${pageSize}`);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(measurementOf);
    after = last.place;
  }
}
