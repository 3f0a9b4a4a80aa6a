import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { StructureType } from "../entity.ts";
import type { SuccessionType } from "../field.ts";

export const structureTypeNames: Readonly<Record<StructureType, Bilingual>> = {
  "research-unit": { fr: "Unité de recherche", en: "Research unit" },
  "service-unit": { fr: "Unité de service", en: "Service unit" },
  "clinical-investigation-centre": { fr: "Centre d’investigation clinique", en: "Clinical investigation centre" },
  team: { fr: "Équipe", en: "Team" },
  federation: { fr: "Structure fédérative", en: "Federation" },
  "research-network": { fr: "Groupement de recherche", en: "Research network" },
  delegation: { fr: "Délégation régionale", en: "Regional delegation" },
  "thematic-institute": { fr: "Institut thématique", en: "Thematic institute" },
  site: { fr: "Site", en: "Site" },
  other: { fr: "Autre structure", en: "Other structure" },
};

/** Legal forms of the national register of structures (`type_de_structure`), by its own codes. */
export const legalForms: Readonly<Record<string, { readonly registerCode: string; readonly name: Bilingual }>> = {
  "internal-team": { registerCode: "1", name: { fr: "Équipe interne", en: "Internal team" } },
  "own-unit": { registerCode: "21", name: { fr: "Unité propre", en: "Own unit" } },
  "mixed-unit": { registerCode: "22", name: { fr: "Unité mixte", en: "Mixed unit" } },
  "international-mixed-unit": { registerCode: "23", name: { fr: "Unité mixte internationale", en: "International mixed unit" } },
  "federative-structure": { registerCode: "3", name: { fr: "Structure fédérative de recherche", en: "Federative research structure" } },
  "scientific-interest-group": { registerCode: "31", name: { fr: "Groupement d’intérêt scientifique", en: "Scientific interest group" } },
  "research-group": { registerCode: "32", name: { fr: "Groupement de recherche", en: "Research group" } },
  "international-collaboration": { registerCode: "33", name: { fr: "Collaboration internationale de recherche", en: "International research collaboration" } },
  "public-interest-group": { registerCode: "34", name: { fr: "Groupement d’intérêt public", en: "Public interest group" } },
  "scientific-cooperation-foundation": { registerCode: "35", name: { fr: "Fondation de coopération scientifique", en: "Scientific cooperation foundation" } },
  "private-company": { registerCode: "37", name: { fr: "Société privée", en: "Private company" } },
};

export const organisationTypeNames: Readonly<Record<string, Bilingual>> = {
  university: { fr: "Université", en: "University" },
  school: { fr: "Autre établissement d’enseignement supérieur", en: "Other higher-education institution" },
  "research-organisation": { fr: "Organisme de recherche (EPST)", en: "Public research organisation (EPST)" },
  "industrial-public-body": { fr: "Organisme public à caractère industriel (EPIC)", en: "Industrial and commercial public body (EPIC)" },
  "administrative-public-body": { fr: "Établissement public administratif", en: "Administrative public body" },
  hospital: { fr: "Établissement de santé", en: "Health-care institution" },
  foundation: { fr: "Fondation ou institut particulier", en: "Foundation or private institute" },
  "other-french-operator": { fr: "Autre opérateur français", en: "Other French operator" },
  company: { fr: "Entreprise", en: "Company" },
  site: { fr: "Site", en: "Site" },
  "foreign-university": { fr: "Université étrangère", en: "Foreign university" },
  "foreign-public-operator": { fr: "Opérateur public étranger", en: "Foreign public operator" },
  agency: { fr: "Agence", en: "Agency" },
  region: { fr: "Collectivité", en: "Local authority" },
  association: { fr: "Association", en: "Association" },
  other: { fr: "Autre organisation", en: "Other organisation" },
};

export const successionTypeNames: Readonly<Record<SuccessionType, Bilingual>> = {
  merger: { fr: "Fusion", en: "Merger" },
  split: { fr: "Éclatement", en: "Split" },
  "split-merger": { fr: "Éclatement-fusion", en: "Split and merger" },
  renewal: { fr: "Renouvellement", en: "Renewal" },
  integration: { fr: "Intégration", en: "Integration" },
  "spin-off": { fr: "Essaimage", en: "Spin-off" },
  "spin-off-merger": { fr: "Essaimage-fusion", en: "Spin-off and merger" },
};

/** What ties a partner to the institute, or a project team to the bodies that share it. */
export const partnerKindNames: Readonly<Record<string, Bilingual>> = {
  "co-supervision": { fr: "unités en cotutelle", en: "units with both as parents" },
  "project-team": { fr: "équipe-projet commune", en: "joint project team" },
  "health-agency": { fr: "agence de santé", en: "health agency" },
  industry: { fr: "industrie", en: "industry" },
  subsidiary: { fr: "filiale", en: "subsidiary" },
  "foundation-board": { fr: "conseil d’administration de la fondation", en: "board of the foundation" },
  "social-protection": { fr: "protection sociale", en: "social protection" },
  membership: { fr: "membre", en: "member" },
  "siric-funding": { fr: "financement commun des Siric", en: "joint funding of integrated cancer sites" },
};

/** What an agreement between two organisations is about. */
export const agreementTypeNames: Readonly<Record<string, Bilingual>> = {
  "mixed-unit-agreement": { fr: "Convention de mixité", en: "Mixed-unit agreement" },
  "framework-agreement": { fr: "Accord-cadre", en: "Framework agreement" },
  "regional-agreement": { fr: "Convention avec une région", en: "Regional agreement" },
  partnership: { fr: "Partenariat", en: "Partnership" },
};
