import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";
import { both } from "../../../kernel/i18n/format.ts";

export function unknownProject(): AppError {
  return new AppError("linkage.unknown-project", both("Ce projet d’appariement n’existe pas.", "There is no such linkage project."), { status: 404 });
}

export function unknownModel(): AppError {
  return new AppError("linkage.unknown-model", both("Ce modèle n’existe pas.", "There is no such model."), { status: 404 });
}

export function unknownRun(): AppError {
  return new AppError("linkage.unknown-run", both("Cet appariement n’existe pas.", "There is no such run."), { status: 404 });
}

export function unknownPair(): AppError {
  return new AppError("linkage.unknown-pair", both("Cette paire n’est pas parmi celles qui sont gardées pour être lues.", "This pair is not among those kept for reading."), { status: 404 });
}

export function unknownReview(): AppError {
  return new AppError("linkage.unknown-review", both("Cette relecture n’existe pas.", "There is no such review."), { status: 404 });
}

export function notYourReview(): AppError {
  return new AppError("linkage.not-your-review", both("Ces paires sont confiées à d’autres relecteurs.", "These pairs are entrusted to other readers."), { status: 403 });
}

export function readingUnderWay(): AppError {
  return new AppError("linkage.reading-under-way", both("Vous relisez des paires de ce projet à l’aveugle\u202f: leurs poids et les décisions ne vous sont montrés qu’une fois les lectures closes.", "You are reading pairs of this project blind: their weights and the decisions are shown to you once the readings are closed only."), { status: 403 });
}

export function keyMissing(): AppError {
  return new AppError("linkage.key-missing", both("La clé de ce projet n’est pas sur cette machine\u202f: ce qu’elle scelle ne peut pas être lu.", "The key of this project is not on this machine: what it seals cannot be read."), { status: 409 });
}

export function fileAltered(): AppError {
  return new AppError("linkage.file-altered", both("Un fichier de la zone d’appariement a été altéré ou coupé\u202f: il n’est pas lu.", "A file of the linking zone was altered or cut: it is not read."), { status: 500 });
}

export function noOutputs(): AppError {
  return new AppError("linkage.no-outputs", both("Les fichiers de cet appariement ne sont plus dans la zone.", "The files of this run are no longer in the zone."), { status: 404 });
}

export function notTheMoment(fr: string, en: string): AppError {
  return new AppError("linkage.not-the-moment", both(fr, en), { status: 409 });
}

export function notKept(issues: readonly Issue[]): AppError {
  return new AppError("linkage.not-kept", both("Rien n’a été enregistré\u202f: corrigez ce qui est signalé.", "Nothing was recorded: mend what is pointed out."), { status: 422, issues });
}

export function cancelled(): AppError {
  return new AppError("linkage.cancelled", both("L’appariement a été arrêté.", "The run was stopped."), { status: 409 });
}

/** A fault of one field. */
export function fault(field: string, code: string, fr: string, en: string): Issue {
  return { code: `linkage.${code}`, severity: "error", field, text: both(fr, en) };
}
