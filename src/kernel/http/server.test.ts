import assert from "node:assert/strict";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { Browser, exampleServer } from "./fixture.ts";

test("a page comes with the headers that protect it, a language and a tag", async () => {
  const { server } = await exampleServer();
  const answer = await server.inject("/");
  assert.equal(answer.statusCode, 200);
  assert.equal(
    answer.headers["content-security-policy"],
    "default-src 'none';style-src 'self';script-src 'self';font-src 'self';img-src 'self' data:;connect-src 'self';manifest-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
  );
  assert.equal(answer.headers["x-content-type-options"], "nosniff");
  assert.equal(answer.headers["referrer-policy"], "same-origin");
  assert.equal(answer.headers["cross-origin-opener-policy"], "same-origin");
  assert.match(String(answer.headers["permissions-policy"]), /camera=\(\)/);
  assert.equal(answer.headers["strict-transport-security"], undefined);
  assert.equal(answer.headers["cache-control"], "private, no-cache");
  assert.equal(answer.headers["content-language"], "fr");
  assert.equal(answer.headers["set-cookie"], undefined, "a reader of a public page gets no cookie");
  const again = await server.inject({ url: "/", headers: { "if-none-match": String(answer.headers.etag) } });
  assert.equal(again.statusCode, 304);
  assert.equal(again.body, "");
  const head = await server.inject({ method: "HEAD", url: "/" });
  assert.equal(head.statusCode, 200);
  assert.equal(head.body, "");
  const small = await server.inject({ url: "/", headers: { "accept-encoding": "gzip" } });
  assert.equal(small.headers["content-encoding"], "gzip");
  assert.match(gunzipSync(small.rawPayload).toString(), /Bonjour fr/);
  assert.equal((await server.inject({ url: "/", headers: { "accept-encoding": "br, gzip" } })).headers["content-encoding"], "br");
  await server.close();
});

test("behind TLS browsers are told to stay there, and cookies are tied to the host", async () => {
  const { server } = await exampleServer({ secureCookies: true });
  const answer = await server.inject("/form");
  assert.match(String(answer.headers["strict-transport-security"]), /max-age=31536000/);
  assert.match(String(answer.headers["set-cookie"]), /^__Host-session=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  await server.close();
});

test("the language is asked for, then remembered, else French unless English is preferred", async () => {
  const { server } = await exampleServer();
  const english = await server.inject({ url: "/", headers: { "accept-language": "en-GB,en;q=0.9,fr;q=0.8" } });
  assert.equal(english.headers["content-language"], "en");
  const both = await server.inject({ url: "/", headers: { "accept-language": "en,fr" } });
  assert.equal(both.headers["content-language"], "fr");
  const browser = new Browser(server);
  assert.equal((await browser.get("/?lang=en")).headers["content-language"], "en");
  assert.equal((await browser.get("/", { "accept-language": "fr" })).headers["content-language"], "en");
  assert.equal((await browser.get("/?lang=de")).headers["content-language"], "en");
  await server.close();
});

test("a bug tells the caller its number alone; the log has the frames and no value", async () => {
  const { server, log } = await exampleServer();
  const page = await server.inject("/broken?name=ada");
  assert.equal(page.statusCode, 500);
  assert.doesNotMatch(page.body, /secret|ada/);
  assert.match(page.body, new RegExp(String(page.headers["x-request-id"])));
  const json = await server.inject({ url: "/broken", headers: { accept: "application/json" } });
  assert.equal(json.headers["content-type"], "application/problem+json; charset=utf-8");
  assert.doesNotMatch(json.body, /secret/);
  const entry = log[0];
  assert.equal(entry?.level, "error");
  assert.equal(entry?.route, "/broken");
  assert.match(entry?.stack ?? "", /at .*fixture\.ts/);
  assert.doesNotMatch(JSON.stringify(log), /ada@/);
  await server.close();
});

test("a page that cannot be drawn, and a database that is away, still end in an answer", async () => {
  const broken = await exampleServer({
    render: () => {
      throw new Error("no layout");
    },
  });
  const answer = await broken.server.inject("/");
  assert.equal(answer.statusCode, 500);
  assert.equal(answer.json().code, "http.internal");
  await broken.server.close();

  let away = false;
  const { server } = await exampleServer({
    resolveActor: async () => {
      if (away) throw new Error("the database is away");
      return null;
    },
  });
  const browser = new Browser(server);
  const page = await browser.enter("staff");
  assert.equal(page.statusCode, 303);
  away = true;
  assert.equal((await browser.get("/")).statusCode, 500);
  await server.close();
});

test("a redirect away from the site is a bug, not a redirect", async () => {
  const { server } = await exampleServer();
  assert.equal((await server.inject("/away")).statusCode, 500);
  await server.close();
});

test("what has moved for ever says so", async () => {
  const { server } = await exampleServer();
  const answer = await server.inject("/moved");
  assert.equal(answer.statusCode, 301);
  assert.equal(answer.headers.location, "/mine");
  await server.close();
});

test("a slash too many at the end moves to the address without it, and nowhere else", async () => {
  const { server } = await exampleServer();
  for (const [from, to] of [["/form/", "/form"], ["/form///?a=1&b=/", "/form?a=1&b=/"], ["/nowhere/", "/nowhere"]] as const) {
    const answer = await server.inject(from);
    assert.deepEqual([answer.statusCode, answer.headers.location], [301, to], from);
    assert.equal(answer.headers["x-content-type-options"], "nosniff");
  }
  for (const address of ["//elsewhere.invalid/", "/\\elsewhere.invalid/"]) assert.equal((await server.inject(address)).headers.location, undefined, address);
  assert.notEqual((await server.inject({ method: "POST", url: "/form/" })).statusCode, 301);
  await server.close();
});

test("unknown addresses, wrong methods, unreadable paths", async () => {
  const { server } = await exampleServer();
  const missing = await server.inject("/nowhere");
  assert.equal(missing.statusCode, 404);
  assert.match(String(missing.headers["content-type"]), /html/);
  assert.equal((await server.inject("/api/v1/nowhere")).json().type, "/problems/http.not-found");
  const wrong = await server.inject({ method: "DELETE", url: "/api/v1/things/1" });
  assert.equal(wrong.statusCode, 405);
  assert.equal(wrong.headers.allow, "GET, PUT, HEAD, OPTIONS");
  assert.equal((await server.inject({ method: "POST", url: "/staff" })).statusCode, 405);
  assert.equal((await server.inject({ method: "OPTIONS", url: "/staff" })).headers.allow, "GET, HEAD, OPTIONS");
  const unreadable = await server.inject("/%zz");
  assert.equal(unreadable.statusCode, 400);
  assert.equal(unreadable.headers["x-content-type-options"], "nosniff");
  await server.close();
});

test("assets: hashed names for a year, others asked again, nothing outside the folder", async () => {
  const { server } = await exampleServer();
  const hashed = await server.inject("/assets/style.3fa9c01b.css");
  assert.equal(hashed.headers["cache-control"], "public, max-age=31536000, immutable");
  assert.match(String(hashed.headers["content-type"]), /text\/css/);
  const plain = await server.inject("/assets/plain.css");
  assert.equal(plain.headers["cache-control"], "public, no-cache");
  assert.equal((await server.inject({ url: "/assets/plain.css", headers: { "if-none-match": String(plain.headers.etag) } })).statusCode, 304);
  assert.equal((await server.inject("/assets/plain.css?v=1")).headers["cache-control"], "public, max-age=31536000, immutable");
  const kept = await server.inject({ url: "/assets/kept.0123456789.js", headers: { "accept-encoding": "br" } });
  assert.equal(kept.headers["cache-control"], "public, max-age=31536000, immutable");
  assert.equal(kept.headers["content-encoding"], "br");
  assert.match(String(kept.headers["content-type"]), /text\/javascript/);
  for (const path of ["/assets/../package.json", "/assets/%2e%2e/package.json", "/assets/none.css"]) {
    assert.ok([403, 404].includes((await server.inject(path)).statusCode), path);
  }
  await server.close();
});

test("assets that are made when they are first asked for answer at their hashed address alone", async () => {
  let made = 0;
  const file = { url: "/assets/late.0123456789.js", mediaType: "text/javascript; charset=utf-8", bytes: new TextEncoder().encode("1;\n") };
  const { server } = await exampleServer({ assets: { prefix: "/assets/", made: [{ name: "late", load: async () => { made += 1; return file; } }] } });
  assert.equal(made, 0);
  const answer = await server.inject(file.url);
  assert.deepEqual([answer.statusCode, answer.body, answer.headers["content-type"], answer.headers["cache-control"]], [200, "1;\n", file.mediaType, "public, max-age=31536000, immutable"]);
  assert.equal((await server.inject("/assets/late.9876543210.js")).statusCode, 404);
  await server.close();
});

test("a file is offered under its true name", async () => {
  const { server } = await exampleServer();
  const answer = await server.inject("/table.csv");
  assert.equal(answer.headers["content-disposition"], "attachment; filename=\"e-te-1-.csv\"; filename*=UTF-8''%C3%A9t%C3%A9%20%221%22.csv");
  assert.equal(answer.body, "a;b\n");
  await server.close();
});

test("too many requests: the default for all, less where a route says so", async () => {
  const { server } = await exampleServer({ rateLimitPerMinute: 5 });
  const statuses = [];
  for (let count = 0; count < 3; count += 1) statuses.push((await server.inject("/slow")).statusCode);
  assert.deepEqual(statuses, [200, 200, 429]);
  let last = await server.inject("/nowhere");
  for (let count = 0; count < 5; count += 1) last = await server.inject("/nowhere");
  assert.equal(last.statusCode, 429);
  assert.ok(Number(last.headers["retry-after"]) > 0);
  assert.equal((await server.inject({ url: "/", remoteAddress: "192.0.2.9" })).statusCode, 200);
  await server.close();
});

test("health answers anybody", async () => {
  const { server } = await exampleServer();
  assert.deepEqual((await server.inject("/health")).json(), { status: "ok", version: "0.0.0" });
  await server.close();
});

test("a session secret of the wrong length is refused at the start", async () => {
  await assert.rejects(exampleServer({ sessionSecret: new Uint8Array(16) }), /32/);
});
