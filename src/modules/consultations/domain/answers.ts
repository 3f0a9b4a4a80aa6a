/**
 * What a person gives to one question. By kind: scale a whole number or `no-opinion`; single the code of an option;
 * multiple codes; ranking codes in order; matrix the code of a column by that of the row; number a number; date `YYYY` or
 * `YYYY-MM`; text a text. No answer is no key.
 */
export type Answer = number | string | readonly string[] | Readonly<Record<string, string>>;

/** Answers to one axis by code of question, groups included. */
export type Answers = Readonly<Record<string, Answer>>;

export const noOpinion = "no-opinion";

/**
 * One thing to be counted in one contribution. `part` is the option of a multiple or ranking question and the row of a
 * matrix, else empty. `value`: of scale `1`…, `no-opinion`; of single an option; of multiple `chosen` or `not-chosen`; of
 * ranking `1`… or `unranked`; of matrix a column; of number the lower bound of its band; of date the date; of text
 * `given`. Anything else that can stand for it: `no-answer`, or `not-asked` where its condition did not hold.
 */
export interface Counted {
  readonly question: string;
  readonly part: string;
  readonly value: string;
}

export const notGiven = ["no-answer", "not-asked"] as const;

/**
 * What is kept of closed answers: how many contributions to an axis had this value, in all (`group` and `groupValue`
 * empty) or among those who chose this value of this one group. No two questions meet in a tally, nor two groups.
 */
export interface Tally extends Counted {
  readonly group: string;
  readonly groupValue: string;
  readonly count: number;
}

/** A free text, without profile and in no order. */
export interface FreeText {
  /** Drawn at random when the batch is written; says nothing of its author or of another text of theirs. */
  readonly id: string;
  readonly axis: string;
  readonly question: string;
  readonly text: string;
}
