import assert from "node:assert/strict";
import { auditMigrations } from "../../kernel/audit/index.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { datasetMigrations } from "./migrations.ts";
import { createDatasets } from "./module.ts";
import { chiefCurator, datasetDeps, plainMetadata, researcher, testDay } from "./testing/builders.ts";

const sets = [auditMigrations, datasetMigrations];
const by = { accountId: null, name: "Jalon" };
const run = (name: string) => ({ code: "gouv", name: "Catalogue", run: name, observedOn: testDay });
const record = (identifier: string, title: string) => ({ identifier, url: `https://example.org/${identifier}`, doi: null, metadata: plainMetadata({ title: { fr: title }, unit: null, themes: [] }), issues: [] });

databaseTest("harvested records come once, follow their source, and are marked where they vanish", sets, async (db) => {
  const datasets = createDatasets(datasetDeps(db));
  const first = await datasets.takeHarvested(by, run("1"), [record("a", "Un"), record("b", "Deux"), record("a", "Un, corrigé")]);
  assert.deepEqual([first.added.length, first.updated, first.unchanged], [2, [], 0]);
  const [a = "", b = ""] = [first.codes.get("a"), first.codes.get("b")];
  const found = await datasets.find(a);
  assert.deepEqual([found?.metadata.title.fr, found?.origin.kind, found?.label.label, found?.state], ["Un, corrigé", "harvested", "preliminary", "published"]);
  const { sequence } = await datasets.changesAfter(0, 10);
  const again = await datasets.takeHarvested(by, run("2"), [record("a", "Un, corrigé")]);
  assert.deepEqual([again.added, again.updated, again.unchanged, again.codes.get("a")], [[], [], 1, a]);
  assert.deepEqual(await datasets.endHarvest(by, run("2")), [b]);
  const origin = (await datasets.find(b))?.origin;
  assert.ok(origin?.kind === "harvested");
  assert.equal(origin.vanishedOn, testDay);
  assert.deepEqual((await datasets.changesAfter(sequence, 10)).items.map(({ code }) => code), [b]);
  const third = await datasets.takeHarvested(by, run("3"), [record("a", "Un bis"), record("b", "Deux")]);
  assert.deepEqual([third.updated, third.returned], [[a], [b]]);
  assert.equal((await datasets.find(a))?.version, 2);
  await datasets.withdraw(chiefCurator, a, "Doublon.", b);
  await datasets.takeHarvested(by, run("4"), [record("a", "Un ter")]);
  assert.equal((await datasets.find(a))?.state, "withdrawn");
  assert.equal((await datasets.mine(chiefCurator, { page: 1, pageSize: 10 })).total, 0);
});

databaseTest("acts at once: one saving wins, every code and every place in the feed is its own", sets, async (db) => {
  const datasets = createDatasets(datasetDeps(db));
  const { code, revision } = await datasets.declare(researcher, { subjectKind: "non-human" });
  const saved = await Promise.allSettled(Array.from({ length: 8 }, (_, index) => datasets.save(researcher, code, revision, { publisher: `Éditeur ${index}` })));
  assert.equal(saved.filter(({ status }) => status === "fulfilled").length, 1);
  const drafts = await Promise.all(Array.from({ length: 20 }, () => datasets.declare(researcher, { subjectKind: "non-human" })));
  assert.equal(new Set(drafts.map((draft) => draft.code)).size, 20);
  await Promise.all(drafts.map(async (draft) => {
    await datasets.save(researcher, draft.code, draft.revision, plainMetadata());
    await datasets.publish(researcher, draft.code);
  }));
  const { items, sequence } = await datasets.changesAfter(0, 100);
  assert.equal(new Set(items.map((item) => item.code)).size, 20);
  const half = await datasets.changesAfter(0, 10);
  assert.deepEqual([...half.items, ...(await datasets.changesAfter(half.sequence, 100)).items].map((item) => item.code), items.map((item) => item.code));
  assert.ok(sequence > half.sequence);
}, { commits: true });
