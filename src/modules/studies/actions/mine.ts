import { sql, type SQL } from "../../../kernel/db/db.ts";
import { array } from "../../../kernel/db/values.ts";
import type { Actor } from "../../../kernel/http/route.ts";
import { mayCurateStudies } from "../domain/access.ts";
import type { MineLine, MineQuestion } from "../domain/studies.ts";
import type { StudyDeps } from "../deps.ts";
import { wholeContent } from "../store/assemble.ts";
import { studyRowsWhere, type StudyRow } from "../store/rows.ts";
import { faultsOf, hasErrors } from "./act.ts";

const title = sql`coalesce(s.draft->'title'->>'fr', s.draft->'title'->>'en', v.content->'title'->>'fr', v.content->'title'->>'en', '')`;

/**
 * What this account may edit or, for a curator who asks (`curation`), all that has to be looked at: drafts in every state and
 * published studies on which a register disagrees. What waits for review comes first, then the latest changed.
 */
export async function listMine(deps: StudyDeps, actor: Actor, question: MineQuestion): Promise<{ total: number; items: MineLine[] }> {
  const { db } = deps;
  const own = sql`(s.declared_by = ${actor.accountId} or ${actor.accountId} = any(s.editors))`;
  const asCurator = question.curation === true && mayCurateStudies(actor);
  const parts: SQL[] = [asCurator ? sql`(s.draft_state is not null or exists (select 1 from studies.divergence d where d.code = s.code and not d.kept) or ${own})` : own];
  if (question.state !== undefined) parts.push(sql`coalesce(s.draft_state, s.public_state) = ${question.state}`);
  if (question.only !== undefined) parts.push(onlyWhere(question.only));
  const text = (question.text ?? "").trim().toLowerCase();
  if (text !== "") {
    const like = `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    parts.push(sql`(lower(coalesce(s.draft->'title', v.content->'title')::text || ' ' || coalesce(s.draft->>'acronym', v.content->>'acronym', '')) like ${like} or s.code like ${like}
      or exists (select 1 from studies.study_number n where n.code = s.code and lower(n.number_key) like ${like}))`);
  }
  const wanted = parts.reduce((all, part) => sql`${all} and ${part}`);
  const pageSize = Math.min(200, Math.max(1, question.pageSize));
  const [{ total } = { total: 0 }] = await db.query<{ total: number }>(sql`
    select count(*)::int as total from studies.study s left join studies.study_version v on v.code = s.code and v.version = s.published_version where ${wanted}`);
  const rows = await studyRowsWhere(db, sql`${wanted} order by ${orderOf(question.sort)}, s.code limit ${pageSize} offset ${(Math.max(1, question.page) - 1) * pageSize}`);
  const open = await openDivergences(deps, rows.map(({ code }) => code));
  return { total, items: rows.map((row) => lineOf(deps, actor, row, open.get(row.code) ?? 0)) };
}

function onlyWhere(only: NonNullable<MineQuestion["only"]>): SQL {
  switch (only) {
    case "imported": return sql`(s.declared_by is null and s.draft_state = 'draft')`;
    case "diverging": return sql`exists (select 1 from studies.divergence d where d.code = s.code and not d.kept)`;
    case "unread": return sql`(s.draft is not null and exists (select 1 from jsonb_each(s.draft_provenance) as origin where origin.value->>'kind' in ('inferred', 'machine-translated') and origin.value->>'curated' = 'false'))`;
  }
}

async function openDivergences({ db }: StudyDeps, codes: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db.query<{ code: string; count: number }>(sql`select code, count(*)::int as count from studies.divergence where not kept and code = any(${array(codes, "text")}) group by code`);
  return new Map(rows.map(({ code, count }) => [code, count]));
}

function lineOf(deps: StudyDeps, actor: Actor, row: StudyRow, divergences: number): MineLine {
  const content = wholeContent(row.draft ?? row.content);
  const faults = faultsOf(deps, content).filter((issue) => hasErrors([issue]));
  return {
    code: row.code, title: content.title, acronym: content.acronym, state: row.face ?? row.draftState ?? "draft", draftState: row.draftState, modifiedAt: row.modifiedAt,
    errors: faults.length, divergences, own: row.declaredBy === actor.accountId || row.editors.includes(actor.accountId),
  };
}

function orderOf(sort: MineQuestion["sort"]): SQL {
  switch (sort) {
    case "changed": return sql`s.modified_at desc`;
    case "title": return sql`lower(${title})`;
    case "state": return sql`coalesce(s.draft_state, s.public_state), s.modified_at desc`;
    case "waiting": return sql`s.modified_at`;
    case undefined: return sql`(s.draft_state = 'submitted') is true desc, s.modified_at desc`;
  }
}
