import assert from "node:assert/strict";
import { auditMigrations } from "../../../../kernel/audit/index.ts";
import { htmlOf, textOf } from "../../../../kernel/testing/ask.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { fixedClock } from "../../../../kernel/time/day.ts";
import type { Reply, RequestContext, UploadedFile } from "../../../../kernel/http/route.ts";
import { studyMigrations } from "../../migrations.ts";
import { createVocabularies, vocabularyRoutes } from "../index.ts";

const header = "prefLabel_fr,prefLabel_en,exactMatch,identifier\n";
const file = (name: string, text: string): UploadedFile => ({ name, bytes: new TextEncoder().encode(text) });

databaseTest("vocabularies are planned, then loaded; lists, search, differences and downloads", [auditMigrations, studyMigrations], async (db) => {
  const vocabularies = createVocabularies({ db, clock: fixedClock("2025-03-31") });
  const routes = vocabularyRoutes({ db, vocabularies });
  const ask = async (method: string, address: string, body: Record<string, unknown> = {}, files: readonly UploadedFile[] = []): Promise<Reply> => {
    const url = new URL(address, "http://jalon.example");
    const found = routes.map((one) => ({ one, match: one.method === method ? new RegExp(`^${one.path.replaceAll(".", "\\.").replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`).exec(url.pathname) : null })).find(({ match }) => match !== null);
    assert.ok(found !== undefined, address);
    const context: RequestContext = { actor: { accountId: "ada", name: "Ada", roles: [] }, language: "fr", clock: fixedClock("2025-03-31"), requestId: "x", url, csrfToken: "t", session: { get: () => undefined, set: () => undefined, renew: () => undefined } };
    const { one, match } = found;
    return one.handle({ params: one.params?.parse({ ...match?.groups }) ?? {}, query: one.query?.parse(Object.fromEntries(url.searchParams)) ?? {}, body: one.body?.parse(body) ?? body, files, context });
  };
  assert.ok(htmlOf(await ask("GET", "/studies/vocabularies")).includes("Rien n’est chargé"));
  const plan = htmlOf(await ask("POST", "/studies/vocabularies", { act: "plan" }, [file("p.csv", `${header}Étape 1,Stage 1,,FTR6479\nÉtape 9,Stage 9,,FTR0009\n`)]));
  assert.ok(plan.includes("Étape 9") && vocabularies.edition() === 0);
  const held = /name="held" value="([^"]*)"/.exec(plan)?.[1]?.replaceAll("&quot;", '"') ?? "";
  const refused = await ask("POST", "/studies/vocabularies", { act: "load", held, edition: "1" });
  assert.equal(refused.kind === "page" && refused.status, 422);
  const done = await ask("POST", "/studies/vocabularies", { act: "load", held, edition: "1", licence: "CC BY-NC-SA 4.0", attribution: "Portail d’essai" });
  assert.equal(done.kind, "redirect");
  const page = htmlOf(await ask("GET", "/studies/vocabularies"));
  assert.ok(page.includes("CC BY-NC-SA 4.0") && page.includes("Portail d’essai"));
  const list = htmlOf(await ask("GET", "/studies/vocabularies/lists/FTR?q=%C3%A9tape%209"));
  assert.ok(list.includes("FTR0009") && list.includes("Sans terme de la maison") && !list.includes("FTR6479"));
  assert.ok(htmlOf(await ask("GET", "/studies/vocabularies/lists/phase")).includes("phase-2"));
  const number = vocabularies.edition();
  assert.ok(htmlOf(await ask("GET", `/studies/vocabularies/difference?from=0&to=${number}`)).includes("ajouté"));
  assert.match(textOf(await ask("GET", "/exports/study-vocabularies.csv?list=FTR")), /FTR0009/);
  assert.match(textOf(await ask("GET", "/exports/study-concepts.json")), /cat1-jarde/);
  assert.match(textOf(await ask("GET", `/exports/study-vocabulary-changes.csv?from=0&to=${number}`)), /FTR6479/);
  const again = await ask("POST", "/api/v1/studies/vocabularies", { files: [{ name: "p.csv", text: `${header}Étape 1 bis,Stage 1,,FTR6479\n` }], dryRun: true });
  assert.deepEqual(again.kind === "json" && (again.value as { changes: { kind: string }[] }).changes.map(({ kind }) => kind), ["removed", "relabelled"]);
});
