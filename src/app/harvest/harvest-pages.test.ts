import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { listAudit } from "../../kernel/audit/index.ts";
import { fixedClock } from "../../kernel/time/day.ts";
import { recordedWorks, startRecordedServer, type RecordedServer } from "../../modules/publications/harvest/testing/index.ts";
import { composeHouse, migrationSets, type House } from "../house.ts";
import { freshDatabase } from "../../kernel/testing/database.ts";
import { readConfig } from "../config.ts";
import { startTestServer, type TestServer } from "../testing/test-house.ts";
import { addDemonstrationHarvests } from "./demonstration.ts";
import { harvestConfigFrom } from "./settings.ts";

let house: House;
let server: TestServer;
let source: RecordedServer;
const tokens = new Map<string, string>();

before(async () => {
  source = await startRecordedServer(recordedWorks(30));
  const config = readConfig({
    JALON_DATA: "/nowhere", JALON_HARVEST_CONTACT: "essai@jalon.example", JALON_HARVEST_ALLOW_HTTP: "1", JALON_HARVEST_ALLOW_PRIVATE: "1", JALON_HARVEST_HAL_URL: `${source.address}/hal`, JALON_HARVEST_HAL: "collection:ESSAI", JALON_HARVEST_OPENALEX_KEY: "secret-key",
  }, "/");
  house = composeHouse(await freshDatabase(migrationSets), fixedClock("2025-03-31T10:00:00Z"), config);
  server = await startTestServer(house);
  for (const role of ["open-science-office", "steering-office"] as const) {
    const { account, oneTimePassword } = await house.identity.createAccount({ email: `${role}@example.org`, name: `Personne ${role}`, roles: [{ role, perimeter: [] }] }, null);
    await house.identity.changePassword(account.id, oneTimePassword, "correct horse battery");
    const actor = await house.identity.getActor(account.id);
    assert.ok(actor !== null);
    tokens.set(role, (await house.identity.createToken(actor, { name: "test", expiresOn: "2025-12-31", readOnly: false })).secret);
  }
  await addDemonstrationHarvests(house);
});
after(async () => {
  await server?.close();
  await house?.close();
  await source?.close();
});

async function ask(role: string | null, url: string, method: "GET" | "POST" = "GET", payload?: object) {
  return server.inject({ method, url, headers: { "accept-language": "fr", ...(role === null ? {} : { authorization: `Bearer ${tokens.get(role) ?? ""}` }) }, ...(payload === undefined ? {} : { payload }) });
}

const office = "open-science-office";

test("who may not import sees nothing of harvests", async () => {
  for (const url of ["/publications/harvests", "/publications/harvests/1", "/publications/harvests/1/cancel", "/exports/harvests.csv", "/exports/harvest-troubles/1.csv", "/api/v1/publications/harvests", "/api/v1/publications/harvests/1/troubles"]) {
    assert.equal((await ask("steering-office", url)).statusCode, 403, url);
    assert.ok([303, 401].includes((await ask(null, url)).statusCode), url);
  }
  assert.equal((await ask("steering-office", "/api/v1/publications/harvests", "POST", { source: "hal", query: { by: "collection", value: "ESSAI" } })).statusCode, 403);
});

test("made-up harvests show what harvests look like, and leave with the first real one", async () => {
  const list = (await ask(office, "/publications/harvests")).body;
  assert.ok(list.includes("En échec") && list.includes("Collection\u00a0INSERM") && list.includes("sur 18\u202f240") && list.includes("fictives"));
  const failed = /href="\/publications\/harvests\/(\d+)">PubMed/.exec(list)?.[1] ?? "";
  const one = (await ask(office, `/publications/harvests/${failed}`)).body;
  assert.ok(one.includes("La source est en panne (HTTP 503)") && !one.includes("Reprendre"));
  assert.ok((await ask(office, `/exports/harvest-troubles/${failed}.csv`)).body.includes("publications.harvest-server-error"));
  assert.equal((await ask(office, "/exports/harvest-troubles/abc.csv")).statusCode, 404);
  assert.equal((await ask(office, "/publications/harvests/999")).statusCode, 404);
});

test("a form that cannot be meant comes back with every fault and what was typed", async () => {
  const bad = await ask(office, "/publications/harvests", "POST", { question: "openalex:ror", value: "inserm", since: "changed", day: "2025-03-01", base: "https://10.0.0.1:99/?k=1" });
  assert.equal(bad.statusCode, 422);
  assert.ok(bad.body.includes("href=\"#field-value\"") && bad.body.includes("href=\"#field-base\"") && bad.body.includes("value=\"inserm\"") && bad.body.includes("10.0.0.1"));
  const noDay = await ask(office, "/publications/harvests", "POST", { question: "hal:collection", value: "ESSAI", since: "changed", day: "hier" });
  assert.ok(noDay.statusCode === 422 && noDay.body.includes("href=\"#field-day\""));
  assert.equal(source.requests.length, 0);
});

test("a harvest is started from the page, followed, and told by the API; pages hold no key and no address of contact", async () => {
  const started = await ask(office, "/publications/harvests", "POST", { question: "hal:collection", value: "essai", since: "last" });
  assert.equal(started.statusCode, 303);
  const place = started.headers.location ?? "";
  const number = Number(place.split("/").at(-1));
  await house.harvests.ended(number);
  const page = (await ask(office, place)).body;
  assert.ok(page.includes("Finie") && page.includes("30 sur 30") && page.includes("Collection\u00a0ESSAI"));
  const api = (await ask(office, `/api/v1/publications/harvests/${number}`)).json();
  assert.deepEqual([api.standing, api.records, api.progress.share, api.query.value], ["done", 30, 1, "ESSAI"]);
  const list = await ask(office, "/api/v1/publications/harvests");
  assert.equal(list.json().total, 1, "the made-up ones are gone");
  for (const body of [page, list.body, (await ask(office, "/publications/harvests")).body]) assert.ok(!body.includes("secret-key") && !body.includes("essai@jalon.example"));
  const entries = await listAudit(house.db, { limit: 100 });
  assert.ok(!JSON.stringify(entries).includes("secret-key"));
  assert.equal((await ask(office, `/publications/harvests/${number}/resume`, "POST", {})).statusCode, 409);
  assert.equal((await ask(office, `/api/v1/publications/harvests/${number}/cancel`, "POST", {})).statusCode, 409);
});

test("one harvest of a source at a time; paused, resumed, cancelled", async () => {
  source.script.push(null, { kind: "slow", milliseconds: 20_000 });
  source.works = recordedWorks(250);
  const body = { source: "hal", query: { by: "collection", value: "ESSAI" } };
  const first = (await ask(office, "/api/v1/publications/harvests", "POST", body)).json();
  const second = await ask(office, "/api/v1/publications/harvests", "POST", body);
  assert.deepEqual([second.statusCode, second.json().code], [409, "publications.harvest-running"]);
  const running = (await ask(office, `/publications/harvests/${first.number}`)).body;
  assert.ok(running.includes("data-follow=\"3\"") && running.includes("Mettre en pause"));
  const paused = (await ask(office, `/api/v1/publications/harvests/${first.number}/pause`, "POST", {})).json();
  assert.equal(paused.standing, "paused");
  assert.ok((await ask(office, `/publications/harvests/${first.number}`)).body.includes("Reprendre"));
  source.script.length = 0;
  const resumed = await ask(office, `/api/v1/publications/harvests/${first.number}/resume`, "POST", {});
  assert.equal(resumed.json().standing, "running");
  assert.equal((await house.harvests.ended(first.number)).records, 250);
  source.script.push({ kind: "slow", milliseconds: 20_000 });
  const third = (await ask(office, "/api/v1/publications/harvests", "POST", body)).json();
  assert.ok((await ask(office, `/publications/harvests/${third.number}/cancel`)).body.includes("ne pourra plus être reprise"));
  assert.equal((await ask(office, `/publications/harvests/${third.number}/cancel`, "POST", {})).statusCode, 303);
  assert.equal((await house.harvests.get(third.number)).standing, "cancelled");
});

test("settings: refused where they cannot be meant, without repeating a key", () => {
  const code = (environment: Record<string, string>) => {
    try {
      harvestConfigFrom(environment, "0.1.0");
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  assert.equal(code({ JALON_HARVEST_CONTACT: "bibliotheque@institut.example", JALON_HARVEST_HAL: "collection:INSERM", JALON_HARVEST_EVERY_DAYS: "7" }), null);
  assert.match(code({ JALON_HARVEST_CONTACT: "personne" }) ?? "", /JALON_HARVEST_CONTACT/);
  assert.match(code({ JALON_HARVEST_HAL: "INSERM" }) ?? "", /JALON_HARVEST_HAL must be of the form collection:…/);
  assert.match(code({ JALON_HARVEST_CROSSREF_URL: "http://127.0.0.1/" }) ?? "", /JALON_HARVEST_CROSSREF_URL/);
  assert.match(code({ JALON_HARVEST_CTGOV: "all" }) ?? "", /JALON_HARVEST_CTGOV must be studies/);
  assert.match(code({ JALON_HARVEST_CTGOV_URL: "http://127.0.0.1/" }) ?? "", /JALON_HARVEST_CTGOV_URL/);
  assert.match(code({ JALON_HARVEST_EVERY_DAYS: "often" }) ?? "", /number of days/);
});
