import { both, pick, plural } from "../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../kernel/i18n/language.ts";
import { undertakingWords } from "../domain/describe.ts";
import type { Ask, Tie, UndertakingState } from "../domain/standing.ts";

export const askNames: Readonly<Record<Ask["kind"], Bilingual>> = { obstacle: both("obstacle", "obstacle"), decision: both("décision demandée", "decision asked for") };
export const tieNames: Readonly<Record<Tie["kind"], Bilingual>> = { indicator: both("indicateur", "indicator"), resource: both("moyens", "resource"), partner: both("partenaire", "partner") };

export const neverReviewed = both("jamais revue", "never reviewed");

/** The state of several actions: "2 terminées". Null: those that nobody has reviewed. English does not change. */
const severalFrench: Readonly<Record<UndertakingState | "never", string>> = {
  blocked: "bloquées", "at-risk": "à risque", "on-track": "en bonne voie", "not-started": "pas commencées", done: "terminées", abandoned: "abandonnées", never: "jamais revues",
};

/** The word after a number of actions in a state. */
export function countedState(state: UndertakingState | null, count: number, language: Language): string {
  const one = pick(state === null ? neverReviewed : undertakingWords[state], language);
  return plural(language, count, { one, other: language === "fr" ? severalFrench[state ?? "never"] : one });
}

/** What the public sees and what it does not, said on the page. */
export const publicNote = both(
  "Sont publics l’état, la synthèse de la dernière revue, les jalons et leurs dates, les indicateurs. Les noms, la confiance, les obstacles, les demandes de décision et les pièces sont pour les personnes connectées qui y ont droit.",
  "Public: the state, the synthesis of the last review, the milestones with their dates, the indicators. Names, confidence, obstacles, requests for decisions and evidence are for those signed in who have the right.",
);

export const done: Readonly<Record<string, Bilingual>> = {
  review: both("Revue enregistrée.", "Review recorded."),
  milestone: both("Jalon enregistré.", "Milestone recorded."),
  ask: both("Demande enregistrée.", "Request recorded."),
  ties: both("Liens enregistrés.", "Ties recorded."),
  owners: both("Responsables enregistrés, et prévenus.", "Owners recorded, and told."),
};
