import assert from "node:assert/strict";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { elementOf, render } from "../../../kernel/html/index.ts";
import type { Reply, RequestContext } from "../../../kernel/http/route.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import { coreFields, createDirectory, directoryMigrations } from "../../directory/index.ts";
import type { LabDeps } from "../deps.ts";
import { labMigrations } from "../migrations.ts";
import { searchRoutes } from "./routes.ts";
import { organisation, register, tester, unit } from "./testing.ts";

const sets = [auditMigrations, directoryMigrations, labMigrations];
const clock = fixedClock("2026-03-01");

async function site(db: Db) {
  const directory = createDirectory({ db, clock, fields: coreFields });
  const nasty = `<script>alert(1)</script> & "Cie"`;
  await directory.deliver(tester, register([
    organisation("uai:0755364Y", "Institut de santé", "INS"), organisation("uai:0753639Y", nasty, "CN"),
    ...Array.from({ length: 30 }, (_, at) => unit({ rnsr: `2000000${String(at + 10)}A`, name: `Unité ${at + 10} du cœur`, opened: "2002", region: at % 2 === 0 ? "11" : "84", parents: ["uai:0755364Y"], directors: at === 0 ? ["Ada Premier"] : [] })),
    unit({ rnsr: "200000099Z", name: nasty, opened: "2002", region: "11", parents: ["uai:0753639Y"] }),
  ], "2022-02-01"));
  const routes = searchRoutes({ db, clock, directory, institute: "uai:0755364Y" } as unknown as LabDeps);
  return async (address: string, language: "fr" | "en" = "fr"): Promise<Reply> => {
    const url = new URL(address, "http://localhost");
    const found = routes.find(({ path }) => path === url.pathname);
    assert.ok(found !== undefined, address);
    const given: Record<string, unknown> = {};
    for (const name of url.searchParams.keys()) given[name] = url.searchParams.getAll(name).length > 1 ? url.searchParams.getAll(name) : url.searchParams.get(name);
    const query = found.query === undefined ? given : await found.query.parseAsync(given);
    return found.handle({ params: {}, query, body: undefined, files: [], context: { language, url, clock } as unknown as RequestContext });
  };
}

function htmlOf(reply: Reply): string {
  assert.equal(reply.kind, "page");
  return reply.kind === "page" ? render(elementOf(reply.page.body)) : "";
}

databaseTest("the portal's page: results, facets, filters that can be taken off, pages, downloads of the same", sets, async (db) => {
  const ask = await site(db);
  const home = htmlOf(await ask("/lab"));
  assert.match(home, /31 structures/);
  assert.match(home, /href="\/structures\/200000010A"/);
  const paged = htmlOf(await ask("/lab?region=84&page=2"));
  assert.match(paged, /15 structures/);
  const wide = htmlOf(await ask("/lab?q=coeur&region=84&region=11&parent=0755364Y"));
  assert.match(wide, /30 structures/);
  assert.match(wide, /href="\/lab\?q=coeur&amp;region=11&amp;parent=0755364Y"[^>]*>Région\u202f: Auvergne-Rhône-Alpes/);
  assert.match(wide, /Tutelle\u202f: Institut de santé/);
  assert.match(wide, /\/lab\/map\?q=coeur&amp;region=84&amp;region=11&amp;parent=0755364Y"/);
  assert.match(wide, /\/exports\/structures\.csv\?q=coeur&amp;region=84/);
  assert.match(htmlOf(await ask("/lab?q=coeur", "en")), /30 structures/);
  const person = htmlOf(await ask("/lab?q=Ada+Premier&kind=person"));
  assert.match(person, /1 personne<\/h2>/);
  assert.match(person, /Direction\u202f: Unité 10 du cœur/);
  assert.match(htmlOf(await ask("/lab?q=Ada+Premier")), /1 structure<\/h2>/, "who directs a unit leads to it");
  assert.match(htmlOf(await ask("/lab?q=0755364Y")), /1 organisation<\/h2>/, "an identifier shows the kind that bears it");
  assert.match(htmlOf(await ask("/lab?q=zzzzz+yyyyy")), /Rien ne répond/);
  assert.match(htmlOf(await ask("/lab?q=%25")), /Rien ne répond/);
  assert.match(htmlOf(await ask("/lab?region=ZZ")), /Région\u202f: «\u202fZZ\u202f» \(inconnu\)/);
  for (const [from, to] of [["/structures", "/lab"], ["/organisations", "/lab?kind=organisation"], ["/people", "/lab?kind=person"]] as const) assert.deepEqual(await ask(from), { kind: "redirect", to });
});

databaseTest("what a source or a reader writes never becomes markup", sets, async (db) => {
  const ask = await site(db);
  for (const address of ["/lab", "/lab?kind=organisation", `/lab?q=${encodeURIComponent('"><script>alert(2)</script>')}&region=${encodeURIComponent("<b>")}`]) {
    const html = htmlOf(await ask(address));
    assert.doesNotMatch(html, /<script|<b>/);
  }
  assert.match(htmlOf(await ask("/lab?kind=organisation")), /&lt;script>/);
});

databaseTest("exports hold the whole result, and the interface for programs the same", sets, async (db) => {
  const ask = await site(db);
  const csv = await ask("/exports/structures.csv?region=11");
  assert.ok(csv.kind === "file");
  assert.equal(String(csv.bytes).trim().split(/\r?\n/).filter((line) => line.includes("2000000")).length, 16);
  const api = await ask("/api/v1/lab/search?region=11&pageSize=5");
  assert.ok(api.kind === "json");
  const value = api.value as { total: number; items: unknown[]; facets: { region: { value: string; count: number }[] } };
  assert.deepEqual([value.total, value.items.length, value.facets.region.map(({ value: code, count }) => [code, count])], [16, 5, [["11", 16], ["84", 15]]]);
  const suggested = await ask("/api/v1/lab/suggestions?q=premi");
  assert.ok(suggested.kind === "json");
  assert.deepEqual((suggested.value as { items: { label: string }[] }).items.map(({ label }) => label).includes("Ada Premier"), true);
  await assert.rejects(ask("/lab?kind=planet"));
  await assert.rejects(ask("/lab?on=2026-02-30"));
});
