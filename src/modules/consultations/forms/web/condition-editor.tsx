import type { VNode } from "preact";
import { Disclosure } from "../../../../kernel/html/index.ts";
import { both, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { choicesOf, optionLabel, sayCondition } from "../../domain/answering/index.ts";
import type { Condition, FormAxis, Question, SingleQuestion } from "../../domain/form.ts";
import { flatCondition, testFields, type Test } from "../editing/condition-fields.ts";

const words = {
  when: both("Quand poser la question\u202f?", "When to ask it"),
  always: both("Toujours", "Always"),
  all: both("Si toutes les conditions cochées ci-dessous sont remplies", "If all conditions ticked below hold"),
  any: both("Si l’une au moins des conditions cochées ci-dessous est remplie", "If at least one condition ticked below holds"),
  keep: both("Garder la condition actuelle, construite autrement", "Keep the present condition, which is built otherwise"),
  now: both("Actuellement", "At present"),
  hint: both("Une condition ne regarde que les questions posées avant.", "A condition looks only at questions asked before."),
  none: both("Aucune question ne précède.", "No question comes before."),
  answers: both("Une de ces réponses a été donnée", "One of these answers was given"),
  answered: both("La question a reçu une réponse, quelle qu’elle soit", "The question was answered, whatever the answer"),
  from: both("Réponse d’au moins", "Answer of at least"),
  to: both("et d’au plus", "and at most"),
  number: both("Un nombre, comme 3 ou 2,5", "A number, such as 3 or 2.5"),
  not: both("Inverser\u202f: poser la question si ce n’est pas le cas", "The contrary: ask if this is not so"),
} as const;

const numberPattern = "\\s*[\\-\u2212]?[\\d\\s]+([.,]\\d+)?\\s*";

export interface ConditionEditorProps {
  readonly condition: Condition | undefined;
  readonly before: readonly Question[];
  readonly axis: FormAxis;
  readonly groups: readonly SingleQuestion[];
  readonly fault?: string;
  readonly language: Language;
}

/** A condition made by ticking answers of earlier questions; nothing is written. */
export function ConditionEditor({ condition, before, axis, groups, fault, language }: ConditionEditorProps): VNode {
  const flat = flatCondition(condition, before);
  const mode = flat === null ? "keep" : flat.mode;
  const modes = [...(flat === null ? (["keep"] as const) : []), "always", "all", "any"] as const;
  return (
    <fieldset class={`field condition-editor${fault === undefined ? "" : " field-wrong"}`} id="field-when">
      <legend>{pick(words.when, language)}</legend>
      <p class="hint">{before.length === 0 ? pick(words.none, language) : pick(words.hint, language)}</p>
      {fault === undefined ? null : <p class="field-error">{fault}</p>}
      {condition === undefined ? null : <p>{pick(words.now, language)}{language === "fr" ? "\u202f" : ""}: <em>{pick(sayCondition(condition, axis, groups), language)}</em></p>}
      {modes.map((each) => (
        <label class="choice" for={`when-mode-${each}`}><input type="radio" id={`when-mode-${each}`} name="when.mode" value={each} checked={mode === each} />{pick(words[each], language)}</label>
      ))}
      {before.map((question, index) => <QuestionTests question={question} number={index + 1} test={flat?.tests.find((test) => test.question === question.code)} language={language} />)}
    </fieldset>
  );
}

function QuestionTests({ question, number, test, language }: { readonly question: Question; readonly number: number; readonly test: Test | undefined; readonly language: Language }): VNode {
  const names = testFields(question.code);
  const id = `when-${question.code}`;
  const choices = choicesOf(question);
  const bounded = question.kind === "scale" || question.kind === "number";
  const box = (name: string, value: string, checked: boolean, key: string, label: string) => <label class="choice" for={`${id}--${key}`}><input type="checkbox" id={`${id}--${key}`} name={name} value={value} checked={checked} />{label}</label>;
  return (
    <Disclosure summary={`${number}. ${pick(question.label, language) || question.code}`} open={test !== undefined}>
      {choices === null ? null : (
        <fieldset class="condition-choices">
          <legend>{pick(words.answers, language)}</legend>
          {[...choices].map((code) => box(names.oneOf, code, test?.oneOf.includes(code) === true, code.replace(":", "---"), pick(optionLabel(question, code), language) || code))}
        </fieldset>
      )}
      {bounded ? (
        <p class="condition-bounds">
          <label for={`${id}--from`}>{pick(words.from, language)}</label> <input type="text" inputMode="decimal" id={`${id}--from`} name={names.from} value={test?.from ?? ""} maxLength={20} pattern={numberPattern} title={pick(words.number, language)} />{" "}
          <label for={`${id}--to`}>{pick(words.to, language)}</label> <input type="text" inputMode="decimal" id={`${id}--to`} name={names.to} value={test?.to ?? ""} maxLength={20} pattern={numberPattern} title={pick(words.number, language)} />
        </p>
      ) : null}
      {box(names.answered, "yes", test?.answered === true, "answered", pick(words.answered, language))}
      {box(names.not, "yes", test?.not === true, "not", pick(words.not, language))}
    </Disclosure>
  );
}
