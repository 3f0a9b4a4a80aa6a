import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { sql } from "../../../kernel/db/db.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import { noFiles, noStructures, nowhereInHal } from "../deps.ts";
import { createDatasets } from "../module.ts";
import { datasetMigrations } from "../migrations.ts";
import { createCatalogueHarvests } from "./actions/harvests.ts";
import type { CatalogueSource } from "./domain/harvest.ts";
import { plainText } from "./domain/plain-text.ts";
import { recordFrom } from "./domain/to-record.ts";
import { readCatalogue, type CatalogueKind } from "./readers/index.ts";

const by = { accountId: "ada", name: "Ada" };
const shared = join(process.env["JALON_SHARED"] ?? join(import.meta.dirname, "../../../../../shared"), "data/portal");
const noShared = existsSync(shared) ? false : "no recorded catalogues here";
const clock = fixedClock("2025-03-31");

/** A catalogue that answers as it is told; `pages` by path and query. */
async function catalogue(pages: ReadonlyMap<string, { readonly status?: number; readonly type?: string; readonly body: string; readonly location?: string }>) {
  const asked: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    asked.push(request.url ?? "");
    const page = pages.get(request.url ?? "");
    if (page === undefined) return response.writeHead(404).end("{}");
    return response.writeHead(page.status ?? 200, { "content-type": page.type ?? "application/json", ...(page.location === undefined ? {} : { location: page.location }) }).end(page.body);
  });
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  return { asked, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => new Promise<void>((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }) };
}

function houseOn(db: Db, allowPrivate = true) {
  const datasets = createDatasets({ db, clock, structures: noStructures, halState: nowhereInHal, files: noFiles, announce: async () => undefined });
  const harvests = createCatalogueHarvests({ db, clock, datasets, rules: { allowHttp: true, allowPrivate }, userAgent: "Jalon/test", onBug: (error) => { throw error; }, machine: { sleep: async () => undefined, patience: { tries: 2, firstMilliseconds: 1, longestMilliseconds: 2, longestRetryAfterMilliseconds: 10 } } });
  const put = (source: Partial<CatalogueSource> = {}) => harvests.putSource(by, { code: "essai", name: "Catalogue d’essai", kind: "ckan", address: null, language: "fr", demonstration: false, ...source });
  return { datasets, harvests, put };
}

const packageOf = (n: number, more: object = {}): object => ({ id: `id-${n}`, name: `jeu-${n}`, title: `Jeu ${n}`, notes: `<p>Notes du <b>jeu</b> ${n}</p><script>x()</script>`, license_id: "fr-lo", url: `https://ailleurs.example.org/${n}`, resources: [], ...more });
const answer = (packages: readonly object[], count: number): string => JSON.stringify({ success: true, result: { count, results: packages } });
const file = (value: unknown): { readonly bytes: Uint8Array } => ({ bytes: Buffer.from(typeof value === "string" ? value : JSON.stringify(value)) });
const sets = [auditMigrations, datasetMigrations];

databaseTest("again updates and never doubles; what vanished is marked, once a whole harvest says so, and comes back", sets, async (db) => {
  const { datasets, harvests, put } = houseOn(db);
  await put();
  const all = [1, 2, 3, 4, 5].map((n) => packageOf(n));
  const first = await harvests.takeFile(by, "essai", file(answer(all, 5)));
  assert.deepEqual([first.standing, first.added, first.faults, first.vanished], ["done", 5, 0, 0]);
  const [row] = await db.query<{ code: string }>(sql`select code from datasets.dataset where source_identifier = 'id-1'`);
  const known = await datasets.find(row?.code ?? "");
  assert.deepEqual([known?.metadata.title.fr, known?.metadata.description.fr, known?.metadata.licence, known?.metadata.unit, known?.files.length], ["Jeu 1", "Notes du jeu 1", "etalab-2.0", null, 0]);
  assert.deepEqual([known?.origin.kind, known?.origin.kind === "harvested" ? known.origin.url : null, /^ds-\d{6}$/.test(known?.code ?? "")], ["harvested", "https://ailleurs.example.org/1", true]);
  const again = await harvests.takeFile(by, "essai", file(answer([packageOf(1, { title: "Jeu 1, revu" }), ...all.slice(1)], 5)));
  assert.deepEqual([again.added, again.updated, again.unchanged], [0, 1, 4]);
  const part = await harvests.takeFile(by, "essai", { ...file(answer(all.slice(0, 4), 4)), part: true });
  assert.deepEqual([part.standing, part.vanished], ["partial", 0]);
  const faulty = await harvests.takeFile(by, "essai", file(answer([...all.slice(0, 3), { title: "Sans identifiant", notes: "x" }], 4)));
  assert.deepEqual([faulty.standing, faulty.vanished, faulty.faults], ["partial", 0, 1]);
  const fewer = await harvests.takeFile(by, "essai", file(answer(all.slice(0, 4), 4)));
  assert.deepEqual([fewer.standing, fewer.vanished], ["done", 1]);
  assert.deepEqual([(await harvests.takeFile(by, "essai", file(answer(all, 5)))).returned, (await harvests.sources())[0]?.records], [1, 5]);
  const broken = await harvests.takeFile(by, "essai", file('{"success": true, "result": {"results": [{"id"'));
  assert.deepEqual([broken.standing, broken.faults, (await harvests.faults(broken.number, { page: 1, pageSize: 10 })).items[0]?.issue.line], ["partial", 1, 1]);
});

databaseTest("a drop of more than half asks a person", sets, async (db) => {
  const { harvests, put } = houseOn(db);
  await put();
  await harvests.takeFile(by, "essai", file(answer([1, 2, 3, 4, 5, 6].map((n) => packageOf(n)), 6)));
  const dropped = await harvests.takeFile(by, "essai", file(answer([packageOf(1), packageOf(2)], 2)));
  assert.deepEqual([dropped.standing, dropped.vanished], ["waiting", 0]);
  const decided = await harvests.decide(by, dropped.number, true);
  assert.deepEqual([decided.standing, decided.vanished], ["done", 4]);
  await assert.rejects(harvests.decide(by, dropped.number, true), (error) => error instanceof AppError && error.code === "datasets.harvest-not-waiting");
});

databaseTest("over the network: pages in order, a failure is resumed where it stopped, nothing leads inside or elsewhere", sets, async (db) => {
  const pages = new Map<string, { status?: number; type?: string; body: string; location?: string }>();
  const path = (start: number): string => `/api/3/action/package_search?rows=100&start=${start}&sort=id+asc`;
  pages.set(path(0), { body: answer([packageOf(1), packageOf(2)], 4) });
  const server = await catalogue(pages);
  try {
    const { harvests, put } = houseOn(db);
    await put({ address: server.address });
    const failed = await harvests.ended((await harvests.start(by, "essai")).number);
    assert.deepEqual([failed.standing, failed.added, failed.lastError?.code], ["failed", 2, "datasets.harvest-not-found"]);
    pages.set(path(2), { body: answer([packageOf(3), packageOf(4)], 4) });
    await harvests.resume(by, failed.number);
    const done = await harvests.ended(failed.number);
    assert.deepEqual([done.standing, done.added, done.pages], ["done", 4, 2]);
    pages.set(path(2), { status: 302, body: "", location: "http://169.254.169.254/latest/meta-data/" });
    assert.equal((await harvests.ended((await harvests.start(by, "essai")).number)).lastError?.code, "datasets.harvest-redirect");
    pages.set(path(2), { body: "<html>panne</html>", type: "text/html" });
    assert.equal((await harvests.ended((await harvests.start(by, "essai")).number)).standing, "failed");
    await put({ code: "linked", kind: "dcat", address: `${server.address}/catalog.jsonld` });
    pages.set("/catalog.jsonld", { type: "application/ld+json", body: JSON.stringify({ "@context": { "@vocab": "http://www.w3.org/ns/dcat#", hydra: "http://www.w3.org/ns/hydra/core#" }, "@graph": [{ "@id": "https://x.example/view", "@type": "hydra:PartialCollectionView", "hydra:next": { "@id": "http://10.0.0.1/next" } }, { "@id": "https://x.example/1", "@type": "Dataset", "http://purl.org/dc/terms/title": "Un" }] }) });
    const away = await harvests.ended((await harvests.start(by, "linked")).number);
    assert.deepEqual([away.standing, away.lastError?.code, away.added], ["failed", "datasets.harvest-redirect", 1]);
    const closed = houseOn(db, false);
    await assert.rejects(closed.harvests.start(by, "essai"), (error) => error instanceof AppError && error.code === "datasets.harvest-no-address");
    await assert.rejects(closed.put({ address: "http://192.168.1.1/" }), (error) => error instanceof AppError && error.issues.length > 0);
  } finally {
    await server.close();
  }
}, { commits: true });

const dirs: readonly (readonly [string, CatalogueKind])[] = [["ckan/dcat", "dcat"], ["ckan/croissant", "dcat"], ["udata/dcat", "dcat"], ["ckan/ckan-json", "ckan"], ["udata/ckan", "ckan"], ["udata", "udata"], ["dataverse/ddi", "dataverse"], ["healthdcat-ap", "dcat"]];
const negative = new Set(["dataset.ttl", "geonetwork.xml", "full_croissant_dataset.jsonld"]);
/** Fixtures that are a version without the identifier of its dataset. */
const nameless = new Set(["datasetContactEmailAbsent.json", "datasetContactEmailPresent.json"]);

databaseTest("the recorded catalogues come in, each fault with its place; three do not, and say where", sets, async (db) => {
  if (noShared !== false) return console.log(`# skipped: ${noShared}`);
  const { harvests, put } = houseOn(db);
  let taken = 0;
  for (const [at, [dir, kind]] of dirs.entries()) {
    for (const [index, { name }] of readdirSync(join(shared, dir), { withFileTypes: true }).filter((entry) => entry.isFile() && /\.(?:rdf|ttl|xml|jsonld|json)$/.test(entry.name) && !/constraints|^dataset.*\.xml$|exportfull/.test(entry.name)).entries()) {
      if (dir === "dataverse/ddi" && name.endsWith(".xml")) continue;
      const code = `source-${at}-${index}`;
      await put({ code, kind, name });
      const run = await harvests.takeFile(by, code, { bytes: readFileSync(join(shared, dir, name)), name });
      const faults = (await harvests.faults(run.number, { page: 1, pageSize: 1_000 })).items;
      if (negative.has(name)) {
        assert.deepEqual([run.standing, run.added], ["partial", 0], name);
        assert.ok(faults.some(({ issue }) => issue.severity === "error" && issue.line !== undefined), name);
      } else if (nameless.has(name)) assert.deepEqual([run.standing, run.added, faults[0]?.issue.field], ["partial", 0, "identifier"], name);
      else assert.ok(run.standing === (/collection-/.test(name) && !name.includes("-2") ? "partial" : run.standing) && run.added > 0 && run.faults === 0, `${dir}/${name}: ${run.standing}, ${JSON.stringify(faults.slice(0, 3))}`);
      taken += run.added;
    }
  }
  console.log(`# recorded catalogues: ${taken} records taken`);
  assert.ok(taken >= 90, String(taken));
});

test("values that no record of this house could hold are told and left out", () => {
  const { record, issues } = recordFrom({
    identifier: "x", page: "javascript:alert(1)", titles: [{ text: "Titel", language: "de" }], descriptions: [{ text: "&lt;b&gt; &amp; <i>x</i>", language: null }], keywords: [{ text: "a", language: "en" }, { text: "a", language: "fr" }], themes: [], licences: ["tout est permis"], accessRights: ["http://publications.europa.eu/resource/authority/access-right/NON_PUBLIC"],
    languages: ["http://publications.europa.eu/resource/authority/language/FRA", "eng"], publisher: null, creators: [], contact: { name: "x", kind: "organisation", email: "nobody", url: "ftp://x" }, period: { start: "2024-13", end: "2020" }, places: [], identifiers: ["https://doi.org/10.5072/ABC"], conformsTo: [], provenance: [], related: [], mediaTypes: [], volumeBytes: null, health: null,
  }, { name: "Source", language: "fr" });
  assert.deepEqual(issues.map(({ code }) => code.replace("datasets.harvest-", "")).toSorted(), ["contact", "licence", "period", "title-language"]);
  assert.deepEqual([record?.url, record?.doi, record?.metadata.access, record?.metadata.licence, record?.metadata.languages, record?.metadata.collected.end], ["https://doi.org/10.5072/ABC", "10.5072/abc", "closed", null, ["fr", "en"], "2021-01-01"]);
  assert.equal(plainText("<p>Un&nbsp;&eacute;t&eacute;<br>\u202ebleu</p><script>x()</script>"), "Un\u00a0été\nbleu");
});

test("hostile documents: entities that multiply, depth, other XML", async () => {
  const read = (text: string, kind: CatalogueKind = "dcat") => readCatalogue(kind, { bytes: Buffer.from(text), base: "https://x.example/" });
  const laughs = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "haha">${Array.from({ length: 9 }, (_, n) => `<!ENTITY ${"bcdefghij"[n]} "${`&${"abcdefghi"[n]};`.repeat(10)}">`).join("")}]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dct="http://purl.org/dc/terms/"><rdf:Description rdf:about="https://x.example/1"><dct:title>&j;</dct:title></rdf:Description></rdf:RDF>`;
  for (const text of [laughs, `${"[".repeat(100_000)}${"]".repeat(100_000)}`, "<codeBook><stdyDscr/></codeBook>", "", "\u0000\u0001", "plain words"]) {
    const page = await read(text);
    assert.deepEqual([page.records.length, page.complete, page.issues.length > 0], [0, false, true], text.slice(0, 40));
  }
});
