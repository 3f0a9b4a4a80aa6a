import type { VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { Heading, type FormError } from "../../../../kernel/html/index.ts";
import { both, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { questionsOf } from "../../domain/answering/conditions.ts";
import { questionId, type GivenFields } from "../../domain/answering/fields.ts";
import { numbersOf, sayCondition } from "../../domain/answering/say-condition.ts";
import type { FormAxis, SingleQuestion } from "../../domain/form.ts";
import { Paragraphs } from "./paragraphs.tsx";
import { QuestionField } from "./question-field.tsx";

export interface AxisFieldsProps {
  readonly axis: FormAxis;
  readonly groups: readonly SingleQuestion[];
  /** What was given, by name of field; nothing: `{}`. Of answers: `fieldsFrom`. */
  readonly fields: GivenFields;
  readonly issues?: readonly Issue[];
  readonly language: Language;
  /** Of the headings of sections. */
  readonly level?: 2 | 3;
}

const groupsTitle = both("Pour comparer de grands groupes", "To compare large groups");
const groupsText = both(
  "Ces réponses servent à comparer de grands groupes, un à la fois. Elles sont redemandées à chaque axe parce que rien ne relie les axes entre eux.",
  "These answers serve to compare large groups, one at a time. They are asked again for each axis since nothing links the axes to one another.",
);

/**
 * Every question of an axis, groups first, numbered, by section. Sections and questions with a condition carry it in
 * words and, for a script, as JSON in `data-when`.
 */
export function AxisFields({ axis, groups, fields, issues = [], language, level = 2 }: AxisFieldsProps): VNode {
  const numbers = numbersOf(axis, groups);
  const field = (question: AxisFieldsProps["axis"]["sections"][number]["questions"][number]) => (
    <QuestionField question={question} fields={fields} issues={issues} language={language} {...numberOf(numbers, question.code)} {...(question.when === undefined ? {} : { condition: `${pick(sayCondition(question.when, axis, groups), language)}${language === "fr" ? "\u202f" : ""}:` })} />
  );
  return (
    <>
      {groups.length === 0 ? null : (
        <section class="question-section" data-section="groups" aria-labelledby="section-of-groups">
          <Heading level={level} id="section-of-groups">{pick(groupsTitle, language)}</Heading>
          <p>{pick(groupsText, language)}</p>
          {groups.map(field)}
        </section>
      )}
      {axis.sections.map((section) => (
        <section class="question-section" data-section={section.code} data-when={section.when === undefined ? undefined : JSON.stringify(section.when)} aria-labelledby={`section-${section.code}`}>
          <Heading level={level} id={`section-${section.code}`}>{pick(section.title, language)}</Heading>
          {section.when === undefined ? null : <p class="question-condition">{pick(sayCondition(section.when, axis, groups), language)}{language === "fr" ? "\u202f" : ""}:</p>}
          {section.introduction === undefined ? null : <Paragraphs text={pick(section.introduction, language)} />}
          {section.questions.map(field)}
        </section>
      ))}
    </>
  );
}

function numberOf(numbers: ReadonlyMap<string, number>, code: string): { readonly number?: number } {
  const number = numbers.get(code);
  return number === undefined ? {} : { number };
}

/** Faults for the summary at the head of the page, each a link to its question. */
export function errorsOf(issues: readonly Issue[], axis: FormAxis, groups: readonly SingleQuestion[], language: Language): readonly FormError[] {
  const numbers = numbersOf(axis, groups);
  const codes = new Set(questionsOf(axis, groups).map(({ code }) => code));
  return issues.map(({ field, text }) => {
    if (field === undefined || !codes.has(field)) return { fieldId: null, message: text[language] };
    const place = language === "fr" ? `Question ${numbers.get(field) ?? ""}\u202f: ` : `Question ${numbers.get(field) ?? ""}: `;
    return { fieldId: questionId(field), message: `${place}${text[language]}` };
  });
}
