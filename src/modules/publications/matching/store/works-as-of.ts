import { sql, type Db } from "../../../../kernel/db/db.ts";
import { array } from "../../../../kernel/db/values.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { buildWork, type Sighting } from "../../domain/fields/build-work.ts";
import type { BibliographicRecord } from "../../domain/record.ts";
import type { Work, WorkRecord } from "../../domain/work.ts";
import { standingDecisions } from "../../store/decisions.ts";
import { versionOrder } from "../../store/load-works.ts";

interface Row {
  readonly work: string; readonly record: string; readonly observed_on: Day; readonly content_sha256: string; readonly delivery: string; readonly recorded_at: string;
  readonly demonstration: boolean; readonly content: BibliographicRecord;
}

/** These works out of the versions of their records that had been seen by a day; those of which nothing had are left out. */
export async function worksAsOf(db: Db, codes: readonly string[], on: Day): Promise<readonly Work[]> {
  if (codes.length === 0) return [];
  const rows = await db.query<Row>(sql`
    select r.work, s.record, s.observed_on, s.content_sha256, s.delivery, s.recorded_at, r.demonstration, c.content
    from publications.source_record r join publications.record_sighting s on s.record = r.record and s.observed_on <= ${on}
    join publications.record_content c on c.record = s.record and c.content_sha256 = s.content_sha256
    where r.work = any(${array(codes, "text")})`);
  const preferred = (await standingDecisions(db, [...new Set(rows.map(({ record }) => record))])).filter(({ kind }) => kind === "prefer");
  const works = new Map<string, Row[]>();
  for (const row of rows) works.set(row.work, [...(works.get(row.work) ?? []), row]);
  return [...works].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([code, own]): Work[] => {
    const names = new Set(own.map(({ record }) => record));
    const latest = new Map<string, Row>();
    for (const row of own) {
      const held = latest.get(row.record);
      if (held === undefined || rank(held) < rank(row)) latest.set(row.record, row);
    }
    const records = [...latest.values()].filter(({ content }) => !content.deleted).map((row): WorkRecord => ({ record: row.content, observedOn: row.observed_on, recordedAt: row.recorded_at, deliveryId: row.delivery }));
    if (records.length === 0) return [];
    return [buildWork({
      code, records, sightings: own.map(sightingOf),
      preferences: new Map(preferred.flatMap(({ left_record, field }) => (field !== null && names.has(left_record) ? [[field, left_record] as const] : []))),
      demonstration: own.every(({ demonstration }) => demonstration),
    })];
  });
}

const rank = (row: Row): string => `${row.observed_on} ${versionOrder(row.content, row.content_sha256)}`;

function sightingOf(row: Row): Sighting {
  const { source, deleted, access, hal, citations } = row.content;
  return { record: row.record, source, observedOn: row.observed_on, order: versionOrder(row.content, row.content_sha256), deleted, access, hal, citations };
}
