import assert from "node:assert/strict";
import { test } from "node:test";
import { elementOf, render } from "../../kernel/html/index.ts";
import type { Reply, RequestContext } from "../../kernel/http/route.ts";
import type { Language } from "../../kernel/i18n/language.ts";
import { day, fixedClock } from "../../kernel/time/day.ts";
import type { Register } from "../../modules/contract/index.ts";
import { createAppRoutes } from "./index.ts";
import { explainProblem, problemWords } from "./problem-words.ts";

const register: Register = {
  code: "essai", title: { fr: "Essai", en: "Trial" }, institute: "Institut", fromYear: 2021, toYear: 2025, signedOn: null,
  priorities: [{ code: "1", title: { fr: "Priorité", en: "Priority" }, lines: [], objectives: [{ code: "1", title: { fr: "But", en: "Goal" }, lines: [], actions: [{ code: "48", title: { fr: "Écrire <b>peu</b>", en: "Write little" }, group: null, lines: [] }] }] }],
  indicators: [], resourceTables: [], employmentPlan: null, references: [],
};
const version = {
  id: "v0", contractCode: "essai", number: 0, kind: "base", reasonKind: null, reason: null, inForceFrom: day("2021-01-01"), register, registerSha256: "", sourceName: null, sourceSha256: null,
  contradictions: [], createdAt: "2021-01-01T00:00:00.000Z", accountId: null, author: "essai",
} as const;
const deps = { contracts: { inForce: async () => ({ version, early: false }) }, indicators: { defaultDay: async () => day("2024-11-22") } };
const routes = createAppRoutes(deps);

async function ask(address: string, language: Language = "fr", from = routes): Promise<Reply> {
  const url = new URL(address, "http://jalon.example");
  const path = url.pathname.startsWith("/problems/") ? "/problems/:code" : url.pathname;
  const route = from.find((one) => one.path === path);
  assert.ok(route !== undefined, address);
  const given = Object.fromEntries(url.searchParams);
  const context: RequestContext = {
    actor: null, language, clock: fixedClock("2024-11-22"), requestId: "essai", url, csrfToken: "jeton", session: { get: () => undefined, set: () => undefined, renew: () => undefined },
  };
  return route.handle({ params: { code: url.pathname.split("/").at(-1) }, query: route.query?.parse(given) ?? given, body: undefined, files: [], context });
}

function htmlOf(reply: Reply): string {
  assert.ok(reply.kind === "page");
  return render(elementOf(reply.page.body));
}

const addresses = ["/search", "/search?q=peu", "/search?q=zzz", "/search?q=<b>", "/help", "/accessibility", "/about", "/problems", "/problems/http.csrf", "/problems/nothing.here"];

test("every page is public, renders in both languages, escapes data and keeps French typography", async () => {
  for (const route of routes) assert.deepEqual([route.access, route.method], ["public", "GET"]);
  for (const address of addresses) {
    for (const language of ["fr", "en"] as const) {
      const html = htmlOf(await ask(address, language));
      assert.equal(html.match(/<h1/g)?.length, 1, address);
      assert.ok(!/<b>|undefined|NaN|\[object|style="/.test(html), address);
      if (language === "fr") assert.ok(!/[^\s] [;:?!%»]|« /u.test(html.replaceAll(/<[^>]*>/g, "|").replaceAll("&lt;", "<")), address);
    }
  }
});

test("a search marks what it found, keeps the chosen date and counts by kind", async () => {
  const html = htmlOf(await ask("/search?q=ecrire&on=2023-03-01"));
  assert.match(html, /<mark>Écrire<\/mark>/);
  assert.match(html, /href="\/actions\/48\?on=2023-03-01"/);
  assert.match(htmlOf(await ask("/search?q=action+48&kind=action")), /aria-current="page"/);
  assert.match(htmlOf(await ask("/search?q=zzz")), /Rien ne répond/);
});

test("every listed error code explains itself; others do by their family, or are not found", async () => {
  for (const code of Object.keys(problemWords)) assert.ok(explainProblem(code)?.remedy.fr, code);
  for (const code of ["datasets.harvest-running", "uploads.wrong-offset", "requests.no-share", "storage.unknown-file"]) assert.ok(explainProblem(code)?.title.en, code);
  assert.ok(explainProblem("tables.too-large")?.meaning.en.includes("table"));
  for (const wrong of ["nothing.here", "http", "constructor", "__proto__", "toString.a", "http.<b>"]) assert.equal(explainProblem(wrong), null, wrong);
  const reply = await ask("/problems/nothing.here");
  assert.ok(reply.kind === "page" && reply.status === 404);
});

test("the accessibility statement gives the contact of the configuration, or says that there is none", async () => {
  assert.match(htmlOf(await ask("/accessibility")), /n’a pas encore été indiquée/);
  const configured = createAppRoutes({ ...deps, config: { accessibilityContact: "access@jalon.example" } });
  assert.match(htmlOf(await ask("/accessibility", "fr", configured)), /mailto:access@jalon.example/);
});
