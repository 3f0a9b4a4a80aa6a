import { isCode } from "../../domain/answering/index.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Condition, Form, FormAxis, FormSection, Question, QuestionKind, SingleQuestion } from "../../domain/form.ts";

/** A thing of a form by where it stands, as in the paths of faults: `axes.0.sections.1.questions.2`, `groups.0`, `head`. */
export type Place =
  | { readonly kind: "head" }
  | { readonly kind: "group"; readonly index: number }
  | { readonly kind: "axis"; readonly axis: number }
  | { readonly kind: "section"; readonly axis: number; readonly section: number }
  | { readonly kind: "question"; readonly axis: number; readonly section: number; readonly index: number };

/** The place a path leads to or into; the head where it leads into no part. */
export function placeOf(path: string): Place {
  const group = /^groups\.(\d{1,3})(?:\.|$)/.exec(path);
  if (group !== null) return { kind: "group", index: Number(group[1]) };
  const parts = /^axes\.(\d{1,3})(?:\.sections\.(\d{1,3})(?:\.questions\.(\d{1,3}))?)?(?:\.|$)/.exec(path);
  if (parts === null) return { kind: "head" };
  const [axis, section, index] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (parts[2] === undefined) return { kind: "axis", axis };
  return parts[3] === undefined ? { kind: "section", axis, section } : { kind: "question", axis, section, index };
}

export function pathOf(place: Place): string {
  switch (place.kind) {
    case "head": return "head";
    case "group": return `groups.${place.index}`;
    case "axis": return `axes.${place.axis}`;
    case "section": return `axes.${place.axis}.sections.${place.section}`;
    case "question": return `axes.${place.axis}.sections.${place.section}.questions.${place.index}`;
  }
}

export function axisAt(form: Form, place: Place): FormAxis | null {
  return "axis" in place ? (form.axes[place.axis] ?? null) : null;
}

export function sectionAt(form: Form, place: Place): FormSection | null {
  return "section" in place ? (axisAt(form, place)?.sections[place.section] ?? null) : null;
}

/** The question at a place, a group included; null where none stands there. */
export function questionAt(form: Form, place: Place): Question | null {
  if (place.kind === "group") return form.groups[place.index] ?? null;
  return place.kind === "question" ? (sectionAt(form, place)?.questions[place.index] ?? null) : null;
}

/** Does something stand at this place? */
export function stands(form: Form, place: Place): boolean {
  return place.kind === "head" || (place.kind === "axis" ? axisAt(form, place) : place.kind === "section" ? sectionAt(form, place) : questionAt(form, place)) !== null;
}

/** The code of what stands at a place; null for the head, and where nothing stands. */
export function codeAt(form: Form, place: Place): string | null {
  return (place.kind === "axis" ? axisAt(form, place) : place.kind === "section" ? sectionAt(form, place) : questionAt(form, place))?.code ?? null;
}

/**
 * Where the thing that stood at `place` under this code stands now, after somebody else moved or removed parts: in its
 * axis first; null where it is gone.
 */
export function followed(form: Form, place: Place, code: string): Place | null {
  if (place.kind === "head" || codeAt(form, place) === code) return place;
  const axes = form.axes.map((axis, index) => ({ axis, index })).sort((a, b) => ("axis" in place ? Number(b.index === place.axis) - Number(a.index === place.axis) : 0));
  const places: readonly Place[] = place.kind === "group" ? form.groups.map((_, index): Place => ({ kind: "group", index }))
    : place.kind === "axis" ? axes.map(({ index }): Place => ({ kind: "axis", axis: index }))
    : axes.flatMap(({ axis, index }) => axis.sections.flatMap((one, section): readonly Place[] => place.kind === "section" ? [{ kind: "section", axis: index, section }]
      : one.questions.map((_, at): Place => ({ kind: "question", axis: index, section, index: at }))));
  return places.find((one) => codeAt(form, one) === code) ?? null;
}

function at<T>(list: readonly T[], index: number, change: (item: T) => T): readonly T[] {
  return list.map((item, place) => (place === index ? change(item) : item));
}

function swapped<T>(list: readonly T[], index: number, other: number): readonly T[] {
  const [one, two] = [list[index], list[other]];
  if (one === undefined || two === undefined) return list;
  return list.map((item, place) => (place === index ? two : place === other ? one : item));
}

export function withAxis(form: Form, axis: number, change: (axis: FormAxis) => FormAxis): Form {
  return { ...form, axes: at(form.axes, axis, change) };
}

export function withSection(form: Form, axis: number, section: number, change: (section: FormSection) => FormSection): Form {
  return withAxis(form, axis, (one) => ({ ...one, sections: at(one.sections, section, change) }));
}

export function withQuestion(form: Form, place: Place, question: Question): Form {
  if (place.kind === "group") return question.kind === "single" ? { ...form, groups: at(form.groups, place.index, () => question) } : form;
  if (place.kind !== "question") return form;
  return withSection(form, place.axis, place.section, (one) => ({ ...one, questions: at(one.questions, place.index, () => question) }));
}

/** A condition in which a question goes by its new code. */
function renamed(condition: Condition, from: string, to: string): Condition {
  if ("all" in condition) return { all: condition.all.map((part) => renamed(part, from, to)) };
  if ("any" in condition) return { any: condition.any.map((part) => renamed(part, from, to)) };
  if ("not" in condition) return { not: renamed(condition.not, from, to) };
  return condition.question === from ? { ...condition, question: to } : condition;
}

/** Conditions that looked at a question follow it to its new code: in its axis, in all of them where it is a group. */
export function withCodeChanged(form: Form, place: Place, from: string, to: string): Form {
  const follow = <T extends { readonly when?: Condition }>(thing: T): T => thing.when === undefined ? thing : { ...thing, when: renamed(thing.when, from, to) };
  return {
    ...form,
    axes: form.axes.map((axis, index) => place.kind !== "group" && !("axis" in place && place.axis === index) ? axis
      : { ...axis, sections: axis.sections.map((section) => follow({ ...section, questions: section.questions.map(follow) })) }),
  };
}

/** One place up (-1) or down (1) among its siblings; a question at the end of its section goes into the next one. */
export function moved(form: Form, place: Place, step: -1 | 1): { readonly form: Form; readonly place: Place } {
  switch (place.kind) {
    case "head": return { form, place };
    case "group": return inside(form.groups, place.index + step) ? { form: { ...form, groups: swapped(form.groups, place.index, place.index + step) }, place: { kind: "group", index: place.index + step } } : { form, place };
    case "axis": return inside(form.axes, place.axis + step) ? { form: { ...form, axes: swapped(form.axes, place.axis, place.axis + step) }, place: { kind: "axis", axis: place.axis + step } } : { form, place };
    case "section": {
      if (!inside(axisAt(form, place)?.sections ?? [], place.section + step)) return { form, place };
      return { form: withAxis(form, place.axis, (axis) => ({ ...axis, sections: swapped(axis.sections, place.section, place.section + step) })), place: { ...place, section: place.section + step } };
    }
    case "question": return movedQuestion(form, place, step);
  }
}

function movedQuestion(form: Form, place: Extract<Place, { readonly kind: "question" }>, step: -1 | 1): { readonly form: Form; readonly place: Place } {
  const [section, question] = [sectionAt(form, place), questionAt(form, place)];
  if (section === null || question === null) return { form, place };
  if (inside(section.questions, place.index + step)) {
    return { form: withSection(form, place.axis, place.section, (one) => ({ ...one, questions: swapped(one.questions, place.index, place.index + step) })), place: { ...place, index: place.index + step } };
  }
  const target = axisAt(form, place)?.sections[place.section + step];
  if (target === undefined) return { form, place };
  const index = step === 1 ? 0 : target.questions.length;
  const without = removed(form, place);
  return {
    form: withSection(without, place.axis, place.section + step, (one) => ({ ...one, questions: [...one.questions.slice(0, index), question, ...one.questions.slice(index)] })),
    place: { ...place, section: place.section + step, index },
  };
}

function inside(list: readonly unknown[], index: number): boolean {
  return index >= 0 && index < list.length;
}

/** The form without what stands at a place; the head stays. */
export function removed(form: Form, place: Place): Form {
  const without = <T>(list: readonly T[], index: number) => list.filter((_, each) => each !== index);
  switch (place.kind) {
    case "head": return form;
    case "group": return { ...form, groups: without(form.groups, place.index) };
    case "axis": return { ...form, axes: without(form.axes, place.axis) };
    case "section": return withAxis(form, place.axis, (axis) => ({ ...axis, sections: without(axis.sections, place.section) }));
    case "question": return withSection(form, place.axis, place.section, (section) => ({ ...section, questions: without(section.questions, place.index) }));
  }
}

/** A code nobody bears among `taken`: `axis-3`. */
export function freeCode(stem: string, taken: readonly string[]): string {
  for (let number = taken.length + 1; ; number += 1) if (!taken.includes(`${stem}-${number}`) && isCode(`${stem}-${number}`)) return `${stem}-${number}`;
}

const blank = both("", "");

/** Adds an empty axis, section or question of a kind at the end of what stands at `place`; gives where it stands. */
export function added(form: Form, place: Place, what: "group" | "axis" | "section" | QuestionKind): { readonly form: Form; readonly place: Place } {
  const codes = [...form.groups, ...form.axes.flatMap((axis) => axis.sections.flatMap((section) => section.questions))].map(({ code }) => code);
  if (what === "group") {
    const question: SingleQuestion = { code: freeCode("group", codes), kind: "single", label: blank, options: [] };
    return { form: { ...form, groups: [...form.groups, question] }, place: { kind: "group", index: form.groups.length } };
  }
  if (what === "axis") {
    const axis: FormAxis = { code: freeCode("axis", form.axes.map(({ code }) => code)), title: blank, introduction: blank, objectives: [], sections: [{ code: "section-1", title: blank, questions: [] }] };
    return { form: { ...form, axes: [...form.axes, axis] }, place: { kind: "axis", axis: form.axes.length } };
  }
  const axis = axisAt(form, place);
  if (axis === null || !("axis" in place)) return { form, place };
  if (what === "section") {
    const section: FormSection = { code: freeCode("section", axis.sections.map(({ code }) => code)), title: blank, questions: [] };
    return { form: withAxis(form, place.axis, (one) => ({ ...one, sections: [...one.sections, section] })), place: { kind: "section", axis: place.axis, section: axis.sections.length } };
  }
  const section = sectionAt(form, place);
  if (section === null || !("section" in place)) return { form, place };
  const question = emptyQuestion(what, freeCode("question", codes));
  return { form: withSection(form, place.axis, place.section, (one) => ({ ...one, questions: [...one.questions, question] })), place: { kind: "question", axis: place.axis, section: place.section, index: section.questions.length } };
}

/** A question of a kind with nothing written yet. */
export function emptyQuestion(kind: QuestionKind, code: string): Question {
  const base = { code, label: blank };
  switch (kind) {
    case "scale": return { ...base, kind, low: 1, high: 5, lowLabel: blank, highLabel: blank, noOpinion: true };
    case "single":
    case "multiple":
    case "ranking": return { ...base, kind, options: [] };
    case "matrix": return { ...base, kind, rows: [], columns: [] };
    case "number": return { ...base, kind, least: 0, most: 100, decimals: 0, unit: blank, bands: [0, 25, 50, 75] };
    case "date": return { ...base, kind, precision: "year", earliest: "2019", latest: "2023" };
    case "text": return { ...base, kind, longest: 1500 };
  }
}
