import assert from "node:assert/strict";
import { test } from "node:test";
import { checkContract } from "../check-contract.ts";
import type { Contradiction } from "../contradiction.ts";
import { documentOf, indicatorOf, partOf, priorityOf, registerOf } from "../testing.ts";

function brief(found: readonly Contradiction[]): unknown[] {
  return found.map((one) => [one.code, one.items, one.lines]);
}

test("gaps are found in actions, indicators and parts", () => {
  const register = registerOf({
    priorities: [priorityOf([["1", "Un", 1], ["2", "Deux", 2], ["4", "Quatre", 4]])],
    indicators: [
      indicatorOf("1", "Premier", [partOf("1.a", "alpha", { lines: [11] }), partOf("1.c", "gamma", { lines: [13] })]),
      indicatorOf("3", "Troisième", [partOf("3", "delta", { lines: [15] })]),
    ],
  });
  assert.deepEqual(brief(checkContract(register, null)), [
    ["numbering-gap", ["action 3"], [2, 4]],
    ["numbering-gap", ["2"], [11, 15]],
    ["numbering-gap", ["1.b"], [11, 13]],
  ]);
});

test("hierarchical numbers are rows of their own, and say where they belong", () => {
  const right = [priorityOf([["1.1.1", "A"], ["1.1.2", "B"]], { priority: "1", objective: "1.1" }), priorityOf([["2.1.1", "C"]], { priority: "2", objective: "2.1" })];
  assert.deepEqual(checkContract(registerOf({ priorities: right }), null), []);
  const wrong = [priorityOf([["1.1.1", "A", 3], ["1.2.1", "B", 4], ["1.1.3", "C", 5]], { priority: "1", objective: "1.1" })];
  assert.deepEqual(brief(checkContract(registerOf({ priorities: wrong }), null)), [
    ["numbering-gap", ["action 1.1.2"], [3, 5]],
    ["numbering-outside-parent", ["action 1.2.1"], [4]],
  ]);
});

test("numbers that begin again under each objective are neither gaps nor repetitions", () => {
  const priorities = [priorityOf([["1", "A"], ["2", "B"]]), priorityOf([["1", "C"], ["2", "D"]], { priority: "2", objective: "2" })];
  assert.deepEqual(checkContract(registerOf({ priorities }), null), []);
});

test("one number for two items is found in the register, and in the document where the register kept only one", () => {
  const twice = registerOf({ priorities: [priorityOf([["1", "Peser", 2], ["2", "Mesurer", 4], ["2", "Compter", 6]])] });
  assert.deepEqual(brief(checkContract(twice, null)), [["numbering-duplicate", ["action 2"], [4, 6]]]);
  const once = registerOf({ priorities: [priorityOf([["1", "Peser le sel marin", 1]])] });
  const document = documentOf("### Action 1 • Peser le sel marin", "", "#### **Action 1 • Compter les oiseaux**");
  assert.deepEqual(brief(checkContract(once, document)), [["numbering-duplicate", ["action 1"], [1, 3]]]);
});

test("a title that differs between the table of contents and the body is a remark; marks and punctuation are not", () => {
  const register = registerOf({ priorities: [priorityOf([])] });
  const differing = documentOf("**8** | **Objectif 1** • Ouvrir les relevés de l’institut", "# **Objectif 1 • Ouvrir les relevés de campagne de l’institut**");
  assert.deepEqual(brief(checkContract(register, differing)), [["title-differs", ["objective 1"], [1, 2]]]);
  const same = documentOf("- Objectif 1 : Ouvrir les relevés, sans délai", "## Objectif 1 • Ouvrir les *relevés* sans délai");
  assert.deepEqual(checkContract(register, same), []);
});

test("one long name with two short ones, one short name with two long ones, one letter changed", () => {
  const register = registerOf();
  const short = documentOf("Le portail France Mer ouverte (FMO) ouvre.", "Le portail France Mer ouverte (FMeO) ouvre.");
  assert.deepEqual(brief(checkContract(register, short)), [["name-spelled-differently", [], [1, 2]]]);
  const long = documentOf("un espace numérique marin (ENM)", "un environnement numérique marin (ENM)", "des espaces numériques marins (ENM)");
  assert.deepEqual(brief(checkContract(register, long)), [["name-spelled-differently", [], [1, 2]]]);
  const typed = documentOf("le CépiMer", "le CépiMer", "le CépiMer et le CégiMer", "InserMer");
  assert.deepEqual(brief(checkContract(register, typed)), [["name-spelled-differently", [], [1, 3]]]);
  const fine = documentOf("les programmes de recherche marine (PRM)", "un programme de recherche marine (PRM)", "le GeMer, le GeTer");
  assert.deepEqual(checkContract(register, fine), []);
});
