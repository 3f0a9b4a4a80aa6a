import assert from "node:assert/strict";
import { execFile, execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import type { House } from "../src/app/house.ts";
import { bulkOf } from "../src/app/studies/exchange.ts";
import { openTestHouse, startTestServer } from "../src/app/testing/test-house.ts";
import { openAnalytics } from "../src/kernel/analytics/index.ts";
import { readRdf, type RdfFormat } from "../src/kernel/rdf/index.ts";
import { canonical } from "../src/modules/datasets/exchange/testing/canonical.ts";
import { dcatApShapes, findings, healthShapes, portalStandards, violations, withoutStandards } from "../src/modules/datasets/exchange/testing/shapes.ts";
import { readCtgovJson } from "../src/modules/studies/registers/ctgov/index.ts";
import { curator } from "../src/modules/studies/testing/builders.ts";
import { curlExamples } from "../src/modules/studies/exchange/web/api-page.tsx";
import { contentSchema } from "../src/modules/studies/exchange/json/content-schema.ts";
import type { Study } from "../src/modules/studies/index.ts";
import { parseLinkHeader, type ParsedLink } from "./support/link-header.ts";

let house: House;
let origin = "";
let stop = async (): Promise<void> => {};
const published: Study[] = [];
const folder = mkdtempSync(join(tmpdir(), "jalon-study-standards-"));
const peers = process.env["JALON_PYTHON_PEERS"] ?? "";
const noPeers = peers !== "" && existsSync(join(peers, "bin/python")) && spawnSync(join(peers, "bin/python"), ["-c", "import openapi_spec_validator"]).status === 0 ? false : "no validators in Python: run .ci/python-peers FOLDER and set JALON_PYTHON_PEERS=FOLDER";
const noPerl = spawnSync("perl", ["-MHTTP::OAI", "-e", "1"]).status === 0 ? false : "no client: apt-get install libhttp-oai-perl";
const registers = join(portalStandards, "../health/ctgov-v2");

before(async () => {
  house = await openTestHouse({ demonstration: true });
  // The six real records of ClinicalTrials.gov, where they are beside the project.
  const records = existsSync(registers) ? readdirSync(registers).filter((name) => /^NCT\d+\.json$/.test(name)).flatMap((name) => readCtgovJson(readFileSync(join(registers, name), "utf8")).records.flatMap(({ record }) => record ?? [])) : [];
  const taken = await house.studies.take({ accountId: null, name: "Essai" }, records, { publish: true, dryRun: false });
  for (const { number, published: isPublished, issues } of taken) assert.ok(isPublished, `${number}: ${issues.filter(({ severity }) => severity === "error").map(({ field, text }) => `${field} ${text.en}`).join("; ")}`);
  const server = await startTestServer(house);
  origin = await server.listen({ port: 0, host: "127.0.0.1" });
  stop = async () => { await server.close(); await house.close(); };
  for await (const several of house.studies.allPublished()) published.push(...several);
});
after(async () => { await stop(); rmSync(folder, { recursive: true, force: true }); });

const get = (path: string, headers: Readonly<Record<string, string>> = {}, method = "GET"): Promise<Response> => fetch(path.startsWith("http") ? path : `${origin}${path}`, { method, headers, redirect: "manual" });
async function text(path: string): Promise<string> {
  const answer = await get(path);
  assert.equal(answer.status, 200, path);
  return answer.text();
}
const json = async <T = Record<string, unknown>>(path: string): Promise<T> => JSON.parse(await text(path)) as T;
const here = (address: string): string => address.replace(/^https?:\/\/[^/]+/, "");
const graphOf = async (path: string, format: RdfFormat) => {
  const reading = await readRdf(Buffer.from(await text(path)), { format, base: "https://base.example/" });
  assert.deepEqual(reading.issues, [], path);
  return reading.quads;
};
const endings = [["ttl", "turtle"], ["jsonld", "json-ld"], ["rdf", "rdf-xml"]] as const satisfies readonly (readonly [string, RdfFormat])[];
const validator = async () => addFormats.default(new ajv2020.Ajv2020({ allErrors: true, strict: false })).compile(await json("/studies/schema.json"));

test("every study as served conforms to DCAT-AP 3.0.1; its three forms are one graph; the three catalogues too", { skip: withoutStandards, timeout: 300_000 }, async () => {
  assert.ok(published.length >= 10, String(published.length));
  for (const { code } of published) {
    const forms = await Promise.all(endings.map(async ([ending, format]) => canonical(await graphOf(`/studies/${code}/metadata.${ending}`, format))));
    assert.equal(new Set(forms).size, 1, code);
  }
  const catalogues = await Promise.all(endings.map(async ([ending, format]) => graphOf(`/studies/catalogue.${ending}`, format)));
  assert.equal(new Set(await Promise.all(catalogues.map(canonical))).size, 1);
  for (const files of Object.values(dcatApShapes)) assert.deepEqual(violations(await findings(catalogues[0] ?? [], files)), []);
  assert.equal((catalogues[0] ?? []).filter(({ predicate }) => predicate.value.endsWith("dcat#dataset")).length, published.length);
});

test("every study as served conforms to HealthDCAT-AP release 5, versions too; open data but for the tier", { skip: withoutStandards, timeout: 300_000 }, async () => {
  for (const { code, version } of published) {
    for (const path of [`/studies/${code}/healthdcat.ttl`, `/studies/${code}/v/${version}/healthdcat.ttl`]) {
      const quads = await graphOf(path, "turtle");
      const isOpen = quads.some(({ predicate, object }) => predicate.value.endsWith("/accessRights") && object.value.endsWith("/PUBLIC"));
      assert.deepEqual(violations((await findings(quads, healthShapes)).filter(({ path: fault }) => !(isOpen && fault === "http://purl.org/dc/terms/accessRights"))), [], path);
    }
  }
});

test("DataCite, Dublin Core and schema.org of every study as served, and of its version", { skip: withoutStandards }, async () => {
  xmlRegisterFsInputProviders();
  const schemaPath = join(portalStandards, "datacite/kernel-4.7/metadata.xsd");
  const schema = XmlDocument.fromBuffer(readFileSync(schemaPath), { url: schemaPath });
  const xsd = XsdValidator.fromDoc(schema);
  for (const { code, version } of published) {
    for (const page of [`/studies/${code}`, `/studies/${code}/v/${version}`]) {
      const datacite = await text(`${page}/metadata.datacite.xml`);
      const document = XmlDocument.fromString(datacite);
      try { xsd.validate(document); } catch (error) { assert.fail(`${page}: ${String(error)}`); } finally { document.dispose(); }
      assert.match(datacite, /resourceTypeGeneral="StudyRegistration"/);
      XmlDocument.fromString(await text(`${page}/metadata.dublin-core.xml`)).dispose();
      const schemaOrg = await json(`${page}/metadata.schema.json`);
      assert.match(String(schemaOrg["@type"]), /^Medical/);
      const html = await text(page);
      const inHead = [...html.matchAll(/<script type="application\/ld\+json"[^>]*>([^<]*)<\/script>/g)].map(([, held]) => JSON.parse(held ?? "") as Record<string, unknown>);
      assert.ok(inHead.some((one) => one["@id"] === schemaOrg["@id"]), page);
      // DOIs for trials lead nowhere: no page and no form gives one as an address.
      assert.doesNotMatch(html + JSON.stringify(schemaOrg), /doi\.org\/10\.5072/, page);
    }
  }
  xsd.dispose();
  schema.dispose();
});

test("every study is valid by the JSON Schema that is served, and read again by the schema it was made of", async () => {
  const validate = await validator();
  for (const { code, version, content } of published) {
    for (const path of [`/studies/${code}/metadata.json`, `/studies/${code}/v/${version}/metadata.json`, `/api/v1/studies/${code}`]) {
      const sent = await json<{ readonly content: unknown; readonly concepts: Record<string, Record<string, { readonly fr: string; readonly en: string }>> }>(path);
      assert.ok(validate(sent), `${path}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
      assert.deepEqual(contentSchema.parse(sent.content), JSON.parse(JSON.stringify(content)), path);
    }
  }
});

test("FAIR Signposting: the same links by GET and HEAD, each leading somewhere; other forms by Accept", async () => {
  for (const { code, version } of published.slice(0, 4)) {
    for (const page of [`/studies/${code}`, `/studies/${code}/v/${version}`]) {
      const [got, headed] = await Promise.all([get(page), get(page, {}, "HEAD")]);
      assert.equal(got.headers.get("link"), headed.headers.get("link"));
      const links = parseLinkHeader(got.headers.get("link") ?? "");
      const of = (relation: string): readonly ParsedLink[] => links.filter(({ parameters }) => parameters["rel"] === relation);
      assert.deepEqual([of("cite-as").length, of("type").length, of("collection").length, of("linkset").length], [1, 2, 1, 2], page);
      for (const { href, parameters } of [...of("describedby"), ...of("item"), ...of("linkset"), ...of("collection"), ...of("latest-version"), ...of("predecessor-version")]) {
        const answer = await get(here(href), {}, "HEAD");
        assert.equal(answer.status, 200, href);
        if (parameters["type"] !== undefined) assert.equal((answer.headers.get("content-type") ?? "").split(";")[0], parameters["type"], href);
      }
      for (const [accept, path] of [["text/turtle", "metadata.ttl"], ["application/ld+json", "metadata.jsonld"], ["application/json", "metadata.json"], ["application/vnd.datacite.datacite+xml", "metadata.datacite.xml"]] as const) {
        const answer = await get(page, { accept });
        assert.deepEqual([answer.status, answer.headers.get("location"), (answer.headers.get("vary") ?? "").toLowerCase().includes("accept")], [303, `${page}/${path}`, true]);
      }
    }
  }
});

test("the interface: parts by cursor, since a day, by number, versions, differences, ETag, other sites, faults by field", async () => {
  const codes: string[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const part: { total: number; items: { code: string }[]; next: string | null } = await json(`/api/v1/studies?limit=3${cursor === "" ? "" : `&cursor=${cursor}`}`);
    assert.equal(part.total, published.length);
    codes.push(...part.items.map(({ code }) => code));
    cursor = part.next;
  }
  assert.deepEqual(codes, published.map(({ code }) => code));
  assert.equal((await json<{ total: number }>("/api/v1/studies?updatedSince=2999-01-01")).total, 0);
  const numbered = published.find(({ content }) => content.registryNumbers.some(({ scheme }) => scheme === "nct"));
  const number = numbered?.content.registryNumbers.find(({ scheme }) => scheme === "nct")?.number ?? "";
  assert.deepEqual((await json<{ items: { code: string }[] }>(`/api/v1/studies?register=nct&number=${number.toLowerCase()}`)).items.map(({ code }) => code), [numbered?.code]);
  const code = published[0]?.code ?? "";
  const first = await get(`/api/v1/studies/${code}`);
  assert.deepEqual([first.headers.get("access-control-allow-origin"), (await get(`/api/v1/studies/${code}`, { "if-none-match": first.headers.get("etag") ?? "" })).status], ["*", 304]);
  assert.deepEqual((await json<{ differences: unknown[] }>(`/api/v1/studies/${code}/differences?from=1&to=1`)).differences, []);
  assert.ok((await json<{ versions: unknown[] }>(`/api/v1/studies/${code}/versions`)).versions.length >= 1);
  assert.equal((await json<{ lists: unknown[] }>("/api/v1/studies/vocabularies")).lists.length >= 30, true);
  assert.deepEqual(await Promise.all(["?cursor=zz", "?limit=0", "?updatedSince=hier", "/st-999999", `/${code}/versions/999`, `/${code}/differences?from=1&to=99`].map(async (rest) => (await get(`/api/v1/studies${rest}`)).status)), [422, 422, 422, 404, 404, 404]);
});

test("each example of the page is run as it is written", async () => {
  const page = await text("/studies/api?lang=en");
  for (const { command } of curlExamples) {
    assert.ok(page.includes(command.replaceAll("&", "&amp;").replaceAll('"', "&quot;")) || page.includes(command.replaceAll("&", "&amp;")), command);
    const run = await promisify(execFile)("bash", ["-c", `${command.replace("curl ", "curl -sf ")} | head -c 200`], { encoding: "utf8", env: { ...process.env, SITE: origin, CODE: published[0]?.code ?? "" } });
    assert.ok(run.stdout.length > 0, command);
  }
});

test("the OpenAPI document is valid for somebody else's validator", { skip: noPeers }, async () => {
  for (const path of ["/studies/openapi.json", "/api/v1/openapi.json"]) {
    const file = join(folder, "openapi.json");
    // Patterns are of ECMA-262, as JSON Schema wants them; the engine of Python knows no classes of Unicode.
    writeFileSync(file, (await text(path)).replaceAll(/\\\\p\{[A-Z][a-z]?\}/g, "a"));
    assert.equal(execFileSync(join(peers, "bin/python"), ["-c", "import json, sys\nfrom openapi_spec_validator import validate\nvalidate(json.load(open(sys.argv[1])))", file], { encoding: "utf8" }), "", path);
  }
});

test("bulk files hold every study: JSON Lines by the schema, Parquet by DuckDB; whole, in parts, and yesterday's kept", async () => {
  const bulk = bulkOf(house);
  const made = await bulk.make({ accountId: null, name: "Essai" });
  assert.equal(made.studyCount, published.length);
  const answer = await get("/studies/bulk/studies.jsonl.gz");
  const bytes = new Uint8Array(await answer.arrayBuffer());
  assert.equal(createHash("sha256").update(bytes).digest("hex"), made.jsonlSha256);
  const validate = await validator();
  const lines = gunzipSync(bytes).toString("utf8").trim().split("\n").map((line) => JSON.parse(line) as { readonly code: string });
  for (const line of lines) assert.ok(validate(line), `${line.code}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
  assert.deepEqual(lines.map(({ code }) => code), published.map(({ code }) => code));
  const file = join(folder, "studies.parquet");
  writeFileSync(file, new Uint8Array(await (await get("/studies/bulk/studies.parquet")).arrayBuffer()));
  const analytics = await openAnalytics();
  try {
    const rows = await analytics.rows<{ code: string; title: string | null; json: string; countries: unknown }>("select code, title_fr as title, json, countries from read_parquet($file) order by code", { file });
    assert.deepEqual(rows.map(({ code, title }) => [code, title]), published.map(({ code, content }) => [code, content.title.fr ?? null]));
    assert.deepEqual(rows.map(({ json: held }) => JSON.parse(held) as unknown), lines);
  } finally {
    analytics.close();
  }
  const part = await get("/studies/bulk/studies.parquet", { range: "bytes=0-3" });
  assert.deepEqual([part.status, await part.text()], [206, "PAR1"]);
  assert.equal((await get("/studies/bulk", {}, "POST")).status === 200, false);
  assert.equal(await bulk.makeIfDue({ accountId: null, name: "Essai" }), null);
});

test("a harvester that was not written here takes all studies, and learns of a withdrawal", { skip: noPerl }, async () => {
  const script = fileURLToPath(new URL("support/oai-harvest.pl", import.meta.url));
  const records = async (prefix: string): Promise<ReadonlyMap<string, boolean>> => {
    const { stdout } = await promisify(execFile)("perl", [script, `${origin}/oai`, "ListRecords", "metadataPrefix", prefix, "set", "studies"], { encoding: "utf8", maxBuffer: 2 ** 24 });
    return new Map(stdout.trim().split("\n").map((line) => line.split("\t")).map(([identifier = "", , deleted]) => [identifier.split("studies/")[1] ?? identifier, deleted === "deleted"]));
  };
  for (const prefix of ["oai_dc", "oai_datacite"]) assert.deepEqual([...(await records(prefix))].filter(([, deleted]) => !deleted).map(([code]) => code).sort(), published.map(({ code }) => code).sort(), prefix);
  const gone = published.at(-1)?.code ?? "";
  await house.studies.withdraw(curator, gone, "Erreur de saisie.", null);
  assert.equal((await records("oai_dc")).get(gone), true);
  assert.equal((await get(`/studies/${gone}/metadata.ttl`)).status, 404);
  const tombstone = await json<{ state: string; content: unknown }>(`/api/v1/studies/${gone}`);
  assert.deepEqual([tombstone.state, tombstone.content], ["withdrawn", null]);
  assert.ok((await json<{ items: { code: string }[] }>("/api/v1/studies?state=withdrawn")).items.some(({ code }) => code === gone));
});
