import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { day } from "../../../kernel/time/day.ts";
import { baseAddressIssues, createAsk, createClient, networkTransport, sourceReaders, type ClientDeps } from "./clients/index.ts";
import type { HarvestSource, HarvestSince } from "./domain/harvest.ts";
import { delayAfter, parseRetryAfter, usualPatience } from "./domain/patience.ts";
import { normalQuery, parseQuery, queryIssues, sourceFacts } from "./domain/sources.ts";
import { Trouble, troubleIssue } from "./domain/trouble.ts";
import { recordedAddresses, testMachine } from "./testing/builders.ts";
import { recordedWorks } from "./testing/recorded-answers.ts";
import { startRecordedServer, type RecordedServer } from "./testing/recorded-server.ts";

let server: RecordedServer;
before(async () => { server = await startRecordedServer([]); });
after(() => server.close());

function client(source: HarvestSource, query: { by: string; value: string }, since: HarvestSince | null = null, more: Partial<ClientDeps> = {}) {
  const machine = testMachine();
  server.requests.length = 0;
  const ask = createAsk({ ...machine, requestsPerSecond: sourceFacts[source].requestsPerSecond, userAgent: "Jalon/0.1.0", headers: {}, signal: new AbortController().signal, onRetry: async () => undefined });
  return { machine, client: createClient(source, { ask, read: sourceReaders[source], base: recordedAddresses(server.address)[source], query, since, until: day("2025-11-03"), pageSize: sourceFacts[source].pageSize, contact: "essai@jalon.example", key: null, now: machine.now, researchers: async () => [], ...more }) };
}

test("each source is asked in its own words", async () => {
  server.works = recordedWorks(3);
  const asked = async (source: HarvestSource, query: { by: string; value: string }, since: HarvestSince | null = null, key: string | null = null) => {
    await client(source, query, since, { key }).client.page(null);
    return server.requests.map(({ path, query: parameters }): Readonly<Record<string, string>> => ({ path, ...parameters }));
  };
  const changed = { day: day("2025-06-01"), of: "changed" } as const;
  const published = { day: day("2024-01-01"), of: "published" } as const;
  const [hal] = await asked("hal", { by: "structure", value: "303623,1042355" });
  assert.deepEqual([hal?.["path"], hal?.["fq"], hal?.["sort"], hal?.["cursorMark"]], ["/hal/search/", "structId_i:(303623 OR 1042355)", "docid asc", "*"]);
  assert.equal((await asked("hal", { by: "collection", value: "INSERM" }, published))[0]?.["fq"], "publicationDate_tdate:[2024-01-01T00:00:00Z TO *]");
  const [openalex] = await asked("openalex", { by: "ror", value: "02vjkv261" }, changed, "secret");
  assert.deepEqual([openalex?.["filter"], openalex?.["cursor"], openalex?.["mailto"], openalex?.["api_key"]], ["institutions.ror:https://ror.org/02vjkv261,from_updated_date:2025-06-01", "*", "essai@jalon.example", "secret"]);
  assert.equal((await asked("openalex", { by: "institution", value: "I154526488" }, published))[0]?.["filter"], "authorships.institutions.lineage:I154526488,from_publication_date:2024-01-01");
  const crossref = await asked("crossref", { by: "ror", value: "02vjkv261" }, changed);
  assert.equal(crossref.at(-1)?.["filter"], "ror-id:https://ror.org/02vjkv261,from-index-date:2025-06-01");
  const [search] = await asked("pubmed", { by: "term", value: "Inserm[Affiliation]" }, changed);
  assert.deepEqual([search?.["db"], search?.["tool"], search?.["email"], search?.["datetype"], search?.["mindate"], search?.["maxdate"]], ["pubmed", "jalon", "essai@jalon.example", "mdat", "2025/06/01", "2025/11/03"]);
});

test("PubMed: more than 9,999 records are had in slices of days, none twice; a day with more is told", async () => {
  server.works = recordedWorks(12_345).map((work) => ({ ...work, created: `20${10 + (work.number % 12)}-0${1 + (work.number % 9)}-1${work.number % 10}` }));
  const { client: pubmed } = client("pubmed", { by: "term", value: "Inserm" }, null, { read: (text) => ({ records: [...text.matchAll(/<PMID Version="1">(\d+)/g)].map(([, pmid]) => ({ record: { key: pmid } as never, raw: "", line: null })), issues: [] }) });
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await pubmed.page(cursor);
    assert.equal(page.total, 12_345);
    assert.deepEqual(page.remarks, []);
    seen.push(...page.read.records.map(({ record }) => record.key));
    cursor = page.next;
  } while (cursor !== null);
  assert.equal(seen.length, 12_345);
  assert.equal(new Set(seen).size, 12_345);
  server.works = recordedWorks(10_400).map((work) => ({ ...work, created: "2024-02-02" }));
  const { client: full } = client("pubmed", { by: "term", value: "Inserm" }, { day: day("2024-01-01"), of: "published" }, { read: () => ({ records: [], issues: [] }) });
  server.works = server.works.map((work) => ({ ...work, published: "2024-02-02" }));
  let remarks: readonly string[] = [];
  for (let next: string | null = null, first = true; (first || next !== null) && remarks.length === 0; first = false) {
    const page = await full.page(next);
    remarks = page.remarks.map(({ code }) => code);
    next = page.next;
  }
  assert.deepEqual(remarks, ["publications.harvest-day-too-full"]);
});

test("requests keep their distance", async () => {
  server.works = recordedWorks(450);
  const { client: hal, machine } = client("hal", { by: "collection", value: "ESSAI" });
  let cursor: string | null = null;
  do cursor = (await hal.page(cursor)).next;
  while (cursor !== null);
  assert.deepEqual(machine.waits, [1_000, 1_000, 1_000]);
});

test("waits double, by chance between half and whole, and never less than asked", () => {
  assert.deepEqual([1, 2, 3, 4].map((attempt) => delayAfter(attempt, usualPatience, 0, null)), [500, 1_000, 2_000, 4_000]);
  assert.deepEqual([1, 2, 3, 12].map((attempt) => delayAfter(attempt, usualPatience, 1, null)), [1_000, 2_000, 4_000, 60_000]);
  assert.equal(delayAfter(1, usualPatience, 0.5, 30_000), 30_000);
  const now = Date.parse("2025-11-03T08:00:00Z");
  assert.deepEqual(["12", " 0 ", "Mon, 03 Nov 2025 08:01:00 GMT", "Mon, 03 Nov 2025 07:00:00 GMT", "soon", "-3", "1.5", undefined].map((header) => parseRetryAfter(header, now)), [12_000, 0, 60_000, 0, null, null, null, null]);
});

test("addresses: https of the open Internet alone, unless the house says otherwise", async () => {
  const strict = { allowHttp: false, allowPrivate: false };
  const codes = (text: string) => baseAddressIssues(text, strict).map(({ code }) => code.replace("publications.harvest-", ""));
  assert.deepEqual(codes("https://api.archives-ouvertes.fr"), []);
  assert.deepEqual(codes("ftp://hal.example"), ["url-malformed"]);
  assert.deepEqual(codes("http://hal.example"), ["url-not-https"]);
  assert.deepEqual(codes("https://10.0.0.8/"), ["url-private"]);
  assert.deepEqual(codes("https://[::1]/"), ["url-private"]);
  assert.deepEqual(codes("https://me:secret@hal.example/"), ["url-with-password"]);
  assert.deepEqual(codes("https://hal.example/?api_key=1"), ["url-query"]);
  const transport = networkTransport({ rules: strict, timeoutMilliseconds: 1_000, largestBytes: 1_000 });
  const { signal } = new AbortController();
  await assert.rejects(transport(new URL(server.address), {}, signal), { kind: "private-address" });
  await assert.rejects(transport(new URL("https://localhost/"), {}, signal), { kind: "private-address" });
});

test("queries: known kinds, their form, and one way of writing each", () => {
  assert.deepEqual(queryIssues("hal", { by: "collection", value: "INSERM" }), []);
  assert.deepEqual(queryIssues("hal", { by: "collection", value: "../../x" }).map(({ code }) => code), ["publications.harvest-malformed-query"]);
  assert.deepEqual(queryIssues("hal", { by: "ror", value: "x" }).map(({ code }) => code), ["publications.harvest-unknown-query"]);
  assert.deepEqual(queryIssues("openalex", { by: "ror", value: "https://ror.org/02vjkv261" }), []);
  assert.deepEqual(normalQuery("openalex", { by: "ror", value: " https://ror.org/02VJKV261 " }), { by: "ror", value: "02vjkv261" });
  assert.deepEqual(normalQuery("hal", { by: "structure", value: "20, 3,20" }), { by: "structure", value: "3,20" });
  assert.deepEqual(parseQuery("pubmed", "term:Inserm[Affiliation] AND 2024:2025[dp]"), { by: "term", value: "Inserm[Affiliation] AND 2024:2025[dp]" });
  assert.deepEqual(parseQuery("orcid", "people"), { by: "people", value: "" });
  assert.equal(parseQuery("hal", "INSERM"), null);
});

test("what is said of a trouble holds neither address nor key", () => {
  const issue = troubleIssue(new Trouble("throttled", { status: 429, retryAfterMilliseconds: 5_000 }), "warning", 2);
  assert.deepEqual(issue, { code: "publications.harvest-throttled", severity: "warning", text: { fr: "La source demande d’attendre (HTTP 429), essai 2.", en: "The source asks to wait (HTTP 429), attempt 2." } });
});
