import type { Bilingual } from "../../../kernel/i18n/language.ts";
import type { Day } from "../../../kernel/time/day.ts";
import type { Indicator } from "../../indicators/index.ts";

/** Everything a version of a contract says. A version is immutable; an amendment is a new version with the whole register. */
export interface Register {
  readonly code: string;
  readonly title: Bilingual;
  readonly institute: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly signedOn: Day | null;
  readonly priorities: readonly Priority[];
  readonly indicators: readonly Indicator[];
  readonly resourceTables: readonly ResourceTable[];
  readonly employmentPlan: ResourceTable | null;
  readonly references: readonly IndicatorReference[];
}

export interface Priority {
  readonly code: string;
  readonly title: Bilingual;
  readonly objectives: readonly Objective[];
  readonly lines: readonly number[];
}

export interface Objective {
  readonly code: string;
  readonly title: Bilingual;
  readonly actions: readonly Action[];
  readonly lines: readonly number[];
}

export interface Action {
  readonly code: string;
  readonly title: Bilingual;
  /** The heading of the group of actions that this one stands under, if any. */
  readonly group: Bilingual | null;
  readonly lines: readonly number[];
}

/** The text of an action, an objective or a section sends the reader to an indicator or one of its parts. */
export interface IndicatorReference {
  readonly from: { readonly kind: "action" | "objective" | "section"; readonly code: string };
  /** As written: "4.c", "3.a", "5". Whether it exists and is about the same thing is for the check to say. */
  readonly indicator: string;
  /** What the sentence says the indicator is about, when it says so; used to detect a reference to the wrong part. */
  readonly about: string | null;
  readonly lines: readonly number[];
}

/** A table of money or posts. Amounts in euros (or full-time equivalents for the employment plan). */
export interface ResourceTable {
  readonly code: string;
  readonly title: Bilingual;
  readonly unit: "eur" | "full-time-equivalent";
  readonly years: readonly number[];
  /** Amounts are differences to this year, where the table says so. */
  readonly differenceToYear: number | null;
  /** "sous réserve de la disponibilité des crédits". */
  readonly conditional: boolean;
  readonly lines: readonly ResourceLine[];
  readonly notes: readonly ResourceNote[];
  readonly sourceLines: readonly number[];
}

export interface ResourceLine {
  readonly label: Bilingual;
  /** The heading inside the table that the line stands under, if any. */
  readonly group: Bilingual | null;
  /** `within` lines ("dont") are inside the line before and never added. */
  readonly kind: "line" | "within" | "total";
  /** One per year of the table; null where the cell is empty. */
  readonly amounts: readonly (number | null)[];
  /** The last column: the sum over the years, or the change over the period. Null where there is none. */
  readonly overall: number | null;
  readonly noteMark: string | null;
  readonly sourceLine: number;
}

export interface ResourceNote {
  readonly mark: string;
  /** Own words in the shipped register; words of the document in an imported one. */
  readonly text: Bilingual;
  readonly sourceLine: number;
}

/** Title in one language known: the other is the same until somebody translates it. */
export function untranslated(text: string): Bilingual {
  return { fr: text, en: text };
}
