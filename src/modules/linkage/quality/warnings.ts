import type { Issue } from "../../../kernel/errors/app-error.ts";
import { formatList } from "../../../kernel/i18n/format.ts";

/**
 * What must stand beside every figure of quality estimated without labels. The first is always there (Winkler, U.S.
 * Census Bureau, rrs2007-05: error rates without training data; Belin and Rubin 1995, JASA 90: calibration by mixture).
 */
export function qualityWarnings(about: { readonly accepted: number; readonly calibrated: boolean; readonly alwaysAsked: readonly string[]; readonly total: number }): readonly Issue[] {
  const warnings: Issue[] = [about.calibrated ? {
    code: "linkage.quality-from-few-labels", severity: "warning", text: {
      fr: "Précision et rappel sont estimés d’après les probabilités du modèle, corrigées par les paires lues. Ils valent ce que vaut cette lecture\u202f; les appariements que personne n’a lus, et ceux que nulle règle n’a proposés, restent supposés.",
      en: "Precision and recall are estimated from the model’s probabilities, corrected by the pairs that were read. They are worth what that reading is worth; links nobody read, and those no rule proposed, remain supposed.",
    },
  } : {
    code: "linkage.quality-without-labels", severity: "warning", text: {
      fr: "Précision et rappel sont estimés sans qu’aucune paire ait été lue\u202f: ils supposent que les probabilités du modèle sont justes. Elles sont souvent trop sûres d’elles, et de telles estimations peuvent être très fausses, sans que rien ne le montre. Faites lire un échantillon avant de publier un taux d’erreur.",
      en: "Precision and recall are estimated without any pair having been read: they suppose that the model’s probabilities are right. These are often too sure of themselves, and such estimates can be badly wrong with nothing to show it. Have a sample read before publishing an error rate.",
    },
  }];
  if (about.alwaysAsked.length > 0) warnings.push({
    code: "linkage.quality-blind-to-column", severity: "warning", text: {
      fr: `Toutes les règles exigent l’accord sur ${formatList(about.alwaysAsked, "fr")}\u202f: les vrais appariements qui diffèrent là ne sont vus par aucune, et le rappel estimé ne les compte pas.`,
      en: `Every rule asks for agreement on ${formatList(about.alwaysAsked, "en")}: true matches that differ there are seen by none, and the estimated recall does not count them.`,
    },
  });
  if (about.accepted === 0 || about.total <= 0) warnings.push({
    code: "linkage.quality-nothing-linked", severity: "warning", text: {
      fr: "Aucune paire n’est liée à ce seuil\u202f: il n’y a pas de précision à estimer.",
      en: "No pair is linked at this threshold: there is no precision to estimate.",
    },
  });
  return warnings;
}
