import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { assert as hold, asyncProperty, array, record, string, constantFrom } from "fast-check";
import type { Authorship } from "../domain/record.ts";
import type { Told, Work } from "../domain/work.ts";
import { plainText } from "../sources/index.ts";
import { readBibtex } from "../sources/bibtex.ts";
import { readRis } from "../sources/ris.ts";
import { remainingParsers } from "./citation-js.ts";
import { citationsOf, citationStyles, cslOf, exportText, exportWorks } from "./index.ts";
import { nameOf } from "./csl.ts";

const told = <T>(value: T): Told<T> => ({ value, source: "crossref", recordKey: "10.1234/a", otherwise: [] });
const author = (rank: number, name: string, family: string | null = null, given: string | null = null): Authorship => ({ rank, name, given, family, orcid: null, corresponding: false, affiliations: [] });

function workOf(title: string, more: Partial<Work> = {}): Work {
  return {
    code: "doi-10.1234-a", identifiers: [{ scheme: "doi", value: "10.1234/a_b" }, { scheme: "pmid", value: "123" }, { scheme: "pmcid", value: "PMC9" }, { scheme: "hal", value: "hal-01234567" }], title: told(title), documentType: told("article"), language: told("en"),
    published: told("2021-03-04"), year: told(2021), journal: told({ title: "Nature & Co", issns: ["0028-0836"], publisher: "Springer" }), volume: told("5"), issue: told("2"), pages: told("1-9"), bookTitle: null,
    authors: told([author(1, "Ada Lovelace", "Lovelace", "Ada"), author(2, "Élise de la Tour"), author(3, "The ARGO Study Group")]), abstract: told("Short."), keywords: ["sleep", "clock"], fields: [], citations: null, citationHistory: [], access: [], hal: [], halHistory: [], retracted: false, records: [], demonstration: false, ...more,
  };
}

const readers = { bibtex: readBibtex, ris: readRis } as const;
const formats = ["bibtex", "ris"] as const;

test("what was exported, read again, has the same identifiers, title, authors and day", async () => {
  const work = workOf("Sleep: 5 % of {DNA} & $x$ #1 <p> a_b ~ ^ \\alpha — é");
  for (const format of formats) {
    const read = readers[format](await exportText([work, workOf("Another", { code: "b", identifiers: [] })], format));
    assert.deepEqual(read.issues, [], format);
    const [first, second] = read.records.map((one) => one.record);
    assert.deepEqual(first?.identifiers, work.identifiers, format);
    // `<p>` is a mark to every reader of titles.
    assert.equal(first?.title, plainText(work.title?.value ?? ""), format);
    assert.deepEqual(first?.authors.map((one) => one.name), ["Ada Lovelace", "Élise de la Tour", "The ARGO Study Group"], format);
    assert.deepEqual([first?.published, first?.journal?.title, first?.journal?.issns, first?.volume, first?.issue, first?.pages, first?.documentType, first?.keywords], ["2021-03-04", "Nature & Co", ["0028-0836"], "5", "2", "1-9", "article", ["sleep", "clock"]], format);
    assert.equal(second?.title, "Another", format);
  }
});

test("any title comes back as it went", async () => {
  const letters = constantFrom(..."abcXYZ é&%$#_{}~^\\\"'`@,;:.!?()[]=+-*/|<>0123 ");
  const part = string({ unit: letters, minLength: 1, maxLength: 40 }).map((text) => `T${plainText(text)}.`);
  await hold(asyncProperty(array(record({ title: part, family: string({ unit: constantFrom(..."abcdéÉ-'"), minLength: 2, maxLength: 10 }) }), { minLength: 1, maxLength: 4 }), async (list) => {
    const works = list.map(({ title, family }, index) => workOf(title, { code: `c${index}`, identifiers: [{ scheme: "pmid", value: String(index + 1) }], authors: told([author(1, `Ada ${family}`, family, "Ada")]) }));
    for (const format of formats) {
      const read = readers[format](await exportText(works, format));
      assert.deepEqual(read.records.map(({ record: one }) => [one.identifiers[0]?.value, one.title, one.authors[0]?.name]), list.map(({ title, family }, index) => [String(index + 1), plainText(title), plainText(`Ada ${family}`)]), format);
    }
  }), { numRuns: Number(process.env["RUNS"] ?? 60) });
});

test("CSL-JSON: types, dates, the identifiers it has no word for", async () => {
  const items = JSON.parse(await exportText([workOf("T"), workOf("U", { documentType: told("thesis"), published: told("2020"), identifiers: [{ scheme: "nnt", value: "2019LORR0153" }, { scheme: "hal", value: "tel-00000123" }] })], "csl-json")) as readonly Readonly<Record<string, unknown>>[];
  assert.deepEqual([items[0]?.["type"], items[0]?.["issued"], items[0]?.["DOI"], items[0]?.["custom"], items[0]?.["URL"]], ["article-journal", { "date-parts": [[2021, 3, 4]] }, "10.1234/a_b", { hal: "hal-01234567" }, undefined]);
  assert.deepEqual([items[1]?.["type"], items[1]?.["issued"], items[1]?.["custom"], items[1]?.["URL"]], ["thesis", { "date-parts": [[2020]] }, { hal: "tel-00000123", nnt: "2019LORR0153" }, "https://hal.science/tel-00000123"]);
  assert.equal(await exportText([], "csl-json"), "[\n]\n");
  assert.deepEqual(cslOf(workOf("T", { title: null, authors: null, year: null, published: null, journal: null }))["issued"], undefined);
});

test("names: parts that a source gave, particles, groups, a single word", () => {
  assert.deepEqual(nameOf(author(1, "x", "Lovelace", "Ada")), { family: "Lovelace", given: "Ada" });
  assert.deepEqual(nameOf(author(1, "Jean de la Tour")), { family: "de la Tour", given: "Jean" });
  assert.deepEqual(nameOf(author(1, "Lovelace, Ada")), { family: "Lovelace", given: "Ada" });
  assert.deepEqual(nameOf(author(1, "COVID Study Group")), { literal: "COVID Study Group" });
  assert.deepEqual(nameOf(author(1, "Plato")), { literal: "Plato" });
});

test("citations in three styles and two languages, checked against the styles' own examples", async () => {
  const work = workOf("Sleep and clocks", { authors: told([author(1, "Ada Lovelace", "Lovelace", "Ada"), author(2, "Jean Dupont", "Dupont", "Jean")]) });
  const cite = async (style: "apa" | "vancouver" | "harvard1", language: "fr" | "en"): Promise<string> => (await citationsOf([work], { style, language, format: "text" }))[0]?.citation ?? "";
  assert.equal(await cite("apa", "en"), "Lovelace, A., & Dupont, J. (2021). Sleep and clocks. Nature & Co, 5(2), 1–9. https://doi.org/10.1234/a_b");
  assert.equal(await cite("vancouver", "en"), "Lovelace A, Dupont J. Sleep and clocks. Nature & Co. 2021 Mar 4;5(2):1–9.");
  assert.match(await cite("vancouver", "fr"), /^Lovelace A, Dupont J\. Sleep and clocks\. Nature & Co\. 4 mars 2021;5\(2\):1.9\.$/);
  assert.match(await cite("harvard1", "fr"), /^Lovelace, A\. et Dupont, J\. \(2021\) «.Sleep and clocks.», Nature & Co, 5\(2\), p\..1.9\./);
  assert.match((await citationsOf([work], { style: "apa", language: "en", format: "html" }))[0]?.citation ?? "", /<i>Nature &#38; Co<\/i>, <i>5<\/i>\(2\)/);
});

test("marks in a title are text in a citation, whatever the style", async () => {
  const title = "<script>alert(1)</script> <img src=x onerror=y> <i>x</i> p < 0.05 & <b onclick=z>";
  for (const { code: style } of citationStyles) {
    for (const language of ["fr", "en"] as const) {
      const [html] = await citationsOf([workOf(title)], { style, language, format: "html" });
      assert.equal((html?.citation ?? "").replace(/<\/?(?:i|b|sub|sup)>/g, "").includes("<"), false, html?.citation);
      assert.ok(html?.citation.includes("&lt;script&gt;"));
      const [text] = await citationsOf([workOf(title)], { style, language, format: "text" });
      assert.ok(text?.citation.includes("<script>alert(1)</script>"), text?.citation);
    }
  }
});

test("a title, journal or DOI that is an address is never asked for", async () => {
  let asked = 0;
  const server = createServer((_, response) => { asked += 1; response.end("{}"); });
  await new Promise<void>((done) => { server.listen(0, "127.0.0.1", done); });
  const place = server.address();
  const address = `http://127.0.0.1:${typeof place === "object" && place !== null ? place.port : 0}/evil.json`;
  try {
    const work = workOf(address, { journal: told({ title: address, issns: [], publisher: address }), identifiers: [{ scheme: "doi", value: "10.1234/a" }], abstract: told(address), authors: told([author(1, address)]) });
    for (const format of ["bibtex", "ris", "csl-json"] as const) await exportText([work], format);
    for (const { code: style } of citationStyles) await citationsOf([work], { style, language: "fr", format: "html" });
    for (const text of [address, `@article{a, title={${address}}, url={${address}}, year=2020}`, `@article{a, crossref={${address}}, title={T}}`, `TY  - JOUR\nTI  - ${address}\nUR  - ${address}\nER  - \n`]) {
      readBibtex(text);
      readRis(text);
    }
    await new Promise((done) => { setTimeout(done, 50); });
    assert.equal(asked, 0);
    assert.deepEqual(remainingParsers().filter((name) => !/^@(?:bibtex|biblatex|bibtxt|ris)\//.test(name)), [], "no parser that asks the network is left");
  } finally {
    await new Promise((done) => { server.close(done); });
  }
});

test("thousands of works leave room for others between them", async () => {
  const works = Array.from({ length: 2_000 }, (_, index) => workOf(`Title ${index}`, { code: `c${index}` }));
  let turns = 0;
  let isOver = false;
  const tick = (): void => { turns += 1; if (!isOver) setImmediate(tick); };
  setImmediate(tick);
  let pieces = 0;
  for await (const piece of exportWorks(works, "ris")) pieces += piece === "" ? 0 : 1;
  isOver = true;
  assert.equal(pieces, 2_000);
  assert.ok(turns > 2, `${turns} turns`);
});
