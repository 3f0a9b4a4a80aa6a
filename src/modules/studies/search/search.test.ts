import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { cognateKey, foldedWords, stemOf } from "../../../kernel/search/documents/index.ts";
import { byKind, measureQueries } from "../../../kernel/search/documents/testing/judged.ts";
import { readCtgovJson } from "../registers/ctgov/index.ts";
import { meshDescriptor } from "./domain/coded-concepts.ts";
import { bareStudy, searchOver } from "./testing/memory-studies.ts";
import { judgedStudies } from "./testing/judged-studies.ts";

const keyOf = (word: string): string | null => cognateKey(stemOf(foldedWords(word)[0] ?? ""));

test("learned words of both languages have one root; words of daily life do not fall together", () => {
  for (const [fr, en] of [["schizophrénie", "schizophrenia"], ["leucémie", "leukaemia"], ["leucémie", "leukemia"], ["néphropathie", "nephropathy"], ["arthrose", "arthrosis"], ["bronchite", "bronchitis"], ["carcinome", "carcinoma"], ["hémophilie", "hemophilia"], ["œsophagite", "esophagitis"], ["dyskinésie", "dyskinesia"], ["ostéomalacie", "osteomalacia"], ["psychotique", "psychotic"], ["candidose", "candidosis"], ["lipodystrophie", "lipodystrophy"]] as const) {
    assert.ok(keyOf(fr) !== null && keyOf(fr) === keyOf(en), `${fr} ${keyOf(fr)} / ${en} ${keyOf(en)}`);
  }
  for (const [a, b] of [["maladie", "malade"], ["parole", "parotide"], ["hépatite", "hépatome"], ["arthrite", "arthrose"], ["neuropathie", "nephropathie"], ["hypertension", "hypotension"], ["thyroïdite", "thyroïde"], ["dystonie", "dystrophie"], ["anorexie", "anoxie"], ["hyperglycémie", "hypoglycémie"], ["gastrite", "gastrique"]] as const) {
    assert.ok(keyOf(a) === null || keyOf(a) !== keyOf(b), `${a} and ${b}: ${keyOf(a)}`);
  }
});

test("MeSH ids are one however registers write them", () => {
  assert.deepEqual(["D000003550", "D003550", "mesh:d3550", "D000064419", "D000086382", "C000072379"].map(meshDescriptor), ["D003550", "D003550", "D003550", "D064419", "D000086382", null]);
});

test("a French question finds what only English says: by codes, labels, names, roots; criteria of exclusion find nothing", async () => {
  const studies = [
    bareStudy("st-000001", { title: { en: "Drug X versus comparator" }, studyType: "interventional", allocation: "randomised", masking: "double", conditions: [{ scheme: "mesh", code: "D000003550", label: {} }] }),
    bareStudy("st-000002", { title: { en: "Care of chondrocalcinosis" }, exclusionCriteria: { en: "Cystic fibrosis" } }),
    bareStudy("st-000003", { title: { fr: "Registre de patients suivis", en: "Registry" }, conditions: [{ scheme: "icd10", code: "E11.9", label: {} }], registryNumbers: [{ scheme: "nct", number: "NCT00000003", issuer: null }] }),
  ];
  const search = searchOver(studies);
  const found = async (text: string): Promise<string[]> => (await search.search({ text })).hits.map(({ code }) => code);
  assert.deepEqual(await found("mucoviscidose"), ["st-000001"]);
  assert.deepEqual(await found("essai randomisé en double aveugle"), ["st-000001"]);
  assert.deepEqual(await found("chondrocalcinose "), ["st-000002"]);
  assert.deepEqual(await found("type 2 diabetes"), ["st-000003"]);
  assert.deepEqual(await found("NCT00000003"), ["st-000003"]);
  assert.deepEqual(await search.matches({ filters: { condition: ["D003550"] } }), ["st-000001"]);
  assert.equal((await search.search({ text: "chondrocalcinose " })).hits[0]?.explanation?.words[0]?.way, "cognate");
});

test("names that a thesaurus inverts are read in their natural order; a word within another name does not mean its own sense", async () => {
  const search = searchOver([
    bareStudy("st-000001", { title: { en: "Drug X" }, conditions: [{ scheme: "mesh", code: "D999999", label: { en: "Carcinoma, Non-Small-Cell Lung" } }] }),
    ...["Decision aids for parents", "Eye drops", "Stroke volume", "Intracranial hypertension"].map((title, at) => bareStudy(`st-00001${at}`, { title: { en: title }, conditions: [{ scheme: "none", code: null, label: { en: title } }] })),
  ]);
  assert.deepEqual((await search.search({ text: "cancer du poumon" })).hits.map(({ code }) => code), ["st-000001"]);
  for (const id of ["D000163", "D020521", "D006973", "D003866"]) assert.deepEqual(await search.matches({ filters: { condition: [id] } }), [], id);
  for (const text of ["sida ", "goutte "]) assert.deepEqual((await search.search({ text })).hits.map(({ code }) => code), [], text);
});

test("the judged questions keep their figures in both directions", async (t) => {
  const { studies, queries } = judgedStudies();
  const figures = byKind(await measureQueries(searchOver(studies), queries));
  for (const { kind, queries: count, ndcg, mrr } of figures) t.diagnostic(`${kind}: ${count} queries, nDCG@10 ${ndcg.toFixed(3)}, MRR ${mrr.toFixed(3)}`);
  const of = (kind: string) => figures.find((one) => one.kind === kind) ?? assert.fail(kind);
  assert.ok(of("all").mrr >= 0.95, `MRR ${of("all").mrr}`);
  for (const kind of ["French question", "English question"]) assert.ok(of(kind).ndcg >= 0.95, `${kind} ${of(kind).ndcg}`);
});

const folder = join(process.env["JALON_SHARED"] ?? "../shared", "data/health/ctgov-v2");
test("six real records are found first by French questions in a corpus of others", { skip: existsSync(folder) ? false : "the shared folder is absent" }, async () => {
  const real = readdirSync(folder).filter((name) => name.startsWith("NCT")).map((name, at) => {
    const record = readCtgovJson(readFileSync(join(folder, name), "utf8")).records[0]?.record;
    assert.ok(record);
    return { number: name.slice(0, 11), study: bareStudy(`st-9${String(at).padStart(5, "0")}`, record.content) };
  });
  const search = searchOver([...judgedStudies().studies, ...real.map(({ study }) => study)]);
  const asked: readonly (readonly [string, readonly string[]])[] = [
    ["NCT00763412", ["diabète et mucoviscidose", "prédiabète", "diabète lié à la mucoviscidose", "répaglinide", "insuffisance pancréatique", "antidiabétiques oraux"]],
    ["NCT03475563", ["stent coronaire", "endoprothèse coronaire", "maladie coronarienne", "angioplastie coronaire", "registre stents bifurcation", "coronaropathie"]],
    ["NCT03630471", ["santé mentale des adolescents", "résolution de problèmes adolescents", "essai randomisé santé mentale école Inde", "troubles de la personnalité adolescents"]],
    ["NCT04207047", ["abdominoplastie", "chirurgie du ventre laser", "plastie abdominale", "histologie de la peau laser"]],
    ["NCT05594173", ["troubles de la déglutition mastication", "texture des aliments", "dysphagie volontaires sains", "mastication"]],
    ["NCT06171568", ["lésions cérébrales", "lésion cérébrale acquise", "troubles cognitifs neurochirurgie", "tests neuropsychologiques", "fonctions exécutives", "Lariboisière"]],
  ];
  const missed: string[] = [];
  for (const [number, texts] of asked) {
    const wanted = real.find((one) => one.number === number)?.study.code;
    for (const text of texts) {
      const { hits } = await search.search({ text });
      if (hits[0]?.code !== wanted) missed.push(`${text}: ${hits.findIndex(({ code }) => code === wanted) + 1} (${hits.slice(0, 2).map(({ code }) => code).join(" ")})`);
    }
  }
  assert.deepEqual(missed, []);
});
