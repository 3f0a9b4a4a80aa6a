import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Tone } from "../../../../kernel/html/index.ts";
import type { FieldDefinition, SourceKind } from "../../../directory/index.ts";
import type { CorrectionAct, CorrectionState } from "../domain/moves.ts";

export const stateNames: Readonly<Record<CorrectionState, Bilingual>> = {
  open: both("attend une réponse", "waits for an answer"),
  questioned: both("question posée au laboratoire", "question put to the lab"),
  transmitted: both("transmise au registre", "passed on to the register"),
  accepted: both("acceptée", "accepted"),
  "accepted-with-change": both("acceptée avec un changement", "accepted with a change"),
  declined: both("refusée", "declined"),
  withdrawn: both("retirée", "withdrawn"),
  superseded: both("remplacée par une autre", "replaced by another"),
  recorded: both("enregistrée", "recorded"),
};

export const stateTones: Readonly<Record<CorrectionState, Tone>> = {
  open: "warn", questioned: "warn", transmitted: "accent", accepted: "good", "accepted-with-change": "good", declined: "bad", withdrawn: "quiet", superseded: "quiet", recorded: "good",
};

export const stateHelp: Partial<Readonly<Record<CorrectionState, Bilingual>>> = {
  transmitted: both("Le service est d’accord et l’a transmise au registre\u202f: la fiche changera quand le registre le dira.", "The office agrees and has passed it on: the record will change when the register says so."),
  recorded: both("Ce champ appartient au laboratoire\u202f: sa parole est montrée aussitôt.", "The lab owns this field: its word is shown at once."),
  questioned: both("Le laboratoire doit répondre à la question posée.", "The lab has to answer the question."),
};

export const actNames: Readonly<Record<CorrectionAct | "propose", Bilingual>> = {
  propose: both("Proposée", "Proposed"),
  accept: both("Acceptée", "Accepted"),
  "accept-with-change": both("Acceptée avec un changement", "Accepted with a change"),
  transmit: both("Transmise au registre", "Passed on to the register"),
  decline: both("Refusée", "Declined"),
  "ask-back": both("Question au laboratoire", "Question to the lab"),
  reply: both("Réponse du laboratoire", "Reply of the lab"),
  withdraw: both("Retirée", "Withdrawn"),
  supersede: both("Remplacée par une autre", "Replaced by another"),
};

/** What the buttons say. */
export const actVerbs: Readonly<Record<CorrectionAct, Bilingual>> = {
  accept: both("Accepter", "Accept"),
  "accept-with-change": both("Accepter avec un changement", "Accept with a change"),
  transmit: both("Transmettre au registre", "Pass on to the register"),
  decline: both("Refuser", "Decline"),
  "ask-back": both("Poser une question", "Ask a question"),
  reply: both("Répondre", "Reply"),
  withdraw: both("Retirer", "Withdraw"),
  supersede: both("Remplacer", "Replace"),
};

export const ownerNames: Readonly<Record<SourceKind, Bilingual>> = {
  "directory-office": both("référentiel des structures", "directory office"),
  "official-register": both("référentiel des structures, pour le registre national", "directory office, for the national register"),
  "identifier-register": both("référentiel des structures, pour le registre d’identifiants", "directory office, for the identifier register"),
  "institute-document": both("référentiel des structures", "directory office"),
  publications: both("référentiel des structures", "directory office"),
  usage: both("référentiel des structures", "directory office"),
  "human-resources": both("ressources humaines", "human resources"),
  finance: both("finances", "finance"),
  contracts: both("contrats", "contracts"),
  lab: both("laboratoire", "laboratory"),
};

export function labelOfField(fields: readonly FieldDefinition[], code: string): Bilingual {
  return fields.find((field) => field.code === code)?.label ?? both(code, code);
}

export const roleOptions = ["director", "deputy-director", "interim-director", "co-director", "member", "coordinator", "administrator"] as const;
