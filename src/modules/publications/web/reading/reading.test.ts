import assert from "node:assert/strict";
import test from "node:test";
import { AppError } from "../../../../kernel/errors/app-error.ts";
import { askRoute, htmlOf, pageOf, textOf } from "../../../../kernel/testing/ask.ts";
import { day } from "../../../../kernel/time/day.ts";
import type { WorkSignature } from "../../domain/affiliation-match.ts";
import type { WorkItem, WorkQuestion } from "../../domain/publications.ts";
import type { Told, Work } from "../../domain/work.ts";
import { readingRoutes, type ReadingDeps } from "./index.ts";

const told = <T>(value: T, otherwise: Told<T>["otherwise"] = []): Told<T> => ({ value, source: "crossref", recordKey: "10.1234/abc", otherwise });
const work: Work = {
  code: "doi-10.1234-abc",
  identifiers: [{ scheme: "doi", value: "10.1234/abc" }, { scheme: "pmid", value: "12345678" }],
  title: told("Sleep & <memory> in mice", [{ value: "Sleep and memory in mice.", source: "pubmed", recordKey: "12345678" }]),
  documentType: told("article"), language: told("en"), published: told("2024-03"), year: told(2024),
  journal: told({ title: "Journal of Made-up Sleep", issns: ["1234-5679"], publisher: null }),
  volume: told("12"), issue: told("3"), pages: told("101-110"), bookTitle: null,
  authors: told([
    { rank: 1, name: "Jeanne Martin", given: "Jeanne", family: "Martin", orcid: "0000-0002-1825-0097", corresponding: true, affiliations: [{ raw: "Inserm U1016, Paris", identifiers: [], country: "FR" }] },
    { rank: 2, name: "Ali Diallo", given: "Ali", family: "Diallo", orcid: null, corresponding: false, affiliations: [] },
  ]),
  abstract: null, keywords: ["sleep"], fields: [], citations: { total: 1_234, byYear: null, source: "openalex", observedOn: day("2024-10-01") },
  access: [
    { observedOn: day("2024-04-01"), isOpen: false, publisher: null, repositories: [], locations: [], sources: ["openalex"] },
    { observedOn: day("2024-10-01"), isOpen: true, publisher: null, repositories: ["HAL"], locations: [{ host: "repository", repository: "HAL", url: "https://hal.science/hal-01234567", licence: "cc-by", version: "accepted", isOpen: true, journalIsOpen: null, journalInDoaj: null }], sources: ["hal"] },
  ],
  citationHistory: [], halHistory: [],
  hal: [{ halId: "hal-01234567", version: 1, submitType: "file", openFile: false, embargoUntil: day("2025-01-01"), depositedOn: day("2024-05-01"), collections: [], structureIds: [] }],
  retracted: true, records: [], demonstration: true,
};
const signature: WorkSignature = {
  rank: 1, name: "Jeanne Martin", raw: "Inserm U1016, Paris", country: "FR",
  matches: [{ entityId: "1", kind: "structure", code: "200516725P", name: "Institut Cochin", strategy: "label", evidence: [{ criterion: "label", text: "U1016", start: 7, length: 5 }], confidence: 0.98, standing: "matched" }],
};
const item: WorkItem = {
  code: work.code, title: "Sleep & <memory> in mice", year: 2024, documentType: "article", journal: "Journal of Made-up Sleep", byline: "Jeanne Martin, Ali Diallo", doi: "10.1234/abc",
  isOpen: true, hal: "file", citations: 1_234, sources: ["crossref", "pubmed"], structures: ["200516725P"], demonstration: true,
};

function deps(found: readonly WorkItem[], asked: WorkQuestion[] = []): ReadingDeps {
  return {
    publications: {
      find: async (text) => (text === work.code ? { code: work.code, moved: false } : text === "hal-01234567" || text === "doi:10.1234/ABC" ? { code: work.code, moved: true } : null),
      work: async () => work,
      works: async (codes) => codes.map(() => work),
      search: async (question) => {
        asked.push(question);
        const from = (question.page - 1) * question.pageSize;
        return { total: found.length, items: found.slice(from, from + question.pageSize), facets: { year: [{ code: "2024", count: found.length }], documentType: [{ code: "article", count: found.length }], open: [{ code: "yes", count: 2 }, { code: "unknown", count: 3 }], structure: [{ code: "200516725P", count: 1 }] } };
      },
      counts: async () => ({ works: found.length, records: {} }),
    },
    signaturesOf: async () => [signature],
    structureNames: async (codes) => new Map(codes.filter((code) => code === "200516725P").map((code) => [code, "Institut Cochin"])),
    publicUrl: "https://jalon.example/",
  };
}

test("a publication: who signs and what was recognised, access by day, citations, what other sources say", async () => {
  const routes = readingRoutes(deps([item]));
  const html = htmlOf(await askRoute(routes, `/publications/${work.code}`));
  for (const part of ["Sleep &amp; &lt;memory> in mice", "Jeanne Martin", "https://orcid.org/0000-0002-1825-0097", "/structures/200516725P", "98\u202f%", "<q>U1016</q>", "sous embargo jusqu’au 1er janvier 2025", "2 observations", "Vancouver", "APA", "Harvard", "Martin", "12(3)", "Sleep and memory in mice.", "1 autre version", "rétractée", "1\u202f234", "https://pubmed.ncbi.nlm.nih.gov/12345678/"]) {
    assert.ok(html.includes(part), `${part} is missing`);
  }
  const english = htmlOf(await askRoute(routes, `/publications/${work.code}`, "en"));
  for (const part of ["Authors and signatures", "file under embargo until"]) assert.ok(english.includes(part), `${part} is missing`);
});

test("linked data: schema.org, absolute addresses, nothing that could end its element", async () => {
  const routes = readingRoutes(deps([item]));
  const html = htmlOf(await askRoute(routes, `/publications/${work.code}`));
  const block = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? "";
  assert.ok(!block.includes("<"));
  const data = JSON.parse(block) as Record<string, unknown>;
  assert.deepEqual([data["@type"], data["@id"], data["name"], data["isAccessibleForFree"]], ["ScholarlyArticle", `https://jalon.example/publications/${work.code}`, "Sleep & <memory> in mice", true]);
  assert.deepEqual(JSON.parse(textOf(await askRoute(routes, `/publications/${work.code}/record.jsonld`))), data);
});

test("former codes and identifiers move for ever to the address, query and face kept; an unknown code is 404", async () => {
  const routes = readingRoutes(deps([item]));
  assert.deepEqual(await askRoute(routes, "/publications/hal-01234567?lang=en"), { kind: "redirect", to: `/publications/${work.code}?lang=en`, permanent: true });
  assert.deepEqual(await askRoute(routes, `/publications/${encodeURIComponent("doi:10.1234/ABC")}/record.bib`), { kind: "redirect", to: `/publications/${work.code}/record.bib`, permanent: true });
  await assert.rejects(askRoute(routes, "/publications/nothing"), (error) => error instanceof AppError && error.status === 404);
});

test("the list asks what the address asks, and shows the way out of every filter", async () => {
  const asked: WorkQuestion[] = [];
  const routes = readingRoutes(deps([item], asked));
  const reply = await askRoute(routes, "/publications?q=sleep&year=2024&structure=200516725P&open=no&hal=file&sort=most-cited&page=2");
  assert.deepEqual(asked[0], { text: "sleep", years: [2024], structures: ["200516725P"], open: false, hal: "file", sort: "most-cited", page: 2, pageSize: 25 });
  const html = htmlOf(reply);
  for (const part of ["Institut Cochin", "Pas d’accès ouvert connu", "au-delà de la dernière", "/publications?q=sleep&amp;structure=200516725P&amp;open=no&amp;hal=file&amp;sort=most-cited"]) assert.ok(html.includes(part), `${part} is missing`);
  assert.equal(pageOf(reply).section, "publications");
});

test("empty states: nothing loaded yet, nothing found", async () => {
  assert.match(htmlOf(await askRoute(readingRoutes(deps([])), "/publications")), /jalon facts import publications/);
  const none = deps([item]);
  const routes = readingRoutes({ ...none, publications: { ...none.publications, search: async () => ({ total: 0, items: [], facets: {} }) } });
  assert.match(htmlOf(await askRoute(routes, "/publications?q=zzz&year=1999")), /Aucune publication ne répond/);
});

test("downloads hold all that was found, beyond the page", async () => {
  const many = Array.from({ length: 1_203 }, (_, index) => ({ ...item, code: `code-${index}`, title: index === 0 ? "=cmd()" : item.title }));
  const routes = readingRoutes(deps(many));
  const csv = textOf(await askRoute(routes, "/exports/publications.csv", "en"));
  assert.equal(csv.split("\n").filter((line) => line.includes("code-")).length, 1_203);
  assert.ok(!/(?:^|[;,])=cmd/m.test(csv), "a title is never a formula");
  assert.equal(textOf(await askRoute(routes, "/exports/publications.bib")).match(/^@article/gm)?.length, 1_203);
  assert.match(textOf(await askRoute(routes, `/publications/${work.code}/record.ris`)), /^TY {2}- JOUR/);
});
