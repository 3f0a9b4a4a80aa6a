import { AppError, type Issue } from "../../kernel/errors/app-error.ts";

export function realFactsPresent(): AppError {
  return new AppError("publications.real-facts-present", {
    fr: "Il y a déjà des publications réelles\u202f: la démonstration ne se mêle pas à elles. Ouvrez une base vide pour la voir.",
    en: "There are real publications already: the demonstration is not mixed with them. Open an empty database to see it.",
  }, { status: 409 });
}

export function dayAhead(observedOn: string): AppError {
  return new AppError("publications.day-ahead", {
    fr: `Le jour d’observation (${observedOn}) est à venir. Donnez celui où la source a été interrogée.`, en: `The day of observation (${observedOn}) lies ahead. Give the one on which the source was asked.`,
  }, { status: 422 });
}

export function dayMissing(): AppError {
  return new AppError("publications.day-missing", { fr: "Donnez le jour où la source a été interrogée.", en: "Give the day on which the source was asked." }, { status: 422 });
}

export function fileMissing(): AppError {
  return new AppError("publications.file-missing", { fr: "Choisissez un fichier, puis recommencez.", en: "Choose a file, then try again." }, { status: 422 });
}

/** Real records are about to put the demonstration out, and nobody has said that it may go. */
export function demonstrationInTheWay(): AppError {
  return new AppError("publications.demonstration-in-the-way", {
    fr: "Cette base tient les publications de démonstration, que la première notice réelle efface : confirmez-le, puis recommencez.",
    en: "This database holds the demonstration publications, which the first real record removes: confirm it, then try again.",
  }, { status: 422 });
}

export function nothingToImport(issues: readonly Issue[]): AppError {
  return new AppError("publications.nothing-to-import", { fr: "Aucune notice de ce fichier ne peut être enregistrée. Rien n’a changé.", en: "No record of this file can be recorded. Nothing has changed." }, { status: 422, issues });
}

export function unknownRecord(name: string): AppError {
  return new AppError("publications.unknown-record", {
    fr: `Aucune notice ne porte le nom « ${name} ». Nommez-la par sa source et son identifiant, par exemple hal:hal-01234567.`,
    en: `No record is named “${name}”. Name it by its source and identifier, for example hal:hal-01234567.`,
  }, { status: 422 });
}

export function unknownField(field: string): AppError {
  return new AppError("publications.unknown-field", {
    fr: `« ${field} » n’est pas un champ dont une notice puisse avoir raison.`,
    en: `“${field}” is no field that a record can be right about.`,
  }, { status: 422 });
}

export function sameRecord(): AppError {
  return new AppError("publications.same-record", { fr: "Une notice ne se compare pas à elle-même.", en: "A record is not compared with itself." }, { status: 422 });
}

export function reasonMissing(): AppError {
  return new AppError("publications.reason-missing", { fr: "Dites pourquoi, en quelques mots\u202f: la raison est gardée avec la décision.", en: "Say why, in a few words: the reason is kept with the decision." }, { status: 422 });
}

export function decisionUnknown(): AppError {
  return new AppError("publications.decision-unknown", { fr: "Cette décision n’existe pas.", en: "There is no such decision." }, { status: 404 });
}

export function alreadyRevoked(): AppError {
  return new AppError("publications.decision-revoked", { fr: "Cette décision a déjà été annulée.", en: "This decision has been undone already." }, { status: 409 });
}

export function alreadyDecided(): AppError {
  return new AppError("publications.already-decided", { fr: "Cette décision est déjà prise et vaut toujours.", en: "This decision is made already and still stands." }, { status: 409 });
}
