import assert from "node:assert/strict";
import { test } from "node:test";
import { anything, assert as hold, constantFrom, json, object, property, string, tuple, uint8Array, dictionary } from "fast-check";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { day } from "../../../kernel/time/day.ts";
import type { ReadRecords } from "../domain/publications.ts";
import { halFields, openSource, readHal, readOpenAlex, readPubmed, readRecords, readSource, type SourceFormat } from "./index.ts";
import { plainText } from "./parts/text.ts";

const today = day("2025-03-31");
const sources: readonly SourceFormat[] = ["hal", "openalex", "crossref", "pubmed", "orcid", "bibtex", "ris"];
const codes = (read: ReadRecords): readonly string[] => read.issues.map((issue) => issue.code.replace("publications.", ""));
const work = (more: object = {}): object => ({ id: "https://openalex.org/W1", title: "T", type: "article", publication_date: "2023-01-02", ...more });
const one = (more: object): ReadRecords => readOpenAlex(JSON.stringify(work(more)), { today });

test("what cannot be is told with its place, and the record is read without it", () => {
  for (const [more, code, check] of [
    [{ cited_by_count: -3 }, "citations-negative", (read: ReadRecords) => read.records[0]?.record.citations], [{ cited_by_count: 3, counts_by_year: [{ year: 2023, cited_by_count: -1 }] }, "citations-negative", (read: ReadRecords) => read.records[0]?.record.citations],
    [{ cited_by_count: 3, counts_by_year: [null] }, "citations-negative", (read: ReadRecords) => read.records[0]?.record.citations], [{ title: null }, "title-missing", (read: ReadRecords) => read.records[0]?.record.title], [{ title: " <i> </i> " }, "title-missing", (read: ReadRecords) => read.records[0]?.record.title],
    [{ publication_date: "2031-01-01" }, "year-in-future", (read: ReadRecords) => read.records[0]?.record.year], [{ publication_date: "0021-01-01" }, "year-too-early", (read: ReadRecords) => read.records[0]?.record.year], [{ publication_date: "2023-02-30" }, "date-wrong", (read: ReadRecords) => read.records[0]?.record.year],
    [{ publication_date: null }, "year-missing", (read: ReadRecords) => read.records[0]?.record.year], [{ type: null }, "type-missing", (read: ReadRecords) => read.records[0]?.record.documentType], [{ doi: "not a doi" }, "identifier-wrong", () => null],
    [{ primary_location: { source: { display_name: null, issn_l: "0028-0837" } } }, "identifier-wrong", (read: ReadRecords) => read.records[0]?.record.journal], [{ authorships: [{ author: { display_name: "A", orcid: "https://orcid.org/0000-0002-1825-0098" } }] }, "orcid-wrong", (read: ReadRecords) => read.records[0]?.record.authors[0]?.orcid],
  ] as const) {
    const read = one(more);
    assert.deepEqual([codes(read), check(read)], [[code], null], JSON.stringify(more));
    assert.equal(read.issues[0]?.line, 1);
    assert.match(read.issues[0]?.text.fr ?? "", /Notice 1 \(W1\), ligne 1/);
    assert.match(read.issues[0]?.text.en ?? "", /Record 1 \(W1\), line 1/);
  }
  assert.ok(!JSON.stringify(one({ authorships: [{ author: { display_name: "A", orcid: "https://orcid.org/0000-0002-1825-0098" } }] }).issues).includes("1825"), "an ORCID stands in no fault");
});

test("dates that contradict: the date is kept; next year is read, since papers are dated ahead", () => {
  const read = one({ publication_date: "2022-12-30", publication_year: 2023 });
  assert.deepEqual([codes(read), read.records[0]?.record.year], [["dates-contradict"], 2022]);
  assert.deepEqual(codes(one({ publication_date: "2026-02-01" })), []);
  assert.deepEqual(one({ publication_date: "nonsense", publication_year: 2023 }).records[0]?.record.published, "2023");
});

test("citing years before the publication are kept; a count of zero years is not a missing one", () => {
  assert.deepEqual(one({ cited_by_count: 1, counts_by_year: [{ year: 2021, cited_by_count: 1 }] }).records[0]?.record.citations, { total: 1, byYear: [{ year: 2021, count: 1 }] });
  assert.deepEqual(one({ cited_by_count: 0, counts_by_year: [] }).records[0]?.record.citations, { total: 0, byYear: [] });
});

test("a cut answer gives nothing unless asked, says where it stops, and then what was whole before", () => {
  const whole = JSON.stringify({ meta: { count: 3 }, results: [work(), work({ id: "https://openalex.org/W2" }), work({ id: "https://openalex.org/W3" })] }, null, 1);
  const full = readOpenAlex(whole, { today }).records.length;
  assert.equal(full, 3);
  for (let at = 1; at < whole.length; at += 1) {
    const cut = readOpenAlex(whole.slice(0, at), { today });
    assert.deepEqual([cut.records.length, codes(cut)], [0, ["answer-cut"]], `cut at ${at}`);
    const kept = readOpenAlex(whole.slice(0, at), { today, readWholeBeforeCut: true });
    assert.ok(kept.records.length <= 3 && codes(kept).includes("answer-cut"));
  }
  const late = readOpenAlex(whole.slice(0, whole.indexOf("W3")), { today, readWholeBeforeCut: true });
  assert.deepEqual(late.records.map(({ record }) => record.key), ["W1", "W2"]);
  assert.match(late.issues[0]?.text.fr ?? "", /ligne \d+, après 2 notice/);
  const xml = "<PubmedArticleSet>\n<PubmedArticle><MedlineCitation><PMID>1</PMID></MedlineCitation></PubmedArticle>\n<PubmedArticle><MedlineCitation><PMID>2</PM";
  assert.deepEqual([readPubmed(xml).records.length, codes(readPubmed(xml))], [0, ["answer-cut"]]);
  assert.deepEqual(readPubmed(xml, { readWholeBeforeCut: true }).records.map(({ record }) => record.key), ["1"]);
  const docs = `{"response":{"numFound":2,"docs":[{"halId_s":"hal-01234567","title_s":["A"]},{"halId_s":"hal-01`;
  assert.deepEqual([readHal(docs).records.length, codes(readHal(docs))], [0, ["answer-cut"]]);
});

test("in JSON Lines a broken line costs itself, and is told by its number", () => {
  const lines = [JSON.stringify(work()), "{\"id\":\"https://openalex.org/W2\", \"ti", JSON.stringify(work({ id: "https://openalex.org/W3" })), "null", "[]"].join("\n");
  const read = readOpenAlex(lines, { today });
  assert.deepEqual(read.records.map(({ record, line }) => [record.key, line]), [["W1", 1], ["W3", 3]]);
  assert.deepEqual(read.issues.map((issue) => [issue.code, issue.line]), [["publications.record-unreadable", 2], ["publications.record-unreadable", 4], ["publications.record-unreadable", 5]]);
  assert.deepEqual(codes(readOpenAlex(`{"results":[${JSON.stringify(work())}]} and more`, { today })), ["text-after"]);
});

test("null where an object should be, a text where a list should be: each record on its own", () => {
  const text = JSON.stringify({ results: [null, 3, "W1", [], {}, work({ authorships: "x", topics: null, ids: [], locations: {}, open_access: null, biblio: 3, counts_by_year: "x", abstract_inverted_index: [1], primary_location: "y", keywords: {} }), work({ authorships: [null, { author: null }, { author: { display_name: "B" }, affiliations: [null], institutions: null }] })] });
  const read = readOpenAlex(text, { today });
  assert.equal(read.records.length, 2);
  assert.deepEqual(codes(read), ["record-unreadable", "record-unreadable", "record-unreadable", "record-unreadable", "record-without-key", "author-unreadable", "author-unreadable"]);
  assert.deepEqual(read.records[1]?.record.authors.map((author) => author.name), ["B"]);
});

test("10,000 authors are read, the same one twice is told", () => {
  const read = one({ authorships: Array.from({ length: 10_000 }, (_, index) => ({ author: { display_name: `Author ${index % 9_999}` } })) });
  assert.deepEqual([read.records[0]?.record.authors.length, read.records[0]?.record.authors.at(-1)?.rank, codes(read)], [10_000, 10_000, ["author-repeated"]]);
});

test("keys that would reach a prototype do nothing", () => {
  const text = "{\"results\":[{\"__proto__\":{\"polluted\":true,\"id\":\"https://openalex.org/W9\"},\"constructor\":{\"prototype\":{\"polluted\":true}},\"id\":\"https://openalex.org/W1\",\"title\":\"T\",\"type\":\"constructor\",\"publication_date\":\"2023-01-01\",\"abstract_inverted_index\":{\"__proto__\":[0]},\"ids\":{\"__proto__\":{\"doi\":\"10.1234/a\"}}}]}";
  const read = readOpenAlex(text, { today });
  assert.deepEqual([read.records[0]?.record.key, read.records[0]?.record.documentType, codes(read)], ["W1", "other", ["type-unknown"]]);
  assert.equal(({} as Readonly<Record<string, unknown>>)["polluted"], undefined);
  const bibtex = readSource("bibtex", "@article{__proto__, __proto__={x}, constructor={y}, title={T}, year=2020}\n@toString{k, title={U}, year=2020}");
  assert.deepEqual(bibtex.records.map(({ record }) => record.title), ["T", "U"]);
});

test("no entity of a file's own is followed, and nothing from outside", () => {
  const bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID></MedlineCitation></PubmedArticle></PubmedArticleSet>";
  assert.deepEqual([readPubmed(bomb).records.length, codes(readPubmed(bomb))], [0, ["xml-refused"]]);
  assert.deepEqual(codes(readPubmed(bomb.replace(/\[.*\]/, "SYSTEM \"file:///etc/passwd\"").replace("<PMID>1", "<PMID>&xxe;1"))), ["xml-damaged"]);
  assert.deepEqual(codes(readPubmed(`<PubmedArticle>${"<a>".repeat(100_000)}`)), ["xml-refused"]);
});

test("records are read one at a time, and faults beyond the first thousands are counted", () => {
  const line = JSON.stringify(work({ cited_by_count: -1 }));
  const open = openSource("openalex", `${line}\n`.repeat(6_000), { today });
  assert.deepEqual([open.total, open.issues.length], [6_000, 0], "nothing is read before it is asked for");
  let count = 0;
  for (const { record } of open.records) count += record.key === "W1" ? 1 : 0;
  assert.equal(count, 6_000);
  assert.deepEqual([open.issues.length, open.issues.at(-1)?.code, open.issues.at(-1)?.text.en], [5_001, "publications.more-faults", "1000 more remarks are not listed."]);
});

test("huge texts and deep nests take no time that grows out of proportion", () => {
  for (const unit of ["<", "<i ", "&#1;", "<![CDATA[", "<a <a ", "<p>"]) assert.equal(typeof plainText(unit.repeat(100_000)), "string");
  const title = "x".repeat(2_000_000);
  assert.equal(one({ title }).records[0]?.record.title?.length, title.length);
  for (const source of sources) for (const text of ["{".repeat(100_000), "[".repeat(100_000), "{\"results\":[".repeat(10_000), "@article{a,".repeat(3_000), `@article{a, title=${"{".repeat(50_000)}`, "TY  - JOUR\n".repeat(5_000), "\"".repeat(100_000), "\\".repeat(100_000)]) readSource(source, text, { today });
});

const mixed = dictionary(constantFrom("id", "DOI", "title", "halId_s", "docType_s", "type", "authorships", "author", "put-code", "work-summary", "results", "response", "docs", "message", "items", "group", "issued", "label_xml", "fileMain_s", "submitType_s", "cited_by_count", "counts_by_year", "locations", "external-ids", ...halFields), anything({ withBigInt: false, maxDepth: 3 }));

test("no text and no bytes make a reader throw, but for a declared refusal; every issue speaks both languages", () => {
  const look = (read: ReadRecords): void => {
    for (const issue of read.issues) assert.ok(issue.text.fr !== "" && issue.text.en !== "" && issue.code.startsWith("publications."));
    for (const { record } of read.records) {
      assert.notEqual(record.key, "");
      assert.ok(record.year === null || record.published?.startsWith(String(record.year).padStart(4, "0")) === true);
      assert.ok(record.authors.every((author, index) => author.rank === index + 1 && author.name !== ""));
    }
  };
  hold(property(constantFrom(...sources), string({ unit: "binary", maxLength: 200 }), (source, text) => look(readSource(source, text, { today }))));
  hold(property(constantFrom(...sources), json(), (source, text) => look(readSource(source, text, { today }))));
  hold(property(constantFrom(...sources), tuple(mixed, object()), (source, [value, other]) => {
    const keyed = { id: "https://openalex.org/W1", DOI: "10.1234/a", halId_s: "hal-01234567", ...value };
    const text = JSON.stringify({ results: [keyed, other], response: { docs: [keyed] }, message: { items: [keyed] }, group: [{ "work-summary": [{ "put-code": 1, ...value }] }] });
    look(readSource(source, text, { today }));
  }), { numRuns: 300 });
  hold(property(constantFrom("@article{k, title={", "TY  - JOUR\nTI  - ", "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>"), string({ unit: "grapheme", maxLength: 80 }), constantFrom("", "}}", "\nER  - \n", "</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"), (head, text, tail) => {
    for (const source of ["bibtex", "ris", "pubmed"] as const) look(readSource(source, head + text + tail, { today }));
  }));
  hold(property(constantFrom("a.json", "a.xml", "a.bib", "a.ris", "x"), uint8Array({ maxLength: 200 }), (name, bytes) => {
    try {
      look(readRecords(name, bytes, { today }));
    } catch (error) {
      assert.ok(error instanceof AppError, String(error));
    }
  }));
});
