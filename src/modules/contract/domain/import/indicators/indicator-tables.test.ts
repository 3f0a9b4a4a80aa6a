import assert from "node:assert/strict";
import { test } from "node:test";
import { codesOf, readText } from "../testing.ts";

const head = "# Contrat d’objectifs et de performance 2024-2028 entre l’État et l’Agence des rivages\n\n## Annexe : indicateurs\n\n";

function targetsOf(text: string): readonly string[] {
  return readText(text).register.indicators.flatMap((one) => one.parts.flatMap((part) => part.targets.map((target) => `${target.key} ${target.comparator} ${target.value} ${target.unit.kind} ${target.dueYear} ${target.role}`)));
}

test("one indicator a row: number, unit, value, target on the way, target", () => {
  const reading = readText(`${head}| N° | Indicateur | Unité | Valeur 2023 | Cible 2026 | Cible 2028 |
|---|---|---|---|---|---|
| 1.1 | Nombre de capteurs installés | nombre | 40 | 120 | 200 |
| 1.2 | Part des jeux de données ouverts | % | 35 | 60 | ≥ 90 |
| 2.1 | Ressources propres | M€ | 12,5 | 14 | 18 |
| 2.2 | Satisfaction des communes | | n.d. | - | doublement |
`);
  assert.deepEqual(reading.counts.indicators, 4);
  const parts = reading.register.indicators.flatMap((one) => one.parts);
  assert.deepEqual(parts.map((part) => part.measures[0]?.baseline.kind), ["value", "value", "value", "none"]);
  assert.deepEqual(parts.slice(0, 3).map((part) => part.targets.map((target) => [target.value, target.dueYear, target.role])), [
    [[120, 2026, "context"], [200, 2028, "commitment"]],
    [[0.6, 2026, "context"], [0.9, 2028, "commitment"]],
    [[14e6, 2026, "context"], [18e6, 2028, "commitment"]],
  ]);
  assert.deepEqual(parts.map((part) => part.lines), [[7], [8], [9], [10]]);
  assert.ok(codesOf(reading).includes("target.relative"));
});

test("a definition column, no number: numbered in their order, over two tables", () => {
  const table = (name: string): string => `| Indicateur | Définition | Référence (2022) | Cible 2027 |\n|---|---|---|---|\n| ${name} | Nombre de visites du portail | 1,2 million | plus de 3 millions |\n`;
  const reading = readText(`${head}${table("Visites")}\nTexte.\n\n${table("Passages")}`);
  assert.deepEqual(reading.register.indicators.map((one) => [one.code, one.title.fr]), [["1", "Visites"], ["2", "Passages"]]);
  assert.ok(codesOf(reading).includes("indicator.numbered-by-order"));
});

test("lettered rows are parts of one indicator; a table under the title of an indicator is its own", () => {
  assert.deepEqual(targetsOf(`${head}| N° | Indicateur | 2023 | 2028 |\n|---|---|---|---|\n| 4.a | Nombre de cartes | 3 | 9 |\n| 4.b | Nombre de relevés | 5 | 7 |\n`), ["4.a at-least 9 count 2028 commitment", "4.b at-least 7 count 2028 commitment"]);
  assert.deepEqual(targetsOf(`${head}### Indicateur 3 : Nombre de cartes\n\n| Valeur 2023 | Cible 2028 |\n|---|---|\n| 3 | 9 |\n`), ["3 at-least 9 count 2028 commitment"]);
  assert.deepEqual(targetsOf(`${head}### Indicateur 3 : Nombre de cartes\n\n| Définition | nombre de cartes |\n|---|---|\n| Valeur 2023 | 3 |\n| Cible 2028 | 9 |\n`), ["3 at-least 9 count 2028 commitment"]);
});

test("a table of money by years stays a table of money", () => {
  const reading = readText(`${head}## Moyens (en M€)\n\n| Intitulé | 2024 | 2025 | Total |\n|---|---|---|---|\n| Dotation | 4,0 | 5,0 | 9,0 |\n| Total | 4,0 | 5,0 | 9,0 |\n`);
  assert.deepEqual([reading.counts.indicators, reading.counts.resourceTables], [0, 1]);
});

const one = (label: string, said: string): string => `${head}### Indicateur 1 : Cartes\n\nDéfinition : nombre de cartes\n\nValeur 2023 : 10\n\n${label} ${said}\n`;

test("labels as other contracts write them", () => {
  for (const label of ["Cible 2028 :", "Cible à l’horizon 2028 :", "Valeur à atteindre en 2028 :", "Valeur cible 2028 –", "**Valeur cible 2028**", "Résultat attendu en 2028 :"]) {
    assert.deepEqual(targetsOf(one(label, "20")), ["1 at-least 20 count 2028 commitment"], label);
  }
  assert.deepEqual(targetsOf(one("Cible intermédiaire 2026 : 15\n\nCible 2028 :", "20")), ["1#2026 at-least 15 count 2026 context", "1 at-least 20 count 2028 commitment"]);
  assert.deepEqual(targetsOf(one("Cible 2028 :", "15 en 2026, 20 en 2028")), ["1#2026 at-least 15 count 2026 context", "1 at-least 20 count 2028 commitment"]);
});

test("a target said as a change or in words is kept in words, and told", () => {
  for (const said of ["doublement", "baisse de 10 %", "+ 10 %", "+5 points", "stabilité", "réduction de 20 % par rapport à 2023"]) {
    const reading = readText(one("Cible 2028 :", said));
    assert.ok(codesOf(reading).includes("target.relative"), said);
    assert.deepEqual(reading.register.indicators[0]?.parts[0]?.targets.map((target) => target.comparator), ["qualitative"], said);
  }
  assert.ok(codesOf(readText(one("Cible 2028 :", "dix cartes"))).includes("target.no-level"));
  assert.ok(codesOf(readText(one("Cible 2028 :", "1.500"))).includes("figure.ambiguous"));
  assert.deepEqual(targetsOf(one("Cible 2028 :", "au moins 20 cartes d’ici 2028")), ["1 at-least 20 count 2028 commitment"]);
});
