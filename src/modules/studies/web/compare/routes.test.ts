import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, html } from "../testing/ask.ts";
import { testDeps } from "../testing/deps.ts";
import { study, trialContent } from "../testing/studies.ts";
import { studyCompareRoutes } from "./index.ts";

const other = study({ code: "st-000046", content: trialContent({ acronym: "NUIT", title: { en: "Sleep" }, plannedSize: 400, conditions: [] }) });
const draft = study({ code: "st-000043", state: "draft" });
const routes = studyCompareRoutes(testDeps([study(), other, draft, ...Array.from({ length: 6 }, (_, at) => study({ code: `st-00006${at}` }))]));

test("studies stand side by side, differences are marked, what is not said is said", async () => {
  const page = html(await ask(routes, "/studies/compare?codes=st-000042,st-000046"));
  assert.match(page, /2 études/u);
  assert.match(page, /<tr class="compare-differs"><th scope="row"><span class="visually-hidden">Diffère\u202f: <\/span>Nombre de participants prévus<\/th>.*1\u202f240.*400/su);
  assert.match(page, /<span class="soft">non dit<\/span>/u);
  assert.match(page, /href="\/studies\/compare\?codes=st-000046" aria-label="Retirer st-000042"/u);
});

test("only the differences, on demand", async () => {
  const page = html(await ask(routes, "/studies/compare?codes=st-000042,st-000046&only=differences"));
  assert.match(page, /Nombre de participants prévus/u);
  assert.doesNotMatch(page, /Critères d’inclusion/u);
});

test("what is not found is named, drafts included; numbers of registers are understood; six at most", async () => {
  const page = html(await ask(routes, "/studies/compare?codes=st-000042,st-000043,NCT00000000,%3Cscript%3E"));
  assert.match(page, /Introuvable.*st-000043.*NCT00000000.*&lt;script>/su);
  assert.doesNotMatch(page, /<script/u);
  assert.match(html(await ask(routes, "/studies/compare?codes=NCT09990001")), /href="\/studies\/st-000042"/u);
  assert.match(html(await ask(routes, `/studies/compare?codes=st-000042,st-000046,${Array.from({ length: 6 }, (_, at) => `st-00006${at}`).join(",")}`)), /Laissées de côté\u202f: st-000064, st-000065/u);
  assert.match(html(await ask(routes, "/studies/compare")), /Choisissez de deux à six études/u);
});

test("the comparison can be taken away as a table", async () => {
  const file = await ask(routes, "/exports/studies-compare.csv?codes=st-000042,st-000046");
  assert.match(file.kind === "file" ? String(file.bytes) : "", /Acronyme;AUBE-CROHN;NUIT/u);
});
