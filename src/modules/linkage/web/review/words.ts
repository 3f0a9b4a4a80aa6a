import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Answer, Reason } from "../../domain/project.ts";

export const answerWords: Readonly<Record<Answer, Bilingual>> = {
  match: both("Même personne", "Same person"), "non-match": both("Personnes différentes", "Different people"), unknown: both("Impossible à dire", "Cannot tell"),
};

export const reasonWords: Readonly<Record<Reason, Bilingual>> = {
  "": both("Sans motif", "No reason"), "names-differ": both("Les noms diffèrent", "Names differ"), "dates-differ": both("Les dates diffèrent", "Dates differ"), "places-differ": both("Les lieux diffèrent", "Places differ"),
  twins: both("Jumeaux ou proches parents", "Twins or close kin"), "same-despite-errors": both("La même malgré des fautes", "The same despite errors"), "too-little": both("Trop peu de renseignements", "Too little is known"), other: both("Autre", "Other"),
};
