import assert from "node:assert/strict";
import type { Reply } from "../../../../kernel/http/route.ts";
import { htmlOf, sendTo, textOf, type Sent } from "../../../../kernel/testing/ask.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { actorOf, classInput, labelInput, moduleInput, office, quiz, trainingOn, trainingSets } from "../testing/builders.ts";
import { trainingRoutes } from "./routes.ts";

const officer = actorOf("office", "integrity-office");
const [ada, bob, trainer] = [actorOf("ada", "researcher"), actorOf("bob", "researcher"), actorOf("trainer", "researcher")];
const refused = (code: string) => (error: unknown): boolean => (error as { code?: string }).code === code;
const to = (reply: Reply): string => (reply.kind === "redirect" ? reply.to : assert.fail(`not a redirect: ${reply.kind === "page" ? htmlOf(reply).slice(0, 1500) : reply.kind}`));
const status = (reply: Reply): number => (reply.kind === "page" ? (reply.status ?? 200) : assert.fail("not a page"));
const json = (reply: Reply) => (reply.kind === "json" ? (reply.value as Record<string, never>) : assert.fail("not json"));

function ready(db: Db, today: string) {
  const { training } = trainingOn(db, today);
  const routes = trainingRoutes({ training, site: "https://jalon.example" });
  const send = (method: "GET" | "POST" | "PUT" | "DELETE") => (address: string, sent: Sent = {}) => sendTo(routes, method, address, { today, ...sent });
  return { training, get: send("GET"), post: send("POST"), put: send("PUT"), remove: send("DELETE") };
}

const moduleForm = {
  code: "integrite", titleFr: "Intégrité <b>", titleEn: "Integrity", summaryFr: "Résumé", summaryEn: "Summary", aimsFr: "Savoir", aimsEn: "Know", audienceFr: "Tous", audienceEn: "All", durationHours: "2,5", credits: "3", validityMonths: "36", offered: "on",
};

databaseTest("the office makes a module from a form whose faults come back all at once with what was typed", trainingSets, async (db) => {
  const { get, post } = ready(db, "2025-03-01");
  assert.match(htmlOf(await get("/integrity/training")), /Aucun module n’est encore au catalogue/);
  const faulty = await post("/integrity/training/manage/modules/new", { actor: officer, body: { ...moduleForm, code: "Pas Bon", titleEn: "", credits: "beaucoup", selfPaced: "on", assessed: "on", passPercent: "80", attempts: "2", quiz: "+ seule | alone" } });
  assert.equal(status(faulty), 422);
  assert.match(htmlOf(faulty), /Le code est un mot en minuscules[^]*Écrivez le texte anglais[^]*Un nombre entier de 0 à 60[^]*Ligne 1[^]*value="Pas Bon"[^]*\+ seule \| alone/);
  assert.equal(status(await post("/integrity/training/manage/modules/new", { actor: officer, body: { ...moduleForm, code: "manage" } })), 422);
  assert.equal(to(await post("/integrity/training/manage/modules/new", { actor: officer, body: moduleForm })), "/integrity/training/manage?done=saved");
  assert.equal(status(await post("/integrity/training/manage/modules/new", { actor: officer, body: moduleForm })), 422);
  const shown = htmlOf(await get("/integrity/training/integrite"));
  assert.match(shown, /Intégrité &lt;b/);
  assert.match(htmlOf(await get("/integrity/training?sort=credits", { language: "en" })), /Integrity[^]*none to come/);
  assert.match(textOf(await get("/exports/training-catalogue.csv")), /integrite/);
  await assert.rejects(get("/integrity/training/absent"), refused("consultations.unknown-module"));
  await assert.rejects(post("/integrity/training/manage/modules/new", { actor: ada, body: moduleForm }), refused("http.forbidden"));
  assert.equal(status(await post("/integrity/training/manage/modules/integrite/classes/new", { actor: officer, body: { startsOn: "2025-04-31", placeFr: "" } })), 422);
  assert.equal(to(await post("/integrity/training/manage/modules/integrite/classes/new", { actor: officer, body: { startsOn: "2025-04-03", placeFr: "Lyon", places: "2" } })), "/integrity/training/manage?done=saved");
  assert.match(htmlOf(await get("/integrity/training/integrite", { actor: ada })), /Lyon[^]*2 places libres sur 2[^]*S’inscrire/);
});

databaseTest("from enrolment to a certificate that shows what its holder wants, and no more", trainingSets, async (db) => {
  const before = ready(db, "2025-03-01");
  await before.training.saveModule(office, moduleInput("integrite", { assessment: quiz }), true);
  await before.training.saveLabel(office, labelInput("ambassadeur", { required: ["integrite"] }), true);
  const { id } = await before.training.saveClass(office, "integrite", null, classInput());
  assert.match(to(await before.post("/integrity/training/integrite/enrol", { actor: ada, body: { class: id } })), /done=enrolled/);
  await assert.rejects(before.post("/integrity/training/integrite/enrol", { actor: ada, body: { class: id } }), refused("consultations.enrolled-already"));
  assert.equal(json(await before.post(`/api/v1/training/classes/${id}/enrolment`, { actor: bob }))["state"], "enrolled");
  assert.equal(to(await before.post(`/integrity/my-training/classes/${id}/leave`, { actor: bob, body: {} })), "/integrity/my-training?done=left");

  const { get, post, training } = ready(db, "2025-03-12");
  await assert.rejects(get(`/integrity/my-training/classes/${id}/quiz`, { actor: ada }), refused("consultations.quiz-not-open"));
  await assert.rejects(get(`/integrity/training/classes/${id}/sheet`, { actor: ada }), refused("consultations.not-your-class"));
  assert.match(htmlOf(await get(`/integrity/training/classes/${id}/sheet`, { actor: trainer })), /Ada Essai[^]*ada@example\.org/);
  const badFile = await post(`/integrity/training/classes/${id}/sheet/import`, { actor: trainer, body: {}, files: [{ name: "a.csv", bytes: new TextEncoder().encode("adresse;présent\nbob@example.org;oui\nada@example.org;?\n") }] });
  assert.equal(status(badFile), 422);
  assert.match(htmlOf(badFile), /Ligne 2, colonne A[^]*Ligne 3, colonne B/);
  assert.equal(to(await post(`/integrity/training/classes/${id}/sheet`, { actor: trainer, body: { "mark-a-ada": "yes" } })), `/integrity/training/classes/${id}/sheet?done=1`);

  const asked = htmlOf(await get(`/integrity/my-training/classes/${id}/quiz`, { actor: ada }));
  assert.match(asked, /Deux et deux[^]*name="q-q1"/);
  assert.doesNotMatch(asked, /right|juste/);
  const incomplete = await post(`/integrity/my-training/classes/${id}/quiz`, { actor: ada, body: { "q-q1": "o1" } });
  assert.match(htmlOf(incomplete), /Question 2\u202f: choisissez une réponse[^]*value="o1" checked/);
  assert.match(htmlOf(await post(`/integrity/my-training/classes/${id}/quiz`, { actor: ada, body: { "q-q1": "o1", "q-q2": ["o1", "o2"] } })), /Réussi\u202f: 100\u202f%/);
  assert.match(htmlOf(await get("/integrity/my-training", { actor: ada })), /3 crédits en vigueur[^]*Label ambassadeur[^]*en vigueur/);
  assert.match(textOf(await get("/exports/my-training.csv", { actor: ada })), /Module integrite/);
  assert.equal(json(await get("/api/v1/training/me", { actor: ada }))["credits"], 3);

  const [certificate] = (await training.recordOf("a-ada")).certificates.filter(({ kind }) => kind === "module");
  const page = `/integrity/certificates/${certificate?.id}`;
  assert.doesNotMatch(htmlOf(await get(page)), /Ada/);
  assert.match(htmlOf(await get(page, { actor: ada })), /Ada Essai[^]*Votre certificat/);
  await assert.rejects(get(`${page}/credential.json`, { actor: bob }), refused("consultations.unknown-certificate"));
  await assert.rejects(post(`${page}/wishes`, { actor: bob, body: { nameShown: "on" } }), refused("consultations.unknown-certificate"));
  await post(`${page}/wishes`, { actor: ada, body: { nameShown: "on" } });
  assert.match(htmlOf(await get(page)), /Ada Essai/);
  const token = textOf(await get(`${page}/credential.jwt`, { actor: ada }));
  const hashed = textOf(await get(`${page}/credential.json`, { actor: ada }));
  assert.doesNotMatch(hashed, /ada@/);
  await post(`${page}/wishes`, { actor: ada, body: { nameShown: "on", mailInClear: "on" } });
  assert.match(textOf(await get(`${page}/credential.json`, { actor: ada })), /"identityHash": "ada@example\.org"/);

  for (const text of [token, hashed]) assert.match(htmlOf(await post("/integrity/verify", { body: { text, mail: "ada@example.org" } })), /authentique et en vigueur[^]*bien celle du titulaire/);
  assert.match(htmlOf(await post("/integrity/verify", { body: { text: hashed.replace("Module integrite", "Doctorat"), mail: "" } })), /sa signature ne convient pas[^]*modifié après sa signature/);
  assert.match(htmlOf(await post("/integrity/verify", { body: { text: "x".repeat(300_000) } })), /dépasse 256 ko/);
  assert.equal(json(await post("/api/v1/training/verify", { body: { credential: hashed } }))["outcome"], "valid");

  const noReason = await post(`/integrity/training/manage/certificates/${certificate?.id}/revoke`, { actor: officer, body: { reason: "" } });
  assert.equal(status(noReason), 422);
  await post(`/integrity/training/manage/certificates/${certificate?.id}/revoke`, { actor: officer, body: { reason: "Émargement erroné" } });
  const open = htmlOf(await get(page, { language: "en" }));
  assert.match(open, /This certificate is revoked/);
  assert.doesNotMatch(open, /Émargement/);
  assert.doesNotMatch(JSON.stringify(json(await get(`/api/v1/training/certificates/${certificate?.id}`))), /Émargement|ada/i);
  assert.match(htmlOf(await get(page, { actor: ada })), /Émargement erroné/);
  assert.match(htmlOf(await get("/integrity/training/manage/certificates?state=revoked", { actor: officer })), /Ada Essai[^]*révoqué/);
  assert.match(htmlOf(await get("/integrity/training/figures", { actor: actorOf("s", "steering-office") })), /le nombre de personnes formées n’est pas publié/);
  const list = await get(`/integrity/status/${certificate?.statusList}`);
  assert.ok(list.kind === "document" && list.text.includes("BitstringStatusListCredential"));
  const keys = await get("/.well-known/did.json");
  assert.ok(keys.kind === "document" && keys.text.includes("did:web:jalon.example"));
});
