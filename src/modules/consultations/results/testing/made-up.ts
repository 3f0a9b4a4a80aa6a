import type { Answer, Answers, Tally } from "../../domain/answers.ts";
import { noOpinion } from "../../domain/answers.ts";
import { askedQuestions, axisOf, stepsOf, tallied } from "../../domain/answering/index.ts";
import type { Form, Question } from "../../domain/form.ts";

/** Numbers from 0 to under 1, the same for the same seed (mulberry32). */
export function drawer(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What `Ballots.tallies` gives of these contributions to one axis. */
export function talliesOf(form: Form, axis: string, contributions: readonly Answers[]): readonly Tally[] {
  const found = new Map<string, Tally>();
  for (const answers of contributions) {
    for (const counter of tallied(form, axis, answers)) {
      const key = JSON.stringify([counter.question, counter.part, counter.value, counter.group, counter.groupValue]);
      found.set(key, { ...counter, count: (found.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...found.values()];
}

export interface MadeUpAnswers {
  /** Share of questions left unanswered. */
  readonly silence: number;
  /** 1: all values alike; larger: a few values take nearly everything. */
  readonly concentration: number;
  readonly draw: () => number;
}

/** One contribution to an axis, drawn at random: what is asked is answered or left. */
export function madeUpAnswers(form: Form, axisCode: string, how: MadeUpAnswers): Answers {
  const answers: Record<string, Answer> = {};
  const axis = axisOf(form, axisCode);
  const seen = new Set<string>();
  for (;;) {
    const next = askedQuestions(axis, form.groups, answers).find(({ code }) => !seen.has(code));
    if (next === undefined) return answers;
    seen.add(next.code);
    if (how.draw() >= how.silence) answers[next.code] = madeUpAnswer(next, how);
  }
}

function madeUpAnswer(question: Question, { draw, concentration }: MadeUpAnswers): Answer {
  const oneOf = <T>(values: readonly T[], otherwise: T): T => values[Math.floor(draw() ** concentration * values.length)] ?? otherwise;
  switch (question.kind) {
    case "scale": return oneOf<number | string>([...stepsOf(question).toReversed(), ...(question.noOpinion ? [noOpinion] : [])], question.high);
    case "single": return oneOf(question.options.map(({ code }) => code), "");
    case "multiple": {
      const chosen = question.options.map(({ code }) => code).filter((code, index) => draw() < 0.7 / (1 + index * concentration * 0.4) && !(question.alone ?? []).includes(code)).slice(0, question.atMost);
      return chosen.length > 0 ? chosen : [question.alone?.[0] ?? question.options[0]?.code ?? ""];
    }
    case "ranking": {
      const order = question.options.map(({ code }, index) => ({ code, at: draw() + index * 0.2 * concentration })).toSorted((a, b) => a.at - b.at);
      return order.slice(0, 1 + Math.floor(draw() * (question.atMost ?? order.length))).map(({ code }) => code);
    }
    case "matrix": return Object.fromEntries(question.rows.filter((_, index) => index === 0 || draw() > 0.1).map(({ code }) => [code, oneOf(question.columns.map((column) => column.code), "")]));
    case "number": return Math.round((question.least + draw() ** (concentration * 2) * (question.most - question.least)) * 10 ** question.decimals) / 10 ** question.decimals;
    case "date": return question.earliest;
    case "text": return "un texte";
  }
}
