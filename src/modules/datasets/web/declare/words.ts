import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { DatasetLabel, DatasetState } from "../../domain/dataset.ts";
import type { SubjectKind } from "../../domain/metadata.ts";

const words = {
  error: { fr: "Erreur\u202f:", en: "Error:" },
  optional: { fr: "facultatif", en: "optional" },
  inFrench: { fr: "En français", en: "In French" },
  inEnglish: { fr: "En anglais", en: "In English" },
  choose: { fr: "Choisir", en: "Choose" },
  addAnother: { fr: "Ajouter", en: "Add another" },
  up: { fr: "Monter", en: "Move up" },
  down: { fr: "Descendre", en: "Move down" },
  takeAway: { fr: "Retirer", en: "Take away" },
  data: { fr: "Données", en: "Data" },
  mine: { fr: "Mes jeux de données", en: "My datasets" },
  declare: { fr: "Déclarer un jeu de données", en: "Declare a dataset" },
  saveAndGo: { fr: "Enregistrer et continuer", en: "Save and go on" },
  saveAndLeave: { fr: "Enregistrer et quitter", en: "Save and leave" },
  saved: { fr: "Enregistré.", en: "Saved." },
  goOnAnyway: { fr: "Continuer sans corriger maintenant", en: "Go on without correcting now" },
  untitled: { fr: "Sans titre", en: "Untitled" },
  take: { fr: "Reprendre", en: "Take" },
  takeAll: { fr: "Tout reprendre", en: "Take all" },
  undo: { fr: "Annuler ce qui vient d’être fait", en: "Undo what was just done" },
  undone: { fr: "C’est annulé\u202f: la fiche est comme avant.", en: "Undone: the record is as it was." },
  knownAlready: { fr: "Déjà connu", en: "Known already" },
  step: { fr: "Étape", en: "Step" },
  steps: { fr: "Étapes de la déclaration", en: "Steps of the declaration" },
  complete: { fr: "complète", en: "complete" },
  toComplete: { fr: "à compléter", en: "to complete" },
  notBegun: { fr: "à remplir", en: "to fill in" },
  change: { fr: "Modifier", en: "Change" },
  nothing: { fr: "Rien encore", en: "Nothing yet" },
  cancel: { fr: "Annuler", en: "Cancel" },
  curation: { fr: "Jeux de données à relire", en: "Datasets to review" },
  title: { fr: "Titre", en: "Title" },
  state: { fr: "État", en: "State" },
  lastChange: { fr: "Dernière modification", en: "Last change" },
  code: { fr: "Code", en: "Code" },
} as const satisfies Readonly<Record<string, Bilingual>>;

export function say(key: keyof typeof words, language: Language): string {
  return words[key][language];
}

export const stateWords: Readonly<Record<DatasetState, Bilingual>> = {
  draft: { fr: "brouillon", en: "draft" },
  submitted: { fr: "en relecture", en: "under review" },
  returned: { fr: "à reprendre", en: "returned for change" },
  published: { fr: "publié", en: "published" },
  withdrawn: { fr: "retiré", en: "withdrawn" },
};

export const labelWords: Readonly<Record<DatasetLabel, Bilingual>> = {
  preliminary: { fr: "préliminaire", en: "preliminary" },
  publishable: { fr: "publiable", en: "publishable" },
  published: { fr: "publiée dans HAL", en: "published in HAL" },
};

export const subjectWords: Readonly<Record<SubjectKind, Bilingual>> = {
  human: { fr: "données sur des personnes", en: "data about people" },
  "non-human": { fr: "données qui ne portent pas sur des personnes", en: "data that are not about people" },
};
