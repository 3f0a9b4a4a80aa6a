import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";

export function unknownContact(): AppError {
  return new AppError("consultations.unknown-contact", { fr: "Ce contact n’existe pas.", en: "There is no such contact." }, { status: 404 });
}

export function unknownSheet(): AppError {
  return new AppError("consultations.unknown-sheet", { fr: "Aucune fiche du guide ne porte ce code, ou elle n’est pas publiée.", en: "No sheet of the guide bears this code, or it is not published." }, { status: 404 });
}

export function contactNotValid(issues: readonly Issue[]): AppError {
  return new AppError("consultations.bad-contact", { fr: "Le contact n’est pas complet\u202f: corrigez ce qui est signalé.", en: "The contact is not complete: mend what is told." }, { status: 422, issues });
}

export function sheetNotValid(issues: readonly Issue[]): AppError {
  return new AppError("consultations.bad-sheet", { fr: "La fiche ne peut pas être publiée en l’état\u202f: corrigez ce qui est signalé.", en: "The sheet cannot be published as it is: mend what is told." }, { status: 422, issues });
}

export function sheetCodeTaken(): AppError {
  return new AppError("consultations.sheet-code-taken", { fr: "Une fiche porte déjà ce code.", en: "A sheet already bears this code." }, { status: 409, issues: [{ code: "consultations.sheet-code-taken", severity: "error", field: "code", text: { fr: "Choisissez un autre code.", en: "Choose another code." } }] });
}

export function integrityChangedMeanwhile(): AppError {
  return new AppError("consultations.changed-meanwhile", { fr: "Quelqu’un a modifié ceci entre-temps\u202f: rien n’est enregistré. Ce que vous avez écrit est encore là\u202f; ouvrez la page dans un autre onglet pour voir l’autre version, car enregistrer de nouveau la remplacera.", en: "Somebody changed this meanwhile: nothing is saved. What you wrote is still here; open the page in another tab to see the other version, for saving again will replace it." }, { status: 409 });
}

export function nothingToPublish(): AppError {
  return new AppError("consultations.nothing-to-publish", { fr: "Rien n’a changé depuis la dernière version.", en: "Nothing has changed since the last version." }, { status: 409 });
}
