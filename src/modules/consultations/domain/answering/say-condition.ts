import { both, formatNumber, inBoth } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { Condition, FormAxis, Question, SingleQuestion } from "../form.ts";
import { questionsOf } from "./conditions.ts";

/** The number under which each question of an axis is shown, by code: from 1, in order, groups first. */
export function numbersOf(axis: FormAxis, groups: readonly SingleQuestion[]): ReadonlyMap<string, number> {
  return new Map(questionsOf(axis, groups).map(({ code }, index) => [code, index + 1]));
}

/**
 * A condition as a person reads it on paper: "If you answered “yes” to question 3". A question that the axis does not
 * have is named by its code.
 */
export function sayCondition(condition: Condition, axis: FormAxis, groups: readonly SingleQuestion[]): Bilingual {
  const questions = new Map(questionsOf(axis, groups).map((question) => [question.code, question]));
  const numbers = numbersOf(axis, groups);
  return inBoth((language) => {
    const said = say(condition, language, { questions, numbers, negated: false });
    return language === "fr" ? `Si ${said}`.replace(/^Si il/, "S’il") : `If ${said}`;
  });
}

interface Names {
  readonly questions: ReadonlyMap<string, Question>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly negated: boolean;
}

function say(condition: Condition, language: Language, names: Names): string {
  const fr = language === "fr";
  if ("not" in condition) return say(condition.not, language, { ...names, negated: !names.negated });
  if ("all" in condition || "any" in condition) {
    const parts = ("all" in condition ? condition.all : condition.any).map((part) => isSeveral(part) ? `(${say(part, language, names)})` : say(part, language, names));
    // The contrary of "both" is "one of them not", and the other way round.
    const and = "all" in condition !== names.negated;
    return parts.join(fr ? (and ? ", et si " : ", ou si ") : and ? ", and if " : ", or if ");
  }
  const question = names.questions.get(condition.question);
  const number = names.numbers.get(condition.question);
  const place = number === undefined ? quoted(condition.question, language) : String(number);
  const to = fr ? `à la question ${place}` : `to question ${place}`;
  if ("answered" in condition) return fr ? (names.negated ? `vous n’avez pas répondu ${to}` : `vous avez répondu ${to}`) : names.negated ? `you did not answer question ${place}` : `you answered question ${place}`;
  if ("oneOf" in condition) {
    const options = condition.oneOf.map((code) => optionWords(question, code, language));
    const list = fr ? formatAlternatives(options, "ou") : formatAlternatives(options, "or");
    if (fr) return names.negated ? `vous n’avez pas répondu ${list} ${to}` : `vous avez répondu ${list} ${to}`;
    return names.negated ? `you did not answer ${list} ${to}` : `you answered ${list} ${to}`;
  }
  const range = rangeWords(condition.from, condition.to, language);
  if (fr) return names.negated ? `vous n’avez pas répondu ${range} ${to}` : `vous avez répondu ${range} ${to}`;
  return names.negated ? `you did not answer ${range} ${to}` : `you answered ${range} ${to}`;
}

/** Several conditions, or the contrary of several. */
function isSeveral(condition: Condition): boolean {
  return "not" in condition ? isSeveral(condition.not) : "all" in condition || "any" in condition;
}

function optionWords(question: Question | undefined, code: string, language: Language): string {
  return quoted(optionLabel(question, code)[language], language);
}

/** Words of what `oneOf` names: an option, or `row:column` of a matrix. */
export function optionLabel(question: Question | undefined, code: string): Bilingual {
  if (question?.kind === "matrix") {
    const [row, column] = code.split(":");
    const [rowLabel, columnLabel] = [question.rows.find((each) => each.code === row)?.label, question.columns.find((each) => each.code === column)?.label];
    return rowLabel === undefined || columnLabel === undefined ? both(code, code) : both(`${rowLabel.fr}\u202f: ${columnLabel.fr}`, `${rowLabel.en}: ${columnLabel.en}`);
  }
  return (question !== undefined && "options" in question ? question.options.find((each) => each.code === code)?.label : undefined) ?? both(code, code);
}

function quoted(text: string, language: Language): string {
  return language === "fr" ? `«\u202f${text}\u202f»` : `“${text}”`;
}

function formatAlternatives(texts: readonly string[], or: string): string {
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} ${or} ${texts.at(-1) ?? ""}`;
}

function rangeWords(from: number | undefined, to: number | undefined, language: Language): string {
  const write = (value: number) => formatNumber(value, language, { maximumFractionDigits: 3 });
  if (from !== undefined && to !== undefined) {
    if (from === to) return write(from);
    return language === "fr" ? `de ${write(from)} à ${write(to)}` : `${write(from)} to ${write(to)}`;
  }
  if (from !== undefined) return language === "fr" ? `${write(from)} ou plus` : `${write(from)} or more`;
  return language === "fr" ? `${write(to ?? 0)} ou moins` : `${write(to ?? 0)} or less`;
}
