import { AppError, type Issue } from "../../../kernel/errors/app-error.ts";
import { both, formatDay } from "../../../kernel/i18n/format.ts";
import type { Day } from "../../../kernel/time/day.ts";

export function unknownAmendment(number: number): AppError {
  return new AppError("contract.unknown-amendment", both(`Il n’y a pas d’avenant ${number}. La page des avenants les liste tous.`, `There is no amendment ${number}. The page of amendments lists them all.`), { status: 404 });
}

/** Somebody wrote since the writer looked. Nothing is lost: the page shows both texts. */
export const changedMeanwhileCode = "contract.amendment-changed-meanwhile";

export function amendmentChangedMeanwhile(): AppError {
  return new AppError(changedMeanwhileCode, both("Quelqu’un d’autre a modifié ce point de l’avenant depuis que vous l’avez ouvert. Les deux états sont montrés\u202f: reprenez le vôtre, puis enregistrez de nouveau.", "Somebody else has changed this point of the amendment since you opened it. Both states are shown: take up yours, then save again."), { status: 409 });
}

export function notOpen(): AppError {
  return new AppError("contract.amendment-not-open", both("Cet avenant est signé ou abandonné\u202f: il ne change plus. Ouvrez-en un autre.", "This amendment is signed or abandoned: it no longer changes. Open another one."), { status: 409 });
}

export function notProposed(): AppError {
  return new AppError("contract.amendment-not-proposed", both("Cet avenant n’est pas proposé à la signature\u202f: il a changé depuis, ou la proposition a été retirée.", "This amendment is not proposed for signature: it has changed since, or the proposal was withdrawn."), { status: 409 });
}

export function notDraft(): AppError {
  return new AppError("contract.amendment-already-proposed", both("Cet avenant est déjà proposé à la signature. Retirez la proposition pour en changer la date.", "This amendment is already proposed for signature. Withdraw the proposal to change its date."), { status: 409 });
}

/** What was written cannot be kept; every fault is told. */
export function refusedEdit(issues: readonly Issue[]): AppError {
  return new AppError("contract.amendment-refused", both("L’avenant n’a pas été modifié\u202f: corrigez les points listés.", "The amendment was not changed: mend the points listed."), { status: 422, issues });
}

export function refusedProposal(issues: readonly Issue[]): AppError {
  return new AppError("contract.amendment-not-ready", both("L’avenant ne peut pas être proposé à la signature\u202f: réglez les points listés.", "The amendment cannot be proposed for signature: settle the points listed."), { status: 422, issues });
}

export function refusedSignature(issues: readonly Issue[]): AppError {
  return new AppError("contract.signature-refused", both("La signature n’a pas été donnée.", "The signature was not given."), { status: 422, issues });
}

export function notYourSide(): AppError {
  return new AppError("contract.signature-not-yours", both("Vous ne signez pas pour cette partie.", "You do not sign for this side."), { status: 403 });
}

export function registerAltered(): AppError {
  return new AppError("contract.base-altered", both("Le registre dont part cet avenant n’est plus celui qu’il était. «\u202fjalon verify\u202f» dit ce qui a été modifié.", "The register that this amendment started from is no longer what it was. “jalon verify” says what was altered."), { status: 409 });
}

export function issue(code: string, field: string | null, fr: string, en: string): Issue {
  return { code: `contract.${code}`, severity: "error", text: both(fr, en), ...(field === null ? {} : { field }) };
}

export function dateTooEarly(earliest: Day): Issue {
  return issue("in-force-too-early", "inForceFrom", `Choisissez un jour à partir du ${formatDay(earliest, "fr")}\u202f: après la version précédente, et pas avant aujourd’hui, car ce que le contrat disait un jour passé ne change plus.`, `Choose a day from ${formatDay(earliest, "en")} on: after the version before, and not before today, since what the contract said on a past day no longer changes.`);
}

export function unknownThing(): AppError {
  return new AppError("contract.unknown-thing", both("Le projet n’a pas, ou plus, ce que cette adresse nomme. Revenez à la liste de ce qui peut changer.", "The draft does not have, or no longer has, what this address names. Go back to the list of what can change."), { status: 404 });
}
