import { both } from "../../../../kernel/i18n/format.ts";
import type { Answer, Answers } from "../answers.ts";
import { noOpinion } from "../answers.ts";
import type { Form, Question, SingleQuestion } from "../form.ts";
import { datesOf, stepsOf } from "./cells.ts";

const label = both("Libellé", "Label");
const option = (code: string) => ({ code, label: both(`${code} fr`, `${code} en`) });

/** A question of each kind, the first two as others' conditions want them. */
export const oneOfEach: readonly Question[] = [
  { code: "mood", kind: "scale", label, low: 1, high: 5, lowLabel: both("bas", "low"), highLabel: both("haut", "high"), noOpinion: true },
  { code: "yes-no", kind: "single", label, options: [option("yes"), option("no")] },
  { code: "tools", kind: "multiple", label, options: [option("a"), option("b"), option("c"), option("none")], atMost: 2, alone: ["none"], when: { question: "yes-no", oneOf: ["yes"] } },
  { code: "order", kind: "ranking", label, options: [option("x"), option("y"), option("z")], atMost: 2 },
  { code: "grid", kind: "matrix", label, rows: [option("r1"), option("r2")], columns: [option("good"), option("bad")] },
  { code: "hours", kind: "number", label, least: 0, most: 60, decimals: 1, unit: both("heures", "hours"), bands: [0, 5, 10] },
  { code: "since", kind: "date", label, precision: "month", earliest: "2019-11", latest: "2020-02" },
  { code: "words", kind: "text", label, longest: 50, when: { any: [{ question: "mood", to: 2 }, { question: "grid", oneOf: ["r1:bad"] }] } },
];

export const group: SingleQuestion = { code: "kind-of-work", kind: "single", label, options: [option("science"), option("support")] };

/** A form without fault, of one axis with one question of each kind. */
export function aForm(questions: readonly Question[] = oneOfEach, change: Partial<Form> = {}): Form {
  return {
    code: "a-form", version: 1, title: label, introduction: label, groups: [group],
    axes: [{ code: "axis", title: label, introduction: label, objectives: ["1"], sections: [{ code: "first", title: label, questions }] }],
    ...change,
  };
}

/** Answers without fault made of draws from 0 to 1, one or more for each question; under `leaves` it is left. */
export function someAnswers(questions: readonly Question[], draw: () => number, leaves = 0.3): Answers {
  const pickOne = <T>(list: readonly T[]): T | undefined => list[Math.floor(draw() * list.length)];
  const answers = questions.flatMap((question): readonly (readonly [string, Answer])[] => {
    const answer = draw() < leaves ? undefined : answerTo(question, draw, pickOne);
    return answer === undefined ? [] : [[question.code, answer]];
  });
  return Object.fromEntries(answers);
}

function answerTo(question: Question, draw: () => number, pickOne: <T>(list: readonly T[]) => T | undefined): Answer | undefined {
  switch (question.kind) {
    case "scale": return pickOne<Answer>([...stepsOf(question), ...(question.noOpinion ? [noOpinion] : [])]);
    case "single": return pickOne(question.options)?.code;
    case "multiple":
    case "ranking": {
      const alone = question.kind === "multiple" ? question.alone ?? [] : [];
      const codes = question.options.map(({ code }) => code).filter((code) => !alone.includes(code));
      const shuffled = codes.map((code) => ({ code, at: draw() })).sort((a, b) => a.at - b.at).map(({ code }) => code);
      return shuffled.slice(0, 1 + Math.floor(draw() * Math.min(question.atMost ?? codes.length, codes.length)));
    }
    case "matrix": {
      const rows = question.rows.flatMap(({ code }, index) => { const column = index > 0 && draw() < 0.3 ? undefined : pickOne(question.columns); return column === undefined ? [] : [[code, column.code] as const]; });
      return Object.fromEntries(rows);
    }
    case "number": return Number((question.least + draw() * (question.most - question.least)).toFixed(question.decimals));
    case "date": return pickOne(datesOf(question));
    case "text": return "Des mots <script>alert(1)</script>".slice(0, question.longest);
  }
}
