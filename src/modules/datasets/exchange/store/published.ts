import { sql, type Db } from "../../../../kernel/db/db.ts";
import type { DatasetMetadata } from "../../domain/metadata.ts";
import type { DatasetFiles } from "../../domain/ports.ts";
import type { Dataset, DatasetFile } from "../record.ts";

interface PublishedRow {
  readonly code: string;
  readonly version: number;
  readonly doi: string | null;
  readonly firstPublishedAt: string | null;
  readonly publishedAt: string;
  readonly demonstration: boolean;
  readonly metadata: DatasetMetadata;
  readonly files: readonly DatasetFile[];
}

const atOnce = 500;

/**
 * Records declared here and published, after a code, in the order of codes. Harvested ones are left out: their own catalogue gives
 * them to the world, and a harvester of both would hold them twice under two names.
 */
export async function publishedAfter({ db, files }: { readonly db: Db; readonly files: DatasetFiles }, after: string, limit: number): Promise<readonly Dataset[]> {
  const rows = await db.query<PublishedRow>(sql`
    select d.code, d.published_version as version, d.doi, d.first_published_at as "firstPublishedAt", v.published_at as "publishedAt", d.demonstration, v.metadata, v.files
    from datasets.dataset d join datasets.dataset_version v on v.code = d.code and v.version = d.published_version
    where d.public_state = 'published' and d.source is null and d.code > ${after} order by d.code limit ${limit}`);
  const ids = rows.flatMap((row) => row.files.map(({ id }) => id));
  // A virus may have been found since.
  const today = ids.length === 0 || files.standing === undefined ? null : await files.standing(ids);
  return rows.map((row): Dataset => ({
    code: row.code, state: "published", version: row.version, metadata: row.metadata, files: today === null ? row.files : row.files.map((file) => ({ ...file, ...today.get(file.id) })),
    doi: row.doi, origin: { kind: "declared" }, firstPublishedAt: row.firstPublishedAt, modifiedAt: row.publishedAt, withdrawal: null, demonstration: row.demonstration,
  }));
}

/** All of them, some hundreds at a time. */
export async function* allPublished(deps: { readonly db: Db; readonly files: DatasetFiles }): AsyncIterable<readonly Dataset[]> {
  for (let after = ""; ;) {
    const several = await publishedAfter(deps, after, atOnce);
    if (several.length > 0) yield several;
    if (several.length < atOnce) return;
    after = several.at(-1)?.code ?? "";
  }
}

/** How many there are, and where a page of them starts: the code before the first one. */
export async function publishedCount(db: Db): Promise<number> {
  const [row] = await db.query<{ count: number }>(sql`select count(*)::int as count from datasets.dataset d where d.public_state = 'published' and d.source is null`);
  return row?.count ?? 0;
}

/** The code after which page `page` (from 1) starts; null where there is no such page. */
export async function pageStart(db: Db, page: number, size: number): Promise<string | null> {
  if (page === 1) return "";
  const [row] = await db.query<{ code: string }>(sql`select d.code from datasets.dataset d where d.public_state = 'published' and d.source is null order by d.code offset ${(page - 1) * size - 1} limit 1`);
  return row?.code ?? null;
}
