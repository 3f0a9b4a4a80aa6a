import { AppError } from "../../../kernel/errors/app-error.ts";

export function unknownCorrection(): AppError {
  return new AppError("lab.unknown-correction", { fr: "Aucune correction ne porte ce numéro.", en: "No correction bears this number." }, { status: 404 });
}

/** Somebody answered it meanwhile, or it never could. */
export function impossibleMove(): AppError {
  return new AppError(
    "lab.correction-moved-on",
    { fr: "Cette correction n’en est plus là\u202f: rechargez la page pour voir où elle en est.", en: "This correction is no longer there: reload the page to see where it stands." },
    { status: 409 },
  );
}

export function notYourStructure(): AppError {
  return new AppError(
    "lab.not-your-structure",
    { fr: "Cette structure n’est pas dans votre périmètre. Demandez à l’administrateur d’y ajouter son code.", en: "This structure is not in your perimeter. Ask the administrator to add its code." },
    { status: 403 },
  );
}

export function notYourField(): AppError {
  return new AppError(
    "lab.not-your-field",
    { fr: "Un autre service répond aux corrections sur ce champ.", en: "Another department answers corrections on this field." },
    { status: 403 },
  );
}

export function unknownField(): AppError {
  return new AppError("lab.unknown-field", { fr: "Ce champ ne se corrige pas ici\u202f: choisissez-en un dans la liste.", en: "This field cannot be corrected here: choose one from the list." }, { status: 404 });
}

export function unknownAsk(): AppError {
  return new AppError("lab.unknown-ask", { fr: "Aucune demande ne porte ce numéro.", en: "No ask bears this number." }, { status: 404 });
}

export function askClosed(): AppError {
  return new AppError("lab.ask-closed", { fr: "Cette demande est déjà close\u202f: il n’y a plus rien à faire.", en: "This ask is closed already: there is nothing left to do." }, { status: 409 });
}
