import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { LegalKind, PopulationKind } from "./record.ts";
import type { CohortState, EvidenceKind } from "./states.ts";

export const stateNames: Readonly<Record<CohortState, Bilingual>> = {
  candidate: both("candidate", "candidate"), "under-agreement": both("convention en préparation", "agreement in preparation"), "being-integrated": both("en cours d’intégration", "being integrated"), hosted: both("hébergée", "hosted"), left: both("partie", "left"),
};

export const evidenceNames: Readonly<Record<EvidenceKind, Bilingual>> = {
  application: both("candidature", "application"), decision: both("décision", "decision"), "hosting-agreement": both("convention d’hébergement", "hosting agreement"), "system-opening": both("ouverture du système d’information", "opening of the information system"), ending: both("fin ou motif du départ", "end, or reason for leaving"),
};

export const populationNames: Readonly<Record<PopulationKind, Bilingual>> = {
  general: both("population générale", "general population"), birth: both("naissances", "births"), children: both("enfants et adolescents", "children and adolescents"), students: both("étudiants", "students"), workers: both("travailleurs", "workers"), ageing: both("personnes âgées", "older people"), patients: both("patients", "patients"), "rare-disease": both("maladies rares", "rare diseases"), exposed: both("personnes exposées", "exposed people"),
};

export const legalNames: Readonly<Record<LegalKind, Bilingual>> = {
  "ethics-committee": both("comité de protection des personnes", "ethics committee"), "cnil-authorisation": both("autorisation de la CNIL", "authorisation of the CNIL"), "cnil-reference-method": both("méthodologie de référence", "reference methodology"), "expert-committee": both("avis du CESREES", "opinion of the CESREES"), "biobank-declaration": both("déclaration de la collection d’échantillons", "declaration of the collection of samples"), other: both("autre référence", "other reference"),
};

export const fieldNames: Readonly<Record<string, Bilingual>> = {
  name: both("nom", "name"), acronym: both("acronyme", "acronym"), population: both("population", "population"), populationKind: both("type de population", "kind of population"), startedOn: both("début", "start"), plannedEndOn: both("fin prévue", "planned end"), investigators: both("investigateurs", "investigators"), structure: both("structure responsable", "responsible structure"), study: both("fiche d’étude", "study record"), datasets: both("jeux de données", "datasets"), funding: both("financements", "funding"), biobank: both("biobanque", "biobank"), legal: both("références juridiques", "legal references"), website: both("site", "website"), sharing: both("plan de partage", "sharing plan"), team: both("comptes de l’équipe", "accounts of the team"), participants: both("participants", "participants"), state: both("état", "state"),
};
