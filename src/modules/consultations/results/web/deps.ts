import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Results } from "../results.ts";

/** How an objective of the contract stands on a day, in words, as its own page says it. */
export interface ObjectiveStanding {
  readonly code: string;
  readonly title: Bilingual;
  readonly href: string;
  /** How its actions stand: counts by state. */
  readonly actions: Bilingual;
  readonly indicators: readonly { readonly code: string; readonly title: Bilingual; readonly href: string; readonly verdicts: readonly Bilingual[] }[];
}

export interface ResultWebDeps {
  readonly results: Pick<Results, "resultsOf" | "effectOf">;
  /** Objectives of these codes as they stand on a day; codes that no contract in force knows are left out. */
  readonly objectiveStandings: (codes: readonly string[], on: Day) => Promise<readonly ObjectiveStanding[]>;
  /** The day on which they are looked at: today, or that of the demonstration while facts are made up. */
  readonly standingDay: () => Promise<Day>;
}

export function resultsPath(code: string): string {
  return `/consultations/questionnaires/${encodeURIComponent(code)}/results`;
}
