import assert from "node:assert/strict";
import type { Actor, Reply } from "../../../kernel/http/route.ts";
import { htmlOf, textOf } from "../../../kernel/testing/ask.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { actors, call, openLyon, routesOn, testSets, type Asked } from "../testing.ts";
import type { Db } from "../../../kernel/db/db.ts";

const refused = (code: string) => (error: unknown): boolean => (error as { code?: string }).code === code;
const to = (reply: Reply): string => (reply.kind === "redirect" ? reply.to : assert.fail(`not a redirect: ${reply.kind === "page" ? htmlOf(reply).slice(0, 2000) : reply.kind}`));
const status = (reply: Reply): number => (reply.kind === "page" ? (reply.status ?? 200) : assert.fail("not a page"));
const json = (reply: Reply) => (reply.kind === "json" ? (reply.value as Record<string, never>) : assert.fail("not json"));

function ready(db: Db) {
  const routes = routesOn(db, "2025-03-31");
  return {
    get: (address: string, actor?: Actor, language: Asked["language"] = "fr") => call(routes, "GET", address, { language, ...(actor === undefined ? {} : { actor }) }),
    post: (address: string, actor: Actor, body: Readonly<Record<string, unknown>>, files: Asked["files"] = []) => call(routes, "POST", address, { actor, body, files }),
    put: (address: string, actor: Actor, body: Readonly<Record<string, unknown>>) => call(routes, "PUT", address, { actor, body }),
  };
}

const commitment = { wave: "D2024", basedOn: "0", titleFr: "Plateforme commune", titleEn: "", textFr: "L’ouvrir <b>à tous</b>.", textEn: "", partners: "Université d’essai", contractCodes: "action-15", decidedOn: "2024-03-01" };

databaseTest("without a site every page says what will be there", testSets, async (db) => {
  const { get } = ready(db);
  assert.match(htmlOf(await get("/sites")), /Aucun site n’est encore ouvert/);
  assert.match(htmlOf(await get("/sites/by-objective", undefined, "en")), /No commitment is public yet/);
  await assert.rejects(get("/sites/69123"), refused("sites.unknown-site"));
});

databaseTest("from the opening of a site to the public reading of a commitment", testSets, async (db) => {
  const { get, post } = ready(db);
  const faulty = await post("/sites/new", actors.office, { step: "describe", code: "lyon", name: "", communes: "69123 12345", partners: "" });
  assert.equal(status(faulty), 422);
  assert.match(htmlOf(faulty), /value="lyon"[^]*12345/);
  assert.equal(to(await post("/sites/new", actors.office, { code: "69123", name: "Lyon", communes: "69123", partners: "Université d’essai" })), "/sites/69123/manage?done=saved");
  to(await post("/sites/69123/manage", actors.office, { step: "wave", letter: "d", startsOn: "2024-01-01" }));
  to(await post("/sites/69123/manage", actors.office, { step: "referent", accountId: actors.referent.accountId, from: "2024-02-01" }));
  assert.equal(status(await post("/sites/69123/manage", actors.office, { step: "referent", accountId: actors.board.accountId, from: "2024-02-01" })), 422);

  const without = await post("/sites/69123/commitments/new", actors.referent, { ...commitment, decidedOn: "", textFr: "" });
  assert.equal(status(without), 422);
  assert.match(htmlOf(without), /Donnez le jour de la décision[^]*value="Plateforme commune"/);
  assert.equal(to(await post("/sites/69123/commitments/new", actors.referent, commitment)), "/sites/69123/commitments/1?done=saved");
  await assert.rejects(get("/sites/69123/commitments/1"), refused("sites.unknown-commitment"));
  assert.match(htmlOf(await get("/sites/69123/commitments/1", actors.board)), /projet, non validé/);
  to(await post("/sites/69123/commitments/1/validate", actors.office, { basedOn: "1" }));
  const shown = htmlOf(await get("/sites/69123/commitments/1"));
  assert.match(shown, /L’ouvrir &lt;b/);
  // Who leads the site is said to those who signed in.
  assert.doesNotMatch(htmlOf(await get("/sites/69123")), /Rita/);
  assert.match(htmlOf(await get("/sites/69123", actors.board)), /Rita Référente/);

  to(await post("/sites/69123/commitments/1/steering", actors.referent, { form: "milestone", basedOn: "0", title: "Ouverture", dueOn: "2025-01-31" }));
  const bad = await post("/sites/69123/commitments/1/steering", actors.referent, { form: "review", basedOn: "1", state: "at-risk", confidence: "beaucoup", synthesis: "Retard des travaux", on: "2025-03-01" });
  assert.equal(status(bad), 422);
  assert.match(htmlOf(bad), /Retard des travaux/);
  to(await post("/sites/69123/commitments/1/steering", actors.referent, { form: "review", basedOn: "1", state: "at-risk", confidence: "40", synthesis: "Retard des travaux", on: "2025-03-01" }));
  to(await post("/sites/69123/commitments/1/steering", actors.referent, { form: "ask", basedOn: "2", ask: "obstacle", text: "Grues indisponibles", on: "2025-03-02" }));
  assert.match(htmlOf(await get("/sites/69123/commitments/1", actors.board)), /à risque[^]*40\u202f%[^]*Ouverture[^]*en retard[^]*Pièces[^]*Grues indisponibles/);
  // As with actions, the public reads the state, the synthesis and the milestones, and neither confidence nor evidence nor obstacles.
  const open = htmlOf(await get("/sites/69123/commitments/1"));
  assert.match(open, /à risque[^]*Retard des travaux[^]*Ouverture[^]*en retard/);
  assert.doesNotMatch(open, /40\u202f%|confiance|Pièces|Grues/);
  assert.match(htmlOf(await get("/sites")), /1 à risque/);
  assert.match(htmlOf(await get("/sites/by-objective")), /Objectif 3[^]*Plateforme commune[^]*Objectifs sans engagement[^]*Objectif 4/);
  assert.match(textOf(await get("/exports/site-commitments.csv")), /69123;Lyon;D2024;1;Plateforme commune/);
  assert.match(textOf(await get("/exports/sites.csv")), /69123;Lyon;D2024/);
  assert.match(textOf(await get("/exports/site-69123.json")), /Plateforme commune/);
});

databaseTest("a referent writes for their own sites and for no other; the board reads; the office validates", testSets, async (db) => {
  await openLyon(db);
  const { get, post, put } = ready(db);
  await assert.rejects(post("/sites/69123/commitments/new", actors.elsewhere, commitment), refused("sites.not-your-site"));
  await assert.rejects(post("/sites/69123/commitments/new", actors.board, commitment), refused("http.forbidden"));
  await assert.rejects(post("/sites/69123/waves/d2024/projection", actors.elsewhere, { textFr: "X", basedOn: "0" }), refused("sites.not-your-site"));
  await assert.rejects(post("/sites/69123/reviews/d2024-start", actors.elsewhere, { step: "write" }), refused("sites.not-your-site"));
  await assert.rejects(post("/sites/69123/reviews/d2024-start", actors.referent, { step: "validate-as-office", basedOn: "1" }), refused("sites.not-your-site"));
  await assert.rejects(get("/sites/69123/manage", actors.referent), refused("http.forbidden"));
  await assert.rejects(put("/api/v1/sites/69123/waves/d2024/projection", actors.elsewhere, { text: { fr: "X", en: "" }, basedOn: 0 }), refused("sites.not-your-site"));
  to(await post("/sites/69123/waves/d2024/projection", actors.referent, { textFr: "Vers l’imagerie", textEn: "", basedOn: "0" }));
  assert.doesNotMatch(htmlOf(await get("/sites/69123")), /imagerie/);
  assert.doesNotMatch(htmlOf(await get("/sites/69123", actors.elsewhere)), /imagerie/);
  assert.match(htmlOf(await get("/sites/69123", actors.board)), /imagerie/);
  await assert.rejects(get("/sites/69123/waves/d2024/projection", actors.elsewhere), refused("sites.not-your-site"));
  assert.doesNotMatch(JSON.stringify(json(await get("/api/v1/sites/69123"))), /imagerie/);
  assert.doesNotMatch(textOf(await get("/exports/site-reviews.csv")), /imagerie/);
  to(await post("/sites/69123/waves/d2024/projection", actors.office, { step: "validate", basedOn: "1" }));
  assert.match(htmlOf(await get("/sites/69123")), /imagerie/);
});

databaseTest("two write the same projection: 409 with both texts, and the second text is saved when sent again", testSets, async (db) => {
  await openLyon(db);
  const { post, put } = ready(db);
  const address = "/sites/69123/waves/d2024/projection";
  to(await post(address, actors.referent, { textFr: "Texte du référent", textEn: "", basedOn: "0" }));
  const conflict = await post(address, actors.office, { textFr: "Texte du bureau", textEn: "The office", basedOn: "0" });
  assert.equal(status(conflict), 409);
  const html = htmlOf(conflict);
  assert.match(html, /Ce que Rita Référente a enregistré[^]*Texte du référent[^]*Ce que vous avez écrit[^]*Texte du bureau[^]*name="basedOn" value="1"[^]*<textarea[^>]*name="textFr"[^>]*>Texte du bureau<\/textarea>/);
  await assert.rejects(put(`/api/v1${address}`, actors.office, { text: { fr: "Autre", en: "" }, basedOn: 0 }), refused("sites.changed-meanwhile"));
  to(await post(address, actors.office, { textFr: "Les deux textes", textEn: "", basedOn: "1" }));
});

databaseTest("a review closed under a writer: 409, and what was written is still in the form", testSets, async (db) => {
  await openLyon(db);
  const { get, post } = ready(db);
  const address = "/sites/69123/reviews/d2024-start";
  const written = { step: "write", basedOn: "0", heldOn: "2024-06-01", participants: "Université d’essai", textFr: "Compte rendu", textEn: "" };
  to(await post(address, actors.referent, written));
  assert.match(htmlOf(await get(address)), /Le compte rendu n’est pas encore public/);
  to(await post(address, actors.referent, { step: "validate-as-referent", basedOn: "1" }));
  const stale = await post(address, actors.second, { ...written, textFr: "Mes notes", basedOn: "0" });
  assert.equal(status(stale), 409);
  to(await post(address, actors.office, { step: "validate-as-office", basedOn: "1" }));
  const closed = await post(address, actors.referent, { ...written, textFr: "Une phrase de plus", basedOn: "1" });
  assert.equal(status(closed), 409);
  assert.match(htmlOf(closed), /vient d’être validée[^]*Une phrase de plus[^]*<textarea[^>]*name="textFr"[^>]*>Une phrase de plus<\/textarea>/);
  const shown = htmlOf(await get(address));
  assert.match(shown, /Compte rendu[^]*Université d’essai|Université d’essai[^]*Compte rendu/);
  assert.doesNotMatch(shown, /Une phrase de plus|Rita|Otto/);
  assert.equal(status(await post(address, actors.office, { step: "reopen", basedOn: "1", reason: "" })), 422);
});

databaseTest("a file: faults first, then a preview, then it is recorded", testSets, async (db) => {
  const { get, post } = ready(db);
  const file = (text: string) => [{ name: "sites.csv", bytes: new TextEncoder().encode(text) }];
  assert.equal(status(await post("/sites/import", actors.office, { act: "check" })), 422);
  const faulty = await post("/sites/import", actors.office, { act: "record" }, file("Site;Nom du site\n;Lyon"));
  assert.equal(status(faulty), 422);
  assert.match(htmlOf(faulty), /le code du site manque/);
  const good = file("Site;Nom du site\n69123;Lyon");
  assert.match(htmlOf(await post("/sites/import", actors.office, { act: "check" }, good)), /1 nouveau site/);
  await assert.rejects(get("/sites/69123"), refused("sites.unknown-site"));
  assert.equal(status(await post("/sites/import", actors.office, { act: "record" }, good)), 201);
  assert.match(htmlOf(await get("/sites/69123")), /Lyon/);
  assert.match(textOf(await get("/exports/site-template.csv")), /Engagement/);
});

databaseTest("through the API: a review from writing to publication, as the pages do", testSets, async (db) => {
  await openLyon(db);
  const { get, post } = ready(db);
  const address = "/api/v1/sites/69123/reviews/d2024-start";
  const minutes = { heldOn: "2024-06-01", participants: ["Hôpital d’essai"], text: { fr: "Dit.", en: "Said." }, conclusions: [] };
  assert.deepEqual(json(await post(address, actors.referent, { basedOn: 0, act: { kind: "write", minutes } })), { state: "draft", revision: 1 });
  await assert.rejects(post(address, actors.referent, { basedOn: 1, act: { kind: "validate-as-office" } }), refused("sites.not-your-site"));
  await post(address, actors.referent, { basedOn: 1, act: { kind: "validate-as-referent" } });
  assert.deepEqual(json(await post(address, actors.second, { basedOn: 1, act: { kind: "validate-as-office" } })), { state: "validated", revision: 1 });
  assert.match(JSON.stringify(json(await get("/api/v1/sites"))), /Hôpital d’essai/);
});

databaseTest("mending a fault is no leave to write over what somebody else wrote meanwhile", testSets, async (db) => {
  await openLyon(db);
  const { get, post } = ready(db);
  const seen = (reply: Reply): string => /name="step" value="write"[^>]*>\s*<input type="hidden" name="basedOn" value="(\d+)"/.exec(htmlOf(reply))?.[1] ?? "";
  const projection = "/sites/69123/waves/d2024/projection";
  to(await post(projection, actors.referent, { step: "write", textFr: "Premier texte", textEn: "", basedOn: "0" }));
  to(await post(projection, actors.office, { step: "write", textFr: "Texte du bureau", textEn: "", basedOn: "1" }));
  const faulty = await post(projection, actors.referent, { step: "write", textFr: "", textEn: "Mine", basedOn: "1" });
  assert.deepEqual([status(faulty), seen(faulty)], [422, "1"]);
  const met = await post(projection, actors.referent, { step: "write", textFr: "Le mien", textEn: "Mine", basedOn: seen(faulty) });
  assert.deepEqual([status(met), seen(met)], [409, "2"]);
  assert.match(htmlOf(met), /Texte du bureau[^]*Le mien/);
  to(await post(projection, actors.referent, { step: "write", textFr: "Les deux", textEn: "", basedOn: seen(met) }));
  // A version that is no longer the last is not validated, and the form holds what stands now, not nothing.
  const late = await post(projection, actors.office, { step: "validate", basedOn: "2" });
  assert.equal(status(late), 409);
  assert.match(htmlOf(late), /<textarea[^>]*name="textFr"[^>]*>Les deux/);

  const review = "/sites/69123/reviews/d2024-start";
  to(await post(review, actors.referent, { step: "write", basedOn: "0", heldOn: "2024-02-01", participants: "Université d’essai", textFr: "Un", textEn: "" }));
  to(await post(review, actors.office, { step: "write", basedOn: "1", heldOn: "2024-02-01", participants: "Université d’essai", textFr: "Deux", textEn: "" }));
  assert.equal(seen(await post(review, actors.referent, { step: "write", basedOn: "1", heldOn: "2024-02-30", participants: "X", textFr: "Trois", textEn: "" })), "1");
  assert.equal(seen(await get(review, actors.referent)), "2");
});

databaseTest("a new commitment sent twice by a double click is written once; by somebody else, or in other words, it is another", testSets, async (db) => {
  await openLyon(db);
  const { post } = ready(db);
  const written = { ...commitment, partners: "" };
  const first = to(await post("/sites/69123/commitments/new", actors.referent, written));
  assert.equal(to(await post("/sites/69123/commitments/new", actors.referent, written)), first);
  assert.notEqual(to(await post("/sites/69123/commitments/new", actors.office, written)), first);
  assert.notEqual(to(await post("/sites/69123/commitments/new", actors.referent, { ...written, decidedOn: "2024-03-02" })), first);
});
