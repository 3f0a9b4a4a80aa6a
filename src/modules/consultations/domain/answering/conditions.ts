import type { Answer, Answers } from "../answers.ts";
import type { Condition, FormAxis, Question, SingleQuestion } from "../form.ts";

function answerTo(answers: Answers, question: string): Answer | undefined {
  return Object.hasOwn(answers, question) ? answers[question] : undefined;
}

function isList(answer: Answer): answer is readonly string[] {
  return Array.isArray(answer);
}

function chose(answer: Answer, wanted: readonly string[]): boolean {
  if (typeof answer === "number") return false;
  if (typeof answer === "string") return wanted.includes(answer);
  if (isList(answer)) return answer.some((code) => wanted.includes(code));
  return Object.entries(answer).some(([row, column]) => wanted.includes(`${row}:${column}`));
}

/**
 * Does this condition hold of these answers? A question without answer chose nothing, lies in no range and is not
 * answered, so that only `not` holds of it. "No opinion" is an answer, and lies in no range. `all` of nothing holds,
 * `any` of nothing does not.
 */
export function holds(condition: Condition, answers: Answers): boolean {
  if ("all" in condition) return condition.all.every((part) => holds(part, answers));
  if ("any" in condition) return condition.any.some((part) => holds(part, answers));
  if ("not" in condition) return !holds(condition.not, answers);
  const answer = answerTo(answers, condition.question);
  if (answer === undefined) return false;
  if ("answered" in condition) return true;
  if ("oneOf" in condition) return chose(answer, condition.oneOf);
  return typeof answer === "number" && answer >= (condition.from ?? -Infinity) && answer <= (condition.to ?? Infinity);
}

/** Codes of the questions a condition speaks of, each once. */
export function questionsIn(condition: Condition): readonly string[] {
  if ("all" in condition) return [...new Set(condition.all.flatMap(questionsIn))];
  if ("any" in condition) return [...new Set(condition.any.flatMap(questionsIn))];
  if ("not" in condition) return questionsIn(condition.not);
  return [condition.question];
}

/** Every question of an axis in the order of asking: the groups first. */
export function questionsOf(axis: FormAxis, groups: readonly SingleQuestion[]): readonly Question[] {
  return [...groups, ...axis.sections.flatMap((section) => section.questions)];
}

/**
 * Which questions of an axis are asked of somebody who gave these answers, in order, the groups first? An answer to a
 * question that was not asked counts as not given for what comes after it.
 */
export function askedQuestions(axis: FormAxis, groups: readonly SingleQuestion[], answers: Answers): readonly Question[] {
  const given: Record<string, Answer> = {};
  const asked: Question[] = [];
  const ask = (question: Question) => {
    asked.push(question);
    const answer = answerTo(answers, question.code);
    if (answer !== undefined) given[question.code] = answer;
  };
  for (const group of groups) ask(group);
  for (const section of axis.sections) {
    if (section.when !== undefined && !holds(section.when, given)) continue;
    for (const question of section.questions) if (question.when === undefined || holds(question.when, given)) ask(question);
  }
  return asked;
}

/** The answers without those to questions that are not asked (any more), for forms that show every question at once. */
export function keepAsked(axis: FormAxis, groups: readonly SingleQuestion[], answers: Answers): Answers {
  const kept = askedQuestions(axis, groups, answers).flatMap(({ code }) => { const answer = answerTo(answers, code); return answer === undefined ? [] : [[code, answer] as const]; });
  return Object.fromEntries(kept);
}
