import type { Bilingual } from "../../../kernel/i18n/language.ts";

/**
 * A form is data: nothing in the program knows the questions of one. It has axes, each answered and sent on its own; an
 * axis has sections, a section has questions. Codes are lower-case words with hyphens, unique among their siblings;
 * codes of questions are unique in their axis, and never given to another question in a later version.
 */
export interface Form {
  readonly code: string;
  /** From 1 up; a version that was used never changes. */
  readonly version: number;
  readonly title: Bilingual;
  readonly introduction: Bilingual;
  /** What is asked of the person at the head of every axis; the only variables that results may be crossed with, one at a time. */
  readonly groups: readonly SingleQuestion[];
  readonly axes: readonly FormAxis[];
}

export interface FormAxis {
  readonly code: string;
  readonly title: Bilingual;
  readonly introduction: Bilingual;
  /** Codes of the objectives of the contract that this axis speaks of; empty where it speaks of none. */
  readonly objectives: readonly string[];
  readonly sections: readonly FormSection[];
}

export interface FormSection {
  readonly code: string;
  readonly title: Bilingual;
  readonly introduction?: Bilingual;
  readonly when?: Condition;
  readonly questions: readonly Question[];
}

export const questionKinds = ["scale", "single", "multiple", "ranking", "matrix", "number", "date", "text"] as const;
export type QuestionKind = (typeof questionKinds)[number];

interface QuestionBase {
  readonly code: string;
  readonly label: Bilingual;
  readonly help?: Bilingual;
  /** Asked only where this holds of the answers given before; absent: always. */
  readonly when?: Condition;
  /** Codes of objectives this question speaks of, where it is narrower than its axis. */
  readonly objectives?: readonly string[];
  /** Only forms behind an open link may require; in the anonymous mode all is free to answer. */
  readonly required?: true;
}

export interface Option {
  readonly code: string;
  readonly label: Bilingual;
}

/** Whole steps from `low` to `high`, both included; the ends are named. */
export interface ScaleQuestion extends QuestionBase {
  readonly kind: "scale";
  readonly low: number;
  readonly high: number;
  readonly lowLabel: Bilingual;
  readonly highLabel: Bilingual;
  readonly noOpinion: boolean;
}

export interface SingleQuestion extends QuestionBase {
  readonly kind: "single";
  readonly options: readonly Option[];
}

export interface MultipleQuestion extends QuestionBase {
  readonly kind: "multiple";
  readonly options: readonly Option[];
  /** Most options that may be chosen; absent: all. */
  readonly atMost?: number;
  /** Options that stand alone ("none of these"). */
  readonly alone?: readonly string[];
}

/** Options put in order, the first is the most important. */
export interface RankingQuestion extends QuestionBase {
  readonly kind: "ranking";
  readonly options: readonly Option[];
  /** How many are to be put in order; absent: as many as one likes. */
  readonly atMost?: number;
}

/** One column for each row. */
export interface MatrixQuestion extends QuestionBase {
  readonly kind: "matrix";
  readonly rows: readonly Option[];
  readonly columns: readonly Option[];
}

/** Counted by bands: `[0, 5, 10]` are 0 to under 5, 5 to under 10, 10 to `most`. A single number would be a name. */
export interface NumberQuestion extends QuestionBase {
  readonly kind: "number";
  readonly least: number;
  readonly most: number;
  /** Digits after the decimal mark. */
  readonly decimals: number;
  readonly unit: Bilingual;
  /** Lower bounds, ascending; the first is `least`. */
  readonly bands: readonly number[];
}

/** Counted by year or by month. */
export interface DateQuestion extends QuestionBase {
  readonly kind: "date";
  readonly precision: "year" | "month";
  /** `YYYY` or `YYYY-MM`, both included. */
  readonly earliest: string;
  readonly latest: string;
}

export interface TextQuestion extends QuestionBase {
  readonly kind: "text";
  /** In characters; 4,000 at most. */
  readonly longest: number;
}

export type Question = ScaleQuestion | SingleQuestion | MultipleQuestion | RankingQuestion | MatrixQuestion | NumberQuestion | DateQuestion | TextQuestion;

/** Of answers of the same axis (groups included) given before; a question that was not asked counts as not answered. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly question: string; readonly answered: true }
  /** Of single: the option; of multiple and ranking: one of those chosen; of a matrix: `row:column`. */
  | { readonly question: string; readonly oneOf: readonly string[] }
  /** Of scale and number, both bounds included. */
  | { readonly question: string; readonly from?: number; readonly to?: number };
