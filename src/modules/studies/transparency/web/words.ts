import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { PromiseState } from "../../domain/promise.ts";
import type { RegistrationState, ReportingState } from "../rule.ts";

export const registrationWords: Readonly<Record<RegistrationState, Bilingual>> = {
  before: { fr: "Avant le premier participant", en: "Before the first participant" },
  late: { fr: "En retard", en: "Late" },
  none: { fr: "Pas inscrit", en: "Not registered" },
  unclear: { fr: "Date manquante", en: "Day missing" },
  "not-started": { fr: "Pas commencé", en: "Not begun" },
};

export const reportingWords: Readonly<Record<ReportingState, Bilingual>> = {
  "on-time": { fr: "À temps", en: "On time" },
  late: { fr: "En retard", en: "Late" },
  undated: { fr: "Publiés, date inconnue", en: "Public, day unknown" },
  overdue: { fr: "Attendus, en retard", en: "Overdue" },
  "not-due": { fr: "Pas encore dus", en: "Not yet due" },
  unclear: { fr: "Fin de l’étude à confirmer", en: "Completion to be confirmed" },
  "not-applicable": { fr: "Sans participant", en: "No participant" },
};

export const sharingWords: Readonly<Record<PromiseState, Bilingual>> = {
  none: { fr: "Aucun plan", en: "No plan" },
  undecided: { fr: "Pas décidé", en: "Undecided" },
  refused: { fr: "Pas de partage", en: "Not shared" },
  promised: { fr: "Promis", en: "Promised" },
  kept: { fr: "Promesse tenue", en: "Kept" },
  partly: { fr: "Tenue en partie", en: "Partly kept" },
  overdue: { fr: "Échéance passée", en: "Overdue" },
  unclear: { fr: "Sans date vérifiable", en: "No day to check" },
};

/** The rule, as the page writes it. Each line: what, and where it comes from. */
export const ruleWords: readonly { readonly name: Bilingual; readonly text: Bilingual }[] = [
  { name: { fr: "Études comptées", en: "Studies counted" }, text: {
    fr: "Les études d’intervention publiées sur le portail, sauf celles qui disent n’être pas un essai clinique, et sauf les fiches retirées. Le promoteur est le premier de la fiche.",
    en: "Interventional studies published on the portal, but those that say that they are no clinical trial and records that were withdrawn. The sponsor is the first of the record.",
  } },
  { name: { fr: "Inscrit avant", en: "Registered before" }, text: {
    fr: "Inscrit dans un registre d’essais (ClinicalTrials.gov, CTIS, EudraCT, ISRCTN, DRKS) au plus tard le jour du premier participant\u202f: politique d’enregistrement de l’ICMJE, déclaration commune de l’OMS de 2017. Un essai commencé sans inscription est compté comme tel\u202f; sans date d’inscription ou de début, il est à part. Les États-Unis laissent 21 jours (42 CFR 11)\u202f; pas ici.",
    en: "Registered in a register of trials (ClinicalTrials.gov, CTIS, EudraCT, ISRCTN, DRKS) no later than the day of the first participant: registration policy of the ICMJE, joint statement of the WHO of 2017. A trial begun without registration counts as such; without a day of registration or start it stands apart. The United States allow 21 days (42 CFR 11); not here.",
  } },
  { name: { fr: "Résultats publics", en: "Results public" }, text: {
    fr: "Résultats déposés dans un registre, ou publication des résultats, dans les douze mois qui suivent la fin de l’étude (règlement (UE) 536/2014, article 37). L’OMS et 42 CFR 11 comptent depuis la fin du critère principal\u202f: ce départ se choisit ci-dessus. Une publication a l’année que nomme sa citation\u202f; sans elle, les résultats sont publics sans qu’on sache quand. Un essai arrêté doit ses résultats\u202f; un essai retiré avant tout participant, non.",
    en: "Results posted in a register, or a publication of the results, within twelve months of the end of the study (Regulation (EU) 536/2014, article 37). The WHO and 42 CFR 11 count from primary completion: that start can be chosen above. A publication has the year that its citation names; without it, results are public and nobody knows since when. A trial that was stopped owes its results; one withdrawn before any participant does not.",
  } },
  { name: { fr: "Données partagées", en: "Data shared" }, text: {
    fr: "La promesse du plan de partage, tenue contre ce qui se voit\u202f: un jeu de données du portail publié en accès ouvert ou sur demande, ou un identifiant ailleurs. Une phrase qui dit oui n’est pas un fait. Un délai en mots n’est lu que s’il n’a qu’un sens.",
    en: "The promise of the sharing plan, held against what can be seen: a dataset of the portal published with open or controlled access, or an identifier elsewhere. A sentence that says yes is not a fact. A time in words is read only where it has one meaning.",
  } },
  { name: { fr: "Dates incomplètes", en: "Partial dates" }, text: {
    fr: "Un mois ou une année se lit en faveur du promoteur\u202f: dernier jour pour un début, une fin ou une échéance, premier jour pour une publication. Une fin prévue qui est passée sans confirmation n’est pas comptée en retard\u202f: elle est à confirmer.",
    en: "A month or a year is read in favour of the sponsor: last day for a start, an end or a due day, first day for a publication. An expected end that has passed unconfirmed is not counted late: it is to be confirmed.",
  } },
  { name: { fr: "Parts", en: "Shares" }, text: {
    fr: "Inscrits avant, parmi les essais commencés ou déjà inscrits dont les dates sont dites. Résultats publics, à temps ou non, parmi ceux qui étaient dus. Promesses tenues, parmi celles dont l’échéance est passée ou qui sont tenues.",
    en: "Registered before, among trials begun or registered already, whose days are stated. Results public, on time or not, among those that were due. Promises kept, among those past their day or already kept.",
  } },
];
