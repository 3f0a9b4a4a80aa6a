import { AppError, type Issue } from "../../kernel/errors/app-error.ts";
import { both } from "../../kernel/i18n/format.ts";

export function unknownSite(): AppError {
  return new AppError("sites.unknown-site", both("Ce site n’est pas connu ici. La liste est sur la page des sites.", "This site is not known here. The list is on the page of sites."), { status: 404 });
}

export function unknownWave(): AppError {
  return new AppError("sites.unknown-wave", both("Ce site n’a pas cette vague de dialogue.", "This site has no such wave of dialogue."), { status: 404 });
}

export function unknownCommitment(): AppError {
  return new AppError("sites.unknown-commitment", both("Ce site n’a pas cet engagement, ou il n’est pas encore public.", "This site has no such commitment, or it is not public yet."), { status: 404 });
}

export function unknownReview(): AppError {
  return new AppError("sites.unknown-review", both("Aucune vague de ce site ne prévoit cette revue.", "No wave of this site asks for this review."), { status: 404 });
}

export function notYourSite(): AppError {
  return new AppError("sites.not-your-site", both("Ce site n’est pas dans votre périmètre.", "This site is not in your perimeter."), { status: 403 });
}

export function notPossible(issues: readonly Issue[]): AppError {
  return new AppError("sites.not-possible", both("Rien n’a été enregistré\u202f: corrigez ce qui suit.", "Nothing was recorded: correct what follows."), { status: 422, issues });
}

/** Somebody wrote since the writer opened the page. Nothing is lost: the page shows both texts. */
export function changedMeanwhile(by: string): AppError {
  return new AppError(
    "sites.changed-meanwhile",
    both(`${by} a écrit entre-temps. Votre texte n’est pas perdu\u202f: comparez les deux, puis enregistrez de nouveau.`, `${by} wrote meanwhile. Your text is not lost: compare the two, then save again.`),
    { status: 409 },
  );
}

/** The review was validated while somebody was writing. */
export function reviewClosed(): AppError {
  return new AppError(
    "sites.review-closed",
    both("Cette revue vient d’être validée\u202f: elle ne peut plus changer. Votre texte n’est pas perdu\u202f: demandez au bureau de pilotage de la rouvrir, puis enregistrez de nouveau.", "This review has just been validated: it can no longer change. Your text is not lost: ask the steering office to open it again, then save again."),
    { status: 409 },
  );
}

export function notTheMoment(fr: string, en: string): AppError {
  return new AppError("sites.not-the-moment", both(fr, en), { status: 409 });
}

/** What one wrote, another validates. */
export function anotherPerson(): AppError {
  return new AppError("sites.another-person", both("Une autre personne que celle qui a écrit ou validé avant doit valider.", "Somebody other than whoever wrote or validated before has to validate."), { status: 409 });
}
