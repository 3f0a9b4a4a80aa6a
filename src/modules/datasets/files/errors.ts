import { AppError } from "../../../kernel/errors/app-error.ts";

export function unknownFile(): AppError {
  return new AppError("datasets.unknown-file", { fr: "Ce fichier n’existe pas, ou vous ne pouvez pas le voir.", en: "This file does not exist, or you may not see it." }, { status: 404 });
}

export function fileNotOpen(code: string): AppError {
  return new AppError("datasets.file-not-open", {
    fr: `Ce fichier ne se télécharge pas librement. La fiche du jeu de données dit comment demander l’accès\u202f: /data/${code}.`,
    en: `This file may not be downloaded freely. The page of the dataset tells how to ask for access: /data/${code}.`,
  }, { status: 403 });
}

export function fileNotChecked(): AppError {
  return new AppError("datasets.file-not-checked", {
    fr: "Ce fichier n’a pas encore passé le contrôle antivirus\u202f: personne ne peut le télécharger avant.",
    en: "This file has not passed the check for viruses yet: nobody may download it before.",
  }, { status: 409 });
}

export function fileQuarantined(): AppError {
  return new AppError("datasets.file-quarantined", {
    fr: "Ce fichier a été écarté\u202f: personne ne peut le télécharger. La fiche du dépôt dit pourquoi.",
    en: "This file was set aside: nobody may download it. The page of the deposit says why.",
  }, { status: 403 });
}

export function filesClosed(): AppError {
  return new AppError("datasets.files-closed", {
    fr: "La liste des fichiers ne se modifie que dans un brouillon\u202f: ouvrez d’abord une nouvelle version.",
    en: "The list of files is only changed in a draft: open a new version first.",
  }, { status: 409 });
}

export function tooManyFiles(limit: number): AppError {
  return new AppError("datasets.too-many-files", {
    fr: `Un jeu de données porte au plus ${limit.toLocaleString("fr-FR")} fichiers\u202f: regroupez-les dans une archive.`,
    en: `A dataset holds ${limit.toLocaleString("en-GB")} files at most: put them together in an archive.`,
  }, { status: 409 });
}

export function nothingToDownload(): AppError {
  return new AppError("datasets.nothing-to-download", {
    fr: "Ce jeu de données n’a aucun fichier que vous puissiez télécharger ici.",
    en: "This dataset has no file that you may download here.",
  }, { status: 404 });
}

export function badFileName(): AppError {
  const text = { fr: "Donnez un nom au fichier.", en: "Give the file a name." };
  return new AppError("datasets.bad-file-name", text, { status: 422, issues: [{ code: "datasets.bad-file-name", severity: "error", field: "path", text }] });
}

export function notTheFileAnnounced(): AppError {
  return new AppError("datasets.not-the-file-announced", {
    fr: "Le fichier reçu n’a pas l’empreinte annoncée\u202f: il n’est pas ajouté. Recommencez l’envoi.",
    en: "The file received does not have the digest announced: it is not added. Send it again.",
  }, { status: 409 });
}

export function tooLargeAFile(largestBytes: number): AppError {
  const gibibytes = Math.max(1, Math.floor(largestBytes / 2 ** 30));
  return new AppError("datasets.file-too-large", {
    fr: `Le fichier dépasse la taille acceptée ici (${gibibytes}\u202fGio).`,
    en: `The file is larger than is accepted here (${gibibytes} GiB).`,
  }, { status: 413 });
}
