import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";

export function unknownSignature(): AppError {
  return new AppError("publications.unknown-signature", { fr: "Cette signature n’est portée par aucune publication.", en: "No publication bears this signature." }, { status: 404 });
}

export function unknownSignatureDecision(): AppError {
  return new AppError("publications.unknown-signature-decision", { fr: "Aucune décision sur une signature ne porte ce numéro.", en: "No decision on a signature bears this number." }, { status: 404 });
}

export function signatureDecisionRevoked(): AppError {
  return new AppError("publications.signature-decision-already-revoked", { fr: "Cette décision a déjà été annulée.", en: "This decision was taken back already." }, { status: 409 });
}

export function signatureDecidedMeanwhile(): AppError {
  return new AppError("publications.signature-decided-meanwhile", { fr: "Quelqu’un d’autre a décidé de cette signature entre-temps. Relisez-la, puis décidez.", en: "Somebody else has decided on this signature meanwhile. Look at it again, then decide." }, { status: 409 });
}

export function signatureDecisionRefused(issues: readonly Issue[]): AppError {
  return new AppError("publications.signature-decision-refused", { fr: "La décision n’a pas été enregistrée.", en: "The decision was not kept." }, { status: 422, issues });
}
