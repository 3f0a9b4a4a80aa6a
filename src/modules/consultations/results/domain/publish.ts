import type { Tally } from "../../domain/answers.ts";
import { partsOf } from "../../domain/answering/index.ts";
import type { Form, FormAxis } from "../../domain/form.ts";
import { suppressInSteps } from "../disclosure/suppress.ts";
import { axisSystem, columnsShown, contributionsOf, isCrossed, type AxisSystem } from "./axis-system.ts";
import type { PublishedAxis, PublishedPart, PublishedResults, ShownAxis, ShownCount } from "./published.ts";

/** Tallies of each axis by its code; an axis without any has none. */
export type TalliesByAxis = ReadonlyMap<string, readonly Tally[]>;

/**
 * What may be shown of the closed answers to a questionnaire? The only reader of tallies; pages, API, exports and the
 * synthesis read what it gives.
 *
 * An axis with fewer contributions than the threshold k shows nothing but that fact. Elsewhere a count under k is
 * hidden, zero included, since "nobody" is a fact about everybody too, and since what would show a share of 100 % is
 * a zero elsewhere; one zero is told, that nobody left a question unanswered. More counts are hidden until, from everything
 * published of the axis together (distributions, crossings, contributions, non-response, what the form imposes), each
 * hidden count under k could be 0 and could be k or more, and any other hidden one has at least k possible values.
 * Values of groups with fewer than k contributions are put together beforehand. Not rounded: the audit makes hidden
 * counts safe by itself, and rounding would make tables that no longer add up without adding to it. Hidden counts are all marked alike:
 * telling the small ones from those hidden for their sake would give away what the second hide.
 *
 * Sources: Willenborg and de Waal, Elements of Statistical Disclosure Control (2001), chapters 4 and 5; Hundepool et
 * al., Statistical Disclosure Control (2012), chapter 4 (primary and secondary suppression, audit by linear programming).
 */
export function publish(tallies: TalliesByAxis, form: Form, threshold: number): PublishedResults {
  return { rule: { version: 1, threshold }, axes: form.axes.map((axis) => publishAxis(form, axis, tallies.get(axis.code) ?? [], threshold)) };
}

function publishAxis(form: Form, axis: FormAxis, tallies: readonly Tally[], threshold: number): PublishedAxis {
  const steps = publishAxisInSteps(form, axis, tallies, threshold);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** One axis of what `publish` gives, pausing after each audit. */
export function* publishAxisInSteps(form: Form, axis: FormAxis, tallies: readonly Tally[], threshold: number): Generator<void, PublishedAxis> {
  if (contributionsOf(form, axis, tallies) < threshold) return { axis: axis.code, shown: false };
  const made = axisSystem(form, axis, tallies, threshold);
  yield;
  const { hidden } = yield* suppressInSteps(made.system, threshold);
  return shownWith(axis.code, made, hidden);
}

/** The axis with these cells of its system hidden and all others shown. */
export function shownWith(axis: string, made: AxisSystem, hidden: ReadonlySet<number>): ShownAxis {
  const shown = (place: number | undefined): ShownCount => (place === undefined || hidden.has(place) ? null : (made.system.cells[place]?.count ?? null));
  const silentIn = (question: string, part: string): number => {
    const place = made.placeOf(question, part, "no-answer");
    return place === undefined ? 0 : (made.system.cells[place]?.count ?? 0);
  };
  const questions = made.questions.map((one) => ({
    question: one.question.code,
    parts: partsOf(one.question).map(({ part, values }): PublishedPart => ({
      part,
      cells: values.flatMap((value) => {
        const place = made.placeOf(one.question.code, part, value);
        return place === undefined ? [] : [{ value, count: shown(place) }];
      }),
      crossings: !isCrossed(one) ? [] : made.groups.filter(({ group }) => made.crossedPlaceOf(one.question.code, part, group, 0, 0) !== undefined).map(({ group, categories }) => {
        const columns = columnsShown(one.question, silentIn(one.question.code, part));
        return { group, columns, rows: categories.map((_, category) => columns.map((_values, column) => shown(made.crossedPlaceOf(one.question.code, part, group, category, column)))) };
      }),
    })),
  }));
  const publishable = made.system.cells.flatMap(({ publishable: may }, place) => (may ? [place] : []));
  const hiddenCells = publishable.filter((place) => hidden.has(place)).length;
  return {
    axis, shown: true, contributions: made.contributions,
    groups: made.groups.map(({ group, categories }) => ({ group, categories: categories.map(({ values, count }) => ({ values, contributions: count })) })),
    questions, hiddenCells, shownCells: publishable.length - hiddenCells,
  };
}
