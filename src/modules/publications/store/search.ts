import { sql, type Db, type SQL } from "../../../kernel/db/db.ts";
import { array } from "../../../kernel/db/values.ts";
import type { WorkItem, WorkQuestion } from "../domain/publications.ts";
import { foldWords } from "../domain/work-row.ts";

interface ItemRow {
  readonly code: string;
  readonly title: string;
  readonly year: number | null;
  readonly document_type: WorkItem["documentType"];
  readonly journal: string | null;
  readonly byline: string;
  readonly doi: string | null;
  readonly is_open: boolean | null;
  readonly hal: WorkItem["hal"];
  readonly citations: number | null;
  readonly sources: WorkItem["sources"];
  readonly structures: readonly string[];
  readonly demonstration: boolean;
}

const itemColumns = sql`w.code, w.title, w.year, w.document_type, w.journal, w.byline, w.doi, w.is_open, w.hal, w.citations, w.sources, w.demonstration, w.structures`;

const orders: Readonly<Record<NonNullable<WorkQuestion["sort"]>, SQL>> = {
  newest: sql`w.year desc nulls last, w.code`,
  oldest: sql`w.year asc nulls last, w.code`,
  title: sql`w.title_folded, w.code`,
  "most-cited": sql`w.citations desc nulls last, w.code`,
};

/** Every word has to be there, from its beginning; null where the text holds none. */
export function wordQuery(text: string): string | null {
  const words = foldWords(text).split(" ").filter((word) => word !== "").slice(0, 20);
  return words.length === 0 ? null : words.map((word) => `${word.slice(0, 60)}:*`).join(" & ");
}

function conditionsOf(question: WorkQuestion): SQL {
  const all: SQL[] = [sql`true`];
  const words = wordQuery(question.text ?? "");
  if (words !== null) all.push(sql`w.words @@ to_tsquery('simple', ${words})`);
  else if ((question.text ?? "").trim() !== "") all.push(sql`false`);
  if (question.years?.length) all.push(sql`w.year = any(${array(question.years, "int")})`);
  if (question.documentTypes?.length) all.push(sql`w.document_type = any(${array(question.documentTypes, "text")})`);
  if (question.sources?.length) all.push(sql`w.sources && ${array(question.sources, "text")}`);
  if (question.open !== undefined) all.push(question.open ? sql`w.is_open` : sql`w.is_open is not true`);
  if (question.hal !== undefined) all.push(sql`w.hal = ${question.hal}`);
  if (question.structures?.length) all.push(sql`w.code in (select u.work_code from publications.work_unit u where u.code = any(${array(question.structures, "text")}))`);
  if (question.institute !== undefined) all.push(question.institute ? sql`w.institute` : sql`not w.institute`);
  return sql.join(all, sql` and `);
}

/** So many works are gathered and sorted sooner than found along the order of the whole list, where they may stand anywhere. */
const fewWorks = 10_000;

/** One page of works; `total` is how many there are in all, by which the way to them is chosen: PostgreSQL knows too little of words to do so. */
export async function searchItems(db: Db, question: WorkQuestion, total: number): Promise<WorkItem[]> {
  const offset = Math.max(0, question.page - 1) * question.pageSize;
  if (offset >= total) return [];
  const order = orders[question.sort ?? "newest"];
  const works = total > fewWorks
    ? sql`publications.work w where ${conditionsOf(question)}`
    : sql`(select w.code, w.year, w.title_folded, w.citations from publications.work w where ${conditionsOf(question)} offset 0) w`;
  const rows = await db.query<ItemRow>(sql`
    with found as (select w.code from ${works} order by ${order} limit ${question.pageSize} offset ${offset})
    select ${itemColumns} from publications.work w where w.code in (select code from found) order by ${order}`);
  return rows.map(itemOf);
}

export async function itemsOfCodes(db: Db, codes: readonly string[]): Promise<WorkItem[]> {
  if (codes.length === 0) return [];
  const rows = await db.query<ItemRow>(sql`select ${itemColumns} from publications.work w where w.code = any(${array(codes, "text")}) order by w.code`);
  return rows.map(itemOf);
}

function itemOf({ document_type, is_open, ...row }: ItemRow): WorkItem {
  return { ...row, documentType: document_type, isOpen: is_open };
}

export interface FacetCount {
  readonly facet: string;
  readonly code: string;
  readonly count: number;
}

/** How many works in all, and by year, type, openness, state in HAL, source and structure; one reading of the works found. */
export async function countFacets(db: Db, question: WorkQuestion): Promise<readonly FacetCount[]> {
  return db.query<FacetCount>(sql`
    with found as materialized (select w.year, w.document_type, w.is_open, w.hal, w.sources, w.structures from publications.work w where ${conditionsOf(question)}),
    -- A few hundred kinds of works, counted once, from which every facet is summed.
    kinds as (select year, document_type, is_open, hal, sources, count(*) as count from found group by year, document_type, is_open, hal, sources),
    sums as (
      select grouping(year, document_type, is_open, hal, sources) as grouped, year, document_type, is_open, hal, sources, coalesce(sum(count), 0)::int as count
      from kinds group by grouping sets ((year), (document_type), (is_open), (hal), (sources), ()))
    select 'total' as facet, '' as code, count from sums where grouped = 31
    union all select 'year', year::text, count from sums where grouped = 15 and year is not null
    union all select 'documentType', document_type, count from sums where grouped = 23 and document_type is not null
    union all select 'open', case when is_open then 'yes' when is_open is null then 'unknown' else 'no' end, count from sums where grouped = 27
    union all select 'hal', hal, count from sums where grouped = 29
    union all select 'source', source, sum(count)::int from sums, unnest(sources) as source where grouped = 30 group by source
    union all select * from (
      select 'structure', structure, sum(f.count)::int as count from (select structures, count(*) as count from found group by structures) f, unnest(structures) as structure
      group by structure order by sum(f.count) desc, structure limit 50) s`);
}

export async function lastSequence(db: Db): Promise<number> {
  const [row] = await db.query<{ sequence: number | null }>(sql`select max(sequence) as sequence from publications.work_change`);
  return row?.sequence ?? 0;
}
