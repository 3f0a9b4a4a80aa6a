import assert from "node:assert/strict";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import { publicationMigrations } from "../migrations.ts";
import { createPublications } from "../module.ts";
import { bibliographicRecord as record, delivery, identifiers, tester } from "../testing/builders.ts";

const sets = [auditMigrations, publicationMigrations];
const clock = fixedClock("2025-03-31");

databaseTest("records of several sources make one work, found by any of its identifiers and former codes", sets, async (db) => {
  const publications = createPublications({ db, clock });
  const hal = record("hal", "hal-01234567", { identifiers: identifiers("hal:hal-01234567") });
  const first = await publications.take(tester, delivery("hal", "2024-01-10", [hal]));
  assert.deepEqual([first.records, first.worksOpened, first.unchanged, first.issues.length], [1, 1, 0, 0]);
  assert.deepEqual(await publications.find("hal-01234567"), { code: "hal-01234567", moved: false });
  const second = await publications.take(tester, delivery("crossref", "2024-02-10", [record("crossref", "10.1234/abc", { identifiers: identifiers("doi:10.1234/abc"), title: "A study" })]));
  assert.equal(second.worksOpened, 1);
  const third = await publications.take(tester, delivery("pubmed", "2024-03-10", [record("pubmed", "77", { identifiers: identifiers("pmid:77 doi:10.1234/abc hal:hal-01234567") })]));
  assert.deepEqual([third.worksOpened, third.worksMerged], [0, 1]);
  for (const text of ["doi:10.1234/ABC", "https://doi.org/10.1234/abc", "pmid:77", "hal:hal-01234567v2"]) assert.deepEqual(await publications.find(text), { code: "doi-10.1234_abc", moved: false }, text);
  assert.deepEqual(await publications.find("hal-01234567"), { code: "doi-10.1234_abc", moved: true });
  assert.equal(await publications.find("doi:10.1234/none"), null);
  const work = await publications.work("doi-10.1234_abc");
  assert.equal(work?.title?.value, "A study");
  assert.deepEqual(work?.title?.otherwise.map(({ source }) => source), ["pubmed", "hal"]);
  const again = await publications.take(tester, delivery("hal", "2024-01-10", [hal, hal]));
  assert.deepEqual([again.unchanged, again.repeated, again.worksOpened, again.worksChanged], [1, 1, 0, 0]);
  const { codes } = await publications.changesAfter(0, 10);
  assert.deepEqual(codes.map(({ code, gone }) => [code, gone]).sort(), [["doi-10.1234_abc", false], ["hal-01234567", true]]);
  const answer = await publications.search({ text: "etude sommeil", page: 1, pageSize: 10 });
  assert.equal(answer.total, 1);
  assert.deepEqual(answer.items[0]?.sources, ["crossref", "hal", "pubmed"]);
  assert.deepEqual(answer.facets["year"], [{ code: "2021", count: 1 }]);
  assert.deepEqual(await publications.counts(), { works: 1, records: { crossref: 1, hal: 1, pubmed: 1 } });
});
