import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { RequestMove, RequestSide, RequestState } from "./table.ts";

export const stateNames: Readonly<Record<RequestState, Bilingual>> = {
  draft: both("brouillon", "draft"), submitted: both("déposée", "handed in"), "under-review": both("à l’examen", "under review"), returned: both("à compléter", "to be completed"), approved: both("acceptée sous conditions", "approved with conditions"),
  granted: both("accès ouvert", "access open"), refused: both("refusée", "refused"), withdrawn: both("retirée par son auteur", "withdrawn by its author"), expired: both("accès terminé", "access ended"), revoked: both("accès retiré", "access revoked"), closed: both("close sans suite", "closed"),
};

export const stateTones: Readonly<Record<RequestState, "quiet" | "good" | "warn" | "bad" | "accent">> = {
  draft: "quiet", submitted: "accent", "under-review": "accent", returned: "warn", approved: "warn", granted: "good", refused: "bad", withdrawn: "quiet", expired: "quiet", revoked: "bad", closed: "quiet",
};

export const sideNames: Readonly<Record<RequestSide, Bilingual>> = {
  requester: both("demandeur", "requester"), decider: both("décideurs", "deciders"), administrator: both("administrateur de la donnée", "data administrator"), house: both("Jalon", "Jalon"),
};

/** Lines of the journal. */
export const moveNames: Readonly<Record<RequestMove, Bilingual>> = {
  save: both("Brouillon enregistré", "Draft saved"), submit: both("Demande déposée", "Request handed in"), withdraw: both("Demande retirée par son auteur", "Request withdrawn by its author"), accept: both("Conditions acceptées, accès ouvert", "Conditions accepted, access open"),
  renew: both("Renouvellement demandé", "Renewal asked for"), "make-link": both("Lien de téléchargement créé", "Download link made"), "revoke-link": both("Lien de téléchargement retiré", "Download link revoked"),
  ask: both("Question", "Question"), answer: both("Réponse", "Answer"), note: both("Note entre décideurs", "Note between deciders"), take: both("Examen commencé", "Examination begun"), return: both("Renvoyée pour être complétée", "Sent back to be completed"),
  opine: both("Avis donné", "Opinion given"), decide: both("Décision de l’administrateur de la donnée", "Decision of the data administrator"), "replace-decider": both("Décideur remplacé", "Decider replaced"), revoke: both("Accès retiré", "Access revoked"),
  approve: both("Demande acceptée", "Request approved"), refuse: both("Demande refusée", "Request refused"), open: both("Accès ouvert", "Access open"), expire: both("Accès arrivé à son terme", "Access ended"), lapse: both("Close, restée sans suite", "Closed, left lying"),
  close: both("Close par Jalon", "Closed by Jalon"), remind: both("Décideurs relancés", "Deciders reminded"), escalate: both("Délai dépassé, administrateur de la donnée prévenu", "Overdue, data administrator told"), "pass-share": both("Voix passée à quelqu’un d’autre", "Share passed to somebody else"),
};

/** Why the house closed a request that had lost its object. */
export const closingReasons: Readonly<Record<string, Bilingual>> = {
  "not-published": both("Le jeu de données n’est plus publié.", "The dataset is no longer published."), "open-to-all": both("Les données sont désormais ouvertes à tous\u202f: plus besoin de demande.", "The data are now open to all: no request is needed any more."),
  closed: both("L’accès à ces données est désormais fermé.", "Access to these data is now closed."), embargoed: both("Les données sont désormais sous embargo.", "The data are now under embargo."), elsewhere: both("Les données sont désormais dans un autre entrepôt.", "The data are now in another repository."),
};
