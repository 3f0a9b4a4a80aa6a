import assert from "node:assert/strict";
import { auditMigrations } from "../../kernel/audit/index.ts";
import { sql } from "../../kernel/db/db.ts";
import type { AppError } from "../../kernel/errors/app-error.ts";
import { databaseTest } from "../../kernel/testing/database.ts";
import { datasetMigrations } from "./migrations.ts";
import { createDatasets } from "./module.ts";
import { buildWorld, chiefCurator, datasetDeps, fileOf, humanMetadata, lyonCurator, otherResearcher, plainMetadata, publishDataset, rennesCurator, researcher } from "./testing/builders.ts";

const sets = [auditMigrations, datasetMigrations];
const refused = (code: string) => (error: unknown): boolean => (error as AppError).code === code;

databaseTest("data that are not about people go from draft to version 2 by the hand of who declared them", sets, async (db) => {
  const datasets = createDatasets(datasetDeps(db));
  const first = await datasets.declare(researcher, { subjectKind: "non-human", title: "  Estuaires  " });
  assert.match(first.code, /^ds-\d{6}$/);
  assert.deepEqual(first.metadata.title, { fr: "Estuaires" });
  assert.ok(first.issues.some(({ field, severity }) => field === "themes" && severity === "error"));
  await assert.rejects(datasets.publish(researcher, first.code), (error) => refused("datasets.not-valid")(error) && (error as AppError).status === 400 && (error as AppError).issues.length > 3);
  const filled = await datasets.save(researcher, first.code, first.revision, plainMetadata());
  assert.deepEqual(filled.issues.filter(({ severity }) => severity === "error"), []);
  await assert.rejects(datasets.save(researcher, first.code, first.revision, { kind: "text" }), refused("datasets.changed-meanwhile"));
  assert.equal((await datasets.draft(researcher, first.code))?.metadata.kind, "tabular");
  assert.equal(await datasets.find(first.code), null);
  assert.equal(await datasets.findFor(otherResearcher, first.code), null);
  assert.equal((await datasets.findFor(researcher, first.code))?.state, "draft");
  const published = await datasets.publish(researcher, first.code);
  assert.deepEqual([published.state, published.version, published.label.label], ["published", 1, "publishable"]);
  await assert.rejects(datasets.publish(researcher, first.code), refused("datasets.moved-on"));

  const second = await datasets.revise(researcher, first.code);
  assert.equal(second.state, "draft");
  await datasets.save(researcher, first.code, second.revision, { title: { fr: "Estuaires bretons, version revue" } });
  assert.equal((await datasets.find(first.code))?.metadata.title.fr, plainMetadata().title.fr);
  assert.deepEqual((await datasets.standing(first.code))?.state, "published");
  assert.equal((await datasets.publish(researcher, first.code)).version, 2);
  assert.deepEqual((await datasets.versions(first.code)).map(({ version, summary }) => [version, summary]), [[2, "title"], [1, "first"]]);
  assert.equal((await datasets.version(first.code, 1))?.metadata.title.fr, plainMetadata().title.fr);
  await db.tx((tx) => tx.query(sql`update datasets.dataset_version set summary = 'x'`)).then(() => assert.fail("a version was changed"), () => undefined);
});

databaseTest("data about people pass before the data administrator of their region, who may send them back", sets, async (db) => {
  const datasets = createDatasets(datasetDeps(db));
  const { code, revision } = await datasets.declare(researcher, { subjectKind: "human" });
  await datasets.save(researcher, code, revision, humanMetadata());
  await assert.rejects(datasets.publish(researcher, code), refused("datasets.review-needed"));
  const submitted = await datasets.submit(researcher, code);
  await assert.rejects(datasets.save(researcher, code, submitted.revision, { kind: "text" }), refused("datasets.waits-for-review"));
  await assert.rejects(datasets.publish(researcher, code), refused("datasets.review-needed"));
  await assert.rejects(datasets.publish(rennesCurator, code), refused("datasets.unknown"));
  await assert.rejects(datasets.returnForChange(researcher, code, "Non"), refused("datasets.not-yours"));
  await assert.rejects(datasets.returnForChange(lyonCurator, code, " "), refused("datasets.text-missing"));
  assert.deepEqual((await datasets.mine(lyonCurator, { page: 1, pageSize: 10 })).items.map((one) => one.code), [code]);
  assert.equal((await datasets.mine(rennesCurator, { page: 1, pageSize: 10 })).total, 0);
  await datasets.returnForChange(lyonCurator, code, "Précisez la période.");
  const returned = await datasets.draft(researcher, code);
  assert.deepEqual([returned?.state, returned?.remarks.map(({ text }) => text)], ["returned", ["Précisez la période."]]);
  await datasets.submit(researcher, code);
  const published = await datasets.publish(lyonCurator, code);
  assert.equal(published.metadata.human?.numberOfIndividuals, 1_248);
  // Nobody slips past the review by answering the first question otherwise afterwards.
  const revision2 = await datasets.revise(researcher, code);
  await datasets.save(researcher, code, revision2.revision, plainMetadata());
  await assert.rejects(datasets.publish(researcher, code), refused("datasets.review-needed"));
  assert.equal((await datasets.standing(code))?.subjectKind, "human");
});

databaseTest("files that seem to be about people need a review, and are frozen with the version", sets, async (db) => {
  const profile = { format: "csv", mediaType: "text/csv", encoding: "utf-8", delimiter: ",", header: true, rows: 2, properties: {}, issues: [], complete: true, tables: [{ name: "t", rows: 2, fields: [{ name: "courriel", type: "string", missing: 0, distinct: 2, minimum: null, maximum: null, mean: null, examples: [], suspected: [{ kind: "email", share: 1 }] }] }] } as const;
  let files = [fileOf({ profile })];
  const datasets = createDatasets(datasetDeps(db, { files: { list: async () => files } }));
  const { code, revision } = await datasets.declare(researcher, { subjectKind: "non-human" });
  const saved = await datasets.save(researcher, code, revision, plainMetadata({ elsewhere: null }));
  assert.ok(saved.issues.some((issue) => issue.code === "datasets.personal-data-suspected"));
  await assert.rejects(datasets.publish(researcher, code), refused("datasets.review-needed"));
  await datasets.submit(researcher, code);
  await datasets.publish(lyonCurator, code);
  files = [];
  assert.deepEqual((await datasets.find(code))?.files.map(({ path }) => path), ["mesures.csv"]);
});

databaseTest("a withdrawn dataset leaves a page that says why and what follows; the feed tells of each change once, in order", sets, async (db) => {
  const world = await buildWorld(db);
  const { datasets, withdrawn, open } = world;
  assert.deepEqual(withdrawn.withdrawal, { at: "2025-03-31T09:00:00.000Z", reason: "Erreur d’étalonnage.", successor: open.code });
  assert.equal((await datasets.find(withdrawn.code))?.state, "withdrawn");
  assert.deepEqual((await datasets.published([withdrawn.code, open.code, "ds-999999"])).map(({ code }) => code), [open.code]);
  await assert.rejects(datasets.withdraw(researcher, open.code, "Non", null), refused("datasets.not-yours"));
  await assert.rejects(datasets.withdraw(chiefCurator, open.code, "Non", "ds-999999"), refused("datasets.unknown-successor"));
  await assert.rejects(datasets.revise(researcher, withdrawn.code), refused("datasets.moved-on"));
  const all = await datasets.changesAfter(0, 100);
  assert.deepEqual(all.items.map(({ code }) => code), [world.open, world.embargoed, world.restricted, world.closed, world.humanRestricted, world.humanAnonymous, world.withdrawn].map(({ code }) => code));
  assert.deepEqual(all.items.filter(({ gone }) => gone).map(({ code }) => code), [withdrawn.code]);
  assert.deepEqual((await datasets.changesAfter(all.sequence, 10)).items, []);
  const pages: string[] = [];
  for await (const page of datasets.allPublished()) pages.push(...page.map(({ code }) => code));
  assert.equal(pages.length, 6);
  // Discarding never frees a code.
  await datasets.discard(researcher, world.draft);
  assert.equal(await datasets.draft(researcher, world.draft), null);
  assert.notEqual((await datasets.declare(researcher, { subjectKind: "non-human" })).code, world.draft);
});

databaseTest("the label is worked out from HAL today, never claimed", sets, async (db) => {
  let inHal = false;
  const halState = { of: async (related: readonly { readonly scheme: string; readonly value: string }[]) => (inHal && related.some(({ value }) => value === "10.5555/jalon.1") ? { work: "w1", hal: "hal-99000001", title: "Papier" } : null) };
  const datasets = createDatasets(datasetDeps(db, { halState }));
  const related = [{ relation: "IsSupplementTo", scheme: "doi", value: "10.5555/jalon.1", title: null }] as const;
  const { code, label } = await publishDataset(datasets, plainMetadata({ related }));
  assert.deepEqual([label.label, label.missing.map((issue) => issue.code)], ["publishable", ["datasets.no-publication-in-hal"]]);
  inHal = true;
  assert.deepEqual((await datasets.find(code))?.label, { label: "published", publication: { work: "w1", hal: "hal-99000001", title: "Papier" }, missing: [] });
  const cites = await publishDataset(datasets, plainMetadata({ related: [{ ...related[0], relation: "Cites" }] }));
  assert.equal(cites.label.label, "publishable");
});

databaseTest("a DOI that fails to come costs nothing, and comes later", sets, async (db) => {
  let works = false;
  const asked: string[] = [];
  const doi = { update: async () => true, hide: async () => true, mintFor: async ({ code }: { code: string }) => { asked.push(code); if (!works) throw new Error("the registry does not answer"); return `10.5555/${code}`; } };
  const datasets = createDatasets(datasetDeps(db, { doi }));
  const { code, doi: none } = await publishDataset(datasets, plainMetadata());
  assert.equal(none, null);
  const { sequence } = await datasets.changesAfter(0, 10);
  works = true;
  assert.equal(await datasets.retryDois(), 1);
  assert.equal((await datasets.find(`DOI:10.5555/${code.toUpperCase()}`))?.code, code);
  assert.equal((await datasets.changesAfter(sequence, 10)).items.length, 1);
  assert.equal(await datasets.retryDois(), 0);
  const given = await publishDataset(datasets, plainMetadata({ elsewhere: { repository: "Zenodo", url: "https://doi.org/10.5281/zenodo.42" } }));
  assert.equal(given.doi, "10.5281/zenodo.42");
  assert.deepEqual(asked, [code, code]);
});
