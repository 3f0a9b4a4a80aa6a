import { ownList } from "./concept.ts";

/** What kind of body sponsors or funds. */
export const organisationKind = ownList("organisation-kind", [
  ["public-france", "Organisme public français", "French public body", { fresh: "FOT8449" }],
  ["public-europe", "Organisme public européen", "European public body", { fresh: "FOT7105" }],
  ["public-other", "Organisme public d’un autre pays", "Public body of another country", { nearFresh: "FOT2854", ctgov: "OTHER_GOV FED NIH" }],
  ["industry", "Entreprise", "Company", { fresh: "FOT4751", ctgov: "INDUSTRY" }],
  ["non-profit", "Association, fondation ou autre privé sans but lucratif", "Charity, foundation or other not-for-profit", { fresh: "FOT5209" }],
  ["network", "Réseau ou consortium", "Network or consortium", { nearFresh: "FOT2854", ctgov: "NETWORK" }],
  ["individual", "Personne", "Individual", { nearFresh: "FOT2854", ctgov: "INDIV" }],
  ["other", "Autre organisme", "Other body", { fresh: "FOT2854", ctgov: "OTHER" }],
]);

/** Who gave an opinion or an authorisation. */
export const authority = ownList("authority", [
  ["ansm", "ANSM", "ANSM", { fresh: "FAA7785", help: ["Agence nationale de sécurité du médicament et des produits de santé", "French agency for the safety of medicines and health products"] }],
  ["cnil", "CNIL", "CNIL", { fresh: "FAA2548", help: ["Commission nationale de l’informatique et des libertés", "French data protection authority"] }],
  ["cesrees", "CESREES", "CESREES", { fresh: "FAA1916", help: ["Comité éthique et scientifique pour les recherches, études et évaluations en santé", "French committee for research that reuses health data"] }],
  ["cpp", "CPP", "CPP", { fresh: "FAA7094", help: ["Comité de protection des personnes", "French committee for the protection of persons"] }],
  ["ethics-committee", "Autre comité d’éthique", "Other ethics committee", { nearFresh: "FAA4819", help: ["D’un établissement ou d’un autre pays", "Of an institution or of another country"] }],
  ["ema", "EMA", "EMA", { nearFresh: "FAA4819", help: ["Agence européenne des médicaments", "European Medicines Agency"] }],
  ["fda", "FDA", "FDA", { nearFresh: "FAA4819", help: ["Agence des États-Unis pour les médicaments", "Medicines agency of the United States"] }],
  ["other", "Autre autorité", "Other authority", { fresh: "FAA4819" }],
]);

const jarde: readonly [string, string] = ["Code de la santé publique, article L. 1121-1", "French public health code, article L. 1121-1"];
const device: readonly [string, string] = ["Règlement (UE) 2017/745", "Regulation (EU) 2017/745"];
const diagnostic: readonly [string, string] = ["Règlement (UE) 2017/746", "Regulation (EU) 2017/746"];

/** Under which law the study runs: the codes are those of the French register of authorised research (ECLAIRE), in small letters. */
export const regulatoryRegime = ownList("regulatory-regime", [
  ["cat1-jarde", "Recherche interventionnelle à risque (loi Jardé, catégorie 1)", "Interventional research with risk (Jardé law, category 1)", { help: jarde }],
  ["cat2-jarde", "Recherche à risques et contraintes minimes (loi Jardé, catégorie 2)", "Research with minimal risk and burden (Jardé law, category 2)", { help: jarde }],
  ["cat3-jarde", "Recherche non interventionnelle (loi Jardé, catégorie 3)", "Non-interventional research (Jardé law, category 3)", { help: jarde }],
  ["cat3-questionnaire-jarde", "Recherche non interventionnelle par questionnaires (loi Jardé, catégorie 3)", "Non-interventional research by questionnaires (Jardé law, category 3)", { help: jarde }],
  ["derog-obligation-info-jarde", "Dispense d’information des personnes (loi Jardé)", "Exemption from informing participants (Jardé law)", { help: jarde }],
  ["study-ctis", "Essai de médicament", "Trial of a medicinal product", { help: ["Règlement (UE) 536/2014", "Regulation (EU) 536/2014"] }],
  ["study-low-inter-ctis", "Essai de médicament à faible niveau d’intervention", "Low-intervention trial of a medicinal product", { help: ["Règlement (UE) 536/2014, article 2", "Regulation (EU) 536/2014, article 2"] }],
  ["ic-cas-1", "Investigation clinique d’un dispositif médical, cas 1", "Clinical investigation of a medical device, case 1", { help: device }],
  ["ic-cas-2", "Investigation clinique d’un dispositif médical, cas 2", "Clinical investigation of a medical device, case 2", { help: device }],
  ["ic-cas-3", "Investigation clinique d’un dispositif médical, cas 3", "Clinical investigation of a medical device, case 3", { help: device }],
  ["ic-cas-4-1", "Investigation clinique d’un dispositif médical, cas 4.1", "Clinical investigation of a medical device, case 4.1", { help: device }],
  ["ic-cas-4-2", "Investigation clinique d’un dispositif médical, cas 4.2", "Clinical investigation of a medical device, case 4.2", { help: device }],
  ["ic-cas-4-3", "Investigation clinique d’un dispositif médical, cas 4.3", "Clinical investigation of a medical device, case 4.3", { help: device }],
  ["ic-cas-4-4", "Investigation clinique d’un dispositif médical, cas 4.4", "Clinical investigation of a medical device, case 4.4", { help: device }],
  ["ep-cas-1", "Étude des performances d’un dispositif de diagnostic in vitro, cas 1", "Performance study of an in vitro diagnostic device, case 1", { help: diagnostic }],
  ["ep-cas-2", "Étude des performances d’un dispositif de diagnostic in vitro, cas 2", "Performance study of an in vitro diagnostic device, case 2", { help: diagnostic }],
  ["ep-cas-3", "Étude des performances d’un dispositif de diagnostic in vitro, cas 3", "Performance study of an in vitro diagnostic device, case 3", { help: diagnostic }],
  ["data-reuse", "Réutilisation de données, hors loi Jardé", "Reuse of data, outside the Jardé law", { help: ["Loi du 6 janvier 1978, articles 72 et suivants", "French act of 6 January 1978, articles 72 onwards"] }],
  ["other", "Autre cadre, ou droit d’un autre pays", "Other regime, or law of another country"],
]);

/** Reference methodologies of the CNIL. */
export const conformity = ownList("conformity", [
  ["mr-001", "MR-001", "MR-001", { fresh: "FCD3001", help: ["Recherche impliquant la personne, avec consentement", "Research involving people, with consent"] }],
  ["mr-002", "MR-002", "MR-002", { fresh: "FCD9950", help: ["Performances de dispositifs de diagnostic in vitro", "Performance of in vitro diagnostic devices"] }],
  ["mr-003", "MR-003", "MR-003", { fresh: "FCD4191", help: ["Recherche impliquant la personne, sans opposition", "Research involving people, without objection"] }],
  ["mr-004", "MR-004", "MR-004", { fresh: "FCD4741", help: ["Recherche sur des données, sans implication de la personne", "Research on data, without involving people"] }],
  ["mr-005", "MR-005", "MR-005", { help: ["Données du PMSI, pour les établissements", "Hospital claims data, for hospitals"] }],
  ["mr-006", "MR-006", "MR-006", { help: ["Données du PMSI, pour les industriels", "Hospital claims data, for industry"] }],
  ["mr-007", "MR-007", "MR-007", { help: ["Base principale du SNDS, intérêt public", "Main base of the national health data system, public interest"] }],
  ["mr-008", "MR-008", "MR-008", { help: ["Base principale du SNDS, intérêt légitime", "Main base of the national health data system, legitimate interest"] }],
]);
