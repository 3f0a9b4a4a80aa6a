import type { Tone } from "../../../../kernel/html/index.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Door, PhaseKind } from "../domain/consultation.ts";
import type { ContributionState, FollowUpState, Verdict } from "../domain/contribution.ts";
import type { AnswerFilter, ProposalSort } from "../store/proposals.ts";

export const phaseNames: Readonly<Record<PhaseKind, Bilingual>> = {
  announced: both("Annonce", "Announcement"),
  contributions: both("Propositions", "Proposals"),
  discussion: both("Discussion", "Discussion"),
  synthesis: both("Synthèse", "Synthesis"),
  answer: both("Réponse de l’institut", "The institute’s answer"),
  "follow-up": both("Suivi", "Follow-up"),
};

/** Where a consultation stands, as a reader wants to know it. */
export const standingNames: Readonly<Record<PhaseKind | "before" | "between" | "over", Bilingual>> = {
  before: both("À venir", "To come"),
  announced: both("Annoncée", "Announced"),
  contributions: both("Propositions ouvertes", "Open to proposals"),
  discussion: both("En discussion", "Under discussion"),
  synthesis: both("Synthèse en cours", "Synthesis under way"),
  answer: both("L’institut répond", "The institute is answering"),
  "follow-up": both("Suites données", "Being followed up"),
  between: both("Entre deux phases", "Between two phases"),
  over: both("Terminée", "Over"),
};

export const doorNames: Readonly<Record<Door, Bilingual>> = {
  staff: both("Le personnel", "Staff"),
  stakeholders: both("Les organisations invitées", "Invited organisations"),
  public: both("Tout le monde", "Everybody"),
};

/** After the name of whoever wrote. */
export const speakerNames: Readonly<Record<Door, Bilingual>> = {
  staff: both("personnel", "staff"),
  stakeholders: both("organisation invitée", "invited organisation"),
  public: both("public", "public"),
};

/** Shown before somebody comes in by a door. */
export const doorRules: Readonly<Record<Door, Bilingual>> = {
  staff: both(
    "Vous vous connectez. Votre texte paraît aussitôt, sous votre nom ou sous votre rôle, à votre choix. Ce n’est pas anonyme\u202f: la maison garde le compte qui a écrit, pour que vous puissiez corriger votre texte, mais aucune page ne le montre à côté d’un rôle.",
    "You sign in. Your text is published at once, under your name or your role, as you choose. It is not anonymous: the house keeps which account wrote, so that you can mend your text, but no page shows it beside a role.",
  ),
  stakeholders: both(
    "Votre organisation a reçu un lien. Votre texte paraît sous son nom, après lecture par un modérateur.",
    "Your organisation was given a link. Your text is published under its name, once a moderator has read it.",
  ),
  public: both(
    "Ni compte ni adresse de courriel\u202f: un pseudonyme suffit. Votre texte paraît après lecture par un modérateur. Rien n’empêche une même personne d’écrire sous plusieurs pseudonymes\u202f: les avis du public se lisent, ils ne se comptent pas.",
    "No account and no mail address: a pseudonym is enough. Your text is published once a moderator has read it. Nothing keeps one person from writing under several pseudonyms: what the public says is read, not counted.",
  ),
};

export const stateNames: Readonly<Record<ContributionState, Bilingual>> = {
  waiting: both("En attente de lecture", "Waiting to be read"),
  published: both("Publié", "Published"),
  refused: both("Non publié", "Not published"),
  masked: both("Masqué", "Masked"),
  withdrawn: both("Retiré par son auteur", "Withdrawn by its author"),
};

export const stateTones: Readonly<Record<ContributionState, Tone>> = { waiting: "accent", published: "good", refused: "bad", masked: "bad", withdrawn: "quiet" };

export const verdictNames: Readonly<Record<Verdict, Bilingual>> = {
  accepted: both("Retenue", "Accepted"),
  partly: both("Retenue en partie", "Accepted in part"),
  refused: both("Non retenue", "Not accepted"),
};

export const verdictTones: Readonly<Record<Verdict, Tone>> = { accepted: "good", partly: "warn", refused: "bad" };

export const followUpNames: Readonly<Record<FollowUpState, Bilingual>> = {
  planned: both("Prévu", "Planned"),
  "under-way": both("En cours", "Under way"),
  done: both("Fait", "Done"),
  "given-up": both("Abandonné", "Given up"),
};

export const sortNames: Readonly<Record<ProposalSort, Bilingual>> = {
  newest: both("les plus récentes", "newest"),
  oldest: both("les plus anciennes", "oldest"),
  support: both("les plus soutenues par le personnel", "most supported by staff"),
  comments: both("les plus commentées", "most commented"),
  answered: both("les dernières réponses", "latest answers"),
};

export const answerFilterNames: Readonly<Record<AnswerFilter, Bilingual>> = {
  any: both("toutes", "all"),
  none: both("sans réponse", "without an answer"),
  accepted: both("retenues", "accepted"),
  partly: both("retenues en partie", "accepted in part"),
  refused: both("non retenues", "not accepted"),
};

export const eventNames = { meeting: both("Réunion", "Meeting"), seminar: both("Séminaire", "Seminar") } as const;
export const sheetNames = { advice: both("Fiche conseil", "Advice sheet"), capsule: both("Capsule", "Capsule") } as const;
