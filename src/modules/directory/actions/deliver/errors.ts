import { AppError, type Issue } from "../../../../kernel/errors/app-error.ts";
import { plural } from "../../../../kernel/i18n/format.ts";

const shown = 100;

/** Two records of one delivery bear the same key. */
export function duplicatedRecords(duplicates: readonly { key: string; line: number | null; firstLine: number | null }[]): AppError {
  const issues = duplicates.slice(0, shown).map(({ key, line, firstLine }): Issue => ({
    code: "directory.duplicated-record",
    severity: "error",
    text: {
      fr: `L’enregistrement «\u202f${key}\u202f» est déjà donné${firstLine === null ? "" : ` à la ligne ${firstLine}`}. Gardez une seule des deux lignes.`,
      en: `The record “${key}” is already given${firstLine === null ? "" : ` on line ${firstLine}`}. Keep one of the two lines.`,
    },
    ...(line === null ? {} : { line }),
  }));
  return new AppError(
    "directory.duplicated-record",
    {
      fr: `${duplicates.length} ${plural("fr", duplicates.length, { one: "enregistrement porte", other: "enregistrements portent" })} un identifiant déjà donné dans le même fichier. Rien n’a été enregistré.`,
      en: `${duplicates.length} ${plural("en", duplicates.length, { one: "record bears", other: "records bear" })} an identifier already given in the same file. Nothing was recorded.`,
    },
    { issues },
  );
}

/** A record already comes in another scope of its source: which of the two is complete about it could not be told. */
export function recordsOfAnotherScope(records: readonly { key: string; scope: string }[]): AppError {
  const issues = records.slice(0, shown).map(({ key, scope }): Issue => ({
    code: "directory.record-of-another-scope",
    severity: "error",
    text: {
      fr: `L’enregistrement «\u202f${key}\u202f» de cette source est déjà livré dans «\u202f${scope}\u202f».`,
      en: `The record “${key}” of this source already comes in “${scope}”.`,
    },
  }));
  return new AppError(
    "directory.record-of-another-scope",
    {
      fr: `${records.length} ${plural("fr", records.length, { one: "enregistrement de cette source est déjà livré", other: "enregistrements de cette source sont déjà livrés" })} dans un autre fichier de la même source. Donnez à chacun un identifiant qui le distingue. Rien n’a été enregistré.`,
      en: `${records.length} ${plural("en", records.length, { one: "record of this source already comes", other: "records of this source already come" })} in another export of the same source. Give each an identifier that tells it apart. Nothing was recorded.`,
    },
    { status: 409, issues },
  );
}

/** Made-up facts of a source that has already delivered real ones. */
export function realFactsPresent(source: string): AppError {
  return new AppError(
    "directory.real-facts-present",
    {
      fr: `La source «\u202f${source}\u202f» a déjà livré des faits réels\u202f: les faits fictifs ne peuvent pas s’y mêler.`,
      en: `The source “${source}” has already delivered real facts: made-up ones cannot mix with them.`,
    },
    { status: 409 },
  );
}
