import { AppError } from "../errors/app-error.ts";

export function unknownUpload(): AppError {
  return new AppError("uploads.unknown", { fr: "Cet envoi n’existe pas, ou n’existe plus.", en: "This upload does not exist, or no longer does." }, { status: 404 });
}

export function badHeader(name: string): AppError {
  return new AppError("uploads.bad-header", { fr: `L’en-tête ${name} manque ou ne se lit pas.`, en: `The header ${name} is missing or cannot be read.` }, { status: 400 });
}

export function unsupportedVersion(): AppError {
  return new AppError("uploads.unsupported-version", { fr: "Cette version du protocole tus n’est pas connue\u202f: parlez la 1.0.0.", en: "This version of the tus protocol is not known: speak 1.0.0." }, { status: 412 });
}

export function wrongOffset(): AppError {
  return new AppError("uploads.wrong-offset", { fr: "L’envoi n’en est pas à cet endroit\u202f: demandez où il en est (HEAD), puis reprenez de là.", en: "The upload is not at this place: ask where it stands (HEAD), then go on from there." }, { status: 409 });
}

export function wrongChecksum(): AppError {
  return new AppError("uploads.wrong-checksum", { fr: "La partie reçue n’est pas celle qui a été envoyée\u202f: elle est oubliée, renvoyez-la.", en: "The part received is not the one sent: it is forgotten, send it again." }, { status: 460 });
}

export function unknownAlgorithm(): AppError {
  return new AppError("uploads.unknown-algorithm", { fr: "Cette somme de contrôle n’est pas connue\u202f: sha1 ou sha256.", en: "This checksum is not known: sha1 or sha256." }, { status: 400 });
}

export function longerThanAnnounced(): AppError {
  return new AppError("uploads.longer-than-announced", { fr: "L’envoi dépasse la taille annoncée\u202f: la partie en trop est oubliée.", en: "More came than was announced: the part too many is forgotten." }, { status: 413 });
}

export function tooLarge(largestBytes: number): AppError {
  const gigabytes = Math.floor(largestBytes / 2 ** 30);
  return new AppError("uploads.too-large", {
    fr: `Le fichier dépasse la taille acceptée ici (${gigabytes}\u202fGio)\u202f: découpez-le, ou déposez-le dans un entrepôt et donnez son adresse.`,
    en: `The file is larger than is accepted here (${gigabytes} GiB): divide it, or put it in a repository and give its address.`,
  }, { status: 413 });
}

export function tooManyOpen(): AppError {
  return new AppError("uploads.too-many-open", { fr: "Trop d’envois sont en cours pour ce compte\u202f: terminez-les ou annulez-les.", en: "This account has too many uploads under way: finish or cancel them." }, { status: 429 });
}

export function busy(): AppError {
  return new AppError("uploads.busy", { fr: "Une autre partie de ce fichier est en train d’arriver.", en: "Another part of this file is coming in." }, { status: 423 });
}

export function notWhatWasAnnounced(): AppError {
  return new AppError("uploads.not-what-was-announced", { fr: "Le fichier reçu n’a pas l’empreinte annoncée\u202f: il n’est pas gardé. Recommencez l’envoi.", en: "The file received does not have the digest announced: it is not kept. Send it again." }, { status: 460 });
}

export function diskFull(cause: unknown): AppError {
  return new AppError("uploads.disk-full", { fr: "Il n’y a plus de place pour ce fichier sur le serveur\u202f: prévenez l’exploitant, l’envoi reprendra où il en était.", en: "There is no room left for this file on the server: tell whoever runs it, the upload will go on from where it was." }, { status: 507, cause });
}
