import assert from "node:assert/strict";
import { after, test } from "node:test";
import { h } from "preact";
import { z } from "zod";
import { auditMigrations, listAudit } from "../../../kernel/audit/index.ts";
import { sql } from "../../../kernel/db/db.ts";
import { elementOf, render } from "../../../kernel/html/index.ts";
import { route } from "../../../kernel/http/route.ts";
import { createServer } from "../../../kernel/http/server.ts";
import { freshDatabase } from "../../../kernel/testing/database.ts";
import { day, type Clock } from "../../../kernel/time/day.ts";
import { createIdentity, createIdentityRoutes, identityMigrations } from "../index.ts";
import { oneYearAfter } from "../domain/token.ts";

let now = Date.parse("2024-03-12T09:00:00Z");
const clock: Clock = { now: () => new Date(now), today: () => day(new Date(now).toISOString().slice(0, 10)) };
const db = await freshDatabase([auditMigrations, identityMigrations]);
const identity = createIdentity({ db, clock });
const thing = { path: "/api/v1/thing", access: { anyOf: ["validator"] }, summary: "Thing" } as const;
const server = await createServer({
  routes: [
    ...createIdentityRoutes({ identity }),
    route({ ...thing, method: "GET", handle: async ({ context }) => ({ kind: "json", value: { name: context.actor?.name, roles: context.actor?.roles } }) }),
    route({ ...thing, method: "PUT", body: z.object({ n: z.number() }), handle: async () => ({ kind: "json", value: { done: true } }) }),
    route({ method: "GET", path: "/exports/thing.csv", access: { anyOf: ["validator"] }, summary: "File", handle: async () => ({ kind: "file", mediaType: "text/csv", fileName: "thing.csv", bytes: "a" }) }),
    route({ method: "POST", path: "/thing", access: { anyOf: ["validator"] }, summary: "Form", handle: async () => ({ kind: "json", value: {} }) }),
  ],
  render: (page) => `<title>${page.title}</title>${render(elementOf(page.body))}`,
  errorPage: ({ status, text }, { language }) => ({ title: `${status}`, body: h("p", null, text[language]) }),
  assets: { prefix: "/assets/" },
  sessionSecret: new Uint8Array(32).fill(1),
  resolveActor: (reference) => identity.resolveActor(reference),
  resolveToken: (token) => identity.resolveToken(token),
  clock,
  secureCookies: false,
  version: "0",
  rateLimitPerMinute: 60,
});
after(async () => {
  await server.close();
  await db.close();
});

const { account, oneTimePassword } = await identity.createAccount({ email: "ada@example.invalid", name: "Ada", roles: [{ role: "validator", perimeter: ["3"] }] }, null);
const password = "correct horse battery";
await identity.changePassword(account.id, oneTimePassword, password);
const { actor } = await identity.signIn("ada@example.invalid", password, "192.0.2.1");
const full = await identity.createToken(actor, { name: "ETL", expiresOn: "2025-03-12", readOnly: false });
const reader = await identity.createToken(actor, { name: "Dashboard", expiresOn: "2024-04-01", readOnly: true });
let address = 1;

async function ask(method: "GET" | "PUT" | "POST" | "DELETE", url: string, token: string, payload?: unknown, headers: Record<string, string> = {}) {
  return server.inject({ method, url, remoteAddress: `198.51.100.${address}`, headers: { authorization: `Bearer ${token}`, ...headers }, ...(payload === undefined ? {} : { payload: payload as object }) });
}

test("a token has exactly the grants of its account, without CSRF token; one for reading only reads", async () => {
  const read = await ask("GET", "/api/v1/thing", full.secret);
  assert.deepEqual(read.json(), { name: "Ada", roles: [{ role: "validator", perimeter: ["3"] }] });
  assert.equal((await ask("PUT", "/api/v1/thing", full.secret, { n: 1 })).statusCode, 200);
  assert.equal((await ask("GET", "/exports/thing.csv", full.secret)).body, "a");
  assert.equal((await ask("GET", "/api/v1/accounts", full.secret)).statusCode, 403);
  assert.equal((await ask("GET", "/api/v1/thing", reader.secret)).statusCode, 200);
  for (const [method, url] of [["PUT", "/api/v1/thing"], ["POST", "/thing"], ["DELETE", `/api/v1/tokens/${full.token.id}`]] as const) {
    const refused = await ask(method, url, reader.secret, method === "PUT" ? { n: 1 } : undefined);
    assert.deepEqual([refused.statusCode, refused.json().code], [403, "http.read-only-token"], url);
  }
  await identity.setRoles(account.id, [], null);
  assert.equal((await ask("GET", "/api/v1/thing", full.secret)).statusCode, 403);
  await identity.setRoles(account.id, [{ role: "validator", perimeter: ["3"] }], null);
});

test("a wrong token is a 401 problem everywhere, and cookies beside a token do not count", async () => {
  for (const wrong of ["", "jln_", `jln_${"a".repeat(43)}`, "eyJhbGciOiJIUzI1NiJ9.e30.x", `${full.secret}x`, full.secret.toLowerCase(), `${full.secret} ${full.secret}`]) {
    for (const url of ["/api/v1/thing", "/exports/thing.csv", "/sign-in", "/api/v1/session"]) {
      const refused = await ask("GET", url, wrong, undefined, { accept: "text/html" });
      assert.deepEqual([refused.statusCode, refused.json().code, refused.headers["www-authenticate"]], [401, "http.invalid-token", 'Bearer realm="api", error="invalid_token"'], `${wrong} ${url}`);
    }
  }
  const signedIn = await server.inject({ method: "POST", url: "/api/v1/session", payload: { email: "ada@example.invalid", password } });
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("; ");
  assert.equal((await server.inject({ url: "/api/v1/thing", headers: { cookie } })).statusCode, 200);
  address = 2;
  assert.equal((await ask("GET", "/api/v1/thing", "jln_no", undefined, { cookie })).statusCode, 401);
  const own = await identity.createAccount({ email: "bob@example.invalid", name: "Bob", roles: [{ role: "validator", perimeter: [] }] }, null);
  await identity.changePassword(own.account.id, own.oneTimePassword, "another horse battery");
  const bob = await identity.createToken({ accountId: own.account.id, name: "Bob", roles: [] }, { name: "b", expiresOn: "2024-04-01", readOnly: false });
  const both = await ask("GET", "/api/v1/thing", bob.secret, undefined, { cookie });
  assert.equal(both.json().name, "Bob");
  const state = await ask("GET", "/api/v1/session", bob.secret, undefined, { cookie });
  assert.deepEqual([state.json().csrfToken, state.cookies], ["", []]);
  assert.equal((await server.inject({ method: "PUT", url: "/api/v1/thing", headers: { cookie }, payload: { n: 1 } })).statusCode, 403, "a session still needs its CSRF token");
  // Whoever has a one-time password to change opens nothing by token either.
  await identity.resetPassword(own.account.id, null);
  assert.equal((await ask("GET", "/api/v1/thing", bob.secret)).json().code, "http.must-settle-first");
  await identity.deactivate(own.account.id, null);
  assert.equal((await ask("GET", "/api/v1/thing", bob.secret)).statusCode, 401);
});

test("a token is kept as a digest, makes no other, ends on its day, and at once when revoked", async () => {
  address = 3;
  const kept = JSON.stringify([await db.query(sql`select * from identity.token`), await listAudit(db, { limit: 50 })]);
  assert.ok(!kept.includes(full.secret.slice(4)) && kept.includes("identity.token-created"));
  const refused = await ask("POST", "/api/v1/tokens", full.secret, { name: "x", expiresOn: "2024-04-01" });
  assert.deepEqual([refused.statusCode, refused.json().code], [403, "identity.token-may-not"]);
  now = Date.parse("2024-04-01T23:59:59Z");
  assert.equal((await ask("GET", "/api/v1/thing", reader.secret)).statusCode, 200);
  now = Date.parse("2024-04-02T00:00:00Z");
  assert.equal((await ask("GET", "/api/v1/thing", reader.secret)).statusCode, 401);
  const [newest] = (await identity.listTokens(account.id)).filter(({ name }) => name === "Dashboard");
  assert.equal(newest?.lastUsedOn, "2024-04-01");
  await identity.revokeToken(actor, full.token.id);
  assert.equal((await ask("GET", "/api/v1/thing", full.secret)).statusCode, 401);
  await assert.rejects(identity.revokeToken(actor, full.token.id));
  await assert.rejects(identity.revokeToken({ ...actor, accountId: "00000000-0000-4000-8000-000000000000" }, reader.token.id));
});

test("a token lasts a year at most; every fault is told at once", async () => {
  now = Date.parse("2024-02-29T12:00:00Z");
  assert.equal(oneYearAfter(day("2024-02-29")), "2025-02-28");
  assert.equal(oneYearAfter(day("2023-03-01")), "2024-03-01");
  await identity.createToken(actor, { name: "ok", expiresOn: "2025-02-28", readOnly: true });
  for (const expiresOn of ["2025-03-01", "2024-02-28", "2023-02-29", ""]) {
    await assert.rejects(identity.createToken(actor, { name: " ", expiresOn, readOnly: true }), (error: { issues?: readonly unknown[] }) => error.issues?.length === 2, expiresOn);
  }
});

test("the rate limit counts a token on its own, and wrong ones by address", async () => {
  address = 4;
  const { secret } = await identity.createToken(actor, { name: "busy", expiresOn: "2024-12-31", readOnly: true });
  let limited = 0;
  for (let tries = 0; tries < 70; tries += 1) limited += (await ask("GET", "/api/v1/thing", `jln_${String(tries).padStart(43, "a")}`)).statusCode === 429 ? 1 : 0;
  assert.equal(limited, 10, "another token each time does not help");
  address = 5;
  assert.equal((await ask("GET", "/api/v1/thing", secret)).statusCode, 200);
  address = 4;
  assert.equal((await ask("GET", "/api/v1/thing", secret)).statusCode, 200, "known by now: not held by the address");
});

test("the page: made, shown once, revoked after a question", async () => {
  address = 6;
  const signedIn = await server.inject({ method: "POST", url: "/api/v1/session", remoteAddress: "198.51.100.9", payload: { email: "ada@example.invalid", password } });
  const cookies = new Map(signedIn.cookies.map(({ name, value }) => [name, value]));
  const send = async (method: "GET" | "POST", url: string, fields: Record<string, string> = {}) => {
    const answer = await server.inject({ method, url, headers: { cookie: [...cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; "), "content-type": "application/x-www-form-urlencoded" }, ...(method === "GET" ? {} : { payload: new URLSearchParams(fields).toString() }) });
    for (const { name, value } of answer.cookies) cookies.set(name, value);
    return answer;
  };
  const page = await send("GET", "/account/tokens");
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? "";
  const wrong = await send("POST", "/account/tokens", { _csrf: token, name: "", expiresOn: "2024-03-03" });
  assert.ok(wrong.statusCode === 422 && wrong.body.includes('value="2024-03-03"'));
  const made = await send("POST", "/account/tokens", { _csrf: token, name: "Tableur", expiresOn: "2024-03-03", readOnly: "on" });
  const [secret = ""] = /jln_[A-Za-z0-9_-]{43}/.exec(made.body) ?? [];
  assert.equal((await ask("GET", "/api/v1/thing", secret)).statusCode, 200);
  const list = await send("GET", "/account/tokens");
  assert.ok(!list.body.includes(secret) && list.body.includes("Tableur"));
  const id = (await identity.listTokens(account.id)).find(({ name }) => name === "Tableur")?.id ?? "";
  assert.ok((await send("GET", `/account/tokens/${id}/revoke`)).body.includes("Tableur"));
  assert.equal((await send("POST", `/account/tokens/${id}/revoke`, { _csrf: token })).statusCode, 303);
  assert.equal((await ask("GET", "/api/v1/thing", secret)).statusCode, 401);
  assert.equal((await send("GET", `/account/tokens/${id}/revoke`)).statusCode, 404);
});
