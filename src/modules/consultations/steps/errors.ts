import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";

export function unknownConsultation(): AppError {
  return new AppError("consultations.unknown-consultation", { fr: "Aucune consultation ne porte ce code, ou elle n’est pas publiée.", en: "No consultation bears this code, or it is not published." }, { status: 404 });
}

export function unknownContribution(): AppError {
  return new AppError("consultations.unknown-contribution", { fr: "Cette proposition ou ce commentaire n’existe pas, ou n’est pas publié.", en: "There is no such proposal or comment, or it is not published." }, { status: 404 });
}

export function contributionNotValid(issues: readonly Issue[]): AppError {
  return new AppError("consultations.bad-contribution", { fr: "Ce texte ne peut pas être envoyé en l’état\u202f: corrigez ce qui est signalé.", en: "This text cannot be sent as it is: mend what is told." }, { status: 422, issues });
}

export function consultationNotValid(issues: readonly Issue[]): AppError {
  return new AppError("consultations.bad-consultation", { fr: "La consultation n’est pas complète\u202f: corrigez ce qui est signalé.", en: "The consultation is not complete: mend what is told." }, { status: 422, issues });
}

export function doorsClosed(): AppError {
  const text = { fr: "Cette phase de la consultation est terminée, ou n’a pas commencé\u202f: rien n’a été envoyé. Votre texte est encore là, gardez-en une copie si vous y tenez.", en: "This phase of the consultation is over, or has not begun: nothing was sent. Your text is still here, keep a copy if you care for it." };
  return new AppError("consultations.phase-closed", text, { status: 409, issues: [{ code: "consultations.phase-closed", severity: "error", text }] });
}

export function doorNotYours(): AppError {
  return new AppError("consultations.door-not-yours", { fr: "Cette consultation n’est pas ouverte par cette porte.", en: "This consultation is not open through this door." }, { status: 403 });
}

export function contributionChangedMeanwhile(): AppError {
  return new AppError("consultations.contribution-changed", { fr: "Ce texte a changé entre-temps, ou quelqu’un vient d’en décider\u202f: rechargez la page.", en: "This text changed meanwhile, or somebody has just decided of it: reload the page." }, { status: 409 });
}

export function consultationChangedMeanwhile(): AppError {
  return new AppError("consultations.consultation-changed", { fr: "Quelqu’un a modifié cette consultation entre-temps\u202f: rechargez la page, puis reportez vos changements.", en: "Somebody changed this consultation meanwhile: reload the page, then enter your changes again." }, { status: 409 });
}

export function promiseMade(): AppError {
  const text = { fr: "Des contributions sont arrivées\u202f: les portes, la manière de montrer le personnel, l’engagement de réponse et les thèmes déjà proposés ne changent plus.", en: "Contributions have come in: the doors, how staff are shown, the promise of an answer and the themes already offered no longer change." };
  return new AppError("consultations.promise-made", text, { status: 409, issues: [{ code: "consultations.promise-made", severity: "error", field: "doors", text }] });
}

export function tooManyContributions(): AppError {
  const text = { fr: "Vous avez envoyé beaucoup de textes en une heure\u202f: reprenez un peu plus tard.", en: "You have sent many texts within an hour: come back a little later." };
  return new AppError("consultations.too-many-contributions", text, { status: 429, issues: [{ code: "consultations.too-many-contributions", severity: "error", text }] });
}
