import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";

export function unknownRecommendation(number: number): AppError {
  return new AppError("reports.unknown-recommendation", { fr: `Il n’y a pas de recommandation ${number}.`, en: `There is no recommendation ${number}.` }, { status: 404 });
}

export function refusedRecommendation(issues: readonly Issue[]): AppError {
  return new AppError("reports.recommendation-refused", { fr: "La recommandation n’a pas été enregistrée\u202f: complétez-la.", en: "The recommendation was not recorded: complete it." }, { status: 422, issues });
}

/** Somebody wrote since the writer read: nothing is overwritten. */
export function recommendationChanged(): AppError {
  return new AppError(
    "reports.recommendation-changed",
    { fr: "Quelqu’un a modifié cette recommandation depuis que vous l’avez ouverte. Rien n’est perdu\u202f: comparez les deux textes, puis enregistrez de nouveau.", en: "Somebody changed this recommendation since you opened it. Nothing is lost: compare the two texts, then save again." },
    { status: 409 },
  );
}
