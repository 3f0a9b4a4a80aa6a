import type { VNode } from "preact";
import { Heading } from "../../../../kernel/html/index.ts";
import { both, pick } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import { numbersOf, sayCondition } from "../../domain/answering/index.ts";
import type { Condition, Form, FormAxis, Question } from "../../domain/form.ts";
import { Paragraphs } from "../fields/index.ts";
import { PaperQuestion } from "./paper-question.tsx";

const words = {
  axis: both("Axe", "Axis"),
  groups: both("Pour comparer de grands groupes", "To compare large groups"),
} as const;

/** A whole form as it goes on paper: each axis on a page of its own, conditions in words before what they bear on. */
export function PaperForm({ form, note, language }: { readonly form: Form; readonly note: Bilingual; readonly language: Language }): VNode {
  return (
    <div class="paper-form">
      <Paragraphs text={pick(form.introduction, language)} />
      <p class="paper-note">{pick(note, language)}</p>
      {form.axes.map((axis, index) => <PaperAxis form={form} axis={axis} place={index + 1} language={language} />)}
    </div>
  );
}

function PaperAxis({ form, axis, place, language }: { readonly form: Form; readonly axis: FormAxis; readonly place: number; readonly language: Language }): VNode {
  const numbers = numbersOf(axis, form.groups);
  const when = (condition: Condition | undefined) => condition === undefined ? {} : { condition: `${pick(sayCondition(condition, axis, form.groups), language)}${language === "fr" ? "\u202f" : ""}:` };
  const question = (each: Question) => <PaperQuestion question={each} number={numbers.get(each.code) ?? 0} language={language} {...when(each.when)} />;
  return (
    <section class="paper-axis" aria-labelledby={`axis-${axis.code}`}>
      <Heading level={2} id={`axis-${axis.code}`} {...(form.axes.length > 1 ? { kicker: `${pick(words.axis, language)} ${place}` } : {})}>{pick(axis.title, language)}</Heading>
      <Paragraphs text={pick(axis.introduction, language)} />
      {form.groups.length === 0 ? null : <section><Heading level={3}>{pick(words.groups, language)}</Heading>{form.groups.map(question)}</section>}
      {axis.sections.map((section) => (
        <section>
          <Heading level={3}>{pick(section.title, language)}</Heading>
          {section.when === undefined ? null : <p class="question-condition">{when(section.when).condition}</p>}
          {section.introduction === undefined ? null : <Paragraphs text={pick(section.introduction, language)} />}
          {section.questions.map(question)}
        </section>
      ))}
    </section>
  );
}
