import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { DepositGround, GapKind } from "../domain/gaps.ts";

export const gapNames: Readonly<Record<GapKind, Bilingual>> = {
  "no-record": both("Absente de HAL", "Not in HAL"),
  "notice-without-file": both("Notice sans fichier", "Record without file"),
  embargo: both("Fichier sous embargo", "File under embargo"),
  "doi-missing": both("DOI absent de la notice", "DOI missing on the record"),
};

export const gapHelp: Readonly<Record<GapKind, Bilingual>> = {
  "no-record": both("Aucune notice de HAL ne parle de cette publication.", "No record of HAL speaks of this publication."),
  "notice-without-file": both("HAL a la notice, et un fichier peut y être déposé dès aujourd’hui.", "HAL has the record, and a file may be deposited there from today."),
  embargo: both("Le fichier est dans HAL, fermé jusqu’à une date.", "The file is in HAL, closed until a day."),
  "doi-missing": both("La publication a un DOI, que la notice de HAL ne porte pas, ou en porte un autre.", "The publication has a DOI that its record in HAL does not bear, or bears another."),
};

export const groundNames: Readonly<Record<DepositGround, Bilingual>> = {
  licence: both("licence Creative Commons\u202f: le fichier de l’éditeur", "Creative Commons licence: the file of the publisher"),
  elsewhere: both("ouverte dans une autre archive", "open in another archive"),
  law: both("manuscrit accepté, six mois après la publication (code de la recherche, art. L. 533-4), si au moins la moitié des fonds étaient publics", "accepted manuscript, six months after publication (French research code, art. L. 533-4), where at least half of the funds were public"),
};

/** What to do about a gap, in a sentence. */
export const gapActs: Readonly<Record<GapKind, Bilingual>> = {
  "no-record": both("Déposez la notice, avec son fichier si vous en avez le droit.", "Deposit the record, with its file where you have the right."),
  "notice-without-file": both("Ajoutez le fichier à la notice qui existe déjà\u202f: n’en créez pas une seconde.", "Add the file to the record that exists: do not make a second one."),
  embargo: both("Rien à faire avant la fin de l’embargo\u202f: HAL ouvre le fichier de lui-même.", "Nothing to do before the embargo ends: HAL opens the file by itself."),
  "doi-missing": both("Ajoutez ou corrigez le DOI dans la notice de HAL.", "Add the DOI to the record of HAL, or correct it there."),
};
