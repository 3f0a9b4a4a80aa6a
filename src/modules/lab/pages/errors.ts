import { AppError } from "../../../kernel/errors/app-error.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { PagedKind } from "../../directory/index.ts";

const names: Readonly<Record<PagedKind, Bilingual>> = {
  structure: { fr: "Aucune structure ne porte ce code. La recherche les trouve par nom, sigle, label ou numéro.", en: "No structure bears this code. The search finds them by name, acronym, label or number." },
  organisation: { fr: "Aucune organisation ne porte ce code. La recherche les trouve par nom ou par identifiant.", en: "No organisation bears this code. The search finds them by name or identifier." },
  person: { fr: "Aucune personne n’a de page à cette adresse.", en: "No person has a page at this address." },
};

/** Kinds of entity that have a page. */
export type { PagedKind };

export function unknownEntity(kind: PagedKind): AppError {
  return new AppError(`lab.unknown-${kind}`, names[kind], { status: 404 });
}
