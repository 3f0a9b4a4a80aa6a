import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { ConclusionKind, ReviewKind, ReviewState } from "./model.ts";
import type { UndertakingState } from "../../steering/index.ts";
import type { DueReview, DueState } from "./reviews-due.ts";

const kindNames: Readonly<Record<ReviewKind, Bilingual>> = {
  "start-of-wave": both("revue de début de vague", "start-of-wave review"),
  yearly: both("revue annuelle", "yearly review"),
  "half-way": both("revue à mi-parcours", "half-way review"),
  "end-of-term": both("revue de fin de vague", "end-of-term review"),
};

/** "revue annuelle, 2e année". */
export function reviewName({ kind, year }: Pick<DueReview, "kind" | "year">): Bilingual {
  const name = kindNames[kind];
  if (year === null) return name;
  return both(`${name.fr}, ${year === 1 ? "1re" : `${year}e`} année`, `${name.en}, year ${year}`);
}

/** With a capital, for titles. */
export function reviewTitle(due: Pick<DueReview, "kind" | "year">): Bilingual {
  const name = reviewName(due);
  const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return both(capital(name.fr), capital(name.en));
}

export const conclusionNames: Readonly<Record<ConclusionKind, Bilingual>> = {
  kept: both("maintenu", "kept"),
  adjusted: both("ajusté", "adjusted"),
  dropped: both("abandonné", "dropped"),
  reached: both("atteint", "reached"),
  continued: both("reconduit dans la vague suivante", "continued in the next wave"),
};

export const dueNames: Readonly<Record<DueState, Bilingual>> = {
  done: both("validée", "validated"),
  held: both("tenue, à valider", "held, to be validated"),
  late: both("en retard", "late"),
  soon: both("à tenir bientôt", "due soon"),
  "to-come": both("à venir", "to come"),
};

export const stateNames: Readonly<Record<ReviewState, Bilingual>> = {
  draft: both("compte rendu en cours", "minutes being written"),
  "with-office": both("validée par le référent, attend le bureau de pilotage", "validated by the referent, waits for the steering office"),
  validated: both("validée par le référent et par le bureau de pilotage", "validated by the referent and the steering office"),
};

/** How the owner of a commitment says it stands: one, then several (French agrees with "engagement"). */
export const standingWords: Readonly<Record<UndertakingState | "never", { readonly one: Bilingual; readonly several: Bilingual }>> = {
  blocked: { one: both("bloqué", "blocked"), several: both("bloqués", "blocked") },
  "at-risk": { one: both("à risque", "at risk"), several: both("à risque", "at risk") },
  "on-track": { one: both("en bonne voie", "on track"), several: both("en bonne voie", "on track") },
  "not-started": { one: both("pas commencé", "not started"), several: both("pas commencés", "not started") },
  done: { one: both("terminé", "done"), several: both("terminés", "done") },
  abandoned: { one: both("abandonné", "abandoned"), several: both("abandonnés", "abandoned") },
  never: { one: both("jamais revu", "never reviewed"), several: both("jamais revus", "never reviewed") },
};
