import assert from "node:assert/strict";
import { test } from "node:test";
import { countKinds, excerpt, fold, markWords, queryWords, search, textThatAnswers, type SearchEntry, type SearchKind } from "./search.ts";

function entry(kind: SearchKind, code: string, fr: string, en: string, text = { fr: "", en: "" }): SearchEntry {
  return { kind, code, title: { fr, en }, text, href: `/${kind}/${code}` };
}

const entries: readonly SearchEntry[] = [
  entry("priority", "4", "Science ouverte", "Open science"),
  entry("objective", "4", "Transfert", "Transfer"),
  entry("action", "4", "Programmes transverses", "Cross-cutting programmes"),
  entry("action", "11", "Déployer France Cohortes", "Deploy France Cohortes", { fr: "Recherche clinique", en: "Clinical research" }),
  entry("action", "48", "Environnement numérique de l’œuvre", "Digital environment"),
  entry("action", "2.1.3", "Action hiérarchique", "Hierarchical action"),
  entry("indicator", "4", "Recherche clinique", "Clinical research", { fr: "Essais, cohortes et 48 centres", en: "Trials, cohorts and 48 centres" }),
  entry("series", "4.d", "Essais avec DOI", "Trials with a DOI"),
  entry("series", "4.b", "Postes partagés", "Shared posts"),
  entry("resource", "t1", "Moyens aux laboratoires", "Means for laboratories"),
];
const found = (query: string): string[] => search(entries, query).map(({ entry: one }) => `${one.kind} ${one.code}`);

test("accents, case and ligatures do not matter; both languages are searched", () => {
  assert.equal(fold("Œuvre ÉTÉ"), "oeuvre ete");
  assert.deepEqual(found("DEPLOYER"), ["action 11"]);
  assert.deepEqual(found("oeuvre"), ["action 48"]);
  assert.deepEqual(found("open science"), ["priority 4"]);
  assert.deepEqual(found("laboratories"), ["resource t1"]);
});

test("words are found by their beginning, plurals by their singular, and every word is needed", () => {
  assert.deepEqual(found("cohort"), ["action 11", "indicator 4"]);
  assert.deepEqual(found("transferts"), ["objective 4"]);
  assert.deepEqual(found("recherche essais"), ["indicator 4"]);
  assert.deepEqual(found("hortes"), []);
  assert.deepEqual(found("cohortes martiennes"), []);
});

test("an exact code wins over everything; a named kind narrows it", () => {
  assert.equal(found("48")[0], "action 48");
  assert.ok(found("48").includes("indicator 4"));
  assert.equal(found("4.d")[0], "series 4.d");
  assert.equal(found("4D")[0], "series 4.d");
  assert.equal(found("action 4")[0], "action 4");
  assert.equal(found("Indicateur 4.b")[0], "series 4.b");
  assert.equal(found("indicateurs 4")[0], "indicator 4");
  assert.equal(found("action 2.1.3")[0], "action 2.1.3");
  assert.deepEqual(found("4").slice(0, 4), ["priority 4", "objective 4", "action 4", "indicator 4"]);
  assert.ok(found("4").includes("series 4.d"), "a code finds what stands under it");
});

test("titles come before texts", () => {
  assert.deepEqual(found("recherche clinique"), ["indicator 4", "action 11"]);
});

test("small words alone are searched, beside others they are not asked for", () => {
  assert.deepEqual(queryWords("l’environnement de la science"), ["environnement", "science"]);
  assert.deepEqual(queryWords("de la"), ["de", "la"]);
  assert.deepEqual(found(""), []);
  assert.deepEqual(found("  ?! "), []);
  assert.doesNotThrow(() => found(`${"a ".repeat(500)}(.*+`));
  assert.doesNotThrow(() => found("constructor __proto__ toString"));
});

test("marks are whole words and give the text back", () => {
  const marked = markWords("Déployer l’unité France Cohortes", "cohorte deploy");
  assert.deepEqual(marked.filter((piece) => piece.hit).map((piece) => piece.text), ["Déployer", "Cohortes"]);
  assert.equal(marked.map((piece) => piece.text).join(""), "Déployer l’unité France Cohortes");
  assert.deepEqual(markWords("rien ici", "autre"), [{ text: "rien ici", hit: false }]);
});

test("an excerpt shows the place of the answer in whole words", () => {
  const long = `${"mot ".repeat(100)}cohorte ${"fin ".repeat(100)}`.trim();
  const cut = excerpt(long, "cohortes", 80);
  assert.ok(cut.includes("cohorte"), cut);
  assert.ok(cut.startsWith("… ") && cut.endsWith(" …") && cut.length < 100, cut);
  assert.equal(excerpt("court", "x"), "court");
});

test("the other language is shown only where it alone answers", () => {
  assert.equal(textThatAnswers({ fr: "Essais", en: "Trials" }, "trial", "fr"), "Trials");
  assert.equal(textThatAnswers({ fr: "Essais", en: "Trials" }, "essai", "fr"), "Essais");
  assert.equal(textThatAnswers({ fr: "Essais", en: "Trials" }, "autre", "en"), "Trials");
});

test("answers are counted by kind", () => {
  assert.deepEqual(countKinds(search(entries, "essais")), [{ kind: "indicator", count: 1 }, { kind: "series", count: 1 }]);
});
