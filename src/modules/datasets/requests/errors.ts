import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";
import { both } from "../../../kernel/i18n/format.ts";
import type { NotRequestable } from "./domain/settings.ts";

/** The same whether there is none or the caller may not see it. */
export function unknownRequest(): AppError {
  return new AppError("requests.unknown", both("Cette demande n’existe pas, ou elle ne vous est pas adressée.", "There is no such request, or it is not addressed to you."), { status: 404 });
}

export function unknownDataset(): AppError {
  return new AppError("requests.unknown-dataset", both("Ce jeu de données n’existe pas, ou il n’est pas public.", "There is no such dataset, or it is not public."), { status: 404 });
}

/** The table of moves does not allow it in this state, or not to this side. */
export function moveNotAllowed(): AppError {
  return new AppError("requests.move-not-allowed", both("Dans son état présent, cette demande ne permet pas cet acte. Rechargez la page\u202f: elle a pu changer.", "In its present state this request does not allow this act. Load the page again: it may have changed."), { status: 409 });
}

export function notYours(): AppError {
  return new AppError("requests.not-yours", both("Cet acte revient à quelqu’un d’autre.", "This act is somebody else’s."), { status: 403 });
}

export function changedMeanwhile(): AppError {
  return new AppError("requests.changed-meanwhile", both("La demande a changé depuis que vous avez ouvert la page. Relisez-la, puis recommencez\u202f: rien n’a été enregistré.", "The request changed since you opened the page. Read it again, then start over: nothing was recorded."), { status: 409 });
}

export function notValid(issues: readonly Issue[]): AppError {
  return new AppError("requests.not-valid", both("Rien n’a été transmis\u202f: corrigez ce qui suit.", "Nothing was handed in: correct what follows."), { status: 422, issues });
}

/** The delay for deciding has not passed: the deciders decide. */
export function notOverdue(): AppError {
  return new AppError("requests.not-overdue", both("Le délai des décideurs n’est pas écoulé\u202f: la décision leur revient.", "The deciders’ delay has not passed: the decision is theirs."), { status: 409 });
}

/** Their share has been spoken for by somebody else, or they hold none. */
export function noShare(): AppError {
  return new AppError("requests.no-share", both("Aucune voix ne vous revient sur cette demande, ou elle a déjà été exprimée à votre place.", "You hold no share in this decision, or somebody has spoken for it already."), { status: 409 });
}

const reasons: Readonly<Record<NotRequestable, readonly [string, string]>> = {
  "not-published": ["Ce jeu de données n’est pas publié.", "This dataset is not published."],
  "open-to-all": ["Ces données sont ouvertes à tous\u202f: téléchargez-les depuis leur fiche, sans demande.", "These data are open to all: download them from their page, without a request."],
  closed: ["L’accès à ces données est fermé\u202f; leur fiche dit pourquoi.", "Access to these data is closed; their page says why."],
  embargoed: ["Ces données sont sous embargo et ne se demandent pas avant sa fin.", "These data are under embargo and cannot be asked for before it ends."],
  elsewhere: ["Ces données sont dans un autre entrepôt\u202f: l’accès s’y demande, depuis le lien de leur fiche.", "These data are in another repository: access is asked for there, from the link on their page."],
};

export function notRequestableError(reason: NotRequestable): AppError {
  const [fr, en] = reasons[reason];
  return new AppError(`requests.${reason}`, both(fr, en), { status: 409 });
}

export function unknownLink(): AppError {
  return new AppError("requests.unknown-link", both("Ce lien n’existe pas ou n’a plus cours. Demandez-en un autre à qui vous l’a donné.", "This link does not exist or no longer holds. Ask for another from whoever gave it to you."), { status: 404 });
}

/** Asked with other words while an earlier request of the same person for the same dataset waits for its answer. */
export function underWay(number: string): AppError {
  return new AppError("requests.under-way", both(`Votre demande ${number} sur ce jeu de données est en cours\u202f: complétez-la par un message, ou retirez-la avant d’en faire une autre. Rien n’a été enregistré.`, `Your request ${number} for this dataset is under way: add to it by a message, or withdraw it before making another. Nothing was recorded.`), { status: 409 });
}

export function formKeyTaken(): AppError {
  return new AppError("requests.form-key-taken", both("Ce formulaire a déjà servi pour un autre jeu de données. Ouvrez-en un nouveau.", "This form was already used for another dataset. Open a new one."), { status: 409 });
}
