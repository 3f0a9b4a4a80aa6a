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
