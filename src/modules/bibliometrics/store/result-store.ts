import { sql, type Db } from "../../../kernel/db/db.ts";
import { array, jsonb } from "../../../kernel/db/values.ts";
import type { IndicatorResult, RecordedResult, ResultEntry } from "../domain/result.ts";

interface ResultRow {
  body: IndicatorResult;
  computed_at: string;
  author: string;
  entries: readonly ResultEntry[];
}

/** `body` is what was kept; its entries come beside it. */
const columns = sql`body, computed_at, author,
  (select coalesce(jsonb_agg(jsonb_build_object('measurementId', entry.measurement, 'proposed', entry.proposed) order by entry.sequence), '[]'::jsonb)
   from bibliometrics.result_entry as entry where entry.result = id) as entries`;

const resultOf = ({ body, computed_at: computedAt, author, entries }: ResultRow): RecordedResult => ({ ...body, computedAt, author, entries });

/** Says which measurement took a result in; said again it adds nothing. */
export async function insertEntry(db: Db, resultId: string, entry: ResultEntry): Promise<void> {
  await db.query(sql`insert into bibliometrics.result_entry (result, measurement, proposed) values (${resultId}, ${entry.measurementId}, ${entry.proposed}) on conflict (measurement) do nothing`);
}

/** Keeps a result; one of the same content stands already as it is. True where it is new. */
export async function insertResult(db: Db, result: IndicatorResult, how: { readonly computedAt: string; readonly accountId: string | null; readonly author: string }): Promise<boolean> {
  const rows = await db.query(sql`
    insert into bibliometrics.result (id, series, publication_year, facts_on, state, value, body, computed_at, account_id, author, demonstration)
    values (${result.id}, ${result.series}, ${result.publicationYear}, ${result.recipe.factsOn}, ${result.state}, ${result.value}, ${jsonb(result)}, ${how.computedAt}, ${how.accountId}, ${how.author}, ${result.demonstration})
    on conflict (id) do nothing returning id`);
  return rows.length > 0;
}

export async function findResult(db: Db, id: string): Promise<RecordedResult | undefined> {
  const rows = await db.query<ResultRow>(sql`select ${columns} from bibliometrics.result where id = ${id}`);
  return rows[0] === undefined ? undefined : resultOf(rows[0]);
}

/** Results by their addresses. */
export async function findResults(db: Db, ids: readonly string[]): Promise<RecordedResult[]> {
  const rows = await db.query<ResultRow>(sql`select ${columns} from bibliometrics.result where id = any(${array(ids, "text")}) order by series, publication_year desc`);
  return rows.map(resultOf);
}

/** Every result of a series and year, the last recorded first: its revisions. */
export async function listRevisions(db: Db, series: string, publicationYear: number): Promise<RecordedResult[]> {
  const rows = await db.query<ResultRow>(sql`
    select ${columns} from bibliometrics.result where series = ${series} and publication_year = ${publicationYear} order by sequence desc`);
  return rows.map(resultOf);
}

/** Every result, the last recorded first. */
export async function listResults(db: Db): Promise<RecordedResult[]> {
  const rows = await db.query<ResultRow>(sql`
    select ${columns} from bibliometrics.result order by sequence desc`);
  return rows.map(resultOf);
}
