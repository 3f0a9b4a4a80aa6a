import { noOpinion, type Answer, type Answers } from "../../domain/answers.ts";
import { holds, questionsIn, stepsOf } from "../../domain/answering/index.ts";
import type { Condition, Question } from "../../domain/form.ts";

/** What two conditions have to do with each other, whatever anybody answers. */
export interface ConditionPair {
  /** Whoever fulfils the first fulfils the second. */
  readonly firstWithinSecond: boolean;
  readonly secondWithinFirst: boolean;
  /** Nobody fulfils both. */
  readonly apart: boolean;
  /** Everybody fulfils one at least. */
  readonly together: boolean;
}

/** Beyond so many combinations of answers, only conditions written alike are told to be alike. */
const mostWorlds = 20_000;

/**
 * How two conditions hang together: looked at under every combination of answers to the questions they name that could
 * make a difference. Two questions of one section are asked of the same people, so that the count of one gives that of the other.
 */
export function compareConditions(first: Condition, second: Condition, questions: ReadonlyMap<string, Question>): ConditionPair {
  const both: Condition = { all: [first, second] };
  const ways = questionsIn(both).map((code) => ({ code, answers: answersThatMatter(questions.get(code), both) }));
  if (ways.reduce((product, { answers }) => product * answers.length, 1) > mostWorlds) {
    const alike = JSON.stringify(first) === JSON.stringify(second);
    return { firstWithinSecond: alike, secondWithinFirst: alike, apart: false, together: false };
  }
  const pair = { firstWithinSecond: true, secondWithinFirst: true, apart: true, together: true };
  const look = (at: number, given: Answers): void => {
    const way = ways[at];
    if (way === undefined) {
      const [one, other] = [holds(first, given), holds(second, given)];
      if (one && !other) pair.firstWithinSecond = false;
      if (!one && other) pair.secondWithinFirst = false;
      if (one && other) pair.apart = false;
      if (!one && !other) pair.together = false;
      return;
    }
    for (const answer of way.answers) look(at + 1, answer === null ? given : { ...given, [way.code]: answer });
  };
  look(0, {});
  return pair;
}

/** One answer of each sort that a condition can tell apart; null: none. */
function answersThatMatter(question: Question | undefined, condition: Condition): readonly (Answer | null)[] {
  if (question === undefined) return [null];
  const { numbers, choices } = namedIn(condition, question.code);
  switch (question.kind) {
    case "scale": return [null, ...stepsOf(question), ...(question.noOpinion ? [noOpinion] : [])];
    case "single": return [null, ...question.options.map(({ code }) => code)];
    case "multiple":
    case "ranking": {
      const codes = question.options.map(({ code }) => code);
      const named = codes.filter((code) => choices.has(code));
      const other = codes.find((code) => !choices.has(code));
      const alone = question.kind === "multiple" ? (question.alone ?? []) : [];
      const subsets = [...named, ...(other === undefined ? [] : [other])].reduce<readonly (readonly string[])[]>((made, code) => (made.length > mostWorlds ? made : [...made, ...made.map((subset) => [...subset, code])]), [[]]);
      return [null, ...subsets.filter((subset) => subset.length > 0 && subset.length <= (question.atMost ?? codes.length) && (subset.length === 1 || !subset.some((code) => alone.includes(code))))];
    }
    case "matrix": {
      const rows = question.rows.filter(({ code }) => [...choices].some((choice) => choice.startsWith(`${code}:`)));
      const ways = rows.reduce<readonly Readonly<Record<string, string>>[]>((made, row) => (made.length > mostWorlds ? made : [...made, ...made.flatMap((given) => question.columns.map(({ code }) => ({ ...given, [row.code]: code })))]), [{}]);
      return [null, ...ways];
    }
    case "number": {
      const step = 10 ** -question.decimals;
      const whole = (number: number): number => Math.round(number / step) * step;
      return [null, ...new Set([question.least, question.most, ...numbers.flatMap((number) => [number - step, number, number + step])].map(whole).filter((number) => number >= question.least && number <= question.most))];
    }
    case "date":
    case "text": return [null, "", ...choices];
  }
}

/** Numbers and choices that a condition names of one question. */
function namedIn(condition: Condition, code: string): { readonly numbers: readonly number[]; readonly choices: ReadonlySet<string> } {
  const parts = "all" in condition ? condition.all : "any" in condition ? condition.any : "not" in condition ? [condition.not] : null;
  if (parts !== null) {
    const named = parts.map((part) => namedIn(part, code));
    return { numbers: named.flatMap(({ numbers }) => numbers), choices: new Set(named.flatMap(({ choices }) => [...choices])) };
  }
  if (!("question" in condition) || condition.question !== code || "answered" in condition) return { numbers: [], choices: new Set() };
  return "oneOf" in condition ? { numbers: [], choices: new Set(condition.oneOf) } : { numbers: [condition.from, condition.to].filter((number) => number !== undefined), choices: new Set() };
}
