import assert from "node:assert/strict";
import { sql } from "../../kernel/db/db.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { auditMigrations } from "../../kernel/audit/index.ts";
import { studyMigrations } from "./migrations.ts";
import { aRecord, aValidContent, curator, otherResearcher, publishStudy, researcher, testStudies } from "./testing/builders.ts";

const sets = [auditMigrations, studyMigrations];
const refuses = (code: string) => (error: unknown) => (error as { code?: string }).code === code;

databaseTest("a study goes from draft to published, returned once, and to a second version", sets, async (db) => {
  const studies = testStudies(db);
  const draft = await studies.declare(researcher, { title: { fr: "Un titre" }, studyType: "interventional" });
  assert.match(draft.code, /^st-\d{6}$/);
  assert.equal(draft.provenance["title.fr"]?.kind, "entered");
  const saved = await studies.save(researcher, draft.code, draft.revision, aValidContent());
  assert.deepEqual(saved.issues.filter(({ severity }) => severity === "error"), []);
  await assert.rejects(studies.save(researcher, draft.code, draft.revision, { acronym: "AUTRE" }), refuses("studies.changed-meanwhile"));
  await assert.rejects(studies.draft(otherResearcher, draft.code), refuses("studies.unknown"));
  assert.equal(await studies.find(draft.code), null);
  await assert.rejects(studies.publish(researcher, draft.code), refuses("studies.not-yours"));
  assert.equal((await studies.submit(researcher, draft.code)).state, "submitted");
  await assert.rejects(studies.save(researcher, draft.code, saved.revision + 1, { acronym: "AUTRE" }), refuses("studies.waits-for-review"));
  await assert.rejects(studies.returnForChange(curator, draft.code, " "), refuses("studies.text-missing"));
  await studies.returnForChange(curator, draft.code, "Précisez les critères.");
  assert.equal((await studies.draft(researcher, draft.code)).remarks[0]?.text, "Précisez les critères.");
  await studies.submit(researcher, draft.code);
  const published = await studies.publish(curator, draft.code);
  assert.deepEqual([published.state, published.version], ["published", 1]);
  assert.deepEqual(published.content, aValidContent());
  assert.equal(published.provenance["title.fr"]?.curated, true);
  assert.equal((await studies.find("nct 01234567"))?.code, draft.code);
  const revised = await studies.revise(researcher, draft.code);
  await studies.save(researcher, draft.code, revised.revision, { acronym: "STEATO" });
  assert.equal((await studies.find(draft.code))?.content.acronym, "FOIEGRAS");
  const second = await studies.publish(curator, draft.code);
  assert.deepEqual([second.version, second.content.acronym], [2, "STEATO"]);
  assert.deepEqual((await studies.versions(draft.code)).map(({ summary }) => summary), ["acronym", "first"]);
  assert.equal((await studies.version(draft.code, 1))?.content.acronym, "FOIEGRAS");
  await assert.rejects(db.tx((tx) => tx.query(sql`update studies.study_version set summary = 'x'`)), /never changed|Failed query/);
  await assert.rejects(db.tx((tx) => tx.query(sql`delete from studies.study_version`)), /never changed|Failed query/);
});

databaseTest("a withdrawn study keeps its page and names its successor", sets, async (db) => {
  const studies = testStudies(db);
  const first = await publishStudy(studies);
  const second = await publishStudy(studies, aValidContent({ registryNumbers: [] }));
  await assert.rejects(studies.withdraw(curator, first.code, "Doublon.", "st-999999"), refuses("studies.unknown-successor"));
  await assert.rejects(studies.withdraw(researcher, first.code, "Doublon.", null), refuses("studies.not-yours"));
  const gone = await studies.withdraw(curator, first.code, "Doublon.", second.code);
  assert.deepEqual([gone.state, gone.withdrawal?.successor], ["withdrawn", second.code]);
  const feed = await studies.changesAfter(0, 100);
  assert.deepEqual(feed.items.map(({ code, gone: left }) => [code, left]), [[second.code, false], [first.code, true]]);
  await assert.rejects(studies.revise(researcher, first.code), refuses("studies.moved-on"));
});

databaseTest("a register's record is added, published, seen unchanged, and followed by a version of its own", sets, async (db) => {
  const studies = testStudies(db);
  const by = { accountId: null, name: "Import" };
  const [added] = await studies.take(by, [aRecord()], { publish: true, dryRun: false });
  assert.deepEqual([added?.outcome, added?.published], ["added", true]);
  const code = added?.code ?? "";
  const [same] = await studies.take(by, [aRecord()], { publish: true, dryRun: false });
  assert.deepEqual([same?.outcome, same?.code], ["unchanged", code]);
  const [next] = await studies.take(by, [aRecord({ content: aValidContent({ actualSize: 117 }) })], { publish: false, dryRun: false });
  assert.deepEqual([next?.outcome, next?.published, next?.changed], ["updated", true, ["actualSize"]]);
  assert.deepEqual((await studies.versions(code)).map(({ automatic, summary }) => [automatic, summary]), [[true, "actualSize"], [false, "first"]]);
});
