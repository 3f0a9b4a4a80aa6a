import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { ReportContent } from "./content.ts";

/** A sealed report was opened to everybody, or taken back from them. */
export interface Publication {
  readonly id: string;
  readonly code: string;
  readonly kind: "published" | "taken-back";
  /** Why it was taken back; null where it was published. */
  readonly reason: Bilingual | null;
  readonly recordedAt: string;
  readonly accountId: string | null;
  readonly author: string;
}

/** Since when may everybody read it? Null while it is not public: never published, or taken back. Acts in the order recorded. */
export function publicSince(acts: readonly Pick<Publication, "kind" | "recordedAt">[]): string | null {
  const last = acts.at(-1);
  return last?.kind === "published" ? last.recordedAt : null;
}

/** What a report prints that the pages of steering keep from the public, counted. */
export interface Disclosure {
  /** Reviews with the confidence of whoever answers for the action. */
  readonly confidences: number;
  readonly obstacles: number;
  readonly decisions: number;
  /** Forecasts of owners of indicators. */
  readonly forecasts: number;
  readonly syntheses: number;
}

/** What would everybody learn from this report? */
export function disclosureOf({ priorities, indicators, texts }: Pick<ReportContent, "priorities" | "indicators" | "texts">): Disclosure {
  const actions = priorities.flatMap(({ objectives }) => objectives.flatMap((objective) => objective.actions));
  const asks = actions.flatMap(({ openAsks }) => openAsks);
  return {
    confidences: actions.filter(({ review }) => review !== null).length,
    obstacles: asks.filter(({ kind }) => kind === "obstacle").length,
    decisions: asks.filter(({ kind }) => kind === "decision").length,
    forecasts: indicators.flatMap(({ series }) => series).filter(({ assessment }) => assessment.ownerForecast !== null).length,
    syntheses: texts.filter(({ text }) => text.fr !== "" || text.en !== "").length,
  };
}
