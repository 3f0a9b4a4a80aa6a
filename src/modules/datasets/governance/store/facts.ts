import { sql, type Db } from "../../../../kernel/db/db.ts";
import { addDays, type Day } from "../../../../kernel/time/day.ts";
import { isOpenToAll } from "../../domain/access.ts";
import type { DatasetLabel } from "../../domain/dataset.ts";
import type { Datasets } from "../../domain/datasets.ts";
import { emptyHuman, emptyMetadata } from "../../domain/empty.ts";
import type { AccessLevel, AnonymityState, SubjectKind } from "../../domain/metadata.ts";
import type { StandingFact } from "../domain/figures.ts";

export interface DatedRow {
  readonly code: string;
  readonly subjectKind: SubjectKind;
  readonly region: string | null;
  readonly harvested: boolean;
  readonly withdrawn: boolean;
  readonly currentVersion: number | null;
  readonly version: number | null;
  readonly unit: string | null;
  readonly themes: readonly string[] | null;
  readonly access: AccessLevel | null;
  readonly availableFrom: Day | null;
  readonly anonymity: AnonymityState | null;
  readonly anonymityReason: string | null;
  readonly dataCentre: string | null;
  /** Thematic repository that keeps the data. */
  readonly repository: string | null;
  readonly places: readonly string[] | null;
  readonly fileCount: number;
  readonly fileBytes: number;
  readonly statedBytes: number | null;
  readonly demonstration: boolean;
}

/**
 * Every record that was there before an instant, with the version that was then published; where there was none, its draft as
 * it is today, since drafts keep no history. Only what figures need is read, so that 100,000 records fit in memory.
 */
export async function datedRows(db: Db, until: string): Promise<readonly DatedRow[]> {
  return db.query<DatedRow>(sql`
    select d.code, d.subject_kind as "subjectKind", d.region, d.source is not null as harvested, d.withdrawn_at is not null and d.withdrawn_at < ${until} as withdrawn,
      d.published_version as "currentVersion", v.version, m.metadata ->> 'unit' as unit, m.metadata -> 'themes' as themes, m.metadata ->> 'access' as access, m.metadata ->> 'availableFrom' as "availableFrom",
      m.metadata -> 'human' ->> 'anonymity' as anonymity, m.metadata -> 'human' ->> 'anonymityReason' as "anonymityReason", m.metadata ->> 'dataCentre' as "dataCentre", m.metadata -> 'elsewhere' ->> 'repository' as repository, m.metadata -> 'places' as places,
      coalesce(jsonb_array_length(v.files), 0) as "fileCount", coalesce((select sum((file ->> 'sizeBytes')::bigint) from jsonb_array_elements(v.files) as one (file)), 0)::bigint as "fileBytes",
      (m.metadata ->> 'volumeBytes')::bigint as "statedBytes", d.demonstration
    from datasets.dataset d
    left join lateral (select version, metadata, files from datasets.dataset_version where code = d.code and published_at < ${until} order by version desc limit 1) v on true
    cross join lateral (select coalesce(v.metadata, d.draft) as metadata) m
    where d.created_at < ${until} order by d.code`);
}

/** Was what a row says open to all on a day? The same answer as downloads give. */
export function wasOpen(row: DatedRow, on: Day): boolean {
  const metadata = {
    ...emptyMetadata(row.subjectKind), access: row.access, availableFrom: row.availableFrom,
    human: row.subjectKind === "human" ? { ...emptyHuman, anonymity: row.anonymity, anonymityReason: row.anonymityReason } : null,
  };
  return isOpenToAll({ state: isPublished(row) ? "published" : "withdrawn", metadata }, on);
}

export function isPublished(row: DatedRow): boolean {
  return row.version !== null && !row.withdrawn;
}

interface Judged { readonly version: number; readonly fairScore: number; readonly label: DatasetLabel }

/** The state at the end of a period, from dated facts. Score and label are those of the version that then stood. */
export async function standingFacts(db: Db, datasets: Pick<Datasets, "allPublished" | "version">, until: Day): Promise<readonly StandingFact[]> {
  const rows = await datedRows(db, `${until}T00:00:00Z`);
  const judged = new Map<string, Judged>();
  for await (const batch of datasets.allPublished()) for (const { code, version, fairScore, label } of batch) judged.set(code, { version, fairScore, label: label.label });
  const facts: StandingFact[] = [];
  for (const row of rows) {
    const published = isPublished(row);
    let known = judged.get(row.code);
    if (published && row.version !== null && known?.version !== row.version) {
      const then = await datasets.version(row.code, row.version);
      known = then === null ? undefined : { version: then.version, fairScore: then.fairScore, label: then.label.label };
    }
    facts.push({
      code: row.code, subjectKind: row.subjectKind, region: row.region, unit: row.unit, themes: row.themes ?? [], harvested: row.harvested, published, open: published && wasOpen(row, addDays(until, -1)),
      fairScore: published ? (known?.fairScore ?? null) : null, label: published ? (known?.label ?? null) : null, demonstration: row.demonstration,
    });
  }
  return facts;
}

/** Changes whenever a record does: what was worked out under one mark holds as long as it stands. */
export async function stateMark(db: Db): Promise<string> {
  const [row] = await db.query<{ mark: string }>(sql`select concat_ws(' ', count(*), max(modified_at), (select max(sequence) from datasets.dataset_change)) as mark from datasets.dataset`);
  return row?.mark ?? "";
}

/** The first day on which a record was declared; null without any. */
export async function firstDeclaredDay(db: Db): Promise<Day | null> {
  const [row] = await db.query<{ first: Day | null }>(sql`select (min(created_at) at time zone 'UTC')::date as first from datasets.dataset`);
  return row?.first ?? null;
}

/** The day that the view opens at: today; where everything is made up, the last day of the made-up history. */
export async function openingDay(db: Db, today: Day): Promise<Day> {
  const [row] = await db.query<{ real: boolean; last: Day | null }>(sql`
    select coalesce(bool_or(not demonstration), true) as real, (max(greatest(created_at, first_published_at)) at time zone 'UTC')::date as last from datasets.dataset`);
  return row?.real === false && row.last !== null && row.last < today ? row.last : today;
}
