import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";

/** Why an amendment is made. A short list, so that amendments can be counted by reason over the years; the text says the rest. */
export const reasonKinds = ["administrative-error", "planned-results", "more-means", "less-means", "calendar", "other"] as const;
export type ReasonKind = (typeof reasonKinds)[number];

export const reasonWords: Readonly<Record<ReasonKind, Bilingual>> = {
  "administrative-error": both("Erreur matérielle à corriger", "Clerical error to be mended"),
  "planned-results": both("Résultats attendus revus", "Change of planned results"),
  "more-means": both("Moyens augmentés", "More means"),
  "less-means": both("Moyens diminués", "Less means"),
  calendar: both("Calendrier revu", "Change of calendar"),
  other: both("Autre motif", "Other reason"),
};

export function isReasonKind(text: string): text is ReasonKind {
  return reasonKinds.some((kind) => kind === text);
}
