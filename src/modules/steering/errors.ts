import { AppError, type Issue } from "../../kernel/errors/app-error.ts";
import { both } from "../../kernel/i18n/format.ts";

export function unknownMilestone(): AppError {
  return new AppError("steering.unknown-milestone", both("Ce jalon n’existe pas.", "There is no such milestone."), { status: 404 });
}

export function unknownAsk(): AppError {
  return new AppError("steering.unknown-ask", both("Cet obstacle ou cette demande n’existe pas.", "There is no such obstacle or request."), { status: 404 });
}

export function notPossible(issues: readonly Issue[]): AppError {
  return new AppError("steering.not-possible", both("Rien n’a été enregistré\u202f: corrigez ce qui est signalé.", "Nothing was recorded: mend what is pointed out."), { status: 422, issues });
}

export function changedMeanwhile(issues: readonly Issue[]): AppError {
  return new AppError(
    "steering.changed-meanwhile",
    both("Quelqu’un a écrit entre-temps ce que vous alliez remplacer. Rien n’a été enregistré, rien n’est perdu.", "Somebody has meanwhile written what you were about to replace. Nothing was recorded, nothing is lost."),
    { status: 409, issues },
  );
}

export function unknownSubject(): AppError {
  return new AppError("steering.unknown-subject", both("Rien n’est suivi sous ce nom.", "Nothing is followed under this name."), { status: 404 });
}

export function notYours(): AppError {
  return new AppError("steering.not-yours", both("Cette action n’est pas dans votre périmètre. Le bureau de pilotage peut l’étendre.", "This action is outside your perimeter. The steering office can extend it."), { status: 403 });
}

export function unknownEvidence(): AppError {
  return new AppError("steering.unknown-evidence", both("Cette pièce n’existe pas.", "There is no such piece of evidence."), { status: 404 });
}
