import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { FieldName, StudyContent } from "../content.ts";
import { isUnsaid } from "../empty.ts";
import { advice, fault } from "./issue.ts";

type Wanted = readonly [name: FieldName, fr: string, en: string];

/** What no published study goes without (docs/decisions/0027). */
const needed: readonly Wanted[] = [
  ["title", "Donnez un titre, en français ou en anglais.", "Give a title, in French or English."],
  ["summary", "Résumez l’étude en quelques phrases.", "Sum the study up in a few sentences."],
  ["sponsors", "Nommez le promoteur, l’organisme responsable de l’étude.", "Name the sponsor, the body responsible for the study."],
  ["studyType", "Dites si l’étude est interventionnelle ou observationnelle.", "Say whether the study is interventional or observational."],
  ["recruitmentStatus", "Dites où en est l’étude.", "Say where the study stands."],
];

/** What the dictionary of FReSH asks for and registers of trials do not all hold. */
const advised: readonly Wanted[] = [
  ["contacts", "Donnez un contact auquel poser une question.", "Give a contact who answers questions."],
  ["investigators", "Nommez l’investigateur principal.", "Name the principal investigator."],
  ["countries", "Dites dans quels pays l’étude se déroule.", "Say in which countries the study takes place."],
  ["completedOn", "Donnez la date de fin\u202f; une date prévue suffit tant que l’étude est en cours.", "Give the date of completion; an expected one will do while the study goes on."],
  ["rareDisease", "Dites si l’étude porte sur une maladie rare.", "Say whether the study is about a rare disease."],
  ["populationTypes", "Dites quelle population est étudiée.", "Say which population is studied."],
  ["sexes", "Dites quels sexes sont inclus.", "Say which sexes are included."],
  ["dataTypes", "Dites quels types de données sont recueillis.", "Say which types of data are collected."],
  ["collectionModes", "Dites comment les données sont recueillies.", "Say how the data are collected."],
  ["recruitmentSources", "Dites par où passent les participants pour entrer dans l’étude.", "Say through which source participants are recruited."],
  ["individualDataAccess", "Dites qui peut accéder aux données individuelles.", "Say who may access individual data."],
  ["sharingPlan", "Dites si les données individuelles seront partagées.", "Say whether individual data will be shared."],
];

const unstarted: ReadonlySet<string> = new Set(["not-yet-recruiting", "withdrawn", "withheld", "available", "temporarily-not-available", "no-longer-available", "approved-for-marketing"]);

export function requiredIssues(content: StudyContent): Issue[] {
  const issues = needed.filter(([name]) => isUnsaid(content[name])).map(([name, fr, en]) => fault(name, `${kebab(name)}-missing`, fr, en));
  if (isUnsaid(content.conditions) && isUnsaid(content.themes) && isUnsaid(content.determinants)) issues.push(fault("conditions", "conditions-missing", "Dites sur quoi porte l’étude\u202f: une maladie, une spécialité ou un déterminant de santé.", "Say what the study is about: a condition, a speciality or a health determinant."));
  const population: readonly FieldName[] = ["populationTypes", "populationDetails", "sexes", "ageGroups", "minimumAgeYears", "maximumAgeYears", "inclusionCriteria"];
  if (population.every((name) => isUnsaid(content[name]))) issues.push(fault("populationTypes", "population-missing", "Dites qui est étudié\u202f: population, sexe, âges ou critères d’inclusion.", "Say who is studied: population, sex, ages or inclusion criteria."));
  if (content.startedOn === null) {
    const [fr, en] = ["Donnez la date du premier participant, prévue ou réelle\u202f; le mois suffit.", "Give the date of the first participant, expected or actual; the month will do."];
    issues.push(unstarted.has(content.recruitmentStatus ?? "") ? advice("startedOn", "started-on-missing", fr, en) : fault("startedOn", "started-on-missing", fr, en));
  }
  if (isUnsaid(content.plannedSize) && isUnsaid(content.plannedSizeBand) && isUnsaid(content.actualSize)) issues.push(advice("plannedSize", "size-missing", "Dites combien de participants sont prévus.", "Say how many participants are planned."));
  if (!content.outcomes.some(({ rank }) => rank === "primary")) {
    const [fr, en] = ["Donnez le critère de jugement principal.", "Give the primary outcome."];
    issues.push(content.studyType === "interventional" ? fault("outcomes", "primary-outcome-missing", fr, en) : advice("outcomes", "primary-outcome-missing", fr, en));
  }
  if (content.studyType === "interventional" && content.interventions.length === 0) issues.push(advice("interventions", "interventions-missing", "Dites ce qui est essayé.", "Say what is tried."));
  if (content.studyType === "interventional" && !content.registryNumbers.some(({ scheme }) => scheme !== "grant" && scheme !== "sponsor" && scheme !== "other")) issues.push(advice("registryNumbers", "registration-missing", "Un essai s’inscrit dans un registre avant d’inclure\u202f: donnez son numéro.", "A trial is registered before it enrols: give its number."));
  if (content.studyType === "observational" && content.samplingModes.length === 0) issues.push(advice("samplingModes", "sampling-missing", "Dites comment les participants sont choisis.", "Say how participants are sampled."));
  issues.push(...advised.filter(([name]) => isUnsaid(content[name])).map(([name, fr, en]) => advice(name, `${kebab(name)}-missing`, fr, en)));
  if (!isUnsaid(content.title) && (isUnsaid(content.title.fr) || isUnsaid(content.title.en))) {
    const language = isUnsaid(content.title.fr) ? "fr" : "en";
    issues.push(advice(`title.${language}`, "title-in-one-language", language === "fr" ? "Ajoutez le titre en français." : "Ajoutez le titre en anglais.", language === "fr" ? "Add the title in French." : "Add the title in English."));
  }
  return issues;
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
