import type { Issue } from "../../../kernel/errors/app-error.ts";
import { both, formatNumber } from "../../../kernel/i18n/format.ts";
import type { Difference, LabelFigures } from "../domain/outputs.ts";

/** What the results themselves call for saying. */
export function resultWarnings(counts: { readonly candidatePairs: number; readonly linkedPairs: number }, difference: Difference | null, labels: LabelFigures | null): readonly Issue[] {
  const told: Issue[] = [];
  const add = (code: string, fr: string, en: string): void => { told.push({ code, severity: "warning", text: both(fr, en) }); };
  const gone = difference?.goneRows ?? 0;
  if (counts.linkedPairs === 0 && counts.candidatePairs > 0) add("linkage.no-links", "Aucune paire n’atteint la probabilité demandée\u202f: rien n’est apparié.", "No pair reaches the probability asked for: nothing is linked.");
  if (gone > 0) add("linkage.rows-gone", `${formatNumber(gone, "fr")} ligne(s) de l’appariement précédent ne sont plus dans les fichiers\u202f: leurs paires ont été ôtées.`, `${formatNumber(gone, "en")} row(s) of the earlier run are no longer in the files: their pairs were left out.`);
  if (difference !== null) add("linkage.known-rows-not-reread", "Les lignes déjà connues n’ont pas été comparées de nouveau\u202f: ce qui y a changé depuis n’est pas pris en compte, ni les fréquences de leurs valeurs. Refaites de temps en temps l’appariement entier.", "Rows known already were not compared again: what changed in them since, and in the frequency of their values, does not count. Redo the whole linkage from time to time.");
  if (labels !== null && labels.truePairs === 0) add("linkage.labels-empty", "Aucune paire vraie n’est connue\u202f: il n’y a pas de rappel à mesurer.", "No true pair is known: there is no recall to measure.");
  return told;
}
