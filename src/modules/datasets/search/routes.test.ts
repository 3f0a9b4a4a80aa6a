import assert from "node:assert/strict";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { askRoute, htmlOf, textOf } from "../../../kernel/testing/ask.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import type { UseKind } from "../domain/ports.ts";
import { datasetMigrations } from "../migrations.ts";
import { buildWorld, chiefCurator, lyonUnit, plainMetadata, publishDataset, researcher, testClock, testStructures } from "../testing/builders.ts";
import { searchRoutes } from "./routes.ts";
import { createDatasetSearch } from "./searcher.ts";

const sets = [auditMigrations, datasetMigrations];

databaseTest("what is published is found at once, what changes too; drafts and what is withdrawn never", sets, async (db) => {
  const world = await buildWorld(db);
  const { datasets } = world;
  const search = createDatasetSearch({ datasets, structures: testStructures, clock: testClock });
  assert.equal((await search.search({})).total, 6);
  for (const text of ["Brouillon", "Retiré", world.draft, world.withdrawn.code]) assert.equal((await search.search({ text: `${text} ` })).hits.filter(({ code }) => code === world.draft || code === world.withdrawn.code).length, 0, text);
  const fresh = await publishDataset(datasets, plainMetadata({ title: { fr: "Spectres de l’aurore boréale", en: "Spectra of the aurora" } }));
  const began = performance.now();
  assert.deepEqual((await search.search({ text: "aurore boréale" })).hits.map(({ code }) => code), [fresh.code]);
  assert.ok(performance.now() - began < 1000);
  const revision = await datasets.revise(researcher, fresh.code);
  await datasets.save(researcher, fresh.code, revision.revision, { title: { fr: "Spectres de l’éclipse", en: "Spectra of the eclipse" } });
  assert.equal((await search.search({ text: "aurore" })).total, 1, "a draft of a new version changes nothing");
  await datasets.publish(researcher, fresh.code);
  assert.equal((await search.search({ text: "aurore " })).total, 0);
  assert.equal((await search.search({ text: "éclipse" })).total, 1);
  await datasets.withdraw(chiefCurator, fresh.code, "Erreur.", null);
  assert.equal((await search.search({ text: "éclipse " })).total, 0);
  assert.deepEqual([(await search.search({})).total, search.size().records], [6, 6]);
});

databaseTest("the page, its filters, exports, the interface for programs, feeds", sets, async (db) => {
  const { datasets, open } = await buildWorld(db);
  const counted: [UseKind, readonly string[]][] = [];
  const routes = searchRoutes({
    search: createDatasetSearch({ datasets, structures: testStructures, clock: testClock }), datasets, structures: testStructures, clock: testClock,
    counter: { count: (kind, codes) => counted.push([kind, codes]) },
  });
  const html = async (address: string, language: "fr" | "en" = "fr"): Promise<string> => htmlOf(await askRoute(routes, address, language));
  const all = await html("/data");
  assert.match(all, /6 jeux de données/);
  assert.equal(counted[0]?.[0], "search");
  assert.equal(counted[0]?.[1].length, 6);
  assert.match(all, new RegExp(`${lyonUnit.name} \\(${lyonUnit.acronym ?? ""}\\) <span class="soft">6`));
  const one = await html("/data?q=ouvert&access=open&kind=tabular");
  assert.match(one, /1 jeu de données/);
  assert.match(one, /<mark>Ouvert<\/mark>/);
  assert.match(one, /Pourquoi ici\u202f\?/);
  assert.match(one, /href="\/data\?q=ouvert&amp;kind=tabular"[^>]*>Accès\u202f: Ouvert/);
  assert.match(one, /\/exports\/datasets\.csv\?q=ouvert/);
  assert.match(await html("/data?q=lyon+liver+cohort", "en"), /1 dataset</);
  assert.match(await html("/data?q=zzzzzz"), /Aucun jeu de données ne répond/);
  assert.match(await html("/data?q=ouvert&kind=imaging"), /Retirer les filtres/);
  assert.doesNotMatch(await html(`/data?q=${encodeURIComponent('"><script>x</script>')}&unit=${encodeURIComponent("<b>")}`), /<script>x|<b>/);
  assert.match(await html("/data/help"), /5 points au plus/);
  const csv = textOf(await askRoute(routes, "/exports/datasets.csv?access=open"));
  assert.equal(csv.split("\n").filter((line) => line.includes("ds-0")).length, 2);
  const api = await askRoute(routes, `/api/v1/datasets/search?q=${open.code}`);
  assert.ok(api.kind === "json");
  const value = api.value as { total: number; items: { code: string; explanation: { tier: string } }[] };
  assert.deepEqual([value.total, value.items[0]?.code, value.items[0]?.explanation.tier], [1, open.code, "identifier"]);
  const feed = await askRoute(routes, "/data/feed.xml");
  assert.ok(feed.kind === "document");
  assert.equal(feed.text.split("<entry>").length - 1, 6);
  const suggested = await askRoute(routes, "/api/v1/datasets/suggestions?q=ouv");
  assert.ok(suggested.kind === "json" && (suggested.value as { items: unknown[] }).items.length > 0);
});
