import assert from "node:assert/strict";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day, fixedClock } from "../../../kernel/time/day.ts";
import { coreFields, createDirectory, directoryMigrations } from "../../directory/index.ts";
import { publicationMigrations } from "../migrations.ts";
import { createPublications } from "../module.ts";
import { bibliographicRecord as record, delivery, identifiers, tester } from "../testing/builders.ts";
import { createMatching } from "./matching.ts";
import { madeUpGraph, institute } from "./testing/made-up-graph.ts";
import type { Authorship } from "../domain/record.ts";
import type { Db } from "../../../kernel/db/db.ts";

const sets = [auditMigrations, directoryMigrations, publicationMigrations];
const clock = fixedClock("2025-03-31");
const author = (rank: number, ...raws: string[]): Authorship => ({ rank, name: `Name ${rank}`, given: null, family: null, orcid: null, corresponding: false, affiliations: raws.map((raw) => ({ raw, identifiers: [], country: null })) });

async function house(db: Db) {
  const directory = createDirectory({ db, clock, fields: coreFields });
  await directory.deliver(tester, madeUpGraph());
  const publications = createPublications({ db, clock });
  return { directory, publications, matching: createMatching({ db, clock, directory, institute }) };
}

databaseTest("signatures are matched, weighed and counted", sets, async (db) => {
  const { publications, matching } = await house(db);
  await publications.take(tester, delivery("openalex", "2024-02-01", [
    record("openalex", "W1", { identifiers: identifiers("doi:10.1234/one"), title: "One", year: 2021, authors: [author(1, "Inserm U1901, Université de Valmont, Grenoble, France"), author(2, "Inserm U1901, Grenoble, France", "CHU de Rochebrune, Rochebrune, France"), author(3, "University of Oslo, Oslo, Norway")] }),
    record("openalex", "W2", { identifiers: identifiers("doi:10.1234/two"), title: "Two", year: 2021, authors: [author(1, "University of Leeds, Leeds, UK")] }),
  ]));
  const report = await matching.matchPending();
  assert.deepEqual([report.works, report.signatures], [2, 5]);
  const papers = await matching.corpora.corpus({ years: [2021], on: day("2024-12-31") });
  assert.deepEqual(papers.map(({ code, institute: own, instituteFractional, countries }) => [code, own, instituteFractional, countries]), [["doi-10.1234_one", true, "1/2", ["FR", "NO"]], ["doi-10.1234_two", false, "0", ["GB"]]]);
  assert.deepEqual(papers[0]?.units.map(({ unit, fractional }) => [unit, fractional]), [["180036048", "0"], ["201900001A", "1/2"], ["900000001", "0"], ["900000002", "1/6"]]);
  assert.equal((await matching.matchPending()).signatures, 0, "nothing new");
  assert.equal((await publications.search({ institute: true, page: 1, pageSize: 10 })).total, 1);
  assert.deepEqual((await matching.corpora.corpus({ years: [2021], on: day("2024-01-31") })).length, 0, "not seen yet");
});
