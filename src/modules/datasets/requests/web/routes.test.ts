import assert from "node:assert/strict";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Actor, Reply, RequestContext, Route } from "../../../../kernel/http/route.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { htmlOf, textOf } from "../../../../kernel/testing/ask.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { fixedClock } from "../../../../kernel/time/day.ts";
import { people, settingsWith, testSets, worldOn } from "../testing.ts";
import { createRequestRoutes } from "./routes.ts";

const refused = (code: string) => (error: unknown): boolean => (error as { code?: string }).code === code;
const to = (reply: Reply): string => (reply.kind === "redirect" ? reply.to : assert.fail(reply.kind === "page" ? htmlOf(reply).slice(0, 3_000) : reply.kind));
const status = (reply: Reply): number => (reply.kind === "page" ? (reply.status ?? 200) : assert.fail("not a page"));

function ready(db: Db) {
  const world = worldOn(db);
  const accounts = Object.values(people).map(({ accountId, name, roles }) => ({ id: accountId, email: "x@example.org", name, active: true, mustChangePassword: false, createdAt: "2020-01-01T00:00:00.000Z", lastSignIn: null, roles }));
  const routes = createRequestRoutes({
    requests: world.requests, accounts: { getAccount: async (id) => accounts.find((one) => one.id === id) ?? null, allAccounts: async () => accounts },
    datasets: { find: async (code) => world.datasets.get(code) ?? null, findFor: async (_, code) => world.datasets.get(code) ?? null, published: async (codes) => codes.flatMap((code) => world.datasets.get(code) ?? []) },
    publicUrl: "http://jalon.example/", conditions: [{ code: "DUO:0000018", name: { fr: "Usage non commercial", en: "Not for profit use only" } }, { code: "DUO:0000019", name: { fr: "Publication exigée", en: "Publication required" } }],
  });
  const ask = async (method: Route["method"], address: string, actor: Actor | null, body: Readonly<Record<string, unknown>> = {}, language: Language = "fr"): Promise<Reply> => {
    const url = new URL(address, "http://jalon.example");
    // As the router does: a path without parameters wins.
    const fitting = routes.filter((route) => route.method === method).flatMap((route) => {
      const match = new RegExp(`^${route.path.replaceAll(".", "\\.").replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`).exec(url.pathname);
      return match === null ? [] : [{ route, match }];
    }).toSorted((a, b) => Object.keys(a.match.groups ?? {}).length - Object.keys(b.match.groups ?? {}).length);
    const [first] = fitting;
    if (first === undefined) throw new Error(`no route at ${url.pathname}`);
    const { route, match } = first;
    const context: RequestContext = { actor, language, clock: fixedClock("2025-03-03T09:00:00Z"), requestId: "essai", url, csrfToken: "jeton", session: { get: () => undefined, set: () => undefined, renew: () => undefined } };
    return route.handle({ params: route.params?.parse({ ...match.groups }) ?? {}, query: route.query?.parse(Object.fromEntries(url.searchParams)) ?? {}, body: route.body?.parse(body) ?? body, files: [], context });
  };
  return { ...world, get: (address: string, actor: Actor | null, language?: Language) => ask("GET", address, actor, {}, language), post: (address: string, actor: Actor, body: Readonly<Record<string, unknown>>) => ask("POST", address, actor, body), put: (address: string, actor: Actor, body: Readonly<Record<string, unknown>>) => ask("PUT", address, actor, body) };
}

const filled = { formKey: "clef-0001", step: "submit", "q-project": "Un modèle", "q-purpose": "Le comparer <b>", "q-team": "Trois personnes", "q-country": "FR" };

databaseTest("on the pages: ask, keep what was typed, return, decide, accept, link", testSets, async (db) => {
  const { requests, get, post } = ready(db);
  await requests.settle(people.declarer, "ds-000001", settingsWith({ deciders: [people.first.accountId, people.second.accountId], rule: { kind: "all" } }), 0);
  assert.match(htmlOf(await get("/data/ds-000001/request", null)), /Les 2 décideurs doivent être d’accord[^]*Pour demander, connectez-vous/);
  assert.match(htmlOf(await get("/data/ds-000003/request", people.requester, "en")), /open to all: download them/);
  await assert.rejects(get("/data/ds-000099/request", people.requester), refused("requests.unknown-dataset"));
  const faulty = await post("/data/ds-000001/request", people.requester, { ...filled, "q-country": "France", "q-team": "" });
  assert.equal(status(faulty), 422);
  assert.match(htmlOf(faulty), /href="#field-q-team"[^]*Le comparer &lt;b>[^]*value="France"/);
  // Kept as a draft, though it could not be handed in.
  const draft = htmlOf(await get("/data/ds-000001/request", people.requester));
  assert.match(draft, /value="France"/);
  const basedOn = /name="basedOn" value="(\d+)"/.exec(draft)?.[1] ?? "";
  const address = to(await post("/data/ds-000001/request", people.requester, { ...filled, basedOn })).replace("?done=submit", "");
  assert.match(address, /^\/data\/requests\/r-\d{6}$/);
  // The same press again leads to the same request.
  assert.equal(to(await post("/data/ds-000001/request", people.requester, { ...filled, basedOn })), `${address}?done=submit`);
  assert.match(htmlOf(await get("/data/ds-000001/request", people.requester)), /déjà une demande en cours/);
  await assert.rejects(get(address, people.stranger), refused("requests.unknown"));

  assert.match(htmlOf(await get("/data/requests", people.first)), /1 demande attend votre décision[^]*r-\d{6}[^]*réponse le 2 avril 2025/);
  assert.match(htmlOf(await get("/data/requests", people.stranger)), /Vous n’avez rien demandé/);
  assert.match(htmlOf(await get("/data/requests?view=handled&state=refused", people.first)), /Aucune demande dans cet état/);
  assert.match(textOf(await get("/exports/data-requests.csv?view=to-decide", people.first)), /r-\d{6}/);
  assert.doesNotMatch(textOf(await get("/exports/data-requests.json?view=handled", people.stranger)), /r-\d{6}/);

  to(await post(address, people.first, { step: "ask", text: "Quel modèle\u202f?" }));
  const asked = htmlOf(await get(address, people.requester));
  assert.match(asked, /Question qui vous est posée[^]*Quel modèle/);
  assert.doesNotMatch(asked, /Fanny|Sami/);
  to(await post(address, people.requester, { step: "answer", question: /name="question" value="(\d+)"/.exec(asked)?.[1], text: "Le second" }));
  assert.equal(status(await post(address, people.first, { step: "return", text: "" })), 422);
  to(await post(address, people.first, { step: "return", text: "Dites l’équipe" }));
  assert.match(htmlOf(await get(address, people.requester)), /à compléter[^]*Corriger la demande[^]*Dites l’équipe/);
  const again = htmlOf(await get("/data/ds-000001/request", people.requester));
  to(await post("/data/ds-000001/request", people.requester, { ...filled, "q-team": "Deux unités", formKey: "autre-clef", basedOn: /name="basedOn" value="(\d+)"/.exec(again)?.[1] }));
  const view = htmlOf(await get(address, people.first));
  assert.match(view, /Rachid Requérant[^]*Deux unités/);
  const wrong = await post(address, people.first, { step: "opine", verdict: "refuse", reason: "" });
  assert.match(htmlOf(wrong), /le motif est transmis au demandeur/);
  to(await post(address, people.first, { step: "opine", verdict: "agree", reason: "Solide", note: "Bien connue", condition: ["DUO:0000019", "DUO:0000099"], ownConditions: "Citer la source\nCiter la source" }));
  assert.match(htmlOf(await get(address, people.second)), /1 pour[^]*favorable[^]*Solide[^]*Bien connue/);
  assert.doesNotMatch(htmlOf(await get(address, people.requester)), /Solide|Bien connue|favorable/);
  assert.match(htmlOf(await get(address, people.second, "en")), /Your opinion is awaited by 2 April 2025/);
  to(await post(address, people.second, { step: "opine", verdict: "agree", reason: "" }));
  const conditions = htmlOf(await get(address, people.requester));
  assert.match(conditions, /Publication exigée[^]*Citer la source/);
  assert.doesNotMatch(conditions, /DUO:0000099/);
  const names = [...conditions.matchAll(/name="(c-[^"]+)"/g)].map(([, name]) => name ?? "");
  assert.equal(names.length, 2);
  assert.equal(status(await post(address, people.requester, { step: "accept", [names[0] ?? ""]: "yes" })), 422);
  to(await post(address, people.requester, { step: "accept", ...Object.fromEntries(names.map((name) => [name, "yes"])) }));
  assert.match(htmlOf(await get(address, people.requester)), /accès ouvert[^]*table-1\.csv/);
  assert.equal(status(await post(address, people.requester, { step: "make-link", days: "400" })), 422);
  const made = htmlOf(await post(address, people.requester, { step: "make-link", days: "5", which: "all" }));
  const link = /http:\/\/jalon\.example(\/data\/ds-000001\/shared\?link=[\w-]+)/.exec(made)?.[1] ?? "";
  assert.match(htmlOf(await get(link, null)), /table-1\.csv\?link=/);
  assert.doesNotMatch(htmlOf(await get(address, people.requester)), /shared\?link/);
  await assert.rejects(get(link.replace("ds-000001", "ds-000002"), null), refused("requests.unknown-link"));
  to(await post(address, people.first, { step: "revoke", text: "Engagement rompu" }));
  await assert.rejects(get(link, null), refused("requests.unknown-link"));
  assert.match(htmlOf(await get(address, people.requester)), /accès retiré[^]*Engagement rompu/);
});

databaseTest("settings on their page, for those who may edit the dataset", testSets, async (db) => {
  const { requests, get, post } = ready(db);
  await assert.rejects(get("/data/ds-000001/requests/settings", people.requester), refused("requests.not-yours"));
  assert.match(htmlOf(await get("/data/ds-000001/requests/settings", people.declarer)), /Daria Déclarante décide/);
  const form = { basedOn: "0", deciders: [people.first.accountId, people.second.accountId], rule: "quorum", quorum: "3", deadlineDays: "15", durationDays: "200", "use-project": "required", "use-purpose": "optional", "own-fr-0": "Quel serveur\u202f?", "own-en-0": "Which server?", "own-kind-0": "text", condition: "DUO:0000019", ownConditions: "Citer" };
  const faulty = await post("/data/ds-000001/requests/settings", people.declarer, form);
  assert.match(htmlOf(faulty), /de 1 au nombre de décideurs \(2\)[^]*Quel serveur/);
  to(await post("/data/ds-000001/requests/settings", people.declarer, { ...form, quorum: "2" }));
  const { version, settings } = await requests.settings("ds-000001");
  assert.deepEqual([version, settings.rule, settings.questions.map(({ id, required }) => [id, required]), settings.conditions.map(({ code }) => code), settings.deadlineDays], [1, { kind: "quorum", number: 2 }, [["project", true], ["purpose", false], ["own-1", false]], ["DUO:0000019", null], 15]);
  assert.equal(status(await post("/data/ds-000001/requests/settings", people.declarer, { ...form, quorum: "2" })), 409);
  assert.match(htmlOf(await get("/data/ds-000001/request", people.requester)), /Quel serveur[^]*Publication exigée/);
});

databaseTest("the same for programs", testSets, async (db) => {
  const { requests, get, post, put } = ready(db);
  const json = (reply: Reply): Record<string, never> => (reply.kind === "json" ? (reply.value as Record<string, never>) : assert.fail("not json"));
  const form = json(await get("/api/v1/datasets/ds-000002/requests/form", null));
  assert.deepEqual([form["requestable"], (form["declaredConditions"] as unknown as readonly unknown[]).length], [true, 1]);
  const body = { formKey: "programme-1", answers: { project: "a", purpose: "b", team: "c", country: "FR" }, accepted: [] };
  const made = json(await post("/api/v1/datasets/ds-000001/requests", people.requester, body));
  const number = String(made["number"]);
  assert.equal(json(await post("/api/v1/datasets/ds-000001/requests", people.requester, body))["number"], number);
  await assert.rejects(post(`/api/v1/data-requests/${number}/acts`, people.stranger, { act: { move: "take" } }), refused("requests.unknown"));
  await assert.rejects(post(`/api/v1/data-requests/${number}/acts`, people.requester, { act: { move: "opine", verdict: "agree", reason: "" } }), refused("requests.not-yours"));
  const done = json(await post(`/api/v1/data-requests/${number}/acts`, people.declarer, { act: { move: "opine", verdict: "agree", reason: "Oui", note: "Entre nous" } }));
  assert.equal((done["request"] as unknown as { state: string }).state, "granted");
  const seen = json(await get(`/api/v1/data-requests/${number}`, people.requester));
  assert.deepEqual([seen["opinions"], seen["tally"]], [null, null]);
  assert.doesNotMatch(JSON.stringify(seen), /Entre nous|Daria/);
  assert.equal(json(await get("/api/v1/data-requests?view=mine", people.requester))["total"], 1);
  assert.equal(json(await put("/api/v1/datasets/ds-000001/requests/settings", people.declarer, { basedOn: 0, settings: settingsWith({ deadlineDays: 10 }) }))["version"], 1);
  assert.equal((await requests.settings("ds-000001")).settings.deadlineDays, 10);
  assert.equal(json(await get("/api/v1/data-requests/statistics", people.administrator))["medianDays"], 0);
});
