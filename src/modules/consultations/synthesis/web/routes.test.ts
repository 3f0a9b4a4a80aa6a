import assert from "node:assert/strict";
import { test } from "node:test";
import type { Db } from "../../../../kernel/db/db.ts";
import type { Actor, Reply, RequestContext, Route } from "../../../../kernel/http/route.ts";
import { htmlOf, textOf } from "../../../../kernel/testing/ask.ts";
import { databaseTest } from "../../../../kernel/testing/database.ts";
import { fixedClock } from "../../../../kernel/time/day.ts";
import { begun, people, subjectOf, synthesesOn, synthesisSets, textsFor } from "../testing/builders.ts";
import { readCommand } from "./coding/command.ts";
import { createSynthesisRoutes } from "./routes.ts";

const subject = subjectOf();
const texts = textsFor(12);
const ada: Actor = { ...people.ada, roles: [{ role: "integrity-office", perimeter: [] }] };
const bob: Actor = { ...people.bob, roles: [{ role: "integrity-office", perimeter: [] }] };
const cleo: Actor = { ...people.cleo, roles: [{ role: "integrity-office", perimeter: [] }] };
const office: Actor = { ...people.office, roles: [{ role: "consultation-office", perimeter: [] }] };

function ready(db: Db) {
  const { syntheses, deps } = synthesesOn(db, texts, { subject });
  const routes: readonly Route[] = createSynthesisRoutes({ syntheses, source: deps.source, people: deps.people, objectives: async () => [{ code: "1", title: { fr: "Premier objectif", en: "First objective" }, href: "/objectives/1" }] });
  const call = async (method: "GET" | "POST" | "PUT", address: string, actor: Actor | null, body: Readonly<Record<string, unknown>> = {}): Promise<Reply> => {
    const url = new URL(address, "http://jalon.example");
    for (const route of routes) {
      const match = new RegExp(`^${route.path.replaceAll(".", "\\.").replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`).exec(url.pathname);
      if (match === null || route.method !== method) continue;
      const { access } = route;
      if (typeof access === "object" && !(actor?.roles ?? []).some(({ role }) => access.anyOf.includes(role))) throw Object.assign(new Error("refused"), { code: "http.forbidden" });
      const context: RequestContext = { actor, language: "fr", clock: fixedClock("2025-03-31"), requestId: "essai", url, csrfToken: "jeton", session: { get: () => undefined, set: () => undefined, renew: () => undefined } };
      return route.handle({ params: route.params?.parse({ ...match.groups }) ?? {}, query: route.query?.parse(Object.fromEntries(url.searchParams)) ?? {}, body: route.body?.parse(body), files: [], context });
    }
    throw new Error(`no route at ${method} ${url.pathname}`);
  };
  return { syntheses, get: (address: string, actor: Actor | null = null) => call("GET", address, actor), post: (address: string, actor: Actor, body: Readonly<Record<string, unknown>> = {}) => call("POST", address, actor, body), put: (address: string, actor: Actor, body: Readonly<Record<string, unknown>>) => call("PUT", address, actor, body) };
}

const to = (reply: Reply): string => (reply.kind === "redirect" ? reply.to : assert.fail(`not a redirect: ${reply.kind === "page" ? htmlOf(reply).slice(0, 1500) : reply.kind}`));
const refused = (code: string) => (error: unknown): boolean => (error as { code?: string }).code === code;
const coding = "/consultations/coding/essai-2024";
const code = { labelFr: "Délais", labelEn: "Delays", themeFr: "Charge", themeEn: "Load", definitionFr: "Attendre.", definitionEn: "", example: "Trois mois." };

databaseTest("from the appointment to the published synthesis, by the pages alone", synthesisSets, async (db) => {
  const { get, post, put } = ready(db);
  assert.match(htmlOf(await get("/consultations/coding", office)), /à confier/);
  const wrong = await post(`${coding}/begin`, office, { coderA: people.ada.accountId, coderB: people.ada.accountId, adjudicator: "together" });
  assert.match(htmlOf(wrong), /Deux personnes différentes/);
  assert.equal(to(await post(`${coding}/begin`, office, begun)), `${coding}?done=begun`);
  await assert.rejects(get(`${coding}/texts`, office), refused("consultations.not-your-coding"));
  await assert.rejects(get(coding, null), refused("http.forbidden"));

  const faulty = htmlOf(await post(`${coding}/book`, ada, { ...code, labelFr: "", example: "<b>gras</b>" }));
  assert.match(faulty, /Donnez un nom au code/);
  assert.match(faulty, /&lt;b>gras|&lt;b&gt;gras/);
  assert.equal(to(await post(`${coding}/book`, ada, code)), `${coding}/book?done=saved`);
  await assert.rejects(post(`${coding}/book`, office, code), refused("consultations.not-your-coding"));

  const first = htmlOf(await get(`${coding}/texts`, ada));
  assert.match(first, /Texte 1 sur 12/);
  assert.match(first, /accesskey="1"/i);
  assert.doesNotMatch(first, /Bob|Premier axe/, "neither the other coder nor the axis");
  const idOf = (html: string): string => /name="text" value="([^"]+)"/.exec(html)?.[1] ?? assert.fail("no text");
  const unclear = await post(`${coding}/texts`, ada, { text: idOf(first), typed: "7", act: "keep" });
  assert.match(htmlOf(unclear), /Aucun code en usage n’a le numéro 7[^]*value="7"/);
  assert.equal(to(await post(`${coding}/texts`, ada, { text: idOf(first), typed: "1" })), `${coding}/texts`);
  const second = htmlOf(await get(`${coding}/texts`, ada));
  assert.match(second, /Texte 2 sur 12/);
  assert.match(second, /suggestion de la machine/);
  assert.equal(to(await post(`${coding}/texts`, ada, { text: idOf(second), typed: "m" })), `${coding}/texts/${idOf(second)}/mask?at=2`);
  const mask = `${coding}/texts/${idOf(second)}/mask?at=2`;
  assert.match(htmlOf(await post(mask, ada, { words: ["0", "1"] })), /Il restera[^]*\[…\]/);
  const saw = /name="saw" value="([^"]+)"/.exec(htmlOf(await post(mask, ada, { words: ["0", "1"] })))?.[1] ?? "";
  assert.equal(to(await post(mask, ada, { words: ["0", "1"], saw, act: "sure" })), `${coding}/texts?at=2&done=masked`);

  for (const { id } of texts) for (const actor of [ada, bob]) await put(`/api/v1/consultations/coding/essai-2024/texts/${id}/codes`, actor, { codes: id === "t011" && actor === bob ? [] : [1] });
  await assert.rejects(get(`${coding}/agreement`, ada), refused("consultations.not-the-moment"));
  await assert.rejects(get(`${coding}/synthesis`, office), refused("consultations.not-the-moment"));
  await assert.rejects(post(`${coding}/end`, cleo, { sure: "yes" }), refused("consultations.not-your-coding"));
  assert.match(htmlOf(await post(`${coding}/end`, office)), /On ne revient pas en arrière/);
  assert.equal(to(await post(`${coding}/end`, office, { sure: "yes" })), `${coding}?done=ended`);
  await assert.rejects(get(`${coding}/settle`, ada), refused("consultations.not-your-coding"));
  assert.match(htmlOf(await get(`${coding}/settle`, cleo)), /Codeur A[^]*1 Délais[^]*rien à coder/);
  assert.match(htmlOf(await post(`${coding}/settle`, cleo, { text: "t011", codes: "1", reason: "" })), /Dites pourquoi/);
  assert.equal(to(await post(`${coding}/settle`, cleo, { text: "t011", codes: "1", reason: "Il parle d’attendre." })), `${coding}/settle?done=saved`);
  assert.match(htmlOf(await get(`${coding}/agreement`, ada)), /92[^]*0,00 \(pas d’intervalle\)[^]*paradoxe/);

  const sentence = { textFr: "Les délais pèsent.", textEn: "Delays weigh.", kind: "finding", axis: "axis-1", theme: "Charge", objectives: "1", codes: "1", results: ["axis-1 opinion - 4"], "quote-t003": "délais de recrutement", basedOn: "0" };
  assert.match(htmlOf(await post(`${coding}/synthesis/sentences/new`, office, { ...sentence, act: "recount" })), /12 contributions sur 12/);
  assert.match(htmlOf(await post(`${coding}/synthesis/sentences/new`, office, { ...sentence, "quote-t003": "jamais dit" })), /pas mot pour mot[^]*value="jamais dit"/);
  assert.equal(to(await post(`${coding}/synthesis/sentences/new`, office, sentence)), `${coding}/synthesis?done=saved`);
  await assert.rejects(get("/consultations/questionnaires/essai-2024/synthesis"), refused("consultations.no-synthesis"));
  assert.match(htmlOf(await get(`${coding}/synthesis/publish`, office)), /figée avec son empreinte/);
  assert.match(htmlOf(await post(`${coding}/synthesis/publish`, office, { basedOn: "0" })), /Quelqu’un a écrit entre-temps/);
  assert.equal(to(await post(`${coding}/synthesis/publish`, office, { basedOn: "1" })), "/consultations/questionnaires/essai-2024/synthesis?done=published");

  const shown = htmlOf(await get("/consultations/questionnaires/essai-2024/synthesis"));
  assert.match(shown, /Les délais pèsent[^]*12 contributions sur 12[^]*délais de recrutement/);
  assert.doesNotMatch(shown, /Ada|Bob|Cléo|t003/, "who coded is not told, nor which text is quoted");
  const behind = htmlOf(await get("/consultations/questionnaires/essai-2024/synthesis/sentences/1"));
  assert.equal(behind.match(/Texte numéro|\[…\]/g)?.length, 12);
  await assert.rejects(get("/consultations/questionnaires/essai-2024/synthesis/sentences/2"), refused("consultations.unknown-sentence"));
  assert.match(textOf(await get("/exports/consultations/essai-2024/synthesis.csv")), /Les délais pèsent/);
  const alone = textOf(await get("/exports/consultations/essai-2024/synthesis.html"));
  assert.match(alone, /^<!doctype html><html lang="fr">[^]*<style>[^]*Les délais pèsent/);
  assert.doesNotMatch(alone, /href="\/|src=/);
  const api = await get("/api/v1/questionnaires/essai-2024/synthesis");
  assert.ok(api.kind === "json");
  assert.match(JSON.stringify(api.value), /"sha256":"[0-9a-f]{64}"/);
});

test("the line that coders type", () => {
  assert.deepEqual(readCommand("3, 7", [1], "keep"), { kind: "give", codes: [3, 7] });
  assert.deepEqual(readCommand("0", [1], "keep"), { kind: "give", codes: [] });
  assert.deepEqual(readCommand("", [2], "keep"), { kind: "give", codes: [2] });
  assert.deepEqual(readCommand("M", [], ""), { kind: "mask" });
  assert.deepEqual(readCommand("-", [], ""), { kind: "move", step: -1 });
  assert.equal(readCommand("", [], "keep").kind, "unclear");
  assert.equal(readCommand("3 x", [], "keep").kind, "unclear");
});
