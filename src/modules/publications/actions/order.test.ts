import assert from "node:assert/strict";
import * as fc from "fast-check";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day, fixedClock } from "../../../kernel/time/day.ts";
import type { Publications, WorkDecisionDraft } from "../domain/publications.ts";
import type { BibliographicRecord, RecordSource } from "../domain/record.ts";
import type { Work } from "../domain/work.ts";
import { publicationMigrations } from "../migrations.ts";
import { createPublications } from "../module.ts";
import { bibliographicRecord, delivery, identifiers, tester } from "../testing/builders.ts";

const sets = [auditMigrations, publicationMigrations];
const clock = fixedClock("2025-03-31");
const title = "Sleep and memory consolidation in long distance swimmers";
const tables = ["delivery", "record_content", "record_sighting", "source_record", "record_link", "broad_link", "record_alias", "decision", "work", "open_question", "work_change", "work_unit"];

interface Seen {
  readonly observedOn: string;
  readonly record: BibliographicRecord;
}

async function stateOf(db: Db, publications: Publications): Promise<unknown> {
  const works: Work[] = [];
  for await (const some of publications.allWorks()) works.push(...some);
  const rows = await db.query(sql`select code, title, year, is_open, hal, citations, sources, byline, words::text as words from publications.work order by code`);
  const questions = await db.query(sql`select left_record, right_record, because from publications.open_question order by 1, 2, 3`);
  const found: unknown[] = [];
  for (const { code } of await db.query<{ code: string }>(sql`select distinct code from publications.record_alias order by code`)) found.push([code, await publications.find(code)]);
  const changes = (await publications.changesAfter(0, 1000)).codes.filter(({ gone }) => !gone).map(({ code }) => code).sort();
  return { works: works.map(({ records, ...work }) => ({ ...work, records: records.map(({ record, observedOn }) => [record, observedOn]) })), rows, questions, found, changes };
}

/** Every order gives the same works: in batches of one record or of all, older days after newer ones, decisions as soon as they can be made. */
databaseTest("the works depend on what was seen and decided, not on the order in which it came", sets, async (db) => {
  const optional = <T>(...of: readonly T[]) => fc.option(fc.constantFrom(...of), { nil: null });
  const seen = fc.record({
    source: fc.constantFrom<RecordSource>("crossref", "pubmed", "hal", "openalex"), key: fc.nat(4), doi: optional("1", "2"), pmid: optional("1", "2"), year: fc.integer({ min: 2020, max: 2022 }), cites: optional(1, 5),
    open: optional(true, false), deleted: fc.integer({ min: 0, max: 7 }).map((one) => one === 0), observedOn: fc.constantFrom("2024-01-01", "2024-06-01", "2025-01-01"),
  });
  const decided = fc.array(fc.record({ kind: fc.constantFrom("same" as const, "different" as const, "prefer" as const), left: fc.nat(), right: fc.nat() }), { maxLength: 3 });
  await fc.assert(fc.asyncProperty(fc.array(seen, { minLength: 1, maxLength: 12 }), decided, fc.array(fc.nat(100), { minLength: 16, maxLength: 16 }), async (given, drafts, shuffle) => {
    const all = given.map((one): Seen => ({
      observedOn: one.observedOn,
      record: bibliographicRecord(one.source, `k${one.key}`, {
        identifiers: identifiers([...(one.doi === null ? [] : [`doi:10.1/${one.doi}`]), ...(one.pmid === null ? [] : [`pmid:${one.pmid}`]), ...(one.source === "hal" ? [`hal:hal-${one.key}`] : [])].join(" ")),
        title, year: one.year, deleted: one.deleted, citations: one.cites === null ? null : { total: one.cites, byYear: null },
        access: one.open === null ? null : { isOpen: one.open, hasCharge: null, locations: [{ host: "publisher", repository: null, url: null, licence: "cc-by", version: "published", isOpen: one.open, journalIsOpen: null, journalInDoaj: null }] },
        hal: one.source === "hal" ? { halId: `hal-${one.key}`, version: 1, submitType: one.open === true ? "file" : "notice", openFile: one.open === true, embargoUntil: null, depositedOn: null, collections: [], structureIds: [] } : null,
      }),
    }));
    const names = [...new Set(all.map(({ record }) => `${record.source}:${record.key}`))];
    const decisions = drafts.flatMap(({ kind, left, right }): WorkDecisionDraft[] => {
      const [a = "", b = ""] = [names[left % names.length], names[right % names.length]];
      if (kind === "prefer") return [{ kind, record: a, field: "year", reason: "vu" }];
      return a === b ? [] : [{ kind, left: a, right: b, reason: "vu" }];
    });
    const run = async (order: readonly Seen[], batch: number): Promise<unknown> => {
      for (const table of tables) await db.query(sql`delete from publications.${sql.identifier(table)}`);
      const publications = createPublications({ db, clock });
      const here = new Set<string>();
      const waiting = new Set(decisions);
      for (let at = 0; at < order.length; at += batch) {
        const some = order.slice(at, at + batch);
        for (const source of new Set(some.map(({ record }) => record.source))) {
          for (const observedOn of new Set(some.map((one) => one.observedOn))) {
            await publications.take(tester, delivery(source, day(observedOn), some.filter((one) => one.record.source === source && one.observedOn === observedOn).map(({ record }) => record)));
          }
        }
        for (const { record } of some) here.add(`${record.source}:${record.key}`);
        for (const draft of waiting) {
          if (!(draft.kind === "prefer" ? [draft.record] : [draft.left, draft.right]).every((name) => here.has(name))) continue;
          waiting.delete(draft);
          await publications.decide(tester, draft).catch((error: unknown) => assert.equal((error as { code: string }).code, "publications.already-decided"));
        }
      }
      return stateOf(db, publications);
    };
    // Two preferences about one field are told apart by when they were made: the last one of a set given twice stands.
    if (decisions.filter(({ kind }) => kind === "prefer").length > 1) return;
    const turned = all.map((item, index) => ({ item, at: shuffle[index] ?? 0 })).sort((a, b) => a.at - b.at).map(({ item }) => item);
    assert.deepEqual(await run(turned, 1 + (shuffle[15] ?? 0) % 4), await run(all, 100));
  }), { numRuns: db.kind === "pglite" ? 6 : 12 });
});
