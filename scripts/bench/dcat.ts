import { sql, type Db } from "../../src/kernel/db/db.ts";
import { jsonb } from "../../src/kernel/db/values.ts";
import { rdfWriters, type RdfFormat } from "../../src/kernel/rdf/index.ts";
import { fixedClock } from "../../src/kernel/time/day.ts";
import { noFiles } from "../../src/modules/datasets/index.ts";
import { contextOf } from "../../src/modules/datasets/exchange/index.ts";
import { catalogueQuads } from "../../src/modules/datasets/exchange/graph/catalogue.ts";
import { prefixes } from "../../src/modules/datasets/exchange/graph/terms.ts";
import { allPublished } from "../../src/modules/datasets/exchange/store/published.ts";
import { fileOf, plainMetadata } from "../../src/modules/datasets/testing/builders.ts";
import { milliseconds, onEachDatabase, show, type Figure } from "./figure.ts";

/** The embedded database is for small houses. */
const counts = { pglite: 10_000, postgres: 100_000 } as const;
const context = await contextOf({ clock: fixedClock("2025-03-31"), siteUrl: "https://donnees.example.org", institute: async () => ({ name: "Inserm", ror: null, homepage: null }), contactEmail: null, healthRelease: 5 });

/** Published records with two files each, straight into the tables: what is measured is how they come out. */
async function fill(db: Db, count: number): Promise<void> {
  const files = [fileOf(), fileOf({ id: "22222222-2222-4222-8222-222222222222", path: "dictionnaire.csv" })];
  for (let start = 1; start <= count; start += 5_000) {
    await db.query(sql`insert into datasets.dataset (code, subject_kind, public_state, published_version, declared_by, created_at, modified_at, first_published_at)
      select 'ds-' || lpad(n::text, 6, '0'), 'non-human', 'published', 1, 'account', now(), now(), now() from generate_series(${start}::int, ${start + 4_999}::int) n`);
    await db.query(sql`insert into datasets.dataset_version (code, version, published_at, summary, metadata, files)
      select 'ds-' || lpad(n::text, 6, '0'), 1, now(), 'first', ${jsonb(plainMetadata())} || jsonb_build_object('title', jsonb_build_object('fr', 'Jeu de données ' || n)), ${jsonb(files)} from generate_series(${start}::int, ${start + 4_999}::int) n`);
  }
}

/** Most memory that the process held while this ran, beyond what it held before, in bytes. */
async function growth(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => { most = Math.max(most, process.memoryUsage().rss); }, 50);
  await work();
  clearInterval(watch);
  return Math.max(most, process.memoryUsage().rss) - before;
}

const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`;

/** The catalogue of 100,000 datasets as one document, beside reading the same rows and doing nothing with them. */
export async function benchDcat(): Promise<readonly Figure[]> {
  return onEachDatabase(async (db, database) => {
    const count = counts[db.kind];
    await fill(db, count);
    const source = { db, files: noFiles };
    const scan = async (): Promise<void> => { for await (const several of allPublished(source)) void several; };
    await scan();
    const floor = await milliseconds(scan);
    const figures: Figure[] = [];
    for (const [name, format] of [["Turtle", "turtle"], ["RDF/XML", "rdf-xml"], ["JSON-LD", "json-ld"]] satisfies readonly (readonly [string, RdfFormat])[]) {
      let bytes = 0;
      let ms = 0;
      const held = await growth(async () => {
        ms = await milliseconds(async () => {
          for await (const piece of rdfWriters[format](catalogueQuads(allPublished(source), context), prefixes)) bytes += Buffer.byteLength(piece);
        });
      });
      figures.push({
        what: `catalogue of ${count.toLocaleString("en")} datasets in ${name}, ${mebibytes(bytes)}, process grew by ${mebibytes(held)} at most`, database,
        measured: show(ms), floor: `${show(floor)} (the same rows read and dropped)`,
      });
    }
    return figures;
  });
}
