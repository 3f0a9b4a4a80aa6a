import type { Tally } from "../../domain/answers.ts";
import { partsOf, questionsIn } from "../../domain/answering/index.ts";
import type { Condition, Form, FormAxis, Question } from "../../domain/form.ts";
import { relationHolds, type Cell, type Relation, type System } from "../disclosure/system.ts";
import { crossingColumns } from "./columns.ts";
import { conditionBounds, type Expression } from "./condition-bounds.ts";
import { compareConditions } from "./condition-pairs.ts";
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

  const crossable = questions.find(isCrossed)?.question;
  const crossedTotal = (group: string, groupValue: string): number | null => {
    const first = crossable === undefined ? undefined : partsOf(crossable)[0];
    return crossable === undefined || first === undefined ? null : first.values.reduce((sum, value) => sum + countOf(crossable.code, first.part, value, group, groupValue), 0);
  };
  const groups = form.groups.map(({ code: group, options }): CrossedGroup => {
    const values = [...options.map(({ code }) => code), "no-answer"].map((value) => ({ values: [value], count: countOf(group, "", value) }));
    const merged = mergeSmall(values, threshold);
    // Counters by group may be lost with a key while the others are kept: then there is nothing to cross.
    const categories = merged.every(({ values: [value = "", ...more], count }) => more.length > 0 || (crossedTotal(group, value) ?? count) === count) ? merged : [];
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
  // Whoever is asked a question because of a group and of an answer is counted in a crossing of the two: one of them only is shown.
  const met = new Set(questions.flatMap(({ conditions }) => {
    const named = namedBehind(conditions, questions);
    return form.groups.flatMap(({ code }) => (named.has(code) ? [...named].map((question) => key(question, code)) : []));
  }));

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
      if (met.has(key(question.code, group))) continue;
      for (const { part } of parts) {
        const columns = columnsShown(question, countOf(question.code, part, "no-answer"));
        const rows = crossedCounts(categories, columns, (value, groupValue) => countOf(question.code, part, value, group, groupValue), (value) => countOf(question.code, part, value))
          .map((row, category) => row.map((count, column) => add({ count, publishable: true, sensitive: true, loss: count }, key(question.code, part, group, category, column))));
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

/**
 * How many of each category are in each column. Of values put together the counters keep no rows (a few people would be in them): what
 * the others leave of the whole is theirs, as anybody would reckon.
 */
function crossedCounts(categories: readonly Category[], columns: readonly (readonly string[])[], countOf: (value: string, groupValue: string) => number, inAll: (value: string) => number): readonly (readonly number[])[] {
  const alone = categories.map(({ values: [only = "", ...more] }) => (more.length > 0 ? null : columns.map((values) => values.reduce((sum, value) => sum + countOf(value, only), 0))));
  const rest = columns.map((values, column) => values.reduce((sum, value) => sum + inAll(value), 0) - alone.reduce((sum, row) => sum + (row?.[column] ?? 0), 0));
  return alone.map((row) => row ?? rest);
}

/** Columns without those that hold nothing but silence where nobody was silent. */
export function columnsShown(question: Question, silent: number): readonly (readonly string[])[] {
  return crossingColumns(question).filter((values) => values.some((value) => value !== "no-answer") || silent > 0);
}

/** Codes of the questions that conditions name, and of those that these wait for. */
function namedBehind(conditions: AxisQuestion["conditions"], questions: readonly AxisQuestion[]): ReadonlySet<string> {
  const named = new Set<string>();
  const waiting = [...questionsIn({ all: conditions })];
  for (let code = waiting.pop(); code !== undefined; code = waiting.pop()) {
    if (named.has(code)) continue;
    named.add(code);
    waiting.push(...questionsIn({ all: questions.find(({ question }) => question.code === code)?.conditions ?? [] }));
  }
  return named;
}

function termOf(place: number | undefined, coefficient = 1): readonly (readonly [number, number])[] {
  return place === undefined ? [] : [[place, coefficient]];
}

/** Whoever was asked fulfilled the condition: the counters on both sides of it tell of each other, and so do those of two questions asked of the same people. */
function conditionRelations(form: Form, questions: readonly AxisQuestion[], contributions: number, placeOf: AxisSystem["placeOf"]): readonly Relation[] {
  const byCode = new Map([...form.groups, ...questions.map(({ question }) => question)].map((question) => [question.code, question]));
  const silence = (question: Question, ...values: readonly string[]): readonly (readonly [number, number])[] => values.flatMap((value) => termOf(placeOf(question.code, partsOf(question)[0]?.part ?? "", value)));
  const conditional = questions.flatMap(({ question, conditions }) => {
    const [notAsked] = conditions.length === 0 ? [] : silence(question, "not-asked");
    return notAsked === undefined ? [] : [{ conditions, notAsked: notAsked[0] }];
  });
  // Who answered a question, or chose an option, is a condition too, and its counter is there. A grid has none for the whole of it.
  const answered = questionsIn({ all: conditional.flatMap(({ conditions }) => conditions) }).flatMap((code) => {
    const question = byCode.get(code);
    if (question === undefined || question.kind === "matrix") return [];
    const silent = silence(question, "no-answer", "not-asked");
    const options = question.kind === "multiple" || question.kind === "ranking" ? question.options : [];
    return [
      { condition: { question: code, answered: true } as Condition, others: silent },
      ...options.map((option) => ({ condition: { question: code, oneOf: [option.code] } as Condition, others: [...termOf(placeOf(code, option.code, question.kind === "multiple" ? "not-chosen" : "unranked")), ...silent] })),
    ];
  });
  const silentOn = (code: string | undefined): readonly number[] | null => {
    const question = byCode.get(code ?? "");
    return question === undefined || question.kind === "matrix" ? null : silence(question, "no-answer", "not-asked").map(([cell]) => cell);
  };
  const events = [...conditional.map(({ conditions, notAsked }) => ({ condition: { all: conditions } as Condition, others: [[notAsked, 1] as const] })), ...answered];
  const pairs = conditional.flatMap((_one, at) => events.slice(at + 1).flatMap((other): Relation[] => {
    const one = events[at];
    if (one === undefined) return [];
    const { firstWithinSecond, secondWithinFirst, apart, together } = compareConditions(one.condition, other.condition, byCode);
    // Of those who do not fulfil each.
    const between = (first: 1 | -1, second: 1 | -1, right: number, sense: Relation["sense"] = "at-least"): Relation => ({ terms: [...one.others.map(([cell]) => [cell, first] as const), ...other.others.map(([cell]) => [cell, second] as const)], sense, right });
    if (firstWithinSecond && secondWithinFirst) return [between(1, -1, 0, "equal")];
    const [only, ...more] = questionsIn({ all: [one.condition, other.condition] });
    const silent = more.length === 0 ? silentOn(only) : null;
    if (only !== undefined && silent !== null) {
      // On one question: whoever answered it is in the one or in the other, or nobody who did is in both.
      const of = compareConditions({ any: [one.condition, other.condition] }, { question: only, answered: true }, byCode);
      const withSilent = (relation: Relation, coefficient: number): Relation => ({ ...relation, terms: [...relation.terms, ...silent.map((cell) => [cell, coefficient] as const)] });
      if (of.secondWithinFirst || (apart && of.firstWithinSecond)) return [...(of.secondWithinFirst ? [withSilent(between(-1, -1, -contributions), 1)] : []), ...(apart && of.firstWithinSecond ? [withSilent(between(1, 1, contributions), -1)] : [])];
    }
    return [...(firstWithinSecond ? [between(1, -1, 0)] : []), ...(secondWithinFirst ? [between(-1, 1, 0)] : []), ...(apart ? [between(1, 1, contributions)] : []), ...(together ? [between(-1, -1, -contributions)] : [])];
  }));
  return [...pairs, ...conditional.flatMap(({ conditions, notAsked }) => {
    const { least, most } = conditionBounds({ all: conditions }, byCode);
    // asked = contributions - not asked; least: asked - x >= 0, most: x - asked >= 0.
    const relation = ({ terms, all }: Expression, sign: 1 | -1): Relation => ({
      terms: [[notAsked, -sign], ...terms.flatMap(([{ question: code, part, value }, coefficient]) => termOf(placeOf(code, part, value), -sign * coefficient))],
      sense: "at-least",
      right: sign * (all - 1) * contributions,
    });
    return [...least.map((one) => relation(one, 1)), ...most.map((one) => relation(one, -1))];
  })];
}
