import { inBoth, pick } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";
import { partLabel, valueLabel } from "../../domain/answering/index.ts";
import type { Form } from "../../domain/form.ts";
import { answeredOf, answerValues, shareOf } from "./figures.ts";
import { questionsOfAxis } from "./axis-system.ts";
import { shownAxis, type PublishedResults } from "./published.ts";

/** One published share with its words, as a sentence of a synthesis may lean on it. */
export interface CarryingResult {
  readonly axis: string;
  readonly question: string;
  readonly part: string;
  readonly value: string;
  readonly label: Bilingual;
  /** Null where it is withheld. */
  readonly share: number | null;
  /** Answers to the question, as published; null where withheld. */
  readonly of: number | null;
}

/** Every value of every question on an axis that is shown, with its share of those who answered. */
export function carryingResults(form: Form, results: PublishedResults): readonly CarryingResult[] {
  return form.axes.flatMap((axis) => {
    const shown = shownAxis(results, axis.code);
    if (shown === null) return [];
    return questionsOfAxis(axis).flatMap(({ question }) => {
      const parts = question.kind === "text" ? [] : (shown.questions.find((one) => one.question === question.code)?.parts ?? []);
      return parts.flatMap((part) => answerValues(question, part).map((value): CarryingResult => {
        const of = answeredOf(part, shown.contributions);
        const label = inBoth((language) => [pick(question.label, language), ...(part.part === "" ? [] : [pick(partLabel(question, part.part), language)]), ...(question.kind === "multiple" ? [] : [pick(valueLabel(question, value), language)])].join(" – "));
        return { axis: axis.code, question: question.code, part: part.part, value, label, share: shareOf(part.cells.find((cell) => cell.value === value)?.count ?? null, of)?.share ?? null, of };
      }));
    });
  });
}
