import assert from "node:assert/strict";
import { test } from "node:test";
import type { Part } from "../../../../indicators/index.ts";
import { untranslated } from "../../register.ts";
import { checkContract } from "../check-contract.ts";
import type { Contradiction } from "../contradiction.ts";
import { baselineOf, documentOf, indicatorOf, partOf, priorityOf, registerOf } from "../testing.ts";

/** The check of one action whose text is `text` (line 2) against one part, at line 10. */
function check(text: string, part: Part, title = "Faire connaître la mer"): readonly Contradiction[] {
  const register = registerOf({
    priorities: [priorityOf([["1", title, 1]])],
    indicators: [
      indicatorOf("1", "Dialogue", [part], { lines: [9] }),
      indicatorOf("2", "Navires", [partOf("2", "nombre de traversées sans escale", { target: { value: 3, lines: [20] } })], { lines: [19] }),
    ],
  });
  return checkContract(register, documentOf(`### Action 1 • ${title}`, text, "", "", "", "", "", "", "", ""));
}

const series = partOf("1", "audience cumulée de la série Grand Large", {
  unit: { kind: "count", noun: untranslated("vues") },
  baseline: baselineOf(400_000, [10]),
  target: { value: 2_000_000, lines: [11] },
  lines: [10],
});

test("a number in words that differs from the list is found with both lines", () => {
  const found = check("L’institut vise pour la série Grand Large une audience de trois millions de vues par an d’ici 2025.", series);
  assert.deepEqual(found.map((one) => [one.code, one.severity, one.lines, one.items]), [["target-differs-from-text", "contradiction", [2, 11], ["action 1", "1"]]]);
  assert.match(found[0]?.message.fr ?? "", /3\u202F000\u202F000 vues.*2\u202F000\u202F000 vues/u);
});

test("the same number, the baseline, another noun, another due year or another subject raise nothing", () => {
  for (const text of [
    "L’institut vise deux millions de vues annuelles pour la série Grand Large d’ici 2025.",
    "La série Grand Large a réuni 400 000 vues, l’institut vise à l’amplifier.",
    "L’institut vise trois millions d’abonnés pour la série Grand Large.",
    "L’institut vise 1 200 000 vues pour la série Grand Large d’ici 2023.",
    "L’institut vise trois millions de vues pour son site.",
    "La série Grand Large a trois millions de vues.",
  ]) {
    assert.deepEqual(check(text, series), [], text);
  }
});

test("money: agreement within the words, disagreement found", () => {
  const funds = partOf("1", "fonds levés par les jeunes entreprises accompagnées", {
    unit: { kind: "eur" },
    target: { value: 60_000_000, comparator: "more-than", strict: true, lines: [11] },
  });
  assert.deepEqual(check("L’objectif est de lever plus de 60 M€ de fonds pour les jeunes entreprises accompagnées.", funds), []);
  const found = check("L’objectif est de lever plus de 80 M€ de fonds pour les jeunes entreprises accompagnées.", funds);
  assert.deepEqual(found.map((one) => one.code), ["target-differs-from-text"]);
  assert.match(found[0]?.message.en ?? "", /more than €80M.*more than €60M/u);
});

test("“at most 24 months” against “under 2 years” is a remark; “under 24 months” is not", () => {
  const delay = partOf("1", "délai de publication des relevés de campagne", { unit: { kind: "year" }, baseline: { kind: "none" }, target: { value: 2, comparator: "less-than", lines: [11] } });
  const found = check("Les relevés de campagne paraîtront dans un délai de publication maximum de 24 mois.", delay);
  assert.deepEqual(found.map((one) => [one.code, one.severity]), [["target-strictness-differs", "remark"]]);
  assert.deepEqual(check("L’objectif est un délai de publication des relevés de campagne de moins de 24 mois.", delay), []);
});

test("a range holds its two ends", () => {
  const range = partOf("1", "nombre de bénévoles actifs dans les relevés participatifs", {
    unit: { kind: "count", noun: untranslated("bénévoles") },
    target: { comparator: "between", value: 8000, upperValue: 10_000, lines: [11] },
  });
  assert.deepEqual(check("L’institut vise 10 000 bénévoles actifs pour les relevés participatifs.", range), []);
  const found = check("L’institut vise douze mille bénévoles actifs pour les relevés participatifs.", range);
  assert.match(found[0]?.message.fr ?? "", /entre 8\u202F000 bénévoles et 10\u202F000 bénévoles/u);
});

test("a share of a whole that an indicator knows must give the amount said", () => {
  const own = partOf("1", "volume de ressources propres hors subvention", { unit: { kind: "eur" }, baseline: baselineOf(100e6, [10]), target: { value: 120e6 } });
  assert.deepEqual(check("Les dons font 20 % des ressources propres hors subvention, soit près de 21 M€.", own), []);
  const found = check("Les dons font 20 % des ressources propres hors subvention, soit près de 95 M€.", own);
  assert.deepEqual(found.map((one) => [one.code, one.lines]), [["share-does-not-fit", [2, 10]]]);
});

test("a sentence wrapped over several lines is read whole, and all its lines are given", () => {
  const register = registerOf({ priorities: [priorityOf([["1", "Faire connaître la mer", 1]])], indicators: [indicatorOf("1", "Dialogue", [series], { lines: [9] })] });
  const document = documentOf("### Action 1 • Faire connaître la mer", "Une première phrase pour commencer. L’institut vise pour la série", "Grand Large une audience de trois millions", "de vues par an d’ici 2025.", "", "", "", "", "");
  const found = checkContract(register, document);
  assert.deepEqual(found.map((one) => [one.code, one.lines]), [["target-differs-from-text", [2, 3, 4, 11]]]);
});
