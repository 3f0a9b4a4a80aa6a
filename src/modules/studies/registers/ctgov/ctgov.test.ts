import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { RegisterRecord } from "../../domain/studies.ts";
import { ctgovStudy } from "../testing/ctgov.ts";
import { readCtgovJson } from "./index.ts";
import { splitCriteria } from "./population.ts";
import { familyFirst } from "./people.ts";
import { ageInYears, countryByName, frenchRegion, meshId, monthsAfterCompletion, readPartialDate, secondaryNumber } from "./values.ts";

function only(value: object): RegisterRecord {
  const { records, issues } = readCtgovJson(JSON.stringify(value));
  assert.deepEqual(issues, []);
  const record = records[0]?.record;
  assert.ok(record !== undefined && record !== null);
  return record;
}

test("a made-up record comes in whole and without a remark", () => {
  const { content, issues, ...record } = only(ctgovStudy());
  assert.deepEqual(issues, []);
  assert.deepEqual([record.register, record.number, record.url, record.changedOn, record.inferred], ["nct", "NCT00000001", "https://clinicaltrials.gov/study/NCT00000001", "2025-01-02", ["regions"]]);
  assert.deepEqual(content.registryNumbers?.map(({ scheme, number }) => `${scheme} ${number}`), ["nct NCT00000001", "sponsor ORG-0001", "id-rcb 2023-A00001-39"]);
  assert.deepEqual(content.conditions, [{ scheme: "mesh", code: "D006333", label: { en: "Heart Failure" } }]);
  assert.deepEqual([content.phases, content.masking, content.maskedRoles, content.allocation], [["phase-2", "phase-3"], "double", ["participant", "investigator"], "randomised"]);
  assert.deepEqual([content.biobank, content.sampleTypes, content.plannedSize, content.actualSize], [true, ["samples-with-dna"], 400, null]);
  assert.deepEqual(content.interventions?.map(({ arms }) => arms), [[0]]);
  assert.deepEqual([content.minimumAgeYears, content.maximumAgeYears], [0.5, 80]);
  assert.deepEqual([content.inclusionCriteria?.en, content.exclusionCriteria?.en], ["* Adults", "* Known disease"]);
  assert.deepEqual([content.countries, content.regions], [["FR", "KR"], ["84"]]);
  assert.deepEqual([content.startedOn, content.primaryCompletedOn], [{ date: "2024-02", kind: "actual" }, { date: "2026-02", kind: "expected" }]);
  assert.deepEqual(content.investigators?.map(({ name, role }) => [name, role]), [["Fictive, Ada", "principal"]]);
  assert.deepEqual(content.contacts?.map(({ name, email }) => [name, email]), [["Trials Office", "trials@fictif.fr"]]);
  assert.deepEqual([content.sharingPlan?.decision, content.sharingPlan?.information, content.sharingPlan?.monthsAfterCompletion, content.sharingPlan?.url], ["yes", ["protocol", "study-report"], 6, "https://data.fictif.fr/x"]);
  assert.equal(content.purpose?.en, "Ratio > 2*.");
});

test("unknown names and values, wrong types and bad dates are told with their place, and cost nothing else", () => {
  const record = only(ctgovStudy("NCT00000002", { statusModule: { overallStatus: "PAUSED", startDateStruct: { date: "2024-13" }, newField: 1 }, designModule: { enrollmentInfo: { count: "400", type: "ESTIMATED" }, phases: "PHASE2" }, eligibilityModule: { minimumAge: "old", sex: 3 }, conditionsModule: { conditions: "Heart" } }));
  assert.deepEqual(record.issues.map(({ code, field, severity }) => `${severity} ${code} ${field ?? "-"}`).toSorted(), [
    "error studies.ctgov-bad-age minimumAgeYears", "error studies.ctgov-bad-date startedOn", "error studies.ctgov-wrong-type conditions", "error studies.ctgov-wrong-type plannedSize", "error studies.ctgov-wrong-type sexes",
    "warning studies.ctgov-unknown-field -", "warning studies.ctgov-unknown-value recruitmentStatus",
  ]);
  assert.match(record.issues.map(({ text }) => text.en).join("\n"), /protocolSection\.designModule\.enrollmentInfo\.count: a number is expected/u);
  assert.deepEqual(record.content.phases, ["phase-2"]);
  assert.match(record.raw, /PAUSED/u);
});

test("values by hand", () => {
  assert.deepEqual(["18 Years", "6 Months", "2 Weeks", "30 Days", "N/A"].map((text) => ageInYears(text)), [18, 0.5, 0.0383, 0.0821, undefined]);
  assert.deepEqual(["2024", "2024-02", "2024-02-29", "2023-02-29", "2024-13", "02/2024"].map(readPartialDate), ["2024", "2024-02", "2024-02-29", null, null, null]);
  assert.deepEqual(["France", "Korea, Republic of", "Turkey (Türkiye)", "Côte D'Ivoire", "Atlantis"].map(countryByName), ["FR", "KR", "TR", "CI", null]);
  assert.deepEqual([frenchRegion("FR", "20090", null), frenchRegion("FR", "97400", null), frenchRegion("RE", null, null), frenchRegion("FR", null, "Ile-de-France"), frenchRegion("DE", "75010", null)], ["94", "04", "04", "11", null]);
  assert.deepEqual(["D000001930", "D001930", "D000086382", "C000072379", "M4897"].map(meshId), ["D001930", "D001930", "D000086382", "C072379", null]);
  assert.equal(monthsAfterCompletion("2 years after the end of the trial"), 24);
  assert.equal(monthsAfterCompletion("6 months after publication"), null);
  assert.deepEqual(secondaryNumber("EudraCT 2019-001234-56", "OTHER", null).number, { scheme: "eudract", number: "2019-001234-56", issuer: null });
  assert.deepEqual(secondaryNumber("2022-500014-26-00", "EUDRACT_NUMBER", null).number.scheme, "ctis");
  assert.equal(secondaryNumber("ABC", "EUDRACT_NUMBER", null).promised, "eudract");
  assert.deepEqual(["Jane A. Doe, MD, PhD", "Jean de La Tour", "Doe, Jane", "de La Tour, Jean", "Clinical Trials Office", "Ola Nordmann, MBBS, FRCPC", "Prof. Dr. Ada Fictive", "Ada Fictive, Head of Trials", "Fictive Pharmaceuticals"].map(familyFirst), ["Doe, Jane A.", "de La Tour, Jean", "Doe, Jane", "de La Tour, Jean", "Clinical Trials Office", "Nordmann, Ola", "Fictive, Ada", "Fictive, Ada", "Fictive Pharmaceuticals"]);
  assert.deepEqual(splitCriteria("Adults who can read."), { inclusion: "Adults who can read.", exclusion: null });
  assert.deepEqual(splitCriteria("**Key Inclusion Criteria:**\n- A\n\nNon-inclusion criteria\n- B"), { inclusion: "- A", exclusion: "- B" });
});

const inner = JSON.stringify(ctgovStudy());
const bad: readonly (readonly [what: string, text: string, code: RegExp])[] = [
  ["nothing", "", /file-empty/], ["blanks", " \n\t", /file-empty/], ["a cut file", inner.slice(0, 700), /json-broken/], ["a comma too many", "{\n \"a\": 1,\n}", /json-broken/], ["text", "hello", /json-broken/], ["a word", "nul", /json-broken/],
  ["deep nesting", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, /json-too-deep/], ["deep objects", `${"{\"a\":".repeat(500)}1${"}".repeat(500)}`, /json-too-deep/], ["a number", "42", /ctgov-no-study/], ["null", "null", /ctgov-no-study/], ["a list of numbers", "[1,2]", /ctgov-no-study/], ["another object", "{\"a\":1}", /ctgov-no-study/],
  ["the former interface", "{\"Study\":{}}", /ctgov-no-study/], ["no number", JSON.stringify(ctgovStudy("")), /ctgov-no-number/], ["a bad number", JSON.stringify(ctgovStudy("NCT12")), /ctgov-no-number/], ["a section that is a list", "{\"protocolSection\":[]}", /ctgov-no-study/], ["empty studies", "{\"studies\":[{}]}", /ctgov-no-study/],
];
for (const [what, text, code] of bad) {
  test(`bad input: ${what} is told, nothing is read`, () => {
    const { records, issues } = readCtgovJson(text);
    assert.ok(records.every(({ record }) => record === null));
    assert.match([...issues, ...records.flatMap((one) => one.issues)].map((issue) => issue.code).join(" "), code);
  });
}

test("the place of broken JSON is told by line and column; a broken line costs that line", () => {
  assert.deepEqual(readCtgovJson("{\n \"a\": 1,\n}").issues.map(({ line, column }) => [line, column]), [[3, "1"]]);
  const { records } = readCtgovJson([JSON.stringify(ctgovStudy("NCT00000001")), "{\"protocolSection\": ", JSON.stringify(ctgovStudy("NCT00000003"))].join("\n"));
  assert.deepEqual(records.map(({ record, line }) => [record?.number ?? null, line]), [["NCT00000001", 1], [null, 2], ["NCT00000003", 3]]);
});

test("an answer of the interface, and modules of every wrong type", () => {
  const answer = readCtgovJson(JSON.stringify({ studies: [ctgovStudy()], nextPageToken: "x", totalCount: 2 }));
  assert.deepEqual([answer.records.length, answer.nextPageToken, answer.total], [1, "x", 2]);
  for (const odd of [null, 1, "x", [], [[]], true, { a: { b: [] } }]) {
    const modules = Object.fromEntries(Object.keys((ctgovStudy() as { protocolSection: object }).protocolSection).filter((name) => name !== "identificationModule").map((name) => [name, odd]));
    const record = only({ protocolSection: { ...modules, identificationModule: { nctId: "NCT00000009", secondaryIdInfos: odd, organization: odd, briefTitle: "\ud800 title\u0000" } }, derivedSection: odd, documentSection: odd });
    assert.equal(record.content.title?.en, "\ufffd title");
  }
});

const shared = join(process.env["JALON_SHARED"] ?? join(process.cwd(), "../shared"), "data/health/ctgov-v2");
/** Read by hand in the files. */
const expected: Readonly<Record<string, readonly unknown[]>> = {
  NCT06171568: ["observational", "not-yet-recruiting", 400, null, "no", "2024-02-01", 1, 8, ["11"], 8, 0, 0],
  NCT03630471: ["interventional", "completed", undefined, 250, "yes", "2018-08-20", 1, 11, [], 12, 1, 2],
  NCT00763412: ["interventional", "completed", undefined, 31, "undecided", "2006-11", 1, 9, [], 0, 0, 2],
  NCT05594173: ["observational", "completed", undefined, 20, undefined, "2019-09-13", 1, 2, [], 0, 1, 0],
  NCT03475563: ["observational", "unknown", 100, null, undefined, "2018-08-16", 3, 7, [], 3, 0, 1],
  NCT04207047: ["interventional", "unknown", undefined, 3, "no", "2018-10-02", 1, 2, [], 0, 0, 4],
};
for (const [nct, facts] of Object.entries(expected)) {
  test(`the real record ${nct} comes in`, { skip: existsSync(shared) ? false : "the shared records are not here" }, () => {
    const { content, issues } = only(JSON.parse(readFileSync(join(shared, `${nct}.json`), "utf8")) as object);
    assert.ok(issues.every(({ severity }) => severity === "warning"));
    assert.deepEqual([content.investigators, content.contacts], [[], []]);
    const seen = [content.studyType, content.recruitmentStatus, content.plannedSize, content.actualSize, content.sharingPlan?.decision, content.startedOn?.date, content.sites?.length, content.outcomes?.length, content.regions, content.publications?.length, content.documents?.length, content.arms?.length];
    if (nct === "NCT06171568") assert.deepEqual(content.registryNumbers?.find(({ scheme }) => scheme === "id-rcb")?.number, "2023-A00386-39");
    if (nct === "NCT03630471") assert.deepEqual([content.sharingPlan?.monthsAfterCompletion, content.sharingPlan?.information], [12, ["protocol", "statistical-analysis-plan", "consent-form"]]);
    assert.deepEqual(seen, facts);
  });
}
