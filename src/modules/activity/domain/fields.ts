import { defineField as field, type FieldDefinition } from "../../directory/index.ts";
import {
  activityKinds, agreementKindNames, budgetNatureNames, dataCentreLabelNames, employmentStatusNames, fundingNames, postCategoryNames, postStateNames,
} from "./codes.ts";
import { figureFields } from "./figures/fields.ts";

const post = ["post"] as const;
const project = ["project"] as const;
const agreement = ["agreement"] as const;
const budgetLine = ["budget-line"] as const;
const structure = ["structure"] as const;
const bodies = ["structure", "organisation"] as const;

const ofPost = { kinds: post, priority: "staff", owner: "human-resources" } as const;
const ofProject = { kinds: project, priority: "money", owner: "contracts" } as const;
const ofAgreement = { kinds: agreement, priority: "money", owner: "contracts" } as const;
const ofBudgetLine = { kinds: budgetLine, priority: "money", owner: "finance" } as const;

/**
 * Fields of posts, projects, programmes, agreements, cohorts, budget lines and key figures. Amounts are in euros, a full-time
 * equivalent goes from 0 to 1, and what holds for a time only (a post in activity, an assignment, a label) says so by
 * the validity of its statement. Names and identifiers are the fields `name` and `identifier` of the graph.
 */
export const activityFields: readonly FieldDefinition[] = [
  field("post-category", "Catégorie de poste", "Post category", { ...ofPost, shape: "code", options: postCategoryNames }),
  field("employment-status", "Statut", "Employment status", { ...ofPost, shape: "code", options: employmentStatusNames }),
  field("full-time-equivalent", "Équivalent temps plein", "Full-time equivalent", { ...ofPost, shape: "number" }),
  field("in-activity", "Activité", "Activity", {
    ...ofPost, shape: "code", options: postStateNames,
    help: { fr: "De quand à quand quelqu’un travaille sur ce poste.", en: "From when to when somebody works on this post." },
  }),
  field("time-funding", "Financement du temps", "Funding of the time", { ...ofPost, shape: "code", options: fundingNames }),
  field("assigned-to", "Affectation", "Assigned to", { ...ofPost, shape: "relation", objectKinds: structure }),
  field("employer", "Employeur", "Employer", { ...ofPost, shape: "relation", objectKinds: ["organisation"] }),
  field("care-provider", "Établissement de soins", "Care provider", {
    ...ofPost, shape: "relation", objectKinds: ["organisation"],
    help: { fr: "Établissement de soins avec lequel le temps est partagé.", en: "Care provider with which the time is shared." },
  }),
  field("held-by", "Titulaire", "Held by", { ...ofPost, shape: "relation", objectKinds: ["person"], restricted: true }),

  field("funded-by", "Financeur", "Funded by", { ...ofProject, kinds: ["project", "programme"], shape: "relation", objectKinds: ["organisation"] }),
  field("in-programme", "Programme", "Programme", { ...ofProject, shape: "relation", objectKinds: ["programme"] }),
  field("amount-euros", "Montant (euros)", "Amount (euros)", { ...ofProject, shape: "number" }),
  field("participant", "Participant", "Participant", {
    ...ofProject, shape: "relation", objectKinds: bodies,
    help: { fr: "Avec son rôle (role) et sa part en euros (amountEuros).", en: "With its role (role) and its amount in euros (amountEuros)." },
  }),
  field("project-start", "Début du projet", "Start of the project", { ...ofProject, shape: "partial-date" }),
  field("project-end", "Fin du projet", "End of the project", { ...ofProject, shape: "partial-date" }),
  field("led-by", "Porteur", "Led by", { ...ofProject, kinds: ["project", "programme", "cohort"], shape: "relation", objectKinds: bodies }),

  field("agreement-type", "Type de convention", "Agreement type", { ...ofAgreement, shape: "code", options: agreementKindNames }),
  field("agreement-party", "Partie à la convention", "Party to the agreement", { ...ofAgreement, shape: "relation", objectKinds: bodies }),
  field("signed-on", "Signature", "Signed on", { ...ofAgreement, shape: "partial-date" }),
  field("agreement-until", "En vigueur jusqu’à", "In force until", {
    ...ofAgreement, shape: "partial-date", help: { fr: "Dernier jour, mois ou année compris.", en: "Last day, month or year included." },
  }),
  field("data-centre-label", "Label de centre de données", "Data-centre label", {
    kinds: bodies, shape: "code", priority: "money", owner: "contracts", options: dataCentreLabelNames,
  }),

  field("hosted-by", "Hébergement", "Hosted by", { kinds: ["cohort"], shape: "relation", priority: "money", owner: "directory-office", objectKinds: bodies }),

  field("budget-structure", "Structure", "Structure", { ...ofBudgetLine, shape: "relation", objectKinds: bodies }),
  field("budget-project", "Projet", "Project", { ...ofBudgetLine, shape: "relation", objectKinds: project }),
  field("budget-year", "Exercice", "Financial year", { ...ofBudgetLine, shape: "number" }),
  field("budget-nature", "Nature de la ressource", "Nature of the resource", { ...ofBudgetLine, shape: "code", options: budgetNatureNames }),
  field("committed-euros", "Engagé (euros)", "Committed (euros)", { ...ofBudgetLine, shape: "number" }),
  field("paid-euros", "Payé (euros)", "Paid (euros)", { ...ofBudgetLine, shape: "number" }),

  ...figureFields,
];

/** Fields of the graph that every thing has, whatever module its kind comes from. */
const shared: ReadonlySet<string> = new Set(["name", "acronym", "identifier"]);

/** The fields of the whole graph: those of the core, whose names and identifiers reach the kinds added here, then those added here. */
export function graphFields(core: readonly FieldDefinition[]): FieldDefinition[] {
  return [...core.map((one) => (shared.has(one.code) ? { ...one, kinds: [...one.kinds, ...activityKinds] } : one)), ...activityFields];
}
