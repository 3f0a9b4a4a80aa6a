import type { ContentFault } from "./domain/figures/content-faults.ts";
import { AppError } from "../../kernel/errors/app-error.ts";
import type { Day } from "../../kernel/time/day.ts";

export function dayInFuture(on: Day): AppError {
  return new AppError(
    "activity.day-in-future",
    { fr: `Le ${on} n’est pas encore passé\u202f: une mesure se fait sur un jour connu. Choisissez ce jour ou un jour passé.`, en: `${on} has not come yet: a measure is of a day that is known. Choose today or a past day.` },
    { status: 422 },
  );
}

export function unknownRecipe(asked: string, known: readonly string[]): AppError {
  return new AppError(
    "activity.unknown-recipe",
    { fr: `Aucune recette pour «\u202f${asked}\u202f». Possible\u202f: ${known.join(", ")}.`, en: `No recipe for “${asked}”. Possible: ${known.join(", ")}.` },
    { status: 404 },
  );
}

export function hiddenMeasurement(): AppError {
  return new AppError(
    "activity.measurement-not-public",
    { fr: "Cette mesure est proposée et attend une réponse\u202f: elle n’est pas encore publique.", en: "This measurement is proposed and waits for an answer: it is not public yet." },
    { status: 403 },
  );
}

export function unknownFact(): AppError {
  return new AppError("activity.unknown-fact", { fr: "Ce fait n’existe pas dans le graphe.", en: "This fact does not exist in the graph." }, { status: 404 });
}

export function unknownFigure(year: number, code: string): AppError {
  return new AppError("activity.unknown-figure", { fr: `Aucun chiffre «\u202f${code}\u202f» pour ${year}.`, en: `No figure “${code}” for ${year}.` }, { status: 404 });
}

export function badFigure(faults: readonly ContentFault[]): AppError {
  return new AppError(
    "activity.bad-figure",
    { fr: "Ce chiffre ne peut pas être enregistré\u202f: chaque point à corriger est indiqué.", en: "This figure cannot be recorded: each point to mend is listed." },
    { status: 422, issues: faults.map(({ field, text }) => ({ code: "activity.bad-figure", severity: "error" as const, field, text })) },
  );
}

/** Somebody else wrote since: nothing is overwritten, and the caller is told what stands now. */
export function figureTakenMeanwhile(code: string, standing: { readonly revision: string } | null): AppError {
  return new AppError(
    "activity.figure-changed-meanwhile",
    standing === null
      ? { fr: `Le chiffre «\u202f${code}\u202f» n’existe plus, ou a un autre code\u202f: rien n’a été enregistré.`, en: `The figure “${code}” is there no more, or has another code: nothing was recorded.` }
      : { fr: `Quelqu’un a écrit le chiffre «\u202f${code}\u202f» entre-temps\u202f: rien n’a été enregistré. Comparez, puis enregistrez de nouveau.`, en: `Somebody wrote the figure “${code}” meanwhile: nothing was recorded. Compare, then save again.` },
    { status: 409 },
  );
}
