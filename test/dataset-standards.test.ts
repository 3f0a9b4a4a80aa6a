import assert from "node:assert/strict";
import { execFile, execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { unzipSync } from "fflate";
import { XmlDocument, XsdValidator } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";
import type { House } from "../src/app/house.ts";
import { openTestHouse, startTestServer } from "../src/app/testing/test-house.ts";
import { readRdf, type RdfFormat } from "../src/kernel/rdf/index.ts";
import type { Dataset } from "../src/modules/datasets/index.ts";
import { canonical } from "../src/modules/datasets/exchange/testing/canonical.ts";
import { dcatApShapes, findings, healthShapes, portalStandards, violations, withoutStandards } from "../src/modules/datasets/exchange/testing/shapes.ts";
import { chiefCurator } from "../src/modules/datasets/testing/builders.ts";
import { parseLinkHeader, type ParsedLink } from "./support/link-header.ts";

let house: House;
let origin = "";
let stop = async (): Promise<void> => {};
const published: Dataset[] = [];
const folder = mkdtempSync(join(tmpdir(), "jalon-standards-"));
const peers = process.env["JALON_PYTHON_PEERS"] ?? "";
const noPeers = peers !== "" && existsSync(join(peers, "bin/python")) ? false : "no validators in Python: run .ci/python-peers FOLDER and set JALON_PYTHON_PEERS=FOLDER";
const noPerl = spawnSync("perl", ["-MHTTP::OAI", "-e", "1"]).status === 0 ? false : "no client: apt-get install libhttp-oai-perl";

before(async () => {
  house = await openTestHouse({ demonstration: true });
  const server = await startTestServer(house);
  origin = await server.listen({ port: 0, host: "127.0.0.1" });
  stop = async () => { await server.close(); await house.close(); };
  for await (const several of house.datasets.allPublished()) published.push(...several);
});
after(async () => { await stop(); rmSync(folder, { recursive: true, force: true }); });

const get = (path: string, headers: Readonly<Record<string, string>> = {}, method = "GET"): Promise<Response> => fetch(path.startsWith("http") ? path : `${origin}${path}`, { method, headers, redirect: "manual" });
async function text(path: string): Promise<string> {
  const answer = await get(path);
  assert.equal(answer.status, 200, path);
  return answer.text();
}
/** Addresses that the house tells are those of its public site; here they are asked of this server. */
const here = (address: string): string => address.replace(/^https?:\/\/[^/]+/, "");
const graphOf = async (path: string, format: RdfFormat) => {
  const reading = await readRdf(Buffer.from(await text(path)), { format, base: "https://base.example/" });
  assert.deepEqual(reading.issues, [], path);
  return reading.quads;
};
const endings = [["ttl", "turtle"], ["jsonld", "json-ld"], ["rdf", "rdf-xml"]] as const satisfies readonly (readonly [string, RdfFormat])[];

test("every demonstration dataset, as it is served, conforms to DCAT-AP 3.0.1; the three forms are one graph", { skip: withoutStandards, timeout: 300_000 }, async () => {
  assert.ok(published.length >= 15);
  for (const { code } of published) {
    const forms = await Promise.all(endings.map(async ([ending, format]) => canonical(await graphOf(`/data/${code}/metadata.${ending}`, format))));
    assert.equal(new Set(forms).size, 1, code);
  }
  const whole = await graphOf("/data/catalogue.ttl", "turtle");
  for (const files of Object.values(dcatApShapes)) assert.deepEqual(violations(await findings(whole, files)), []);
});

test("those about people conform to HealthDCAT-AP release 5; where they are open, but for the tier, which these shapes have for non-public data", { skip: withoutStandards, timeout: 300_000 }, async () => {
  let [nonPublic, open] = [0, 0];
  for (const { code, metadata } of published) {
    if (metadata.human === null) assert.equal((await get(`/data/${code}/healthdcat.ttl`)).status, 404);
    else {
      const quads = await graphOf(`/data/${code}/healthdcat.ttl`, "turtle");
      const isOpen = quads.some(({ predicate, object }) => predicate.value.endsWith("/accessRights") && object.value.endsWith("/PUBLIC"));
      if (isOpen) open += 1;
      else nonPublic += 1;
      const found = (await findings(quads, healthShapes)).filter(({ path }) => !(isOpen && path === "http://purl.org/dc/terms/accessRights"));
      assert.deepEqual(violations(found), [], code);
    }
  }
  assert.ok(nonPublic >= 5, `${nonPublic} non-public, ${open} open`);
});

test("DataCite, schema.org, Dublin Core of every demonstration dataset as served", { skip: withoutStandards }, async () => {
  xmlRegisterFsInputProviders();
  const schemaPath = join(portalStandards, "datacite/kernel-4.7/metadata.xsd");
  const schema = XmlDocument.fromBuffer(readFileSync(schemaPath), { url: schemaPath });
  const validator = XsdValidator.fromDoc(schema);
  for (const { code } of published) {
    const document = XmlDocument.fromString(await text(`/data/${code}/datacite.xml`));
    try { validator.validate(document); } finally { document.dispose(); }
    XmlDocument.fromString(await text(`/data/${code}/dublin-core.xml`)).dispose();
    const schemaOrg = JSON.parse(await text(`/data/${code}/schema.json`)) as Record<string, unknown>;
    const { length } = String(schemaOrg["description"]);
    assert.ok(length >= 50 && length <= 5_000 && String(schemaOrg["name"]).length > 0, code);
    const page = await text(`/data/${code}`);
    const inHead = [...page.matchAll(/<script type="application\/ld\+json"[^>]*>([^<]*)<\/script>/g)].map(([, json]) => JSON.parse(json ?? "") as Record<string, unknown>);
    assert.deepEqual(inHead.map((one) => one["@type"]), ["Dataset", "sc:Dataset"], code);
    // DOIs for trials lead nowhere: no page and no form gives one as an address.
    assert.doesNotMatch(page + JSON.stringify(schemaOrg) + (await text(`/data/${code}/croissant.json`)), /doi\.org\/10\.5072/, code);
  }
  validator.dispose();
  schema.dispose();
});

test("FAIR Signposting: the same links by GET and HEAD, each leading somewhere; level 2 says what level 1 says, and more", async () => {
  for (const { code } of published.slice(0, 8)) {
    const [got, headed] = await Promise.all([get(`/data/${code}`), get(`/data/${code}`, {}, "HEAD")]);
    assert.equal(got.headers.get("link"), headed.headers.get("link"));
    assert.equal((await headed.text()).length, 0);
    const links = parseLinkHeader(got.headers.get("link") ?? "");
    const of = (relation: string): readonly ParsedLink[] => links.filter(({ parameters }) => parameters["rel"] === relation);
    assert.deepEqual([of("cite-as").length, of("type").map(({ href }) => href), of("collection").length, of("linkset").length], [1, ["https://schema.org/AboutPage", "https://schema.org/Dataset"], 1, 2], code);
    for (const { href, parameters } of [...of("describedby"), ...of("item"), ...of("linkset"), ...of("collection")]) {
      const answer = await get(here(href), {}, "HEAD");
      assert.equal(answer.status, 200, href);
      if (parameters["type"] !== undefined) assert.equal((answer.headers.get("content-type") ?? "").split(";")[0], parameters["type"], href);
    }
    const [linkset, asText] = [JSON.parse(await text(`/data/${code}/linkset.json`)) as { linkset: Record<string, unknown>[] }, parseLinkHeader((await text(`/data/${code}/linkset.txt`)).replaceAll("\n", " "))];
    const own = linkset.linkset[0] ?? {};
    const inJson = new Set(Object.entries(own).flatMap(([relation, targets]) => (Array.isArray(targets) ? (targets as { href: string }[]).map(({ href }) => `${relation} ${href}`) : [])));
    const inText = new Set(asText.filter(({ parameters }) => parameters["anchor"] === own["anchor"]).map(({ href, parameters }) => `${parameters["rel"]} ${href}`));
    assert.deepEqual([...inText].sort(), [...inJson].sort(), code);
    for (const { href, parameters } of links) if (parameters["rel"] !== "linkset") assert.ok(inJson.has(`${parameters["rel"]} ${href}`), `${code} ${parameters["rel"]} ${href}`);
  }
});

test("who asks for the page in another form is sent to it; FAIRiCat's addresses answer", async () => {
  const code = published[0]?.code ?? "";
  for (const [accept, path] of [["text/turtle", "metadata.ttl"], ["application/ld+json", "metadata.jsonld"], ["application/vnd.datacite.datacite+xml", "datacite.xml"], ["application/linkset+json", "linkset.json"]] as const) {
    const answer = await get(`/data/${code}`, { accept });
    assert.deepEqual([answer.status, answer.headers.get("location"), (answer.headers.get("vary") ?? "").toLowerCase().includes("accept")], [303, `/data/${code}/${path}`, true]);
  }
  const page = await get(`/data/${code}`, { accept: "text/html" });
  assert.deepEqual([page.status, (page.headers.get("vary") ?? "").toLowerCase().includes("accept")], [200, true]);
  const { linkset } = JSON.parse(await text("/data/catalogue/fairicat.json")) as { linkset: Record<string, string | { href: string }[]>[] };
  const site = new URL(String(linkset[0]?.["anchor"])).origin;
  const addresses = linkset.flatMap((one) => Object.values(one).flatMap((value) => (typeof value === "string" ? [value] : value.map(({ href }) => href)))).filter((address) => address.startsWith(site));
  for (const address of new Set(addresses)) {
    const answer = await get(here(address));
    // The bare address of OAI-PMH answers that a verb is missing, as its rules want.
    assert.equal(answer.status, 200, address);
  }
});

const python = (source: string, ...given: readonly string[]): string => execFileSync(join(peers, "bin/python"), ["-c", source, ...given], { encoding: "utf8", timeout: 280_000, cwd: folder });

test("mlcroissant, frictionless and bagit take every served Croissant, data package and archive of open data", { skip: noPeers, timeout: 300_000 }, async () => {
  const croissants: string[] = [];
  const packages: string[] = [];
  const bags: string[] = [];
  for (const { code } of published) {
    const path = join(folder, `${code}.croissant.json`);
    writeFileSync(path, await text(`/data/${code}/croissant.json`));
    croissants.push(path);
    const archive = await get(`/data/${code}/package.zip`);
    if (archive.status !== 200) continue;
    for (const [name, bytes] of Object.entries(unzipSync(new Uint8Array(await archive.arrayBuffer())))) {
      const place = join(folder, "bags", name);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, bytes);
      if (/^[^/]+\/bagit\.txt$/.test(name)) bags.push(dirname(place));
    }
    const described = JSON.parse(await text(`/data/${code}/datapackage.json`)) as { resources: { path: string; bytes: number }[] };
    const local = join(folder, "packages", code);
    mkdirSync(local, { recursive: true });
    // The files are taken from where the package says, and put beside it: readers of Data Packages then check size and hash too.
    for (const [index, resource] of described.resources.entries()) {
      writeFileSync(join(local, `file-${index}`), new Uint8Array(await (await get(here(resource.path))).arrayBuffer()));
      resource.path = `file-${index}`;
    }
    writeFileSync(join(local, "datapackage.json"), JSON.stringify(described));
    packages.push(join(local, "datapackage.json"));
  }
  assert.ok(bags.length >= 3 && packages.length === bags.length, `${bags.length} archives, ${packages.length} packages`);
  assert.equal(python("import sys, mlcroissant as mlc\nfor path in sys.argv[1:]:\n  issues = mlc.Dataset(jsonld=path).metadata.ctx.issues\n  if issues.errors: print(path, issues.report())", ...croissants), "");
  assert.equal(python("import sys, bagit\nfor path in sys.argv[1:]: bagit.Bag(path).validate()", ...bags), "");
  assert.equal(python("import sys, os\nfrom frictionless import Package\nfor path in sys.argv[1:]:\n  os.chdir(os.path.dirname(path))\n  report = Package('datapackage.json').validate()\n  if not report.valid: print(path, report.flatten(['title', 'message']))", ...packages), "");
});

test("a harvester that was not written here takes all datasets, and learns of a withdrawal", { skip: noPerl }, async () => {
  const script = fileURLToPath(new URL("support/oai-harvest.pl", import.meta.url));
  const records = async (prefix: string): Promise<ReadonlyMap<string, boolean>> => {
    const { stdout } = await promisify(execFile)("perl", [script, `${origin}/oai`, "ListRecords", "metadataPrefix", prefix, "set", "datasets"], { encoding: "utf8", maxBuffer: 2 ** 24 });
    return new Map(stdout.trim().split("\n").map((line) => line.split("\t")).map(([identifier = "", , deleted]) => [identifier.split("datasets/")[1] ?? identifier, deleted === "deleted"]));
  };
  for (const prefix of ["oai_dc", "oai_datacite"]) {
    const all = await records(prefix);
    assert.deepEqual([...all].filter(([, deleted]) => !deleted).map(([code]) => code).sort(), published.map(({ code }) => code).sort(), prefix);
  }
  const gone = published.at(-1)?.code ?? "";
  await house.datasets.withdraw(chiefCurator, gone, "Erreur de mesure.", null);
  assert.equal((await records("oai_dc")).get(gone), true);
  assert.equal((await get(`/data/${gone}/metadata.ttl`)).status, 404);
  assert.deepEqual(parseLinkHeader((await get(`/data/${gone}`)).headers.get("link") ?? "").map(({ parameters }) => parameters["rel"]), ["cite-as", "type", "collection"]);
});
