import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { auditMigrations } from "../../../../kernel/audit/index.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import { elementOf, render } from "../../../../kernel/html/index.ts";
import type { Actor, Reply, RequestContext, Route } from "../../../../kernel/http/route.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Robots } from "../../../../kernel/robots/index.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { consultationMigrations } from "../../migrations.ts";
import type { Ballot } from "../../domain/ports.ts";
import { isEligible } from "../domain/eligibility.ts";
import { aForm, anInput, organiser, testQuestionnaires, type TestQuestionnaires } from "../testing.ts";
import { questionnaireRoutes } from "./index.ts";

const sets = [auditMigrations, consultationMigrations];

interface World extends TestQuestionnaires {
  readonly ask: (method: "GET" | "POST", address: string, options?: { readonly actor?: Actor | null; readonly body?: Record<string, unknown>; readonly language?: Language }) => Promise<Reply>;
  readonly received: Omit<Ballot, "token" | "signature">[];
}

function world(db: Db): World {
  const tested = testQuestionnaires(db, { forms: [aForm(), { ...aForm(), code: "choosy", axes: [{ ...axis(0), sections: [...axis(0).sections, { code: "more", title: both("La suite", "More"), when: { question: "progress", from: 4 }, questions: [{ kind: "text", code: "what", label: both("Quoi\u202f?", "What?"), longest: 100 }] }] }] }] });
  const received: World["received"] = [];
  const check = { token: "sealed", challenge: { parameters: {}, signature: "" }, question: "Combien font un plus un\u202f?", solution: "", answer: "" } as unknown as Awaited<ReturnType<Robots["fields"]>>;
  const robots: Robots = { fields: async () => check, check: async (posted) => (posted["robot-answer"] === "2" ? [] : [{ code: "robots.wrong", severity: "error", field: "robot-answer", text: both("Répondez à la question.", "Answer the question.") }]) };
  const routes = questionnaireRoutes({ questionnaires: tested.service, robots, mayAnswer: async (actor, record) => isEligible(record, actor.roles), site: "https://jalon.example", ballots: { receiveOpen: async (ballot) => { received.push(ballot); } }, entries: async () => [{ title: both("Une démarche", "A step"), about: both("Proposer.", "Propose."), kind: both("Démarche participative", "Participatory step"), href: "/consultations/steps/one", state: "open", from: null, to: null, demonstration: false }] });
  return { ...tested, received, ask: (method, address, { actor = null, body, language = "fr" } = {}) => asked(routes, method, address, { actor, body, language, clock: tested.clock }) };
}

const axis = (at: number) => {
  const found = aForm().axes[at];
  assert.ok(found);
  return found;
};

async function asked(routes: readonly Route[], method: string, address: string, { actor, body, language, clock }: { readonly actor: Actor | null; readonly body: Record<string, unknown> | undefined; readonly language: Language; readonly clock: RequestContext["clock"] }): Promise<Reply> {
  const url = new URL(address, "http://jalon.example");
  const literal = (path: string): number => path.split("/").filter((part) => part.startsWith(":")).length;
  for (const one of routes.filter((route) => route.method === method).sort((a, b) => literal(a.path) - literal(b.path))) {
    const match = new RegExp(`^${one.path.replaceAll(".", "\\.").replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`).exec(url.pathname);
    if (match === null) continue;
    const context: RequestContext = { actor, language, clock, requestId: "essai", url, csrfToken: "jeton", session: { get: () => undefined, set: () => undefined, renew: () => undefined } };
    return one.handle({ params: one.params?.parse(match.groups ?? {}) ?? {}, query: one.query?.parse(Object.fromEntries(url.searchParams)) ?? {}, body: one.body?.parse(body ?? {}) ?? {}, files: [], context });
  }
  throw new Error(`no route at ${method} ${url.pathname}`);
}

function html(reply: Reply): string {
  if (reply.kind !== "page") throw new Error(`not a page: ${reply.kind}`);
  return render(elementOf(reply.page.body));
}

const sent = (input: ReturnType<typeof anInput>): Record<string, unknown> => ({
  code: input.code, "title.fr": input.title.fr, "title.en": input.title.en, "purpose.fr": input.purpose.fr, "purpose.en": input.purpose.en, contact: input.contact, mode: input.mode,
  periodFrom: input.periodFrom, periodTo: input.periodTo, opensOn: input.opensOn, closesOn: input.closesOn, threshold: String(input.threshold), who: "all", form: "short-form@1",
});

databaseTest("an organiser prepares, announces, opens, invites and closes by pages alone", sets, async (db) => {
  const { ask, notices, service } = world(db);
  const as = { actor: organiser };
  assert.match(html(await ask("GET", "/consultations/manage", as)), /Aucun questionnaire/);
  assert.match(html(await ask("GET", "/consultations/manage/new", as)), /short-form@1/);
  const refused = await ask("POST", "/consultations/manage", { ...as, body: { ...sent(anInput()), threshold: "3", "title.en": "" } });
  assert.equal(refused.kind === "page" && refused.status, 422);
  const again = html(refused);
  assert.ok(again.includes("error-summary") && again.includes("#field-threshold") && again.includes("#field-title-en") && again.includes("Un questionnaire court"));
  assert.deepEqual(await ask("POST", "/consultations/manage", { ...as, body: sent(anInput()) }), { kind: "redirect", to: "/consultations/manage/short" });
  // A draft is seen by the office alone.
  await assert.rejects(ask("GET", "/consultations/questionnaires/short"), /unknown-questionnaire/);
  assert.match(html(await ask("GET", "/consultations/questionnaires/short", as)), /Brouillon/);
  await ask("POST", "/consultations/manage/short/edit", { ...as, body: { ...sent(anInput({ contact: "Le bureau" })), revision: "1" } });
  assert.equal((await service.find("short"))?.contact, "Le bureau");
  assert.match(html(await ask("GET", "/consultations/manage/short/confirm/announce", as)), /devient publique/);
  await ask("POST", "/consultations/manage/short/acts/announce", { ...as, body: {} });
  const confirm = html(await ask("GET", "/consultations/manage/short/confirm/open", as));
  for (const fixed of ["Formulaire court, version 1", "2 axes, 3 questions", "Anonyme, et vérifiable", "12 aujourd", "du 10 mars 2025 au 9 avril 2025", "Votre fonction (2)"]) assert.ok(confirm.includes(fixed), fixed);
  await ask("POST", "/consultations/manage/short/acts/open", { ...as, body: {} });
  assert.match(html(await ask("GET", "/consultations/manage/short/confirm/send", as)), /12 personnes/);
  await ask("POST", "/consultations/manage/short/acts/send", { ...as, body: { number: "0" } });
  assert.equal(notices.length, 1);
  const managed = html(await ask("GET", "/consultations/manage/short", as));
  for (const told of ["moins de 5", "Invitation", "Le dernier message est parti le 10 mars 2025", "Ouvert\u202f: tout est fixé"]) assert.ok(managed.includes(told), told);
  const fixed = await ask("POST", "/consultations/manage/short/edit", { ...as, body: { ...sent(anInput({ threshold: 20 })), revision: "4" } });
  assert.equal(fixed.kind === "page" && fixed.status, 409);
  assert.match(html(fixed), /sont fixés/);
  await ask("POST", "/consultations/manage/short/acts/close", { ...as, body: {} });
  await ask("POST", "/consultations/manage/short/acts/publish", { ...as, body: {} });
  assert.match(html(await ask("GET", "/consultations/questionnaires/short")), /plus tôt que le 10 avril 2025 annoncé/);
  const file = await ask("GET", "/exports/questionnaires.csv", as);
  assert.ok(file.kind === "file" && String(file.bytes).includes("Un questionnaire court"));
});

databaseTest("a lost key: the page says so, the confirmation what is lost by axis; without a reason nothing is done", sets, async (db) => {
  const { ask, ballots, service } = world(db);
  const as = { actor: organiser };
  await service.create(organiser, anInput());
  await service.move(organiser, "short", "announced");
  await service.move(organiser, "short", "open");
  assert.equal((await ask("GET", "/consultations/manage/short/confirm/give-up-waiting", as)).kind, "redirect");
  ballots.lost = { axes: [{ axis: "first", waiting: 10, counted: 25 }, { axis: "second", waiting: 0, counted: 0 }] };
  const page = html(await ask("GET", "/consultations/manage/short", as));
  assert.ok(page.includes("Une clé manque") && page.includes("/confirm/give-up-waiting"));
  const confirm = html(await ask("GET", "/consultations/manage/short/confirm/give-up-waiting", as));
  for (const told of ["10 au moins", "25 au moins", "moins de 5", "ballot-keys"]) assert.ok(confirm.includes(told), told);
  const refused = await ask("POST", "/consultations/manage/short/acts/give-up-waiting", { ...as, body: { reason: "perdue" } });
  assert.ok(refused.kind === "page" && refused.status === 422 && html(refused).includes("perdue"));
  assert.equal((await ask("POST", "/consultations/manage/short/acts/give-up-waiting", { ...as, body: { reason: "Le disque est mort." } })).kind, "redirect");
  assert.ok(html(await ask("GET", "/consultations/manage/short", as)).includes("clé perdue"));
  await ask("POST", "/consultations/manage/short/acts/close", { ...as, body: {} });
  assert.ok(html(await ask("GET", "/consultations/manage/short", as)).includes("/consultations/manage/short/effect"));
  assert.ok(html(await ask("GET", "/consultations/manage/short/confirm/publish", as)).includes("/consultations/manage/short/effect"));
});

databaseTest("anybody finds what is open, and makes the fingerprint again from the definition", sets, async (db) => {
  const { ask, service } = world(db);
  await service.create(organiser, anInput());
  assert.ok(!html(await ask("GET", "/consultations")).includes("questionnaire court"));
  await service.move(organiser, "short", "announced");
  const { definitionSha256 } = await service.move(organiser, "short", "open");
  const hub = html(await ask("GET", "/consultations", { language: "en" }));
  assert.ok(hub.includes("A short questionnaire") && hub.includes("until 9 April 2025 included") && hub.includes("/consultations/steps/one"));
  const sheet = html(await ask("GET", "/consultations/questionnaires/short"));
  for (const told of [definitionSha256 ?? "none", "key-of-first", "Se connecter pour recevoir", "moins de 5 contributions", "/objectives/1", "tous les comptes ouverts"]) assert.ok(sheet.includes(told), told);
  const definition = await ask("GET", "/consultations/questionnaires/short/definition");
  assert.ok(definition.kind === "document");
  assert.equal(createHash("sha256").update(definition.text, "utf8").digest("hex"), definitionSha256);
  const api = await ask("GET", "/api/v1/questionnaires/short");
  assert.ok(api.kind === "json");
  assert.deepEqual((api.value as { definition: unknown }).definition, JSON.parse(definition.text));
  const list = await ask("GET", "/api/v1/questionnaires");
  assert.ok(list.kind === "json" && (list.value as { items: unknown[] }).items.length === 1);
  await assert.rejects(ask("GET", "/consultations/questionnaires/none"), /unknown-questionnaire/);
});

databaseTest("an open link is told apart, goes page by page without a script, keeps what was typed, and sends only what is asked", sets, async (db) => {
  const { ask, service, received } = world(db);
  await service.create(organiser, anInput({ mode: "open-link", form: { code: "choosy" } }));
  await service.move(organiser, "short", "announced");
  assert.deepEqual(await ask("GET", "/consultations/questionnaires/short/open"), { kind: "redirect", to: "/consultations/questionnaires/short" });
  const { definitionSha256 } = await service.move(organiser, "short", "open");
  const entry = html(await ask("GET", "/consultations/questionnaires/short/open"));
  assert.ok(entry.includes("Une même personne peut répondre plusieurs fois") && entry.includes("pas un questionnaire anonyme vérifiable"));
  const path = "/consultations/questionnaires/short/open/first";
  const first = html(await ask("GET", path));
  assert.ok(first.includes("Page 1 sur 2") && first.includes('name="q.position"') && first.includes(`value="${definitionSha256 ?? ""}"`) && !first.includes("_csrf"));
  const typed = { definition: definitionSha256 ?? "", "q.position": "value-1" };
  const second = html(await ask("POST", path, { body: { ...typed, step: "groups", go: "next" } }));
  assert.ok(second.includes('name="q.progress"') && second.includes('type="hidden" name="q.position" value="value-1"'));
  const long = await ask("POST", path, { body: { ...typed, step: "view", go: "next", "q.progress": "5", "q.why": "x".repeat(900_000) } });
  assert.equal(long.kind === "page" && long.status, 422);
  assert.ok(html(long).includes("x".repeat(1000)), "what was typed is kept");
  // A scale from 4 up asks one more page; below, what was typed there is not sent.
  const third = html(await ask("POST", path, { body: { ...typed, step: "view", go: "next", "q.progress": "5", "q.why": "<script>alert(1)</script>" } }));
  assert.ok(third.includes("Page 3 sur 3") && third.includes('name="q.what"'));
  const all = { ...typed, "q.progress": "2", "q.why": "<script>alert(1)</script>", "q.what": "oublié" };
  const review = html(await ask("POST", path, { body: { ...all, step: "more", go: "next" } }));
  assert.ok(review.includes("Relire, puis envoyer") && review.includes("&lt;script>alert(1)") && !review.includes("<script>") && review.includes("Combien font"));
  const robot = await ask("POST", path, { body: { ...all, step: "review", go: "send" } });
  assert.equal(robot.kind === "page" && robot.status, 422);
  assert.ok(html(robot).includes("Répondez à la question") && html(robot).includes('value="value-1"'));
  const done = await ask("POST", path, { body: { ...all, step: "review", go: "send", "robot-answer": "2" } });
  assert.deepEqual(done, { kind: "redirect", to: `${path}/sent?lang=fr` });
  assert.deepEqual(received, [{ questionnaire: "short", axis: "first", definitionSha256, answers: { position: "value-1", progress: 2, why: "<script>alert(1)</script>" } }]);
  assert.match(html(await ask("GET", `${path}/sent`)), /Merci/);
  const junk = await ask("POST", path, { body: { step: "nowhere", go: "send", "q.progress": "99", "q.position": ["a", "b"], "q.none": "x", definition: "zz", "robot-answer": "2" } });
  assert.equal(junk.kind === "page" && junk.status, 422);
  const nothing = await ask("POST", path, { body: { step: "review", go: "send", "robot-answer": "2" } });
  assert.match(html(nothing), /rien à envoyer/);
  assert.equal(received.length, 1);
});
