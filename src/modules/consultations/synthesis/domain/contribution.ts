import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import type { Db } from "../../../../kernel/db/db.ts";
import type { FreeText } from "../../domain/answers.ts";
import type { CarryingResult } from "../../results/domain/carrying.ts";

export type { CarryingResult };

/** One text that somebody gave, without anything about them: a free answer, or a proposal of a participatory step. */
export type Contribution = FreeText;

export interface SubjectQuestion {
  readonly axis: string;
  readonly code: string;
  readonly label: Bilingual;
  /** Codes of objectives of the contract that it speaks of. */
  readonly objectives: readonly string[];
  /** Only free texts are coded; the others are carried by their published result. */
  readonly free: boolean;
}

/** What a synthesis is made of, wherever it comes from: a closed questionnaire, or the proposals of a participatory step. */
export interface Subject {
  /** Public, in addresses. */
  readonly code: string;
  readonly title: Bilingual;
  /** Where it is shown. */
  readonly href: string;
  /** Fewest texts behind anything shown. */
  readonly threshold: number;
  readonly axes: readonly { readonly code: string; readonly title: Bilingual; readonly objectives: readonly string[] }[];
  readonly questions: readonly SubjectQuestion[];
  /** A self-evaluation of the contract: what is published of it goes into the final evaluation. */
  readonly selfEvaluation: boolean;
  readonly demonstration: boolean;
}

/** Where contributions come from; given by whoever wires. */
export interface ContributionSource {
  /** What is closed and may be worked on. */
  readonly subjects: () => Promise<readonly Subject[]>;
  /** Null where there is none of this code, or while it is open. */
  readonly subject: (code: string) => Promise<Subject | null>;
  /** All texts that were released, in no order. */
  readonly texts: (code: string) => Promise<readonly Contribution[]>;
  /** Puts another text in the place of one, in this transaction, so that the first is nowhere any more. */
  readonly replace: (code: string, contribution: string, text: string, tx: Db) => Promise<void>;
}

/** Results of a questionnaire that are public; empty where there are none. Given by whoever wires. */
export type CarryingResults = (code: string) => Promise<readonly CarryingResult[]>;

export const noResults: CarryingResults = async () => [];

/** Keys of a result, as one text: codes hold no space. */
export function resultKey({ axis, question, part, value }: Pick<CarryingResult, "axis" | "question" | "part" | "value">): string {
  return [axis, question, part === "" ? "-" : part, value].join(" ");
}
