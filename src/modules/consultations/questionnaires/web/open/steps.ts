import { answersFrom, askedQuestions, fieldName, holds, keepAsked, type GivenFields } from "../../../domain/answering/index.ts";
import type { Answers } from "../../../domain/answers.ts";
import type { Form, FormAxis, Question } from "../../../domain/form.ts";

/** One page of the form of an axis: the questions of group, or a section. */
export interface Step {
  readonly code: string;
  readonly section: FormAxis["sections"][number] | null;
  readonly questions: readonly Question[];
}

export const groupsStep = "groups";

/** The pages of an axis: the groups first, then each section whose condition holds of these answers. */
export function stepsOf(form: Form, axis: FormAxis, answers: Answers): readonly Step[] {
  const groups: readonly Step[] = form.groups.length === 0 ? [] : [{ code: groupsStep, section: null, questions: form.groups }];
  return [...groups, ...axis.sections.filter(({ when }) => when === undefined || holds(when, keepAsked(axis, form.groups, answers))).map((section) => ({ code: section.code, section, questions: section.questions }))];
}

/** Place among these pages of the one that was sent: where it is no longer asked, of the one before it. */
export function placeOf(axis: FormAxis, steps: readonly Step[], code: string): number {
  const order = [groupsStep, ...axis.sections.map((section) => section.code)];
  return Math.max(0, steps.filter((step) => order.indexOf(step.code) <= order.indexOf(code)).length - 1);
}

/** Names of the fields of a question, its parts included, among those given. */
export function fieldsOfQuestion(question: Question, given: GivenFields): readonly string[] {
  const name = fieldName(question.code);
  return Object.keys(given).filter((one) => one === name || one.startsWith(`${name}.`));
}

/** What was given, by name of field, as pairs for hidden inputs; only fields of questions of the axis that are not on the page shown. */
export function carried(form: Form, axis: FormAxis, given: GivenFields, shown: readonly Question[]): readonly (readonly [string, string])[] {
  const hidden = [...form.groups, ...axis.sections.flatMap(({ questions }) => questions)].filter((question) => !shown.includes(question));
  return hidden.flatMap((question) => fieldsOfQuestion(question, given).flatMap((name) => {
    const value = given[name];
    return (value === undefined ? [] : typeof value === "string" ? [value] : value).filter((one) => one !== "").map((one) => [name, one] as const);
  }));
}

/** Answers as they would be sent: of the questions that are asked. */
export function sendableAnswers(form: Form, axis: FormAxis, given: GivenFields): ReturnType<typeof answersFrom> {
  const { answers, issues } = answersFrom(axis, form.groups, given);
  const asked = new Set(askedQuestions(axis, form.groups, answers).map(({ code }) => code));
  return { answers: keepAsked(axis, form.groups, answers), issues: issues.filter(({ field }) => field === undefined || asked.has(field)) };
}
