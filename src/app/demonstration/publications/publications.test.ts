import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { normaliseIssn, readRecords } from "../../../modules/publications/index.ts";
import { citationsAt, histogramOf, probit } from "./citation-law.ts";
import { demonstrationCorpus, demonstrationJournals, demonstrationReferences, demonstrationSignatures, writeDemonstrationCorpus } from "./index.ts";
import { citationsUntil, makeUpPapers, type MadeUpPaper } from "./papers.ts";
import { journals } from "./fields.ts";

const papers = makeUpPapers();
const corpus = demonstrationCorpus();
const answers = corpus.map((file) => ({ ...file, read: readRecords(file.name, new TextEncoder().encode(file.text), { today: file.observedOn }) }));
const references = demonstrationReferences();
const isOurs = (paper: MadeUpPaper): boolean => paper.authors.some((author) => author.signatures.some((one) => one.institute));
const articles = (year: number): readonly MadeUpPaper[] => papers.filter((paper) => paper.year === year && paper.type === "article" && isOurs(paper));
const share = (list: readonly MadeUpPaper[], is: (paper: MadeUpPaper) => boolean): number => list.filter(is).length / list.length;
const near = (value: number, from: number, to: number, what: string): void => assert.ok(value >= from && value <= to, `${what}: ${value}`);

test("the same on every machine: two makings are one text", () => {
  assert.ok(demonstrationCorpus().every(({ name, text }, index) => corpus[index]?.name === name && corpus[index].text === text));
  assert.deepEqual(demonstrationReferences().map(({ sha256 }) => sha256), references.map(({ sha256 }) => sha256));
});

test("every file is read whole, without a fault, by the reader of its source", () => {
  for (const { name, source, read } of answers) {
    assert.deepEqual([read.source, read.issues], [source, []], name);
    assert.ok(read.records.length > 60, name);
    assert.equal(new Set(read.records.map(({ record }) => record.key)).size, read.records.length, name);
  }
});

test("each work is in one to three sources, some notices without DOI; titles tell works apart", () => {
  const sources = new Map<string, Set<string>>();
  let withoutDoi = 0;
  for (const { source, read } of answers.slice(2)) {
    for (const { record } of read.records) {
      const doi = record.identifiers.find((one) => one.scheme === "doi")?.value;
      if (doi === undefined) { withoutDoi += 1; continue; }
      sources.set(doi, (sources.get(doi) ?? new Set()).add(source));
    }
  }
  assert.deepEqual([...new Set([...sources.values()].map((one) => one.size))].toSorted(), [1, 2, 3]);
  assert.ok(withoutDoi > 30);
  assert.equal(new Set(papers.map(({ title }) => title.toLowerCase())).size, papers.length);
});

test("the numbers of the institute: articles, Europe, openness in four readings, centres", () => {
  for (const [year, count] of [[2021, 121], [2022, 122], [2023, 123], [2024, 122]] as const) {
    const own = articles(year);
    assert.equal(own.length, count);
    const european = new Set(["DE", "IT", "ES", "BE", "NL", "SE", "PT", "GB", "CH"]);
    near(share(own, (paper) => paper.authors.some((author) => author.signatures.some((one) => one.institutions.some(({ country }) => european.has(country))))), 0.33, 0.44, "Europe");
    near(own.filter((paper) => paper.authors.some((author) => author.signatures.some((one) => one.structures.some((id) => id.startsWith("cic-"))))).length, 12, 18, "centres");
  }
  const latest = articles(2024);
  near(share(latest, ({ access }) => access.open), 0.76, 0.8, "R1");
  near(share(latest, ({ access }) => access.open && access.hal === "file"), 0.53, 0.57, "R2");
  near(share(latest, ({ access }) => access.open && access.hal !== "none"), 0.66, 0.7, "R3");
  near(share(latest, ({ access }) => access.hal !== "none"), 0.73, 0.77, "R4");
  const centre = papers.filter((paper) => paper.type === "article" && paper.authors.some((author) => author.signatures.some((one) => one.structures.some((id) => id.startsWith("cic-")))));
  const rank = (paper: MadeUpPaper): number => journals.filter((one) => one.field === paper.journal.field).findIndex((one) => one.issn === paper.journal.issn);
  // The best journal holds 4 % of its field, the second 9 %: six of its nine are in the top tenth.
  near(centre.reduce((sum, paper) => sum + (rank(paper) === 0 ? 1 : rank(paper) === 1 ? 6 / 9 : 0), 0) / centre.length, 0.2, 0.3, "centres in the top tenth of journals");
});

test("against the made-up world: impact, top tenth and shares, worked out here by hand", () => {
  const reference = references[1];
  assert.ok(reference !== undefined);
  for (const year of [2021, 2022, 2023, 2024]) {
    const own = articles(year);
    const until = Math.min(year + 1, 2024);
    let impact = 0;
    let top = 0;
    for (const paper of own) {
      for (const code of paper.fields) {
        const cell = reference.cells.find((one) => one.kind === "field" && one.code === code && one.year === year && one.documentType === "article");
        const classes = (cell?.classes ?? []).map(({ citations, weight }) => ({ citations, weight: Number(weight) }));
        const size = classes.reduce((sum, one) => sum + one.weight, 0);
        const mean = classes.reduce((sum, one) => sum + one.citations * one.weight, 0) / size;
        const cited = citationsUntil(paper, until);
        impact += cited / mean / paper.fields.length;
        let above = 0;
        for (const one of classes.toReversed()) {
          if (10 * above < size && size <= 10 * (above + one.weight)) top += (cited > one.citations ? 1 : cited === one.citations ? (size - 10 * above) / (10 * one.weight) : 0) / paper.fields.length;
          above += one.weight;
        }
      }
    }
    near(impact / own.length, 1.4, 1.8, `impact ${year}`);
    near(top / own.length, 0.14, 0.2, `top tenth ${year}`);
    const total = (country: string): number => reference.totals.find((one) => one.year === year && one.documentType === "article" && one.country === country)?.papers ?? 0;
    near(own.length / total("FR"), 0.142, 0.144, "of France");
    near(own.length / total("*"), 0.0055, 0.0057, "of the world");
    for (const kind of ["field", "journal"] as const) {
      assert.equal(reference.cells.filter((one) => one.kind === kind && one.year === year && one.documentType === "article").flatMap(({ classes }) => classes).reduce((sum, { weight }) => sum + Number(weight), 0), total("*"), kind);
    }
  }
});

test("the law: ascending classes that hold every paper, citations that never fall, the quantiles of the normal", () => {
  const classes = histogramOf(1_000, 2, 1.2);
  assert.equal(classes.reduce((sum, [, papersThere]) => sum + papersThere, 0), 1_000);
  assert.ok(classes.every(([citations], index) => index === 0 || citations > (classes[index - 1]?.[0] ?? -1)));
  for (let age = 0; age < 12; age += 1) assert.ok(citationsAt(age + 1, 1, 0.3) >= citationsAt(age, 1, 0.3));
  // Tables of the normal distribution.
  for (const [part, value] of [[0.5, 0], [0.975, 1.959964], [0.9, 1.281552], [0.001, -3.090232]] as const) near(probit(part), value - 1e-5, value + 1e-5, `probit ${part}`);
});

test("observed a year earlier, less was open and less was cited", () => {
  const [earlier, , later] = answers.map(({ read }) => new Map(read.records.map(({ record }) => [record.key, record])));
  assert.ok(earlier !== undefined && later !== undefined && earlier.size > 100);
  let opened = 0;
  for (const [key, before] of earlier) {
    const after = later.get(key);
    assert.ok(after !== undefined && (after.citations?.total ?? 0) >= (before.citations?.total ?? 0));
    assert.ok(before.access?.isOpen !== true || after.access?.isOpen === true);
    if (before.access?.isOpen === false && after.access?.isOpen === true) opened += 1;
  }
  assert.ok(opened > 10, String(opened));
});

test("signatures: many spellings, some of the institute alone; journals with ISSN that hold", () => {
  const signatures = demonstrationSignatures();
  for (const pattern of [/UMR_S 91\d\d/, /UMRS-91\d\d/, /\bU91\d\d/, /CIC ?980\d/, /Unité Inserm/, /Institut national de la santé/, /; (?:Inserm|INSERM)/]) assert.ok(signatures.some(({ raw }) => pattern.test(raw)), String(pattern));
  assert.ok(signatures.some(({ institute, structures }) => institute && structures.length === 0));
  assert.ok(demonstrationJournals().every(({ issn }) => normaliseIssn(issn) === issn));
  assert.equal(new Set(demonstrationJournals().map(({ issn }) => issn)).size, 120);
});

test("written to a folder: the files of the manifest, which says what they are", async () => {
  const folder = await mkdtemp(join(tmpdir(), "jalon-corpus-"));
  try {
    const written = await writeDemonstrationCorpus(folder);
    const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as { readonly demonstration: boolean; readonly scale: number; readonly files: readonly { readonly name: string }[]; readonly references: readonly string[] };
    assert.deepEqual([manifest.demonstration, manifest.scale, manifest.files.length, manifest.references.length], [true, 0.01, 6, 2]);
    assert.deepEqual((await readdir(folder)).toSorted(), [...manifest.files.map(({ name }) => name), ...manifest.references, "manifest.json"].toSorted());
    assert.equal(written.files, 9);
  } finally {
    await rm(folder, { recursive: true });
  }
});
