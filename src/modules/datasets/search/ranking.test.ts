import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dataset } from "../domain/dataset.ts";
import { emptyHuman } from "../domain/empty.ts";
import type { DatasetMetadata } from "../domain/metadata.ts";
import { points, tierNumber } from "../../../kernel/search/documents/index.ts";
import { publishedDataset } from "./testing/memory-datasets.ts";
import { searchOver } from "./testing/measure-judged.ts";

let serial = 0;
const dataset = (title: string, metadata: Partial<DatasetMetadata> = {}, more: Partial<Dataset> = {}): Dataset => {
  serial += 1;
  return publishedDataset(`ds-${String(serial).padStart(6, "0")}`, { title: { fr: title }, ...metadata }, more);
};
const found = async (datasets: readonly Dataset[], text: string): Promise<string[]> => {
  const { hits } = await searchOver(datasets).search({ text });
  return hits.map(({ code }) => datasets.find((one) => one.code === code)?.metadata.title.fr ?? code);
};

test("an exact title comes first whatever its quality, then acronym, words in a row, words, keywords, description, columns, people", async () => {
  const rich = { fairScore: 1, modifiedAt: "2025-03-30T00:00:00Z" };
  const creators = [{ name: "Essai, Clinique", kind: "person" as const, orcid: null, ror: null, affiliation: null }];
  const all = [
    dataset("Divers 1", { creators }, rich),
    dataset("Divers 2", { conformsTo: ["essai clinique"] }, rich),
    dataset("Divers 3", { description: { fr: "Un essai clinique." } }, rich),
    dataset("Divers 4", { keywords: { fr: ["essai clinique"], en: [] } }, rich),
    dataset("Clinique ouverte, dernier essai", {}, rich),
    dataset("Registre d’un essai clinique ancien", {}, rich),
    dataset("Essai clinique", {}, { fairScore: 0, modifiedAt: "1999-01-01T00:00:00Z" }),
  ];
  assert.deepEqual(await found(all, "essai clinique"), ["Essai clinique", "Registre d’un essai clinique ancien", "Clinique ouverte, dernier essai", "Divers 4", "Divers 3", "Divers 2", "Divers 1"]);
  const acronyms = [dataset("ESSAI, suivi de patients"), dataset("Un autre essai très complet", {}, rich)];
  assert.equal((await found(acronyms, "essai"))[0], "ESSAI, suivi de patients");
});

test("quality and freshness move at most five points of a hundred, and never across a tier", async () => {
  const poor = dataset("Cohorte du sommeil", {}, { fairScore: 0, modifiedAt: "1990-01-01T00:00:00Z" });
  const good = dataset("Cohorte du sommeil", {}, { fairScore: 1, modifiedAt: "2025-03-31T00:00:00Z" });
  const search = searchOver([poor, good]);
  const { hits } = await search.search({ text: "sommeil cohorte" });
  assert.deepEqual(hits.map(({ code }) => code), [good.code, poor.code]);
  const [first, last] = hits.map(({ explanation }) => explanation);
  assert.ok(first != null && last != null);
  assert.equal(first.tier, last.tier);
  assert.equal(first.wordPoints, last.wordPoints);
  assert.ok(first.qualityPoints === points.quality && last.qualityPoints === 0);
  assert.ok(first.qualityPoints + first.freshnessPoints - last.qualityPoints - last.freshnessPoints <= 5);
  assert.equal(points.words + points.coverage + points.quality + points.freshness, 100);
  assert.ok(tierNumber.title > tierNumber.acronym && tierNumber.acronym > tierNumber["title-phrase"]);
});

test("every result says which words were found, where and how", async () => {
  const english = publishedDataset("ds-000901", { title: { en: "Breast cancer imaging" }, description: { en: "MRI of volunteers." } });
  const answer = await searchOver([english]).search({ text: "IRM du cancer du sein" });
  assert.equal(answer.total, 1, "a question in French finds a record in English only");
  const { explanation } = answer.hits[0] ?? assert.fail();
  assert.deepEqual(explanation?.words.map(({ written, way, as }) => [written, way, as]), [
    ["irm", "synonym", "imagerie par résonance magnétique / magnetic resonance imaging"], ["cancer", "as-written", null], ["sein", "synonym", "cancer du sein / breast cancer"],
  ]);
  assert.deepEqual(answer.concepts.map(({ id }) => id), ["D008279", "D001943"]);
  const near = await searchOver([dataset("Diabète et grossesse")]).search({ text: "diabette grossese " });
  assert.deepEqual([near.reading, near.suggestion, near.total], ["near", "diabète grossesse", 1]);
});

test("accents, elision, plurals, compounds, beginnings, wider terms, codes; signs alone find nothing", async () => {
  const base = dataset("Open DAMIR\u00a0: dépenses d’assurance maladie", { keywords: { fr: ["COVID-19"], en: [] } }, { doi: "10.1234/abc.5" });
  const tumour = dataset("Tumeur mammaire triple négative");
  const search = searchOver([base, tumour]);
  const codes = async (text: string): Promise<string[]> => (await search.search({ text })).hits.map(({ code }) => code);
  for (const text of ["opendamir", "open damir", "OPEN-DAMIR", "DÉPENSE D'ASSURANCE", "l’assurances", "covid19", "Covid 19", "assur", base.code, "10.1234/abc.5", "damir "]) assert.deepEqual(await codes(text), [base.code], text);
  for (const text of ["cancer", "oncology", "tumeurs mammaires", "breast neoplasms", "triple-négatives"]) assert.deepEqual(await codes(text), [tumour.code], text);
  for (const text of ["?!", "\u0003D001943", "zzzzqq"]) assert.deepEqual(await codes(text), [], text);
  assert.equal((await search.search({ text: "damir chocolat " })).reading, "some");
  assert.equal((await search.search({ text: "   " })).total, 2);
});

test("facets count what would be left, several values are alternatives, what is not known finds nothing", async () => {
  const all = [
    dataset("Un", { kind: "imaging", licence: "CC-BY-4.0", themes: ["cancer"], places: ["84"], collected: { start: "2018-01-01" as never, end: "2020-01-01" as never } }),
    dataset("Deux", { kind: "imaging", licence: "etalab-2.0", themes: ["cancer", "pain"], access: "restricted" }),
    dataset("Trois", { kind: "tabular", licence: "CC-BY-4.0", subjectKind: "human", human: emptyHuman }),
  ];
  const search = searchOver(all);
  const answer = await search.search({ filters: { kind: ["imaging"], licence: ["CC-BY-4.0"] } });
  assert.deepEqual([answer.total, answer.totalWithoutFilters], [1, 3]);
  const counts = (facet: keyof typeof answer.facets) => Object.fromEntries(answer.facets[facet].map(({ value, count }) => [value, count]));
  assert.deepEqual(counts("kind"), { imaging: 1, tabular: 1 });
  assert.deepEqual(counts("licence"), { "CC-BY-4.0": 1, "etalab-2.0": 1 });
  assert.deepEqual(counts("year"), { 2018: 1, 2019: 1 }, "periods are half open");
  assert.deepEqual(counts("human"), { "non-human": 1 });
  assert.equal((await search.search({ filters: { kind: ["imaging", "tabular"] } })).total, 3);
  assert.equal((await search.search({ filters: { theme: ["nothing"] } })).total, 0);
});

test("what vanished from its source comes last in its tier; orders by title, by day, by downloads", async () => {
  const origin = { kind: "harvested" as const, source: "x", sourceName: "X", identifier: "1", url: null };
  const gone = dataset("Cohorte nationale", {}, { origin: { ...origin, vanishedOn: "2024-05-01" }, fairScore: 1 });
  const there = dataset("Cohorte nationale des enfants de maternelle en zone rurale", {}, { fairScore: 0, firstPublishedAt: "2020-01-01T00:00:00Z" });
  const search = searchOver([gone, there]);
  assert.deepEqual((await search.search({ text: "nationale cohorte " })).hits.map(({ code }) => code), [there.code, gone.code]);
  assert.deepEqual((await search.search({ sort: "title" })).hits.map(({ code }) => code), [gone.code, there.code]);
  assert.deepEqual((await search.search({})).hits.map(({ code }) => code), [gone.code, there.code]);
  assert.deepEqual(await search.matches({ text: "cohorte", sort: "newest" }), [gone.code, there.code]);
});
