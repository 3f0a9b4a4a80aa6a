import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { CampaignMode } from "../campaign.ts";
import type { Form, FormAxis, Question } from "../form.ts";
import { canonicalForm } from "./canonical.ts";
import { checkCondition } from "./check-condition.ts";
import { checkQuestion } from "./check-question.ts";
import { checkCode, checkCount, checkText, checkUnique } from "./check-words.ts";
import { fault } from "./fault.ts";
import { formLimits } from "./limits.ts";

/**
 * Every fault of a form at once; none: it may be put to people. `field` is the path into the form, with dots and places
 * from 0 (`axes.0.sections.2.questions.1.label.en`). Texts have to be there in both languages. With `mode` `anonymous`
 * no question may be required: all is free to answer there. Of a form whose shape is already that of the type; shapes
 * from outside are read with `readForm` first.
 */
export function checkForm(form: Form, options: { readonly mode?: CampaignMode } = {}): readonly Issue[] {
  const size = canonicalForm(form).length;
  if (size > formLimits.formCharacters) return [fault("form-too-large", "form", `Ce formulaire est trop grand\u202f: ${size} signes, pour ${formLimits.formCharacters} au plus.`, `This form is too large: ${size} signs, for ${formLimits.formCharacters} at most.`)];
  return [
    ...checkCode(form.code, "form"),
    ...checkText(form.title, "title"),
    ...checkText(form.introduction, "introduction", formLimits.introductionCharacters, true),
    ...checkGroups(form),
    ...checkCount(form.axes.length, 1, formLimits.axes, "axes", both("axes", "axes")),
    ...checkUnique(form.axes, (index) => `axes.${index}`),
    ...form.axes.flatMap((axis, index) => checkAxis(axis, form, `axes.${index}`)),
    ...(options.mode === "anonymous" ? checkFree(form) : []),
  ];
}

function checkGroups(form: Form): readonly Issue[] {
  return [
    ...checkCount(form.groups.length, 0, formLimits.groups, "groups", both("questions de groupe", "questions of group")),
    ...checkUnique(form.groups, (index) => `groups.${index}`),
    ...form.groups.flatMap((group, index) => {
      const at = `groups.${index}`;
      // Typed as single, but forms come from outside too.
      const kind: string = group.kind;
      return [
        ...(kind === "single" ? checkQuestion(group, at) : [fault("group-not-single", `${at}.kind`, "Une question de groupe est à choix unique.", "A question of group is a single choice.")]),
        ...(kind === "single" && group.options.length > formLimits.optionsPerGroup ? checkCount(group.options.length, 2, formLimits.optionsPerGroup, `${at}.options`, both("choix (un groupe doit rester grand)", "options (a group has to stay large)")) : []),
        ...(group.when === undefined ? [] : [fault("group-with-condition", `${at}.when`, "Une question de groupe est posée à tous\u202f: retirez la condition.", "A question of group is asked of everybody: remove the condition.")]),
      ];
    }),
  ];
}

function checkAxis(axis: FormAxis, form: Form, at: string): readonly Issue[] {
  const places = axis.sections.flatMap((section, sectionIndex) => section.questions.map((question, index) => ({ question, at: `${at}.sections.${sectionIndex}.questions.${index}` })));
  const groups = form.groups.map((question, index) => ({ question, at: `groups.${index}` }));
  const inOrder: readonly { readonly question: Question; readonly at: string }[] = [...groups, ...places];
  return [
    ...checkCode(axis.code, at),
    ...checkText(axis.title, `${at}.title`),
    ...checkText(axis.introduction, `${at}.introduction`, formLimits.introductionCharacters, true),
    ...checkObjectives(axis.objectives, `${at}.objectives`),
    ...checkCount(axis.sections.length, 1, formLimits.sectionsPerAxis, `${at}.sections`, both("parties", "sections")),
    ...checkCount(places.length, 0, formLimits.questionsPerAxis, `${at}.sections`, both("questions dans un axe", "questions in one axis")),
    ...checkUnique(axis.sections, (index) => `${at}.sections.${index}`),
    // Repetitions among the groups themselves are told once, with the groups.
    ...checkUnique(inOrder.map(({ question }) => question), (index) => inOrder[index]?.at ?? at).filter(({ field }) => field?.startsWith("groups.") !== true),
    ...axis.sections.flatMap((section, index) => [
      ...checkCode(section.code, `${at}.sections.${index}`),
      ...checkText(section.title, `${at}.sections.${index}.title`),
      ...(section.introduction === undefined ? [] : checkText(section.introduction, `${at}.sections.${index}.introduction`, formLimits.introductionCharacters)),
      ...checkCount(section.questions.length, 1, formLimits.questionsPerAxis, `${at}.sections.${index}.questions`, both("question", "question")),
    ]),
    ...places.flatMap(({ question, at: place }) => [...checkQuestion(question, place), ...checkObjectives(question.objectives ?? [], `${place}.objectives`)]),
    ...checkConditions(axis, inOrder.map(({ question }) => question), form, at),
  ];
}

function checkObjectives(codes: readonly string[], at: string): readonly Issue[] {
  return [
    ...checkCount(codes.length, 0, formLimits.objectives, at, both("objectifs", "objectives")),
    ...codes.flatMap((code, index) => /^[A-Za-z0-9][A-Za-z0-9.-]{0,29}$/.test(code) ? [] : [fault("bad-objective", `${at}.${index}`, "Un code d’objectif se compose de lettres, chiffres, points et tirets.", "A code of an objective is made of letters, digits, dots and hyphens.")]),
    ...(new Set(codes).size < codes.length ? [fault("objective-twice", at, "Le même objectif est cité deux fois.", "The same objective is named twice.")] : []),
  ];
}

function checkConditions(axis: FormAxis, questions: readonly Question[], form: Form, at: string): readonly Issue[] {
  const all = new Map(questions.map((question) => [question.code, question]));
  const before = new Map<string, Question>(form.groups.map((group) => [group.code, group]));
  const issues: Issue[] = [];
  for (const [sectionIndex, section] of axis.sections.entries()) {
    const place = `${at}.sections.${sectionIndex}`;
    if (section.when !== undefined) issues.push(...checkCondition(section.when, `${place}.when`, { before, all }));
    for (const [index, question] of section.questions.entries()) {
      if (question.when !== undefined) issues.push(...checkCondition(question.when, `${place}.questions.${index}.when`, { before, all }));
      before.set(question.code, question);
    }
  }
  return issues;
}

function checkFree(form: Form): readonly Issue[] {
  const required = (question: Question, at: string) => question.required === true
    ? [fault("required-in-anonymous", `${at}.required`, "Dans un questionnaire anonyme, on répond à ce qu’on veut\u202f: cette question ne peut pas être obligatoire.", "In an anonymous questionnaire one answers what one likes: this question cannot be required.")] : [];
  return [
    ...form.groups.flatMap((group, index) => required(group, `groups.${index}`)),
    ...form.axes.flatMap((axis, axisIndex) => axis.sections.flatMap((section, sectionIndex) => section.questions.flatMap((question, index) => required(question, `axes.${axisIndex}.sections.${sectionIndex}.questions.${index}`)))),
  ];
}
