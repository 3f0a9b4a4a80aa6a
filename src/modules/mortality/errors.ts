import { AppError, type Issue } from "../../kernel/errors/app-error.ts";

export function ledgerNotValid(issues: readonly Issue[]): AppError {
  return new AppError("mortality.lines-not-valid", { fr: "Rien n’a été enregistré\u202f: corrigez ce qui est signalé.", en: "Nothing was recorded: mend what is pointed out." }, { status: 422, issues });
}
export function transmissionNotValid(issues: readonly Issue[]): AppError {
  return new AppError("mortality.transmission-not-valid", { fr: "Cet envoi n’est pas enregistré\u202f: corrigez ce qui est signalé.", en: "This transmission is not recorded: mend what is pointed out." }, { status: 422, issues });
}
export function noFile(): AppError {
  return new AppError("mortality.no-file", { fr: "Choisissez un fichier, puis recommencez.", en: "Choose a file, then try again." }, { status: 422 });
}
export function unknownDelivery(): AppError {
  return new AppError("mortality.unknown-delivery", { fr: "Aucune livraison ne porte ce numéro.", en: "No delivery bears this number." }, { status: 404 });
}
export function alreadyUndone(): AppError {
  return new AppError("mortality.already-undone", { fr: "Cette livraison est déjà annulée.", en: "This delivery is undone already." }, { status: 409 });
}
export function whyIsWanted(): AppError {
  const text = { fr: "Dites pourquoi\u202f: cela reste au journal.", en: "Say why: it stays in the audit log." };
  return new AppError("mortality.why-is-wanted", text, { status: 422, issues: [{ code: "mortality.why-is-wanted", severity: "error", field: "why", text }] });
}
export function nothingToRelease(year: number): AppError {
  return new AppError("mortality.nothing-to-release", { fr: `Aucun comptage codé de ${year} n’est importé.`, en: `No coded counts of ${year} are imported.` }, { status: 409 });
}
export function notReleasable(issues: readonly Issue[]): AppError {
  return new AppError("mortality.not-releasable", { fr: "Les tables ne peuvent pas paraître en l’état.", en: "The tables cannot be released as they are." }, { status: 422, issues });
}
export function unknownRelease(): AppError {
  return new AppError("mortality.unknown-release", { fr: "Aucune table n’est parue sous ce numéro.", en: "No tables were released under this number." }, { status: 404 });
}
export function unknownYear(year: number): AppError {
  return new AppError("mortality.unknown-year", { fr: `Rien ne permet de prévoir l’année de décès ${year}\u202f: la chaîne n’en sait rien, ou trop peu.`, en: `Nothing can be foreseen of the year of death ${year}: the line knows nothing of it, or too little.` }, { status: 404 });
}
export function inFuture(on: string): AppError {
  return new AppError("mortality.measure-in-future", { fr: `Le ${on} n’est pas encore passé\u202f: rien ne s’y compte.`, en: `${on} has not come yet: nothing can be counted on it.` }, { status: 422 });
}
export function unknownReading(): AppError {
  return new AppError("mortality.unknown-reading", { fr: "Cette lecture n’existe pas.", en: "There is no such reading." }, { status: 422 });
}
