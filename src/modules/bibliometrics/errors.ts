import { AppError, type Issue } from "../../kernel/errors/app-error.ts";
import type { Day } from "../../kernel/time/day.ts";

export function dayInFuture(on: Day): AppError {
  return new AppError(
    "bibliometrics.day-in-future",
    { fr: `Le ${on} n’est pas encore passé\u202f: une mesure se fait sur un jour connu.`, en: `${on} has not come yet: a measure is of a day that is known.` },
    { status: 422 },
  );
}

export function unknownResult(): AppError {
  return new AppError("bibliometrics.unknown-result", { fr: "Ce résultat n’existe pas.", en: "There is no such result." }, { status: 404 });
}

export function unknownReference(): AppError {
  return new AppError("bibliometrics.unknown-reference", { fr: "Cette référence n’est pas là.", en: "There is no such reference." }, { status: 404 });
}

export function referenceDiffers(sha256: string): AppError {
  return new AppError(
    "bibliometrics.reference-differs",
    { fr: `Une autre référence porte déjà l’empreinte ${sha256}\u202f: rien n’a été enregistré. Refaites la référence.`, en: `Another reference already bears the hash ${sha256}: nothing was recorded. Make the reference again.` },
    { status: 409 },
  );
}

/** The cells are not those of which the hash speaks: a file was altered, or cut. */
export function referenceAltered(): AppError {
  return new AppError(
    "bibliometrics.reference-altered",
    { fr: "Les cellules de cette référence ne sont pas celles que dit son empreinte\u202f: rien n’a été enregistré. Redemandez-la, ou refaites-la.", en: "The cells of this reference are not those that its hash speaks of: nothing was recorded. Get it again, or make it again." },
    { status: 422 },
  );
}

export function hiddenResult(): AppError {
  return new AppError(
    "bibliometrics.result-not-public",
    { fr: "Ce résultat est proposé et attend une réponse\u202f: il n’est pas encore public.", en: "This result is proposed and waits for an answer: it is not public yet." },
    { status: 403 },
  );
}

export function unknownSetting(): AppError {
  return new AppError("bibliometrics.unknown-setting", { fr: "Ce réglage n’existe pas.", en: "There is no such setting." }, { status: 404 });
}

/** Somebody declared another reading while this person was writing. */
export function declaredMeanwhile(author: string): AppError {
  return new AppError(
    "bibliometrics.declared-meanwhile",
    { fr: `${author} vient de déclarer une autre lecture. Lisez-la plus bas, puis déclarez de nouveau si la vôtre doit la remplacer.`, en: `${author} has just declared another reading. Read it below, then declare again if yours is to replace it.` },
    { status: 409 },
  );
}

export function badDeclaration(issues: readonly Issue[]): AppError {
  return new AppError(
    "bibliometrics.bad-declaration",
    { fr: "Cette déclaration ne peut pas être enregistrée\u202f: chaque point à corriger est indiqué.", en: "This declaration cannot be recorded: each point to mend is listed." },
    { status: 422, issues: [...issues] },
  );
}
