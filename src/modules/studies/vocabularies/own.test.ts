import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { listCodes } from "../domain/lists.ts";
import { fromCtgov, fromFresh, listNames, ownLists, toCtgov, toFresh } from "./index.ts";

test("every list has a name, unique codes in small letters, and both labels", () => {
  for (const list of listCodes) {
    assert.ok(listNames[list].fr !== "" && listNames[list].en !== "");
    const codes = ownLists[list].map(({ code }) => code);
    assert.ok(codes.length > 1, list);
    assert.equal(new Set(codes).size, codes.length, list);
    for (const { code, name } of ownLists[list]) {
      assert.match(code, /^[a-z0-9]+(-[a-z0-9]+)*$/);
      assert.ok(name.fr.trim() !== "" && name.en.trim() !== "");
    }
    for (const language of ["fr", "en"] as const) assert.equal(new Set(ownLists[list].map(({ name }) => name[language])).size, codes.length, `${list} ${language}`);
  }
});

test("an id of FReSH is tied to one concept alone", () => {
  const ids = listCodes.flatMap((list) => ownLists[list].flatMap(({ fresh }) => fresh));
  assert.equal(new Set(ids).size, ids.length);
});

const ctgov: Readonly<Record<string, string>> = {
  "recruitment-status": "ACTIVE_NOT_RECRUITING COMPLETED ENROLLING_BY_INVITATION NOT_YET_RECRUITING RECRUITING SUSPENDED TERMINATED WITHDRAWN AVAILABLE NO_LONGER_AVAILABLE TEMPORARILY_NOT_AVAILABLE APPROVED_FOR_MARKETING WITHHELD UNKNOWN",
  "study-type": "EXPANDED_ACCESS INTERVENTIONAL OBSERVATIONAL", phase: "NA EARLY_PHASE1 PHASE1 PHASE2 PHASE3 PHASE4", allocation: "RANDOMIZED NON_RANDOMIZED NA",
  "intervention-model": "SINGLE_GROUP PARALLEL CROSSOVER FACTORIAL SEQUENTIAL", masking: "NONE SINGLE DOUBLE TRIPLE QUADRUPLE", "masked-role": "PARTICIPANT CARE_PROVIDER INVESTIGATOR OUTCOMES_ASSESSOR",
  "primary-purpose": "TREATMENT PREVENTION DIAGNOSTIC ECT SUPPORTIVE_CARE SCREENING HEALTH_SERVICES_RESEARCH BASIC_SCIENCE DEVICE_FEASIBILITY OTHER",
  "observational-design": "COHORT CASE_CONTROL CASE_ONLY CASE_CROSSOVER ECOLOGIC_OR_COMMUNITY FAMILY_BASED DEFINED_POPULATION NATURAL_HISTORY OTHER",
  "time-perspective": "RETROSPECTIVE PROSPECTIVE CROSS_SECTIONAL OTHER", "arm-kind": "EXPERIMENTAL ACTIVE_COMPARATOR PLACEBO_COMPARATOR SHAM_COMPARATOR NO_INTERVENTION OTHER",
  "intervention-kind": "BEHAVIORAL BIOLOGICAL COMBINATION_PRODUCT DEVICE DIAGNOSTIC_TEST DIETARY_SUPPLEMENT DRUG GENETIC PROCEDURE RADIATION OTHER",
  sex: "FEMALE MALE ALL", "age-group": "CHILD ADULT OLDER_ADULT", "sampling-mode": "PROBABILITY_SAMPLE NON_PROBABILITY_SAMPLE", "sharing-information": "STUDY_PROTOCOL SAP ICF CSR ANALYTIC_CODE",
  "organisation-kind": "NIH FED OTHER_GOV INDIV INDUSTRY NETWORK OTHER",
};
test("every enumeration of ClinicalTrials.gov v2 has its code, and comes back as itself", () => {
  for (const list of listCodes) for (const value of (ctgov[list] ?? "").split(" ").filter((one) => one !== "")) {
    const [code] = fromCtgov(list, value);
    assert.ok(code !== undefined, `${list} ${value}`);
    if (!["ALL", "FED", "NIH"].includes(value)) assert.equal(toCtgov(list, code), value);
  }
  assert.deepEqual(fromCtgov("sex", "ALL"), ["female", "male"]);
  assert.deepEqual(fromCtgov("phase", "PHASE9"), []);
});

test("what FReSH has no place for goes to the nearest, and is not read back as finer than it was", () => {
  assert.deepEqual(toFresh("recruitment-status", "recruiting"), ["FSS8739"]);
  assert.equal(fromFresh("FSS8739")?.code, "ongoing");
  assert.equal(fromFresh("fresh:FID7806")?.code, "open");
  assert.deepEqual(toFresh("theme", "fresh:FHT0001"), ["FHT0001"]);
  assert.deepEqual(toFresh("regulatory-regime", "cat1-jarde"), []);
});

const shared = resolve(process.env["JALON_SHARED"] ?? "../shared", "data/health/fresh/vocabularies");
/** Held elsewhere: countries, regions, languages, states of records, schemes of identifiers. */
const elsewhere = new Set(["Nation.csv", "FranceRegion.csv", "OriginLang.csv", "Status.csv", "Provenance.csv", "PIDSchema.csv", "DatasetPIDSchema.csv"]);
test("every concept of the lists of FReSH is held, in words of the house", { skip: !existsSync(shared) && "no shared data here" }, () => {
  const near = new Set(listCodes.flatMap((list) => ownLists[list].flatMap(({ nearFresh }) => nearFresh)));
  const known = new Set<string>();
  for (const file of readdirSync(shared).filter((name) => !elsewhere.has(name))) {
    for (const line of readFileSync(resolve(shared, file), "utf8").split("\n").slice(1).filter((one) => one.trim() !== "")) {
      const id = /,([A-Z]{3}\d{4})\s*$/.exec(line)?.[1] ?? "";
      assert.ok(fromFresh(id) !== null, `${file}: ${line}`);
      known.add(id);
    }
  }
  for (const id of near) assert.ok(known.has(id), id);
});
