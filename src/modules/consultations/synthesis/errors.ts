import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";
import { both } from "../../../kernel/i18n/format.ts";

export function unknownSubject(): AppError {
  return new AppError("consultations.unknown-coding", both("Aucun codage n’est ouvert sous ce nom.", "No coding is open under this name."), { status: 404 });
}

export function unknownText(): AppError {
  return new AppError("consultations.unknown-text", both("Ce texte n’existe pas.", "There is no such text."), { status: 404 });
}

export function unknownCode(): AppError {
  return new AppError("consultations.unknown-code", both("Ce code n’existe pas.", "There is no such code."), { status: 404 });
}

export function unknownSentence(): AppError {
  return new AppError("consultations.unknown-sentence", both("Cette phrase n’existe pas.", "There is no such sentence."), { status: 404 });
}

export function noSynthesis(): AppError {
  return new AppError("consultations.no-synthesis", both("Aucune synthèse n’est encore publiée.", "No synthesis has been published yet."), { status: 404 });
}

export function notYourCoding(): AppError {
  return new AppError("consultations.not-your-coding", both("Ces textes sont confiés à d’autres personnes. Le bureau des consultations désigne qui code.", "These texts are entrusted to other people. The consultation office appoints who codes."), { status: 403 });
}

export function notTheMoment(fr: string, en: string): AppError {
  return new AppError("consultations.not-the-moment", both(fr, en), { status: 409 });
}

export function notKept(issues: readonly Issue[]): AppError {
  return new AppError("consultations.not-kept", both("Rien n’a été enregistré\u202f: corrigez ce qui est signalé.", "Nothing was recorded: mend what is pointed out."), { status: 422, issues });
}

export function writtenMeanwhile(): AppError {
  return new AppError("consultations.written-meanwhile", both("Quelqu’un a écrit entre-temps. Rien n’a été enregistré\u202f: relisez, puis recommencez.", "Somebody has written meanwhile. Nothing was recorded: read again, then start over."), { status: 409 });
}

export function notPublishable(issues: readonly Issue[]): AppError {
  return new AppError("consultations.synthesis-not-publishable", both("La synthèse ne peut pas encore être publiée.", "The synthesis cannot be published yet."), { status: 422, issues });
}

/** A fault of one field, in both languages. */
export function fault(field: string, code: string, fr: string, en: string): Issue {
  return { code: `consultations.${code}`, severity: "error", field, text: both(fr, en) };
}
