import assert from "node:assert/strict";
import { test } from "node:test";
import { auditMigrations } from "../../../../kernel/audit/index.ts";
import type { Actor, Reply, RequestContext } from "../../../../kernel/http/route.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { studyMigrations } from "../../migrations.ts";
import { aValidContent, curator, otherResearcher, researcher, testClock, testStudies } from "../../testing/builders.ts";
import { contentChange, draftOut } from "./schemas.ts";
import { studyWriteRoutes } from "./write-routes.ts";

test("what the form of the interface takes is a record, word for word", () => {
  assert.deepEqual(contentChange.parse(aValidContent()), aValidContent());
  assert.deepEqual(contentChange.parse({ acronym: "STEATO" }), { acronym: "STEATO" });
  assert.equal(contentChange.safeParse({ unknownField: 1 }).success, false);
  assert.equal(contentChange.safeParse({ title: "a text without its language" }).success, false);
});

databaseTest("a study goes from draft to published and withdrawn through the interface, with the rights of the pages", [auditMigrations, studyMigrations], async (db) => {
  const routes = studyWriteRoutes({ studies: testStudies(db) });
  const ask = async (actor: Actor, method: string, path: string, params: Record<string, string>, body?: unknown): Promise<Reply> => {
    const route = routes.find((one) => one.method === method && one.path === path);
    assert.ok(route !== undefined, path);
    const url = new URL("http://jalon.example");
    const context: RequestContext = { actor, language: "fr", clock: testClock, requestId: "essai", url, csrfToken: "", session: { get: () => undefined, set: () => undefined, renew: () => undefined } };
    return route.handle({ params: route.params?.parse(params) ?? {}, query: route.query?.parse({}) ?? {}, body: route.body?.parse(body), files: [], context });
  };
  const draftIn = (reply: Reply) => { assert.ok(reply.kind === "json"); return draftOut.parse(reply.value); };
  const opened = draftIn(await ask(researcher, "POST", "/api/v1/studies", {}, { title: { fr: "Un titre" }, studyType: "interventional" }));
  const params = { code: opened.code.toUpperCase() };
  const saved = draftIn(await ask(researcher, "PATCH", "/api/v1/studies/:code/draft", params, { revision: opened.revision, content: aValidContent() }));
  assert.deepEqual(saved.issues.filter(({ severity }) => severity === "error"), []);
  const refused = (code: string) => (error: unknown) => (error as { code?: string }).code === code;
  await assert.rejects(ask(researcher, "PATCH", "/api/v1/studies/:code/draft", params, { revision: opened.revision, content: {} }), refused("studies.changed-meanwhile"));
  await assert.rejects(ask(otherResearcher, "GET", "/api/v1/studies/:code/draft", params), refused("studies.unknown"));
  await assert.rejects(ask(researcher, "POST", "/api/v1/studies/:code/publish", params), refused("studies.not-yours"));
  await ask(researcher, "POST", "/api/v1/studies/:code/submit", params);
  const published = await ask(curator, "POST", "/api/v1/studies/:code/publish", params);
  assert.deepEqual(published.kind === "json" && [(published.value as { state: string }).state, (published.value as { version: number }).version], ["published", 1]);
  const mine = await ask(researcher, "GET", "/api/v1/studies/mine", {});
  assert.equal(mine.kind === "json" && (mine.value as { total: number }).total, 1);
  const gone = await ask(curator, "POST", "/api/v1/studies/:code/withdraw", params, { reason: "Erreur." });
  assert.equal(gone.kind === "json" && (gone.value as { state: string }).state, "withdrawn");
});
