import { AppError } from "../../../kernel/errors/app-error.ts";

export function resultsNotPublished(): AppError {
  return new AppError("consultations.results-not-published", {
    fr: "Les résultats de ce questionnaire ne sont pas publiés. Ils le sont une fois, après sa clôture\u202f; avant, personne ne les voit.",
    en: "The results of this questionnaire are not published. They are, once, after it is closed; before that nobody sees them.",
  }, { status: 404 });
}

export function notClosedYet(): AppError {
  return new AppError("consultations.not-closed-yet", {
    fr: "Ce questionnaire n’est pas clos\u202f: rien ne peut en être publié.",
    en: "This questionnaire is not closed: nothing of it can be published.",
  }, { status: 409 });
}
