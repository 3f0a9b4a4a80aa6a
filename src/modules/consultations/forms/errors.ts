import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";

export function badForm(issues: readonly Issue[]): AppError {
  return new AppError("consultations.bad-form", { fr: "Le formulaire n’est pas enregistré\u202f: corrigez ce qui est signalé.", en: "The form is not saved: mend what is pointed out." }, { status: 422, issues });
}

export function unknownForm(): AppError {
  return new AppError("consultations.unknown-form", { fr: "Aucun formulaire ne porte ce code, ou il n’a pas cette version.", en: "No form bears this code, or it does not have this version." }, { status: 404 });
}

export function formChangedMeanwhile(): AppError {
  return new AppError("consultations.form-changed-meanwhile", {
    fr: "Quelqu’un a modifié ce formulaire entre-temps\u202f: votre changement n’est pas enregistré. Vérifiez ce qui s’affiche, puis recommencez.",
    en: "Somebody has changed this form meanwhile: your change is not saved. Check what is shown, then do it again.",
  }, { status: 409 });
}

export function formCodeTaken(code: string): AppError {
  return badForm([{ code: "consultations.code-taken", severity: "error", field: "code", text: { fr: `Le code «\u202f${code}\u202f» est déjà celui d’un formulaire\u202f: choisissez-en un autre.`, en: `The code “${code}” is already that of a form: choose another.` } }]);
}
