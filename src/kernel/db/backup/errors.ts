import { AppError } from "../../errors/app-error.ts";

export function backupDamaged(file: string, cause?: unknown): AppError {
  return new AppError(
    "database.backup-damaged",
    {
      fr: `${file} n’est pas une sauvegarde entière : le fichier est coupé, modifié, ou autre chose qu’une sauvegarde. Rien n’a été restauré. Prenez une autre copie.`,
      en: `${file} is not a whole backup: the file is cut, altered, or something else than a backup. Nothing was restored. Take another copy.`,
    },
    { cause },
  );
}

export function backupUnreadable(file: string, cause: unknown): AppError {
  return new AppError(
    "database.backup-unreadable",
    {
      fr: `${file} ne peut pas être lu. Vérifiez le chemin et les droits du fichier.`,
      en: `${file} cannot be read. Check the path and the permissions of the file.`,
    },
    { cause },
  );
}

export function backupTooNew(file: string): AppError {
  return new AppError("database.backup-too-new", {
    fr: `${file} a été écrit par une version plus récente de ce programme. Rien n’a été restauré. Mettez le programme à jour.`,
    en: `${file} was written by a later version of this program. Nothing was restored. Update the program.`,
  });
}

export function databaseNotEmpty(table: string): AppError {
  return new AppError(
    "database.not-empty",
    {
      fr: `La base contient déjà des données (table ${table}) : une sauvegarde ne se restaure que dans une base vide. Désignez un nouveau répertoire par JALON_DATA, ou une base vide par DATABASE_URL.`,
      en: `The database already holds data (table ${table}): a backup is restored into an empty database only. Name a new directory with JALON_DATA, or an empty database with DATABASE_URL.`,
    },
    { status: 409 },
  );
}
