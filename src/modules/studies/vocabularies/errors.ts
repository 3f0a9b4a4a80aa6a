import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";

export function nothingToLoad(issues: readonly Issue[]): AppError {
  return new AppError("studies.vocabulary-nothing-to-load", { fr: "Ces fichiers ne peuvent pas être chargés\u202f: corrigez les erreurs ci-dessous.", en: "These files cannot be loaded: mend the errors below." }, { status: 422, issues });
}

export function licenceMissing(issues: readonly Issue[]): AppError {
  return new AppError("studies.vocabulary-facts-missing", { fr: "Dites l’édition, la licence et qui en est l’auteur.", en: "Say the edition, the licence and whose work it is." }, { status: 422, issues });
}

export function unknownLoad(): AppError {
  return new AppError("studies.vocabulary-unknown", { fr: "Ce vocabulaire n’existe pas.", en: "This vocabulary does not exist." }, { status: 404 });
}
