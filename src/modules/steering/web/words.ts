import { both } from "../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Ask, Tie } from "../domain/standing.ts";

export const askNames: Readonly<Record<Ask["kind"], Bilingual>> = { obstacle: both("obstacle", "obstacle"), decision: both("décision demandée", "decision asked for") };
export const tieNames: Readonly<Record<Tie["kind"], Bilingual>> = { indicator: both("indicateur", "indicator"), resource: both("moyens", "resource"), partner: both("partenaire", "partner") };

export const neverReviewed = both("jamais revue", "never reviewed");

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
