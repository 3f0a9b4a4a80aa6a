import type { Tally } from "../../domain/answers.ts";
import { partsOf } from "../../domain/answering/index.ts";
import type { Form, FormAxis, Question } from "../../domain/form.ts";
import { relationHolds, type Cell, type Relation, type System } from "../disclosure/system.ts";
import { crossingColumns } from "./columns.ts";
import { conditionBounds, type Expression } from "./condition-bounds.ts";
import { mergeSmall, type Category } from "./merge-groups.ts";
import { questionRelations } from "./question-relations.ts";

/** One question of an axis with the conditions under which it is asked, its section's first. */
export interface AxisQuestion {
  readonly question: Question;
  readonly conditions: readonly NonNullable<Question["when"]>[];
}

export interface CrossedGroup {
  readonly group: string;
  readonly categories: readonly Category[];
}

/** The tables of one axis as one system, and where to find each count in it. */
export interface AxisSystem {
  readonly contributions: number;
  readonly groups: readonly CrossedGroup[];
  readonly questions: readonly AxisQuestion[];
  readonly system: System;
  /** Place of a counter of the whole axis; undefined for what cannot be (not asked, where everybody is). */
  readonly placeOf: (question: string, part: string, value: string) => number | undefined;
  readonly crossedPlaceOf: (question: string, part: string, group: string, category: number, column: number) => number | undefined;
}

/** A count of the whole axis is worth this many crossed ones of the same size. */
const worthOfDistribution = 4;
/** Hidden only where nothing else is left: that everybody answered says nothing of an answer. */
const lossOfNobodySilent = 1e9;

export function questionsOfAxis(axis: FormAxis): readonly AxisQuestion[] {
  return axis.sections.flatMap(({ when, questions }) => questions.map((question) => ({ question, conditions: [when, question.when].filter((one) => one !== undefined) })));
}

/** What crosses with groups: neither texts, nor what only some are asked, since that is a crossing of two questions already. */
export function isCrossed({ question, conditions }: AxisQuestion): boolean {
  return question.kind !== "text" && conditions.length === 0;
}

/** How many contributions an axis has, from its tallies: every contribution is counted once for each question. */
export function contributionsOf(form: Form, axis: FormAxis, tallies: readonly Tally[]): number {
  const first = form.groups[0] ?? axis.sections[0]?.questions[0];
  const part = first === undefined ? undefined : partsOf(first)[0]?.part;
  return tallies.filter((tally) => tally.group === "" && tally.question === first?.code && tally.part === part).reduce((sum, { count }) => sum + count, 0);
}

/**
 * Every count of an axis that may be published, together with everything an attacker knows of how they hang together:
 * what the numbers always told (contributions, categories of groups) impose, and what the form imposes.
 */
export function axisSystem(form: Form, axis: FormAxis, tallies: readonly Tally[], threshold: number): AxisSystem {
  const key = (...parts: readonly (string | number)[]): string => JSON.stringify(parts);
  const counts = new Map<string, number>();
  for (const { question, part, value, group, groupValue, count } of tallies) {
    const at = key(question, part, value, group, groupValue);
    counts.set(at, (counts.get(at) ?? 0) + count);
  }
  const countOf = (question: string, part: string, value: string, group = "", groupValue = ""): number => counts.get(key(question, part, value, group, groupValue)) ?? 0;
  const contributions = contributionsOf(form, axis, tallies);
  const questions = questionsOfAxis(axis);
  const cells: Cell[] = [];
  const relations: Relation[] = [];
  const places = new Map<string, number>();
  const add = (cell: Cell, ...names: readonly string[]): number => {
    const place = cells.push(cell) - 1;
    for (const name of names) places.set(name, place);
    return place;
  };
  const placeOf = (question: string, part: string, value: string): number | undefined => places.get(key(question, part, value));
  const crossedPlaceOf = (question: string, part: string, group: string, category: number, column: number): number | undefined => places.get(key(question, part, group, category, column));

  const groups = form.groups.map(({ code: group, options }): CrossedGroup => {
    const values = [...options.map(({ code }) => code), "no-answer"].map((value) => ({ values: [value], count: countOf(group, "", value) }));
    const categories = mergeSmall(values, threshold);
    // A value on its own is told as its category; those put together are hidden, and add up to theirs.
    for (const { values: [value = ""], count } of values) {
      const own = categories.find((one) => one.values.includes(value));
      const isTold = categories.length > 0 && (own === undefined || own.values.length === 1);
      add({ count, publishable: false, sensitive: !isTold, loss: 0, ...(isTold ? { told: true as const } : {}) }, key(group, "", value));
    }
    const together = categories.length > 0 ? categories.filter((one) => one.values.length > 1) : [{ values: values.flatMap((one) => one.values), count: contributions }];
    for (const category of together) relations.push({ terms: category.values.flatMap((value) => termOf(placeOf(group, "", value))), sense: "equal", right: category.count });
    return { group, categories };
  });
  const crossing = groups.filter(({ categories }) => categories.length > 0);

  for (const { question, conditions } of questions) {
    const isAlways = conditions.length === 0;
    const isGrid = question.kind === "matrix";
    const parts = partsOf(question);
    // Whether a question was left or not asked is one and the same count for all of its parts; in a grid each row may be left.
    const shared = (value: string): void => {
      const count = countOf(question.code, parts[0]?.part ?? "", value);
      const isNobodySilent = value === "no-answer" && count === 0;
      add({ count, publishable: true, sensitive: !isNobodySilent, loss: isNobodySilent ? lossOfNobodySilent : worthOfDistribution * count }, ...parts.map(({ part }) => key(question.code, part, value)));
    };
    if (!isGrid) shared("no-answer");
    if (!isAlways) shared("not-asked");
    for (const { part, values } of parts) {
      for (const value of values) {
        if (value === "not-asked" || (value === "no-answer" && !isGrid)) continue;
        const count = countOf(question.code, part, value);
        const isNobodySilent = value === "no-answer" && count === 0;
        add({ count, publishable: true, sensitive: !isNobodySilent, loss: isNobodySilent ? lossOfNobodySilent : worthOfDistribution * count }, key(question.code, part, value));
      }
      relations.push({ terms: values.flatMap((value) => termOf(placeOf(question.code, part, value))), sense: "equal", right: contributions });
    }
    if (!isCrossed({ question, conditions })) continue;
    for (const { group, categories } of crossing) {
      for (const { part } of parts) {
        const columns = columnsShown(question, countOf(question.code, part, "no-answer"));
        const rows = categories.map(({ values: groupValues }, category) => columns.map((values, column) => {
          const count = groupValues.reduce((sum, groupValue) => sum + values.reduce((all, value) => all + countOf(question.code, part, value, group, groupValue), 0), 0);
          return add({ count, publishable: true, sensitive: true, loss: count }, key(question.code, part, group, category, column));
        }));
        for (const [category, row] of rows.entries()) relations.push({ terms: row.map((cell) => [cell, 1]), sense: "equal", right: categories[category]?.count ?? 0 });
        for (const [column, values] of columns.entries()) {
          relations.push({ terms: [...rows.flatMap((row) => termOf(row[column])), ...values.flatMap((value) => termOf(placeOf(question.code, part, value), -1))], sense: "equal", right: 0 });
        }
      }
    }
  }
  for (const one of questions) relations.push(...questionRelations(one.question, contributions, isCrossed(one) ? crossing : [], placeOf, crossedPlaceOf));
  relations.push(...conditionRelations(form, questions, contributions, placeOf));
  // What a form imposes and these counts deny, nobody can reckon with.
  const standing = relations.filter((relation) => relationHolds(relation, (cell) => cells[cell]?.count ?? 0));
  return { contributions, groups: crossing, questions, system: { cells, relations: standing }, placeOf, crossedPlaceOf };
}

/** Columns without those that hold nothing but silence where nobody was silent. */
export function columnsShown(question: Question, silent: number): readonly (readonly string[])[] {
  return crossingColumns(question).filter((values) => values.some((value) => value !== "no-answer") || silent > 0);
}

function termOf(place: number | undefined, coefficient = 1): readonly (readonly [number, number])[] {
  return place === undefined ? [] : [[place, coefficient]];
}

/** Whoever was asked fulfilled the condition: the counters on both sides of it tell of each other. */
function conditionRelations(form: Form, questions: readonly AxisQuestion[], contributions: number, placeOf: AxisSystem["placeOf"]): readonly Relation[] {
  const byCode = new Map([...form.groups, ...questions.map(({ question }) => question)].map((question) => [question.code, question]));
  return questions.flatMap(({ question, conditions }) => {
    if (conditions.length === 0) return [];
    const notAsked = placeOf(question.code, partsOf(question)[0]?.part ?? "", "not-asked");
    if (notAsked === undefined) return [];
    const { least, most } = conditionBounds({ all: conditions }, byCode);
    // asked = contributions - not asked; least: asked - x >= 0, most: x - asked >= 0.
    const relation = ({ terms, all }: Expression, sign: 1 | -1): Relation => ({
      terms: [[notAsked, -sign], ...terms.flatMap(([{ question: code, part, value }, coefficient]) => termOf(placeOf(code, part, value), -sign * coefficient))],
      sense: "at-least",
      right: sign * (all - 1) * contributions,
    });
    return [...least.map((one) => relation(one, 1)), ...most.map((one) => relation(one, -1))];
  });
}
