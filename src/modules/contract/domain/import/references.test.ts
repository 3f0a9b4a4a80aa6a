import assert from "node:assert/strict";
import { test } from "node:test";
import { codesOf } from "./references.ts";
import { readText } from "./testing.ts";

test("codes of references come in every form", () => {
  assert.deepEqual(codesOf("3-a et 3-b"), ["3.a", "3.b"]);
  assert.deepEqual(codesOf("8.a, 8.b, 8.c et 8.d"), ["8.a", "8.b", "8.c", "8.d"]);
  assert.deepEqual(codesOf("1 et 2"), ["1", "2"]);
  assert.deepEqual(codesOf("3.a à 3.c"), ["3.a", "3.b", "3.c"]);
  assert.deepEqual(codesOf("2.1.b"), ["2.1.b"]);
  assert.deepEqual(codesOf("10"), ["10"]);
});

function references(sentence: string): readonly (readonly [string, string | null])[] {
  const { register } = readText(`Contrat 2023-2027\n\n# Priorité 1 • Chercher\n\n## Objectif 1 • Trouver\n\nDes centres d'investigation clinique (CIC) ouvrent.\n\n### Action 1 • Agir\n\n${sentence}\n`);
  return register.references.map((reference) => [reference.indicator, reference.about]);
}

test("the subject of a reference is what its sentence gives, and nothing where it gives none", () => {
  assert.deepEqual(references("L'impact sur la productivité des CIC sera évalué par l'indicateur 4.b."), [["4.b", "productivité des CIC (centres d'investigation clinique)"]]);
  assert.deepEqual(references("Le déploiement des quais sera suivi grâce à l'**indicateur 5** du COMP."), [["5", "déploiement des quais"]]);
  assert.deepEqual(references("(voir **indicateur 8.c** sur le nombre de navires)."), [["8.c", "nombre de navires"]]);
  assert.deepEqual(references("- **le portail Algue**, pour tous. Il sera évalué par **l'indicateur 4.c** ;"), [["4.c", "portail Algue"]]);
  assert.deepEqual(references("Cette action sera suivie grâce à l'indicateur 4.b."), [["4.b", null]]);
  assert.deepEqual(references("L'action sera suivie par les indicateurs\n3-a et 3-b."), [["3.a", null], ["3.b", null]]);
  assert.deepEqual(references("- **le portail Algue**, ouvert à tous les laboratoires\n  et à leurs équipes. Il sera évalué par\n  **l'indicateur\n  4.c** ;"), [["4.c", "portail Algue"]]);
  assert.deepEqual(references("Les indicateurs du contrat sont suivis."), []);
});
