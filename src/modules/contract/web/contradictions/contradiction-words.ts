import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { ContradictionCode, ContradictionSeverity } from "../../domain/check/contradiction.ts";

export const severityWords: Readonly<Record<ContradictionSeverity, Bilingual>> = {
  contradiction: both("Contradiction", "Contradiction"),
  remark: both("À interpréter", "To be interpreted"),
};

/** Each kind in a few words, for people who do not know the codes. */
export const codeWords: Readonly<Record<ContradictionCode, Bilingual>> = {
  "reference-to-missing-indicator": both("Renvoi à un indicateur absent", "Reference to a missing indicator"),
  "reference-to-missing-action": both("Renvoi à une action absente", "Reference to a missing action"),
  "reference-about-something-else": both("Renvoi à un indicateur sur autre chose", "Reference to an indicator about something else"),
  "target-differs-from-text": both("Cible différente dans le texte", "Target differs from the text"),
  "target-strictness-differs": both("Seuil atteint ou dépassé", "Threshold met or passed"),
  "share-does-not-fit": both("Part incompatible avec ses nombres", "Share does not fit its numbers"),
  "total-does-not-add-up": both("Total faux", "Total does not add up"),
  "row-does-not-add-up": both("Ligne dont la somme est fausse", "Row does not add up"),
  "part-exceeds-whole": both("Partie plus grande que le tout", "Part larger than the whole"),
  "sum-differs-from-table": both("Somme différente du tableau", "Sum differs from the table"),
  "target-behind-baseline": both("Cible en deçà du départ", "Target behind the baseline"),
  "target-equals-baseline": both("Cible égale au départ", "Target equal to the baseline"),
  "unit-differs-from-baseline": both("Unité autre que celle du départ", "Unit differs from the baseline’s"),
  "perimeter-differs-from-baseline": both("Périmètre autre que celui du départ", "Perimeter differs from the baseline’s"),
  "numbering-gap": both("Numéro manquant", "Missing number"),
  "numbering-duplicate": both("Numéro répété", "Repeated number"),
  "numbering-outside-parent": both("Numéro hors de son parent", "Number outside its parent"),
  "not-called-target": both("Cible appelée « valeur »".replaceAll("« ", "«\u202f").replaceAll(" »", "\u202f»"), "Target called “value”"),
  "title-differs": both("Titre différent selon l’endroit", "Title differs between places"),
  "name-spelled-differently": both("Nom écrit de deux façons", "Name spelled two ways"),
  "mixed-due-years": both("Échéances mêlées", "Mixed due years"),
  "due-year-outside-contract": both("Échéance hors du contrat", "Due year outside the contract"),
};

/** Words for a code that a newer or older check gave and this list does not have: the code itself. */
export function codeName(code: string): Bilingual {
  const known: Readonly<Record<string, Bilingual>> = codeWords;
  return known[code] ?? both(code, code);
}
