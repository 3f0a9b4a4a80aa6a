import assert from "node:assert/strict";
import { once } from "node:events";
import { get } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { after, test } from "node:test";
import { z } from "zod";
import { Browser, exampleRoutes, exampleServer } from "./fixture.ts";
import { route } from "./route.ts";

const letters = "abcdefghij".repeat(500);
let opened = 0;
let ended = 0;
let received = 0;
const endedSince = (before: number): number => ended - before;

const streamRoutes = [
  route({
    method: "GET", path: "/letters", access: "public", summary: "Letters, whole or in parts",
    handle: async () => ({
      kind: "stream", mediaType: "text/plain", fileName: "lettres é.txt", sizeBytes: letters.length, tag: "abc", headers: { "repr-digest": "sha-256=:x:" },
      open: async (part) => { opened += 1; return Readable.from([Buffer.from(part === null ? letters : letters.slice(part.startByte, part.endByte))], { objectMode: false }); },
    }),
  }),
  route({ method: "GET", path: "/nothing", access: "public", summary: "No byte", handle: async () => ({ kind: "stream", mediaType: "text/plain", fileName: null, sizeBytes: 0, tag: "none", open: async () => Readable.from([], { objectMode: false }) }) }),
  route({ method: "GET", path: "/export", access: "public", summary: "An export without a tag", handle: async () => ({ kind: "stream", mediaType: "text/csv", fileName: "e.csv", sizeBytes: null, open: async () => Readable.from([Buffer.from(letters)], { objectMode: false }) }) }),
  route({ method: "GET", path: "/unopened", access: "public", summary: "A source that cannot be opened", handle: async () => ({ kind: "stream", mediaType: "text/plain", fileName: "x", sizeBytes: 4, tag: "t", open: async () => { throw new Error("gone"); } }) }),
  route({
    method: "GET", path: "/broken-off", access: "public", summary: "A source that breaks off",
    handle: async () => ({ kind: "stream", mediaType: "application/octet-stream", fileName: "x", sizeBytes: 1_000_000, tag: "t", open: async () => Readable.from((async function* () { yield Buffer.alloc(100_000); await new Promise((resolve) => { setTimeout(resolve, 50); }); throw new Error("the disk is gone"); })(), { objectMode: false }) }),
  }),
  route({
    method: "GET", path: "/endless", access: "public", summary: "Without end",
    handle: async () => ({ kind: "stream", mediaType: "application/octet-stream", fileName: null, sizeBytes: null, tag: "e", open: async () => new Readable({ read() { this.push(Buffer.alloc(65_536)); }, destroy(_error, done) { ended += 1; done(null); } }) }),
  }),
  route({
    method: "POST", path: "/take", access: "public", summary: "Takes a stream", streamedBody: true, query: z.object({ refuse: z.string().optional() }), headers: { "x-protocol": "1" },
    handle: async ({ stream, headers, query }) => {
      if (query.refuse !== undefined) throw new Error("no");
      received = 0;
      for await (const chunk of stream ?? []) received += (chunk as Buffer).byteLength;
      return { kind: "empty", status: 204, headers: { "x-received": String(received), "x-said": headers?.["x-said"] ?? "", "x-cookie": headers?.["cookie"] ?? "none" } };
    },
  }),
  route({ method: "PATCH", path: "/patched", access: "public", summary: "Patches", handle: async () => ({ kind: "empty", status: 204, headers: {} }) }),
  route({ method: "OPTIONS", path: "/patched", access: "public", summary: "Options", handle: async () => ({ kind: "empty", status: 204, headers: { "x-own": "1" } }) }),
  route({ method: "HEAD", path: "/headed", access: "public", summary: "Head alone", handle: async () => ({ kind: "empty", status: 200, headers: { "x-head": "1" } }) }),
];

const { server, log } = await exampleServer({ routes: [...exampleRoutes, ...streamRoutes] });
const origin = await server.listen({ port: 0, host: "127.0.0.1" });
after(() => server.close());
const ask = (url: string, headers: Record<string, string> = {}, method: "GET" | "HEAD" = "GET") => server.inject({ method, url, headers: { "accept-encoding": "gzip, br", ...headers } });

test("a tagged stream is sent whole, uncompressed, with what programs need to take it up again", async () => {
  const answer = await ask("/letters");
  assert.equal(answer.body, letters);
  const { etag, "accept-ranges": ranges, "content-length": length, "content-encoding": encoding, "content-disposition": disposition, "repr-digest": digest } = answer.headers;
  assert.deepEqual([etag, ranges, length, encoding, digest], ['"abc"', "bytes", "5000", undefined, "sha-256=:x:"]);
  assert.match(String(disposition), /^attachment; filename="lettres-e-\.txt"; filename\*=UTF-8''lettres%20%C3%A9\.txt$|^attachment; filename="lettres-e/);
});

test("parts, as RFC 9110 section 14 reads", async () => {
  const cases: readonly (readonly [string, number, string, string])[] = [
    ["bytes=0-0", 206, "bytes 0-0/5000", "a"],
    ["bytes=4998-", 206, "bytes 4998-4999/5000", "ij"],
    ["bytes=-3", 206, "bytes 4997-4999/5000", "hij"],
    ["bytes=-9999", 206, "bytes 0-4999/5000", letters],
    ["bytes=4999-99999999", 206, "bytes 4999-4999/5000", "j"],
    ["Bytes=1-2", 206, "bytes 1-2/5000", "bc"],
  ];
  for (const [range, status, contentRange, body] of cases) {
    const answer = await ask("/letters", { range });
    assert.deepEqual([answer.statusCode, answer.headers["content-range"], answer.body, answer.headers["content-length"]], [status, contentRange, body, String(body.length)], range);
  }
  for (const range of ["bytes=5000-", "bytes=-0", "bytes=99999999999999999999-"]) {
    const answer = await ask("/letters", { range });
    assert.deepEqual([answer.statusCode, answer.headers["content-range"], answer.headers["content-disposition"]], [416, "bytes */5000", undefined], range);
  }
  for (const range of ["bytes=2-1", "bytes=0-1,3-4", "items=0-1", "bytes=", "bytes=a-b", "bytes=-"]) assert.deepEqual([(await ask("/letters", { range })).statusCode, (await ask("/letters", { range })).body.length], [200, 5000], range);
  assert.equal((await ask("/nothing", { range: "bytes=0-" })).statusCode, 416);
  assert.deepEqual([(await ask("/nothing")).statusCode, (await ask("/nothing")).headers["content-length"]], [200, "0"]);
});

test("conditions: If-Range wants exactly these bytes, If-None-Match spares them, HEAD opens nothing", async () => {
  assert.equal((await ask("/letters", { range: "bytes=0-1", "if-range": '"abc"' })).statusCode, 206);
  for (const condition of ['"other"', 'W/"abc"', "Wed, 21 Oct 2015 07:28:00 GMT"]) assert.equal((await ask("/letters", { range: "bytes=0-1", "if-range": condition })).statusCode, 200);
  const before = opened;
  for (const condition of ['"abc"', 'W/"abc"', '"x", "abc"', "*"]) assert.deepEqual([(await ask("/letters", { "if-none-match": condition })).statusCode, (await ask("/letters", { "if-none-match": condition })).headers["etag"]], [304, '"abc"']);
  const head = await ask("/letters", { range: "bytes=0-1" }, "HEAD");
  assert.deepEqual([head.statusCode, head.headers["content-length"], head.headers["accept-ranges"], head.body], [200, "5000", "bytes", ""]);
  assert.equal(opened, before);
});

test("an export without a tag may be compressed", async () => {
  const answer = await ask("/export");
  assert.ok(["gzip", "br"].includes(String(answer.headers["content-encoding"])));
  assert.equal(answer.headers["accept-ranges"], undefined);
});

test("a source that cannot be opened is an error page; one that breaks off cuts the connection, and is logged", async () => {
  const answer = await ask("/unopened");
  assert.deepEqual([answer.statusCode, answer.headers["etag"], answer.headers["content-disposition"]], [500, undefined, undefined]);
  await assert.rejects(fetch(`${origin}/broken-off`).then((cut) => cut.arrayBuffer()));
  await new Promise((resolve) => { setTimeout(resolve, 50); });
  assert.ok(log.some(({ route: at, stack }) => at === "/broken-off" && stack?.includes("the disk is gone")));
});

test("whoever leaves takes the source along", async () => {
  for (const headers of [{}, { "accept-encoding": "gzip" }]) {
    const before = ended;
    const request = get(`${origin}/endless`, { headers });
    const [answer] = (await once(request, "response")) as [Readable];
    await once(answer, "data");
    request.destroy();
    for (let waited = 0; waited < 100 && endedSince(before) === 0; waited += 1) await new Promise((resolve) => { setTimeout(resolve, 20); });
    assert.equal(ended, before + 1);
  }
});

test("a streamed body has no limit of size, tells headers but never cookies, and wants a token of the page in a header", async () => {
  const browser = new Browser(server);
  const token = await browser.token("/form");
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
  const post = (headers: Record<string, string>, payload: Buffer, url = "/take") => server.inject({ method: "POST", url, headers, payload });
  const stream = { "content-type": "application/octet-stream" };
  const answer = await post({ cookie, "x-csrf-token": token, "x-said": "hello", ...stream }, Buffer.alloc(3_000_000));
  assert.deepEqual([answer.statusCode, answer.headers["x-received"], answer.headers["x-said"], answer.headers["x-cookie"], answer.headers["x-protocol"]], [204, "3000000", "hello", "none", "1"]);
  const refused = await post({ cookie, ...stream }, Buffer.from("x"));
  assert.deepEqual([refused.statusCode, refused.headers["x-protocol"]], [403, "1"]);
  assert.equal((await post({ cookie, "x-csrf-token": `${token}x`, ...stream }, Buffer.from("x"))).statusCode, 403);
  assert.equal((await post({ cookie, "x-csrf-token": token, "content-type": "application/json" }, Buffer.from("{}"))).statusCode, 415);
  assert.equal((await post({ cookie, "x-csrf-token": token, ...stream }, Buffer.from("x"), "/form")).statusCode, 415);
});

test("a body sent on after a refusal is not listened to for ever", async () => {
  const browser = new Browser(server);
  const token = await browser.token("/form");
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
  const { request } = await import("node:http");
  const sending = request({ port: (server.server.address() as AddressInfo).port, host: "127.0.0.1", method: "POST", path: "/take?refuse=1", headers: { cookie, "x-csrf-token": token, "content-type": "application/octet-stream", "transfer-encoding": "chunked" } });
  sending.on("error", () => undefined);
  sending.write(Buffer.alloc(1000));
  const [answer] = (await once(sending, "response")) as [{ statusCode: number }];
  assert.equal(answer.statusCode, 500);
  const began = Date.now();
  await once(sending, "close");
  assert.ok(Date.now() - began < 10_000);
});

test("PATCH, HEAD and OPTIONS of their own", async () => {
  const browser = new Browser(server);
  const token = await browser.token("/form");
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
  assert.equal((await server.inject({ method: "PATCH", url: "/patched", headers: { cookie } })).statusCode, 403);
  assert.equal((await server.inject({ method: "PATCH", url: "/patched", headers: { cookie, "x-csrf-token": token } })).statusCode, 204);
  assert.equal((await server.inject({ method: "OPTIONS", url: "/patched" })).headers["x-own"], "1");
  assert.equal((await server.inject({ method: "HEAD", url: "/headed" })).headers["x-head"], "1");
  const other = await server.inject({ method: "PUT", url: "/patched" });
  assert.deepEqual([other.statusCode, other.headers["allow"]], [405, "PATCH, OPTIONS"]);
});
