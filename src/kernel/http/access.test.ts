import assert from "node:assert/strict";
import { test } from "node:test";
import { Browser, exampleServer } from "./fixture.ts";
import { localPath } from "./local-path.ts";

test("nobody: pages lead to the sign-in and back, the API answers 401", async () => {
  const { server } = await exampleServer();
  const page = await server.inject("/staff?year=2024&x=%2F");
  assert.equal(page.statusCode, 303);
  assert.equal(page.headers.location, `/sign-in?return=${encodeURIComponent("/staff?year=2024&x=%2F")}`);
  const api = await server.inject({ method: "PUT", url: "/api/v1/things/1", payload: { name: "x" } });
  assert.equal(api.statusCode, 401);
  assert.equal(api.json().code, "http.sign-in-required");
  await server.close();
});

test("what was written while the session ended comes back with the refusal, and no route saw it", async () => {
  const { server } = await exampleServer({ errorPage: ({ status, kept }) => ({ title: `${status}`, body: JSON.stringify(kept ?? null) }) });
  const nobody = new Browser(server);
  const written = { _csrf: "a b", password: "one two", revision: "12", fr: "Une année <b>tenue</b>", en: "" };
  const refused = await nobody.form("/upload", written);
  assert.equal(refused.statusCode, 401);
  assert.match(refused.body, /Une année/);
  assert.doesNotMatch(refused.body, /one two|a b|revision/);
  // Nothing written, nothing to give back: the way to the sign-in.
  assert.equal((await nobody.form("/upload", { revision: "12" })).statusCode, 303);
  // A form of another session.
  const staff = new Browser(server);
  await staff.enter("staff");
  const stale = await staff.form("/upload", { _csrf: "stale", fr: "Encore une phrase" });
  assert.equal(stale.statusCode, 403);
  assert.match(stale.body, /Encore une phrase/);
  await server.close();
});

test("access comes before the body is read", async () => {
  const { server } = await exampleServer();
  const answer = await server.inject({ method: "PUT", url: "/api/v1/things/1", headers: { "content-type": "application/json" }, payload: "{ not json" });
  assert.equal(answer.statusCode, 401);
  await server.close();
});

test("the wrong role is refused, the right one let in, a closed account put out", async () => {
  const { server } = await exampleServer();
  const reader = new Browser(server);
  await reader.enter("reader");
  const refused = await reader.get("/staff");
  assert.equal(refused.statusCode, 403);
  assert.equal(refused.headers["cache-control"], "no-store");
  assert.equal((await reader.get("/mine")).statusCode, 200);
  const staff = new Browser(server);
  await staff.enter("staff");
  const page = await staff.get("/staff");
  assert.equal(page.statusCode, 200);
  assert.equal(page.headers["cache-control"], "no-store");
  assert.equal(page.headers.etag, undefined);
  const gone = new Browser(server);
  await gone.enter("gone");
  assert.equal((await gone.get("/mine")).statusCode, 303);
  await server.close();
});

test("whoever has something to settle is led there and nowhere else, public pages excepted", async () => {
  const { server } = await exampleServer();
  const browser = new Browser(server);
  await browser.enter("beginner");
  assert.equal((await browser.get("/staff")).headers.location, "/mine");
  assert.equal((await browser.get("/mine")).statusCode, 200);
  assert.equal((await browser.get("/")).statusCode, 200);
  assert.equal((await browser.get("/staff", { accept: "application/json" })).json().code, "http.must-settle-first");
  await server.close();
});

test("a form without its token, with another's, or from before the sign-in is refused", async () => {
  const { server } = await exampleServer();
  const browser = new Browser(server);
  assert.equal((await browser.form("/form", {})).statusCode, 403);
  const token = await browser.token("/form");
  assert.deepEqual((await browser.form("/form", { _csrf: token, a: "1" })).json(), { body: { a: "1" }, files: [] });
  assert.equal((await new Browser(server).form("/form", { _csrf: token })).statusCode, 403);
  await browser.enter("staff");
  assert.equal((await browser.form("/form", { _csrf: token })).statusCode, 403);
  await server.close();
});

test("the API wants the header once signed in, and never takes what a form can send", async () => {
  const { server } = await exampleServer();
  const browser = new Browser(server);
  await browser.enter("staff");
  const payload = JSON.stringify({ name: "lamp", count: 1 });
  const headers = { "content-type": "application/json" };
  assert.equal((await browser.send("PUT", "/api/v1/things/1", { headers, payload })).statusCode, 403);
  const token = await browser.token("/mine");
  const done = await browser.send("PUT", "/api/v1/things/1", { headers: { ...headers, "x-csrf-token": token }, payload });
  assert.deepEqual(done.json(), { name: "lamp" });
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
    const refused = await browser.send("PUT", "/api/v1/things/1", { headers: { "content-type": type, "x-csrf-token": token }, payload });
    assert.equal(refused.statusCode, 415, type);
  }
  await server.close();
});

function multipart(fields: Record<string, string>, file: { name: string; bytes: Buffer }) {
  const boundary = "----boundary";
  const head = Object.entries(fields).map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  const start = `${head.join("")}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: text/csv\r\n\r\n`;
  return { headers: { "content-type": `multipart/form-data; boundary=${boundary}` }, payload: Buffer.concat([Buffer.from(start), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]) };
}

test("an upload: token inside the form, files beside the fields, and a limit", async () => {
  const { server } = await exampleServer();
  const browser = new Browser(server);
  await browser.enter("staff");
  const token = await browser.token("/mine");
  const file = { name: "C:\\tmp\\values.csv", bytes: Buffer.alloc(3_000_000, "a") };
  assert.equal((await browser.send("POST", "/upload", multipart({}, file))).statusCode, 403);
  const done = await browser.send("POST", "/upload", multipart({ _csrf: token, note: "n" }, file));
  assert.deepEqual(done.json(), { body: { note: "n" }, files: 1, bytes: 3_000_000 });
  const huge = await browser.send("POST", "/upload", multipart({ _csrf: token }, { name: "x", bytes: Buffer.alloc(20 * 1_048_576 + 1) }));
  assert.equal(huge.statusCode, 413);
  const stranger = new Browser(server);
  const public_ = await stranger.token("/form");
  assert.equal((await stranger.send("POST", "/form", multipart({ _csrf: public_ }, { name: "x", bytes: Buffer.alloc(1_048_577) }))).statusCode, 413);
  const small = await stranger.send("POST", "/form", multipart({ _csrf: public_ }, { name: "../x.csv", bytes: Buffer.from("a") }));
  assert.deepEqual(small.json().files, [{ name: "x.csv", size: 1 }]);
  await server.close();
});

test("only paths of this site are paths to return to", () => {
  for (const path of ["//evil.invalid", "/\\evil.invalid", "https://evil.invalid", "javascript:alert(1)", "", "evil", "/\t/evil.invalid", "/a\nb", "/./\\evil", "/..//evil.invalid"]) {
    assert.equal(localPath(path), null, JSON.stringify(path));
  }
  assert.equal(localPath("/a/b?c=d&e=%2F#f"), "/a/b?c=d&e=%2F#f");
});
