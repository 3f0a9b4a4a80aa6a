import { choicesOf, givenOf, type GivenFields } from "../../domain/answering/index.ts";
import type { Condition, Question } from "../../domain/form.ts";

/** What is asked of one earlier question: ticked choices, bounds, or that it was answered; `not`: the contrary. */
export interface Test {
  readonly question: string;
  readonly not: boolean;
  readonly answered: boolean;
  readonly oneOf: readonly string[];
  readonly from: string;
  readonly to: string;
}

export interface FlatCondition {
  readonly mode: "always" | "all" | "any";
  readonly tests: readonly Test[];
}

/**
 * A condition as a list of tests, one for each question; null where it is built otherwise, or where it speaks of what no box
 * stands for (a question that is not asked before, an option that is gone): saving the page would lose it.
 */
export function flatCondition(condition: Condition | undefined, asked: readonly Question[]): FlatCondition | null {
  if (condition === undefined) return { mode: "always", tests: [] };
  const mode = "any" in condition ? "any" : "all";
  const parts = "all" in condition ? condition.all : "any" in condition ? condition.any : [condition];
  const tests: Test[] = [];
  for (const part of parts) {
    const test = testOf(part);
    if (test === null || tests.some(({ question }) => question === test.question)) return null;
    const question = asked.find(({ code }) => code === test.question);
    if (question === undefined || test.oneOf.some((code) => choicesOf(question)?.has(code) !== true)) return null;
    tests.push(test);
  }
  return { mode, tests };
}

function testOf(part: Condition): Test | null {
  const not = "not" in part;
  const leaf = "not" in part ? part.not : part;
  if ("all" in leaf || "any" in leaf || "not" in leaf) return null;
  return {
    question: leaf.question, not, answered: "answered" in leaf, oneOf: "oneOf" in leaf ? leaf.oneOf : [],
    from: "from" in leaf && leaf.from !== undefined ? String(leaf.from) : "", to: "to" in leaf && leaf.to !== undefined ? String(leaf.to) : "",
  };
}

/** Names of the controls of one test. */
export function testFields(question: string): { readonly oneOf: string; readonly answered: string; readonly not: string; readonly from: string; readonly to: string } {
  const stem = `when.${question}`;
  return { oneOf: `${stem}.one-of`, answered: `${stem}.answered`, not: `${stem}.not`, from: `${stem}.from`, to: `${stem}.to` };
}

/**
 * The condition in a form that was sent, over the questions asked before; `kept` where it says to keep what stands.
 * Undefined: always asked. Several tests of one question hold together. Answers ticked where there was no condition are
 * one, even where "always" was left standing: who ticks them wants them.
 */
export function conditionFrom(fields: GivenFields, before: readonly Question[], kept: Condition | undefined): Condition | undefined {
  const mode = givenOf(fields, "when.mode")[0] ?? "always";
  if (mode === "keep") return kept;
  if (mode !== "all" && mode !== "any" && kept !== undefined) return undefined;
  const parts = before.flatMap((question): readonly Condition[] => {
    const names = testFields(question.code);
    const choices = choicesOf(question);
    const oneOf = choices === null ? [] : givenOf(fields, names.oneOf).filter((code) => choices.has(code));
    const [from, to] = [numberOf(fields, names.from), numberOf(fields, names.to)];
    const leaves: Condition[] = [
      ...(oneOf.length === 0 ? [] : [{ question: question.code, oneOf }]),
      ...(from === undefined && to === undefined ? [] : [{ question: question.code, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }]),
    ];
    if (leaves.length === 0 && givenOf(fields, names.answered).length > 0) leaves.push({ question: question.code, answered: true });
    const [first] = leaves;
    if (first === undefined) return [];
    const test: Condition = leaves.length === 1 ? first : { all: leaves };
    return [givenOf(fields, names.not).length > 0 ? { not: test } : test];
  });
  const [only] = parts;
  if (only === undefined) return undefined;
  if (parts.length === 1) return only;
  return mode === "any" ? { any: parts } : { all: parts };
}

function numberOf(fields: GivenFields, name: string): number | undefined {
  const text = (givenOf(fields, name)[0] ?? "").replaceAll(/\s/g, "").replace(",", ".").replace("\u2212", "-");
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}
