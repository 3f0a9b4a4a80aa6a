import { mesh, ownList } from "./concept.ts";

const sampling = (code: string): string => `http://rdf-vocabulary.ddialliance.org/cv/SamplingProcedure/1.1.4/${code}`;

export const populationType = ownList("population-type", [
  ["general-population", "Habitants en général", "People at large", { fresh: "FPT2781" }],
  ["patients", "Patients", "Patients", { fresh: "FPT4254" }],
  ["people-with-disabilities", "Personnes handicapées", "Disabled people", { fresh: "FPT5451" }],
  ["healthy-volunteers", "Volontaires sains", "Healthy volunteers", { nearFresh: "FPT7356" }],
  ["professionals", "Professionnels", "Professionals", { nearFresh: "FPT7356" }],
  ["carers", "Aidants et proches", "Carers and relatives", { nearFresh: "FPT7356" }],
  ["other", "Autre population", "Other population", { fresh: "FPT7356" }],
]);

/** Both sexes are two codes (`ALL` of ClinicalTrials.gov). */
export const sex = ownList("sex", [
  ["female", "Femmes", "Women", { fresh: "FSE3201", ctgov: "FEMALE ALL", same: mesh("D005260") }],
  ["male", "Hommes", "Men", { fresh: "FSE2667", ctgov: "MALE ALL", same: mesh("D008297") }],
  ["other", "Autre", "Other", { fresh: "FSE3161" }],
]);

/** The last three are the coarse groups of ClinicalTrials.gov. */
export const ageGroup = ownList("age-group", [
  ["prenatal", "Avant la naissance", "Before birth", { fresh: "FAG1350" }],
  ["newborn", "Jusqu’à 28 jours", "Up to 28 days", { fresh: "FAG5352", same: mesh("D007231") }],
  ["infant", "De 28 jours à 2 ans", "From 28 days to 2 years", { fresh: "FAG8437", same: mesh("D007223") }],
  ["preschool", "De 2 à 5 ans", "From 2 to 5 years", { fresh: "FAG9579", same: mesh("D002675") }],
  ["child", "De 6 à 12 ans", "From 6 to 12 years", { fresh: "FAG2806", same: mesh("D002648") }],
  ["adolescent", "De 13 à 18 ans", "From 13 to 18 years", { fresh: "FAG2098", same: mesh("D000293") }],
  ["young-adult", "De 19 à 24 ans", "From 19 to 24 years", { fresh: "FAG4659", same: mesh("D055815") }],
  ["adult", "De 25 à 44 ans", "From 25 to 44 years", { fresh: "FAG1646", same: mesh("D000328") }],
  ["middle-aged", "De 45 à 64 ans", "From 45 to 64 years", { fresh: "FAG7390", same: mesh("D008875") }],
  ["aged", "De 65 à 79 ans", "From 65 to 79 years", { fresh: "FAG4840", same: mesh("D000368") }],
  ["very-aged", "80 ans et plus", "80 years and over", { fresh: "FAG4994", same: mesh("D000369") }],
  ["minors", "Moins de 18 ans", "Under 18 years", { nearFresh: "FAG5352 FAG8437 FAG9579 FAG2806 FAG2098", ctgov: "CHILD" }],
  ["adults-18-64", "De 18 à 64 ans", "From 18 to 64 years", { nearFresh: "FAG4659 FAG1646 FAG7390", ctgov: "ADULT" }],
  ["older-adults", "65 ans et plus", "65 years and over", { nearFresh: "FAG4840 FAG4994", ctgov: "OLDER_ADULT" }],
]);

export const samplingMode = ownList("sampling-mode", [
  ["complete", "Tout le monde (recensement, inclusions à la suite)", "Everybody (census, one after another)", { fresh: "FSM8815", same: sampling("885b553") }],
  ["probability", "Au hasard", "By chance", { fresh: "FSM2623", ctgov: "PROBABILITY_SAMPLE", same: sampling("0d2765b") }],
  ["probability-simple", "Au hasard, tirage simple", "By chance, simple draw", { fresh: "FSM5734", same: sampling("38e8e88") }],
  ["probability-systematic", "Au hasard, à intervalle régulier", "By chance, at regular intervals", { fresh: "FSM2062", same: sampling("f189f62") }],
  ["probability-stratified", "Au hasard, par strates", "By chance, by strata", { fresh: "FSM5578", same: sampling("55d038d") }],
  ["probability-cluster", "Au hasard, par grappes", "By chance, by clusters", { fresh: "FSM6437", same: sampling("1f6e5f3") }],
  ["probability-multistage", "Au hasard, à plusieurs degrés", "By chance, in several stages", { fresh: "FSM6447", same: sampling("f91d8ca") }],
  ["non-probability", "Pas au hasard", "Not by chance", { fresh: "FSM6534", ctgov: "NON_PROBABILITY_SAMPLE", same: sampling("4d8364f") }],
  ["non-probability-convenience", "Pas au hasard, selon qui est disponible", "Not by chance, whoever is available", { fresh: "FSM9042", same: sampling("90cbfe9") }],
  ["non-probability-purposive", "Pas au hasard, choix raisonné", "Not by chance, chosen on purpose", { fresh: "FSM1935", same: sampling("45d8ec9") }],
  ["non-probability-quota", "Pas au hasard, par quotas", "Not by chance, by quotas", { fresh: "FSM9822", same: sampling("f620230") }],
  ["non-probability-snowball", "Pas au hasard, de proche en proche", "Not by chance, through participants", { fresh: "FSM8139", same: sampling("086e080") }],
  ["non-probability-saturation", "Pas au hasard, jusqu’à saturation", "Not by chance, until saturation", { fresh: "FSM5844" }],
  ["mixed", "En partie au hasard", "Partly by chance", { fresh: "FSM4991", same: sampling("e890a15") }],
  ["other", "Autre façon", "Other way", { fresh: "FSM9375", same: sampling("6311ae1") }],
]);

export const recruitmentSource = ownList("recruitment-source", [
  ["private-practice", "Soignants de ville", "Practitioners in private practice", { fresh: "FRS8098" }],
  ["organisations", "Établissements (hôpitaux, écoles, entreprises…)", "Institutions (hospitals, schools, companies…)", { fresh: "FRS1139" }],
  ["population-database", "Fichier de population tenu pour la statistique", "Population file kept for statistics", { fresh: "FRS1358" }],
  ["registry", "Registre de maladies ou de décès", "Registry of diseases or deaths", { fresh: "FRS3562" }],
  ["claims-database", "Fichier d’assurance maladie ou de patients", "File of health insurance or of patients", { fresh: "FRS3712" }],
  ["administrative-database", "Fichier d’une administration (salariés, élèves…)", "File of an administration (employees, pupils…)", { fresh: "FRS8956" }],
  ["advertising", "Annonces et médias", "Advertising and media", { nearFresh: "FRS2933" }],
  ["cohort", "Cohorte existante", "Existing cohort", { nearFresh: "FRS2933" }],
  ["other", "Autre source", "Other source", { fresh: "FRS2933" }],
]);

/** Finer than FReSH, which has four states: where it says "ongoing" nothing finer is invented. */
export const recruitmentStatus = ownList("recruitment-status", [
  ["not-yet-recruiting", "Pas encore de recrutement", "Not yet recruiting", { nearFresh: "FSS8739", ctgov: "NOT_YET_RECRUITING" }],
  ["recruiting", "Recrutement ouvert", "Recruiting", { nearFresh: "FSS8739", ctgov: "RECRUITING" }],
  ["enrolling-by-invitation", "Sur invitation", "By invitation", { nearFresh: "FSS8739", ctgov: "ENROLLING_BY_INVITATION" }],
  ["active-not-recruiting", "En cours, recrutement clos", "Active, no longer recruiting", { nearFresh: "FSS8739", ctgov: "ACTIVE_NOT_RECRUITING" }],
  ["ongoing", "En cours, sans précision", "Going on, no more said", { fresh: "FSS8739" }],
  ["suspended", "Suspendue", "Suspended", { nearFresh: "FSS8739", ctgov: "SUSPENDED" }],
  ["completed", "Terminée comme prévu", "Completed as planned", { fresh: "FSS7922", ctgov: "COMPLETED" }],
  ["terminated", "Arrêtée avant la fin", "Stopped early", { fresh: "FSS2174", ctgov: "TERMINATED" }],
  ["withdrawn", "Abandonnée avant le premier participant", "Given up before the first participant", { nearFresh: "FSS2174", ctgov: "WITHDRAWN" }],
  ["available", "Accès élargi ouvert", "Expanded access open", { nearFresh: "FSS8739", ctgov: "AVAILABLE" }],
  ["temporarily-not-available", "Accès élargi interrompu", "Expanded access paused", { nearFresh: "FSS8739", ctgov: "TEMPORARILY_NOT_AVAILABLE" }],
  ["no-longer-available", "Accès élargi clos", "Expanded access closed", { nearFresh: "FSS7922", ctgov: "NO_LONGER_AVAILABLE" }],
  ["approved-for-marketing", "Traitement mis sur le marché", "Treatment now on the market", { nearFresh: "FSS7922", ctgov: "APPROVED_FOR_MARKETING" }],
  ["withheld", "Non rendu public", "Withheld", { nearFresh: "FSS6048", ctgov: "WITHHELD" }],
  ["unknown", "Inconnu", "Unknown", { fresh: "FSS6048", ctgov: "UNKNOWN" }],
]);

export const sizeBand = ownList("size-band", [
  ["under-500", "Moins de 500 personnes", "Fewer than 500 people", { fresh: "FPS5792" }],
  ["500-999", "De 500 à 999 personnes", "500 to 999 people", { fresh: "FPS3139" }],
  ["1000-9999", "De 1\u202f000 à 9\u202f999 personnes", "1,000 to 9,999 people", { fresh: "FPS8915" }],
  ["10000-19999", "De 10\u202f000 à 19\u202f999 personnes", "10,000 to 19,999 people", { fresh: "FPS3980" }],
  ["20000-and-more", "20\u202f000 personnes et plus", "20,000 people and more", { fresh: "FPS7458" }],
]);
