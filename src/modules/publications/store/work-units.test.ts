import assert from "node:assert/strict";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import { publicationMigrations } from "../migrations.ts";
import { createPublications } from "../module.ts";
import { bibliographicRecord as record, delivery, identifiers, tester } from "../testing/builders.ts";
import { replaceWorkUnits } from "./work-units.ts";

databaseTest("units of works are found, counted, and told as changes once", [auditMigrations, publicationMigrations], async (db) => {
  const publications = createPublications({ db, clock: fixedClock("2025-03-31") });
  await publications.take(tester, delivery("crossref", "2024-01-10", ["a", "b"].map((at) => record("crossref", `10.1234/${at}`, { title: `Étude ${at} du cœur et des vaisseaux`, identifiers: identifiers(`doi:10.1234/${at}`) }))));
  const units = [{ workCode: "doi-10.1234_a", entityId: "1", code: "U1234", kind: "structure" as const, institute: true }, { workCode: "doi-10.1234_a", entityId: "2", code: "180036048", kind: "organisation" as const, institute: true }];
  const before = (await publications.changesAfter(0, 10)).sequence;
  assert.deepEqual(await replaceWorkUnits(db, ["doi-10.1234_a", "doi-10.1234_b", "gone"], units, "2025-03-31T12:00:00Z"), ["doi-10.1234_a"]);
  assert.deepEqual((await publications.changesAfter(before, 10)).codes.map(({ code }) => code), ["doi-10.1234_a"]);
  assert.deepEqual(await replaceWorkUnits(db, ["doi-10.1234_a"], units, "2025-03-31T12:00:00Z"), []);
  const answer = await publications.search({ structures: ["U1234"], institute: true, text: "coeur", page: 1, pageSize: 10 });
  assert.deepEqual([answer.total, answer.items[0]?.structures, answer.facets["structure"]], [1, ["U1234"], [{ code: "U1234", count: 1 }]]);
  assert.equal((await publications.search({ institute: false, page: 1, pageSize: 10 })).items[0]?.code, "doi-10.1234_b");
});
