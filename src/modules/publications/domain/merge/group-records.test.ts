import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { BibliographicRecord } from "../record.ts";
import { author, bibliographicRecord as record, identifiers } from "../../testing/builders.ts";
import { codesOf } from "./code-groups.ts";
import { groupRecords, type PairDecision } from "./group-records.ts";
import { nodeOf } from "./node.ts";

const long = "Sleep and memory consolidation in long distance swimmers";

function groups(records: readonly BibliographicRecord[], decisions: readonly PairDecision[] = []) {
  const { groups: found, questions } = groupRecords(records.map(nodeOf), decisions);
  return { groups: found.map((group) => group.map(({ name }) => name)), questions: questions.map(({ left, right, because }) => [left, right, because]), codes: codesOf(found) };
}

const decision = (kind: PairDecision["kind"], left: string, right: string, id = "d1"): PairDecision => ({ id, kind, left, right });
const made = (source: BibliographicRecord["source"], key: string, ids: string, given: Partial<BibliographicRecord> = {}): BibliographicRecord => record(source, key, { title: long, identifiers: identifiers(ids), ...given });

test("a shared identifier joins across sources, transitively, whatever the titles", () => {
  const found = groups([
    made("crossref", "10.1/a", "doi:10.1/a", { title: "Le sommeil des nageurs de fond et la mémoire" }),
    made("pubmed", "7", "pmid:7 doi:10.1/a"), made("hal", "hal-1", "hal:hal-1 pmid:7", { title: "Another" }), made("openalex", "W1", "openalex:W1", { title: "Something else entirely here now" }),
  ]);
  assert.deepEqual(found.groups, [["crossref:10.1/a", "hal:hal-1", "pubmed:7"], ["openalex:W1"]]);
  assert.deepEqual(found.codes, ["doi-10.1_a", "openalex-W1"]);
});

test("a HAL record without DOI joins the article by title, first author and year", () => {
  const article = made("crossref", "10.1/a", "doi:10.1/a");
  assert.equal(groups([article, made("hal", "hal-1", "hal:hal-1", { title: "Sleep and <i>memory</i> consolidation in long-distance swimmers.", year: 2022 })]).groups.length, 1);
  assert.equal(groups([article, made("hal", "hal-1", "hal:hal-1", { year: 2023 })]).groups.length, 2);
  assert.equal(groups([article, made("hal", "hal-1", "hal:hal-1", { authors: [author(1, "Blaise", "Second")] })]).groups.length, 2);
  assert.equal(groups([article, made("orcid", "x/1", "", { authorsIncomplete: true })]).groups.length, 2);
});

test("a preprint and its article are two works, and so is one paper given at two conferences", () => {
  const preprint = made("hal", "hal-2", "hal:hal-2", { documentType: "preprint" });
  assert.equal(groups([made("crossref", "10.1/a", "doi:10.1/a"), preprint]).groups.length, 2);
  const first = made("crossref", "10.1/c1", "doi:10.1/c1", { documentType: "conference-paper" });
  const second = made("crossref", "10.1/c2", "doi:10.1/c2", { documentType: "conference-paper" });
  const found = groups([first, second, made("hal", "hal-3", "hal:hal-3", { documentType: "conference-paper" })]);
  assert.deepEqual(found.groups.length, 3, "nobody can tell which of the two the third is");
  assert.deepEqual(found.questions, [["crossref:10.1/c1", "crossref:10.1/c2", "identity"], ["crossref:10.1/c1", "hal:hal-3", "ambiguous"]]);
});

test("an erratum is not the paper, even where it bears the DOI of the paper", () => {
  for (const title of [`Erratum: ${long}`, `Correction to: ${long}`, `Correction: ${long}`, `Retraction notice to “${long}”`, `Author Correction: ${long}`]) {
    const found = groups([made("crossref", "10.1/a", "doi:10.1/a"), made("hal", "hal-1", "hal:hal-1 doi:10.1/a", { title })]);
    assert.deepEqual([found.groups.length, found.questions.map(([, , because]) => because)], [2, ["notice"]], title);
    assert.equal(new Set(found.codes).size, 2);
  }
  for (const title of ["RETRACTED: Sleep and memory consolidation", "Correction of scoliosis in adolescents by bracing alone"]) {
    assert.equal(groups([made("crossref", "10.1/a", "doi:10.1/a"), made("hal", "hal-1", "hal:hal-1 doi:10.1/a", { title })]).groups.length, 1, title);
  }
});

test("titles that many works bear are no natural key", () => {
  for (const title of ["Editorial", "Reply to the letter by Martin and others on sleep", "Correction to: Sleep and memory in swimmers", "In memoriam of a great swimmer of our time", "Sleep in four words"]) {
    assert.equal(groups([made("bibtex", "a", "", { title }), made("bibtex", "b", "", { title })]).groups.length, 2, title);
  }
});

test("two deposits of one paper are one work by a shared DOI, and a question by their title alone", () => {
  assert.equal(groups([made("hal", "hal-1", "hal:hal-1 doi:10.1/a"), made("hal", "hal-2", "hal:hal-2 doi:10.1/a")]).groups.length, 1);
  const found = groups([made("hal", "hal-1", "hal:hal-1"), made("hal", "hal-2", "hal:hal-2")]);
  assert.deepEqual([found.groups.length, found.questions], [2, [["hal:hal-1", "hal:hal-2", "identity"]]]);
});

test("a PMID reused wrongly joins no two DOIs; what bears it alone goes to the one of its title", () => {
  const found = groups([
    made("crossref", "10.1/a", "doi:10.1/a pmid:9"), made("bibtex", "wrong", "doi:10.1/b pmid:9", { title: "Muscle fatigue among climbers at very high altitude" }), made("pubmed", "9", "pmid:9"),
  ]);
  assert.deepEqual(found.groups, [["bibtex:wrong"], ["crossref:10.1/a", "pubmed:9"]]);
  assert.deepEqual(found.questions, [["bibtex:wrong", "crossref:10.1/a", "identity"]]);
});

test("a record that bears two DOIs belongs to its own and asks about the other", () => {
  const both = made("hal", "hal-1", "hal:hal-1 doi:10.1/a doi:10.1/b", { title: "x" });
  const found = groups([made("crossref", "10.1/a", "doi:10.1/a", { title: "y" }), made("crossref", "10.1/b", "doi:10.1/b", { title: "z" }), both]);
  assert.deepEqual(found.groups, [["crossref:10.1/a", "hal:hal-1"], ["crossref:10.1/b"]]);
  assert.deepEqual(found.questions, [["crossref:10.1/b", "hal:hal-1", "mention"]]);
});

test("a person joins two DOIs, parts what an identifier joins, and parts it for all who follow", () => {
  const a = made("crossref", "10.1/a", "doi:10.1/a");
  const b = made("crossref", "10.1/b", "doi:10.1/b", { title: "z" });
  const c = made("openalex", "W1", "openalex:W1 doi:10.1/a");
  const hal = made("hal", "hal-1", "hal:hal-1 doi:10.1/a");
  assert.deepEqual(groups([a, b, c], [decision("same", "crossref:10.1/b", "crossref:10.1/a")]).groups.length, 1);
  const parted = groups([a, c, hal], [decision("different", "crossref:10.1/a", "hal:hal-1"), decision("same", "openalex:W1", "crossref:10.1/a", "d2")]);
  assert.deepEqual(parted.groups, [["crossref:10.1/a", "openalex:W1"], ["hal:hal-1"]]);
  assert.deepEqual(parted.codes, ["doi-10.1_a", "hal-1"]);
  const against = groups([a, b, c], [decision("same", "crossref:10.1/a", "crossref:10.1/b"), decision("different", "openalex:W1", "crossref:10.1/b", "d2"), decision("same", "openalex:W1", "crossref:10.1/a", "d3")]);
  assert.ok(!against.groups.some((group) => group.includes("openalex:W1") && group.includes("crossref:10.1/b")));
});

test("a link of too many joins nothing and gives no code", () => {
  const nodes = [made("bibtex", "a", "doi:10.1/x", { title: "p" }), made("bibtex", "b", "doi:10.1/x", { title: "q" })].map(nodeOf);
  const { groups: found } = groupRecords(nodes, [], new Set(["doi:10.1/x"]));
  assert.equal(found.length, 2);
  assert.equal(codesOf(found, new Set(["doi:10.1/x"])).filter((code) => code.startsWith("record-")).length, 2);
});

test("groups, codes and questions depend on the set alone; no pair that a person parted is in one; no natural key joins two DOIs", () => {
  const sources = ["crossref", "pubmed", "hal", "openalex"] as const;
  const optional = <T>(of: readonly T[]) => fc.option(fc.constantFrom(...of), { nil: null });
  const drafts = fc.array(fc.record({ source: fc.constantFrom(...sources), doi: optional(["1", "2", "3"]), doi2: optional(["1", "2"]), pmid: optional(["1", "2"]), hal: optional(["1", "2"]), title: fc.constantFrom("t", "u"), notice: fc.boolean(), year: fc.integer({ min: 2019, max: 2022 }) }), { maxLength: 10 });
  const pairs = fc.array(fc.record({ kind: fc.constantFrom("same" as const, "different" as const), left: fc.nat(9), right: fc.nat(9) }), { maxLength: 4 });
  fc.assert(fc.property(drafts, pairs, fc.integer(), (given, decided, seed) => {
    const records = given.map(({ source, doi, doi2, pmid, hal, title, notice, year }, index) => made(source, `k${index}`, [
      ...(doi === null ? [] : [`doi:10.1/${doi}`]), ...(doi2 === null ? [] : [`doi:10.1/${doi2}`]), ...(pmid === null ? [] : [`pmid:${pmid}`]), ...(hal === null ? [] : [`hal:hal-${hal}`])].join(" "),
      { year, title: `${notice ? "Erratum: " : ""}${title} ${long}` }));
    const names = records.map(({ source, key }) => `${source}:${key}`);
    const decisions = decided.flatMap(({ kind, left, right }, index) => (names[left] === undefined || names[right] === undefined ? [] : [decision(kind, names[left], names[right], `d${index}`)]));
    const nodes = records.map(nodeOf);
    const turned = <T>(list: readonly T[]): T[] => list.map((item, index) => ({ item, at: ((index + 1) * 7919 + seed) % 31 })).sort((a, b) => a.at - b.at).map(({ item }) => item);
    const first = groupRecords(nodes, decisions);
    const second = groupRecords(turned(nodes), turned(decisions));
    assert.deepEqual(first, second);
    const codes = codesOf(first.groups);
    assert.equal(new Set(codes).size, codes.length);
    const groupOf = new Map(first.groups.flatMap((group, index) => group.map(({ name }) => [name, index] as const)));
    for (const { kind, left, right } of decisions) if (kind === "different" && left !== right) assert.notEqual(groupOf.get(left), groupOf.get(right));
    if (decisions.some(({ kind }) => kind === "same")) return;
    for (const group of first.groups) {
      for (const scheme of ["doi:", "pmid:"]) assert.ok(new Set(group.flatMap(({ joins }) => joins.filter((link) => link.startsWith(scheme)))).size <= 1);
      assert.equal(new Set(group.map(({ notice }) => notice)).size, 1);
    }
  }), { numRuns: 1000 });
});
