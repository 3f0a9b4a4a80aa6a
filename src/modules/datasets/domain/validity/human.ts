import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { DatasetMetadata, HumanMetadata } from "../metadata.ts";
import { dataUseOf, healthBasisOf, healthCategoryOf, legalBasisOf, purposeOf } from "../vocabularies/index.ts";
import { isMissing, periodIssues } from "./description.ts";
import { advice, fault, isBlank } from "./issue.ts";
import { contactIssues } from "./people.ts";
import type { ValidityContext } from "./validate.ts";

const oldestAgeYears = 130;
/** A reason in fewer signs names neither method nor judge. */
const shortestReason = 20;

/**
 * The path of data about people: GDPR articles 4(5), 6(1), 9(2), 13 and recital 26; Regulation (EU) 2025/327 articles 51, 55, 77
 * through HealthDCAT-AP (hdab, healthCategory, hasStructuredData, keyword, provenance are wanted there).
 */
export function humanIssues(metadata: DatasetMetadata, _context: ValidityContext): Issue[] {
  const { human, subjectKind } = metadata;
  if (subjectKind !== "human") return human === null ? [] : [fault("subjectKind", "human-in-non-human", "Cette fiche porte des renseignements propres aux données sur des personnes\u202f: répondez «\u202foui\u202f» à la première question.", "This record holds what only data about people have: answer “yes” to the first question.")];
  if (human === null) return [fault("human", "human-missing", "Remplissez la partie propre aux données sur des personnes.", "Fill in the part for data about people.")];
  return [...opennessIssues(metadata, human), ...purposeIssues(human), ...basisIssues(human), ...healthIssues(metadata, human), ...countIssues(human), ...useIssues(metadata, human)];
}

function opennessIssues({ access }: DatasetMetadata, { anonymity, anonymityReason }: HumanMetadata): Issue[] {
  const issues: Issue[] = [];
  if (anonymity === null) issues.push(fault("human.anonymity", "anonymity-missing", "Dites si les données sont identifiantes, pseudonymisées ou anonymes.", "Say whether the data are identifying, pseudonymised or anonymous."));
  if (anonymity === "anonymous" && [...(anonymityReason ?? "").trim()].length < shortestReason) issues.push(fault("human.anonymityReason", "anonymity-reason-missing", "Dites pourquoi les données sont anonymes\u202f: quelle méthode, qui en a jugé, quand.", "Say why the data are anonymous: which method, who judged it, when."));
  if (anonymity !== "anonymous" && (access === "open" || access === "embargoed")) issues.push(fault("access", "human-not-open", "Des données sur des personnes qui ne sont pas anonymes ne sont jamais en téléchargement direct\u202f: choisissez «\u202fSur demande\u202f» ou «\u202fFermé\u202f».", "Data about people that are not anonymous are never offered for direct download: choose “On request” or “Closed”."));
  return issues;
}

function purposeIssues({ purposes, purposeText }: HumanMetadata): Issue[] {
  const issues: Issue[] = [];
  if (purposes.length === 0 && isMissing(purposeText)) issues.push(fault("human.purposes", "purpose-missing", "Dites dans quel but les données ont été recueillies.", "Say why the data were collected."));
  for (const code of purposes) if (purposeOf(code) === null) issues.push(fault("human.purposes", "purpose-unknown", `Le but «\u202f${code}\u202f» n’est pas dans la liste.`, `The purpose “${code}” is not in the list.`));
  return issues;
}

function basisIssues({ anonymity, legalBases, healthBases, healthCategories, retention, approvals }: HumanMetadata): Issue[] {
  const issues: Issue[] = [];
  const isPersonal = anonymity !== "anonymous";
  if (isPersonal && legalBases.length === 0) issues.push(fault("human.legalBases", "legal-basis-missing", "Choisissez la base légale du traitement (RGPD, article 6).", "Choose the legal basis of the processing (GDPR, article 6)."));
  if (isPersonal && healthBases.length === 0 && healthCategories.length > 0) issues.push(fault("human.healthBases", "health-basis-missing", "Dites ce qui permet de traiter des données de santé (RGPD, article 9).", "Say what lets data about health be processed (GDPR, article 9)."));
  for (const code of legalBases) if (legalBasisOf(code) === null) issues.push(fault("human.legalBases", "legal-basis-unknown", `«\u202f${code}\u202f» n’est pas une lettre de l’article 6.`, `“${code}” is not a letter of article 6.`));
  for (const code of healthBases) if (healthBasisOf(code) === null) issues.push(fault("human.healthBases", "health-basis-unknown", `«\u202f${code}\u202f» n’est pas une lettre de l’article 9.`, `“${code}” is not a letter of article 9.`));
  issues.push(...periodIssues("human.retention", retention));
  if (isPersonal && retention.end === null) issues.push(advice("human.retention", "retention-missing", "Dites jusqu’à quand les données sont conservées (RGPD, article 13).", "Say until when the data are kept (GDPR, article 13)."));
  if (isPersonal && approvals.length === 0) issues.push(advice("human.approvals", "approval-missing", "Ajoutez l’avis éthique, l’autorisation ou l’inscription au registre des traitements.", "Add the ethics opinion, the authorisation or the entry in the register of processing."));
  approvals.forEach(({ kind, reference }, index) => {
    if (isBlank(kind) || isBlank(reference)) issues.push(fault(`human.approvals.${index}`, "approval-incomplete", "Donnez la nature de l’avis et sa référence.", "Give the kind of approval and its reference."));
  });
  return issues;
}

function healthIssues({ keywords, provenance, access }: DatasetMetadata, { accessBody, healthCategories, structured, conditions }: HumanMetadata): Issue[] {
  const issues = contactIssues("human.accessBody", accessBody, "Nommez l’organisme responsable de l’accès aux données de santé, et comment l’atteindre.", "Name the health data access body, and how to reach it.");
  if (healthCategories.length === 0) issues.push(fault("human.healthCategories", "health-category-missing", "Choisissez au moins une catégorie de données de santé (règlement européen, article 51).", "Choose at least one category of health data (European regulation, article 51)."));
  for (const code of healthCategories) if (healthCategoryOf(code) === null) issues.push(fault("human.healthCategories", "health-category-unknown", `La catégorie «\u202f${code}\u202f» n’est pas dans la liste.`, `The category “${code}” is not in the list.`));
  if (structured === null) issues.push(fault("human.structured", "structured-missing", "Dites s’il y a des données structurées (tableaux, base) parmi elles.", "Say whether there are structured data (tables, a database) among them."));
  for (const code of conditions) if (!/^(?:icd10|icd11|orpha|mesh):[\w.-]+$/i.test(code)) issues.push(fault("human.conditions", "condition-malformed", `«\u202f${code}\u202f»\u202f: écrivez icd10:E11, orpha:558 ou mesh:D003920.`, `“${code}”: write icd10:E11, orpha:558 or mesh:D003920.`));
  if (access !== "open" && access !== "embargoed") {
    if (keywords.fr.length + keywords.en.length === 0) issues.push(fault("keywords", "keywords-wanted", "Ajoutez au moins un mot-clé\u202f: le catalogue européen des données de santé le demande.", "Add at least one keyword: the European catalogue of health data asks for it."));
    if (isMissing(provenance)) issues.push(fault("provenance", "provenance-wanted", "Dites d’où viennent les données\u202f: le catalogue européen des données de santé le demande.", "Say where the data come from: the European catalogue of health data asks for it."));
  }
  return issues;
}

function countIssues({ numberOfIndividuals, minimumAgeYears, maximumAgeYears, populationCoverage }: HumanMetadata): Issue[] {
  const issues: Issue[] = [];
  const isAge = (age: number | null): boolean => age === null || (Number.isInteger(age) && age >= 0 && age <= oldestAgeYears);
  if (numberOfIndividuals === null) issues.push(advice("human.numberOfIndividuals", "individuals-missing", "Dites sur combien de personnes portent les données.", "Say how many people the data are about."));
  else if (!Number.isSafeInteger(numberOfIndividuals) || numberOfIndividuals < 0) issues.push(fault("human.numberOfIndividuals", "individuals-wrong", "Le nombre de personnes est un nombre entier.", "The number of people is a whole number."));
  if (!isAge(minimumAgeYears)) issues.push(fault("human.minimumAgeYears", "age-wrong", `Un âge va de 0 à ${oldestAgeYears} ans.`, `An age is between 0 and ${oldestAgeYears} years.`));
  if (!isAge(maximumAgeYears)) issues.push(fault("human.maximumAgeYears", "age-wrong", `Un âge va de 0 à ${oldestAgeYears} ans.`, `An age is between 0 and ${oldestAgeYears} years.`));
  if (minimumAgeYears !== null && maximumAgeYears !== null && maximumAgeYears < minimumAgeYears) issues.push(fault("human.maximumAgeYears", "ages-reversed", "L’âge le plus élevé est sous le plus bas.", "The highest age is below the lowest."));
  if (isMissing(populationCoverage)) issues.push(advice("human.populationCoverage", "population-missing", "Décrivez la population\u202f: qui en est, qui n’en est pas.", "Describe the population: who is in it, who is not."));
  return issues;
}

function useIssues({ access }: DatasetMetadata, { useConditions }: HumanMetadata): Issue[] {
  const issues: Issue[] = [];
  useConditions.forEach(({ code, detail }, index) => {
    const known = dataUseOf(code);
    if (known === null) issues.push(fault(`human.useConditions.${index}`, "use-unknown", `La condition «\u202f${code}\u202f» n’est pas dans la liste.`, `The condition “${code}” is not in the list.`));
    else if (known.detail !== null && isBlank(detail)) issues.push(fault(`human.useConditions.${index}.detail`, "use-detail-missing", `${known.name.fr}\u202f: précisez (${known.detail.fr.toLowerCase()}).`, `${known.name.en}: say more (${known.detail.en.toLowerCase()}).`));
  });
  if (access === "restricted" && !useConditions.some(({ code }) => dataUseOf(code)?.role === "primary")) issues.push(advice("human.useConditions", "use-missing", "Dites pour quelles recherches les données peuvent servir\u202f: les demandes en seront plus rapides.", "Say for which research the data may be used: requests will go faster."));
  return issues;
}
