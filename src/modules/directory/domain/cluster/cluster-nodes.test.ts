import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { clusterNodes, type ClusterNode, type PairDecision } from "./cluster-nodes.ts";
import { foldIdentifier, heldIdentifiers, joiningKeys } from "./schemes.ts";

function node(key: string, identifiers: Readonly<Record<string, string>> = {}, kind = "organisation"): ClusterNode {
  const stated = Object.entries(identifiers).map(([scheme, value]) => ({ scheme, value, valid: true }));
  return { id: `${kind} ${key}`, kind, key, joins: joiningKeys(kind, heldIdentifiers(kind, key, stated)) };
}

function decision(kind: "same" | "different", leftKey: string, rightKey: string, nodeKind = "organisation"): PairDecision {
  return { id: `${kind} ${leftKey} ${rightKey}`, kind, nodeKind, leftKey, rightKey };
}

/** The groups by keys, canonical first. */
function groups(nodes: readonly ClusterNode[], decisions: readonly PairDecision[] = []): string[][] {
  const { entityOf } = clusterNodes(nodes, decisions);
  const found = new Map<string, string[]>();
  for (const { id, key } of nodes.toSorted((a, b) => (a.key < b.key ? -1 : 1))) found.set(entityOf.get(id) ?? "", [...(found.get(entityOf.get(id) ?? "") ?? []), key]);
  return [...found].map(([canonical, keys]) => [canonical.slice(canonical.indexOf(" ") + 1), ...keys.filter((key) => !canonical.endsWith(` ${key}`))]).sort();
}

test("nodes that share an identifier are one, under the key of the best scheme", () => {
  assert.deepEqual(groups([node("sifac:12", { siren: "180036048" }), node("siren:180036048"), node("uai:0755364Y", { siren: "180 036 048", ror: "https://ror.org/02vjkv261" }), node("ror:02vjkv261")]), [
    ["uai:0755364Y", "ror:02vjkv261", "sifac:12", "siren:180036048"],
  ]);
  assert.deepEqual(groups([node("hr:7", { orcid: "https://orcid.org/0000-0002-1825-0097" }, "person"), node("orcid:0000-0002-1825-0097", {}, "person")]), [["orcid:0000-0002-1825-0097", "hr:7"]]);
});

test("a SIRET joins by its SIREN, a false identifier and a label number join nothing", () => {
  assert.deepEqual(groups([node("siren:180036048"), node("sifac:1", { siret: "18003604800015" })]), [["siren:180036048", "sifac:1"]]);
  const faulty: ClusterNode = { ...node("sifac:2"), joins: joiningKeys("organisation", [{ scheme: "siren", value: "180036048", valid: false }]) };
  assert.deepEqual(groups([node("siren:180036048"), faulty]), [["sifac:2"], ["siren:180036048"]]);
  assert.deepEqual(groups([node("rnsr:201622492H", { label: "US 34" }, "structure"), node("rnsr:201421791E", { label: "US 34" }, "structure")]), [["rnsr:201421791E"], ["rnsr:201622492H"]]);
});

test("a SIREN that two UAI share joins neither of them, only what has no UAI", () => {
  const shared = [node("uai:0750001A", { siren: "111" }), node("uai:0750002B", { siren: "111" }), node("siren:111"), node("sifac:1", { siren: "111" })];
  assert.deepEqual(groups(shared), [["siren:111", "sifac:1"], ["uai:0750001A"], ["uai:0750002B"]]);
  assert.deepEqual(groups(shared.slice(1)), [["uai:0750002B", "sifac:1", "siren:111"]]);
});

test("two identity numbers never meet through a weaker identifier, and a question is left", () => {
  const { questions } = clusterNodes([node("rnsr:201622492H", { ror: "02vjkv261" }, "structure"), node("rnsr:201421791E", { ror: "02vjkv261" }, "structure")], []);
  assert.deepEqual(questions.map(({ link, because }) => [link, because]), [["ror:02vjkv261", "identity"]]);
});

test("a person joins what no identifier does, within a kind", () => {
  const nodes = [node("rnsr:201622492H", {}, "structure"), node("rnsr:201421791E", {}, "structure"), node("rnsr:201421791E", {}, "organisation")];
  assert.deepEqual(groups(nodes, [decision("same", "rnsr:201622492H", "rnsr:201421791E", "structure")]).length, 2);
});

test("a rejected pair never joins, not even through a third, and the weaker link is the one left out", () => {
  const nodes = [node("a:1", { ror: "r1" }), node("b:1", { ror: "r1", siren: "9" }), node("c:1", { siren: "9" })];
  assert.equal(groups(nodes).length, 1);
  const apart = [decision("different", "a:1", "c:1")];
  assert.deepEqual(groups(nodes, apart), [["a:1", "b:1"], ["c:1"]]);
  assert.deepEqual(clusterNodes(nodes, apart).questions.map(({ link, because }) => [link, because]), [["siren:9", "rejected"]]);
  assert.deepEqual(groups(nodes, [...apart, decision("same", "b:1", "c:1")]), [["a:1"], ["b:1", "c:1"]], "what a person said counts before any identifier");
});

test("of three that share an identifier, those not rejected still join", () => {
  const nodes = [node("a:1", { ror: "r" }), node("b:1", { ror: "r" }), node("c:1", { ror: "r" })];
  assert.deepEqual(groups(nodes, [decision("different", "a:1", "b:1"), decision("different", "a:1", "c:1")]), [["a:1"], ["b:1", "c:1"]]);
});

test("spellings of one identifier fold to one", () => {
  assert.equal(foldIdentifier("ror", "https://ror.org/02vjkv261"), foldIdentifier("ROR", "02vjkv261"));
  assert.equal(foldIdentifier("idref", "idref242241344"), "242241344");
  assert.equal(foldIdentifier("siren", "180 036\u00a0048"), "180036048");
  assert.notEqual(foldIdentifier("idhal", "jean-dupont"), foldIdentifier("idhal", "jeandupont"));
});

test("the groups do not depend on the order of nodes and decisions, and no rejected pair is in one", () => {
  const key = fc.constantFrom(...Array.from({ length: 9 }, (_, index) => `${["uai", "siren", "own"][index % 3]}:${index}`));
  const nodes = fc.uniqueArray(fc.record({ key, ror: fc.option(fc.constantFrom("x", "y", "z"), { nil: undefined }), siren: fc.option(fc.constantFrom("1", "4", "7"), { nil: undefined }) }), { selector: (one) => one.key, maxLength: 9 });
  const decisions = fc.array(fc.record({ kind: fc.constantFrom("same" as const, "different" as const), left: key, right: key }), { maxLength: 5 });
  fc.assert(fc.property(nodes, decisions, fc.integer(), (drafts, drafted, seed) => {
    const made = drafts.map(({ key, ror, siren }) => node(key, { ...(ror === undefined ? {} : { ror }), ...(siren === undefined ? {} : { siren }) }));
    const decided = drafted.map(({ kind, left, right }) => decision(kind, left, right));
    const first = clusterNodes(made, decided);
    const turned = <T>(list: readonly T[]): T[] => list.map((item, index) => ({ item, at: ((index + 1) * 7919 + seed) % 31 })).sort((a, b) => a.at - b.at).map(({ item }) => item);
    const second = clusterNodes(turned(made), turned(decided));
    assert.deepEqual([...first.entityOf].sort(), [...second.entityOf].sort());
    assert.deepEqual(first.questions, second.questions);
    for (const { kind, leftKey, rightKey } of decided) {
      const [left, right] = [first.entityOf.get(`organisation ${leftKey}`), first.entityOf.get(`organisation ${rightKey}`)];
      if (kind === "different" && left !== undefined && right !== undefined && leftKey !== rightKey) assert.notEqual(left, right);
    }
  }), { numRuns: 300 });
});
