import assert from "node:assert/strict";
import { test } from "node:test";
import type { FieldName } from "../content.ts";
import { listCodes } from "../lists.ts";
import { fields } from "./index.ts";

/** Fails to compile where a property of the content is missing here, or is none. */
const everyName: Readonly<Record<FieldName, true>> = {
  title: true, publicTitle: true, acronym: true, registryNumbers: true, originLanguage: true, keywords: true, summary: true, purpose: true, themes: true,
  determinants: true, conditions: true, rareDisease: true, sponsors: true, funders: true, collaborators: true, investigators: true, contacts: true,
  steeringCommittee: true, governance: true, networks: true, regulatoryRegime: true, authorisations: true, conformity: true, dataMonitoringCommittee: true,
  studyType: true, clinicalTrial: true, designFeatures: true, observationalDesigns: true, timePerspective: true, interventionModel: true,
  primaryPurposes: true, phases: true, allocation: true, allocationUnit: true, masking: true, maskedRoles: true, designDetails: true, grouped: true,
  arms: true, interventions: true, outcomes: true, populationTypes: true, populationDetails: true, sexes: true, ageGroups: true, minimumAgeYears: true,
  maximumAgeYears: true, healthyVolunteers: true, inclusionCriteria: true, exclusionCriteria: true, countries: true, regions: true, geographyDetails: true,
  sites: true, samplingModes: true, recruitmentSources: true, recruitmentStatus: true, whyStopped: true, plannedSize: true, plannedSizeBand: true,
  actualSize: true, startedOn: true, primaryCompletedOn: true, completedOn: true, registeredOn: true, resultsPostedOn: true, resultsUrl: true,
  collectionFrequency: true, collectionModes: true, collectionDetails: true, activeFollowUp: true, followUpModes: true, dataTypes: true,
  clinicalDetails: true, paraclinicalDetails: true, biologicalDetails: true, biobank: true, sampleTypes: true, biobankDetails: true, reusesOtherData: true,
  dataSources: true, standards: true, qualityProcedures: true, consentTerms: true, consentDetails: true, deidentification: true,
  deidentificationDetails: true, individualDataAccess: true, aggregatedDataAccess: true, sharingPlan: true, useConditions: true, accessConditions: true,
  accessRestrictions: true, accessRequestTool: true, accessRequestUrl: true, accessInformationUrl: true, nonDisclosureAgreement: true, dataContacts: true,
  dataCompleteness: true, dataLocation: true, reportingRequirement: true, citationRequirement: true, variableDictionary: true, variableDictionaryUrl: true,
  mockSample: true, mockSampleUrl: true, otherDocumentation: true, datasets: true, cohorts: true, documents: true, publications: true, otherDetails: true,
};

test("each field stands once in the table, in one section", () => {
  const names = fields.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  assert.deepEqual([...names].sort(), Object.keys(everyName).sort());
});

test("coded fields name a list, and every list for a field is known", () => {
  for (const { name, kind, list } of fields) {
    assert.equal(kind === "concept" || kind === "concepts", list !== null, name);
    if (list !== null) assert.ok(listCodes.includes(list), name);
  }
});

test("the 24 items of the WHO Trial Registration Data Set all have a field", () => {
  const items = new Set(fields.flatMap(({ who }) => who));
  assert.deepEqual([...items].sort((a, b) => a - b), Array.from({ length: 24 }, (_, at) => at + 1));
});
