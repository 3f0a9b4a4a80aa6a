import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";

export function unknownQuestionnaire(): AppError {
  return new AppError("consultations.unknown-questionnaire", { fr: "Aucun questionnaire ne porte ce code, ou il n’est pas encore public.", en: "No questionnaire bears this code, or it is not public yet." }, { status: 404 });
}

export function notForYou(): AppError {
  return new AppError("consultations.not-organiser", { fr: "Cet acte revient au bureau des consultations.", en: "This act is for the consultation office." }, { status: 403 });
}

export function questionnaireRefused(issues: readonly Issue[]): AppError {
  return new AppError("consultations.questionnaire-refused", { fr: "Le questionnaire n’est pas enregistré\u202f: corrigez ce qui est signalé.", en: "The questionnaire is not saved: mend what is pointed out." }, { status: 422, issues });
}

export function notReadyToOpen(issues: readonly Issue[]): AppError {
  return new AppError("consultations.not-ready-to-open", { fr: "Le questionnaire ne peut pas ouvrir\u202f: corrigez ce qui est signalé.", en: "The questionnaire cannot open: mend what is pointed out." }, { status: 422, issues });
}

export function codeTaken(): AppError {
  return questionnaireRefused([{ code: "consultations.code-taken", severity: "error", field: "code", text: { fr: "Ce code est déjà pris\u202f: choisissez-en un autre.", en: "This code is taken: choose another." } }]);
}

export function questionnaireMovedOn(): AppError {
  return new AppError("consultations.questionnaire-moved-on", { fr: "Ce questionnaire n’en est plus là\u202f: rechargez la page pour voir où il en est.", en: "This questionnaire is no longer there: reload the page to see where it stands." }, { status: 409 });
}

export function fixedSinceOpening(): AppError {
  return new AppError("consultations.fixed-since-opening", { fr: "Depuis l’ouverture, le mode, le seuil, les dates et les questions de ce questionnaire sont fixés\u202f: rien n’a été changé, et la tentative est notée au journal.", en: "Since the opening, the mode, threshold, dates and questions of this questionnaire are fixed: nothing was changed, and the attempt is in the audit log." }, { status: 409 });
}

export function onlyADraftChanges(): AppError {
  return new AppError("consultations.only-a-draft-changes", { fr: "Un questionnaire annoncé ne se modifie pas\u202f: revenez d’abord au brouillon.", en: "An announced questionnaire is not changed: go back to the draft first." }, { status: 409 });
}

export function mailingRefused(fr: string, en: string): AppError {
  return new AppError("consultations.mailing-refused", { fr, en }, { status: 409 });
}
