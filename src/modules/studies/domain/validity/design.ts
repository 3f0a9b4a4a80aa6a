import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { StudyContent } from "../content.ts";
import { isUnsaid } from "../empty.ts";
import { fields } from "../fields/index.ts";
import { advice, fault } from "./issue.ts";

const oldestAgeYears = 130;

/** The design, its arms and outcomes, who is in it: what contradicts itself. */
export function designIssues(content: StudyContent): Issue[] {
  return [...typeIssues(content), ...armIssues(content), ...populationIssues(content), ...collectionIssues(content)];
}

function typeIssues(content: StudyContent): Issue[] {
  const { studyType, clinicalTrial, masking, maskedRoles, allocation, interventionModel, arms } = content;
  const issues: Issue[] = [];
  if (studyType === "interventional" || studyType === "observational") {
    for (const { name, only, label } of fields) {
      // "Not a clinical trial" holds of every observational study.
      if (only === null || only === studyType || isUnsaid(content[name]) || content[name] === false) continue;
      issues.push(fault(name, "field-of-other-type", `«\u202f${label.fr}\u202f» ne vaut que pour une étude ${only === "interventional" ? "interventionnelle" : "observationnelle"}\u202f: videz ce champ, ou changez le type d’étude.`, `“${label.en}” is for ${only} studies alone: empty this field, or change the study type.`));
    }
  }
  if (clinicalTrial === true && studyType === "expanded-access") issues.push(fault("clinicalTrial", "trial-not-interventional", "Un essai clinique est une étude interventionnelle.", "A clinical trial is an interventional study."));
  if (masking === "none" && maskedRoles.length > 0) issues.push(fault("maskedRoles", "masked-though-open", "L’étude est dite sans insu, mais quelqu’un est en insu\u202f: corrigez l’un des deux.", "The study is said to have no masking, but somebody is masked: mend one of the two."));
  // Registers have such studies: doses tried one after another in one group.
  if (interventionModel === "single-group" && arms.length > 1) issues.push(advice("interventionModel", "single-group-with-arms", "L’étude est dite à un seul groupe, mais elle a plusieurs bras\u202f: vérifiez les deux.", "The study is said to have a single group, but it has several arms: check both."));
  if (allocation === "randomised" && (arms.length === 1 || (interventionModel === "single-group" && arms.length === 0))) issues.push(fault("allocation", "randomised-in-one-arm", "On ne tire pas au sort entre un seul bras\u202f: corrigez l’affectation ou les bras.", "Nobody is randomised to a single arm: mend the allocation or the arms."));
  return issues;
}

function armIssues({ arms, interventions, outcomes, studyType, grouped }: StudyContent): Issue[] {
  const issues: Issue[] = [];
  arms.forEach(({ name, kind }, at) => {
    if (isUnsaid(name)) issues.push(fault(`arms[${at}].name`, "arm-unnamed", "Nommez ce bras.", "Name this arm."));
    if (kind !== null && studyType === "observational") issues.push(advice(`arms[${at}].kind`, "arm-kind-observational", "Les groupes d’une étude observationnelle n’ont pas de type de bras.", "Groups of an observational study have no kind of arm."));
  });
  if (grouped === false && arms.length > 1) issues.push(fault("grouped", "grouped-denied", "L’étude a plusieurs groupes\u202f: corrigez l’un des deux.", "The study has several groups: mend one of the two."));
  interventions.forEach(({ name, arms: places }, at) => {
    if (isUnsaid(name)) issues.push(fault(`interventions[${at}].name`, "intervention-unnamed", "Nommez cette intervention.", "Name this intervention."));
    places.forEach((place, index) => {
      if (!Number.isInteger(place) || place < 0 || place >= arms.length) issues.push(fault(`interventions[${at}].arms[${index}]`, "arm-unknown", "Cette intervention renvoie à un bras qui n’est pas là\u202f: ajoutez-le, ou ôtez le renvoi.", "This intervention refers to an arm that is not there: add it, or take the reference away."));
    });
  });
  outcomes.forEach(({ measure, timeFrame, rank }, at) => {
    if (isUnsaid(measure)) issues.push(fault(`outcomes[${at}].measure`, "outcome-unnamed", "Dites ce qui est mesuré.", "Say what is measured."));
    else if (rank === "primary" && isUnsaid(timeFrame)) issues.push(advice(`outcomes[${at}].timeFrame`, "outcome-time-missing", "Dites quand ce critère est mesuré.", "Say when this outcome is measured."));
  });
  return issues;
}

function populationIssues({ minimumAgeYears, maximumAgeYears, healthyVolunteers, populationTypes }: StudyContent): Issue[] {
  const issues: Issue[] = [];
  const isAge = (age: number | null): boolean => age === null || (Number.isFinite(age) && age >= 0 && age <= oldestAgeYears);
  if (!isAge(minimumAgeYears)) issues.push(fault("minimumAgeYears", "age-wrong", `Un âge va de 0 à ${oldestAgeYears} ans.`, `An age is between 0 and ${oldestAgeYears} years.`));
  if (!isAge(maximumAgeYears)) issues.push(fault("maximumAgeYears", "age-wrong", `Un âge va de 0 à ${oldestAgeYears} ans.`, `An age is between 0 and ${oldestAgeYears} years.`));
  if (minimumAgeYears !== null && maximumAgeYears !== null && maximumAgeYears < minimumAgeYears) issues.push(fault("maximumAgeYears", "ages-crossed", "L’âge maximal est sous l’âge minimal\u202f: corrigez l’un des deux.", "The maximum age is below the minimum age: mend one of the two."));
  if (healthyVolunteers === false && populationTypes.includes("healthy-volunteers")) issues.push(fault("healthyVolunteers", "healthy-volunteers-denied", "La population compte des volontaires sains, mais ils sont dits refusés\u202f: corrigez l’un des deux.", "The population has healthy volunteers, but they are said to be refused: mend one of the two."));
  return issues;
}

function collectionIssues(content: StudyContent): Issue[] {
  const denied = (answer: boolean | null, field: "sampleTypes" | "biobankDetails" | "dataSources" | "variableDictionaryUrl" | "mockSampleUrl" | "accessRequestUrl" | "followUpModes", fr: string, en: string): Issue[] =>
    answer === false && !isUnsaid(content[field]) ? [fault(field, "denied-but-described", `${fr}\u202f: corrigez l’un des deux.`, `${en}: mend one of the two.`)] : [];
  return [
    ...denied(content.biobank, "sampleTypes", "L’étude est dite sans collection biologique", "The study is said to have no biobank"),
    ...denied(content.biobank, "biobankDetails", "L’étude est dite sans collection biologique", "The study is said to have no biobank"),
    ...denied(content.reusesOtherData, "dataSources", "L’étude est dite sans reprise d’autres données", "The study is said to reuse no other data"),
    ...denied(content.activeFollowUp, "followUpModes", "L’étude est dite sans suivi actif", "The study is said to have no active follow-up"),
    ...denied(content.variableDictionary, "variableDictionaryUrl", "L’étude est dite sans dictionnaire des variables", "The study is said to have no variable dictionary"),
    ...denied(content.mockSample, "mockSampleUrl", "L’étude est dite sans échantillon fictif", "The study is said to have no mock sample"),
    ...denied(content.accessRequestTool, "accessRequestUrl", "L’étude est dite sans outil de demande", "The study is said to have no tool for requests"),
  ];
}
