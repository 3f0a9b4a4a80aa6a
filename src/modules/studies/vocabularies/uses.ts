import { sql, type Db } from "../../../kernel/db/db.ts";
import { fields } from "../domain/fields/index.ts";
import type { ListCode } from "../domain/lists.ts";

/** How many studies (drafts, or else what is published) name each concept of an own list in its own fields. Concepts inside parts (arms, sources…) are not counted. */
export async function usesOf(db: Db, list: ListCode): Promise<ReadonlyMap<string, number>> {
  const uses = new Map<string, number>();
  for (const { name } of fields.filter((field) => field.list === list)) {
    const rows = await db.query<{ code: string; studies: number }>(sql`
      select c.code, count(*)::int as studies from (
        select coalesce(s.draft, v.content) -> ${name} as value from studies.study s
        left join studies.study_version v on v.code = s.code and v.version = s.published_version
      ) held cross join lateral jsonb_array_elements_text(case jsonb_typeof(value) when 'array' then value when 'string' then jsonb_build_array(value) else '[]'::jsonb end) as c (code)
      group by c.code`);
    for (const { code, studies } of rows) uses.set(code, (uses.get(code) ?? 0) + studies);
  }
  return uses;
}
