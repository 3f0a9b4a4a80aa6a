import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../kernel/db/db.ts";
import { jsonb } from "../../../kernel/db/values.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { zipArchive } from "../../../kernel/zip/zip.ts";
import { studyMigrations } from "../migrations.ts";
import { createDuplicates, findCandidates } from "../reconcile/index.ts";
import { aValidContent, curator, testClock, testStudies } from "../testing/builders.ts";
import { ownFinder } from "../vocabularies/index.ts";
import { createStudyImports, type StudyImports } from "./actions/imports.ts";
import type { RegisterRun } from "./domain/run.ts";
import { createRegisterFollowing, type RegisterFollowing } from "./network/follow.ts";
import { ctgovStudy } from "./testing/ctgov.ts";

const sets = [auditMigrations, studyMigrations];
const by = { accountId: null, name: "Bob" };
const file = (name: string, value: unknown) => ({ name, bytes: Buffer.from(typeof value === "string" ? value : JSON.stringify(value)) });
const studiesOf = (db: Db) => testStudies(db, { candidates: findCandidates });
const fails = (error: unknown): void => { throw error; };

async function imported(imports: StudyImports, files: readonly { readonly name: string; readonly bytes: Uint8Array }[], publish = false): Promise<RegisterRun> {
  const { number } = await imports.plan(by, files, "upload");
  assert.equal((await imports.ended(number)).standing, "planned");
  await imports.confirm(by, number, publish);
  return imports.ended(number);
}

databaseTest("import: planned without writing, written once confirmed, unchanged when it comes again; one bad record stops no other", sets, async (db) => {
  const studies = studiesOf(db);
  const imports = createStudyImports({ db, clock: testClock, studies, finder: ownFinder, onBug: fails });
  const files = [file("one.json", ctgovStudy("NCT00000001")), file("more.jsonl", [JSON.stringify(ctgovStudy("NCT00000002", { conditionsModule: { conditions: ["Asthma"] } })), "{broken", JSON.stringify(ctgovStudy("NCT00000001"))].join("\n")), file("none.json", ""), file("cut.json", "{\"protocolSection\":\n {")];
  const { number } = await imports.plan(by, files, "upload");
  const plan = await imports.ended(number);
  assert.deepEqual([plan.standing, plan.total, plan.counts], ["planned", 4, { added: 2, refused: 2 }]);
  assert.deepEqual(plan.issues.map(({ code }) => code).toSorted(), ["studies.file-empty", "studies.json-broken"]);
  const { items } = await imports.lines(number, { page: 1, pageSize: 10 });
  assert.deepEqual(items.map(({ outcome }) => outcome), ["added", "added", "refused", "refused"]);
  assert.deepEqual(items.slice(2).map(({ issues }) => issues.map(({ code }) => code)), [["studies.json-broken"], ["studies.number-twice"]]);
  assert.equal((await studies.mine(curator, { page: 1, pageSize: 10, curation: true })).total, 0);
  await imports.confirm(by, number, false);
  const done = await imports.ended(number);
  assert.deepEqual([done.standing, done.counts], ["done", { added: 2, refused: 2 }]);
  assert.equal((await studies.mine(curator, { page: 1, pageSize: 10, curation: true })).total, 2);
  assert.deepEqual((await imported(imports, files.slice(0, 1))).counts, { unchanged: 1 });
  await assert.rejects(imports.confirm(by, number, false), /import-moved-on/u);
  await imports.close();
});

databaseTest("an archive of several files comes in; a sister record is asked about", sets, async (db) => {
  const studies = studiesOf(db);
  const imports = createStudyImports({ db, clock: testClock, studies, finder: ownFinder, onBug: fails });
  const chunks: Buffer[] = [];
  for await (const chunk of await zipArchive([1, 2].map((at) => ({ path: `NCT0000000${at}.json`, modifiedAt: new Date(0), content: Buffer.from(JSON.stringify(ctgovStudy(`NCT0000000${at}`))) }))).open(null)) chunks.push(chunk as Buffer);
  const run = await imported(imports, [{ name: "all.zip", bytes: Buffer.concat(chunks) }]);
  assert.equal(run.total, 2);
  assert.equal(run.standing, "done");
});

databaseTest("the register changes: what it gave follows, what people wrote diverges, the decision holds", sets, async (db) => {
  const studies = studiesOf(db);
  const imports = createStudyImports({ db, clock: testClock, studies, finder: ownFinder, onBug: fails });
  await imported(imports, [file("a.json", ctgovStudy())]);
  const code = (await studies.mine(curator, { page: 1, pageSize: 10, curation: true })).items[0]?.code ?? "";
  const draft = await studies.draft(curator, code);
  assert.equal(draft.provenance["title.en"]?.source, "nct:NCT00000001");
  const { registryNumbers: _numbers, sponsors: _sponsors, ...rest } = aValidContent();
  await studies.save(curator, code, draft.revision, { ...rest, acronym: "OURS", plannedSize: draft.content.plannedSize, title: { en: draft.content.title.en, fr: "Titre fictif d’un dépistage" } });
  const published = await studies.publish(curator, code);
  assert.equal(published.version, 1);
  const changed = ctgovStudy("NCT00000001", { identificationModule: { acronym: "THEIRS" }, designModule: { enrollmentInfo: { count: 420, type: "ESTIMATED" } } });
  const run = await imported(imports, [file("b.json", changed)]);
  assert.deepEqual(run.counts, { diverges: 1 });
  const now = await studies.find(code);
  assert.deepEqual([now?.version, now?.content.plannedSize, now?.content.acronym], [2, 420, "OURS"]);
  const revised = await studies.revise(curator, code);
  assert.ok(revised.divergences.some(({ field, theirs, ours }) => field === "acronym" && theirs === "THEIRS" && ours === "OURS"));
  const decided = await studies.decideDivergence(curator, code, revised.revision, "acronym", "nct:NCT00000001", false);
  assert.ok(!decided.divergences.some(({ field }) => field === "acronym"));
});

databaseTest("two records of one study are brought together, field by field, and taken apart again", sets, async (db) => {
  const studies = testStudies(db);
  const duplicates = createDuplicates({ db, clock: testClock });
  const base = { url: null, changedOn: null, inferred: [], translated: [], raw: "{}", issues: [] };
  const content = aValidContent();
  await studies.take(by, [{ ...base, register: "nct", number: "NCT01234567", content }, { ...base, register: "fresh", number: "FRESH-1", content: { ...content, plannedSize: 200, acronym: null, registryNumbers: [], keywords: { fr: [], en: [] }, whyStopped: { fr: "Financement." } } }], { publish: true, dryRun: false });
  const [pair] = await duplicates.pairs();
  assert.ok(pair !== undefined && pair.score >= 0.6, JSON.stringify(pair));
  const different = await duplicates.different(by, pair.left, pair.right);
  assert.deepEqual(await duplicates.pairs(), []);
  await duplicates.undo(by, different);
  assert.equal((await duplicates.pairs()).length, 1);
  const number = await duplicates.same(by, pair.left, pair.right);
  assert.equal(await duplicates.mergedInto(pair.right), pair.left);
  const gone = await studies.find(pair.right);
  assert.deepEqual([gone?.state, gone?.withdrawal?.successor], ["withdrawn", pair.left]);
  const draft = await studies.draft(curator, pair.left);
  assert.equal(draft.content.whyStopped.fr, "Financement.");
  assert.deepEqual(draft.divergences.filter(({ source }) => source.startsWith("fresh:")).map(({ field, ours, theirs }) => [field, ours, theirs]), [["plannedSize", 120, 200]]);
  await duplicates.undo(by, number);
  assert.equal((await studies.find(pair.right))?.state, "published");
  assert.equal(await duplicates.mergedInto(pair.right), null);
  assert.deepEqual((await studies.find(pair.right))?.sources.map(({ register }) => register), ["fresh"]);
  await assert.rejects(duplicates.undo(by, number), /duplicate-decided/u);
});

databaseTest("following: known numbers and sponsors are asked of a local register, page by page; a failing register is asked again, a run resumes", sets, async (db) => {
  const studies = studiesOf(db);
  const imports = createStudyImports({ db, clock: testClock, studies, finder: ownFinder, onBug: fails });
  await imported(imports, [file("a.json", ctgovStudy())]);
  const asked: URL[] = [];
  let failing = 1;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    asked.push(url);
    if (failing > 0) {
      failing -= 1;
      response.writeHead(503).end();
      return;
    }
    const page = url.searchParams.get("filter.ids") !== null ? { studies: [ctgovStudy("NCT00000001", { identificationModule: { acronym: "NEW" } })] } : url.searchParams.get("pageToken") === null ? { studies: [ctgovStudy("NCT00000011")], nextPageToken: "t2" } : { studies: [ctgovStudy("NCT00000012")] };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(page));
  });
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v2`;
  const make = (rules = { allowHttp: true, allowPrivate: true }): RegisterFollowing => createRegisterFollowing({ db, clock: testClock, studies, rules, userAgent: "Jalon/test", base, onBug: fails, machine: { sleep: async () => undefined } });
  try {
    const following = make();
    await assert.rejects(following.addSponsor(by, "a"), /sponsor-query-invalid/u);
    await following.addSponsor(by, "Institut  fictif");
    const run = await following.ended((await following.start(by)).number);
    assert.equal(run.lastError, null);
    assert.equal(run.standing, "done");
    assert.equal(run.done, 3);
    assert.equal(run.counts.updated, 1);
    assert.equal((run.counts.added ?? 0) + (run.counts["possible-duplicate"] ?? 0), 2);
    assert.ok(run.issues.some(({ code, severity }) => code === "studies.harvest-server-error" && severity === "warning"));
    assert.deepEqual(asked.slice(1).map((url) => [url.searchParams.get("filter.ids"), url.searchParams.get("query.spons"), url.searchParams.get("pageToken")]), [["NCT00000001", null, null], [null, "Institut fictif", null], [null, "Institut fictif", "t2"]]);
    // A private address is not called unless the house says so.
    const closed = make({ allowHttp: true, allowPrivate: false });
    const refused = await closed.ended((await closed.start(by)).number);
    assert.deepEqual([refused.standing, refused.lastError?.code], ["failed", "studies.harvest-private-address"]);
    const resumed = await following.ended((await following.resume(by, refused.number)).number);
    assert.deepEqual([resumed.standing, resumed.counts.unchanged], ["done", 3]);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

databaseTest("runs of others are left alone; one whose process is gone stands still, and is taken up where it was read whole", sets, async (db) => {
  const studies = studiesOf(db);
  const imports = createStudyImports({ db, clock: testClock, studies, finder: ownFinder, onBug: fails });
  let answer: (() => void) | undefined;
  const transport = (): Promise<never> => new Promise((_, reject) => { answer = () => reject(new Error("over")); });
  const following = createRegisterFollowing({ db, clock: testClock, studies, rules: { allowHttp: true, allowPrivate: true }, userAgent: "Jalon/test", onBug: () => undefined, machine: { transport, sleep: async () => undefined } });
  await following.addSponsor(by, "Institut fictif");
  const run = await following.start(by);
  // A file that comes in meanwhile does not end what follows the register.
  await imported(imports, [file("a.json", ctgovStudy())]);
  assert.equal((await imports.run(run.number)).standing, "writing");
  const other = { pid: 1, born: null, space: null, host: "elsewhere" };
  const gone = await imports.ended((await imports.plan(by, [file("b.json", ctgovStudy("NCT00000002"))], "upload")).number);
  await db.query(sql`update studies.register_run set standing = 'writing', holder = ${jsonb(other)} where number = ${gone.number}`);
  assert.equal((await imports.run(gone.number)).standing, "writing", "a machine that cannot be looked at is believed for a while");
  await db.query(sql`update studies.register_run set alive_at = clock_timestamp() - interval '1 hour' where number = ${gone.number}`);
  assert.deepEqual([(await imports.run(gone.number)).standing, (await imports.run(gone.number)).lastError?.code], ["failed", "studies.import-interrupted"]);
  await imports.confirm(by, gone.number, false);
  const done = await imports.ended(gone.number);
  assert.deepEqual([done.standing, done.done, done.total, done.counts], ["done", 1, 1, { added: 1 }]);
  const cut = await imports.ended((await imports.plan(by, [file("c.json", ctgovStudy("NCT00000003"))], "upload")).number);
  await db.query(sql`update studies.register_run set standing = 'failed', total = 2 where number = ${cut.number}`);
  await assert.rejects(imports.confirm(by, cut.number, false), /import-not-read/u);
  await imports.forget(cut.number);
  assert.equal((await imports.run(cut.number)).standing, "failed", "only a plan is forgotten");
  const told = await imports.ended((await imports.plan(by, [file("d.json", ctgovStudy("NCT00000003"))], "command")).number);
  await imports.forget(told.number);
  await assert.rejects(imports.run(told.number), /unknown-import/u);
  answer?.();
  await following.close();
  await imports.close();
});
