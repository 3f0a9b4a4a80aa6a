import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { Browser, exampleRoutes, exampleServer } from "./fixture.ts";
import { listRoutes } from "./list-routes.ts";
import { openApiDocument } from "./openapi.ts";
import { route } from "./route.ts";

test("what the response schema does not name is dropped; one value or several make a list", async () => {
  const { server } = await exampleServer();
  assert.deepEqual((await server.inject("/api/v1/things/4?tag=a&tag=b")).json(), { id: 4, tag: ["a", "b"] });
  assert.deepEqual((await server.inject("/api/v1/things/4?tag=a&lang=en")).json(), { id: 4, tag: ["a"] });
  await server.close();
});

test("all faults at once, with pointers, in the language asked for", async () => {
  const { server } = await exampleServer();
  const answer = await server.inject("/api/v1/things/x?size=11&other=1&lang=fr");
  assert.equal(answer.statusCode, 422);
  assert.equal(answer.headers["content-type"], "application/problem+json; charset=utf-8");
  const problem = answer.json();
  assert.equal(problem.type, "/problems/http.invalid-input");
  assert.equal(problem.title, "Données à corriger");
  assert.equal(problem.instance, "/api/v1/things/x");
  assert.deepEqual(problem.errors.map((error: { pointer: string }) => error.pointer), ["#/params/id", "#/query/size", "#/query"]);
  const english = (await server.inject("/api/v1/things/1?size=11&lang=en")).json();
  assert.match(english.errors[0].detail, /Too big/);
  await server.close();
});

test("a refusal keeps its code and status; unreadable JSON is the caller's fault", async () => {
  const { server } = await exampleServer();
  const browser = new Browser(server);
  await browser.enter("staff");
  const headers = { "content-type": "application/json", "x-csrf-token": await browser.token("/mine"), "accept-language": "en" };
  const refused = await browser.send("PUT", "/api/v1/things/1", { headers, payload: '{"name":"refused","count":1}' });
  assert.equal(refused.statusCode, 409);
  assert.equal(refused.json().code, "things.refused");
  assert.equal(refused.json().detail, "Refused.");
  assert.equal((await browser.send("PUT", "/api/v1/things/1", { headers, payload: "{" })).statusCode, 400);
  for (const [open, close] of [["[", "]"], ['{"a":', "}"]] as const) {
    const deep = await browser.send("PUT", "/api/v1/things/1", { headers, payload: `${open.repeat(50_000)}1${close.repeat(50_000)}` });
    assert.deepEqual([deep.statusCode, deep.json().code], [400, "http.bad-request"]);
  }
  assert.equal((await browser.send("PUT", "/api/v1/things/1", { headers, payload: JSON.stringify({ name: "x".repeat(1_100_000), count: 1 }) })).statusCode, 413);
  const faults = await browser.send("PUT", "/api/v1/things/1", { headers, payload: '{"name":"x"}' });
  assert.deepEqual(faults.json().errors.map((error: { pointer: string }) => error.pointer), ["#/body/name", "#/body/count"]);
  await server.close();
});

test("signs that no database keeps are replaced before a route sees them, in JSON, forms and addresses", async () => {
  const { server } = await exampleServer();
  assert.deepEqual((await server.inject("/api/v1/things/4?tag=a%00b")).json(), { id: 4, tag: ["a\uFFFDb"] });
  const browser = new Browser(server);
  const payload = new URLSearchParams({ _csrf: await browser.token("/form"), text: "a\0b 🌙" }).toString();
  const sent = await browser.send("POST", "/form", { headers: { "content-type": "application/x-www-form-urlencoded" }, payload });
  assert.deepEqual(sent.json().body, { text: "a\uFFFDb 🌙" });
  await browser.enter("staff");
  const headers = { "content-type": "application/json", "x-csrf-token": await browser.token("/mine") };
  const answer = await browser.send("PUT", "/api/v1/things/1", { headers, payload: '{"name":"a\\u0000b\\ud800","count":1}' });
  assert.equal(answer.statusCode, 200);
  assert.ok(answer.body.includes("a\uFFFDb\uFFFD"), answer.body);
  await server.close();
});

test("the description names the API routes alone, with their schemas", async () => {
  const { server } = await exampleServer();
  const document = (await server.inject("/api/v1/openapi.json")).json();
  assert.equal(document.openapi, "3.1.0");
  assert.deepEqual(Object.keys(document.paths), ["/api/v1/things/{id}"]);
  const { get, put } = document.paths["/api/v1/things/{id}"];
  assert.deepEqual(get.parameters.map((parameter: { name: string; in: string; required: boolean }) => [parameter.name, parameter.in, parameter.required]), [
    ["id", "path", true],
    ["tag", "query", false],
    ["size", "query", false],
  ]);
  assert.equal(put.requestBody.content["application/json"].schema.properties.name.minLength, 2);
  assert.deepEqual(put.security, [{ session: [] }, { token: [] }]);
  await server.close();
});

test("recursive schemas become shared components that exist", () => {
  interface Tree {
    name: string;
    children: Tree[];
  }
  const tree: z.ZodType<Tree> = z.lazy(() => z.object({ name: z.string(), children: z.array(tree) }));
  const routes = [route({ method: "GET", path: "/api/v1/trees", access: "public", summary: "Trees", response: z.object({ trees: z.array(tree) }), handle: async () => ({ kind: "json", value: {} }) })];
  const document = openApiDocument(routes, { title: "t", version: "1", sessionCookie: "session" });
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? "");
  assert.ok(references.length > 0);
  for (const reference of references) {
    const found = reference.slice(2).split("/").reduce<unknown>((place, key) => (typeof place === "object" && place !== null ? Reflect.get(place, key) : undefined), document);
    assert.ok(found !== undefined, reference);
  }
  assert.doesNotMatch(text, /#\/\$defs/);
});

test("routes are listed with who may call them", () => {
  const listed = listRoutes(exampleRoutes);
  assert.equal(listed.length, exampleRoutes.length);
  assert.deepEqual(listed.at(-1), { method: "PUT", path: "/api/v1/things/:id", access: { anyOf: ["staff"] } });
});
