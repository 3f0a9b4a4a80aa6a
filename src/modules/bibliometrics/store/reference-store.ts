import { sql, type Db } from "../../../kernel/db/db.ts";
import { array, jsonb } from "../../../kernel/db/values.ts";
import type { CellHistogram, CorpusRecipe, Reference, ReferenceTier } from "../domain/engine.ts";

/** A reference that is kept, without its cells. */
export interface KeptReference {
  readonly sha256: string;
  readonly recipe: CorpusRecipe;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly cells: number;
  readonly importedAt: string;
  readonly author: string;
  readonly demonstration: boolean;
}

interface ReferenceRow {
  sha256: string;
  recipe: CorpusRecipe;
  first_year: number;
  last_year: number;
  cells: number;
  imported_at: string;
  author: string;
  demonstration: boolean;
}

const batch = 500;

export async function insertReference(db: Db, reference: Reference, how: { readonly importedAt: string; readonly accountId: string | null; readonly author: string; readonly demonstration: boolean; readonly contentSha256: string }): Promise<void> {
  const { sha256, recipe, cells, totals } = reference;
  const years = [...cells.map(({ year }) => year), ...totals.map(({ year }) => year)];
  const [first, last] = [years.reduce((a, b) => Math.min(a, b), Infinity), years.reduce((a, b) => Math.max(a, b), -Infinity)];
  await db.query(sql`
    insert into bibliometrics.reference (sha256, content_sha256, recipe, journal_fields, first_year, last_year, cells, imported_at, account_id, author, demonstration)
    values (${sha256}, ${how.contentSha256}, ${jsonb(recipe)}, ${jsonb(reference.journalFields)}, ${first}, ${last}, ${cells.length}, ${how.importedAt}, ${how.accountId}, ${how.author}, ${how.demonstration})`);
  for (let at = 0; at < cells.length; at += batch) {
    await db.query(sql`
      insert into bibliometrics.reference_cell (reference, kind, code, year, document_type, classes)
      select ${sha256}, one ->> 'kind', one ->> 'code', (one ->> 'year')::integer, one ->> 'documentType', one -> 'classes'
      from jsonb_array_elements(${jsonb(cells.slice(at, at + batch))}) as one`);
  }
  for (let at = 0; at < totals.length; at += batch) {
    await db.query(sql`
      insert into bibliometrics.reference_total (reference, year, document_type, country, papers)
      select ${sha256}, (one ->> 'year')::integer, one ->> 'documentType', one ->> 'country', (one ->> 'papers')::integer
      from jsonb_array_elements(${jsonb(totals.slice(at, at + batch))}) as one`);
  }
  await insertTiers(db, sha256, reference.tiers ?? []);
}

async function insertTiers(db: Db, sha256: string, tiers: readonly ReferenceTier[]): Promise<void> {
  for (let at = 0; at < tiers.length; at += batch) {
    await db.query(sql`
      insert into bibliometrics.reference_tier (reference, year, field, journal, top_ten_percent, first_ten_percent_by_number)
      select ${sha256}, (one ->> 'year')::integer, one ->> 'field', one ->> 'journal', (one ->> 'topTenPercent')::double precision, (one ->> 'firstTenPercentByNumber')::double precision
      from jsonb_array_elements(${jsonb(tiers.slice(at, at + batch))}) as one`);
  }
}

/** The hash of all that a kept reference says; undefined where there is none of that name. */
export async function contentOfReference(db: Db, sha256: string): Promise<string | undefined> {
  const rows = await db.query<{ content_sha256: string }>(sql`select content_sha256 from bibliometrics.reference where sha256 = ${sha256}`);
  return rows[0]?.content_sha256;
}

/** Every reference kept, the last imported first. */
export async function listReferences(db: Db): Promise<KeptReference[]> {
  const rows = await db.query<ReferenceRow>(sql`select sha256, recipe, first_year, last_year, cells, imported_at, author, demonstration from bibliometrics.reference order by sequence desc`);
  return rows.map((row) => ({
    sha256: row.sha256, recipe: row.recipe, firstYear: row.first_year, lastYear: row.last_year, cells: row.cells, importedAt: row.imported_at, author: row.author, demonstration: row.demonstration,
  }));
}

/** A reference with the cells and totals of some years, in one order; undefined where there is none of that hash. */
export async function findReference(db: Db, sha256: string, years: readonly number[] | null): Promise<Reference | undefined> {
  const [kept] = await db.query<{ recipe: CorpusRecipe; journal_fields: Reference["journalFields"] | null }>(sql`select recipe, journal_fields from bibliometrics.reference where sha256 = ${sha256}`);
  if (kept === undefined) return undefined;
  const wanted = years === null ? sql`true` : sql`year = any(${array(years, "int")})`;
  const cells = await db.query<{ kind: CellHistogram["kind"]; code: string; year: number; document_type: string; classes: CellHistogram["classes"] }>(sql`
    select kind, code, year, document_type, classes from bibliometrics.reference_cell where reference = ${sha256} and ${wanted}
    order by kind collate "C", code collate "C", year, document_type collate "C"`);
  const totals = await db.query<{ year: number; document_type: string; country: string; papers: number }>(sql`
    select year, document_type, country, papers from bibliometrics.reference_total where reference = ${sha256} and ${wanted}
    order by year, document_type collate "C", country collate "C"`);
  const tiers = await db.query<{ year: number; field: string; journal: string; top_ten_percent: number; first_ten_percent_by_number: number }>(sql`
    select year, field, journal, top_ten_percent, first_ten_percent_by_number from bibliometrics.reference_tier where reference = ${sha256} and ${wanted}
    order by year, field collate "C", journal collate "C"`);
  return {
    ...(tiers.length === 0 ? {} : { tiers: tiers.map(({ year, field, journal, top_ten_percent: topTenPercent, first_ten_percent_by_number: firstTenPercentByNumber }) => ({ year, field, journal, topTenPercent, firstTenPercentByNumber })) }),
    sha256, recipe: kept.recipe, ...(kept.journal_fields === null || kept.journal_fields === undefined ? {} : { journalFields: kept.journal_fields }),
    cells: cells.map(({ kind, code, year, document_type: documentType, classes }) => ({ kind, code, year, documentType, classes })),
    totals: totals.map(({ year, document_type: documentType, country, papers }) => ({ year, documentType, country, papers })),
  };
}
