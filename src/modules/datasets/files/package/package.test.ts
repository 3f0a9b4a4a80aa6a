import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { after, before, test } from "node:test";
import { crc32 } from "node:zlib";
import { unzipSync } from "fflate";
import { z } from "zod";
import { folderStorage } from "../../../../kernel/storage/index.ts";
import type { Dataset } from "../../domain/dataset.ts";
import type { KeptFile } from "../domain/stored-file.ts";
import { metadataWith } from "../testing/fake-datasets.ts";
import { packageOf } from "./package.ts";

const root = mkdtempSync(join(tmpdir(), "jalon-package-"));
const storage = folderStorage(join(root, "files"));
after(() => rmSync(root, { recursive: true, force: true }));

const peers = process.env["JALON_PYTHON_PEERS"] ?? "";
const noPeers = peers !== "" && existsSync(join(peers, "bin", "python")) ? false : "no validators in Python: run .ci/python-peers FOLDER and set JALON_PYTHON_PEERS=FOLDER";

const dataset: Dataset = {
  code: "ds-000042", state: "published", version: 2, metadata: metadataWith({ title: { fr: "Cinétique\nd’une enzyme", en: "Kinetics" } }), files: [], doi: "10.82321/abcd-1234", label: { label: "publishable", publication: null, missing: [] },
  fairScore: 0.5, origin: { kind: "declared" }, firstPublishedAt: "2025-03-01T10:00:00.000Z", modifiedAt: "2025-03-10T10:00:00.000Z", withdrawal: null, demonstration: false,
};

async function kept(path: string, text: string, description: string | null = null): Promise<KeptFile> {
  const bytes = Buffer.from(text);
  const { sha256, sizeBytes } = await storage.put(bytes);
  return { id: path, dataset: "ds-000042", path, sha256, sizeBytes, mediaType: "text/csv", state: "checked", profile: null, profileState: "none", notes: [], crc32: crc32(bytes), description, addedAt: "2025-02-01T08:00:00.000Z", removedAt: null };
}

const folder = join(root, "ds-000042-v2");
let files: readonly KeptFile[] = [];
before(async () => {
  files = [await kept("mesures.csv", "a,b\n1,2\n", "Mesures brutes"), await kept("sous dossier/données été #1.csv", "é\n"), await kept("vide.txt", "")];
  const archive = join(root, "package.zip");
  await pipeline(await packageOf({ dataset, version: 2, files, storage, publicUrl: "https://donnees.exemple.fr" }).open(null), createWriteStream(archive));
  const { mkdirSync } = await import("node:fs");
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(archive)))) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
});

test("the package is one folder: a bag whose payload is a crate", async () => {
  assert.equal(readFileSync(join(folder, "bagit.txt"), "utf8"), "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
  assert.match(readFileSync(join(folder, "bag-info.txt"), "utf8"), /^External-Description: Cinétique d’une enzyme$/m);
  const manifest = readFileSync(join(folder, "manifest-sha256.txt"), "utf8").trim().split("\n");
  assert.deepEqual(manifest.slice(1), files.map(({ sha256, path }) => `${sha256}  data/${path}`));
  const crate: { "@graph": { "@id": string; hasPart?: unknown[] }[] } = JSON.parse(readFileSync(join(folder, "data/ro-crate-metadata.json"), "utf8"));
  assert.ok(crate["@graph"].some(({ "@id": id }) => id === "sous%20dossier/données%20été%20%231.csv"));
});

test("the same version gives the same bytes: a download can be resumed", async () => {
  const make = () => packageOf({ dataset, version: 2, files, storage, publicUrl: null });
  assert.deepEqual([make().tag, make().sizeBytes], [make().tag, make().sizeBytes]);
  const bytes = Buffer.concat(await (await make().open(null)).toArray());
  assert.equal(bytes.byteLength, make().sizeBytes);
  assert.ok(Buffer.concat(await (await make().open({ startByte: 900, endByte: 2000 })).toArray()).equals(bytes.subarray(900, 2000)));
});

test("unzip finds no fault", { skip: spawnSync("unzip", ["-v"]).status === 0 ? false : "unzip is not installed" }, () => {
  assert.match(execFileSync("unzip", ["-t", join(root, "package.zip")], { encoding: "utf8" }), /No errors detected/);
});

test("sha256sum finds every file as it should be", { skip: spawnSync("sha256sum", ["--version"]).status === 0 ? false : "sha256sum is not installed" }, () => {
  writeFileSync(join(folder, "data", "sums"), files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join(""));
  execFileSync("sha256sum", ["-c", "--strict", "sums"], { cwd: join(folder, "data"), stdio: "ignore" });
  rmSync(join(folder, "data", "sums"));
});

test("the Library of Congress's bagit validates the bag", { skip: noPeers }, () => {
  const run = spawnSync(join(peers, "bin", "python"), ["-c", "import bagit, sys; bagit.Bag(sys.argv[1]).validate(); print('valid')", folder], { encoding: "utf8" });
  assert.equal(run.stdout.trim(), "valid", run.stderr);
});

/** The validator asks the network for the context; here it gets the copy that the Python library of RO-Crate brings along, and the two checks that fetch it all the same are left out. */
const validateCrate = `
import json, os, sys
import rocrate, rdflib.plugins.shared.jsonld.context as context
with open(os.path.join(os.path.dirname(rocrate.__file__), "data", "ro-crate.jsonld")) as file: known = json.load(file)
fetch = context.Context._fetch_context
context.Context._fetch_context = lambda self, source, *more: known if str(source).startswith("https://w3id.org/ro/crate/") else fetch(self, source, *more)
from rocrate_validator import models, services
result = services.validate(services.ValidationSettings(rocrate_uri=sys.argv[1], profile_identifier="ro-crate-1.2", requirement_severity=models.Severity.RECOMMENDED, skip_availability_check=True, skip_checks=["ro-crate-1.2_4.1", "ro-crate-1.2_4.2"]))
print(json.dumps([f"{issue.severity.name} {issue.check.identifier} {issue.message}" for issue in result.get_issues()]))
`;

test("the RO-Crate validator finds no violation of what is required or recommended", { skip: noPeers }, () => {
  const run = spawnSync(join(peers, "bin", "python"), ["-c", validateCrate, join(folder, "data")], { encoding: "utf8", timeout: 120_000 });
  const found = z.array(z.string()).parse(JSON.parse(run.stdout.trim().split("\n").at(-1) ?? "null"), { error: () => run.stderr });
  // What a record does not know cannot be told: address, ROR and contact of bodies known by their name alone, what a file holds where nobody said it.
  assert.deepEqual(found.filter((issue) => !/^RECOMMENDED ro-crate-1\.2_(62\.2|86\.2|89\.0|90\.1) /.test(issue)), []);
});
