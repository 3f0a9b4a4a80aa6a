import assert from "node:assert/strict";
import { auditMigrations } from "../../../../kernel/audit/index.ts";
import { sql, type Db } from "../../../../kernel/db/db.ts";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { render, elementOf } from "../../../../kernel/html/index.ts";
import type { Actor, Reply, RequestContext, Route } from "../../../../kernel/http/route.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { addDays, day } from "../../../../kernel/time/day.ts";
import { directoryMigrations } from "../../../directory/index.ts";
import { identityMigrations } from "../../../identity/index.ts";
import { countRoutes, takeDemonstrationCounts } from "../../counts/index.ts";
import { topOf } from "../../counts/tops.ts";
import { governanceRoutes, type GovernanceDeps } from "../../governance/index.ts";
import { standingFacts } from "../../governance/store/facts.ts";
import { noGrants } from "../../files/index.ts";
import { datasetMigrations } from "../../migrations.ts";
import { actorOf, buildWorld, everyActor, publishDataset, plainMetadata, researcher, testClock, testStructures, type TestWorld } from "../../testing/builders.ts";
import { datasetsNear, sheetRoutes, type SheetDeps } from "./index.ts";

const sets = [auditMigrations, identityMigrations, directoryMigrations, datasetMigrations];

interface Counted { readonly kind: string; readonly datasets: readonly string[] }

function depsOf(db: Db, { datasets }: TestWorld, counted: Counted[]): SheetDeps {
  return {
    datasets, structures: testStructures, grants: noGrants, counter: { count: (kind, codes) => { counted.push({ kind, datasets: codes }); } }, projectName: async () => null, workOf: async () => null,
    near: (dataset) => datasetsNear(db, datasets, dataset), acceptsRequests: async () => true, ownRequest: async () => null,
    exchange: { clock: testClock, siteUrl: "https://data.example.org", institute: async () => ({ name: "Inserm", ror: null, homepage: null }), contactEmail: null, healthRelease: 5 },
  };
}

function governanceDepsOf(db: Db, { datasets }: TestWorld): GovernanceDeps {
  return { db, clock: testClock, datasets, structures: testStructures, requests: async () => [], administrators: async () => [{ name: "Ada", regions: ["84"] }], agreements: async () => [], agreementsHref: "/indicators/12" };
}

/** Asks a route as a caller, with the headers of a browser. */
async function ask(routes: readonly Route[], address: string, actor: Actor | null = null, language: Language = "fr"): Promise<Reply> {
  const url = new URL(address, "http://jalon.example");
  for (const one of routes) {
    const match = new RegExp(`^${one.path.replaceAll(".", "\\.").replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`).exec(url.pathname);
    if (match === null) continue;
    const context: RequestContext = { actor, language, clock: testClock, requestId: "essai", url, csrfToken: "jeton", session: { get: () => undefined, set: () => undefined, renew: () => undefined }, address: "192.0.2.7" };
    const query = Object.fromEntries(url.searchParams);
    return one.handle({ params: one.params?.parse({ ...match.groups }) ?? {}, query: one.query?.parse(query) ?? query, body: undefined, files: [], context, headers: { accept: "text/html", "user-agent": "Firefox/140.0" } });
  }
  throw new Error(`no route at ${url.pathname}`);
}

function html(reply: Reply): string {
  assert.equal(reply.kind, "page");
  return reply.kind === "page" ? render(elementOf(reply.page.body)) : "";
}

databaseTest("what the public may not see answers 404 at every address of a dataset; who edits it sees it", sets, async (db) => {
  const world = await buildWorld(db);
  const routes = sheetRoutes(depsOf(db, world, []));
  const addresses = ["", "/versions", "/elsewhere", "/versions/1", "/citation.bib", "/citation.ris", "/citation.csl.json"];
  for (const code of [world.draft, world.submitted, world.returned, "ds-999999"]) {
    for (const actor of everyActor.filter((one) => one === null || (one.accountId !== researcher.accountId && !one.roles.some(({ role }) => role === "data-administrator" || role === "researcher")))) {
      for (const address of addresses) await assert.rejects(ask(routes, `/data/${code}${address}`, actor), (error) => error instanceof AppError && error.status === 404, `${code}${address} ${actor?.accountId}`);
    }
  }
  assert.match(html(await ask(routes, `/data/${world.draft}`, researcher)), /Pas encore publié/u);
});

databaseTest("each sheet says what to do next, in both languages; only readers are counted", sets, async (db) => {
  const world = await buildWorld(db);
  const counted: Counted[] = [];
  const routes = sheetRoutes(depsOf(db, world, counted));
  const of = async (code: string, language: Language = "fr"): Promise<string> => html(await ask(routes, `/data/${code}`, null, language));
  assert.match(await of(world.open.code), /href="\/data\/ds-\d+\/elsewhere"/u);
  assert.match(await of(world.restricted.code), /Zenodo/u);
  assert.match(await of(world.humanRestricted.code), /Demander l’accès/u);
  assert.match(await of(world.humanRestricted.code, "en"), /Ask for access/u);
  assert.doesNotMatch(await of(world.humanRestricted.code), /package\.zip/u);
  assert.match(await of(world.humanRestricted.code), /Mission d’intérêt public/u);
  const gone = await ask(routes, `/data/${world.withdrawn.code}`);
  assert.match(html(gone), /a été retiré.*Erreur d’étalonnage.*Ouvert, jeu d’essai/su);
  assert.deepEqual(gone.kind === "page" && [gone.status, (gone.page.structuredData ?? []).length], [undefined, 1]);
  assert.equal(counted.every(({ kind }) => kind === "view"), true);
  assert.equal(counted.some(({ datasets }) => datasets.includes(world.withdrawn.code)), false);
  const page = await ask(routes, `/data/${world.open.code}`);
  assert.ok(page.kind === "page" && (page.page.structuredData ?? []).length === 2 && (page.page.links ?? []).some((link) => link.includes("cite-as") || link.includes("describedby")) && (page.page.headLinks ?? []).length > 3);
});

databaseTest("the way out names the repository and its address; a dataset that is here leads back to its sheet", sets, async (db) => {
  const world = await buildWorld(db);
  const routes = sheetRoutes(depsOf(db, world, []));
  assert.match(html(await ask(routes, `/data/${world.open.code}/elsewhere`)), /Vous allez sur Zenodo.*href="https:\/\/zenodo\.org\/records\/1234567"/su);
  assert.deepEqual(await ask(routes, `/data/${world.humanRestricted.code}/elsewhere`), { kind: "redirect", to: `/data/${world.humanRestricted.code}` });
  const bib = await ask(routes, `/data/${world.open.code}/citation.bib`);
  assert.match(bib.kind === "file" ? String(bib.bytes) : "", /@misc\{ds-\d+,[^]*author = \{Le Goff, Maëlle\}/u);
});

databaseTest("ties share a rank, those at the tenth place are told, withdrawn datasets are out", sets, async (db) => {
  const world = await buildWorld(db);
  const codes = [world.open.code];
  for (let index = 0; index < 17; index += 1) codes.push((await publishDataset(world.datasets, plainMetadata({ title: { fr: `Jeu numéro ${index} des mesures` } }))).code);
  const today = testClock.today();
  await takeDemonstrationCounts(db, [...codes, world.withdrawn.code, world.draft].map((dataset, index) => ({ dataset, kind: "download" as const, day: addDays(today, -1), count: index === 0 ? 9 : index < 3 ? 7 : 5 })));
  const top = await topOf(db, world.datasets, "download", { from: addDays(today, -30), until: today });
  assert.deepEqual(top.rows.slice(0, 4).map(({ rank, tied, count }) => [rank, tied, count]), [[1, false, 9], [2, true, 7], [2, true, 7], [4, true, 5]]);
  assert.deepEqual([top.rows.length, top.leftOutAtSameCount], [15, 3]);
  assert.equal(top.rows.some(({ dataset }) => dataset.code === world.withdrawn.code || dataset.code === world.draft), false);
  assert.deepEqual((await topOf(db, world.datasets, "download", { from: today, until: addDays(today, 1) })).rows, []);
  const page = html(await ask(countRoutes({ db, datasets: world.datasets }), "/data/top?period=30-days"));
  assert.match(page, /Les plus téléchargés.*Comment on compte/su);
  assert.match(page, /3 autres ont le même nombre/u);
});

databaseTest("the committee's figures are those of the end of the half-year", sets, async (db) => {
  const world = await buildWorld(db);
  const then = await standingFacts(db, world.datasets, day("2025-01-01"));
  assert.equal(then.length, 0);
  await db.query(sql`update datasets.dataset set created_at = '2024-05-01T00:00:00Z' where code = ${world.open.code}`);
  const earlier = await standingFacts(db, world.datasets, day("2025-01-01"));
  assert.deepEqual(earlier.map(({ code, published }) => [code, published]), [[world.open.code, false]]);
  const now = await standingFacts(db, world.datasets, day("2025-04-01"));
  assert.deepEqual([now.length, now.filter(({ published }) => published).length, now.filter(({ open }) => open).map(({ code }) => code)], [10, 6, [world.open.code, world.humanAnonymous.code]]);
  const routes = governanceRoutes(governanceDepsOf(db, world));
  const page = html(await ask(routes, "/data/governance", actorOf("steering-office")));
  assert.match(page, /10 déclarés, 6 publiés \(\+6 en un semestre\), dont 33\u202f% ouverts/u);
  assert.match(page, /régions sans administrateur à elles/u);
  const file = await ask(routes, "/exports/datasets-governance.json?half=2025-1", actorOf("steering-office"));
  assert.match(file.kind === "file" ? String(file.bytes) : "", /"declared": ?10/u);
});

databaseTest("the map shows drafts to those who steer alone; the inventory adds up", sets, async (db) => {
  const world = await buildWorld(db);
  const routes = governanceRoutes(governanceDepsOf(db, world));
  assert.match(html(await ask(routes, "/data/map")), /6 jeux de données\u202f: 2 ouverts/u);
  assert.match(html(await ask(routes, "/data/map?by=sensitivity", actorOf("steering-office"))), /9 jeux de données.*Dont 3 non publiés/su);
  assert.match(html(await ask(routes, "/data/map", actorOf("researcher"))), /6 jeux de données/u);
  const answer = await ask(routes, "/api/v1/datasets/map?by=sensitivity");
  assert.deepEqual(answer.kind === "json" && (answer.value as { rows: { code: string; datasets: number }[] }).rows.map(({ code, datasets }) => [code, datasets]), [["none", 4], ["anonymous", 1], ["pseudonymised", 1]]);
  assert.match(html(await ask(routes, "/data/storage", actorOf("steering-office"))), /9 jeux de données/u);
});

databaseTest("the sheet offers its keepers what they may do: a new version to who declared it, withdrawal to who reviews, nothing to readers", sets, async (db) => {
  const world = await buildWorld(db);
  const routes = sheetRoutes(depsOf(db, world, []));
  const offered = async (actor: Actor | null, code = world.restricted.code): Promise<readonly boolean[]> => {
    const page = html(await ask(routes, `/data/${code}`, actor));
    return ["/revise", "/requests/settings", "/withdraw"].map((end) => page.includes(`"/data/${code}${end}"`));
  };
  assert.deepEqual(await offered(null), [false, false, false]);
  assert.deepEqual(await offered(actorOf("board-member")), [false, false, false]);
  assert.deepEqual(await offered(researcher), [true, true, false]);
  assert.deepEqual(await offered(actorOf("data-administrator")), [true, true, true]);
  assert.deepEqual(await offered(researcher, world.draft), [false, false, false]);
});
