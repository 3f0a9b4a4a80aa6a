import { sql, type SQL } from "../../../kernel/db/db.ts";
import { array } from "../../../kernel/db/values.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { mayCurate } from "../domain/access.ts";
import type { Dataset, DatasetState } from "../domain/dataset.ts";
import type { MineSort } from "../domain/datasets.ts";
import type { DatasetDeps } from "../deps.ts";
import { assemble, shownToAll, shownToEditors } from "../store/assemble.ts";
import { rowsWhere } from "../store/rows.ts";

/**
 * What this account may edit or has to look at: what waits for review first, then the latest changed. A record of which a new
 * version is being written is shown as that draft. Harvested records are nobody's work and are left out.
 */
export async function listMine(deps: DatasetDeps, actor: Actor, question: { readonly state?: DatasetState; readonly sort?: MineSort; readonly page: number; readonly pageSize: number }): Promise<{ total: number; items: Dataset[] }> {
  const { db } = deps;
  const regions = await db.query<{ region: string | null }>(sql`select distinct region from datasets.dataset where declared_by is not null`);
  const curated = regions.filter(({ region }) => mayCurate(actor, { region })).flatMap(({ region }) => region ?? []);
  const mine = sql`d.declared_by is not null and (d.declared_by = ${actor.accountId} or ${actor.accountId} = any(d.editors) or d.region = any(${array(curated, "text")})
    or (d.region is null and ${mayCurate(actor, { region: null })}::boolean))`;
  const wanted = question.state === undefined ? mine : sql`${mine} and coalesce(d.draft_state, d.public_state) = ${question.state}`;
  const pageSize = Math.min(200, Math.max(1, question.pageSize));
  const [{ total } = { total: 0 }] = await db.query<{ total: number }>(sql`select count(*)::int as total from datasets.dataset d where ${wanted}`);
  const rows = await rowsWhere(db, sql`${wanted} order by ${orderOf(question.sort)}, d.code limit ${pageSize} offset ${(Math.max(1, question.page) - 1) * pageSize}`);
  const items: Dataset[] = [];
  for (const row of rows) {
    const shown = shownToEditors(row, row.draft === null ? [] : await deps.files.list(row.code)) ?? shownToAll(row);
    if (shown !== null) items.push(await assemble(deps, row, shown));
  }
  return { total, items };
}

function orderOf(sort: MineSort | undefined): SQL {
  switch (sort) {
    case "changed": return sql`d.modified_at desc`;
    case "title": return sql`lower(coalesce(d.draft->'title'->>'fr', d.draft->'title'->>'en', v.metadata->'title'->>'fr', v.metadata->'title'->>'en', ''))`;
    case "state": return sql`coalesce(d.draft_state, d.public_state), d.modified_at desc`;
    case "waiting": return sql`d.modified_at`;
    case undefined: return sql`(d.draft_state = 'submitted') is true desc, d.modified_at desc`;
  }
}
