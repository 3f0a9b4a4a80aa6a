import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import type { DraftState } from "../domain/draft.ts";
import type { Section } from "../domain/sections.ts";

export const stateNames: Readonly<Record<DraftState, Bilingual>> = {
  writing: both("en rédaction", "being written"), ready: both("prêt à sceller", "ready to be sealed"), sealed: both("scellé", "sealed"), abandoned: both("abandonné", "abandoned"),
};

export const reportWords = {
  title: both("Rapports annuels", "Yearly reports"),
  lead: both("Chaque rapport scellé dit ce qui était connu à son jour. Son empreinte permet à chacun de vérifier que rien n’y a changé.", "Each sealed report says what was known on its day. Its hash lets anybody check that nothing in it has changed."),
  none: both("Aucun rapport n’est encore scellé", "No report is sealed yet"),
  noneHelp: both("Un rapport se prépare à partir d’une année, d’une version du contrat et d’un jour\u202f; une personne le déclare prêt, une autre le scelle.", "A report is prepared from a year, a version of the contract and a day; one person declares it ready, another seals it."),
  report: both("Rapport", "Report"),
  year: both("Année", "Year"),
  knownOn: both("Valeurs connues au", "Values known on"),
  version: both("Version du contrat", "Version of the contract"),
  sealedOn: both("Scellé le", "Sealed on"),
  seal: both("Sceau (SHA-256)", "Seal (SHA-256)"),
  state: both("État", "State"),
  inForce: both("fait foi", "stands"),
  withdrawn: both("retiré", "withdrawn"),
  evaluationLead: both("À la fin du contrat, objectif par objectif\u202f:", "At the end of the contract, objective by objective:"),
  evaluation: both("l’évaluation finale", "the final evaluation"),
  notPublic: both("non publié", "not published"),
  publicSince: both("Public depuis le", "Public since"),
  publication: both("Publication", "Publication"),
  publish: both("Publier ce rapport", "Publish this report"),
  takeBack: both("Reprendre ce rapport au public", "Take this report back from the public"),
  replaced: both("remplacé par", "replaced by"),
  corrects: both("corrige", "corrects"),
  drafts: both("Projets en cours", "Drafts under way"),
  noDrafts: both("Aucun projet en cours.", "No draft under way."),
  newReport: both("Préparer un rapport", "Prepare a report"),
  read: both("Lire en ligne", "Read online"),
  files: both("Fichiers du rapport", "Files of the report"),
  file: both("Fichier", "File"),
  size: both("Taille", "Size"),
  hash: both("Empreinte SHA-256", "SHA-256 hash"),
  check: both("Vérifier maintenant", "Check now"),
  howToCheck: both("Comment vérifier", "How to check"),
  changes: both("Ce qui a changé depuis", "What changed since"),
  noChanges: both("Rien n’a changé depuis ce rapport", "Nothing has changed since this report"),
  noChangesHelp: both("Une valeur corrigée, ajoutée ou retirée, un verdict qui en change, une nouvelle version du contrat ou une revue d’action paraîtront ici.", "A value corrected, added or withdrawn, a verdict that it changes, a new version of the contract or a review of an action will appear here."),
  inShort: both("En bref", "In short"),
  withdraw: both("Retirer ce rapport", "Withdraw this report"),
  withdrawHelp: both("Il reste lisible, marqué comme retiré, avec la raison. Cela ne peut pas être défait.", "It stays readable, marked as withdrawn, with the reason. This cannot be undone."),
  reasonFr: both("Raison, en français", "Reason, in French"),
  reasonEn: both("Raison, en anglais", "Reason, in English"),
  what: both("Ce qui s’est passé", "What happened"),
  about: both("De quoi", "About"),
  on: both("Le", "On"),
  before: both("Dans le rapport", "In the report"),
  after: both("Aujourd’hui", "Today"),
  reason: both("Raison donnée", "Reason given"),
  open: both("Ouvrir le projet", "Open the draft"),
  newEdition: both("Préparer une nouvelle édition", "Prepare a new edition"),
  correctsField: both("Rapport que cette édition corrige", "Report that this edition corrects"),
  firstEdition: both("Aucun\u202f: première édition de l’année", "None: first edition of the year"),
  inForceThen: both("Celle en vigueur ce jour-là", "The one in force on that day"),
  section: both("Section", "Section"),
  written: both("Écrit", "Written"),
  notWritten: both("pas encore écrite", "not written yet"),
  onlyFrench: both("anglais manquant", "English missing"),
  onlyEnglish: both("français manquant", "French missing"),
  write: both("Écrire", "Write"),
  preview: both("Aperçu du rapport entier", "Preview of the whole report"),
  declareReady: both("Déclarer prêt", "Declare ready"),
  reopen: both("Reprendre la rédaction", "Go back to writing"),
  abandon: both("Abandonner ce projet", "Abandon this draft"),
  settings: both("Changer le jour ou la version", "Change the day or the version"),
  save: both("Enregistrer", "Save"),
  saved: both("La synthèse est enregistrée.", "The synthesis is saved."),
  textFr: both("Texte français", "French text"),
  textEn: both("Texte anglais", "English text"),
  sectionGone: both("Cette section n’est plus dans le rapport\u202f: le contrat choisi ne la contient pas. Le texte est encore ici, à reprendre dans une autre section\u202f; il ne peut pas être enregistré dans celle-ci.", "This section is no longer in the report: the contract chosen does not have it. The text is still here, to be taken up in another section; it cannot be saved in this one."),
  goneTag: both("section qui n’est plus dans le rapport", "section no longer in the report"),
  tooLong: both("Chaque texte a 60\u202f000 caractères au plus\u202f: raccourcissez-le, il est encore dans le formulaire.", "Each text has 60,000 characters at most: shorten it, it is still in the form."),
  textHint: both("Une ligne vide sépare deux paragraphes\u202f; des lignes qui commencent par un tiret et une espace font une liste.", "An empty line parts two paragraphs; lines that begin with a dash and a blank make a list."),
  theirs: both("Le texte enregistré entre-temps", "The text saved meanwhile"),
  yours: both("Votre texte", "Your text"),
  figures: both("Les chiffres de cette section", "The figures of this section"),
  sealThis: both("Sceller ce rapport", "Seal this report"),
  toSeal: both("Relire et sceller", "Read again and seal"),
  sealHelp: both("Après le sceau, plus rien ne change\u202f: ni un chiffre, ni un mot. Une erreur se corrige par une nouvelle édition, qui dit ce qu’elle corrige. Le rapport scellé n’est pas encore public\u202f: le publier est un acte à part.", "After the seal nothing changes any more: no number, no word. A mistake is mended by a new edition, which says what it corrects. The sealed report is not public yet: publishing it is an act of its own."),
  unchanged: both("Rien n’a changé depuis que le rapport a été déclaré prêt.", "Nothing has changed since the report was declared ready."),
  moved: both("Des faits ont changé depuis que le rapport a été déclaré prêt", "Facts have changed since the report was declared ready"),
} as const satisfies Readonly<Record<string, Bilingual>>;

/** "Indicateur", "Objectif": what the code of a section is the code of; empty for the whole. */
export function kindName({ kind }: Section, language: Language): string {
  const names = { overall: ["", ""], priority: ["Priorité", "Priority"], objective: ["Objectif", "Objective"], indicator: ["Indicateur", "Indicator"] } as const;
  return names[kind][language === "fr" ? 0 : 1];
}

/** The kinds of what changes after a report, in the order in which a reader asks. */
export const changeKinds = [
  { kind: "value", title: both("Valeurs", "Values"), one: both("valeur", "value"), other: both("valeurs", "values") },
  { kind: "verdict", title: both("Verdicts", "Verdicts"), one: both("verdict", "verdict"), other: both("verdicts", "verdicts") },
  { kind: "contract", title: both("Contrat", "Contract"), one: both("version du contrat", "version of the contract"), other: both("versions du contrat", "versions of the contract") },
  { kind: "figure", title: both("Chiffres de l’année", "Figures of the year"), one: both("chiffre", "figure"), other: both("chiffres", "figures") },
  { kind: "action", title: both("Actions", "Actions"), one: both("action", "action"), other: both("actions", "actions") },
] as const;
