import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";
import { both } from "../../../kernel/i18n/format.ts";

export function unknownModule(): AppError {
  return new AppError("consultations.unknown-module", both("Aucun module ne porte ce code. Le catalogue les donne tous.", "No module bears this code. The catalogue lists them all."), { status: 404 });
}

export function unknownClass(): AppError {
  return new AppError("consultations.unknown-class", both("Cette séance n’existe pas.", "There is no such class."), { status: 404 });
}

export function unknownCertificate(): AppError {
  return new AppError("consultations.unknown-certificate", both("Aucun certificat ne répond à cette adresse.", "No certificate answers to this address."), { status: 404 });
}

export function trainingNotValid(issues: readonly Issue[]): AppError {
  return new AppError("consultations.bad-training", both("Rien n’a été enregistré\u202f: corrigez ce qui suit.", "Nothing was recorded: correct what follows."), { status: 422, issues });
}

export function codeTaken(): AppError {
  const text = both("Ce code est déjà pris\u202f: choisissez-en un autre.", "This code is already taken: choose another.");
  return new AppError("consultations.training-code-taken", text, { status: 409, issues: [{ code: "consultations.training-code-taken", severity: "error", field: "code", text }] });
}

export function enrolledAlready(): AppError {
  return new AppError("consultations.enrolled-already", both("Vous êtes déjà inscrit à cette séance.", "You are already enrolled in this class."), { status: 409 });
}

export function classOver(): AppError {
  return new AppError("consultations.class-over", both("Cette séance est passée ou annulée\u202f: choisissez-en une autre au catalogue.", "This class is over or cancelled: choose another in the catalogue."), { status: 409 });
}

export function notEnrolled(): AppError {
  return new AppError("consultations.not-enrolled", both("Vous n’êtes pas inscrit à cette séance.", "You are not enrolled in this class."), { status: 409 });
}

export function recordedAlready(): AppError {
  return new AppError("consultations.attendance-recorded", both("Votre présence est déjà enregistrée\u202f: l’inscription ne s’annule plus.", "Your attendance is recorded: the enrolment can no longer be cancelled."), { status: 409 });
}

export function notYourClass(): AppError {
  return new AppError("consultations.not-your-class", both("Cette feuille revient au formateur de la séance et au bureau éthique et intégrité.", "This sheet is for the trainer of the class and for the ethics and integrity office."), { status: 403 });
}

export function noMoreAttempts(): AppError {
  return new AppError("consultations.no-more-attempts", both("Il ne reste plus d’essai\u202f: le bureau éthique et intégrité peut vous en rendre.", "No attempt is left: the ethics and integrity office can give you more."), { status: 409 });
}

export function quizNotOpen(): AppError {
  return new AppError("consultations.quiz-not-open", both("Le questionnaire s’ouvre une fois votre présence enregistrée.", "The quiz opens once your attendance is recorded."), { status: 409 });
}

export function handedInAlready(): AppError {
  return new AppError("consultations.handed-in-already", both("Ces réponses ont déjà été remises\u202f: le résultat est sur la page de vos formations.", "These answers were handed in already: the result is on the page of your training."), { status: 409 });
}

export function passedAlready(): AppError {
  return new AppError("consultations.passed-already", both("Vous avez déjà réussi ce questionnaire.", "You have already passed this quiz."), { status: 409 });
}

export function revokedAlready(): AppError {
  return new AppError("consultations.revoked-already", both("Ce certificat est déjà révoqué.", "This certificate is already revoked."), { status: 409 });
}
