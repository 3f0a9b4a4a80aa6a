import assert from "node:assert/strict";
import { test } from "node:test";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { openApiDocument } from "../../../kernel/http/openapi.ts";
import { createContractRoutes } from "./routes.ts";
import { ask, exampleDeps, exampleRegister, htmlOf, pageOf } from "./testing.ts";

const routes = createContractRoutes(exampleDeps());
const pages = ["/contract", "/contract/versions", "/contract/difference", "/actions", "/actions/1", "/actions/2", "/actions/3", "/objectives/1", "/objectives/2", "/priorities/1", "/priorities/2", "/resources", "/contradictions"];

/** What a reader sees: no tags, entities read back. */
function seen(html: string): string {
  return html.replaceAll(/<[^>]*>/g, " ").replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"');
}

test("every route declares who may call it, and every one is public and reads only", () => {
  assert.ok(routes.length > 20);
  for (const route of routes) assert.deepEqual([route.path, route.access, route.method], [route.path, "public", "GET"]);
  assert.equal(new Set(routes.map((route) => route.path)).size, routes.length);
});

test("every page renders in both languages, with data escaped and one title", async () => {
  for (const path of pages) {
    for (const language of ["fr", "en"] as const) {
      const html = htmlOf(await ask(routes, path, language));
      assert.equal(html.match(/<h1/g)?.length, 1, path);
      assert.ok(!html.includes("<b>"), path);
      assert.ok(!html.includes("<des>"), path);
      assert.ok(!/undefined|NaN|\[object/.test(html), path);
      assert.ok(!/style="/.test(html), path);
    }
  }
});

test("French texts have narrow no-break spaces before double signs and inside quotes", async () => {
  for (const path of pages) {
    const text = seen(htmlOf(await ask(routes, path, "fr")));
    assert.ok(!/[^\s\u202f\u00a0] [;:?!%»]/u.test(text.replaceAll(/\s{2,}/g, "\n")), `${path}: ${/.{20}[^\s] [;:?!%»]/u.exec(text)?.[0] ?? ""}`);
    assert.ok(!/« /u.test(text), path);
  }
});

test("a chosen date stays in every link inside the contract", async () => {
  for (const path of ["/contract", "/actions", "/actions/1", "/objectives/1", "/priorities/1", "/resources", "/contradictions"]) {
    const html = htmlOf(await ask(routes, `${path}?on=2023-03-01`));
    for (const [, href] of html.matchAll(/href="(\/(?:actions|objectives|priorities|indicators|resources|contradictions)[^"]*)"/g)) {
      if (href === path) continue; // the way back to the current date
      assert.ok(href?.includes("on=2023-03-01"), `${path} → ${href}`);
    }
    assert.ok(html.includes("1er mars 2023"), path);
  }
});

test("before the first version the page says so and shows it all the same", async () => {
  const html = htmlOf(await ask(routes, "/actions?on=2021-01-01"));
  assert.match(seen(html), /n’était pas encore en vigueur/);
  assert.match(html, /Héberger des cohortes/);
  assert.ok(!seen(htmlOf(await ask(routes, "/actions"))).includes("pas encore en vigueur"));
});

test("an action without an indicator says so; a reference that leads nowhere says so", async () => {
  assert.match(seen(htmlOf(await ask(routes, "/actions/3"))), /ne nomme aucun indicateur pour cette action/);
  assert.match(seen(htmlOf(await ask(routes, "/actions"))), /n’existe pas/);
  const own = seen(htmlOf(await ask(routes, "/actions/1")));
  assert.match(own, /14/);
  assert.match(own, /les cohortes/);
});

test("what an amendment took out is shown as of its last day, saying so; what comes later is not there yet", async () => {
  const [priority, ...others] = exampleRegister.priorities;
  assert.ok(priority !== undefined);
  const amended = { ...exampleRegister, priorities: [{ ...priority, objectives: priority.objectives.slice(1) }, ...others] };
  const gone = priority.objectives[0];
  const action = gone?.actions[0];
  assert.ok(gone !== undefined && action !== undefined);
  const after = createContractRoutes(exampleDeps({ amended }));
  assert.deepEqual(await ask(after, `/actions/${action.code}`), { kind: "redirect", to: `/actions/${action.code}?on=2022-12-31` });
  assert.match(seen(htmlOf(await ask(after, `/objectives/${gone.code}?on=2022-12-31`))), /n’est plus au contrat depuis le 1er janvier 2023/);
  // Still there: no word of leaving, on whatever day it is read.
  const kept = priority.objectives[1] ?? others[0]?.objectives[0];
  assert.ok(kept !== undefined);
  assert.doesNotMatch(seen(htmlOf(await ask(after, `/objectives/${kept.code}?on=2022-12-31`))), /n’est plus au contrat/);
});

test("an item that the contract does not have is refused with 404", async () => {
  for (const path of ["/actions/99", "/objectives/99", "/priorities/99", "/api/v1/actions/99"]) {
    await assert.rejects(ask(routes, path), (error: unknown) => error instanceof AppError && error.code === "contract.unknown-item" && error.status === 404, path);
  }
});

test("an objective shows how many verdicts of each kind, and pages with values carry the demonstration mark", async () => {
  const reply = await ask(routes, "/objectives/1");
  assert.equal(pageOf(reply).demonstration, true);
  assert.match(htmlOf(reply), /class="figures"/);
  assert.equal(pageOf(await ask(routes, "/resources")).demonstration, undefined);
});

test("the difference between two versions names what changed; an unknown version is refused", async () => {
  const [first, ...others] = exampleRegister.priorities;
  assert.ok(first !== undefined);
  const amended = { ...exampleRegister, priorities: [{ ...first, title: { fr: "Trouver", en: "Find" } }, ...others] };
  const both = createContractRoutes(exampleDeps({ amended }));
  const html = htmlOf(await ask(both, "/contract/difference?from=0&to=1"));
  assert.match(html, /Trouver/);
  assert.match(html, /Découvrir/);
  const file = await ask(both, "/exports/difference.csv?from=0&to=1");
  assert.ok(file.kind === "file" && typeof file.bytes === "string" && file.bytes.includes("Trouver"));
  await assert.rejects(ask(both, "/contract/difference?from=0&to=7"), (error: unknown) => error instanceof AppError && error.code === "contract.unknown-version");
  assert.match(seen(htmlOf(await ask(routes, "/contract/difference"))), /qu’une version en vigueur/);
  assert.match(seen(htmlOf(await ask(both, "/contract?on=2022-01-01"))), /version 0 \(texte d’origine\)/);
});

test("every table can be taken away whole in three formats", async () => {
  for (const name of ["actions", "references", "resources", "contradictions", "versions"]) {
    for (const format of ["csv", "ods", "json"]) {
      const reply = await ask(routes, `/exports/${name}.${format}?on=2023-03-01`);
      assert.equal(reply.kind, "file", name);
    }
  }
  const csv = await ask(routes, "/exports/actions.csv");
  assert.ok(csv.kind === "file" && typeof csv.bytes === "string");
  assert.equal(csv.bytes.trim().split("\r\n").length, 4);
});

test("what the API answers fits its schemas, in pages, and describes itself", async () => {
  for (const path of ["/api/v1/contract", "/api/v1/contract/versions", "/api/v1/actions", "/api/v1/actions/1", "/api/v1/resources", "/api/v1/contradictions"]) {
    const reply = await ask(routes, path);
    assert.ok(reply.kind === "json");
    const route = routes.find((one) => one.path === path.replace(/actions\/1$/, "actions/:code"));
    const parsed: unknown = route?.response?.parse(reply.value);
    // Nothing of the register is lost on the way out.
    if (path === "/api/v1/contract") assert.deepEqual((parsed as { register: unknown }).register, exampleRegister);
  }
  const page = await ask(routes, "/api/v1/actions?limit=1&offset=1");
  assert.ok(page.kind === "json");
  const { total, items } = page.value as { total: number; items: { code: string }[] };
  assert.deepEqual([total, items.map((one) => one.code)], [3, ["2"]]);
  const described = openApiDocument(routes.filter((route) => route.path.startsWith("/api/")), { title: "essai", version: "0", sessionCookie: "s" });
  assert.ok(JSON.stringify(described).includes("/api/v1/contradictions"));
});
