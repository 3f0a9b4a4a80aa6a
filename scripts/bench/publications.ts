import { createHash } from "node:crypto";
import { sql, type Db } from "../../src/kernel/db/db.ts";
import { array, jsonb } from "../../src/kernel/db/values.ts";
import { day, fixedClock } from "../../src/kernel/time/day.ts";
import { createPublications, type BibliographicRecord, type RecordSource, type WorkQuestion } from "../../src/modules/publications/index.ts";
import { milliseconds, onEachDatabase, show, type Figure } from "./figure.ts";
import { benchSignatures } from "./signatures.ts";

const clock = fixedClock("2025-02-28");
const by = { accountId: null, name: "bench" };
const words = ["immune", "tolerance", "liver", "cohort", "microglia", "platelet", "sleep", "hypoxia", "niche", "trial", "atlas", "retina", "stem", "cells", "allergy", "virus", "entry", "tumour", "rhythm", "muscle", "register", "twins", "imaging", "kidney", "asthma", "pain", "ageing", "islands", "leukaemia", "bone"];
const wordAt = (number: number, at: number): string => words[(number * (at * 7 + 3) + Math.floor(number / words.length) * (at + 1)) % words.length] ?? "";
const titleOf = (number: number): string => `Role of ${[0, 1, 2, 3].map((at) => wordAt(number, at)).join(" ")} in the series ${number}`;

/** A record as large as those of a source that tells signatures: five authors, a signature each. */
function recordOf(number: number, source: RecordSource): BibliographicRecord {
  const doi = { scheme: "doi", value: `10.5555/bench.${number}` } as const;
  return {
    source, key: source === "hal" ? `hal-${number}` : `W${number}`, updatedOn: null, deleted: false,
    identifiers: source === "hal" ? [doi, { scheme: "hal", value: `hal-${number}` }] : [doi, { scheme: "openalex", value: `W${number}` }],
    title: titleOf(number), documentType: "article", rawType: "article", language: "en", published: `${2015 + (number % 10)}-0${1 + (number % 9)}`, year: 2015 + (number % 10),
    journal: { title: `Journal of ${wordAt(number, 5)}`, issns: [], publisher: null }, volume: "12", issue: "3", pages: "1-9", bookTitle: null,
    authors: Array.from({ length: 5 }, (_, index) => ({
      rank: index + 1, name: `Ada Premier${(number + index) % 4_000}`, given: "Ada", family: `Premier${(number + index) % 4_000}`, orcid: null, corresponding: index === 0,
      affiliations: [{ raw: `Inserm U${1000 + ((number + index) % 300)}, Université de Garrigue, 34000 Montpellier, France`, identifiers: [{ scheme: "openalex", value: `I${(number + index) % 900}` }], country: "FR" }],
    })),
    authorsIncomplete: false, abstract: null, keywords: [wordAt(number, 6), wordAt(number, 7)], fields: [{ scheme: "openalex-subfield-2024", code: "2403", label: "Immunology", weight: "1" }],
    citations: { total: number % 90, byYear: [{ year: 2023, count: number % 90 }] }, access: { isOpen: number % 3 > 0, locations: [{ host: "publisher", repository: null, url: `https://doi.org/10.5555/bench.${number}`, licence: "cc-by", version: "published", isOpen: number % 3 > 0, journalIsOpen: true, journalInDoaj: true }], hasCharge: true },
    hal: null, grants: [], retracted: false,
  };
}

/** Raw answers are longer than what is read of them. */
const withRaw = (record: BibliographicRecord): { readonly record: BibliographicRecord; readonly raw: string; readonly line: null } => ({ record, raw: JSON.stringify({ ...record, more: "x".repeat(1_500) }), line: null });

/** Time of this process, the embedded database in it included: other programs of the machine do not count. */
async function processorSeconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Two sources that speak of the same works, taken in whole; beside as many rows of the same size in one table. */
async function benchIntake(db: Db, name: string): Promise<Figure[]> {
  const works = db.kind === "pglite" ? 2_000 : 10_000;
  const publications = createPublications({ db, clock });
  const sources = ["openalex", "hal"] as const;
  let processor = 0;
  const taken = await milliseconds(async () => {
    processor = await processorSeconds(async () => {
      for (const source of sources) {
        await publications.take(by, { source, observedOn: day("2025-02-28"), fileName: null, fileSha256: null, demonstration: false, records: (function* () { for (let number = 0; number < works; number += 1) yield withRaw(recordOf(number, source)); })() });
      }
    });
  });
  const again = await milliseconds(() => publications.take(by, { source: "hal", observedOn: day("2025-02-28"), fileName: null, fileSha256: null, demonstration: false, records: (function* () { for (let number = 0; number < works; number += 1) yield withRaw(recordOf(number, "hal")); })() }));
  await db.script("create schema if not exists bench; create table bench.bare (record text, sha256 text, raw text, content json)");
  const bare = await milliseconds(async () => {
    for (const source of sources) {
      for (let at = 0; at < works; at += 500) {
        const rows = Array.from({ length: 500 }, (_, index) => {
          const { record, raw } = withRaw(recordOf(at + index, source));
          const json = JSON.stringify(record);
          return sql`(${record.key}, ${createHash("sha256").update(json).digest("hex")}, ${raw}, ${json}::json)`;
        });
        await db.query(sql`insert into bench.bare values ${sql.join(rows, sql`, `)}`);
      }
    }
  });
  await db.script("drop schema bench cascade");
  const records = works * sources.length;
  const rate = (ms: number, count = records): string => `${Math.round(count / (ms / 1000)).toLocaleString("en")} records/s`;
  return [
    { what: `publications: intake of ${records.toLocaleString("en")} records of ${works.toLocaleString("en")} works`, database: name, measured: `${rate(taken)} (${rate(processor * 1000)} of processor${db.kind === "pglite" ? "" : ", the server's not counted"})`, floor: `${rate(bare)} (bare insert of as many rows of the same size)` },
    { what: "publications: the same delivery again", database: name, measured: rate(again, works), floor: "" },
  ];
}

/** Works straight into the table: what is measured is the answer to questions. */
async function fill(db: Db, count: number): Promise<void> {
  await db.script("truncate publications.work, publications.work_unit");
  for (let at = 0; at < count; at += 2_000) {
    const rows = Array.from({ length: Math.min(2_000, count - at) }, (_, index) => {
      const number = at + index;
      const title = titleOf(number);
      return {
        code: `doi-10.5555_bench.${number}`, title, title_folded: title.toLowerCase(), year: 2010 + (number % 15), document_type: number % 9 === 0 ? "review" : number % 23 === 0 ? "letter" : "article", journal: `Journal of ${wordAt(number, 5)}`,
        byline: `Ada Premier${number % 4_000}`, doi: `10.5555/bench.${number}`, is_open: number % 3 > 0, hal: number % 4 === 0 ? "file" : number % 4 === 1 ? "notice" : "none", citations: number % 300,
        sources: number % 2 === 0 ? ["hal", "openalex"] : ["openalex", "pubmed"], digest: String(number), text: `${title} premier${number % 4_000}`, structures: [`2019${String(number % 300).padStart(5, "0")}X`], institute: number % 20 > 0,
      };
    });
    await db.query(sql`
      insert into publications.work (code, title, title_folded, year, document_type, journal, byline, doi, is_open, hal, citations, sources, demonstration, digest, words, structures, institute)
      select code, title, title_folded, year, document_type, journal, byline, doi, is_open, hal, citations, sources, false, digest, to_tsvector('simple', text), structures, institute
      from jsonb_to_recordset(${jsonb(rows)}) as r (code text, title text, title_folded text, year integer, document_type text, journal text, byline text, doi text, is_open boolean, hal text, citations integer, sources text[], digest text, text text, structures text[], institute boolean)`);
  }
  await db.script("insert into publications.work_unit (work_code, entity_id, code, kind, institute) select code, structures[1], structures[1], 'structure', true from publications.work; analyze publications.work; analyze publications.work_unit");
}

/** Two hundred questions, no two the same, as readers of a list of publications ask them. */
function questions(count: number): WorkQuestion[] {
  return Array.from({ length: 200 }, (_, index): WorkQuestion => {
    const base = { page: 1, pageSize: 25 } as const;
    const year = 2010 + (index % 15);
    switch (index % 10) {
      case 0: return { ...base, text: wordAt(index, 1) };
      case 1: return { ...base, text: `${wordAt(index, 0)} ${wordAt(index, 1)} ${index * 11}` };
      case 2: return { ...base, years: [year], open: index % 20 === 2 };
      case 3: return { ...base, structures: [`2019${String(index % 300).padStart(5, "0")}X`] };
      case 4: return { ...base, text: wordAt(index, 2).slice(0, 3), sort: "most-cited", years: [year] };
      case 5: return { ...base, hal: "notice", documentTypes: ["review"], years: [year, year - 1] };
      case 6: return { ...base, text: `premier${(index * 17) % 4_000}` };
      case 7: return { ...base, institute: true, sort: "title", page: 1 + (index % 40), years: [year] };
      case 8: return { ...base, text: `zzq${index}` };
      default: return { ...base, sources: ["hal"], years: [year], sort: "oldest", page: 1 + Math.floor((index * count) / 2_000_000) };
    }
  });
}

async function benchList(db: Db, name: string): Promise<Figure[]> {
  const count = db.kind === "pglite" ? 10_000 : 100_000;
  await fill(db, count);
  const asked = questions(count);
  // A server that is in use is warm; what a service remembers of counts is not measured.
  for (const question of asked) await createPublications({ db, clock }).search(question);
  const times: number[] = [];
  for (const question of asked) times.push(await milliseconds(() => createPublications({ db, clock }).search(question)));
  const everything: number[] = [];
  for (let run = 0; run < 5; run += 1) everything.push(await milliseconds(() => createPublications({ db, clock }).search({ page: 1, pageSize: 25 })));
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  const codes = Array.from({ length: 25 }, (_, index) => `doi-10.5555_bench.${index * 37}`);
  const page = await milliseconds(() => db.query(sql`select * from publications.work where code = any(${array(codes, "text")})`));
  const size = `${count.toLocaleString("en")} works`;
  return [
    { what: `publications: search with counts, ${size}, 95th percentile of 200`, database: name, measured: show(at(0.95)), floor: `${show(page)} (25 works by key)` },
    { what: `publications: search with counts, ${size}, median`, database: name, measured: show(at(0.5)), floor: "100 ms wanted at the 95th" },
    { what: `publications: everything counted, ${size}, nothing remembered`, database: name, measured: show(everything.toSorted((a, b) => a - b)[2] ?? Number.NaN), floor: "" },
  ];
}

/** Publications: taken in, searched, their signatures matched. */
export async function benchPublications(): Promise<readonly Figure[]> {
  const figures = await onEachDatabase(async (db, name) => [...(await benchIntake(db, name)), ...(await benchList(db, name))]);
  return [...figures, ...(await benchSignatures())];
}
