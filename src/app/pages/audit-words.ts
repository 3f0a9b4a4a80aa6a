import { both } from "../../kernel/i18n/format.ts";
import type { BreakReason } from "../../kernel/audit/index.ts";
import type { Bilingual } from "../../kernel/i18n/language.ts";

export const auditWords = {
  title: both("Journal des actes", "Audit log"),
  lead: both("Qui a fait quoi, quand, avec la valeur d’avant et celle d’après. On n’y efface rien.", "Who did what, when, with the value before and after. Nothing is ever erased from it."),
  subject: both("Objet", "Subject"),
  subjectHint: both("Tel qu’écrit dans le tableau, en entier.", "As written in the table, whole."),
  show: both("Afficher", "Show"),
  all: both("Tout afficher", "Show all"),
  number: both("N°", "No."),
  when: both("Quand", "When"),
  who: both("Qui", "Who"),
  act: both("Acte", "Act"),
  before: both("Avant", "Before"),
  after: both("Après", "After"),
  previousHash: both("Empreinte précédente", "Previous hash"),
  hash: both("Empreinte", "Hash"),
  older: both("Actes plus anciens", "Older acts"),
  newest: both("Revenir aux plus récents", "Back to the newest"),
  none: both("Aucun acte n’est enregistré ici.", "No act is recorded here."),
  noneHelp: both("Chaque saisie, import, décision ou changement de compte s’y inscrit de lui-même.", "Every entry, import, decision or change of an account writes itself here."),
  check: both("Vérifier la chaîne", "Check the chain"),
  checkHelp: both("Chaque acte porte l’empreinte du précédent\u202f: un acte changé, retiré ou glissé après coup se voit.", "Every act carries the hash of the one before: one that is altered, removed or slipped in shows."),
  brokenTitle: both("La chaîne est rompue", "The chain is broken"),
  remedy: both("Gardez une copie de la base telle qu’elle est, puis comparez avec la dernière sauvegarde.", "Keep a copy of the database as it is, then compare it with the last backup."),
} as const satisfies Record<string, Bilingual>;

export const breakWords: Readonly<Record<BreakReason, Bilingual>> = {
  altered: both("son contenu ne correspond plus à son empreinte", "its content no longer matches its hash"),
  missing: both("il manque", "it is missing"),
  unlinked: both("il ne suit pas l’acte précédent", "it does not follow the act before it"),
  unexpected: both("il vient après le dernier acte enregistré", "it comes after the last recorded act"),
};
