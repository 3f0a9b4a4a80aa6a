import { noOpinion, type Answers } from "../../domain/answers.ts";
import { holds, questionsIn, stepsOf } from "../../domain/answering/index.ts";
import type { Condition, NumberQuestion, Question } from "../../domain/form.ts";

/** Names of one counter of an axis. */
export interface Counter {
  readonly question: string;
  readonly part: string;
  readonly value: string;
}

/** Σ coefficient × counter + coefficient × contributions of the axis. */
export interface Expression {
  readonly terms: readonly (readonly [counter: Counter, coefficient: number])[];
  readonly all: number;
}

/** What is known of how many fulfil a condition: at least each of `least`, at most each of `most`. Both the same where it is exact. */
export interface Bounds {
  readonly least: readonly Expression[];
  readonly most: readonly Expression[];
}

const nobody: Expression = { terms: [], all: 0 };
const everybody: Expression = { terms: [], all: 1 };
/** Conditions of conditions multiply bounds; beyond this many the others add nothing worth the time. */
const mostBounds = 24;

/**
 * How many contributions fulfil a condition, as far as the counters of an axis say it: whoever is asked a question
 * under a condition tells how many gave the answers it waits for, so a hidden count must not come back that way. Exact
 * for conditions on one question; for several at once, the bounds of Fréchet (1935).
 */
export function conditionBounds(condition: Condition, questions: ReadonlyMap<string, Question>): Bounds {
  const [only, ...more] = questionsIn(condition);
  const question = only === undefined ? undefined : questions.get(only);
  const single = more.length > 0 || question === undefined ? null : singleBounds(condition, question);
  if (single !== null) return single;
  if ("not" in condition) {
    const { least, most } = conditionBounds(condition.not, questions);
    return { least: most.map(withoutThese), most: least.map(withoutThese) };
  }
  if ("all" in condition) {
    const parts = condition.all.map((part) => conditionBounds(part, questions));
    const together = combinations(parts.map(({ least }) => least)).map((chosen) => addAll([...chosen, { terms: [], all: 1 - chosen.length }]));
    return { least: [nobody, ...together], most: [everybody, ...parts.flatMap(({ most }) => most)] };
  }
  if ("any" in condition) {
    const parts = condition.any.map((part) => conditionBounds(part, questions));
    return { least: [nobody, ...parts.flatMap(({ least }) => least)], most: [everybody, ...combinations(parts.map(({ most }) => most)).map(addAll)] };
  }
  return partBounds(condition, question);
}

/** A condition on one question without parts holds or not of each of its values. */
function singleBounds(condition: Condition, question: Question): Bounds | null {
  const counter = (value: string): readonly [Counter, number] => [{ question: question.code, part: "", value }, 1];
  const none = ["no-answer", "not-asked"] as const;
  const of = (answers: Answers): boolean => holds(condition, answers);
  const sum = (values: readonly string[]): Expression => ({ terms: values.map(counter), all: 0 });
  const given = question.kind === "scale" ? [...stepsOf(question).map((step) => [String(step), step] as const), ...(question.noOpinion ? [[noOpinion, noOpinion] as const] : [])]
    : question.kind === "single" ? question.options.map(({ code }) => [code, code] as const)
    : null;
  const unanswered = of({}) ? none : [];
  if (given !== null) {
    const exact = sum([...given.filter(([, answer]) => of({ [question.code]: answer })).map(([value]) => value), ...unanswered]);
    return { least: [exact], most: [exact] };
  }
  if (question.kind !== "number") return null;
  const bands = question.bands.map((low, index) => ({ value: String(low), holds: bandHolds(condition, question, low, question.bands[index + 1] ?? null) }));
  return {
    least: [sum([...bands.filter((band) => band.holds === "all").map(({ value }) => value), ...unanswered])],
    most: [sum([...bands.filter((band) => band.holds !== "none").map(({ value }) => value), ...unanswered])],
  };
}

/** Of all numbers in a band, of some, or of none: looked at in its ends and around every number that the condition names. */
function bandHolds(condition: Condition, question: NumberQuestion, low: number, next: number | null): "all" | "some" | "none" {
  const step = 10 ** -question.decimals;
  const high = next === null ? question.most : next - step;
  const looked = [low, high, ...numbersIn(condition).flatMap((number) => [number - step, number, number + step])].filter((number) => number >= low - step / 2 && number <= high + step / 2);
  const held = looked.filter((number) => holds(condition, { [question.code]: Math.round(number / step) * step })).length;
  return held === looked.length ? "all" : held === 0 ? "none" : "some";
}

function numbersIn(condition: Condition): readonly number[] {
  if ("all" in condition) return condition.all.flatMap(numbersIn);
  if ("any" in condition) return condition.any.flatMap(numbersIn);
  if ("not" in condition) return numbersIn(condition.not);
  return "answered" in condition || "oneOf" in condition ? [] : [condition.from, condition.to].filter((number) => number !== undefined);
}

/** One plain condition on a question with parts. */
function partBounds(condition: Exclude<Condition, { readonly all: unknown } | { readonly any: unknown } | { readonly not: unknown }>, question: Question | undefined): Bounds {
  if (question === undefined) return { least: [nobody], most: [nobody] };
  const firstPart = "options" in question ? (question.options[0]?.code ?? "") : question.kind === "matrix" ? (question.rows[0]?.code ?? "") : "";
  const out = (part: string, ...values: readonly string[]): Expression => ({ terms: values.map((value) => [{ question: question.code, part, value }, -1]), all: 1 });
  if ("answered" in condition && question.kind !== "matrix") {
    const exact = out(firstPart, "no-answer", "not-asked");
    return { least: [exact], most: [exact] };
  }
  // A row without answer does not say that the whole grid has none.
  if ("answered" in condition) return { least: question.kind === "matrix" ? question.rows.map(({ code }) => out(code, "no-answer", "not-asked")) : [nobody], most: [out(firstPart, "not-asked")] };
  if (!("oneOf" in condition)) return { least: [nobody], most: [nobody] };
  const events = condition.oneOf.flatMap((wanted): Expression[] => {
    if (question.kind === "matrix") {
      const [row = "", column = ""] = wanted.split(":");
      return question.rows.some(({ code }) => code === row) && question.columns.some(({ code }) => code === column) ? [{ terms: [[{ question: question.code, part: row, value: column }, 1]], all: 0 }] : [];
    }
    if (!("options" in question) || !question.options.some(({ code }) => code === wanted)) return [];
    return [question.kind === "multiple" ? { terms: [[{ question: question.code, part: wanted, value: "chosen" }, 1]], all: 0 } : out(wanted, "unranked", "no-answer", "not-asked")];
  });
  return events.length === 0 ? { least: [nobody], most: [nobody] } : { least: events, most: [everybody, addAll(events)] };
}

function withoutThese({ terms, all }: Expression): Expression {
  return { terms: terms.map(([counter, coefficient]) => [counter, -coefficient]), all: 1 - all };
}

function addAll(expressions: readonly Expression[]): Expression {
  return { terms: expressions.flatMap(({ terms }) => terms), all: expressions.reduce((sum, { all }) => sum + all, 0) };
}

function combinations(lists: readonly (readonly Expression[])[]): readonly (readonly Expression[])[] {
  return lists.reduce<readonly (readonly Expression[])[]>((made, list) => made.flatMap((before) => list.map((one) => [...before, one])).slice(0, mostBounds), [[]]);
}
