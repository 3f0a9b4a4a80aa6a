import assert from "node:assert/strict";
import type { Reply } from "../../../kernel/http/route.ts";
import type { Db } from "../../../kernel/db/db.ts";
import { htmlOf, sendTo, textOf, type Sent } from "../../../kernel/testing/ask.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { day } from "../../../kernel/time/day.ts";
import { actorOf, aContent, aService, cohortSets, cohortsOn, office, start } from "../testing/builders.ts";
import { cohortRoutes } from "./routes.ts";

const keeper = actorOf("office", "cohort-office");
const [ada, bob] = [actorOf("ada", "researcher"), actorOf("bob", "researcher")];
const steering = actorOf("s", "steering-office");
const refused = (code: string) => (error: unknown): boolean => (error as { code?: string }).code === code;
const to = (reply: Reply): string => (reply.kind === "redirect" ? reply.to : assert.fail(`not a redirect: ${reply.kind === "page" ? htmlOf(reply).slice(0, 1500) : reply.kind}`));
const status = (reply: Reply): number => (reply.kind === "page" ? (reply.status ?? 200) : assert.fail("not a page"));
const json = (reply: Reply) => (reply.kind === "json" ? (reply.value as Record<string, never>) : assert.fail("not json"));

function ready(db: Db, today: string) {
  const { cohorts, indicator, drafts } = cohortsOn(db, today);
  const routes = cohortRoutes({ cohorts, indicator, day: async () => day(today) });
  const send = (method: "GET" | "POST" | "PUT") => (address: string, sent: Sent = {}) => sendTo(routes, method, address, { today, ...sent });
  return { cohorts, drafts, get: send("GET"), post: send("POST"), put: send("PUT") };
}

const form = { code: "maree", acronym: "MARÉE", nameFr: "Cohorte <b>Marée", nameEn: "Marée cohort", populationFr: "Femmes enceintes", populationKind: "birth", startedOn: "2015-01-01", structure: "209900101X", datasets: "ds-000001\nds-000002", investigators: "Ada Essai ; 0000-0002-1825-0097", funding: "Agence ; Programme ; 1 200 000 ; 2015-01-01", legal: "comité de protection des personnes ; CPP-1 ; 2015-01-01", biobankPlace: "Rennes", team: "ada@example.org", on: "2020-06-01", source: "courriel", sharingFr: "Sur demande." };

databaseTest("the office keeps the register by forms whose faults come back with what was typed; everybody reads it", cohortSets, async (db) => {
  const { get, post, cohorts } = ready(db, "2025-03-31");
  assert.match(htmlOf(await get("/cohorts")), /Aucune cohorte n’est encore au registre/);
  assert.match(htmlOf(await get("/cohorts/timeline")), /Aucune convention/);
  assert.match(htmlOf(await get("/cohorts/indicator")), /Le registre est vide/);
  await assert.rejects(post("/cohorts/new", { actor: ada, body: form }), refused("http.forbidden"));
  const faulty = await post("/cohorts/new", { actor: keeper, body: { ...form, code: "Pas Bon", startedOn: "2015-02-30", plannedEndOn: "2014-01-01", populationKind: "x", team: "personne@example.org", on: "" } });
  assert.equal(status(faulty), 422);
  assert.match(htmlOf(faulty), /Le code est un mot[^]*value="pas bon"|value="Pas Bon"/i);
  for (const words of [/Donnez un jour qui existe/, /Choisissez un type/, /n’est celle d’aucun compte/, /Donnez le jour\./]) assert.match(htmlOf(faulty), words);
  assert.equal(to(await post("/cohorts/new", { actor: keeper, body: form })), "/cohorts/maree?done=added");
  const shown = htmlOf(await get("/cohorts/maree"));
  assert.match(shown, /Cohorte &lt;b>?Marée|Cohorte &lt;b&gt;Marée/);
  assert.match(shown, /Unité d’essai[^]*1,2\u00a0M€[^]*Demander l’accès[^]*fermé/);
  assert.doesNotMatch(shown, /ada@example|r-000007|Demandes reçues/);
  assert.match(htmlOf(await get("/cohorts/maree", { actor: ada })), /Demander un service[^]*3 déposées[^]*r-000007/);
  assert.doesNotMatch(htmlOf(await get("/cohorts/maree", { actor: bob })), /Demander un service|r-000007/);
  assert.match(htmlOf(await get("/cohorts/maree", { actor: keeper })), /3 déposées/);

  const edit = htmlOf(await get("/cohorts/maree/edit", { actor: keeper }));
  const seen = /name="revision" value="(\d+)"/.exec(edit)?.[1] ?? "";
  assert.match(edit, /Ada Essai ; 0000-0002-1825-0097[^]*ada@example\.org/);
  assert.equal(to(await post("/cohorts/maree/edit", { actor: keeper, body: { ...form, revision: seen } })), "/cohorts/maree?done=same");
  assert.equal(to(await post("/cohorts/maree/edit", { actor: keeper, body: { ...form, acronym: "MAREE", revision: seen } })), "/cohorts/maree?done=saved");
  const overtaken = await post("/cohorts/maree/edit", { actor: keeper, body: { ...form, acronym: "AUTRE", revision: seen } });
  assert.match(htmlOf(overtaken), /Quelqu’un d’autre a changé cette fiche[^]*value="AUTRE"/);
  const at = async (): Promise<string> => String((await cohorts.cohort("maree")).revision);
  const moved = async (state: string, on: string, reference: string) => post("/cohorts/maree/state", { actor: keeper, body: { state, on, reference, revision: await at() } });
  assert.match(htmlOf(await moved("hosted", "2021-06-01", "")), /Cet état ne suit pas/);
  assert.match(htmlOf(await moved("", "", "")), /Choisissez un état/);
  assert.equal(to(await moved("being-integrated", "2021-01-10", "FC-1")), "/cohorts/maree?done=moved");
  assert.equal(to(await moved("hosted", "2021-06-01", "PV-1")), "/cohorts/maree?done=moved");
  assert.equal(status(await post("/cohorts/maree/participants", { actor: keeper, body: { on: "2024-12-31", enrolled: "beaucoup", revision: await at(), source: "x" } })), 422);
  assert.equal(to(await post("/cohorts/maree/participants", { actor: keeper, body: { on: "2024-12-31", enrolled: "2 860", followed: "2611", revision: await at(), source: "rapport" } })), "/cohorts/maree?done=counted");
  assert.match(htmlOf(await get("/cohorts/maree/history")), /convention d’hébergement\u202f: FC-1/);
  assert.match(textOf(await get("/exports/cohort-history/maree.csv")), /PV-1/);
  assert.doesNotMatch(textOf(await get("/exports/cohort-history/maree.json")), /a-ada/);
  assert.match(htmlOf(await get("/cohorts/timeline", { language: "en" })), /cohort-hosted[^]*Days of integration/);
  for (const query of ["", "?q=femmes+encein", "?state=hosted&population=birth", "?biobank=yes&datasets=yes&sort=participants"]) assert.match(htmlOf(await get(`/cohorts${query}`)), /href="\/cohorts\/maree"/, query);
  assert.match(htmlOf(await get("/cohorts?q=zzzz")), /Aucune cohorte ne répond/);
  const csv = textOf(await get("/exports/cohorts.csv"));
  assert.match(csv, /maree;MAREE/);

  // What was exported can be taken in again by another house.
  const back = csv.replaceAll("maree", "retour");
  const checked = await post("/cohorts/import", { actor: keeper, body: { act: "check" }, files: [{ name: "c.csv", bytes: new TextEncoder().encode(back) }] });
  assert.match(htmlOf(checked), /1 cohortes prêtes/);
  assert.equal(to(await post("/cohorts/import", { actor: keeper, body: { act: "import" }, files: [{ name: "c.csv", bytes: new TextEncoder().encode(back) }] })), "/cohorts?done=added");
  const [one, other] = [await cohorts.cohort("maree"), await cohorts.cohort("retour")];
  assert.deepEqual([other.state, other.content.datasets, other.content.investigators, other.transitions.map(({ on, evidence }) => [on, evidence?.reference])], [one.state, one.content.datasets, one.content.investigators, one.transitions.map(({ on, evidence }) => [on, evidence?.reference])]);
  for (const bytes of [new Uint8Array(), new TextEncoder().encode("a"), new Uint8Array([0x50, 0x4b, 3, 4, 1]), new Uint8Array([0, 1, 2, 255])]) assert.equal(status(await post("/cohorts/import", { actor: keeper, body: { act: "import" }, files: [{ name: "x.xlsx", bytes }] })), 422);
  assert.equal(status(await post("/cohorts/import", { actor: keeper, body: {} })), 422);
});

databaseTest("services, a request through its pages and documents, the load, and indicator 5 recorded", cohortSets, async (db) => {
  const { cohorts, get, post, put, drafts } = ready(db, "2025-03-31");
  assert.match(htmlOf(await get("/cohorts/services")), /Aucun service n’est encore au catalogue/);
  assert.equal(status(await post("/cohorts/services/new", { actor: keeper, body: { code: "x y", answerDays: "0", deliveryDays: "" } })), 422);
  const { name, description, conditions } = aService("a");
  assert.equal(json(await put("/api/v1/cohorts/services/nettoyage", { actor: keeper, body: { kind: "cleaning", name, description, conditions, answerDays: 10, deliveryDays: 30, offered: true, basedOn: 0 } }))["version"], 1);
  assert.equal(to(await post("/cohorts/services/nettoyage/edit", { actor: keeper, body: { basedOn: "1", kind: "cleaning", nameFr: "Nettoyage", nameEn: "Cleaning", descriptionFr: "a", descriptionEn: "a", conditionsFr: "a", conditionsEn: "a", answerDays: "12", deliveryDays: "30", offered: "on" } })), "/cohorts/services?done=saved");
  assert.match(htmlOf(await get("/cohorts/services/nettoyage")), /12 jours après la demande[^]*Versions/);
  await cohorts.add(office, "maree", aContent({ team: ["a-ada"] }), start);
  await cohorts.move(office, "maree", { state: "being-integrated", on: day("2021-01-01"), reference: "FC" });
  await cohorts.move(office, "maree", { state: "hosted", on: day("2021-06-01"), reference: "PV" });

  assert.match(htmlOf(await get("/cohorts/requests/new", { actor: bob })), /Vous ne parlez pour aucune cohorte|Vous ne parlez/);
  const empty = await post("/cohorts/requests/new", { actor: ada, body: { cohort: "maree", service: "nettoyage", title: "Doublons <i>", need: "", wantedOn: "2025-13-01", formKey: "k1" } });
  assert.match(htmlOf(empty), /Dites ce dont la cohorte a besoin[^]*value="Doublons &lt;i/);
  const number = to(await post("/cohorts/requests/new", { actor: ada, body: { cohort: "maree", service: "nettoyage", title: "Doublons <i>", need: "Trouver", formKey: "k1" }, files: [{ name: "plan.txt", bytes: new TextEncoder().encode("plan") }] })).replace(/^\/cohorts\/requests\/(c-\d+).*$/, "$1");
  await assert.rejects(get(`/cohorts/requests/${number}`, { actor: bob }), refused("cohorts.unknown-request"));
  const page = htmlOf(await get(`/cohorts/requests/${number}?done=ask`, { actor: ada }));
  assert.match(page, /Doublons &lt;i[^]*plan\.txt/);
  assert.doesNotMatch(page, /Prendre à l’étude|Pour le bureau seulement/);
  const sha = /documents\/([0-9a-f]{64})/.exec(page)?.[1] ?? "";
  assert.equal(textOf(await get(`/cohorts/requests/${number}/documents/${sha}`, { actor: ada })), "plan");
  const late = await post(`/cohorts/requests/${number}`, { actor: keeper, body: { move: "refuse", text: "", revision: "1" } });
  assert.match(htmlOf(late), /Dites pourquoi/);
  // What ends a request for good is asked once more, with what was typed; nothing is done until then.
  const asked = await post(`/cohorts/requests/${number}`, { actor: ada, body: { move: "withdraw", text: "Plus <b>d’objet", revision: "1" } });
  assert.equal(status(asked), 200);
  assert.match(htmlOf(await get(`/cohorts/requests/${number}`, { actor: ada })), /Le bureau doit une réponse/);
  assert.match(htmlOf(asked), /Retirer cette demande[^]*name="text" value="Plus &lt;b[^]*name="confirmed" value="1"/);
  assert.equal(status(await post(`/cohorts/requests/${number}`, { actor: ada, body: { move: "refuse", text: "non", revision: "1" } })), 422);
  assert.equal(status(await post(`/cohorts/requests/${number}`, { actor: keeper, body: { move: "refuse", text: "non", revision: "0" } })), 422);
  const other = to(await post("/cohorts/requests/new", { actor: ada, body: { cohort: "maree", service: "nettoyage", title: "Autre", need: "Trouver", formKey: "k2" } })).replace(/^\/cohorts\/requests\/(c-\d+).*$/, "$1");
  assert.equal(to(await post(`/cohorts/requests/${other}`, { actor: ada, body: { move: "withdraw", text: "non", revision: "1", confirmed: "1" } })), `/cohorts/requests/${other}`);
  assert.match(htmlOf(await get(`/cohorts/requests/${other}`, { actor: keeper })), /retirée/);
  assert.equal(to(await post(`/cohorts/requests/${number}`, { actor: keeper, body: { move: "qualify", revision: "1" } })), `/cohorts/requests/${number}`);
  assert.equal(status(await post(`/cohorts/requests/${number}`, { actor: keeper, body: { move: "accept", revision: "1" } })), 422);
  assert.equal(status(await post(`/cohorts/requests/${number}`, { actor: keeper, body: { move: "__proto__" } })), 422);
  assert.equal(json(await post(`/api/v1/cohorts/requests/${number}/acts`, { actor: keeper, body: { move: "accept", basedOn: 2 } }))["state"], "accepted");
  assert.match(htmlOf(await get("/cohorts/requests?state=accepted", { actor: keeper })), /1 demande/);
  assert.match(htmlOf(await get("/cohorts/requests", { actor: bob })), /Aucune demande ici/);
  assert.match(htmlOf(await get("/cohorts/requests/load", { actor: keeper })), /En retard/);
  assert.doesNotMatch(textOf(await get("/exports/cohort-requests.csv", { actor: bob })), /Doublons/);
  assert.match(textOf(await get("/exports/cohort-load.csv", { actor: keeper })), /Nettoyage/);

  assert.match(htmlOf(await get("/cohorts/indicator?on=2022-12-31")), /<strong class="transparency-share">1<\/strong>[^]*convention d’hébergement FC/);
  assert.match(htmlOf(await get("/cohorts/indicator?reading=ever-hosted&lang=en", { language: "en" })), /Hosted at least once/);
  await assert.rejects(post("/cohorts/indicator/record", { actor: ada, body: { on: "2024-12-31" } }), refused("http.forbidden"));
  assert.equal(to(await post("/cohorts/indicator/record", { actor: steering, body: { on: "2024-12-31" } })), "/cohorts/indicator?on=2024-12-31&done=entered");
  assert.equal(drafts.length, 1);
  assert.equal(status(await post("/cohorts/indicator/record", { actor: steering, body: { on: "2025-04-01" } })), 422);
  assert.equal(status(await post("/cohorts/indicator/reading", { actor: keeper, body: { declare: "ever-hosted", reason: "" } })), 422);
  assert.equal(to(await post("/cohorts/indicator/reading", { actor: keeper, body: { declare: "ever-hosted", reason: "Lecture large" } })), "/cohorts/indicator?done=declared");
  assert.deepEqual([json(await get("/api/v1/cohorts/indicator"))["value"], json(await get("/api/v1/cohorts/indicator"))["declaredReading"]], [1, "ever-hosted"]);
  assert.match(textOf(await get("/exports/cohort-indicator.csv")), /maree/);
  const told = JSON.stringify(json(await get("/api/v1/cohorts/maree"))) + JSON.stringify(json(await get("/api/v1/cohorts/maree/statements"))) + JSON.stringify(json(await get("/api/v1/cohorts")));
  assert.doesNotMatch(told, /a-ada|"team"/);
  await assert.rejects(post("/api/v1/cohorts/maree/transitions", { actor: keeper, body: { state: "hosted", on: "2024-01-01" } }), refused("cohorts.not-valid"));
  await assert.rejects(get("/cohorts/absent"), refused("cohorts.unknown"));
  await assert.rejects(get("/cohorts/services/absent"), refused("cohorts.unknown-service"));
});
