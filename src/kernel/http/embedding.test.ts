import assert from "node:assert/strict";
import { test } from "node:test";
import { exampleRoutes, exampleServer } from "./fixture.ts";
import { route } from "./route.ts";

const card = (embeddable: boolean) => route({
  method: "GET", path: embeddable ? "/card" : "/plain", access: "public", summary: "A document of its own",
  handle: async () => ({ kind: "document", text: "<!doctype html><title>Carte</title>", ...(embeddable ? { embeddable: true as const } : {}) }),
});
const picture = route({ method: "GET", path: "/card.svg", access: "public", summary: "A picture", handle: async () => ({ kind: "document", embeddable: true, mediaType: "image/svg+xml", text: "<svg/>" }) });

test("a document that says so may stand inside a page of another site, and keeps the rest of the policy", async () => {
  const { server } = await exampleServer({ routes: [...exampleRoutes, card(true), card(false), picture] });
  for (const path of ["/card", "/card.svg"]) {
    const { headers, statusCode } = await server.inject(path);
    assert.equal(statusCode, 200);
    assert.equal(headers["content-security-policy"], "default-src 'none';style-src 'self';script-src 'self';font-src 'self';img-src 'self' data:;connect-src 'self';manifest-src 'self';form-action 'self';frame-ancestors *;base-uri 'none'");
    assert.equal(headers["x-frame-options"], undefined);
    assert.equal(headers["cross-origin-resource-policy"], "cross-origin");
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["set-cookie"], undefined);
  }
  assert.match(String((await server.inject("/card")).headers["content-type"]), /^text\/html; charset=utf-8/);
  assert.match(String((await server.inject("/card.svg")).headers["content-type"]), /^image\/svg\+xml/);
  for (const path of ["/", "/plain", "/form", "/nowhere", "/broken", "/api/v1/openapi.json", "/health"]) {
    const { headers } = await server.inject(path);
    assert.match(String(headers["content-security-policy"]), /frame-ancestors 'none'/, path);
    assert.equal(headers["x-frame-options"], "DENY", path);
    assert.equal(headers["cross-origin-resource-policy"], "same-origin", path);
  }
  await server.close();
});

test("what a reader chose is remembered where it is accepted, forgotten where not, and never reaches strict schemas", async () => {
  const seen: unknown[] = [];
  const look = route({ method: "GET", path: "/look", access: "public", summary: "Look", handle: async ({ context, query }) => { seen.push(context.preferences, query); return { kind: "json", value: {} }; } });
  const { server } = await exampleServer({ routes: [...exampleRoutes, look], preferences: [{ name: "size", accepts: (value) => /^[1-4]$/.test(value) }] });
  const first = await server.inject("/look?size=3");
  assert.match(String(first.headers["set-cookie"]), /^size=3; Max-Age=31536000; Path=\/; SameSite=Lax$/);
  await server.inject({ url: "/look", headers: { cookie: "size=3" } });
  await server.inject({ url: "/look", headers: { cookie: "size=900" } });
  const forgotten = await server.inject({ url: "/look?size=none", headers: { cookie: "size=3" } });
  assert.match(String(forgotten.headers["set-cookie"]), /^size=; .*(Max-Age=0|Expires=Thu, 01 Jan 1970)/);
  assert.equal((await server.inject({ url: "/look?size=3", headers: { cookie: "size=3" } })).headers["set-cookie"], undefined);
  assert.deepEqual(seen.filter((_, at) => at % 2 === 0), [{ size: "3" }, { size: "3" }, {}, {}, { size: "3" }]);
  await server.close();
});
