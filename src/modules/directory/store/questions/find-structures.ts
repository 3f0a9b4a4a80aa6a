import { sql, type Db, type SQL } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { StructureAnswer, StructureItem, StructureQuestion } from "../../domain/directory.ts";
import { foldIdentifier } from "../../domain/cluster/index.ts";
import type { NodeId } from "../../domain/entity.ts";
import { labelSpellings } from "../../domain/identifiers/index.ts";
import { storedPlaces } from "../graph/content.ts";

interface ItemRow {
  readonly id: NodeId;
  readonly code: string;
  readonly name: string;
  readonly acronym: string | null;
  readonly openedDay: Day | null;
  readonly closedDay: Day | null;
  readonly attested: boolean;
}

/** The counts stand on every line; where the page is empty, on one line without a structure. */
type CountedRow = { readonly total: number; readonly attestedTotal: number } & (ItemRow | { readonly id: null });

const defaultPageSize = 50;

const part = (name: keyof typeof storedPlaces): SQL => sql.raw(String(storedPlaces[name]));
const at = { value: part("value"), from: part("fromDay"), until: part("untilDay"), attestedFrom: part("attestedFrom"), attestedUntil: part("attestedUntil") };

/**
 * Structures that exist on a day and answer to every part of the question, each once however many relations, sites or
 * labels make it answer. Known only as numbers that others name (stubs): left out, since nothing tells what they were.
 */
export async function findStructures(db: Db, question: StructureQuestion): Promise<StructureAnswer> {
  const page = Math.max(1, question.page ?? 1);
  const size = question.pageSize ?? defaultPageSize;
  const matching = sql`
    select r.entity as id, n.code, r.name, r.acronym, r.opened_day as "openedDay", r.closed_day as "closedDay", ${standing(question)} as attested,
      ${question.entities === undefined ? sql`null::bigint` : sql`given.place`} as "givenPlace"
    from directory.record as r
    join directory.node as n on n.id = r.entity
    ${question.related === undefined ? sql`` : related(question.on, question.related)}
    ${question.entities === undefined ? sql`` : among(question.entities)}
    where ${conditions(question)}`;
  const counted = await db.query<CountedRow>(sql`
    with m as materialized (${matching})
    select c.total, c.attested as "attestedTotal", p.*
    from (select count(*)::int as total, (count(*) filter (where attested))::int as attested from m) as c
    left join (select m.*, row_number() over (order by ${order(question)}) as place from m order by place limit ${size} offset ${(page - 1) * size}) as p on true
    order by p.place`);
  const { total = 0, attestedTotal = 0 } = counted[0] ?? {};
  const items = counted.flatMap((row) => (row.id === null ? [] : [itemOf(row)]));
  return { total, attested: attestedTotal, presumed: total - attestedTotal, items, observed: await observedDays(db) };
}

/** When the official register was looked at, first and last. */
async function observedDays(db: Db): Promise<StructureAnswer["observed"]> {
  const [days] = await db.query<{ first: Day | null; last: Day | null }>(sql`
    select min(d.observed_on) as first, max(d.observed_on) as last
    from directory.delivery as d join directory.source as s on s.id = d.source
    where s.kind = 'official-register' and d.complete_scope is not null`);
  const { first = null, last = null } = days ?? {};
  return first === null || last === null ? null : { first, last };
}

function conditions(question: StructureQuestion): SQL {
  const { on, types, legalForms, regions, sites, domains, labels } = question;
  const parts = [
    sql`r.kind = 'structure'`,
    sql`r.content -> 'fields' ? 'name'`,
    sql`(r.opened_day is null or r.opened_day <= ${on}::date)`,
    sql`(r.closed_day is null or ${on}::date < r.closed_day)`,
    ...(types === undefined ? [] : [holds("structure-type", on, sql`v ->> ${at.value} = any(${array(types, "text")})`)]),
    ...(legalForms === undefined ? [] : [holds("legal-form", on, sql`v ->> ${at.value} = any(${array(legalForms, "text")})`)]),
    ...(regions === undefined ? [] : [holds("address", on, sql`v -> ${at.value} ->> 'regionCode' = any(${array(regions, "text")})`)]),
    ...(sites === undefined ? [] : [holds("address", on, sql`v -> ${at.value} ->> 'communeCode' = any(${array(sites, "text")})`)]),
    ...(domains === undefined ? [] : [holds("domains", on, sql`exists (select 1 from jsonb_array_elements(v -> ${at.value}) as d where d ->> 'code' = any(${array(domains, "text")}))`)]),
    ...(labels === undefined ? [] : [bears(labels)]),
  ];
  return sql.join(parts, sql` and `);
}

/** Does a shown value of the field, in force on the day, pass the test? */
function holds(field: string, on: Day, test: SQL): SQL {
  return sql`exists (select 1 from jsonb_array_elements(r.content -> 'fields' -> ${field}::text -> 0) as v
    where (v ->> ${at.from} is null or v ->> ${at.from} <= ${on}::text) and (v ->> ${at.until} is null or ${on}::text < v ->> ${at.until}) and ${test})`;
}

/** Does the structure bear one of the labels, however it is written there and here? */
function bears(labels: readonly string[]): SQL {
  const folded = [...new Set(labels.flatMap((label) => labelSpellings(label).map((spelling) => foldIdentifier("label", spelling))))];
  return sql`exists (select 1 from directory.identifier as i where i.entity = r.entity and i.scheme = 'label' and i.folded = any(${array(folded, "text")}))`;
}

/** One line for each structure with a relation in force to any of the ids; attested where any such relation is: between the deliveries that held it, or from its beginning where that is stated to the day. */
function related(on: Day, { ids, relations }: NonNullable<StructureQuestion["related"]>): SQL {
  return sql`join (
    select l.subject, bool_or(coalesce(case when length(l.content ->> 'validFrom') = 10 then l.from_day end, l.attested_from) <= ${on}::date and ${on}::date <= l.attested_until) as attested
    from directory.relation as l
    where l.object in (select entity from directory.node where id = any(${array(ids, "uuid")}))
      ${relations.length === 0 ? sql`` : sql`and l.field = any(${array(relations, "text")})`}
      and (l.from_day is null or l.from_day <= ${on}::date) and (l.until_day is null or ${on}::date < l.until_day)
    group by l.subject
  ) as rel on rel.subject = r.entity`;
}

/** Only these, each with its first place among them. */
function among(entities: readonly NodeId[]): SQL {
  return sql`join (
    select m.entity, min(listed.place) as place
    from unnest(${array(entities, "uuid")}) with ordinality as listed (id, place) join directory.node as m on m.id = listed.id
    group by m.entity
  ) as given on given.entity = r.entity`;
}

/** Without a relation asked for, what is attested is that the structure is there: between the deliveries that named it, by whatever name, or from its opening where that is stated to the day. */
function standing(question: StructureQuestion): SQL {
  if (question.related !== undefined) return sql`rel.attested`;
  return sql`(select coalesce(case when length(r.content -> 'opened' ->> 'text') = 10 then r.opened_day::text end, min(v ->> ${at.attestedFrom})) <= ${question.on}::text
      and ${question.on}::text <= max(coalesce(v ->> ${at.attestedUntil}, v ->> ${at.attestedFrom}))
    from jsonb_array_elements(r.content -> 'fields' -> 'name' -> 0) as v)`;
}

/** Accents and case set aside, the same on every database; the code last, so that pages never overlap. */
function order({ sort, descending }: StructureQuestion): SQL {
  const down = descending === true ? sql` desc` : sql``;
  const name = sql`translate(lower(name), 'àâäéèêëîïôöùûüÿçñ', 'aaaeeeeiioouuuycn') collate "C"`;
  switch (sort ?? "name") {
    case "given":
      return sql`"givenPlace"${down}, code collate "C"`;
    case "code":
      return sql`code collate "C"${down}`;
    case "opened":
      return sql`"openedDay"${down} nulls last, code collate "C"`;
    case "name":
      return sql`${name}${down}, code collate "C"`;
  }
}

function itemOf(row: ItemRow): StructureItem {
  return {
    ref: { id: row.id, kind: "structure", code: row.code, name: row.name },
    acronym: row.acronym,
    openedDay: row.openedDay,
    closedDay: row.closedDay,
    standing: row.attested ? "attested" : "presumed",
  };
}
