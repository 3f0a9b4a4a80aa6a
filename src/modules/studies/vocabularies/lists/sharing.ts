import { ownList } from "./concept.ts";

const coar = (code: string): string => `http://purl.org/coar/access_right/${code}`;
const eu = (code: string): string => `http://publications.europa.eu/resource/authority/access-right/${code}`;

/** What participants agreed to, after the consent block of ECRIN's metadata, in more detail. */
export const consentTerm = ownList("consent-term", [
  ["no-restriction", "Aucune limite à la réutilisation", "No limit on reuse"],
  ["any-research", "Toute recherche", "Any research"],
  ["health-research-only", "Recherche en santé seulement", "Health research only"],
  ["research-type-restriction", "Certains types de recherche seulement", "Certain types of research only"],
  ["disease-only", "Recherche sur une maladie donnée", "Research on a given disease"],
  ["genetic-only", "Recherche génétique seulement", "Genetic research only"],
  ["this-study-only", "Cette étude seulement", "This study only"],
  ["no-methods-development", "Pas de mise au point de méthodes en général", "No general development of methods"],
  ["non-commercial-only", "Pas d’usage commercial", "No commercial use"],
  ["geographic-restriction", "Certains pays ou régions seulement", "Certain countries or regions only"],
  ["linkage-agreed", "Croisement avec d’autres données accepté", "Linkage with other data agreed"],
  ["recontact-agreed", "Nouveau contact accepté", "New contact agreed"],
  ["results-returned", "Résultats individuels rendus sur demande", "Individual results given back on request"],
  ["non-opposition", "Information et non-opposition (sans consentement écrit)", "Informed, without objection (no written consent)"],
  ["exempt", "Dispense d’information ou de consentement", "Exemption from information or consent"],
  ["other", "Autre condition", "Other condition"],
]);

/** What was done against recognition, after ECRIN's block of de-identification. */
export const deidentification = ownList("deidentification", [
  ["direct-identifiers-removed", "Identifiants directs ôtés", "Direct identifiers removed", { help: ["Noms, adresses, numéros.", "Names, addresses, numbers."] }],
  ["pseudonymised", "Pseudonymes à la place des identités", "Pseudonyms in place of identities"],
  ["hipaa-safe-harbour", "Dix-huit identifiants de la règle HIPAA ôtés", "Eighteen identifiers of the HIPAA rule removed", { help: ["Règle des États-Unis (45 CFR 164.514).", "Rule of the United States (45 CFR 164.514)."] }],
  ["dates-shifted", "Dates décalées ou remplacées par des durées", "Dates shifted or turned into durations"],
  ["narrative-removed", "Textes libres ôtés", "Free texts removed"],
  ["k-anonymity", "k-anonymat vérifié", "k-anonymity checked", { help: ["Chacun se confond avec au moins k − 1 autres.", "Everybody looks like at least k − 1 others."] }],
  ["differential-privacy", "Confidentialité différentielle", "Differential privacy"],
  ["aggregated", "Données regroupées", "Data aggregated"],
  ["synthetic", "Données synthétiques", "Synthetic data"],
  ["anonymous", "Anonymes (nul ne peut être reconnu)", "Anonymous (nobody can be recognised)"],
  ["none", "Rien n’a été fait", "Nothing was done"],
  ["other", "Autre mesure", "Other measure"],
]);

export const individualDataAccess = ownList("individual-data-access", [
  ["open", "Ouvert à tous", "Open to all", { fresh: "FID7806", same: `${coar("c_abf2")} ${eu("PUBLIC")}` }],
  ["restricted", "Sur demande", "On request", { fresh: "FID9949", same: `${coar("c_16ec")} ${eu("RESTRICTED")}` }],
  ["embargoed", "Ouvert à partir d’une date", "Open from a date", { fresh: "FID1022", same: coar("c_f1cf") }],
  ["metadata-only", "Description seule", "Description only", { fresh: "FID4827", same: `${coar("c_14cb")} ${eu("NON_PUBLIC")}` }],
  ["to-be-defined", "Pas encore décidé", "Not yet decided", { fresh: "FID5006" }],
]);

/** What is given with a sharing plan. */
export const sharingInformation = ownList("sharing-information", [
  ["individual-data", "Données individuelles", "Individual participant data"],
  ["protocol", "Protocole", "Protocol", { ctgov: "STUDY_PROTOCOL" }],
  ["statistical-analysis-plan", "Plan d’analyse statistique", "Statistical analysis plan", { ctgov: "SAP" }],
  ["consent-form", "Formulaire de consentement", "Consent form", { ctgov: "ICF" }],
  ["study-report", "Rapport d’étude clinique", "Clinical study report", { ctgov: "CSR" }],
  ["analysis-code", "Code d’analyse", "Analysis code", { ctgov: "ANALYTIC_CODE" }],
  ["data-dictionary", "Dictionnaire des variables", "Data dictionary"],
  ["aggregated-data", "Données agrégées", "Aggregated data"],
  ["samples", "Échantillons biologiques", "Biological samples"],
]);

export const documentKind = ownList("document-kind", [
  ["protocol", "Protocole", "Protocol", { fresh: "FDT6296", ctgov: "Prot Prot_SAP Prot_ICF Prot_SAP_ICF" }],
  ["statistical-analysis-plan", "Plan d’analyse statistique", "Statistical analysis plan", { ctgov: "SAP SAP_ICF Prot_SAP Prot_SAP_ICF" }],
  ["consent-form", "Formulaire de consentement", "Consent form", { ctgov: "ICF SAP_ICF Prot_ICF Prot_SAP_ICF" }],
  ["information-sheet", "Note d’information", "Information sheet"],
  ["questionnaire", "Questionnaire", "Questionnaire"],
  ["case-report-form", "Cahier d’observation", "Case report form"],
  ["data-dictionary", "Dictionnaire des variables", "Data dictionary"],
  ["data-paper", "Article qui décrit la base, la cohorte ou le protocole", "Paper that describes the database, cohort or protocol", { fresh: "FDT4538" }],
  ["results-publication", "Publication des résultats", "Publication of the results", { fresh: "FDT6087" }],
  ["reuse-publication", "Publication d’une réutilisation", "Publication of a reuse", { fresh: "FDT6755" }],
  ["study-report", "Rapport d’étude", "Study report"],
  ["lay-summary", "Résumé pour le public", "Summary for the public"],
  ["analysis-code", "Code d’analyse", "Analysis code"],
  ["data-management-plan", "Plan de gestion des données", "Data management plan"],
  ["other", "Autre document", "Other document"],
]);
