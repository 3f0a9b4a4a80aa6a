import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import type { Day } from "../../../../kernel/time/day.ts";

export function unknownMapping(name: string, known: readonly string[]): AppError {
  return new AppError(
    "directory.unknown-mapping",
    { fr: `Aucune correspondance «\u202f${name}\u202f». Celles du projet\u202f: ${known.join(", ")}. Un fichier .json peut aussi être donné.`, en: `No mapping “${name}”. Those of the project: ${known.join(", ")}. A .json file may be given too.` },
    { status: 404 },
  );
}

export function unknownRow(): AppError {
  return new AppError("directory.unknown-row", { fr: "Cette ligne rejetée n’existe pas.", en: "This rejected row does not exist." }, { status: 404 });
}

export function rowSettled(): AppError {
  return new AppError("directory.row-settled", { fr: "Cette ligne a déjà été corrigée ou écartée.", en: "This row was already corrected or set aside." }, { status: 409 });
}

export function reasonMissing(): AppError {
  const text = { fr: "Dites pourquoi la ligne est écartée.", en: "Say why the row is set aside." };
  return new AppError("directory.reason-missing", text, { status: 422, issues: [{ code: "directory.reason-missing", severity: "error", field: "reason", text }] });
}

export function dayAhead(day: Day): AppError {
  return new AppError("directory.day-ahead", { fr: `Le jour d’observation (${day}) est à venir.`, en: `The day of observation (${day}) is in the future.` }, { status: 422 });
}

export function olderMapping(name: string, version: number, used: number): AppError {
  return new AppError(
    "directory.mapping-version",
    { fr: `La correspondance «\u202f${name}\u202f» est en version ${version}, et la version ${used} a déjà servi. Prenez celle-ci, ou une plus récente.`, en: `Mapping “${name}” is at version ${version}, and version ${used} was already used. Take that one, or a later one.` },
    { status: 409 },
  );
}

export function changedMapping(name: string, version: number): AppError {
  return new AppError(
    "directory.mapping-version",
    { fr: `La correspondance «\u202f${name}\u202f» a changé sans changer de version (${version}). Donnez-lui le numéro ${version + 1}.`, en: `Mapping “${name}” has changed without changing its version (${version}). Give it number ${version + 1}.` },
    { status: 409 },
  );
}

export function alreadyImported(name: string, day: Day): AppError {
  return new AppError(
    "directory.already-imported",
    { fr: `«\u202f${name}\u202f» a déjà été importé avec cette correspondance, observé le ${day}. Ses lignes rejetées peuvent être corrigées et rejouées.`, en: `“${name}” was already imported with this mapping, observed on ${day}. Its rejected rows can be corrected and replayed.` },
    { status: 409 },
  );
}

export function badFeedFile(name: string, issues: readonly Issue[]): AppError {
  return new AppError("directory.bad-feed-file", { fr: `«\u202f${name}\u202f» ne peut pas servir. Rien n’a été importé.`, en: `“${name}” cannot be used. Nothing was imported.` }, { status: 422, issues });
}

export function noRows(name: string): AppError {
  return badFeedFile(name, [{ code: "directory.no-rows", severity: "error", text: { fr: "Le fichier n’a aucune ligne sous son en-tête.", en: "The file has no row under its header." } }]);
}
