import type { Bilingual } from "../../../kernel/i18n/language.ts";

/** Kinds of entity that this module adds to the graph. */
export const activityKinds = ["post", "project", "programme", "agreement", "cohort", "budget-line", "key-figure"] as const;
export type ActivityKind = (typeof activityKinds)[number];

export const activityKindNames: Readonly<Record<ActivityKind, Bilingual>> = {
  post: { fr: "Poste", en: "Post" },
  project: { fr: "Projet", en: "Project" },
  programme: { fr: "Programme", en: "Programme" },
  agreement: { fr: "Convention", en: "Agreement" },
  cohort: { fr: "Cohorte", en: "Cohort" },
  "budget-line": { fr: "Ligne budgétaire", en: "Budget line" },
  "key-figure": { fr: "Chiffre clé", en: "Key figure" },
};

export const postCategoryNames: Readonly<Record<string, Bilingual>> = {
  researcher: { fr: "Chercheur", en: "Researcher" },
  "engineer-technician": { fr: "Ingénieur ou technicien", en: "Engineer or technician" },
  "junior-professor-chair": { fr: "Chaire de professeur junior", en: "Junior professor chair" },
  "shared-time-contract": { fr: "Contrat de temps partagé", en: "Shared-time contract" },
  "interface-contract": { fr: "Contrat d’interface", en: "Interface contract" },
  "doctoral-researcher": { fr: "Doctorant", en: "Doctoral researcher" },
  "postdoctoral-researcher": { fr: "Post-doctorant", en: "Postdoctoral researcher" },
  other: { fr: "Autre poste", en: "Other post" },
};

export const employmentStatusNames: Readonly<Record<string, Bilingual>> = {
  "civil-servant": { fr: "Fonctionnaire", en: "Civil servant" },
  contract: { fr: "Contractuel", en: "Contract" },
};

export const postStateNames: Readonly<Record<string, Bilingual>> = {
  active: { fr: "En activité", en: "In activity" },
  // Secondment elsewhere, leave of absence, a post that is vacant: the post exists and nobody works on it.
  suspended: { fr: "Hors activité", en: "Not in activity" },
};

export const fundingNames: Readonly<Record<string, Bilingual>> = {
  funded: { fr: "Financé", en: "Funded" },
  unfunded: { fr: "Non financé", en: "Not funded" },
};

export const agreementKindNames: Readonly<Record<string, Bilingual>> = {
  "data-centre-agreement": { fr: "Convention avec un centre de données", en: "Agreement with a data centre" },
  "mixed-unit-agreement": { fr: "Convention de mixité", en: "Mixed-unit agreement" },
  "framework-agreement": { fr: "Accord-cadre", en: "Framework agreement" },
  "regional-agreement": { fr: "Convention avec une région", en: "Regional agreement" },
  collaboration: { fr: "Contrat de collaboration", en: "Collaboration agreement" },
  "technology-transfer": { fr: "Contrat de transfert", en: "Technology-transfer agreement" },
  other: { fr: "Autre convention", en: "Other agreement" },
};

export const dataCentreLabelNames: Readonly<Record<string, Bilingual>> = {
  labelled: { fr: "Labellisé par le ministère chargé de la recherche", en: "Labelled by the ministry in charge of research" },
  "not-labelled": { fr: "Sans label du ministère", en: "Without a label of the ministry" },
};

export const budgetNatureNames: Readonly<Record<string, Bilingual>> = {
  allocation: { fr: "Dotation de l’État", en: "State allocation" },
  "own-resources": { fr: "Ressources propres", en: "Own resources" },
};
