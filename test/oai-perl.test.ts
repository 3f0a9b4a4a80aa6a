import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { composeHouse, migrationSets, type House } from "../src/app/house.ts";
import { readConfig } from "../src/app/config.ts";
import { demonstrationGraph, demonstrationUnit } from "../src/app/demonstration/graph.ts";
import { createHouseServer } from "../src/app/server.ts";
import { sql } from "../src/kernel/db/db.ts";
import { freshDatabase } from "../src/kernel/testing/database.ts";
import { day } from "../src/kernel/time/day.ts";
import type { BibliographicRecord } from "../src/modules/publications/index.ts";
import { authorWith, recordWith } from "../src/modules/publications/oai/testing.ts";

const script = fileURLToPath(new URL("support/oai-harvest.pl", import.meta.url));
const client = spawnSync("perl", ["-MHTTP::OAI", "-e", "print $HTTP::OAI::VERSION"], { encoding: "utf8" });
const skip = client.status === 0 ? false : "no client: apt-get install libhttp-oai-perl";
/** A signature of a demonstration unit of the institute, and one of nobody here. */
const ours = { raw: `Unité ${demonstrationUnit}, France`, identifiers: [{ scheme: "rnsr", value: demonstrationUnit }], country: "FR" };
const theirs = { raw: "Somewhere else", identifiers: [], country: "BE" };
const by = { accountId: null, name: "Essai" };

let now = Date.parse("2024-05-01T10:00:00Z");
const clock = { now: () => new Date(now), today: () => day(new Date(now).toISOString().slice(0, 10)) };
let house: House;
let origin = "";
let stop = async (): Promise<void> => {};

before(async () => {
  if (skip !== false) return;
  house = composeHouse(await freshDatabase(migrationSets), clock, readConfig({ JALON_DATA: "/nowhere", JALON_PUBLIC_URL: "https://jalon.example" }, "/"));
  for (const delivery of demonstrationGraph()) await house.directory.deliver(by, delivery);
  await take(Array.from({ length: 360 }, (_, index) => paper(index)));
  const server = await createHouseServer(house, new Uint8Array(32));
  origin = await server.listen({ port: 0, host: "127.0.0.1" });
  stop = async () => { await server.close(); await house.close(); };
});
after(() => stop());

function paper(index: number, more: Partial<BibliographicRecord> = {}): BibliographicRecord {
  const halId = `hal-${String(index + 1).padStart(8, "0")}`;
  return recordWith({
    key: halId, identifiers: [{ scheme: "hal", value: halId }, { scheme: "doi", value: `10.1234/essai-${index}` }], title: `Essai n° ${index} : « a < b » & l’été \u0001`, documentType: index % 3 === 0 ? "review" : "article", language: "fr",
    published: `${2021 + (index % 3)}-05`, year: 2021 + (index % 3), authors: [authorWith(1, "Ada Essai", { affiliations: [ours] }), authorWith(2, `Blaise Témoin ${index}`)], abstract: "Résumé d’essai.", ...more,
  });
}

async function take(records: readonly BibliographicRecord[]): Promise<void> {
  await house.publications.take(by, { source: "hal", observedOn: clock.today(), fileName: null, fileSha256: null, demonstration: false, records: records.map((record) => ({ record, raw: JSON.stringify(record), line: null })) });
  await house.matching.matchPending();
}

interface Harvested { readonly identifier: string; readonly datestamp: string; readonly deleted: boolean; readonly sets: readonly string[]; readonly elements: number }

async function harvest(verb: string, args: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)("perl", [script, `${origin}/oai`, verb, ...Object.entries(args).flat()], { encoding: "utf8", maxBuffer: 64 * 2 ** 20 });
  return stdout.split("\n").filter((line) => line !== "");
}

async function records(verb: string, args: Readonly<Record<string, string>>): Promise<readonly Harvested[]> {
  return (await harvest(verb, args)).map((line) => {
    const [identifier = "", datestamp = "", deleted = "", sets = "", elements = "0"] = line.split("\t");
    return { identifier, datestamp, deleted: deleted === "deleted", sets: sets.split(" "), elements: Number(elements) };
  });
}

/** What the database holds for a format, as harvesters see it. */
async function published(prefix: string): Promise<readonly string[]> {
  const rows = await house.db.query<{ id: string; datestamp: string; deleted: boolean }>(sql`select id, datestamp, deleted from oai.record where ${prefix} = any(formats)`);
  return rows.map(({ id, datestamp, deleted }) => `oai:jalon.example:${id} ${datestamp.slice(0, 19)}Z ${deleted}`).sort();
}

const seen = (all: readonly Harvested[]): readonly string[] => all.map(({ identifier, datestamp, deleted }) => `${identifier} ${datestamp} ${deleted}`).sort();

test("a client not written here learns who answers", { skip }, async () => {
  assert.deepEqual(await harvest("Identify"), [["2.0", "Jalon", "https://jalon.example/oai", "persistent", "YYYY-MM-DDThh:mm:ssZ"].join("\t")]);
  assert.deepEqual((await harvest("ListMetadataFormats")).map((line) => line.split("\t")[0]).sort(), ["oai_cerif_openaire", "oai_datacite", "oai_dc"]);
  const sets = (await harvest("ListSets")).map((line) => line.split("\t")[0]);
  for (const spec of ["openaire_cris_publications", "openaire_cris_products", "openaire_cris_patents", "openaire_cris_persons", "openaire_cris_orgunits", "openaire_cris_projects", "openaire_cris_funding", "openaire_cris_events", "openaire_cris_equipments", "publications:year:2021"]) assert.ok(sets.includes(spec), spec);
});

test("it harvests everything, both formats, through resumption tokens, and then what changed, deletions included", { skip }, async () => {
  const plain = await records("ListRecords", { metadataPrefix: "oai_dc" });
  assert.equal(plain.length, 360);
  assert.deepEqual(seen(plain), await published("oai_dc"));
  assert.deepEqual(new Set(plain.map(({ identifier }) => identifier)).size, 360);
  assert.ok(plain.every(({ elements }) => elements > 10));
  const codes = (await Promise.all(plain.map(({ identifier }) => house.publications.work(identifier.split("publications/")[1] ?? "")))).filter((work) => work !== null);
  assert.equal(codes.length, 360, "each identifier is that of a work");

  const cerif = await records("ListRecords", { metadataPrefix: "oai_cerif_openaire" });
  assert.ok(cerif.length > 360, `${cerif.length}: units and people too`);
  assert.deepEqual(seen(cerif), await published("oai_cerif_openaire"));
  assert.equal((await records("ListIdentifiers", { metadataPrefix: "oai_cerif_openaire", set: "openaire_cris_publications" })).length, 360);
  assert.equal((await records("ListIdentifiers", { metadataPrefix: "oai_dc", set: "publications:type:review" })).length, 120);
  assert.equal((await records("ListIdentifiers", { metadataPrefix: "oai_dc", set: `publications:structure:${demonstrationUnit}` })).length, 360);

  now += 86_400_000;
  await take([paper(7, { title: "Un autre titre" }), { ...paper(8), deleted: true }, paper(900), paper(9), paper(901, { authors: [authorWith(1, "Ada Essai", { affiliations: [theirs] })] })]);
  const changed = await records("ListRecords", { metadataPrefix: "oai_dc", from: "2024-05-01T10:00:01Z" });
  assert.deepEqual(changed.map(({ identifier, deleted, datestamp }) => [identifier, deleted, datestamp]).sort(), [
    ["oai:jalon.example:publications/doi-10.1234_essai-7", false, "2024-05-02T10:00:00Z"],
    ["oai:jalon.example:publications/doi-10.1234_essai-8", true, "2024-05-02T10:00:00Z"],
    ["oai:jalon.example:publications/doi-10.1234_essai-900", false, "2024-05-02T10:00:00Z"],
  ], "what was taken in again unchanged keeps its datestamp; what the institute did not sign is not published");

  // Two works become one: the one that is merged away is deleted.
  now += 86_400_000;
  await house.publications.decide(by, { kind: "same", left: "hal:hal-00000011", right: "hal:hal-00000012", reason: "essai" });
  const merged = await records("ListRecords", { metadataPrefix: "oai_dc", from: "2024-05-02T10:00:01Z" });
  assert.equal(merged.filter(({ deleted }) => deleted).length, 1);
  assert.deepEqual(seen(await records("ListRecords", { metadataPrefix: "oai_dc" })), await published("oai_dc"));
  // A work that turns out to be without a signature of the institute is withdrawn.
  now += 86_400_000;
  await take([paper(20, { authors: [authorWith(1, "Ada Essai", { affiliations: [theirs] })] })]);
  assert.deepEqual((await records("ListRecords", { metadataPrefix: "oai_dc", from: "2024-05-03T10:00:01Z" })).map(({ identifier, deleted }) => [identifier, deleted]), [["oai:jalon.example:publications/doi-10.1234_essai-20", true]]);
  assert.deepEqual(await harvest("ListRecords", { metadataPrefix: "oai_dc", from: "2030-01-01" }), ["#\tnoRecordsMatch"]);
});
