import type { ComponentChildren, VNode } from "preact";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { fieldName, givenOf, questionId, type GivenFields } from "../../domain/answering/fields.ts";
import type { Question } from "../../domain/form.ts";
import { DateControls, NumberControl, TextControl } from "./written.tsx";
import { Matrix, Ranking, Scale } from "./laid-out.tsx";
import { fieldWords, howTo } from "./words.ts";

export interface QuestionFieldProps {
  readonly question: Question;
  /** Under which it is shown; absent: no number. */
  readonly number?: number;
  readonly fields: GivenFields;
  /** Faults of any question; those of this one are shown here. */
  readonly issues?: readonly Issue[];
  /** When it is asked, in words; shown above the question until a script hides what is not asked. */
  readonly condition?: string;
  readonly language: Language;
}

/** What the controls of one question have in common. */
export interface ControlProps<Kind extends Question["kind"]> {
  readonly question: Extract<Question, { readonly kind: Kind }>;
  /** `id` of the box, from which those of the parts are made. */
  readonly id: string;
  readonly fields: GivenFields;
  readonly language: Language;
  readonly wrong: boolean;
  /** `aria-describedby` of a lone control. */
  readonly described: string | undefined;
}

/**
 * One question with its controls: a fieldset with real radios, boxes or lists, or a labelled field. Help, how to answer
 * and faults are tied to it for those who listen. Without answer is always possible, but where an answer is needed.
 */
export function QuestionField(props: QuestionFieldProps): VNode {
  const { question, language } = props;
  const id = questionId(question.code);
  const faults = (props.issues ?? []).filter(({ field }) => field === question.code);
  const how = howTo(question, language);
  const described = [
    ...(props.condition === undefined ? [] : [`${id}--when`]), ...(question.help === undefined ? [] : [`${id}--help`]),
    ...(how === null ? [] : [`${id}--how`]), ...(faults.length === 0 ? [] : [`${id}--error`]),
  ].join(" ");
  const parts = { id, fields: props.fields, language, wrong: faults.length > 0, described: described === "" ? undefined : described };
  const data = { "data-question": question.code, "data-kind": question.kind, "data-when": question.when === undefined ? undefined : JSON.stringify(question.when) };
  const label = (
    <>
      {props.number === undefined ? null : <span class="question-place">{props.number}. </span>}
      {pick(question.label, language)}
      {question.required === true ? <span class="optional"> ({pick(fieldWords.required, language)})</span> : null}
    </>
  );
  const notes = (
    <>
      {props.condition === undefined ? null : <p class="question-condition" id={`${id}--when`}>{props.condition}</p>}
      {question.help === undefined ? null : <p class="hint" id={`${id}--help`}>{pick(question.help, language)}</p>}
      {how === null ? null : <p class="hint" id={`${id}--how`}>{how}</p>}
      {faults.length === 0 ? null : <p class="field-error" id={`${id}--error`}>{faults.map(({ text }) => text[language]).join(" ")}</p>}
    </>
  );
  const box = `field question question-${question.kind}${faults.length > 0 ? " field-wrong" : ""}`;
  if (question.kind === "text" || question.kind === "number" || (question.kind === "date" && question.precision === "year")) {
    return (
      <div class={box} id={id} {...data}>
        <label for={`${id}--control`}>{label}</label>
        {notes}
        {question.kind === "text" ? <TextControl {...parts} question={question} /> : question.kind === "number" ? <NumberControl {...parts} question={question} /> : <DateControls {...parts} question={question} />}
      </div>
    );
  }
  return (
    <fieldset class={box} id={id} {...data} aria-describedby={parts.described}>
      <legend>{label}</legend>
      {notes}
      <Controls {...parts} question={question} />
    </fieldset>
  );
}

function Controls({ question, ...parts }: Omit<ControlProps<Question["kind"]>, "question"> & { readonly question: Exclude<Question, { readonly kind: "text" | "number" }> }): VNode {
  switch (question.kind) {
    case "scale": return <Scale {...parts} question={question} />;
    case "ranking": return <Ranking {...parts} question={question} />;
    case "matrix": return <Matrix {...parts} question={question} />;
    case "date": return <DateControls {...parts} question={question} />;
    case "multiple":
    case "single": return <Choices {...parts} question={question} />;
  }
}

function Choices({ question, id, fields, language, wrong }: ControlProps<"single" | "multiple">): VNode {
  const name = fieldName(question.code);
  const given = givenOf(fields, name);
  const alone = question.kind === "multiple" ? question.alone ?? [] : [];
  return (
    <>
      {question.options.map(({ code, label }) => (
        <Choice type={question.kind === "single" ? "radio" : "checkbox"} id={`${id}--${code}`} name={name} value={code} checked={given.includes(code)} wrong={wrong} alone={alone.includes(code)}>{pick(label, language)}</Choice>
      ))}
      {question.kind === "single" && question.required !== true ? <NoAnswer id={id} name={name} given={given} language={language} /> : null}
    </>
  );
}

export function Choice({ type, id, name, value, checked, wrong = false, alone = false, quiet = false, children }: { readonly type: "radio" | "checkbox"; readonly id: string; readonly name: string; readonly value: string; readonly checked: boolean; readonly wrong?: boolean; readonly alone?: boolean; readonly quiet?: boolean; readonly children: ComponentChildren }): VNode {
  return (
    <label class={`choice${quiet ? " choice-quiet" : ""}`} for={id}>
      <input type={type} id={id} name={name} value={value} checked={checked} aria-invalid={wrong ? "true" : undefined} data-alone={alone ? "" : undefined} />
      {children}
    </label>
  );
}

/** The way back for radios, which cannot be unticked. */
export function NoAnswer({ id, name, given, language }: { readonly id: string; readonly name: string; readonly given: readonly string[]; readonly language: Language }): VNode {
  return <Choice type="radio" id={`${id}--no-answer`} name={name} value="" checked={given.every((value) => value === "")} quiet>{pick(fieldWords.noAnswer, language)}</Choice>;
}
