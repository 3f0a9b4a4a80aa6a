import assert from "node:assert/strict";
import { test } from "node:test";
import type { Part, Target } from "../../../../indicators/index.ts";
import { codesOf, readText } from "../testing.ts";

function reading(block: string): ReturnType<typeof readText> {
  return readText(`# Contrat d'objectifs entre l'État et l'Ifa 2023-2027\n\n## Indicateurs\n\n### 1. Essai\n\n${block}\n`);
}

function part(block: string): Part {
  const found = reading(block).register.indicators[0]?.parts[0];
  assert.ok(found);
  return found;
}

function target(words: string, definition = "nombre de navires"): Target {
  const found = part(`Définition : ${definition}\n\nValeur 2022 : 10\n\nValeur cible 2027 : ${words}`).targets[0];
  assert.ok(found, words);
  return found;
}

const forms: readonly (readonly [string, Target["comparator"], number | null, number | null])[] = [
  ["entre 10 et 15", "between", 10, 15],
  ["10 à 15 navires", "between", 10, 15],
  ["au moins 30", "at-least", 30, null],
  ["30 au moins", "at-least", 30, null],
  ["≥ 40", "at-least", 40, null],
  ["supérieur ou égal à 40", "at-least", 40, null],
  ["supérieur à 40", "more-than", 40, null],
  ["plus de 40 navires", "more-than", 40, null],
  ["> 1 500", "more-than", 1500, null],
  ["≤ 5", "at-most", 5, null],
  ["au plus 5", "at-most", 5, null],
  ["5 maximum", "at-most", 5, null],
  ["ne pas dépasser 5", "at-most", 5, null],
  ["moins de 5", "less-than", 5, null],
  ["inférieur à 5", "less-than", 5, null],
  ["maintenir au-dessus de 10", "keep-at-or-above", 10, null],
  ["30", "at-least", 30, null],
  ["4", "at-most", 4, null],
  ["rester 2e institut du pays", "rank-at-most", 2, null],
  ["ouvrir un port", "qualitative", null, null],
];

test("comparisons are read from signs, words, ranges, and the side of the baseline", () => {
  for (const [words, comparator, value, upper] of forms) {
    const read = target(words);
    assert.deepEqual([read.comparator, read.value, read.upperValue], [comparator, value, upper], words);
    assert.equal(read.strict, comparator === "more-than" || comparator === "less-than", words);
  }
});

test("units come in the units of the house", () => {
  const units: readonly (readonly [string, string, number, string])[] = [
    ["17 %", "taux de panne", 0.17, "share"],
    ["700 M€", "recettes", 700_000_000, "eur"],
    ["1,15 Md€", "recettes", 1_150_000_000, "eur"],
    ["12,5 k€", "recettes", 12_500, "eur"],
    ["24 mois", "délai de rendu", 2, "year"],
    ["2 millions de vues", "audience", 2_000_000, "count"],
    ["12 000/an", "nombre d'accès", 12_000, "count"],
    ["1,66", "impact normé", 1.66, "index"],
  ];
  for (const [words, definition, value, kind] of units) {
    const read = part(`Définition : ${definition}\n\nValeur cible 2027 : ${words}`).targets[0];
    assert.deepEqual([read?.value, read?.unit.kind], [value, kind], words);
  }
});

test("scopes are read from the words beside the number and the years of the label", () => {
  assert.deepEqual(target("30 (en stock)").scope, { kind: "stock" });
  assert.deepEqual(target("30 (moyenne annuelle après 3 ans de mise en œuvre)").scope, { kind: "mean-after", years: 3 });
  assert.deepEqual(target("30 (moyenné sur la période 2023-2027)").scope, { kind: "mean", fromYear: 2023, toYear: 2027 });
  assert.deepEqual(target("30 navires en cumulé").scope, { kind: "cumulated", fromYear: 2023, toYear: 2027 });
  assert.deepEqual(target("30").scope, { kind: "at-date" });
});

test("labels have many forms", () => {
  const variants = [
    "Définition : nombre de ports\nValeur initiale (2022) : 4\nCible 2027 : 9",
    "Définition : nombre de ports\nValeur de référence 2022 : 4\nValeur cible en 2027 : 9",
    "Définition : nombre de ports\n**Valeur 2022** : 4 ; **Cible 2027** : 9",
    "- Définition : nombre de ports\n- Situation 2022 : 4\n- Objectif 2027 : 9",
    "Définition : nombre\nde ports\nRéalisé 2022 : 4\nValeur attendue 2027 : 9",
  ];
  for (const variant of variants) {
    const read = part(variant);
    assert.deepEqual(read.measures[0]?.baseline.kind === "value" ? [read.measures[0].baseline.value, read.measures[0].baseline.year] : null, [4, 2022], variant);
    assert.deepEqual([read.targets[0]?.value, read.targets[0]?.dueYear], [9, 2027], variant);
  }
  assert.equal(part("Définition : nombre de ports\nValeur 2022 : 4\nCible : 9").targets[0]?.dueYear, 2027);
});

test("a lettered indicator may repeat its number in its letters", () => {
  for (const [first, second] of [["a) ", "b) "], ["1.a ", "1.b "], ["1-a : ", "1-b : "], ["(a) ", "(b) "], ["- **a)** ", "- **b)** "]]) {
    const read = reading(`${first}Définition : nombre de ports\nValeur 2022 : 1\nCible 2027 : 2\n${second}Définition : nombre de phares\nValeur 2022 : 3\nCible 2027 : 4`);
    assert.deepEqual(read.register.indicators[0]?.parts.map((one) => [one.code, one.targets[0]?.value]), [["1.a", 2], ["1.b", 4]], first);
  }
});

test("what is not understood is told with its line", () => {
  const read = reading("Définition : nombre de ports\n\nValeur 2022 : 4\n\nCible 2027 : 9\n\nLe comité a aussi retenu 40 % de quais rénovés.");
  const told = read.problems.find((problem) => problem.code === "line.not-understood");
  assert.deepEqual(told?.lines, [13]);
  assert.ok(codesOf(reading("Définition : nombre de ports\n\nValeur 2022 : 4")).includes("part.no-target"));
  assert.ok(codesOf(reading("Définition : nombre de ports\n\nValeur 2022 : 4\n\nCible 2027 : 9 ports, 12 phares et 3 quais")).includes("figure.not-understood"));
});
