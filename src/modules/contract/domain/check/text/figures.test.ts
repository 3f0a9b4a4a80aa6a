import assert from "node:assert/strict";
import { test } from "node:test";
import { readFigures } from "./figures.ts";
import { likeness, plain, stems } from "./words.ts";

function values(text: string): unknown[] {
  return readFigures(text).map((one) => [one.kind, Number(one.value.toFixed(4)), one.bound]);
}

test("numbers in digits with French spaces, units and bounds", () => {
  assert.deepEqual(values("plus de 700 M€ sur la période"), [["eur", 700_000_000, "more-than"]]);
  assert.deepEqual(values("1,15 Md€ d’aides"), [["eur", 1_150_000_000, null]]);
  assert.deepEqual(values("un délai maximum de 24 mois"), [["year", 2, "at-most"]]);
  assert.deepEqual(values("3 ans maximum"), [["year", 3, "at-most"]]);
  assert.deepEqual(values("moins de 5\u202F% des appariements"), [["share", 0.05, "less-than"]]);
  assert.deepEqual(values("au moins 1\u202F500 essais"), [["count", 1500, "at-least"]]);
  assert.deepEqual(values("près de 2,5 millions d’euros"), [["eur", 2_500_000, null]]);
});

test("numbers in words, and the words of about", () => {
  assert.deepEqual(values("trois millions de vues annuelles"), [["count", 3_000_000, null]]);
  assert.deepEqual(values("douze mille bénévoles"), [["count", 12_000, null]]);
  const about = readFigures("une douzaine de cohortes et environ 80 start-up");
  assert.deepEqual(about.map((one) => [one.value, one.approximate]), [[12, true], [80, true]]);
});

test("years, references, articles and bare numbers are no figures", () => {
  for (const text of ["d’ici 2025", "en 2021-2025", "voir l’action 12 du contrat", "une action de fond", "l’indicateur 4.b est", "H2020 existe"]) {
    assert.deepEqual(values(text), [], text);
  }
});

test("plain text and stems: accents, marks and plurals fall away", () => {
  assert.equal(plain("**L’Œuvre**  <i>Été</i>"), "l'oeuvre ete");
  assert.deepEqual(stems("Les publications, la publication"), ["publicat", "publicat"]);
  assert.equal(likeness("Ouvrir les données", "Ouvrir la donnée"), 1);
  assert.equal(likeness("Peser le sel", "Compter les oiseaux"), 0);
});
