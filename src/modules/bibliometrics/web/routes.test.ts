import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { unzipSync } from "fflate";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { folderStorage } from "../../../kernel/storage/index.ts";
import { askRoute, htmlOf, textOf } from "../../../kernel/testing/ask.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day, fixedClock } from "../../../kernel/time/day.ts";
import { indicatorMigrations } from "../../indicators/index.ts";
import { readReferenceFolder } from "../actions/read-reference-folder.ts";
import { bibliometricMigrations } from "../migrations.ts";
import { createBibliometrics } from "../module.ts";
import { corpora, vectorOfEight } from "../testing/corpus.ts";
import { testIndicators } from "../testing/indicators.ts";
import { handWorld } from "../testing/world.ts";
import { createBibliometricRoutes } from "./routes.ts";

const sets = [auditMigrations, indicatorMigrations, bibliometricMigrations];
const by = { accountId: null, name: "Essai" };
const root = mkdtempSync(join(tmpdir(), "jalon-bibliometric-pages-"));
after(() => rmSync(root, { recursive: true }));

databaseTest("pages before and after a measure: readings side by side, papers with what each adds, files, method, settings", sets, async (db) => {
  const indicators = testIndicators(db, "2025-03-31");
  const bibliometrics = createBibliometrics({ db, clock: fixedClock("2025-03-31"), storage: folderStorage(join(root, "files")), corpora: corpora(vectorOfEight()), indicators });
  const routes = createBibliometricRoutes({ bibliometrics, indicators });
  assert.match(htmlOf(await askRoute(routes, "/bibliometrics")), /Aucun nombre n’est encore calculé/);
  assert.match(htmlOf(await askRoute(routes, "/bibliometrics/units")), /Pas de nombre par unité/);
  await bibliometrics.measure(by, { on: day("2025-03-31") });
  const overview = htmlOf(await askRoute(routes, "/bibliometrics"));
  for (const shown of ["62,5\u202f%", "37,5\u202f%", "87,5\u202f%", "lecture déclarée", "provisoire"]) assert.ok(overview.includes(shown), shown);
  assert.match(htmlOf(await askRoute(routes, "/bibliometrics?lang=en", "en")), /declared reading/);
  const result = (await bibliometrics.latest()).find((one) => one.series === "13");
  const page = htmlOf(await askRoute(routes, `/bibliometrics/results/${result?.id}`));
  for (const shown of ["/publications/p1", "Article p8", result?.recipe.corpusSha256 ?? "", "contributions.csv"]) assert.ok(page.includes(shown), shown);
  assert.match(htmlOf(await askRoute(routes, `/bibliometrics/results/${result?.id}?show=left-out`)), /Aucune publication ici/);
  assert.equal(textOf(await askRoute(routes, `/bibliometrics/results/${result?.id}/files/contributions.csv`)).split("\n").length, 10);
  assert.match(textOf(await askRoute(routes, `/exports/bibliometrics-results/${result?.id}.csv`)), /Article p1/);
  assert.match(textOf(await askRoute(routes, "/exports/bibliometrics.csv")), /0,625/);
  assert.match(textOf(await askRoute(routes, "/exports/bibliometrics-units.csv?series=13")), /Unité u1/);
  const units = htmlOf(await askRoute(routes, "/bibliometrics/units?series=13"));
  assert.match(units, /moins de 50 publications/);
  assert.match(units, /peu/);
  const method = htmlOf(await askRoute(routes, "/bibliometrics/method"));
  // V10, V2, V12 as the code works them out.
  for (const shown of ["5/8 = 62,5\u202f%", "compte pour 1/3", "53,33\u202f%", "33,33\u202f%"]) assert.ok(method.includes(shown), shown);
  const setting = htmlOf(await askRoute(routes, "/bibliometrics/settings/13"));
  assert.match(setting, /en vigueur/);
  assert.ok(!setting.includes("<form"), "nobody signed in declares nothing");
  await assert.rejects(askRoute(routes, "/bibliometrics/settings/99"), { code: "bibliometrics.unknown-setting" });
  await assert.rejects(askRoute(routes, "/bibliometrics/results/0123456789abcdef01234567"), { code: "bibliometrics.unknown-result" });
});

databaseTest("a reference is given as the folder that the engine reads, hashes and all", sets, async (db) => {
  const indicators = testIndicators(db, "2025-03-31");
  const bibliometrics = createBibliometrics({ db, clock: fixedClock("2025-03-31"), storage: folderStorage(join(root, "files")), corpora: corpora([]), indicators });
  const routes = createBibliometricRoutes({ bibliometrics, indicators });
  const given = { ...handWorld(), tiers: [{ year: 2024, field: "X", journal: "1111-1111", topTenPercent: 0.5, firstTenPercentByNumber: 1 }] };
  await bibliometrics.importReference(by, given);
  const reply = await askRoute(routes, `/exports/bibliometrics-references/${given.sha256}.zip`);
  assert.ok(reply.kind === "file" && typeof reply.bytes !== "string");
  // Of the files of another database, nothing may stay.
  rmSync(join(root, "reference"), { recursive: true, force: true });
  mkdirSync(join(root, "reference"));
  for (const [name, bytes] of Object.entries(unzipSync(reply.bytes))) writeFileSync(join(root, name), bytes);
  const read = await readReferenceFolder(join(root, "reference"));
  assert.deepEqual([read.sha256, read.recipe, read.cells, read.totals, read.tiers], [given.sha256, given.recipe, given.cells, given.totals, given.tiers]);
  writeFileSync(join(root, "reference", "totals.csv"), "year,document_type,country,papers\n2024,article,*,1\n");
  await assert.rejects(readReferenceFolder(join(root, "reference")), { code: "bibliometrics.broken-reference" });
  await assert.rejects(askRoute(routes, `/exports/bibliometrics-references/${"0".repeat(64)}.zip`), { code: "bibliometrics.unknown-reference" });
});
