import assert from "node:assert/strict";
import { auditMigrations } from "../../../../kernel/audit/index.ts";
import type { Actor, Reply, Route } from "../../../../kernel/http/route.ts";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { htmlOf, textOf } from "../../../../kernel/testing/ask.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { fixedClock } from "../../../../kernel/time/day.ts";
import { indicatorMigrations } from "../../index.ts";
import { ada, campaignDraft, claire, office, openCampaigns, people } from "../testing.ts";
import { createCampaignRoutes } from "./routes.ts";

const sets = [auditMigrations, indicatorMigrations];

/** Asks a route as the edge would, somebody signed in. */
async function ask(routes: readonly Route[], method: "GET" | "POST", address: string, by: string, body: Record<string, unknown> = {}, today = "2025-02-10"): Promise<Reply> {
  const person = people.find((one) => one.accountId === by);
  const actor: Actor | null = person === undefined ? null : { accountId: person.accountId, name: person.name, roles: person.roles };
  const url = new URL(address, "http://jalon.example");
  for (const route of routes) {
    const match = route.method === method ? new RegExp(`^${route.path.replaceAll(".", "\\.").replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`).exec(url.pathname) : null;
    if (match === null) continue;
    const params = Object.fromEntries(Object.entries(match.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]));
    const context = { actor, language: "fr" as const, clock: fixedClock(today), requestId: "essai", url, csrfToken: "jeton", session: { get: () => undefined, set: () => undefined, renew: () => undefined } };
    return route.handle({ params: route.params?.parse(params) ?? {}, query: route.query?.parse(Object.fromEntries(url.searchParams)) ?? {}, body: route.body?.parse(body) ?? body, files: [], context });
  }
  throw new Error(`no route at ${method} ${url.pathname}`);
}

const typed = { value: "14", state: "consolidé", observedOn: "2025-02-01", source: "Suivi des accélérateurs", method: "", justification: "" };
const mine = "/my-duties/2024/3.a%3A2024";

databaseTest("pages of campaigns: opened from the calendar, proposed in place, closed under the writer with nothing lost", sets, async (db) => {
  const house = openCampaigns(db, "2025-02-10");
  const routes = createCampaignRoutes(house);
  assert.match(htmlOf(await ask(routes, "GET", "/campaigns", "office")), /Aucune campagne n’est encore ouverte/);
  assert.match(htmlOf(await ask(routes, "GET", "/my-duties", "ada")), /Rien n’est attendu de vous/);
  const form = { code: "2024", titleFr: "Campagne 2024", titleEn: "2024 campaign", year: "2024", opensOn: "2025-01-15", closesOn: "2025-03-31", dueFrom: "2025-01-01", dueUntil: "2026-01-01", model: "", "ladder-owner": "-3, 0", "ladder-validator": "", "ladder-office": "", step: "open", duties: ["3.a:2024"], "due-3.a:2024": "2025-02-20" };
  assert.match(htmlOf(await ask(routes, "GET", "/campaigns/new?year=2024", "office")), /name="duties" value="3\.a:2024" checked/);
  const refused = await ask(routes, "POST", "/campaigns/new", "office", { ...form, code: "", duties: [], "ladder-owner": "bientôt" });
  assert.ok(refused.kind === "page" && refused.status === 422);
  assert.match(htmlOf(refused), /value="bientôt"/);
  assert.deepEqual(await ask(routes, "POST", "/campaigns/new", "office", form), { kind: "redirect", to: "/campaigns/2024?done=1" });
  assert.equal((await house.campaigns.view("2024")).duties[0]?.dueOn, "2025-02-20");

  assert.match(htmlOf(await ask(routes, "GET", "/my-duties", "ada")), /Collaborations/);
  const wrong = await ask(routes, "POST", mine, "ada", { ...typed, value: "beaucoup" });
  assert.ok(wrong.kind === "page" && wrong.status === 422);
  assert.match(htmlOf(wrong), /Suivi des accélérateurs/);
  await assert.rejects(ask(routes, "POST", mine, "claire", typed), (error) => error instanceof AppError && error.status === 403);
  assert.deepEqual(await ask(routes, "POST", mine, "ada", typed), { kind: "redirect", to: "/my-duties?done=proposed" });
  const second = await ask(routes, "POST", mine, "blaise", { ...typed, value: "15", source: "Autre relevé" });
  assert.ok(second.kind === "page" && second.status === 409);
  // Both texts, side by side.
  assert.match(htmlOf(second), /Autre relevé/);
  assert.match(htmlOf(second), /Suivi des accélérateurs/);

  const event = (await house.indicators.pending())[0] ?? assert.fail();
  await house.indicators.answer(claire, event.id, { kind: "refused", reason: "Sans les stages" });
  const back = htmlOf(await ask(routes, "GET", "/my-duties", "ada"));
  assert.match(back, /renvoyée/);
  assert.match(back, /Sans les stages/);

  assert.deepEqual(await ask(routes, "POST", "/campaigns/2024/act", "office", { kind: "closed", reason: "Rapport" }), { kind: "redirect", to: "/campaigns/2024?done=1" });
  const late = await ask(routes, "POST", mine, "ada", { ...typed, value: "13", method: "Comptage à la main" });
  assert.ok(late.kind === "page" && late.status === 409);
  assert.match(htmlOf(late), /La campagne a été close avant votre envoi/);
  assert.match(htmlOf(late), /Comptage à la main/);
  const board = htmlOf(await ask(routes, "GET", "/campaigns/2024", "office"));
  assert.match(board, /Envois gardés/);
  assert.match(board, /À la clôture/);
  const draft = (await house.campaigns.drafts("2024")).find((one) => one.author === "Ada");
  assert.deepEqual(await ask(routes, "POST", `/campaigns/2024/drafts/${draft?.id ?? ""}`, "office"), { kind: "redirect", to: "/campaigns/2024?done=1" });
  assert.equal((await house.campaigns.view("2024")).duties[0]?.waiting?.value, 13);
});

databaseTest("pages of a duty: acts with their faults kept, a write under another's eyes answered by what was done", sets, async (db) => {
  const house = openCampaigns(db, "2025-02-10");
  const routes = createCampaignRoutes(house);
  await house.campaigns.open(office, await campaignDraft(house.campaigns));
  const path = "/campaigns/2024/duties/3.a%3A2024";
  assert.match(htmlOf(await ask(routes, "GET", path, "office")), /name="basedOn" value="1"/);
  assert.doesNotMatch(htmlOf(await ask(routes, "GET", path, "ada")), /basedOn/);
  const unsaid = await ask(routes, "POST", `${path}/act`, "office", { kind: "duty-postponed", dueOn: "2025-05-01", reason: "", basedOn: "1" });
  assert.ok(unsaid.kind === "page" && unsaid.status === 422);
  assert.match(htmlOf(unsaid), /value="2025-05-01"/);
  assert.equal((await ask(routes, "POST", `${path}/act`, "office", { kind: "duty-postponed", dueOn: "2025-05-01", reason: "Source en retard", basedOn: "1" })).kind, "redirect");
  const crossed = await ask(routes, "POST", `${path}/act`, "office", { kind: "duty-postponed", dueOn: "2025-06-01", reason: "Autre raison", basedOn: "1" });
  assert.ok(crossed.kind === "page" && crossed.status === 409);
  assert.match(htmlOf(crossed), /1er mai 2025 \(Source en retard\)/);
  assert.match(htmlOf(crossed), /Autre raison/);
  assert.match(htmlOf(crossed), /name="basedOn" value="2"/);
  assert.equal((await ask(routes, "POST", `${path}/act`, "office", { kind: "duty-reassigned", owner: "blaise", "deputy-1": "ada", validator: "claire", reason: "Départ" })).kind, "redirect");
  assert.deepEqual((await house.campaigns.view("2024")).duties[0]?.owners.map((one) => one.name), ["Blaise", "Ada"]);
  await assert.rejects(ask(routes, "GET", "/campaigns/1999", "office"), { code: "indicators.unknown-campaign" });
  await assert.rejects(ask(routes, "GET", "/campaigns/2024/duties/9%3A2024", "office"), { code: "indicators.unknown-duty" });
  const entered = await house.indicators.enter(office, { series: "3.a", period: { from: "2024-01-01", until: "2025-01-01" } as never, value: 12, state: "consolidated", observedOn: "2025-02-01" as never, source: "Suivi", method: null, reason: null });
  assert.match(htmlOf(await ask(routes, "GET", path, "claire")), /Contresigner/);
  assert.doesNotMatch(htmlOf(await ask(routes, "GET", path, "office")), /Contresigner/);
  assert.deepEqual(await ask(routes, "POST", `/values/${entered.id}/countersign`, "claire", { return: "//evil.example" }), { kind: "redirect", to: "/values" });
  const exported = textOf(await ask(routes, "GET", "/exports/campaigns/2024.csv", "office"));
  assert.match(exported, /3\.a:2024/);
  assert.match(exported, /acceptée/);
});

databaseTest("the calendar and the rules: filtered, exported, subscribed to, changed with a reason", sets, async (db) => {
  const house = openCampaigns(db, "2025-02-10");
  const routes = createCampaignRoutes(house);
  const page = htmlOf(await ask(routes, "GET", "/calendar", "ada"));
  assert.match(page, /28\/02\/2025/);
  assert.match(htmlOf(await ask(routes, "GET", "/calendar?from=2025-03-01&until=2025-04-01", "ada")), /Aucune échéance/);
  assert.match(htmlOf(await ask(routes, "GET", "/calendar?who=me", "blaise")), /Aucune échéance/);
  const feed = textOf(await ask(routes, "GET", "/calendar.ics?who=me", "ada"));
  assert.match(feed, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
  assert.match(feed, /DTSTART;VALUE=DATE:20250228/);
  assert.match(textOf(await ask(routes, "GET", "/exports/calendar.csv", "ada")), /2025-02-28|28\/02\/2025/);
  assert.match(htmlOf(await ask(routes, "GET", "/collection-rules", "office")), /par défaut/);
  const wrong = await ask(routes, "POST", "/collection-rules/3.a", "office", { periodicity: "half-yearly", delayMonths: "deux", reason: "" });
  assert.ok(wrong.kind === "page" && wrong.status === 422);
  assert.match(htmlOf(wrong), /value="deux"/);
  assert.equal((await ask(routes, "POST", "/collection-rules/3.a", "office", { periodicity: "half-yearly", delayMonths: "1", owner: "ada", reason: "Suivi serré" })).kind, "redirect");
  assert.match(htmlOf(await ask(routes, "GET", "/collection-rules/3.a", "office")), /Suivi serré/);
  assert.match(htmlOf(await ask(routes, "GET", "/calendar", "ada")), /1er semestre 2025/);
});

databaseTest("a half-year is proposed with its own checks; the interface for programs gives and does the same", sets, async (db) => {
  const house = openCampaigns(db, "2025-02-10");
  const routes = createCampaignRoutes(house);
  await house.campaigns.setRule(office, { series: "3.a", periodicity: "half-yearly", delayMonths: 2, owners: [ada], validator: claire, reason: "x" });
  await house.campaigns.open(office, await campaignDraft(house.campaigns));
  const duty = "/my-duties/2024/3.a%3A2024-H2";
  const wrong = await ask(routes, "POST", duty, "ada", { ...typed, value: "beaucoup", observedOn: "32/13/2025", source: "" });
  assert.ok(wrong.kind === "page" && wrong.status === 422);
  assert.equal((htmlOf(wrong).match(/<li><a href="#field-/g) ?? []).length, 3);
  assert.equal((await ask(routes, "POST", duty, "ada", typed)).kind, "redirect");
  const list = await ask(routes, "GET", "/api/v1/campaigns/2024", "office");
  assert.ok(list.kind === "json");
  const states = JSON.stringify(list.value);
  assert.match(states, /"code":"3\.a:2024-H2"/);
  assert.match(states, /"state":"submitted"/);
  const own = await ask(routes, "GET", "/api/v1/my-duties", "ada");
  assert.ok(own.kind === "json" && JSON.stringify(own.value).includes("waitingEventId"));
  const acted = await ask(routes, "POST", "/api/v1/campaigns/2024/acts", "office", { act: { kind: "duty-reassigned", duty: "3.a:2025-H1", owners: ["blaise"], validator: null, reason: "r" } });
  assert.equal(acted.kind, "json");
  await assert.rejects(ask(routes, "POST", "/api/v1/campaigns/2024/acts", "office", { act: { kind: "duty-reassigned", duty: "3.a:2025-H1", owners: ["nobody"], validator: null, reason: "r" } }), { code: "indicators.unknown-person" });
});
