import type { Bilingual } from "../../../kernel/i18n/language.ts";

/**
 * What a number counts. Shares are 0 to 1 inside ("17 %" is 0.17), money is in euros ("16 M€" is 16000000),
 * durations in years ("24 mois" is 2). `index` is a dimensionless quotient such as a normalised impact.
 */
export type UnitKind = "share" | "eur" | "year" | "count" | "index" | "rank" | "none";

export interface Unit {
  readonly kind: UnitKind;
  /** For counts, what is counted: "essais", "trials". */
  readonly noun?: Bilingual;
}

export type Comparator =
  | "at-least"
  | "more-than"
  | "at-most"
  | "less-than"
  | "between"
  | "keep-at-or-above"
  | "rank-at-most"
  | "qualitative";

/** Which number of a series is held against the target. Years are inclusive here, as a contract writes them. */
export type Scope =
  | { readonly kind: "at-date" }
  | { readonly kind: "stock" }
  | { readonly kind: "cumulated"; readonly fromYear: number; readonly toYear: number }
  | { readonly kind: "mean"; readonly fromYear: number; readonly toYear: number }
  | { readonly kind: "mean-after"; readonly years: number };

export interface Target {
  /** Stable across versions: the series key, with a suffix when a series has several ("8.c.projets#start-up-creees"). */
  readonly key: string;
  /** The series that is judged. A rank or a qualitative target is a series of its own. */
  readonly series: string;
  readonly comparator: Comparator;
  /** True where equality does not meet the target. Always true for more-than and less-than. */
  readonly strict: boolean;
  /** Null for qualitative targets. For `between`, the lower bound. */
  readonly value: number | null;
  /** For `between` only. */
  readonly upperValue: number | null;
  readonly unit: Unit;
  readonly scope: Scope;
  readonly dueYear: number;
  /** "environ 80", "de l'ordre de 90". */
  readonly approximate: boolean;
  readonly condition: Bilingual | null;
  /** What the document calls it. Some contracts write "Valeur 2025" where they write "Valeur cible 2025" elsewhere. */
  readonly calledTarget: boolean;
  /** `context` figures stand in parentheses beside the commitment and are shown, not judged. */
  readonly role: "commitment" | "context";
  /** The words of the imported document, or null where the register ships without them. */
  readonly written: string | null;
  /** Own words for a qualitative target; null otherwise. */
  readonly statement: Bilingual | null;
  readonly lines: readonly number[];
}

export type Baseline =
  /** A number known for a year. `national` marks a comparison that is not the institute's own (kept as context). */
  | { readonly kind: "value"; readonly value: number; readonly year: number; readonly note: Bilingual | null; readonly lines: readonly number[] }
  /** Known only by a bound: "> 3 ans" is { bound: "more-than", value: 3 }. Never a number to subtract. */
  | { readonly kind: "censored"; readonly bound: "more-than" | "less-than"; readonly value: number; readonly year: number; readonly note: Bilingual | null; readonly lines: readonly number[] }
  /** Total of a previous period: context, never an origin. */
  | { readonly kind: "previous-period"; readonly value: number; readonly fromYear: number; readonly toYear: number; readonly note: Bilingual | null; readonly lines: readonly number[] }
  | { readonly kind: "none" };
