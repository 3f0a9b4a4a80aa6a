import { AppError, type Issue } from "../../kernel/errors/app-error.ts";

export function unknownStudy(): AppError {
  return new AppError("studies.unknown", { fr: "Aucune étude ne porte ce code, ou vous ne pouvez pas la voir.", en: "No study bears this code, or you may not see it." }, { status: 404 });
}

export function studyChangedMeanwhile(): AppError {
  return new AppError("studies.changed-meanwhile", {
    fr: "Cette étude a été modifiée entre-temps\u202f: rechargez la page, puis reportez vos changements.",
    en: "This study was changed meanwhile: reload the page, then enter your changes again.",
  }, { status: 409 });
}

export function studyMovedOn(): AppError {
  return new AppError("studies.moved-on", {
    fr: "Cette étude n’en est plus là\u202f: rechargez la page pour voir où elle en est.",
    en: "This study is no longer there: reload the page to see where it stands.",
  }, { status: 409 });
}

export function studyNotYours(): AppError {
  return new AppError("studies.not-yours", {
    fr: "Cet acte revient à un curateur des études, ou au déclarant de celle-ci.",
    en: "This act is for a curator of studies, or for whoever declared this one.",
  }, { status: 403 });
}

export function studyWaitsForReview(): AppError {
  return new AppError("studies.waits-for-review", {
    fr: "Cette étude est soumise\u202f: elle se relit, et ne se modifie plus avant la réponse d’un curateur.",
    en: "This study is submitted: it is being reviewed, and is not changed before a curator answers.",
  }, { status: 409 });
}

export function studyNotValid(issues: readonly Issue[]): AppError {
  return new AppError("studies.not-valid", {
    fr: "L’étude n’est pas en état d’être publiée\u202f: corrigez ce qui est signalé.",
    en: "The study is not fit to be published: mend what is pointed out.",
  }, { status: 400, issues });
}

export function studyTextMissing(field: string): AppError {
  const text = { fr: "Dites pourquoi en quelques mots.", en: "Say why in a few words." };
  return new AppError("studies.text-missing", text, { status: 422, issues: [{ code: "studies.text-missing", severity: "error", field, text }] });
}

export function unknownStudySuccessor(): AppError {
  const text = { fr: "L’étude qui prend la suite doit être publiée, et n’être pas celle-ci.", en: "The study that follows has to be published, and not be this one." };
  return new AppError("studies.unknown-successor", text, { status: 422, issues: [{ code: "studies.unknown-successor", severity: "error", field: "successor", text }] });
}

export function studyTooLong(): AppError {
  return new AppError("studies.too-long", {
    fr: "Cette fiche dépasse deux mégaoctets de texte\u202f: raccourcissez les listes longues.",
    en: "This record is over two megabytes of text: shorten long lists.",
  }, { status: 413 });
}

export function notOfTheForm(): AppError {
  return new AppError("studies.not-of-the-form", {
    fr: "Ce formulaire contient un choix qui n’est pas proposé\u202f: rechargez la page et choisissez dans les listes.",
    en: "This form holds a choice that is not offered: reload the page and choose in the lists.",
  }, { status: 400 });
}

export function notAStudyDeclarer(): AppError {
  return new AppError("studies.not-a-declarer", {
    fr: "Votre compte ne peut pas déclarer d’étude\u202f: demandez le rôle de chercheur à l’administrateur.",
    en: "Your account may not declare studies: ask the administrator for the role of researcher.",
  }, { status: 403 });
}

export function unknownDivergence(): AppError {
  return new AppError("studies.unknown-divergence", {
    fr: "Ce désaccord avec le registre n’existe plus\u202f: rechargez la page.",
    en: "This disagreement with the register is no longer there: reload the page.",
  }, { status: 409 });
}
