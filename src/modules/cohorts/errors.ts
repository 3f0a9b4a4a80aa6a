import { AppError, type Issue } from "../../kernel/errors/app-error.ts";
import { both } from "../../kernel/i18n/format.ts";

export function unknownCohort(): AppError {
  return new AppError("cohorts.unknown", both("Aucune cohorte ne porte ce code. Le registre les donne toutes.", "No cohort bears this code. The register lists them all."), { status: 404 });
}

export function unknownService(): AppError {
  return new AppError("cohorts.unknown-service", both("Aucun service ne porte ce code. Le catalogue les donne tous.", "No service bears this code. The catalogue lists them all."), { status: 404 });
}

export function unknownRequest(): AppError {
  return new AppError("cohorts.unknown-request", both("Cette demande n’existe pas, ou n’est pas de vos cohortes.", "There is no such request, or it is not of your cohorts."), { status: 404 });
}

export function unknownDocument(): AppError {
  return new AppError("cohorts.unknown-document", both("Cette demande n’a pas ce document.", "This request has no such document."), { status: 404 });
}

export function notValid(issues: readonly Issue[]): AppError {
  return new AppError("cohorts.not-valid", both("Rien n’a été enregistré\u202f: corrigez ce qui suit.", "Nothing was recorded: correct what follows."), { status: 422, issues });
}

export function codeTaken(): AppError {
  const text = both("Ce code est déjà pris\u202f: choisissez-en un autre.", "This code is already taken: choose another.");
  return new AppError("cohorts.code-taken", text, { status: 409, issues: [{ code: "cohorts.code-taken", severity: "error", field: "code", text }] });
}

export function changedMeanwhile(): AppError {
  return new AppError("cohorts.changed-meanwhile", both("Quelqu’un d’autre a changé cette fiche entre-temps. Relisez-la, puis refaites votre changement.", "Somebody else changed this record meanwhile. Read it again, then make your change anew."), { status: 409 });
}

export function notYourCohort(): AppError {
  return new AppError("cohorts.not-your-cohort", both("Vous ne parlez pas pour cette cohorte\u202f: demandez au bureau de vous joindre à son équipe.", "You do not speak for this cohort: ask the office to add you to its team."), { status: 403 });
}

export function moveNotAllowed(): AppError {
  return new AppError("cohorts.move-not-allowed", both("Cela ne se fait pas, ou plus, à ce stade de la demande.", "This is not done, or no longer, at this stage of the request."), { status: 409 });
}

export function notTheLast(): AppError {
  return new AppError("cohorts.not-the-last", both("Seul le dernier état peut être repris\u202f: reprenez d’abord ceux qui le suivent.", "Only the last state can be taken back: take back those after it first."), { status: 409 });
}

export function importFaulty(issues: readonly Issue[]): AppError {
  return new AppError("cohorts.import-faulty", both("Rien n’a été enregistré\u202f: le fichier a des fautes.", "Nothing was recorded: the file has faults."), { status: 422, issues });
}

export function dayInFuture(): AppError {
  return new AppError("cohorts.measure-in-future", both("Ce jour n’est pas encore passé\u202f: rien ne s’y compte.", "This day has not come yet: nothing can be counted on it."), { status: 422 });
}
