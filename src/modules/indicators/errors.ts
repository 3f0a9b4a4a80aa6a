import { AppError, type Issue } from "../../kernel/errors/app-error.ts";
import { formatDay } from "../../kernel/i18n/format.ts";
import type { Day } from "../../kernel/time/day.ts";

export function unknownSeries(key: string): AppError {
  return new AppError(
    "indicators.unknown-series",
    { fr: `Aucune série «\u202f${key}\u202f» dans le contrat en vigueur. La liste est sur la page des indicateurs.`, en: `No series “${key}” in the contract in force. The list is on the indicators page.` },
    { status: 404 },
  );
}

export function seriesLeftContract(key: string, leftOn: Day): AppError {
  return new AppError(
    "indicators.series-left-contract",
    { fr: `La série «\u202f${key}\u202f» a quitté le contrat le ${formatDay(leftOn, "fr")}\u202f: elle ne reçoit plus de valeur. Celles qu’elle a restent sur sa fiche.`, en: `Series “${key}” left the contract on ${formatDay(leftOn, "en")}: it takes no more values. Those that it has stay on its sheet.` },
    { status: 409 },
  );
}

export function unknownIndicator(code: string): AppError {
  return new AppError(
    "indicators.unknown-indicator",
    { fr: `Aucun indicateur ni volet «\u202f${code}\u202f» dans le contrat en vigueur.`, en: `No indicator or part “${code}” in the contract in force.` },
    { status: 404 },
  );
}

export function unknownEvent(): AppError {
  return new AppError("indicators.unknown-event", { fr: "Cette valeur n’existe pas.", en: "This value does not exist." }, { status: 404 });
}

export function unknownMeasurement(): AppError {
  return new AppError("indicators.unknown-measurement", { fr: "Cette mesure n’existe pas.", en: "This measurement does not exist." }, { status: 404 });
}

export function moveNotAllowed(issues: readonly Issue[]): AppError {
  return new AppError(
    "indicators.move-not-allowed",
    { fr: issues.map((issue) => issue.text.fr).join(" "), en: issues.map((issue) => issue.text.en).join(" ") },
    { status: 409, issues },
  );
}

/** What was sent is no value of its series; every fault is told. */
export function impossibleValue(issues: readonly Issue[]): AppError {
  return new AppError("indicators.impossible-value", { fr: issues.map((issue) => issue.text.fr).join(" "), en: issues.map((issue) => issue.text.en).join(" ") }, { status: 422, issues });
}

export function noContract(): AppError {
  return new AppError(
    "indicators.no-contract",
    { fr: "Aucun contrat n’est enregistré\u202f: importez-en un avec «\u202fjalon contract import\u202f».", en: "No contract is registered: import one with “jalon contract import”." },
    { status: 409 },
  );
}

export function changedMeanwhile(line: number): AppError {
  return new AppError(
    "indicators.changed-meanwhile",
    { fr: `La valeur de la ligne ${line} a changé dans Jalon depuis la vérification du fichier. Rien n’a été enregistré\u202f: vérifiez de nouveau.`, en: `The value of line ${line} has changed in Jalon since the file was checked. Nothing was recorded: check again.` },
    { status: 409 },
  );
}

export function notYourSeries(series: string): AppError {
  return new AppError(
    "indicators.not-your-series",
    { fr: `La série «\u202f${series}\u202f» n’est pas dans votre périmètre. Le bureau de pilotage peut l’étendre.`, en: `The series “${series}” is outside your perimeter. The steering office can extend it.` },
    { status: 403 },
  );
}
