import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";

export const absenceWords = {
  title: both("Absences et remplacements", "Absences and stand-ins"),
  lead: both(
    "Pendant une absence, la personne désignée reçoit les messages et tient les rôles de la personne absente, sauf ceux d’administrateur et de signataire\u202f: une signature est personnelle. Ce qu’elle fait reste à son propre nom.",
    "During an absence the named person receives the messages and holds the roles of the person who is away, except an administrator’s and a signatory’s: a signature is personal. What they do stays under their own name.",
  ),
  new: both("Indiquer une absence", "Set an absence"),
  who: both("Personne absente", "Person away"),
  from: both("Premier jour d’absence", "First day away"),
  until: both("Jour du retour", "Day of return"),
  untilHint: both("Le remplacement prend fin la veille au soir.", "The stand-in ends the evening before."),
  replacement: both("Remplacée par", "Stood in for by"),
  save: both("Enregistrer l’absence", "Record the absence"),
  planned: both("Absences en cours et à venir", "Absences now and ahead"),
  none: both("Aucune absence n’est prévue.", "No absence is set."),
  noneHelp: both("Indiquez ci-dessous les jours et la personne qui remplace.", "Give the days and the person who stands in below."),
  cancel: both("Annuler", "Call off"),
  saved: both("L’absence est enregistrée.", "The absence is recorded."),
  cancelled: both("L’absence est annulée.", "The absence is called off."),
  standsIn: both("Vous remplacez aujourd’hui", "Today you stand in for"),
  receives: both("Reçoit aujourd’hui", "Receives today"),
  nobody: both("personne\u202f: chacun des remplaçants est lui-même absent", "nobody: each stand-in is away too"),
  notNow: both("pas encore", "not yet"),
} as const satisfies Record<string, Bilingual>;
