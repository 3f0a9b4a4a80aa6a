import assert from "node:assert/strict";
import { after, test } from "node:test";
import { day, fixedClock } from "../../kernel/time/day.ts";
import { partialDate, type StatementDraft } from "../../modules/directory/index.ts";
import { openTestHouse, startTestServer } from "../testing/test-house.ts";

const house = await openTestHouse({ clock: fixedClock("2024-02-15") });
const server = await startTestServer(house);
after(async () => {
  await server.close();
  await house.close();
});

const accounts = await house.identity.createDemonstrationAccounts();

/** Somebody signed in with a role, as a browser: keeps cookies, takes the token from the page. */
async function signedIn(role: string) {
  const cookies = new Map<string, string>();
  const send = async (method: "GET" | "POST", url: string, payload?: string) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
    const answer = await server.inject({ method, url, headers: { cookie, ...(payload === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }) }, ...(payload === undefined ? {} : { payload }) });
    for (const { name, value } of answer.cookies) cookies.set(name, value);
    return answer;
  };
  const submit = async (page: string, action: string, fields: Readonly<Record<string, string>>) => {
    const token = /name="_csrf" value="([^"]+)"/.exec((await send("GET", page)).body)?.[1] ?? "";
    return send("POST", action, new URLSearchParams({ _csrf: token, ...fields }).toString());
  };
  const account = accounts.find((one) => one.role === role);
  assert.notEqual(account, undefined, `no demonstration account for ${role}: ${accounts.map((one) => one.role).join(", ")}`);
  await submit("/sign-in", "/sign-in", { email: account?.email ?? "", password: account?.password ?? "" });
  return { get: (url: string) => send("GET", url), submit };
}

const chair = { kind: "post", key: "hr-post:C1" };
const said = (field: string, value: StatementDraft["value"]): StatementDraft => ({ subject: chair, field, value, validFrom: partialDate("2022-09") });
await house.directory.deliver({ accountId: null, name: "Essai" }, {
  source: { id: "hr", kind: "human-resources", name: { fr: "Paie", en: "Payroll" }, home: null, licence: null },
  observedOn: day("2024-01-31"), scope: "posts", complete: true, fileSha256: null, mapping: null, demonstration: false,
  records: [{ key: "C1", line: 2, raw: null, statements: [
    { subject: chair, field: "name", value: "Chaire de Zoé Martin" }, said("post-category", "junior-professor-chair"), said("in-activity", "active"),
    { subject: chair, field: "held-by", object: { kind: "person", key: "staff:Zoé Martin" }, value: {} },
  ] }],
});

test("the public reads the recipes and may not compute", async () => {
  const page = await server.inject("/measures");
  assert.equal(page.statusCode, 200);
  assert.match(page.body, /Chaires de professeur junior en activité/);
  assert.ok(!page.body.includes("Calculer maintenant"));
  assert.ok([401, 403, 302, 303].includes((await server.inject({ method: "POST", url: "/measures" })).statusCode));
  assert.deepEqual(await house.indicators.measurements(), []);
});

test("the steering office computes from the page; a day to come is refused in words", async () => {
  const office = await signedIn("steering-office");
  const refused = await office.submit("/measures", "/measures", { on: "2031-01-01" });
  assert.equal(refused.statusCode, 422);
  assert.match(refused.body, /n’est pas encore passé/);
  const done = await office.submit("/measures", "/measures", { on: "2023-12-31" });
  assert.equal(done.statusCode, 200);
  assert.match(done.body, /valeur enregistrée/);
  assert.match(done.body, /aucun fait/);
  assert.deepEqual((await house.indicators.measurements()).map((one) => [one.series, one.value]), [["7", 1]]);
});

test("a post whose name names its holder shows its code to the public, and its name to those with the right", async () => {
  const [summary] = await house.indicators.measurements(["7"]);
  const measurement = await house.indicators.measurement(summary?.id ?? "");
  const fact = `${measurement.counted[0]?.href ?? ""}?on=2023-12-31`;
  for (const url of [fact, `/measurements/${measurement.id}`, `/measurements/${measurement.id}/counted/1`, `/exports/measurements/${measurement.id}.csv`, `/api/v1/measurements/${measurement.id}`, "/measures", "/indicators/7"]) {
    const answer = await server.inject(url);
    assert.equal(answer.statusCode, 200, url);
    assert.ok(!answer.body.includes("Martin"), url);
  }
  const office = await signedIn("steering-office");
  assert.match((await office.get(fact)).body, /Chaire de Zoé Martin/);
});

test("what does not exist is not found", async () => {
  for (const url of ["/measurements/00000000-0000-4000-8000-000000000000", "/activity/post/p-none", "/activity/person/p-1", "/measurements/none"]) {
    assert.ok([404, 400, 422].includes((await server.inject(url)).statusCode), url);
  }
});
