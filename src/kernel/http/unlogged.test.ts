import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { Browser, exampleRoutes, exampleServer } from "./fixture.ts";
import { route } from "./route.ts";
import type { Served } from "./server.ts";

const unlogged = [
  route({
    method: "POST", path: "/api/v1/silent", access: "public", unlogged: true, summary: "Silent", body: z.object({ word: z.string() }),
    handle: async ({ body, headers, context }) => {
      if (body.word === "broken") throw new Error(`secret-${body.word}`);
      return { kind: "json", status: 201, value: { actor: context.actor?.name ?? null, cookie: headers?.["cookie"] ?? null, session: context.session.get("x") ?? null } };
    },
  }),
];

test("an unlogged route: no line, no count, no cookie read or set, nobody signed in, nothing kept on the way", async () => {
  const served: Served[] = [];
  const { server, log } = await exampleServer({ routes: [...exampleRoutes, ...unlogged], onServed: (one) => void served.push(one), resolveToken: async () => { throw new Error("asked"); } });
  const browser = new Browser(server);
  await browser.enter("staff");
  const [lines, counts] = [log.length, served.length];
  const headers = { "content-type": "application/json", authorization: "Bearer something" };
  const answer = await browser.send("POST", "/api/v1/silent?lang=en&text=2", { headers, payload: '{"word":"hello"}' });
  assert.deepEqual([answer.statusCode, answer.json()], [201, { actor: null, cookie: null, session: null }]);
  const kept = Object.keys(answer.headers).filter((name) => ["set-cookie", "etag", "x-request-id"].includes(name) || name.startsWith("x-ratelimit"));
  assert.deepEqual([kept, answer.headers["cache-control"]], [[], "no-store"]);
  // Refusals too: unreadable, too large, of another method.
  const refused = [
    await browser.send("POST", "/api/v1/silent", { headers, payload: "{" }),
    await browser.send("POST", "/api/v1/silent", { headers, payload: "{}" }),
    await browser.send("POST", "/api/v1/silent", { headers, payload: JSON.stringify({ word: "x".repeat(1_100_000) }) }),
    await browser.get("/api/v1/silent"),
  ];
  assert.deepEqual(refused.map(({ statusCode }) => statusCode), [400, 422, 413, 405]);
  for (const one of refused) assert.equal(one.headers["set-cookie"], undefined);
  assert.deepEqual([log.length, served.length], [lines, counts]);
  await server.close();
});

test("a bug of an unlogged route is told later, by number, with frames alone", async () => {
  const { server, log } = await exampleServer({ routes: unlogged, unloggedBugsAfterMs: 20 });
  for (let turn = 0; turn < 3; turn += 1) {
    assert.equal((await server.inject({ method: "POST", url: "/api/v1/silent", headers: { "content-type": "application/json" }, payload: '{"word":"broken"}' })).statusCode, 500);
  }
  await server.close();
  const [line] = log;
  assert.equal(log.length, 1);
  assert.deepEqual({ ...line, stack: "" }, { level: "error", requestId: "", method: "POST", route: "/api/v1/silent", status: 500, milliseconds: 0, count: 3, stack: "" });
  assert.match(line?.stack ?? "", /unlogged\.test/);
  assert.doesNotMatch(JSON.stringify(log), /secret|broken/);
});

test("floods are still slowed", async () => {
  const { server } = await exampleServer({ routes: [route({ method: "POST", path: "/api/v1/few", access: "public", unlogged: true, perMinute: 2, summary: "Few", handle: async () => ({ kind: "json", value: {} }) })] });
  const statuses: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) statuses.push((await server.inject({ method: "POST", url: "/api/v1/few" })).statusCode);
  assert.deepEqual(statuses, [200, 200, 429]);
  await server.close();
});
