import { createHash } from "node:crypto";
import type { Author } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { array, jsonb } from "../../../kernel/db/values.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { LoadedConcept, LoadedList, LoadFacts, StandingConcept, StandingList, VocabularyLoad } from "./loaded.ts";

/** Same content, same hash, whatever the order of files. */
export function hashOf({ concepts }: LoadedList): string {
  const said = concepts.map(({ id, label, definition, exactMatch }) => [id, label.fr, label.en, definition.fr, definition.en, [...exactMatch].sort()]);
  return createHash("sha256").update(JSON.stringify(said.toSorted((a, b) => String(a[0]).localeCompare(String(b[0]))))).digest("hex");
}

export async function newestLoad(db: Db): Promise<number> {
  const [row] = await db.query<{ number: number | null }>(sql`select max(number)::int as number from studies.vocabulary_load`);
  return row?.number ?? 0;
}

export async function loadsOf(db: Db): Promise<readonly VocabularyLoad[]> {
  return db.query<VocabularyLoad>(sql`
    select number::int as number, scheme, edition, licence, attribution, files, loaded_at as "loadedAt", author,
      coalesce((select array_agg(list order by list) from studies.vocabulary_list l where l.load = v.number), '{}') as lists,
      (select count(*)::int from studies.vocabulary_concept c where c.load = v.number) as concepts
    from studies.vocabulary_load v order by number desc`);
}

interface ConceptRow {
  readonly load: number;
  readonly list: string;
  readonly id: string;
  readonly fr: string;
  readonly en: string;
  readonly definitionFr: string | null;
  readonly definitionEn: string | null;
  readonly exactMatch: readonly string[];
}

/** Every list as it stood after a load (null: now): each as its last load up to there has it, with what left it kept as deprecated. */
export async function standingLists(db: Db, upTo: number | null = null): Promise<readonly StandingList[]> {
  const limit = upTo ?? 2_147_483_647;
  const lists = await db.query<{ load: number; list: string; fr: string; en: string }>(sql`select load::int as load, list, name_fr as fr, name_en as en from studies.vocabulary_list where load <= ${limit} order by list, load desc`);
  const rows = await db.query<ConceptRow>(sql`
    select load::int as load, list, id, label_fr as fr, label_en as en, definition_fr as "definitionFr", definition_en as "definitionEn", exact_match as "exactMatch"
    from studies.vocabulary_concept where load <= ${limit} order by list, load desc, place`);
  const newest = new Map<string, { load: number; name: Bilingual; concepts: Map<string, StandingConcept> }>();
  for (const { load, list, fr, en } of lists) if (!newest.has(list)) newest.set(list, { load, name: { fr, en }, concepts: new Map() });
  for (const { load, list, id, fr, en, definitionFr, definitionEn, exactMatch } of rows) {
    const held = newest.get(list);
    if (held === undefined) continue;
    const known = held.concepts.get(id);
    const label = { fr, en };
    if (known === undefined) held.concepts.set(id, { id, list, label, definition: { fr: definitionFr, en: definitionEn }, exactMatch, deprecated: load !== held.load, formerLabels: [] });
    else if (![known.label, ...known.formerLabels].some((one) => one.fr === fr && one.en === en)) held.concepts.set(id, { ...known, formerLabels: [...known.formerLabels, label] });
  }
  return [...newest].map(([list, { load, name, concepts }]) => ({ list, load, name, concepts: [...concepts.values()] }));
}

export async function hashesNow(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query<{ list: string; hash: string }>(sql`select distinct on (list) list, hash from studies.vocabulary_list order by list, load desc`);
  return new Map(rows.map(({ list, hash }) => [list, hash]));
}

/** Writers wait for each other here, so that two loads at once do not both count as the next edition. */
export async function insertLoad(tx: Db, by: Author, facts: LoadFacts, files: readonly string[], lists: readonly LoadedList[], at: Date): Promise<number> {
  const [row] = await tx.query<{ number: number }>(sql`
    insert into studies.vocabulary_load (scheme, edition, licence, attribution, files, loaded_at, account_id, author)
    values ('fresh', ${facts.edition}, ${facts.licence}, ${facts.attribution}, ${array(files, "text")}, ${at.toISOString()}, ${by.accountId}, ${by.name}) returning number::int as number`);
  const number = row?.number ?? 0;
  for (const list of lists) {
    await tx.query(sql`insert into studies.vocabulary_list (load, list, name_fr, name_en, hash) values (${number}, ${list.list}, ${list.name.fr}, ${list.name.en}, ${hashOf(list)})`);
    await tx.query(sql`
      insert into studies.vocabulary_concept (load, list, id, place, label_fr, label_en, definition_fr, definition_en, exact_match)
      select ${number}, ${list.list}, id, place, fr, en, dfr, den, coalesce((select array_agg(m) from jsonb_array_elements_text(matches) m), '{}')
      from jsonb_to_recordset(${jsonb(list.concepts.map(rowOf))}) as c (id text, place integer, fr text, en text, dfr text, den text, matches jsonb)`);
  }
  return number;
}

function rowOf({ id, label, definition, exactMatch }: LoadedConcept, place: number): Readonly<Record<string, unknown>> {
  return { id, place, fr: label.fr, en: label.en, dfr: definition.fr, den: definition.en, matches: exactMatch };
}
