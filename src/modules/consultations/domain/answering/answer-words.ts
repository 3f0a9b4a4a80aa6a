import { formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Answer } from "../answers.ts";
import type { Question } from "../form.ts";
import { partLabel, valueLabel } from "./labels.ts";

/**
 * An answer as its author reads it again, one line or several: "4", "Yes", options in their order, "row: column". A number and a
 * text are as they were given, not by band.
 */
export function answerWords(question: Question, answer: Answer, language: Language): readonly string[] {
  if (typeof answer === "number") {
    if (question.kind !== "number") return [valueLabel(question, String(answer))[language]];
    const unit = question.unit[language];
    return [`${formatNumber(answer, language, { maximumFractionDigits: question.decimals })}${unit === "" ? "" : ` ${unit}`}`];
  }
  if (typeof answer === "string") return question.kind === "text" ? answer.split("\n") : [valueLabel(question, answer)[language]];
  if (isList(answer)) return answer.map((code, index) => `${question.kind === "ranking" ? `${index + 1}. ` : ""}${partLabel(question, code)[language]}`);
  return Object.entries(answer).map(([row, column]) => `${partLabel(question, row)[language]}${language === "fr" ? "\u202f" : ""}: ${valueLabel(question, column)[language]}`);
}

function isList(answer: Answer): answer is readonly string[] {
  return Array.isArray(answer);
}
