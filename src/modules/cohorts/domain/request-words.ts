import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { RequestMove, RequestState, Side } from "./request-table.ts";

export const requestStateNames: Readonly<Record<RequestState, Bilingual>> = {
  asked: both("déposée", "asked"), qualified: both("à l’étude", "qualified"), quoted: both("devis envoyé", "quoted"), accepted: both("acceptée", "accepted"), "under-way": both("en cours", "under way"), delivered: both("livrée", "delivered"), closed: both("close", "closed"), refused: both("refusée", "refused"), withdrawn: both("retirée", "withdrawn"),
};

/** What happened, as the journal tells it. */
export const moveNames: Readonly<Record<RequestMove, Bilingual>> = {
  ask: both("demande déposée", "request made"), qualify: both("demande prise à l’étude", "request qualified"), quote: both("devis envoyé", "quote sent"), accept: both("demande acceptée", "request accepted"), refuse: both("demande refusée", "request refused"), start: both("travail commencé", "work begun"), deliver: both("travail livré", "work delivered"), resume: both("travail repris", "work resumed"), close: both("demande close", "request closed"), withdraw: both("demande retirée", "request withdrawn"), message: both("message", "message"), assign: both("demande confiée", "request assigned"), tie: both("projet d’appariement", "linkage project"),
};

/** What a button says. */
export const moveActs: Readonly<Record<RequestMove, Bilingual>> = {
  ask: both("Déposer la demande", "Make the request"), qualify: both("Prendre à l’étude", "Qualify"), quote: both("Envoyer le devis", "Send the quote"), accept: both("Accepter", "Accept"), refuse: both("Refuser", "Refuse"), start: both("Commencer le travail", "Begin the work"), deliver: both("Livrer", "Deliver"), resume: both("Demander une reprise", "Ask to resume"), close: both("Clore", "Close"), withdraw: both("Retirer la demande", "Withdraw the request"), message: both("Envoyer", "Send"), assign: both("Confier", "Assign"), tie: both("Lier", "Tie"),
};

export const sideNames: Readonly<Record<Side, Bilingual>> = { cohort: both("cohorte", "cohort"), office: both("France Cohortes", "France Cohortes") };
