import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { auditMigrations, listAudit } from "../../../kernel/audit/index.ts";
import { AppError } from "../../../kernel/errors/app-error.ts";
import { databaseTest } from "../../../kernel/testing/database.ts";
import { fixedClock } from "../../../kernel/time/day.ts";
import { test } from "node:test";
import { studyMigrations } from "../migrations.ts";
import { createVocabularies, ownFinder } from "./index.ts";
import { readVocabularyFiles } from "./loader/read-files.ts";

const by = { accountId: "ada", name: "Ada" };
const clock = fixedClock("2025-03-31");
const sets = [auditMigrations, studyMigrations];
const facts = { edition: "2025-01", licence: "https://creativecommons.org/licenses/by-nc-sa/4.0/", attribution: "Essai" };
const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const header = "\ufeffprefLabel_fr,prefLabel_en,exactMatch,identifier\n";
const phases = file("TrialPhase.csv", `${header}Étape 1 ,Stage 1,,FTR6479\nÉtape 9,Stage 9,,FTR0009\n`);
const accessTurtle = file("Autre nom.ttl", `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix t: <https://purl.org/fresh/terminologies/> .
<https://purl.org/fresh/X> dct:identifier t:FID ; dct:title 'Accès'@fr, 'Access'@en ; dct:license 'https://creativecommons.org/licenses/by-nc-sa/4.0/' .
t:FID7806 skos:prefLabel 'Ouvert '@fr, 'Wide open'@en ; skos:definition 'Pour tous'@fr ; skos:exactMatch 'http://purl.org/coar/access_right/c_abf2' ; dct:identifier 'FID7806' .`);

test("files are joined by identifier, faults told file by file with their line", async () => {
  const read = await readVocabularyFiles([
    accessTurtle, file("acces.csv", `${header}Ouvert,Wide open,,FID7806\nx,y,,nothing\n`), file("broken.ttl", "@prefix a: <b> .\na:b a:c ["), file("note.pdf", "%PDF-1.4"), file("empty.csv", ""), file("columns.csv", "a,b\n1,2\n"),
  ]);
  const access = read.lists.find(({ list }) => list === "FID");
  assert.deepEqual(access?.concepts, [{ id: "FID7806", label: { fr: "Ouvert", en: "Wide open" }, definition: { fr: "Pour tous", en: null }, exactMatch: ["http://purl.org/coar/access_right/c_abf2"] }]);
  assert.deepEqual(access.name, { fr: "Accès", en: "Access" });
  assert.deepEqual(read.issues.map(({ code }) => code).sort(), ["bad-id", "damaged", "empty", "no-column", "unknown-form"].map((code) => `studies.vocabulary-${code}`));
  assert.equal(read.issues.find(({ code }) => code.endsWith("bad-id"))?.line, 3);
});

databaseTest("a second edition leaves the first in place, and what left keeps its label", sets, async (db) => {
  const vocabularies = createVocabularies({ db, clock });
  await assert.rejects(vocabularies.load(by, [phases], { ...facts, licence: "" }), (error) => error instanceof AppError && error.issues[0]?.field === "licence");
  const first = await vocabularies.load(by, [phases, accessTurtle], facts);
  assert.equal(first.number, vocabularies.edition());
  assert.equal(vocabularies.find("phase", { label: " étape  1" }), "phase-1");
  assert.equal(vocabularies.find("phase", { label: "Stage 9" }), "fresh:FTR0009");
  assert.equal(vocabularies.find("phase", { addresses: ["https://purl.org/fresh/terminologies/FTR0009"] }), "fresh:FTR0009");
  assert.equal(vocabularies.find("individual-data-access", { addresses: ["http://purl.org/coar/access_right/c_abf2"] }), "open");
  assert.deepEqual(vocabularies.labels.label("fresh:FTR0009", "phase"), { fr: "Étape 9", en: "Stage 9" });
  assert.equal((await vocabularies.load(by, [phases], facts)).number, null, "unchanged is not kept twice");

  const next = file("Phases.csv", `${header}Palier 1,Step 1,,FTR6479\nPalier 2,Step 2,,FTR6916\n`);
  const plan = await vocabularies.plan([next]);
  assert.deepEqual(plan.changes.map(({ id, kind }) => `${kind} ${id}`), ["added FTR6916", "removed FTR0009", "relabelled FTR6479"]);
  const second = await vocabularies.load(by, [next], { ...facts, edition: "2026-01" });
  assert.deepEqual(vocabularies.labels.label("fresh:FTR0009"), { fr: "Étape 9", en: "Stage 9" });
  assert.equal(vocabularies.loaded("FTR0009")?.deprecated, true);
  assert.equal(vocabularies.find("phase", { label: "Étape 1" }), "phase-1", "words of an earlier edition are still understood");
  assert.ok(vocabularies.knows("fresh:FTR0009", "phase") && !vocabularies.knows("fresh:FTR0009", "sex") && !vocabularies.knows("fresh:FZZ0001"));
  assert.deepEqual((await vocabularies.difference(first.number ?? 0, second.number ?? 0)).length, 3);
  const elsewhere = createVocabularies({ db, clock });
  assert.equal(elsewhere.edition(), 0);
  await elsewhere.refresh();
  assert.deepEqual(elsewhere.standing(), vocabularies.standing());
  assert.equal((await listAudit(db, { limit: 20 })).filter(({ act }) => act === "studies.vocabulary-loaded").length, 2);
});

test("without anything loaded the house's own lists answer", () => {
  assert.equal(ownFinder.find("recruitment-status", { label: "recruiting" }), "recruiting");
  assert.equal(ownFinder.find("sex", { addresses: ["https://purl.org/fresh/terminologies/FSE3201"] }), "female");
  assert.equal(ownFinder.find("phase", { label: "Phase 12" }), null);
  assert.ok(ownFinder.knows("phase-2", "phase") && !ownFinder.knows("phase-2", "sex"));
});

const shared = resolve(process.env["JALON_SHARED"] ?? "../shared", "data/health/fresh");
const skip = !existsSync(shared) && "no shared data here";
const filesOf = (folder: string) => readdirSync(resolve(shared, folder)).map((name) => ({ name, bytes: new Uint8Array(readFileSync(resolve(shared, folder, name))) }));
test("both serialisations of FReSH give the same 39 lists and 550 concepts", { skip }, async () => {
  const [turtle, csv] = await Promise.all([readVocabularyFiles(filesOf("ttl")), readVocabularyFiles(filesOf("vocabularies"))]);
  for (const { lists, issues } of [turtle, csv]) {
    assert.deepEqual(issues.filter(({ severity }) => severity === "error"), []);
    assert.equal(lists.length, 39);
    assert.equal(lists.reduce((sum, { concepts }) => sum + concepts.length, 0), 550);
  }
  assert.match(turtle.edition ?? "", /^2026-/);
  assert.match(turtle.licence ?? "", /by-nc-sa/);
  const ids = (side: typeof csv) => side.lists.flatMap(({ concepts }) => concepts.map(({ id }) => id)).sort();
  assert.deepEqual(ids(turtle), ids(csv));
});
