import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import type { Decision } from "../../domain/directory.ts";

/** Nothing was decided: every fault of the draft is in `issues`. Keys are not repeated, for some hold names of people. */
export function decisionRefused(issues: readonly Issue[]): AppError {
  return new AppError(
    "directory.decision-refused",
    { fr: "La décision n’a pas été enregistrée\u202f: corrigez les points listés, puis recommencez.", en: "The decision was not recorded: mend the points listed, then try again." },
    { status: 422, issues },
  );
}

/** Another decision that stands says the contrary; `other` is null where only several together do. */
export function decisionContradicted(other: Pick<Decision, "id" | "author" | "recordedAt"> | null): AppError {
  const which = other === null
    ? { fr: "d’autres décisions en vigueur, prises ensemble", en: "other decisions that stand, taken together" }
    : { fr: `la décision ${other.id}, prise par ${other.author} le ${other.recordedAt.slice(0, 10)}`, en: `decision ${other.id}, taken by ${other.author} on ${other.recordedAt.slice(0, 10)}` };
  return new AppError(
    "directory.decision-contradicted",
    { fr: `Cette décision contredit ${which.fr}\u202f: révoquez celle qui est fausse, puis recommencez.`, en: `This decision contradicts ${which.en}: revoke the one that is wrong, then try again.` },
    { status: 409 },
  );
}

export function unknownDecision(): AppError {
  return new AppError(
    "directory.unknown-decision",
    { fr: "Cette décision n’existe pas\u202f: vérifiez son numéro dans la liste des décisions.", en: "There is no such decision: check its number in the list of decisions." },
    { status: 404 },
  );
}

export function alreadyRevoked(): AppError {
  return new AppError(
    "directory.decision-already-revoked",
    { fr: "Cette décision est déjà révoquée\u202f: il n’y a rien à faire.", en: "This decision is already revoked: there is nothing to do." },
    { status: 409 },
  );
}
