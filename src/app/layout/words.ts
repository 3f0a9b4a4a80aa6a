import type { Bilingual, Language } from "../../kernel/i18n/language.ts";
import type { Permission } from "../../modules/identity/index.ts";

/** The sections of the site, in the order of the header. `key` is what a page gives as its `section`. */
export const sections: readonly { readonly key: string; readonly href: string; readonly label: Bilingual }[] = [
  { key: "board", href: "/", label: { fr: "Contrat", en: "Contract" } },
  { key: "actions", href: "/actions", label: { fr: "Actions", en: "Actions" } },
  { key: "indicators", href: "/indicators", label: { fr: "Indicateurs", en: "Indicators" } },
  { key: "lab", href: "/lab", label: { fr: "Laboratoires", en: "Labs" } },
  { key: "publications", href: "/publications", label: { fr: "Publications", en: "Publications" } },
  { key: "data", href: "/data", label: { fr: "Données", en: "Data" } },
  { key: "studies", href: "/studies", label: { fr: "Études", en: "Studies" } },
  { key: "cohorts", href: "/cohorts", label: { fr: "Cohortes", en: "Cohorts" } },
  { key: "mortality", href: "/mortality", label: { fr: "Causes de décès", en: "Causes of death" } },
  { key: "consultations", href: "/consultations", label: { fr: "Participer", en: "Take part" } },
  { key: "resources", href: "/resources", label: { fr: "Moyens", en: "Resources" } },
  { key: "reports", href: "/reports", label: { fr: "Rapports", en: "Reports" } },
  { key: "contradictions", href: "/contradictions", label: { fr: "Contradictions", en: "Contradictions" } },
  { key: "search", href: "/search", label: { fr: "Recherche", en: "Search" } },
];

/** Pages of those who work in the house, each for whoever holds the permission; null: for everybody who has signed in. */
export const tools: readonly { readonly href: string; readonly label: Bilingual; readonly permission: Permission | null }[] = [
  { href: "/notices", label: { fr: "Mes avis", en: "My notices" }, permission: null },
  { href: "/my-actions", label: { fr: "Mes actions", en: "My actions" }, permission: "actions.report" },
  { href: "/steering", label: { fr: "Suivi des actions", en: "Steering of the actions" }, permission: "drafts.read" },
  { href: "/sites", label: { fr: "Dialogue de site", en: "Site dialogue" }, permission: "sites.report" },
  { href: "/my-duties", label: { fr: "Ce qui est attendu de moi", en: "What is expected of me" }, permission: "values.propose" },
  { href: "/values", label: { fr: "Valeurs à valider", en: "Values to validate" }, permission: "drafts.read" },
  { href: "/amendments", label: { fr: "Avenants", en: "Amendments" }, permission: "drafts.read" },
  { href: "/campaigns", label: { fr: "Campagnes de collecte", en: "Collection campaigns" }, permission: "drafts.read" },
  { href: "/measures", label: { fr: "Mesures tirées des faits", en: "Measures from facts" }, permission: "drafts.read" },
  { href: "/publications/signatures", label: { fr: "Signatures", en: "Signatures" }, permission: "publications.read-drafts" },
  { href: "/publications/orcid", label: { fr: "Couverture ORCID", en: "ORCID coverage" }, permission: "publications.read-drafts" },
  { href: "/publications/deposit", label: { fr: "Dépôt dans HAL", en: "Deposit in HAL" }, permission: "publications.read-drafts" },
  { href: "/bibliometrics/settings", label: { fr: "Lectures du contrat", en: "Readings of the contract" }, permission: "bibliometrics.declare" },
  { href: "/data/mine", label: { fr: "Mes jeux de données", en: "My datasets" }, permission: "datasets.declare" },
  { href: "/data/curation", label: { fr: "Jeux de données à relire", en: "Datasets to review" }, permission: "datasets.curate" },
  { href: "/data/requests", label: { fr: "Demandes d’accès aux données", en: "Requests for access to data" }, permission: null },
  { href: "/data/governance", label: { fr: "Gouvernance des données", en: "Data governance" }, permission: "datasets.govern" },
  { href: "/data/harvests", label: { fr: "Moissons de catalogues", en: "Harvests of catalogues" }, permission: "datasets.harvest" },
  { href: "/studies/mine", label: { fr: "Mes études", en: "My studies" }, permission: "studies.declare" },
  { href: "/studies/curation", label: { fr: "Études à relire", en: "Studies to review" }, permission: "studies.curate" },
  { href: "/studies/imports", label: { fr: "Import d’études", en: "Import of studies" }, permission: "studies.import" },
  { href: "/studies/duplicates", label: { fr: "Études en double", en: "Duplicate studies" }, permission: "studies.curate" },
  { href: "/studies/vocabularies", label: { fr: "Vocabulaires des études", en: "Vocabularies of studies" }, permission: "studies.import" },
  { href: "/consultations/forms", label: { fr: "Formulaires", en: "Forms" }, permission: "consultations.run" },
  { href: "/consultations/manage", label: { fr: "Questionnaires", en: "Questionnaires" }, permission: "consultations.run" },
  { href: "/consultations/steps/manage", label: { fr: "Consultations", en: "Consultations" }, permission: "consultations.run" },
  { href: "/consultations/moderation", label: { fr: "Modération", en: "Moderation" }, permission: "consultations.moderate" },
  { href: "/consultations/coding", label: { fr: "Codage des textes libres", en: "Coding of free texts" }, permission: "consultations.code" },
  { href: "/integrity/my-training", label: { fr: "Mes formations", en: "My training" }, permission: null },
  { href: "/integrity/training/manage", label: { fr: "Conduite des formations", en: "Running of training" }, permission: "training.run" },
  { href: "/linkage", label: { fr: "Appariements", en: "Record linkage" }, permission: "linkage.read" },
  { href: "/linkage/review", label: { fr: "Paires à relire", en: "Pairs to review" }, permission: "linkage.review" },
  { href: "/mortality/ledger", label: { fr: "Chaîne des certificats", en: "Line of certificates" }, permission: "mortality.read" },
  { href: "/cohorts/requests", label: { fr: "Demandes des cohortes", en: "Requests of cohorts" }, permission: "cohorts.ask" },
  { href: "/lab/my-structures", label: { fr: "Mes structures", en: "My structures" }, permission: "corrections.propose" },
  { href: "/lab/corrections", label: { fr: "Corrections des laboratoires", en: "Corrections by labs" }, permission: "corrections.answer" },
  { href: "/lab/asks", label: { fr: "Demandes aux laboratoires", en: "Requests to labs" }, permission: "labs.ask" },
  { href: "/directory/duplicates", label: { fr: "Doublons possibles", en: "Possible duplicates" }, permission: "directory.decide" },
  { href: "/evaluation", label: { fr: "Évaluation finale", en: "Final evaluation" }, permission: "evaluation.edit" },
  { href: "/year/edit", label: { fr: "Chiffres de l’année", en: "Figures of the year" }, permission: "figures.edit" },
  { href: "/directory/imports", label: { fr: "Imports", en: "Imports" }, permission: "directory.import" },
  { href: "/publications/duplicates", label: { fr: "Publications à départager", en: "Publications to tell apart" }, permission: "publications.decide" },
  { href: "/publications/imports", label: { fr: "Import de publications", en: "Import of publications" }, permission: "publications.import" },
  { href: "/publications/harvests", label: { fr: "Moissons", en: "Harvests" }, permission: "publications.import" },
  { href: "/mail", label: { fr: "Envois", en: "Outgoing messages" }, permission: "mail.read" },
  { href: "/webhooks", label: { fr: "Webhooks", en: "Webhooks" }, permission: "webhooks.manage" },
  { href: "/audit", label: { fr: "Journal", en: "Audit log" }, permission: "audit.read" },
  { href: "/accounts", label: { fr: "Comptes", en: "Accounts" }, permission: "accounts.manage" },
];

export const languageNames: Readonly<Record<Language, string>> = { fr: "Français", en: "English" };

interface FrameWords {
  readonly home: string;
  readonly navigation: string;
  readonly demonstration: string;
  readonly demonstrationLabel: string;
  readonly signIn: string;
  readonly signOut: string;
  readonly tools: string;
  readonly inPlaceOf: string;
  readonly toLight: string;
  readonly toDark: string;
  readonly year: string;
  readonly about: string;
  readonly help: string;
  readonly accessibility: string;
  readonly api: string;
  readonly licence: string;
  readonly database: (name: string) => string;
}

export const frameWords: Readonly<Record<Language, FrameWords>> = {
  fr: {
    home: "Jalon, accueil",
    navigation: "Rubriques",
    demonstration: "Données de démonstration, fictives. Les cibles et les valeurs de départ sont celles du contrat publié.",
    demonstrationLabel: "Nature des données",
    signIn: "Se connecter",
    signOut: "Se déconnecter",
    tools: "Mes outils",
    inPlaceOf: "en remplacement de",
    toLight: "Fond clair",
    toDark: "Fond sombre",
    year: "L’année en chiffres",
    about: "À propos",
    help: "Aide",
    accessibility: "Accessibilité",
    api: "Interface de programmation (OpenAPI)",
    licence: "Logiciel libre, licence EUPL-1.2",
    database: (name) => `Base de données\u202f: ${name}`,
  },
  en: {
    home: "Jalon, home",
    navigation: "Sections",
    demonstration: "Demonstration data, fictitious. Targets and baselines are those of the published contract.",
    demonstrationLabel: "Nature of the data",
    signIn: "Sign in",
    signOut: "Sign out",
    tools: "My tools",
    inPlaceOf: "in place of",
    toLight: "Light theme",
    toDark: "Dark theme",
    year: "The year in figures",
    about: "About",
    help: "Help",
    accessibility: "Accessibility",
    api: "Programming interface (OpenAPI)",
    licence: "Free software, EUPL-1.2 licence",
    database: (name) => `Database: ${name}`,
  },
};
