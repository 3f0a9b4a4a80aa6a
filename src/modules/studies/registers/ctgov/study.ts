import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { StudyContent } from "../../domain/content.ts";
import type { RegisterRecord } from "../../domain/studies.ts";
import { readArms, readDesign, readOutcomes } from "./design.ts";
import { tellUnknown } from "./known.ts";
import { readConditions, readLinks, readNumbers, readSharing } from "./links.ts";
import { readPeople } from "./people.ts";
import { readEligibility, readPlaces } from "./population.ts";
import { Findings, inEnglish, isObject, Part, plainMarkup } from "./reading.ts";
import { studyDate, wholeDay } from "./values.ts";

/**
 * One study of ClinicalTrials.gov v2 as a record of this house. All fields that the register has are in the content, empty where the
 * record says nothing (so that what it emptied is seen); texts are English. Results are not copied: their day and address are. What
 * does not fit is told by field with its place, and stays in `raw`. Null with the reason where it is no study or bears no number.
 *
 * Source: ClinicalTrials.gov API v2, study data structure.
 */
export function readCtgovStudy(value: unknown, raw: string): { readonly record: RegisterRecord | null; readonly issues: readonly Issue[] } {
  const findings = new Findings();
  if (!isObject(value) || !isObject(value["protocolSection"])) {
    findings.tell("ctgov-no-study", "error", null, "protocolSection", isObject(value) && ("FullStudy" in value || "Study" in value)
      ? { fr: "cette notice est de l’ancienne interface (version 1) de ClinicalTrials.gov\u202f; redemandez-la à la version 2.", en: "this record is of the former interface (version 1) of ClinicalTrials.gov; ask version 2 for it." }
      : { fr: "ce n’est pas une étude de ClinicalTrials.gov version 2.", en: "this is not a study of ClinicalTrials.gov version 2." });
    return { record: null, issues: findings.all() };
  }
  const root = new Part(value, "", findings);
  const protocol = root.part("protocolSection");
  const identification = protocol.part("identificationModule");
  const nct = identification.text("nctId", "registryNumbers")?.toUpperCase() ?? null;
  if (nct === null || !/^NCT\d{8}$/u.test(nct)) {
    identification.tell("ctgov-no-number", "error", "registryNumbers", "nctId", { fr: "un numéro NCT et huit chiffres est attendu\u202f: sans lui l’étude ne peut être reconnue.", en: "an NCT number of eight digits is expected: without it the study cannot be recognised." });
    return { record: null, issues: findings.all() };
  }
  tellUnknown(value, findings);
  const derived = root.part("derivedSection");
  const status = protocol.part("statusModule");
  const official = identification.text("officialTitle", "title");
  const brief = identification.text("briefTitle", "publicTitle");
  if (official === null && brief === null) identification.tell("ctgov-no-title", "error", "title", "briefTitle", { fr: "la notice n’a aucun titre.", en: "the record has no title." });
  const description = protocol.part("descriptionModule");
  const oversight = protocol.part("oversightModule");
  const hasResults = root.flag("hasResults", "resultsUrl") ?? isObject(value["resultsSection"]);
  const places = readPlaces(protocol);
  const content: Partial<StudyContent> = {
    title: inEnglish(official ?? brief), publicTitle: inEnglish(brief), acronym: identification.text("acronym", "acronym"),
    registryNumbers: readNumbers(identification, nct), keywords: { fr: [], en: protocol.part("conditionsModule").texts("keywords", "keywords") },
    summary: inEnglish(plainMarkup(description.text("briefSummary", "summary"))), purpose: inEnglish(plainMarkup(description.text("detailedDescription", "purpose"))),
    conditions: readConditions(protocol, derived), ...readPeople(protocol), dataMonitoringCommittee: oversight.flag("oversightHasDmc", "dataMonitoringCommittee"),
    ...readDesign(protocol), ...readArms(protocol, derived), outcomes: readOutcomes(protocol), ...readEligibility(protocol), ...places,
    recruitmentStatus: status.concept("overallStatus", "recruitment-status", "recruitmentStatus"), whyStopped: inEnglish(plainMarkup(status.text("whyStopped", "whyStopped"))),
    startedOn: studyDate(status, "startDateStruct", "startedOn"), primaryCompletedOn: studyDate(status, "primaryCompletionDateStruct", "primaryCompletedOn"), completedOn: studyDate(status, "completionDateStruct", "completedOn"),
    registeredOn: wholeDay(status, "studyFirstSubmitDate", "registeredOn"),
    resultsPostedOn: wholeDay(status, "resultsFirstSubmitDate", "resultsPostedOn") ?? wholeDay(status.part("resultsFirstPostDateStruct"), "date", "resultsPostedOn"),
    resultsUrl: hasResults ? `https://clinicaltrials.gov/study/${nct}?tab=results` : null,
    sharingPlan: readSharing(protocol), ...readLinks(protocol, root.part("documentSection"), nct),
  };
  if (status.text("overallStatus", "recruitmentStatus") === "UNKNOWN") {
    const last = status.text("lastKnownStatus", "recruitmentStatus");
    if (last !== null) status.tell("ctgov-last-known-status", "warning", "recruitmentStatus", "lastKnownStatus", { fr: `l’état n’est plus tenu à jour au registre\u202f; le dernier connu est ${last}.`, en: `the status is no longer kept up to date at the register; the last one known is ${last}.` });
  }
  const changedOn = wholeDay(status.part("lastUpdatePostDateStruct"), "date", "registeredOn") ?? wholeDay(status, "lastUpdateSubmitDate", "registeredOn");
  const inferred = [...(official === null && brief !== null ? ["title.en"] : []), ...(places.regions.length > 0 ? ["regions"] : []), ...(hasResults ? ["resultsUrl"] : [])];
  return { record: { register: "nct", number: nct, url: `https://clinicaltrials.gov/study/${nct}`, changedOn, content, inferred, translated: [], raw, issues: findings.all() }, issues: [] };
}
