import assert from "node:assert/strict";
import { auditMigrations, listAudit } from "../../../kernel/audit/index.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import { publicationMigrations } from "../migrations.ts";
import { createPublications } from "../module.ts";
import { bibliographicRecord as record, delivery, identifiers, tester } from "../testing/builders.ts";

const sets = [auditMigrations, publicationMigrations];
const clock = fixedClock("2025-03-31");
const refused = (code: string) => (error: unknown): boolean => error instanceof AppError && error.code === code;

databaseTest("a person joins two works and undoes it; parts one and undoes it; every act is audited", sets, async (db) => {
  const publications = createPublications({ db, clock });
  await publications.take(tester, delivery("crossref", "2024-01-10", [record("crossref", "10.1234/a", { identifiers: identifiers("doi:10.1234/a") }), record("crossref", "10.1234/b", { identifiers: identifiers("doi:10.1234/b") })]));
  const { total, items } = await publications.candidatePairs({ page: 1, pageSize: 10 });
  assert.equal(total, 1, "one title, one author, one year, two DOIs");
  assert.deepEqual([items[0]?.left.record, items[0]?.right.record, items[0]?.evidence.map(({ rule }) => rule)], ["crossref:10.1234/a", "crossref:10.1234/b", ["identity"]]);

  const same = await publications.decide(tester, { kind: "same", left: "crossref:10.1234/b", right: "crossref:10.1234/a", reason: "vu" });
  assert.deepEqual([await publications.find("doi:10.1234/b"), (await publications.candidatePairs({ page: 1, pageSize: 10 })).total], [{ code: "doi-10.1234_a", moved: false }, 0]);
  assert.deepEqual(await publications.find("doi-10.1234_b"), { code: "doi-10.1234_a", moved: true });
  await assert.rejects(publications.decide(tester, { kind: "same", left: "crossref:10.1234/a", right: "crossref:10.1234/b", reason: "encore" }), refused("publications.already-decided"));
  await publications.revoke(tester, same.id, "erreur");
  assert.deepEqual(await publications.find("doi-10.1234_b"), { code: "doi-10.1234_b", moved: false });
  await assert.rejects(publications.revoke(tester, same.id, "encore"), refused("publications.decision-revoked"));

  await publications.decide(tester, { kind: "different", left: "crossref:10.1234/a", right: "crossref:10.1234/b", reason: "vu" });
  assert.equal((await publications.candidatePairs({ page: 1, pageSize: 10 })).total, 0, "what was told apart is not asked again");
  assert.deepEqual((await publications.decisions("doi-10.1234_a")).map(({ draft, revoked }) => [draft.kind, revoked?.reason ?? null]), [["different", null], ["same", "erreur"]]);
  assert.deepEqual((await listAudit(db, { limit: 10 })).map(({ act }) => act).filter((act) => act.includes("deci")), ["publications.decided-different", "publications.decision-revoked", "publications.decided-same"]);
  for (const [draft, code] of [
    [{ kind: "same", left: "crossref:10.1234/a", right: "crossref:none", reason: "x" }, "publications.unknown-record"], [{ kind: "same", left: "a", right: "a", reason: "x" }, "publications.same-record"],
    [{ kind: "same", left: "crossref:10.1234/a", right: "crossref:10.1234/b", reason: " " }, "publications.reason-missing"], [{ kind: "prefer", record: "crossref:10.1234/a", field: "code", reason: "x" }, "publications.unknown-field"],
  ] as const) await assert.rejects(publications.decide(tester, draft), refused(code), code);
});

databaseTest("a natural key joins until an identifier shows two works; a person's preference is shown and undone", sets, async (db) => {
  const publications = createPublications({ db, clock });
  await publications.take(tester, delivery("crossref", "2024-01-10", [record("crossref", "10.1234/a", { identifiers: identifiers("doi:10.1234/a"), year: 2021 })]));
  await publications.take(tester, delivery("hal", "2024-01-10", [record("hal", "hal-1", { identifiers: identifiers("hal:hal-1"), year: 2022 })]));
  assert.deepEqual(await publications.find("hal-1"), { code: "doi-10.1234_a", moved: true });
  const preferred = await publications.decide(tester, { kind: "prefer", record: "hal:hal-1", field: "year", reason: "vu" });
  const work = await publications.work("doi-10.1234_a");
  assert.deepEqual([work?.year?.value, work?.year?.source, work?.year?.otherwise], [2022, "hal", [{ value: 2021, source: "crossref", recordKey: "10.1234/a" }]]);
  await publications.revoke(tester, preferred.id, "non");
  assert.equal((await publications.work("doi-10.1234_a"))?.year?.value, 2021);
  // HAL now says of which paper it is: another.
  await publications.take(tester, delivery("hal", "2024-05-10", [record("hal", "hal-1", { identifiers: identifiers("hal:hal-1 doi:10.1234/z"), year: 2022 })]));
  assert.deepEqual(await publications.find("hal-1"), { code: "doi-10.1234_z", moved: true });
  assert.deepEqual((await publications.work("doi-10.1234_a"))?.records.length, 1);
});

databaseTest("a record that its source deleted leaves its work, a work without records is gone, and comes back", sets, async (db) => {
  const publications = createPublications({ db, clock });
  const hal = record("hal", "hal-1", { identifiers: identifiers("hal:hal-1") });
  await publications.take(tester, delivery("hal", "2024-01-10", [hal]));
  const gone = await publications.take(tester, delivery("hal", "2024-03-10", [{ ...hal, deleted: true }]));
  assert.deepEqual([gone.recordsDeleted, await publications.find("hal-1"), (await publications.changesAfter(0, 9)).codes.map(({ gone: is }) => is)], [1, null, [true]]);
  const older = await publications.take(tester, delivery("hal", "2024-02-10", [{ ...hal, title: "Plus ancien, mais encore un titre assez long" }]));
  assert.deepEqual([older.worksOpened, await publications.find("hal-1")], [0, null], "an older delivery overrides nothing");
  await publications.take(tester, delivery("hal", "2024-04-10", [hal]));
  assert.deepEqual((await publications.changesAfter(0, 9)).codes.map(({ code, gone: is }) => [code, is]), [["hal-1", false]]);
});

databaseTest("one wrong identifier borne by many joins nothing, and what it had joined comes apart", sets, async (db) => {
  const publications = createPublications({ db, clock });
  const wrong = Array.from({ length: 700 }, (_, index) => record("bibtex", `b${index}`, { identifiers: identifiers("doi:10.9/wrong"), title: `Une tout autre étude du sommeil numéro ${index}` }));
  const few = await publications.take(tester, delivery("bibtex", "2024-01-10", wrong.slice(0, 20)));
  assert.equal(few.worksOpened, 1);
  await publications.take(tester, delivery("bibtex", "2024-01-11", wrong.slice(20)));
  assert.equal((await publications.counts()).works, 700);
  assert.ok(!(await publications.search({ page: 1, pageSize: 5 })).items.some(({ code }) => code.startsWith("doi-")));
  await publications.take(tester, delivery("bibtex", "2024-01-12", wrong.slice(15).map((one) => ({ ...one, identifiers: [] }))));
  assert.equal((await publications.counts()).works, 686, "those fifteen that still bear it are one again");
});
