import assert from "node:assert/strict";
import { test } from "node:test";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import type { StudyContent } from "../../domain/content.ts";
import { emptyContent } from "../../domain/empty.ts";
import { fields } from "../../domain/fields/index.ts";
import type { StudyState } from "../../domain/study.ts";
import { ask, html } from "../testing/ask.ts";
import { curator, declarer, stranger, testDeps } from "../testing/deps.ts";
import { study, trialContent } from "../testing/studies.ts";
import { studyVersionRoutes } from "../versions/index.ts";
import { studySheetRoutes } from "./index.ts";

const routes = (records = [study()], change = {}) => { const deps = testDeps(records, change); return [...studySheetRoutes(deps), ...studyVersionRoutes(deps)]; };
const notFound = (error: unknown): boolean => error instanceof AppError && error.status === 404;

test("what the public may not see answers 404 at every address; who declared it and curators see it", async () => {
  for (const state of ["draft", "submitted", "returned"] satisfies StudyState[]) {
    const all = routes([study({ code: "st-000043", state, version: 0, firstPublishedAt: null, doi: null, versionDoi: null })]);
    for (const actor of [null, stranger]) {
      for (const end of ["", "/versions", "/v/1", "/difference", "/citation.bib", "/citation.ris", "/citation.csl.json", "/v/1/citation.bib"]) await assert.rejects(ask(all, `/studies/st-000043${end}`, actor), notFound, `${state} ${end}`);
    }
    for (const actor of [declarer, curator]) assert.match(html(await ask(all, "/studies/st-000043", actor)), /Pas encore publiée/u);
    await assert.rejects(ask(all, "/studies/st-000043/v/1", declarer), notFound);
  }
  await assert.rejects(ask(routes(), "/studies/st-999999"), notFound);
  await assert.rejects(ask(routes(), "/studies/nonsense"), notFound);
});

test("a registry number leads to the study; a merged record to the one that was kept; a code in capitals is read", async () => {
  assert.deepEqual(await ask(routes(), "/studies/NCT09990001"), { kind: "redirect", to: "/studies/st-000042" });
  const merged = routes([study(), study({ code: "st-000050", state: "withdrawn", withdrawal: { at: "2025-03-01T00:00:00Z", reason: "Même étude", successor: "st-000042" } })], { mergedInto: async (code: string) => (code === "st-000050" ? "st-000042" : null) });
  assert.deepEqual(await ask(merged, "/studies/st-000050"), { kind: "redirect", to: "/studies/st-000042" });
  assert.match(html(await ask(merged, "/studies/st-000050/v/1")), /a été retirée/u);
  assert.match(html(await ask(routes(), "/studies/ST-000042")), /AUBE-CROHN/u);
});

test("a text that is missing in the language asked for is shown in the other, with its language and a sign", async () => {
  const page = html(await ask(routes(), "/studies/st-000042"));
  assert.match(page, /<span lang="en">Does early treatment keep Crohn’s disease quiet\?<\/span> <span class="instead">en anglais seulement/u);
  assert.match(page, /<div class="study-prose" lang="fr"><p class="copy-text">Un adulte sur deux/u);
  // The interface stays French, the record turns English; one criterion is there in French alone.
  const english = html(await ask(routes(), "/studies/st-000042?record=en"));
  assert.match(english, /<div class="study-prose" lang="en"><p class="copy-text">One adult in two/u);
  assert.match(english, /<p class="instead-line" lang="fr"><span class="instead">en français seulement/u);
  assert.match(english, /Promoteurs/u);
  // The record stays French where the interface is English.
  const other = html(await ask(routes(), "/studies/st-000042?record=fr", null, "en"));
  assert.match(other, /Sponsors.*<span class="instead">in English only/su);
  const both = html(await ask(routes(), "/studies/st-000042?record=both"));
  assert.match(both, /Un adulte sur deux[^]*<div class="study-prose" lang="en"><p class="copy-text">One adult in two/u);
  assert.match(html(await ask(routes(), "/studies/st-000042?record=klingon")), /Un adulte sur deux/u);
});

test("origins are told on demand, what a program wrote is marked, what is not said is counted", async () => {
  const page = html(await ask(routes(), "/studies/st-000042"));
  assert.match(page, /Traduction automatique, non relue \(français\)/u);
  assert.match(page, /Déduit, non relu/u);
  assert.match(page, /<summary>Origine<span class="visually-hidden">\u202f: Critères de jugement<\/span><\/summary>.*Repris de ClinicalTrials\.gov NCT09990001 le 5 novembre 2024\./su);
  assert.match(page, /Non dit\u202f: \d+ informations/u);
  assert.match(page, /href="https:\/\/clinicaltrials\.gov\/study\/NCT09990001"/u);
  assert.match(page, /href="\/data\/ds-000002"[^>]*>.*Données de l’essai pilote/su);
});

test("three qualities are told apart; missing WHO items are named", async () => {
  const page = html(await ask(routes(), "/studies/st-000042"));
  assert.match(page, /Sans faute.*Oui.*Complète.*88\u202f%.*Relue.*En partie/su);
  assert.match(page, /<b>23\.<\/b> Résultats/u);
});

test("a promise whose day has passed with nothing there is said", async () => {
  const late = routes([study({ content: trialContent({ datasets: [] }) })]);
  const page = html(await ask(late, "/studies/st-000042"));
  assert.match(page, /Promesse échue, rien n’est visible.*30 juin 2024/su);
  // A frozen version tells what was said then, not what is seen today.
  assert.doesNotMatch(html(await ask(late, "/studies/st-000042/v/2")), /Promesse échue/u);
});

test("each version has its own frozen page, with its own DOI and the way to the newest", async () => {
  const page = html(await ask(routes(), "/studies/st-000042/v/1"));
  assert.match(page, /Version 1, remplacée.*La version 2 est en vigueur/su);
  assert.match(page, /10\.5072\/jalon\.st-000042\.v1/u);
  assert.match(html(await ask(routes(), "/studies/st-000042/v/2")), /Version 2, en vigueur/u);
  await assert.rejects(ask(routes(), "/studies/st-000042/v/7"), notFound);
  const bib = await ask(routes(), "/studies/st-000042/v/1/citation.bib");
  assert.match(bib.kind === "file" ? String(bib.bytes) : "", /st-000042-v1/u);
});

test("a withdrawn record keeps its address, says why and what follows it, and no longer its content", async () => {
  const all = routes([study(), study({ code: "st-000045", state: "withdrawn", withdrawal: { at: "2025-03-01T09:00:00Z", reason: "Déclarée deux fois", successor: "st-000042" } })]);
  const reply = await ask(all, "/studies/st-000045");
  assert.equal(reply.kind === "page" ? reply.status : 0, undefined);
  assert.match(html(reply), /Cette fiche a été retirée.*Déclarée deux fois.*href="\/studies\/st-000042"/su);
  assert.doesNotMatch(html(reply), /Un adulte sur deux/u);
});

test("a study with nothing but a title has a page, and says how much is missing", async () => {
  const bare = routes([study({ content: { ...emptyContent(), title: { en: "Bare" } }, provenance: {}, sources: [], doi: null, versionDoi: null })]);
  const page = html(await ask(bare, "/studies/st-000042"));
  assert.match(page, /<span lang="en">Bare<\/span><\/h1>.*en anglais seulement.*Promoteur non dit/su);
  assert.match(page, /Rien n’est dit encore/u);
  assert.match(page, /Aucun plan de partage/u);
});

const attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

/** The same content with the attack in every text, and an address that runs in every address. */
function attacked(value: unknown, key = ""): unknown {
  if (typeof value === "string") return /url|^identifier$/i.test(key) ? "javascript:alert(1)" : ["fr", "en", "name", "city", "title", "citation", "text", "number", "issuer", "acronym", "email", "laboratory", "otherAuthority", "detail", "code"].includes(key) ? attack : value;
  if (Array.isArray(value)) return value.map((one) => (typeof one === "string" && (key === "fr" || key === "en") ? attack : attacked(one, key)));
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, attacked(one, name)])) : value;
}

test("no text of a record becomes markup, no address of a record becomes a script, wherever it stands", async () => {
  const content = attacked(trialContent({ resultsUrl: "https://x", variableDictionaryUrl: "https://x", mockSampleUrl: "https://x", dataSources: [{ name: { fr: "x" }, identifier: "https://x", kinds: [], purpose: null, national: null }], otherDetails: [{ field: "phases", concept: "other", text: { fr: "x" } }] })) as StudyContent;
  assert.equal(content.title.fr, attack);
  assert.ok(fields.length > 100);
  const all = routes([study({ content, sources: [{ register: "nct", number: attack, url: "javascript:alert(1)", seenAt: "2025-01-01T00:00:00Z", changedOn: null }] })]);
  for (const address of ["", "?record=both", "/v/2", "/versions", "/difference"]) {
    const page = html(await ask(all, `/studies/st-000042${address}`));
    assert.doesNotMatch(page, /<script|<img|href="javascript:/iu, address);
  }
});

test("texts of ten thousand characters are shown whole", async () => {
  const long = `${"Une phrase longue de l’étude. ".repeat(340)}FIN`;
  const all = routes([study({ content: trialContent({ summary: { fr: long, en: long }, inclusionCriteria: { fr: long } }) })]);
  const page = html(await ask(all, "/studies/st-000042"));
  assert.equal(page.split("FIN").length - 1, 2);
});

test("the citation names the investigators, the sponsor and the day; a DOI for trials gives way to the address", async () => {
  const ris = await ask(routes(), "/studies/st-000042/citation.ris");
  const text = ris.kind === "file" ? String(ris.bytes) : "";
  assert.match(text, /AU {2}- Le Goff, Maëlle/u);
  assert.match(text, /UR {2}- https:\/\/jalon\.example\.org\/studies\/st-000042/u);
  assert.match(html(await ask(routes(), "/studies/st-000042")), /Vancouver.*Le Goff M\./su);
});

test("who may edit opens the next version, or the one under way; whoever declares may start from it; readers are offered nothing", async () => {
  const all = routes([study(), study({ code: "st-000043" })]);
  const own = html(await ask(all, "/studies/st-000043", declarer));
  assert.match(own, /method="post" action="\/studies\/st-000043\/revise"/u);
  assert.doesNotMatch(own, /\/(?:edit|withdraw)"/u, "nothing is being written yet: its form would not be found");
  assert.match(own, /href="\/studies\/declare\?copy=st-000043"/u);
  assert.doesNotMatch(html(await ask(all, "/studies/st-000042", declarer)), /\/(?:edit|revise)"/u);
  assert.doesNotMatch(html(await ask(all, "/studies/st-000043", stranger)), /\/(?:edit|revise)"/u);
});
