import { sql, type Db } from "../../../kernel/db/db.ts";
import { array } from "../../../kernel/db/values.ts";
import { buildWork } from "../domain/fields/build-work.ts";
import { codeOfIdentifier, identifierFrom } from "../domain/codes.ts";
import type { Work } from "../domain/work.ts";
import { standingDecisions } from "./decisions.ts";
import { loadRecords, workRecordOf } from "./load-works.ts";
import { recordsOfWorks } from "./records.ts";

/** The works of these codes that exist, in the order of their codes. */
export async function readWorks(db: Db, codes: readonly string[]): Promise<Work[]> {
  const records = await recordsOfWorks(db, codes);
  const loaded = await loadRecords(db, records);
  const preferred = (await standingDecisions(db, records.map(({ record }) => record))).filter(({ kind }) => kind === "prefer");
  const byWork = new Map<string, typeof records>();
  for (const one of records) {
    if (one.work === null) continue;
    const known = byWork.get(one.work);
    if (known === undefined) byWork.set(one.work, [one]);
    else known.push(one);
  }
  return [...byWork].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, members]) => {
    const names = new Set(members.map(({ record }) => record));
    const own = members.flatMap(({ record }) => loaded.get(record) ?? []);
    return buildWork({
      code, records: own.map(workRecordOf), sightings: own.flatMap(({ sightings }) => sightings),
      preferences: new Map(preferred.flatMap(({ left_record, field }) => (field !== null && names.has(left_record) ? [[field, left_record] as const] : []))),
      demonstration: members.every(({ demonstration }) => demonstration),
    });
  });
}

export async function codesAfter(db: Db, code: string, limit: number): Promise<string[]> {
  const rows = await db.query<{ code: string }>(sql`select code from publications.work where code > ${code} order by code limit ${limit}`);
  return rows.map((row) => row.code);
}

/** The work that a text names: a code, a former code, or an identifier; of several, the first by its code. */
export async function findWork(db: Db, text: string): Promise<{ readonly code: string; readonly moved: boolean } | null> {
  const given = text.trim();
  const [exact] = await db.query<{ code: string }>(sql`select code from publications.work where code = ${given}`);
  if (exact !== undefined) return { code: exact.code, moved: false };
  const identifier = identifierFrom(given);
  const link = identifier === null ? null : `${identifier.scheme}:${identifier.value}`;
  const codes = identifier === null ? [given] : [given, codeOfIdentifier(identifier)];
  if (identifier !== null) {
    const [own] = await db.query<{ code: string }>(sql`select code from publications.work where code = ${codeOfIdentifier(identifier)}`);
    if (own !== undefined) return { code: own.code, moved: false };
  }
  // A record that bears the identifier today comes before one that bore it once.
  const [found] = await db.query<{ work: string }>(sql`
    select work from (
      select r.work, 0 as rank from publications.record_link l join publications.source_record r on r.record = l.record where l.link = ${link} and r.work is not null
      union all
      select r.work, 1 as rank from publications.record_alias a join publications.source_record r on r.record = a.record where a.code = any(${array(codes, "text")}) and r.work is not null
    ) f order by rank, work limit 1`);
  return found === undefined ? null : { code: found.work, moved: identifier === null };
}
