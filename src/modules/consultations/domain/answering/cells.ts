import type { Answer, Answers, Counted, Tally } from "../answers.ts";
import { noOpinion, notGiven } from "../answers.ts";
import type { DateQuestion, Form, FormAxis, NumberQuestion, Question, ScaleQuestion } from "../form.ts";
import { askedQuestions, questionsOf } from "./conditions.ts";
import { formLimits } from "./limits.ts";

/** Everything that can be counted of one part of a question, in the order to show it; `no-answer` and `not-asked` come last. */
export interface PartValues {
  readonly part: string;
  readonly values: readonly string[];
}

/** All parts of a question with all their values. What `cellsOf` gives is always one of these. */
export function partsOf(question: Question): readonly PartValues[] {
  const whole = (values: readonly string[]) => [{ part: "", values: [...values, ...notGiven] }];
  const each = (parts: readonly { readonly code: string }[], values: readonly string[]) => parts.map(({ code }) => ({ part: code, values: [...values, ...notGiven] }));
  switch (question.kind) {
    case "scale": return whole([...stepsOf(question).map(String), ...(question.noOpinion ? [noOpinion] : [])]);
    case "single": return whole(question.options.map(({ code }) => code));
    case "multiple": return each(question.options, ["chosen", "not-chosen"]);
    case "ranking": return each(question.options, [...question.options.slice(0, question.atMost).map((_, index) => String(index + 1)), "unranked"]);
    case "matrix": return each(question.rows, question.columns.map(({ code }) => code));
    case "number": return whole(question.bands.map(String));
    case "date": return whole(datesOf(question));
    case "text": return whole(["given"]);
  }
}

/** The steps of a scale, from the lowest to the highest; no more than a scale may have, whatever a draft says. */
export function stepsOf(question: Pick<ScaleQuestion, "low" | "high">): readonly number[] {
  return Array.from({ length: Math.min(formLimits.scaleSteps, Math.max(0, Math.floor(question.high - question.low) + 1)) }, (_, index) => question.low + index);
}

/** Every year or month that may be given, ascending. Bounds that are no dates give none. */
export function datesOf(question: Pick<DateQuestion, "precision" | "earliest" | "latest">): readonly string[] {
  const [first, last] = [monthNumber(question.earliest, question.precision), monthNumber(question.latest, question.precision)];
  if (first === null || last === null || last < first) return [];
  const step = question.precision === "year" ? 12 : 1;
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => {
    const months = first + index * step;
    const year = String(Math.floor(months / 12)).padStart(4, "0");
    return question.precision === "year" ? year : `${year}-${String((months % 12) + 1).padStart(2, "0")}`;
  });
}

function monthNumber(text: string, precision: "year" | "month"): number | null {
  const parts = precision === "year" ? /^(\d{4})$/.exec(text) : /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  return parts === null ? null : Number(parts[1]) * 12 + (parts[2] === undefined ? 0 : Number(parts[2]) - 1);
}

/** Lower bound of the band a number falls into; the first band for what is under it. */
export function bandOf(question: Pick<NumberQuestion, "bands">, value: number): number {
  return question.bands.findLast((bound) => bound <= value) ?? question.bands[0] ?? 0;
}

/**
 * What is to be counted of one contribution to an axis: one cell for every part of every question of the axis, groups
 * included, whether it was answered (its value), left (`no-answer`) or not asked (`not-asked`). Of answers that passed
 * `checkAnswers`; the number of cells depends on the form alone, so that it says nothing of the answers.
 * Throws a RangeError where the form has no such axis.
 */
export function cellsOf(form: Form, axisCode: string, answers: Answers): readonly Counted[] {
  const axis = axisOf(form, axisCode);
  const asked = new Set(askedQuestions(axis, form.groups, answers).map(({ code }) => code));
  return questionsOf(axis, form.groups).flatMap((question) => {
    const answer = Object.hasOwn(answers, question.code) ? answers[question.code] : undefined;
    const value = !asked.has(question.code) ? () => "not-asked" : answer === undefined ? () => "no-answer" : (part: string) => valueOf(question, part, answer);
    return partsOf(question).map(({ part }) => ({ question: question.code, part, value: value(part) }));
  });
}

function valueOf(question: Question, part: string, answer: Answer): string {
  if (question.kind === "text") return "given";
  if (question.kind === "number") return typeof answer === "number" ? String(bandOf(question, answer)) : "no-answer";
  if (typeof answer === "number" || typeof answer === "string") return String(answer);
  if (isList(answer)) {
    const place = answer.indexOf(part);
    if (question.kind === "ranking") return place < 0 ? "unranked" : String(place + 1);
    return place < 0 ? "not-chosen" : "chosen";
  }
  return Object.hasOwn(answer, part) ? (answer[part] ?? "no-answer") : "no-answer";
}

function isList(answer: Answer): answer is readonly string[] {
  return Array.isArray(answer);
}

/**
 * The counters to which one contribution adds one each: every cell in all, and every cell of a question that is no group
 * among those who gave the same answer to each of the groups (who did not answer a group are counted as `no-answer`,
 * so that the values of a group add up to all). No two questions meet but a question and one group.
 */
export function tallied(form: Form, axisCode: string, answers: Answers): readonly Omit<Tally, "count">[] {
  const cells = cellsOf(form, axisCode, answers);
  const groups = new Map(form.groups.map(({ code }) => [code, "no-answer"]));
  for (const { question, value } of cells) if (groups.has(question)) groups.set(question, value);
  const inAll = cells.map((cell) => ({ ...cell, group: "", groupValue: "" }));
  const crossed = [...groups].flatMap(([group, groupValue]) => cells.filter(({ question }) => !groups.has(question)).map((cell) => ({ ...cell, group, groupValue })));
  return [...inAll, ...crossed];
}

/** The axis of this code. Throws a RangeError where there is none. */
export function axisOf(form: Form, axisCode: string): FormAxis {
  const axis = form.axes.find(({ code }) => code === axisCode);
  if (axis === undefined) throw new RangeError(`the form has no axis ${axisCode}`);
  return axis;
}

/** Free texts among these answers, to be kept apart from everything else; of questions that are asked only. */
export function textsOf(form: Form, axisCode: string, answers: Answers): readonly { readonly question: string; readonly text: string }[] {
  const axis = axisOf(form, axisCode);
  return askedQuestions(axis, form.groups, answers).flatMap((question) => {
    const answer = Object.hasOwn(answers, question.code) ? answers[question.code] : undefined;
    return question.kind === "text" && typeof answer === "string" ? [{ question: question.code, text: answer }] : [];
  });
}
