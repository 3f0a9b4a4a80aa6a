import { field, type Field } from "./field.ts";

/** Identity, subject, who answers, rules. */
export const firstFields: readonly Field[] = [
  field("identity", "title", "text", "Titre scientifique", "Scientific title", { fresh: "E-016", ctgov: "identificationModule.officialTitle", who: [10] }),
  field("identity", "publicTitle", "text", "Titre pour le public", "Public title", { ctgov: "identificationModule.briefTitle", who: [9], help: ["Le même, en mots de tous les jours.", "The same in everyday words."] }),
  field("identity", "acronym", "line", "Acronyme", "Acronym", { fresh: "E-017", ctgov: "identificationModule.acronym" }),
  field("identity", "registryNumbers", "registry-numbers", "Numéros dans les registres", "Registry numbers", { fresh: "E-001 E-002 E-012 E-013", ctgov: "identificationModule.secondaryIdInfos", who: [1, 3], help: ["NCT, EudraCT, CTIS, ID-RCB, ISRCTN…", "NCT, EudraCT, CTIS, ID-RCB, ISRCTN…"] }),
  field("identity", "originLanguage", "language", "Langue d’origine", "Original language", { fresh: "E-005" }),
  field("identity", "keywords", "keywords", "Mots-clés", "Keywords", { fresh: "E-056", ctgov: "conditionsModule.keywords" }),

  field("subject", "summary", "long-text", "Résumé", "Summary", { fresh: "E-053", ctgov: "descriptionModule.briefSummary" }),
  field("subject", "purpose", "long-text", "Objectifs", "Objectives", { fresh: "E-052", ctgov: "descriptionModule.detailedDescription" }),
  field("subject", "themes", "concepts", "Spécialités médicales", "Medical specialities", { list: "theme", fresh: "E-169 E-054 E-186" }),
  field("subject", "determinants", "concepts", "Déterminants de santé", "Health determinants", { list: "determinant", fresh: "E-057 E-172 E-173 E-174 E-175 E-176 E-177" }),
  field("subject", "conditions", "coded-terms", "Maladies et problèmes de santé", "Conditions", { fresh: "E-055", ctgov: "conditionsModule.conditions", who: [12], help: ["De préférence avec un code (MeSH, CIM-11, ORPHA)\u202f: il fait trouver l’étude dans les deux langues.", "With a code where possible (MeSH, ICD-11, ORPHA): it makes the study found in both languages."] }),
  field("subject", "rareDisease", "boolean", "Maladie rare", "Rare disease", { fresh: "E-059" }),

  field("responsibility", "sponsors", "organisations", "Promoteurs", "Sponsors", { fresh: "E-042 E-043 E-182 E-022 E-045", ctgov: "sponsorCollaboratorsModule.leadSponsor", who: [5, 6], help: ["L’organisme responsable de l’étude\u202f; le premier est le promoteur principal.", "The body responsible for the study; the first is the primary sponsor."] }),
  field("responsibility", "funders", "organisations", "Financeurs", "Funders", { fresh: "E-038 E-039 E-181 E-022 E-023", who: [4] }),
  field("responsibility", "collaborators", "organisations", "Partenaires", "Collaborators", { ctgov: "sponsorCollaboratorsModule.collaborators" }),
  field("responsibility", "investigators", "investigators", "Investigateurs", "Investigators", { fresh: "E-152 E-021 E-158 E-159 E-024 E-160 E-161 E-179 E-196 E-162 E-163 E-164 E-165 E-166 E-180", ctgov: "contactsLocationsModule.overallOfficials", who: [8] }),
  field("responsibility", "contacts", "contacts", "Contacts", "Contacts", { fresh: "E-033 E-034 E-167 E-168 E-197", ctgov: "contactsLocationsModule.centralContacts", who: [7] }),
  field("responsibility", "steeringCommittee", "boolean", "Comité scientifique ou de pilotage", "Scientific or steering committee", { fresh: "E-046" }),
  field("responsibility", "governance", "long-text", "Gouvernance", "Governance", { fresh: "E-047 E-048" }),
  field("responsibility", "networks", "long-text", "Réseaux et consortiums", "Networks and consortia", { fresh: "E-049 E-050" }),

  field("rules", "regulatoryRegime", "concept", "Cadre réglementaire", "Regulatory regime", { list: "regulatory-regime" }),
  field("rules", "authorisations", "authorisations", "Avis et autorisations", "Opinions and authorisations", { fresh: "E-018 E-019", ctgov: "oversightModule", who: [21] }),
  field("rules", "conformity", "concepts", "Méthodologies de référence", "Reference methodologies", { list: "conformity", fresh: "E-020", help: ["Engagements de conformité auprès de la CNIL (MR-001 à MR-004 et suivantes).", "Commitments of conformity made to the CNIL (MR-001 to MR-004 and later)."] }),
  field("rules", "dataMonitoringCommittee", "boolean", "Comité de surveillance indépendant", "Data monitoring committee", { ctgov: "oversightModule.oversightHasDmc" }),
];
