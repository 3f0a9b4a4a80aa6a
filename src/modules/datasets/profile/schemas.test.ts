import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { day } from "../../../kernel/time/day.ts";
import type { Dataset } from "../domain/dataset.ts";
import { emptyMetadata } from "../domain/empty.ts";
import { proposalsFrom } from "../domain/proposals.ts";
import { croissantOf, dataPackageOf, tableSchemaOf, usualLimits } from "./index.ts";
import { readFileProfile } from "./read-file.ts";

const root = mkdtempSync(join(tmpdir(), "jalon-schemas-"));
after(() => rmSync(root, { recursive: true, force: true }));
const content = "souris;dose (mg);date_mesure;groupe\n1;0,5;2024-01-02;témoin\n2;1,5;2024-02-03;traité\n3;;2024-02-04;traité\n";
const path = join(root, "mesures.csv");
writeFileSync(path, content);
const profile = await readFileProfile({ path, name: "mesures.csv", sizeBytes: Buffer.byteLength(content), temporaryDirectory: root, limits: usualLimits });
const today = day("2025-03-31");

function datasetWith(change: Partial<Dataset["metadata"]> = {}): Dataset {
  return {
    code: "ds-000042", state: "published", version: 2, doi: "10.5072/essai.42", label: { label: "publishable", publication: null, missing: [] }, fairScore: 0.5, origin: { kind: "declared" }, firstPublishedAt: "2025-01-02T10:00:00.000Z", modifiedAt: "2025-02-03T10:00:00.000Z", withdrawal: null, demonstration: false,
    metadata: {
      ...emptyMetadata("non-human"), title: { fr: "Cinétique d’une dose chez la souris", en: "Kinetics of a dose in mice" }, description: { en: "Levels measured in mice over six weeks." }, keywords: { fr: ["souris"], en: ["mouse"] },
      creators: [{ name: "Durand, Zoé", kind: "person", orcid: "0000-0002-1825-0097", ror: null, affiliation: "Inserm" }], publisher: "Inserm", access: "open", licence: "CC-BY-4.0", languages: ["fr"], ...change,
    },
    files: [{ id: "00000000-0000-4000-8000-000000000001", path: "mesures.csv", sha256: "c".repeat(64), sizeBytes: Buffer.byteLength(content), mediaType: "text/csv", state: "checked", profile, description: null, addedAt: "2025-01-01T00:00:00.000Z" }],
  };
}

const croissant = croissantOf(datasetWith(), { siteUrl: "https://data.example.org", today, publisher: "Inserm" });

test("a Table Schema says names, types and writing; nothing of the values", () => {
  const schema = tableSchemaOf(profile);
  assert.deepEqual(((schema?.["fields"] ?? []) as { name: string; type: string }[]).map(({ name, type }) => `${name}: ${type}`), ["souris: integer", "dose (mg): number", "date_mesure: date", "groupe: string"]);
  assert.ok(!JSON.stringify(schema).includes("témoin") && !JSON.stringify(schema).includes("2024"));
});

test("what a file lets one propose: title, period, keywords, language", () => {
  const offered = new Map(proposalsFrom(emptyMetadata("non-human"), "dossier/cinetique_dose-souris_v2.csv", profile).map(({ field, value }) => [field, value]));
  assert.deepEqual([offered.get("title.fr"), offered.get("languages"), offered.get("kind"), offered.get("collected")], ["Cinetique dose souris", ["fr"], "tabular", { start: "2024-01-02", end: "2024-02-05" }]);
});

test("Croissant tells of files that are open to all alone", () => {
  assert.equal((croissant["distribution"] as unknown[]).length, 1);
  for (const change of [{ access: "restricted" as const }, { access: "closed" as const }, { subjectKind: "human" as const }]) {
    const shut = croissantOf(datasetWith(change), { siteUrl: "https://data.example.org", today, publisher: "Inserm" });
    assert.deepEqual([shut["distribution"], shut["recordSet"]], [undefined, undefined]);
  }
});

const shared = process.env["JALON_SHARED"] ?? join(import.meta.dirname, "../../../../../shared");
const recorded = join(shared, "data/portal/dataverse/croissant/cars/expected/cars-croissant.json");
test("Croissant has the shape of those of other portals", { skip: existsSync(recorded) ? false : "no recorded Croissant here" }, () => {
  const theirs = JSON.parse(readFileSync(recorded, "utf8")) as Record<string, unknown>;
  for (const [key, value] of Object.entries(theirs["@context"] as object)) if (!["ddi-stats", "wd"].includes(key) && key in (croissant["@context"] as object)) assert.deepEqual((croissant["@context"] as Record<string, unknown>)[key], value, key);
  for (const key of Object.keys(theirs)) if (!["includedInDataCatalog"].includes(key)) assert.ok(key in croissant, key);
  assert.equal(theirs["conformsTo"], croissant["conformsTo"]);
});

const python = process.env["JALON_PYTHON_PEERS"];
const noPython = python === undefined ? "no Python with mlcroissant and frictionless: set JALON_PYTHON_PEERS to its virtual environment" : false;

test("mlcroissant reads the Croissant without error, and the rows through it", { skip: noPython }, () => {
  const place = join(root, "croissant.json");
  // The address of the file is the only thing changed: nothing is fetched here.
  const local = { ...croissant, distribution: (croissant["distribution"] as Record<string, unknown>[]).map((file) => ({ ...file, contentUrl: "mesures-utf8.csv", sha256: undefined, md5: "00" })) };
  writeFileSync(place, JSON.stringify(croissant));
  writeFileSync(join(root, "local.json"), JSON.stringify(local));
  const ran = spawnSync(join(python ?? "", "bin/python"), ["-c", "import sys, mlcroissant as mlc\nd = mlc.Dataset(jsonld=sys.argv[1])\nissues = d.metadata.ctx.issues\nprint(len(issues.errors), len(issues.warnings), d.metadata.name)\nprint(issues.report())", place], { encoding: "utf8", env: { PATH: process.env["PATH"] ?? "" } });
  assert.equal(ran.status, 0, ran.stderr.slice(-2_000));
  assert.match(ran.stdout, /^0 0 /, ran.stdout);
});

test("frictionless finds the Data Package valid, and the file as its schema says", { skip: noPython }, () => {
  const dataset = datasetWith();
  const described = dataPackageOf(dataset, dataset.files, "https://data.example.org", () => "mesures.csv") as { resources: Record<string, unknown>[] };
  for (const resource of described.resources) delete resource["hash"];
  const place = join(root, "datapackage.json");
  writeFileSync(place, JSON.stringify(described));
  const ran = spawnSync(join(python ?? "", "bin/frictionless"), ["validate", "--json", "datapackage.json"], { cwd: root, encoding: "utf8", env: { PATH: process.env["PATH"] ?? "" } });
  const report = JSON.parse(ran.stdout) as { valid: boolean };
  assert.equal(report.valid, true, ran.stdout.slice(0, 3_000));
});
