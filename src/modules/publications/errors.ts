import { AppError } from "../../kernel/errors/app-error.ts";

export function realFactsPresent(): AppError {
  return new AppError("publications.real-facts-present", {
    fr: "Il y a déjà des publications réelles\u202f: la démonstration ne se mêle pas à elles. Ouvrez une base vide pour la voir.",
    en: "There are real publications already: the demonstration is not mixed with them. Open an empty database to see it.",
  }, { status: 409 });
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
