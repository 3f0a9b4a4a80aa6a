import assert from "node:assert/strict";
import { test } from "node:test";
import { foldedWords, stem } from "./stem.ts";

const same = (...words: readonly string[]): void => {
  const stems = new Set(words.map((word) => foldedWords(word).map(stem).join(" ")));
  assert.equal(stems.size, 1, `${words.join(", ")}: ${[...stems].join(", ")}`);
};

test("plural, feminine, accents and the endings of two languages do not count", () => {
  same("réseau", "réseaux", "RESEAUX");
  same("hôpital", "hôpitaux", "hospital".replace("hospital", "hopital"));
  same("national", "nationale", "nationaux", "nationales");
  same("cohorte", "cohortes", "cohort", "cohorts");
  same("pathologie", "pathologies", "pathology");
  same("génomique", "génomiques", "genomic", "genomics");
  same("infectieux", "infectieuse", "infectieuses");
  same("publié", "publiée", "publiés", "publiées");
  same("cognitif", "cognitive", "cognitives");
  same("européen", "européens");
  same("biopsie", "biopsies", "biopsy");
  same("étude", "études");
});

test("short words, words with digits and different words stay apart", () => {
  assert.equal(stem("irm"), "irm");
  assert.equal(stem("covid19s"), "covid19s");
  assert.notEqual(stem("cancer"), stem("cancan"));
  assert.notEqual(stem("pression"), stem("presse"));
  assert.deepEqual(foldedWords("L’IRM d’Œdème – (IV)"), ["l", "irm", "d", "oedeme", "iv"]);
  assert.deepEqual(foldedWords("—"), []);
});
