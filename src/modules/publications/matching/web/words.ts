import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { SignatureStatus } from "../domain/decisions.ts";
import type { QuestionReason } from "../domain/outcome.ts";

const both = (fr: string, en: string): Bilingual => ({ fr, en });

export const words = {
  publications: both("Publications", "Publications"),
  title: both("Signatures et structures", "Signatures and structures"),
  lead: both(
    "Chaque texte de signature distinct, rapproché des structures à la date de l’article. Accepter ou refuser vaut pour toutes les publications qui portent ce texte, aujourd’hui et plus tard.",
    "Each distinct signature text, matched to structures at the date of the paper. Accepting or rejecting holds for every publication that bears this text, today and later.",
  ),
  status: both("État", "Status"), any: both("Toutes", "All"), search: both("Mots de la signature", "Words of the signature"), entity: both("Code de la structure (RNSR)", "Code of the structure (RNSR)"), filter: both("Filtrer", "Filter"),
  list: both("Signatures", "Signatures"), signature: both("Signature", "Signature"), found: both("Ce qui est reconnu", "What is recognised"), works: both("Publications", "Publications"),
  none: both("Aucune signature ici", "No signature here"), noneHelp: both("Changez le filtre, ou importez des publications.", "Change the filter, or import publications."),
  accept: both("Accepter", "Accept"), reject: both("Refuser", "Reject"), takeBack: both("Annuler la décision", "Take the decision back"), nothing: both("Rien n’est reconnu", "Nothing is recognised"),
  evidence: both("Preuves", "Evidence"), proposals: both("Structures et organisations", "Structures and organisations"), strategy: both("Stratégie", "Strategy"), confidence: both("Confiance", "Confidence"),
  name: both("Nom", "Name"), code: both("Code", "Code"), decision: both("Décision", "Decision"), decisions: both("Décisions", "Decisions"), noDecision: both("Personne n’a encore décidé de cette signature.", "Nobody has decided on this signature yet."),
  add: both("Désigner une autre structure", "Name another structure"), addCode: both("Code public de la structure ou de l’organisation", "Public code of the structure or organisation"), addHint: both("Numéro RNSR, SIREN, UAI ou code de la fiche.", "RNSR number, SIREN, UAI or code of its page."),
  reason: both("Motif", "Reason"), bearing: both("Publications qui portent cette signature", "Publications that bear this signature"), year: both("Année", "Year"), workTitle: both("Titre", "Title"),
  unknownLabels: both("Numéros d’unité inconnus du référentiel\u202f:", "Unit numbers unknown to the directory:"), given: both("Identifiants donnés par la source\u202f:", "Identifiers given by the source:"), noText: both("(sans texte)", "(no text)"),
  done: both("Décision enregistrée.", "Decision kept."), undone: both("Décision annulée.", "Decision taken back."), undo: both("Annuler", "Undo"), asOf: both("Lue au", "Read as of"),
  question: both("à confirmer", "to confirm"), matched: both("reconnu", "recognised"), accepted: both("accepté", "accepted"), rejected: both("refusé", "rejected"), revoked: both("annulée", "taken back"),
  by: both("Par", "By"), when: both("Le", "On"), demonstration: both("Fictif", "Made up"),
} as const;

export const statusWords: Readonly<Record<SignatureStatus, Bilingual>> = {
  question: both("À confirmer", "To confirm"), unknown: both("Rien de reconnu en France", "Nothing recognised in France"), matched: both("Reconnues", "Recognised"), decided: both("Décidées", "Decided"), elsewhere: both("Ailleurs", "Elsewhere"),
};

export const reasonWords: Readonly<Record<QuestionReason, Bilingual>> = {
  several: both("plusieurs structures possibles", "several structures possible"), period: both("structure fermée ou pas encore ouverte à cette date", "structure closed or not yet open on that day"), place: both("autre ville nommée", "another town is named"),
  institution: both("autre établissement nommé", "another institution is named"), abroad: both("signature à l’étranger", "signature abroad"), weak: both("indices faibles", "weak hints"),
};

export const criterionWords: Readonly<Record<string, Bilingual>> = {
  label: both("numéro d’unité", "unit number"), name: both("nom", "name"), acronym: both("sigle", "acronym"), place: both("ville", "town"), institution: both("établissement", "institution"),
  rnsr: both("numéro RNSR", "RNSR number"), succession: both("succession", "succession"),
};

export const strategyWords: Readonly<Record<string, Bilingual>> = {
  "rnsr-number": both("numéro RNSR", "RNSR number"), "label-institution-place": both("numéro, établissement et ville", "number, institution and town"), "label-name": both("numéro et nom ou sigle", "number and name or acronym"),
  "label-institution": both("numéro et établissement", "number and institution"), "label-place": both("numéro et ville", "number and town"), label: both("numéro seul", "number alone"), "name-acronym": both("nom et sigle", "name and acronym"),
  "name-place": both("nom et ville", "name and town"), "name-institution": both("nom et établissement", "name and institution"), name: both("nom seul", "name alone"), "acronym-institution-place": both("sigle, établissement et ville", "acronym, institution and town"),
  "acronym-institution": both("sigle et établissement", "acronym and institution"), "acronym-place": both("sigle et ville", "acronym and town"), acronym: both("sigle seul", "acronym alone"), "source-identifier": both("identifiant de la source", "identifier of the source"),
  "organisation-name": both("nom d’établissement", "name of an institution"), "organisation-acronym": both("sigle d’établissement", "acronym of an institution"), "organisation-identifier": both("identifiant de la source", "identifier of the source"), person: both("désignée par une personne", "named by a person"),
};
