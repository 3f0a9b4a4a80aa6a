import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { freshDatabase } from "../../kernel/testing/database.ts";
import { fixedClock } from "../../kernel/time/day.ts";
import { readConfig } from "../config.ts";
import { composeHouse, migrationSets, type House } from "../house.ts";
import { startTestServer, type TestServer } from "../testing/test-house.ts";

let house: House;
let server: TestServer;
const tokens = new Map<string, string>();
const by = { accountId: "ada", name: "Ada" };

before(async () => {
  house = composeHouse(await freshDatabase(migrationSets), fixedClock("2025-03-31T10:00:00Z"), readConfig({ JALON_DATA: "/nowhere" }, "/"));
  server = await startTestServer(house);
  for (const role of ["data-administrator", "researcher"] as const) {
    const { account, oneTimePassword } = await house.identity.createAccount({ email: `${role}@example.org`, name: `Personne ${role}`, roles: [{ role, perimeter: [] }] }, null);
    await house.identity.changePassword(account.id, oneTimePassword, "correct horse battery");
    const actor = await house.identity.getActor(account.id);
    assert.ok(actor !== null);
    tokens.set(role, (await house.identity.createToken(actor, { name: "test", expiresOn: "2025-12-31", readOnly: false })).secret);
  }
});
after(async () => {
  await server?.close();
  await house?.close();
});

async function ask(role: string | null, url: string, method: "GET" | "POST" = "GET", payload?: object) {
  return server.inject({ method, url, headers: { "accept-language": "fr", ...(role === null ? {} : { authorization: `Bearer ${tokens.get(role) ?? ""}` }) }, ...(payload === undefined ? {} : { payload }) });
}

test("harvests of catalogues are for data administrators: sources, runs, faults, downloads; records lead to where they are", async () => {
  const admin = "data-administrator";
  for (const url of ["/data/harvests", "/data/harvests/1", "/exports/dataset-harvests.csv", "/exports/dataset-harvest-faults/1.csv", "/api/v1/datasets/harvests"]) assert.notEqual((await ask("researcher", url)).statusCode, 200, url);
  assert.match((await ask(admin, "/data/harvests")).body, /Aucune source/);
  const bad = await ask(admin, "/data/harvests/sources", "POST", { code: "A B", name: "", kind: "x", address: "http://10.0.0.1/", language: "fr" });
  assert.deepEqual([bad.statusCode, /A B/.test(bad.body), (bad.body.match(/réseau privé/g) ?? []).length > 0], [422, true, true]);
  assert.equal((await ask(admin, "/data/harvests/sources", "POST", { code: "essai", name: "Catalogue d’essai", kind: "ckan", address: "", language: "fr" })).statusCode, 303);
  assert.equal((await ask(admin, "/data/harvests/sources/essai/file")).statusCode, 200);
  const run = await house.catalogueHarvests.takeFile(by, "essai", { bytes: Buffer.from(JSON.stringify({ success: true, result: { count: 2, results: [{ id: "un", name: "un", title: "=HYPERLINK(1)", url: "https://ailleurs.example.org/un", resources: [] }, { title: "sans identifiant" }] } })) });
  const page = await ask(admin, `/data/harvests/${run.number}`);
  assert.deepEqual([page.statusCode, /Partielle/.test(page.body), /n’a pas d’identifiant/.test(page.body)], [200, true, true]);
  const csv = await ask(admin, `/exports/dataset-harvest-faults/${run.number}.csv`);
  assert.deepEqual([csv.statusCode, csv.body.includes("datasets.harvest-identifier")], [200, true]);
  assert.equal((await ask(admin, "/api/v1/datasets/harvests")).json().total, 1);
  assert.equal((await ask(admin, `/api/v1/datasets/harvests/${run.number}/faults`)).json().total > 0, true);
  assert.equal((await ask(admin, "/data/harvests/999")).statusCode, 404);
  const [first] = await house.datasets.published(["ds-000001"]);
  assert.equal(first?.origin.kind, "harvested");
  const sheet = await ask(null, "/data/ds-000001");
  assert.deepEqual([sheet.statusCode, sheet.body.includes("https://ailleurs.example.org/un"), sheet.body.includes("package.zip")], [200, true, false]);
  const croissant = await ask(null, "/data/ds-000001/croissant.json");
  assert.deepEqual([croissant.statusCode, croissant.json().distribution], [200, undefined]);
  assert.equal((await ask(null, "/data/ds-000001/datapackage.json")).statusCode >= 400, true);
});
