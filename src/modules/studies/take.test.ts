import assert from "node:assert/strict";
import { auditMigrations } from "../../kernel/audit/index.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { sql } from "../../kernel/db/db.ts";
import type { StudyDoiMinter } from "./domain/ports.ts";
import type { RegisterRecord, TakeOptions } from "./domain/studies.ts";
import { studyMigrations } from "./migrations.ts";
import { actorOf, aRecord, aValidContent, curator, otherCurator, publishStudy, researcher, testStudies } from "./testing/builders.ts";

const sets = [auditMigrations, studyMigrations];
const by = { accountId: null, name: "Import" };
const publish: TakeOptions = { publish: true, dryRun: false };
const refuses = (code: string) => (error: unknown) => (error as { code?: string }).code === code;
const saying = (content: Partial<RegisterRecord["content"]>, change: Partial<RegisterRecord> = {}): RegisterRecord => aRecord({ content: { ...aValidContent(), ...content }, ...change });

databaseTest("what people wrote stays, and the register's word is shown until it is decided", sets, async (db) => {
  const studies = testStudies(db);
  const [added] = await studies.take(by, [aRecord()], publish);
  const code = added?.code ?? "";
  const draft = await studies.revise(curator, code);
  await studies.save(curator, code, draft.revision, { acronym: "STEATO" });
  await studies.publish(curator, code);
  const [next] = await studies.take(by, [saying({ acronym: "FOIEGRAS-2", actualSize: 117 })], publish);
  assert.deepEqual([next?.outcome, next?.published, next?.changed], ["diverges", true, ["actualSize"]]);
  assert.deepEqual([(await studies.find(code))?.content.acronym, (await studies.find(code))?.content.actualSize], ["STEATO", 117]);
  const standing = await studies.revise(curator, code);
  assert.deepEqual(standing.divergences.map(({ field, theirs, ours }) => [field, theirs, ours]), [["acronym", "FOIEGRAS-2", "STEATO"]]);
  assert.equal((await studies.mine(curator, { page: 1, pageSize: 10, curation: true })).items[0]?.divergences, 1);
  await assert.rejects(studies.decideDivergence(curator, code, standing.revision - 1, "acronym", "nct:NCT01234567", false), refuses("studies.changed-meanwhile"));
  const kept = await studies.decideDivergence(curator, code, standing.revision, "acronym", "nct:NCT01234567", false);
  assert.deepEqual(kept.divergences, []);
  // The same word again is not asked about again; another one is.
  const [same] = await studies.take(by, [saying({ acronym: "FOIEGRAS-2", actualSize: 116 })], publish);
  assert.equal(same?.outcome, "updated");
  const [other] = await studies.take(by, [saying({ acronym: "FOIEGRAS-3", actualSize: 116 })], publish);
  assert.equal(other?.outcome, "diverges");
  const again = await studies.draft(curator, code);
  const took = await studies.decideDivergence(curator, code, again.revision, "acronym", "nct:NCT01234567", true);
  assert.deepEqual([took.content.acronym, took.provenance["acronym"]?.kind, took.divergences], ["FOIEGRAS-3", "imported", []]);
  await assert.rejects(studies.decideDivergence(curator, code, took.revision, "acronym", "nct:NCT01234567", true), refuses("studies.unknown-divergence"));
});

databaseTest("a fault keeps a register's change in a draft: nothing half published", sets, async (db) => {
  const studies = testStudies(db);
  const [added] = await studies.take(by, [aRecord()], publish);
  const code = added?.code ?? "";
  const [wrong] = await studies.take(by, [saying({ completedOn: { date: "2020", kind: "actual" } })], publish);
  assert.deepEqual([wrong?.outcome, wrong?.published], ["updated", false]);
  assert.ok(wrong?.issues.some((issue) => issue.code === "studies.completed-before-start" && issue.field === "completedOn"));
  assert.equal((await studies.find(code))?.content.completedOn?.date, "2024-01-15");
  await assert.rejects(studies.publish(curator, code), refuses("studies.not-valid"));
  // Mended at the register: published by itself, and the draft, which says nothing else, goes.
  const [mended] = await studies.take(by, [saying({ completedOn: { date: "2024-02", kind: "actual" } })], publish);
  assert.deepEqual([mended?.published, (await studies.standing(code))?.draftState], [true, null]);
  const [broken] = await studies.take(by, [saying({}, { number: "NCT07654321", content: { title: { fr: "Sans rien d’autre" } } })], publish);
  assert.deepEqual([broken?.outcome, broken?.published], ["added", false]);
  assert.equal(await studies.find(broken?.code ?? ""), null);
});

databaseTest("a record goes to the study that bears one of its numbers; between two nothing is guessed", sets, async (db) => {
  const studies = testStudies(db);
  const declared = await publishStudy(studies, aValidContent({ registryNumbers: [{ scheme: "id-rcb", number: "2023-A00386-39", issuer: null }] }));
  const both = [{ scheme: "nct" as const, number: "NCT01234567", issuer: null }, { scheme: "id-rcb" as const, number: "2023-A00386-39", issuer: null }];
  const [tied] = await studies.take(by, [saying({ registryNumbers: both })], publish);
  assert.equal(tied?.code, declared.code);
  assert.equal((await studies.find("NCT01234567"))?.code, declared.code);
  // A second trial with the same national number is another trial, or a mistake: somebody has to look.
  const [second] = await studies.take(by, [saying({ registryNumbers: [{ scheme: "id-rcb", number: "2023-A00386-39", issuer: null }] }, { number: "NCT00000002" })], publish);
  assert.deepEqual([second?.outcome, second?.code, second?.candidates], ["possible-duplicate", null, [declared.code]]);
  const other = await publishStudy(studies, aValidContent({ registryNumbers: [{ scheme: "isrctn", number: "ISRCTN12345678", issuer: null }] }));
  const [between] = await studies.take(by, [saying({ registryNumbers: [...both, { scheme: "isrctn", number: "ISRCTN12345678", issuer: null }] }, { register: "fresh", number: "F1" })], publish);
  assert.deepEqual([between?.outcome, between?.candidates], ["possible-duplicate", [declared.code, other.code]]);
  // A withdrawn study stands for its successor.
  await studies.withdraw(curator, declared.code, "Doublon.", other.code);
  const [moved] = await studies.take(by, [saying({ registryNumbers: both, actualSize: 99 })], publish);
  assert.equal(moved?.code, other.code);
});

databaseTest("a dry run tells all and leaves nothing", sets, async (db) => {
  const studies = testStudies(db);
  const [told] = await studies.take(by, [aRecord()], { publish: true, dryRun: true });
  assert.deepEqual([told?.outcome, told?.code, told?.published], ["added", null, true]);
  assert.equal((await studies.list({ page: 1, pageSize: 10 })).total, 0);
  assert.deepEqual(await db.query(sql`select 1 from studies.study_source`), []);
  const [alike] = await testStudies(db, { candidates: async () => ["st-000001"] }).take(by, [aRecord()], { publish: true, dryRun: true });
  assert.deepEqual([alike?.outcome, alike?.code, alike?.candidates], ["possible-duplicate", null, ["st-000001"]], "no code that no study will have");
});

databaseTest("translations and inferences wait for somebody to read them", sets, async (db) => {
  const studies = testStudies(db);
  const [added] = await studies.take(by, [aRecord({ translated: ["title.fr"] })], publish);
  const code = added?.code ?? "";
  const draft = await studies.revise(curator, code);
  assert.deepEqual([draft.provenance["title.fr"]?.kind, draft.provenance["title.fr"]?.curated], ["machine-translated", false]);
  await assert.rejects(studies.curate(researcher, code, draft.revision, ["title.fr"]), refuses("studies.not-yours"));
  const read = await studies.curate(curator, code, draft.revision, ["title.fr"]);
  assert.equal(read.provenance["title.fr"]?.curated, true);
});

databaseTest("two who publish at once make one version", sets, async (db) => {
  const studies = testStudies(db);
  const draft = await studies.declare(researcher, { title: { fr: "Un titre" } });
  await studies.save(researcher, draft.code, draft.revision, aValidContent());
  const results = await Promise.allSettled([studies.publish(curator, draft.code), studies.publish(otherCurator, draft.code)]);
  assert.deepEqual(results.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
  assert.equal((await studies.versions(draft.code)).length, 1);
  const revised = await studies.revise(researcher, draft.code);
  const saves = await Promise.allSettled([studies.save(researcher, draft.code, revised.revision, { acronym: "UN" }), studies.save(curator, draft.code, revised.revision, { acronym: "DEUX" })]);
  assert.deepEqual(saves.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
}, { commits: true });

databaseTest("each version gets its DOI, the study the one that stays; what failed is asked again", sets, async (db) => {
  let works = false;
  const asked: string[] = [];
  const doi: StudyDoiMinter = {
    mintFor: async ({ code, version }) => { asked.push(`mint ${version}`); return works ? { doi: `10.70000/${code}`, versionDoi: `10.70000/${code}.v${version}` } : null; },
    update: async ({ version }) => { asked.push(`update ${version}`); return works; },
    hide: async () => { asked.push("hide"); return works; },
  };
  const studies = testStudies(db, { doi });
  const first = await publishStudy(studies);
  assert.equal(first.doi, null);
  const draft = await studies.revise(curator, first.code);
  await studies.save(curator, first.code, draft.revision, { acronym: "STEATO" });
  await studies.publish(curator, first.code);
  works = true;
  for (let tries = 0; (await studies.retryDois()) > 0; tries += 1) assert.ok(tries < 10);
  const study = await studies.find(`https://doi.org/10.70000/${first.code}`);
  assert.deepEqual([study?.doi, study?.versionDoi], [`10.70000/${first.code}`, `10.70000/${first.code}.v2`]);
  assert.equal((await studies.find(`10.70000/${first.code.toUpperCase()}.V1`))?.version, 1);
  assert.deepEqual(asked.slice(-3), ["mint 1", "mint 2", "update 2"]);
  await studies.withdraw(curator, first.code, "Erreur.", null);
  assert.equal(asked.at(-1), "hide");
});

databaseTest("a declaration that begins with a register's record is its declarer's, keeps its sources, and follows the register", sets, async (db) => {
  const studies = testStudies(db);
  const draft = await studies.declareFrom(researcher, aRecord({ translated: ["title.fr"] }));
  const code = draft?.code ?? "";
  assert.deepEqual([draft?.provenance["acronym"]?.kind, draft?.provenance["acronym"]?.source, draft?.provenance["title.fr"]?.kind], ["imported", "nct:NCT01234567", "machine-translated"]);
  assert.equal((await studies.standing(code))?.declaredBy, researcher.accountId);
  const saved = await studies.save(researcher, code, draft?.revision ?? 0, { plannedSize: 130 });
  assert.deepEqual([saved.provenance["plannedSize"]?.kind, saved.provenance["acronym"]?.kind], ["entered", "imported"]);
  const [later] = await studies.take(by, [saying({ acronym: "SUITE", plannedSize: 125 })], publish);
  assert.deepEqual([later?.code, later?.published], [code, false], "what somebody declared is published by people");
  const now = await studies.draft(researcher, code);
  assert.deepEqual([now.content.acronym, now.content.plannedSize, now.divergences.map(({ field }) => field)], ["SUITE", 130, ["plannedSize"]]);
  assert.equal(await studies.declareFrom(researcher, aRecord()), null, "another record bears the number already");
  await assert.rejects(studies.declareFrom(actorOf("board-member"), aRecord({ number: "NCT00000007" })), refuses("studies.not-a-declarer"));
});
