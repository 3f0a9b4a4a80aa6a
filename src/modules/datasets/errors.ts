import { AppError, type Issue } from "../../kernel/errors/app-error.ts";

export function unknownDataset(): AppError {
  return new AppError("datasets.unknown", { fr: "Aucun jeu de données ne porte ce code, ou vous ne pouvez pas le voir.", en: "No dataset bears this code, or you may not see it." }, { status: 404 });
}

export function changedMeanwhile(): AppError {
  return new AppError("datasets.changed-meanwhile", {
    fr: "Quelqu’un d’autre a modifié cette fiche entre-temps\u202f: rechargez la page, puis reportez vos changements.",
    en: "Somebody else has changed this record meanwhile: reload the page, then enter your changes again.",
  }, { status: 409 });
}

export function movedOn(): AppError {
  return new AppError("datasets.moved-on", {
    fr: "Cette fiche n’en est plus là\u202f: rechargez la page pour voir où elle en est.",
    en: "This record is no longer there: reload the page to see where it stands.",
  }, { status: 409 });
}

export function notYours(): AppError {
  return new AppError("datasets.not-yours", {
    fr: "Cet acte revient à l’administrateur de la donnée de la région, ou au déclarant de la fiche.",
    en: "This act is for the data administrator of the region, or for whoever declared the record.",
  }, { status: 403 });
}

export function waitsForReview(): AppError {
  return new AppError("datasets.waits-for-review", {
    fr: "Cette fiche est soumise\u202f: elle se relit, et ne se modifie plus avant la réponse de l’administrateur de la donnée.",
    en: "This record is submitted: it is being reviewed, and is not changed before the data administrator answers.",
  }, { status: 409 });
}

export function reviewNeeded(): AppError {
  return new AppError("datasets.review-needed", {
    fr: "Un administrateur de la donnée doit relire cette fiche avant publication (données sur des personnes, ou qui semblent en porter)\u202f: soumettez-la.",
    en: "A data administrator has to review this record before it is published (data about people, or that seem to be): submit it.",
  }, { status: 409 });
}

export function notValid(issues: readonly Issue[]): AppError {
  return new AppError("datasets.not-valid", {
    fr: "La fiche n’est pas complète\u202f: corrigez ce qui est signalé, puis publiez.",
    en: "The record is not complete: mend what is pointed out, then publish.",
  }, { status: 400, issues });
}

export function textMissing(field: string): AppError {
  const text = { fr: "Dites pourquoi en quelques mots.", en: "Say why in a few words." };
  return new AppError("datasets.text-missing", text, { status: 422, issues: [{ code: "datasets.text-missing", severity: "error", field, text }] });
}

export function unknownSuccessor(): AppError {
  const text = { fr: "Le jeu de données qui prend la suite doit être publié, et n’être pas celui-ci.", en: "The dataset that follows has to be published, and not be this one." };
  return new AppError("datasets.unknown-successor", text, { status: 422, issues: [{ code: "datasets.unknown-successor", severity: "error", field: "successor", text }] });
}

export function tooLong(): AppError {
  return new AppError("datasets.too-long", {
    fr: "Cette fiche dépasse un mégaoctet de texte\u202f: déposez les listes longues comme fichiers.",
    en: "This record is over one megabyte of text: put long lists in files.",
  }, { status: 413 });
}

export function notADeclarer(): AppError {
  return new AppError("datasets.not-a-declarer", {
    fr: "Votre compte ne peut pas déclarer de jeu de données\u202f: demandez le rôle de chercheur à l’administrateur.",
    en: "Your account may not declare datasets: ask the administrator for the role of researcher.",
  }, { status: 403 });
}
