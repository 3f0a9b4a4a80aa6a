import assert from "node:assert/strict";
import { after, test } from "node:test";
import { h } from "preact";
import { auditMigrations } from "../../../kernel/audit/index.ts";
import { elementOf, render } from "../../../kernel/html/index.ts";
import { createServer } from "../../../kernel/http/server.ts";
import { freshDatabase } from "../../../kernel/testing/database.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import { createIdentity, createIdentityRoutes, identityMigrations } from "../index.ts";

const clock = fixedClock("2024-03-12");
const db = await freshDatabase([auditMigrations, identityMigrations]);
const identity = createIdentity({ db, clock });
const server = await createServer({
  routes: createIdentityRoutes({ identity }),
  render: (page, context) => `<title>${page.title}</title>${render(elementOf(page.body))}<p>${context.actor?.name ?? "nobody"}</p>`,
  errorPage: ({ status, text }, { language }) => ({ title: `${status}`, body: h("p", null, text[language]) }),
  assets: { prefix: "/assets/" },
  sessionSecret: new Uint8Array(32).fill(1),
  resolveActor: (reference) => identity.resolveActor(reference),
  clock,
  secureCookies: false,
  version: "0",
});
after(async () => {
  await server.close();
  await db.close();
});

const first = await identity.ensureFirstAdministrator();
const password = "correct horse battery";

/** A browser: keeps its cookies, takes tokens from forms. */
function browser(address = "192.0.2.1") {
  const cookies = new Map<string, string>();
  const send = async (method: "GET" | "POST" | "PUT" | "DELETE", url: string, payload?: string, headers: Record<string, string> = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
    const answer = await server.inject({ method, url, remoteAddress: address, headers: { cookie, ...headers }, ...(payload === undefined ? {} : { payload }) });
    for (const { name, value } of answer.cookies) cookies.set(name, value);
    return answer;
  };
  const get = (url: string) => send("GET", url);
  const submit = async (page: string, action: string, fields: readonly (readonly [string, string])[]) => {
    const token = /name="_csrf" value="([^"]+)"/.exec((await get(page)).body)?.[1] ?? "";
    return send("POST", action, new URLSearchParams([["_csrf", token], ...fields.map(([name, value]) => [name, value])]).toString(), { "content-type": "application/x-www-form-urlencoded" });
  };
  return { send, get, submit };
}

function summary(body: string): string {
  return /id="error-summary".*?<\/div>/s.exec(body)?.[0] ?? "none";
}

async function administrator() {
  const one = browser();
  const answer = await one.submit("/sign-in", "/sign-in", [["email", first?.email ?? ""], ["password", password]]);
  assert.equal(answer.statusCode, 303);
  return one;
}

test("the first sign-in leads to a new password, and only then further", async () => {
  const one = browser();
  const entered = await one.submit("/sign-in?return=/accounts", "/sign-in", [["email", first?.email ?? ""], ["password", first?.oneTimePassword ?? ""], ["return", "/accounts"]]);
  assert.equal(entered.headers.location, "/account");
  assert.equal((await one.get("/accounts")).headers.location, "/account");
  const own = (word: string, again: string) => [["currentPassword", first?.oneTimePassword ?? ""], ["newPassword", word], ["repeatPassword", again]] as const;
  const short = await one.submit("/account", "/account", own("short", "short"));
  assert.equal(short.statusCode, 422);
  assert.match(short.body, /href="#field-newPassword"/);
  assert.match(short.body, /aria-invalid="true"/);
  assert.ok(!short.body.includes("short"));
  assert.equal((await one.submit("/account", "/account", own(password, "another"))).statusCode, 422);
  const changed = await one.submit("/account", "/account", own(password, password));
  assert.equal(changed.headers.location, "/account?done=password");
  assert.match((await one.get("/account?done=password")).body, /Mot de passe changé/);
  assert.equal((await one.get("/accounts")).statusCode, 200);
});

test("a refused sign-in keeps the address, not the password, and says nothing of the account", async () => {
  const one = browser("192.0.2.2");
  const wrong = await one.submit("/sign-in?return=/accounts", "/sign-in", [["email", first?.email ?? ""], ["password", "hunter2hunter2"], ["return", "/accounts"]]);
  assert.equal(wrong.statusCode, 422);
  assert.match(wrong.body, new RegExp(`value="${first?.email}"`));
  assert.match(wrong.body, /name="return" value="\/accounts"/);
  assert.ok(!wrong.body.includes("hunter2"));
  const unknown = await one.submit("/sign-in", "/sign-in", [["email", "nobody@example.invalid"], ["password", "hunter2hunter2"]]);
  assert.match(summary(wrong.body), /ne convient pas/);
  assert.equal(summary(unknown.body), summary(wrong.body));
});

test("the way back never leaves the site", async () => {
  for (const [asked, expected] of [["//evil.invalid", "/"], ["https://evil.invalid", "/"], ["/\\evil.invalid", "/"], ["/accounts?page=2", "/accounts?page=2"]] as const) {
    const one = browser();
    const answer = await one.submit("/sign-in", "/sign-in", [["email", first?.email ?? ""], ["password", password], ["return", asked]]);
    assert.equal(answer.headers.location, expected);
    assert.equal((await one.get(`/sign-in?return=${encodeURIComponent(asked)}`)).headers.location, expected);
  }
});

test("signing out forgets the session, and needs the token", async () => {
  const one = await administrator();
  assert.equal((await one.send("POST", "/sign-out")).statusCode, 403);
  assert.equal((await one.submit("/account", "/sign-out", [])).headers.location, "/");
  assert.equal((await one.get("/account")).headers.location, "/sign-in?return=%2Faccount");
});

test("an administrator creates an account, corrects it, grants roles, closes it", async () => {
  const admin = await administrator();
  const refused = await admin.submit("/accounts/new", "/accounts/new", [["name", "Zoé <b>"], ["email", "zoe"], ["role", "validator"], ["perimeter-validator", "3 a/b"]]);
  assert.equal(refused.statusCode, 422);
  assert.match(refused.body, /href="#field-email"/);
  assert.match(refused.body, /href="#field-perimeter-validator"/);
  assert.match(refused.body, /value="Zoé &lt;b>"|value="Zoé &lt;b&gt;"/);
  const created = await admin.submit("/accounts/new", "/accounts/new", [["name", "Zoé"], ["email", "zoe@example.invalid"], ["role", "validator"], ["role", "action-owner"], ["perimeter-validator", "3, 4.B"]]);
  assert.equal(created.statusCode, 201);
  assert.equal(created.headers["cache-control"], "no-store");
  const secret = /<code>([^<]+)<\/code>/.exec(created.body)?.[1] ?? "";
  const { actor } = await identity.signIn("zoe@example.invalid", secret, "192.0.2.9");
  const place = `/accounts/${actor.accountId}`;
  assert.deepEqual((await identity.getAccount(actor.accountId))?.roles, [{ role: "action-owner", perimeter: [] }, { role: "validator", perimeter: ["3", "4.b"] }]);
  const page = (await admin.get(place)).body;
  assert.match(page, /value="3, 4\.b"/);
  assert.equal((await admin.submit(place, place, [["name", "Zoé Z"], ["email", first?.email ?? ""]])).statusCode, 422);
  assert.equal((await admin.submit(place, place, [["name", "Zoé Z"], ["email", "zz@example.invalid"]])).headers.location, `${place}?done=saved`);
  await admin.submit(place, `${place}/roles`, [["role", "board-member"]]);
  assert.match((await admin.get("/accounts?search=zoe")).body, /Membre du conseil/);
  const reset = await admin.submit(place, `${place}/password`, []);
  assert.match(reset.body, /<code>[a-z2-9-]{23}<\/code>/);
  await admin.submit(place, `${place}/active`, [["active", "no"]]);
  assert.equal(await identity.getActor(actor.accountId), null);
  assert.equal((await admin.get("/accounts/none")).statusCode, 404);
  const own = (await identity.listAccounts({ search: "admin" })).rows[0]?.id ?? "";
  const last = await admin.submit(`/accounts/${own}`, `/accounts/${own}/active`, [["active", "no"]]);
  assert.equal(last.statusCode, 409);
  assert.match(last.body, /dernier administrateur/);
});

test("the list is sorted and searched by its address, and leaves whole as files", async () => {
  const admin = await administrator();
  const page = await admin.get("/accounts?sort=email&order=descending&page=bad");
  assert.equal(page.statusCode, 200);
  assert.match(page.body, /aria-sort="descending"/);
  assert.match((await admin.get("/accounts?search=zzzz")).body, /Aucun compte/);
  const csv = await admin.get("/accounts.csv");
  assert.match(csv.body, /admin@jalon\.invalid/);
  assert.equal((await admin.get("/accounts.json")).statusCode, 200);
  assert.equal((await admin.get("/accounts.ods")).rawPayload.subarray(0, 2).toString(), "PK");
  assert.equal((await browser().get("/accounts.csv")).statusCode, 303);
});

test("the same by program: session, token, accounts, no secret in any answer", async () => {
  const one = browser();
  const json = { "content-type": "application/json" };
  assert.equal((await one.get("/api/v1/session")).json().actor, null);
  assert.equal((await one.send("POST", "/api/v1/session", JSON.stringify({ email: first?.email, password: "wrong" }), json)).json().code, "identity.wrong-credentials");
  const entered = (await one.send("POST", "/api/v1/session", JSON.stringify({ email: first?.email, password }), json)).json();
  assert.equal(entered.actor.roles[0].role, "administrator");
  const body = JSON.stringify({ email: "api@example.invalid", name: "Api", roles: [{ role: "board-member" }] });
  assert.equal((await one.send("POST", "/api/v1/accounts", body, json)).statusCode, 403);
  const headers = { ...json, "x-csrf-token": String(entered.csrfToken) };
  const created = await one.send("POST", "/api/v1/accounts", body, headers);
  assert.equal(created.statusCode, 201);
  const { id } = created.json().account;
  const faults = (await one.send("PUT", `/api/v1/accounts/${id}`, JSON.stringify({ email: "x", name: "" }), headers)).json();
  assert.deepEqual(faults.errors.map((error: { pointer: string }) => error.pointer), ["#/email", "#/name"]);
  assert.equal((await one.send("PUT", `/api/v1/accounts/${id}/roles`, JSON.stringify({ roles: [] }), headers)).json().roles.length, 0);
  assert.equal((await one.send("PUT", `/api/v1/accounts/${id}/active`, JSON.stringify({ active: false }), headers)).json().active, false);
  const list = await one.get("/api/v1/accounts?search=api&sort=email");
  assert.equal(list.json().total, 1);
  assert.doesNotMatch(list.body, /argon2|passwordHash|generation/);
  assert.equal((await one.send("DELETE", "/api/v1/session", undefined, { "x-csrf-token": String(entered.csrfToken) })).json().actor, null);
  assert.equal((await one.get("/api/v1/accounts")).statusCode, 401);
});
