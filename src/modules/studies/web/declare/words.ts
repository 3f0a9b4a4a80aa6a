import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { SectionCode } from "../../domain/fields/index.ts";

const words = {
  studies: { fr: "Études", en: "Studies" },
  mine: { fr: "Mes études", en: "My studies" },
  declare: { fr: "Déclarer une étude", en: "Declare a study" },
  curation: { fr: "Études à relire", en: "Studies to review" },
  saveAndGo: { fr: "Enregistrer et continuer", en: "Save and go on" },
  saveAndLeave: { fr: "Enregistrer et quitter", en: "Save and leave" },
  untitled: { fr: "Sans titre", en: "Untitled" },
  undo: { fr: "Annuler le dernier enregistrement", en: "Undo the last save" },
  sections: { fr: "Rubriques de la fiche", en: "Sections of the record" },
  complete: { fr: "complète", en: "complete" },
  toComplete: { fr: "à compléter", en: "to complete" },
  notBegun: { fr: "à remplir", en: "to fill in" },
  change: { fr: "Modifier", en: "Change" },
  nothing: { fr: "Rien encore", en: "Nothing yet" },
  cancel: { fr: "Annuler", en: "Cancel" },
  title: { fr: "Titre", en: "Title" },
  state: { fr: "État", en: "State" },
  lastChange: { fr: "Dernière modification", en: "Last change" },
  review: { fr: "Relire et soumettre", en: "Review and hand in" },
  untranslated: { fr: "À traduire", en: "To translate" },
} as const satisfies Readonly<Record<string, Bilingual>>;

export function say(key: keyof typeof words, language: Language): string {
  return words[key][language];
}

/** What each section asks, in a sentence. */
export const sectionLeads: Readonly<Record<SectionCode, Bilingual>> = {
  identity: { fr: "Comment l’étude s’appelle et sous quels numéros elle est connue.", en: "What the study is called and by which numbers it is known." },
  subject: { fr: "De quoi elle traite et ce qu’elle cherche.", en: "What it is about and what it seeks." },
  responsibility: { fr: "Qui en répond, qui la finance, où écrire.", en: "Who answers for it, who funds it, where to write." },
  rules: { fr: "Le cadre dans lequel elle se fait et les avis reçus.", en: "The rules under which it is done and the opinions received." },
  design: { fr: "Comment elle est faite\u202f: schéma, bras, interventions, critères de jugement.", en: "How it is done: design, arms, interventions, outcomes." },
  population: { fr: "Qui y participe, où, et comment on les choisit.", en: "Who takes part, where, and how they are chosen." },
  progress: { fr: "Où elle en est, et ses dates avec la précision connue.", en: "Where it stands, and its dates as precisely as they are known." },
  collection: { fr: "Ce qui est recueilli, et ce qui vient d’autres sources.", en: "What is collected, and what comes from other sources." },
  access: { fr: "Qui peut avoir les données, quand et comment.", en: "Who may have the data, when and how." },
  results: { fr: "Ce qui en est sorti\u202f: données, documents, publications.", en: "What came of it: data, documents, publications." },
};
