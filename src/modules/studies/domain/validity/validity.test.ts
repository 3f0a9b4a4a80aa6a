import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../../../kernel/time/day.ts";
import { aValidContent, sponsor, testDay } from "../../testing/builders.ts";
import { ownFinder } from "../../vocabularies/index.ts";
import type { StudyContent } from "../content.ts";
import { emptyContent } from "../empty.ts";
import type { SharingPlan } from "../parts.ts";
import { validateStudy } from "./index.ts";

const finder = ownFinder;
const context = { today: testDay, knowsConcept: (id: string, list: string) => finder.knows(id, list) };
const found = (change: Partial<StudyContent>, severity: "error" | "warning" = "error"): string[] =>
  validateStudy(aValidContent(change), context).filter((issue) => issue.severity === severity).map(({ field, code }) => `${field ?? ""} ${code.replace("studies.", "")}`);
const plan = (change: Partial<SharingPlan>): SharingPlan => ({ ...(aValidContent().sharingPlan as SharingPlan), ...change });

test("the builder's study has no fault", () => assert.deepEqual(found({}), []));

test("an empty record is told all that it needs at once", () => {
  const errors = validateStudy(emptyContent(), context).filter(({ severity }) => severity === "error").map(({ field }) => field);
  assert.deepEqual(errors, ["title", "summary", "conditions", "sponsors", "studyType", "populationTypes", "recruitmentStatus", "startedOn"]);
});

const observational = { studyType: "observational", clinicalTrial: null, interventionModel: null, primaryPurposes: [], phases: [], allocation: null, masking: null } as const;

const cases: readonly (readonly [name: string, change: Partial<StudyContent>, expected: readonly string[]])[] = [
  ["an NCT number with a sign too few", { registryNumbers: [{ scheme: "nct", number: "NCT0123456", issuer: null }] }, ["registryNumbers[0].number number-malformed"]],
  ["numbers of every register in their spelling", { registryNumbers: [{ scheme: "eudract", number: "2015-001234-27", issuer: null }, { scheme: "ctis", number: "2022-500014-26-00", issuer: null }, { scheme: "id-rcb", number: "2023-A00386-39", issuer: null }, { scheme: "isrctn", number: "ISRCTN12345678", issuer: null }, { scheme: "utn", number: "U1111-1234-5678", issuer: null }, { scheme: "drks", number: "DRKS00012345", issuer: null }] }, []],
  ["a SIREN whose key is wrong", { sponsors: [{ ...sponsor, siren: "180036049" }] }, ["sponsors[0].siren siren-wrong"]],
  ["a ROR whose key is wrong", { sponsors: [{ ...sponsor, ror: "02vjkv262" }] }, ["sponsors[0].ror ror-wrong"]],
  ["an ORCID whose key is wrong", { investigators: [{ name: "Le Goff, Maëlle", role: "principal", orcid: "0000-0002-1825-0098", idref: null, affiliation: null, isContact: false }] }, ["investigators[0].orcid orcid-wrong"]],
  ["a country and a region that there are not", { countries: ["FR", "XX"], regions: ["00"] }, ["countries[1] country-unknown", "regions[0] region-unknown"]],
  ["regions without France", { countries: ["BE"], regions: ["84"] }, ["regions regions-without-france"]],
  ["concepts that no list holds", { studyType: "trial", themes: ["liver"], interventions: [{ name: { fr: "X" }, kind: "pill", description: {}, terms: [], arms: [] }] }, ["themes[0] concept-unknown", "studyType concept-unknown", "interventions[0].kind concept-unknown"]],
  ["a condition of reuse that DUO has not", { useConditions: [{ code: "DUO:9999999", detail: null }] }, ["useConditions[0].code use-condition-unknown"]],
  ["a date that does not exist", { startedOn: { date: "2021-13", kind: "actual" } }, ["startedOn date-unknown"]],
  ["29 February of a year that has none", { startedOn: { date: "2021-02-29", kind: "actual" } }, ["startedOn date-unknown"]],
  ["completion before start", { completedOn: { date: "2021-08", kind: "actual" }, primaryCompletedOn: null }, ["completedOn completed-before-start"]],
  ["a month and a day of it contradict nothing", { startedOn: { date: "2021-09", kind: "actual" }, primaryCompletedOn: { date: "2021-09-02", kind: "actual" } }, []],
  ["primary completion after completion", { primaryCompletedOn: { date: "2024-02", kind: "actual" } }, ["primaryCompletedOn primary-after-completion"]],
  ["primary completion before start", { primaryCompletedOn: { date: "2020", kind: "actual" } }, ["primaryCompletedOn primary-before-start"]],
  ["an actual date to come", { recruitmentStatus: "recruiting", completedOn: null, primaryCompletedOn: { date: "2025-05", kind: "actual" } }, ["primaryCompletedOn actual-in-the-future"]],
  ["results before the first participant", { resultsPostedOn: day("2021-08-31") }, ["resultsPostedOn results-before-start"]],
  ["registered after results", { registeredOn: day("2024-06-01"), resultsPostedOn: day("2024-05-01") }, ["registeredOn registered-after-results"]],
  ["registered tomorrow", { registeredOn: day("2025-04-01") }, ["registeredOn day-in-the-future"]],
  ["completed, with an expected end to come", { completedOn: { date: "2026-01", kind: "expected" } }, ["completedOn over-but-ends-later"]],
  ["not begun, with participants", { recruitmentStatus: "not-yet-recruiting", startedOn: { date: "2025-09", kind: "expected" }, primaryCompletedOn: null, completedOn: null, actualSize: 3, sharingPlan: null }, ["actualSize actual-size-before-start"]],
  ["not begun, with an actual first participant", { recruitmentStatus: "not-yet-recruiting", primaryCompletedOn: null, completedOn: null, actualSize: null }, ["recruitmentStatus begun-but-not-recruiting"]],
  ["recruiting, with an actual end", { recruitmentStatus: "recruiting" }, ["recruitmentStatus ended-but-under-way"]],
  ["sizes below zero or in halves", { plannedSize: -1, actualSize: 2.5 }, ["plannedSize size-wrong", "actualSize size-wrong"]],
  ["a size outside its band", { plannedSizeBand: "500-999" }, ["plannedSizeBand size-outside-band"]],
  ["ages crossed", { minimumAgeYears: 60, maximumAgeYears: 18 }, ["maximumAgeYears ages-crossed"]],
  ["an age of nobody", { maximumAgeYears: 200 }, ["maximumAgeYears age-wrong"]],
  ["an observational study with phase and masking", { ...observational, phases: ["phase-2"], masking: "double" }, ["phases field-of-other-type", "masking field-of-other-type"]],
  ["an interventional study with an observational design", { observationalDesigns: ["cohort"] }, ["observationalDesigns field-of-other-type"]],
  ["an arm that is not there", { interventions: [{ name: { fr: "X" }, kind: null, description: {}, terms: [], arms: [0, 2] }] }, ["interventions[0].arms[1] arm-unknown"]],
  ["an outcome that measures nothing", { outcomes: [...aValidContent().outcomes, { rank: "other", measure: {}, description: {}, timeFrame: {} }] }, ["outcomes[2].measure outcome-unnamed"]],
  ["masked roles without masking", { maskedRoles: ["participant"] }, ["maskedRoles masked-though-open"]],
  ["healthy volunteers refused and included", { populationTypes: ["healthy-volunteers"] }, ["healthyVolunteers healthy-volunteers-denied"]],
  ["samples without a biobank", { biobank: false, biobankDetails: { fr: "Sérum à −80 °C." } }, ["biobankDetails denied-but-described"]],
  ["a promise that says neither what, when nor how", { sharingPlan: plan({ statement: {}, information: [], from: null, criteria: {} }) }, ["sharingPlan.information sharing-what-missing", "sharingPlan.from sharing-when-missing", "sharingPlan.criteria sharing-how-missing"]],
  ["sharing that ends before it begins", { sharingPlan: plan({ until: "2025-01" }) }, ["sharingPlan.until sharing-dates-crossed"]],
  ["sharing refused, with a date", { sharingPlan: plan({ decision: "no" }) }, ["sharingPlan.from sharing-date-denied"]],
  ["open to all, with restrictions", { individualDataAccess: "open", accessRestrictions: { fr: "Sur convention." } }, ["accessRestrictions open-but-restricted"]],
  ["an embargo without a date", { individualDataAccess: "embargoed", sharingPlan: null }, ["sharingPlan.from embargo-without-date"]],
  ["addresses that are none", { resultsUrl: "javascript:alert(1)", accessInformationUrl: "pas une adresse" }, ["resultsUrl url-wrong", "accessInformationUrl url-wrong"]],
  ["a title that is a text", { title: { fr: "x".repeat(1_001) } }, ["title.fr text-too-long"]],
  ["one coordinate", { sites: [{ name: "Centre", city: null, postalCode: null, country: "FR", region: null, latitude: 45, longitude: null, status: null }] }, ["sites[0].latitude coordinate-alone"]],
  ["a publication whose DOI is none", { publications: [{ scheme: "doi", identifier: "10.12", kind: "results", citation: "Dupont J. Titre. 2024." }] }, ["publications[0].identifier identifier-malformed"]],
];
for (const [name, change, expected] of cases) test(name, () => assert.deepEqual(found(change), [...expected]));

const summary = (fr: string): string[] => found({ summary: { fr } });
const inText: readonly (readonly [text: string, code: string | null])[] = [
  ["Étude menée par le Dr Jean Dupont.", "personal-name"], ["Contact\u202f: Pr. Le Goff.", "personal-name"], ["Mme Durand répond.", "personal-name"], ["M. Dupont répond.", "personal-name"], ["Led by Professor Ann Smith.", "personal-name"],
  ["Jean DUPONT coordonne.", "personal-name"], ["Écrire à jean.dupont@exemple.fr.", "personal-email"], ["Appeler le 06 12 34 56 78.", "personal-phone"], ["Call +44 20 7946 0958.", "personal-phone"],
  // Key of 1850578006084: 97 − (1850578006084 mod 97) = 91 (décret 82-103).
  ["Numéro 1 85 05 78 006 084 91.", "personal-nir"], ["Numéro 1 85 05 78 006 084 90.", null],
  ["Infections à M. tuberculosis et M. Avium.", null], ["À l’hôpital Pr. Bernard Lyon.", null], ["Maladie de Crohn, score de Child-Pugh, loi Jardé.", null], ["120 mg à 8 h, 2021-09, 45,5 %.", null], ["Voir https://exemple.fr/0612345678.", null],
  ["Patients with MS Progressive forms; DR Congo.", null], ["Doctor Global Assessment, Doctor Visits, Charles Bonnet Syndrome, Dr. Falk Pharma.", null], ["Jean Dupont du centre hospitalier.", "personal-name"], ["Estimé par Kaplan Meier.", null],
];
for (const [text, code] of inText) test(`personal data in « ${text} »`, () => assert.deepEqual(summary(text), code === null ? [] : [`summary.fr ${code}`]));

test("official names of sites and sponsors bear those of people; a title without a body is told", () => {
  const sites = (...names: string[]) => ({ sites: names.map((name) => ({ name, city: null, postalCode: null, country: "FR", region: null, latitude: null, longitude: null, status: null })) });
  assert.deepEqual(found(sites("Robert Debré", "Hospital William Smith, MD", "Praxis Dr. med. Hans Schmidt", "Cabinet du Dr Martin", "St. Jude Children's Hospital")), []);
  assert.deepEqual(found(sites("Chez le Dr Martin")), ["sites[0].name personal-name"]);
  assert.deepEqual(found({ collaborators: [{ name: "M. D. Anderson Cancer Center", kind: null, ror: null, siren: null, directoryCode: null }, { name: "Dr Anne Martin", kind: "individual", ror: null, siren: null, directoryCode: null }] }), []);
  assert.deepEqual(found({ summary: { en: "Adults with relapsed MM. Patients of M. D. Anderson Cancer Center come." } }), []);
});

test("names and addresses may stand where people answer in public", () => {
  assert.deepEqual(found({ investigators: [{ name: "Dr Jean Dupont", role: "principal", orcid: null, idref: null, affiliation: null, isContact: true }], dataContacts: [{ name: "Mme Durand", email: "a.durand@exemple.fr" }] }), []);
});

test("warnings do not forbid publishing: other language, late registration, forgotten dates", () => {
  assert.ok(found({ summary: { fr: "The study is about the effect of the diet on the fat of the liver in adults." } }, "warning").includes("summary.fr other-language"));
  assert.ok(found({ summary: { en: "L’étude mesure les effets du régime sur la graisse du foie chez des adultes." } }, "warning").includes("summary.en other-language"));
  assert.ok(found({ registeredOn: day("2022-01-01") }, "warning").includes("registeredOn registered-after-start"));
  assert.ok(found({ recruitmentStatus: "recruiting", primaryCompletedOn: { date: "2023-10", kind: "expected" }, completedOn: null }, "warning").includes("primaryCompletedOn expected-long-past"));
});
