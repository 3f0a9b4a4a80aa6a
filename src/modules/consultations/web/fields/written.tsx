import type { VNode } from "preact";
import { pick } from "../../../../kernel/i18n/format.ts";
import { datesOf } from "../../domain/answering/cells.ts";
import { fieldName, givenOf } from "../../domain/answering/fields.ts";
import type { ControlProps } from "./question-field.tsx";
import { fieldWords, monthOptions } from "./words.ts";

/** A number as it was typed, with its unit after it. */
export function NumberControl({ question, id, fields, language, wrong, described }: ControlProps<"number">): VNode {
  const name = fieldName(question.code);
  return (
    <span class="number-with-unit">
      <input type="text" inputMode={question.decimals === 0 && question.least >= 0 ? "numeric" : "decimal"} id={`${id}--control`} name={name} value={givenOf(fields, name)[0] ?? ""} maxLength={30} autocomplete="off" aria-describedby={described} aria-invalid={wrong ? "true" : undefined} />
      {question.unit[language] === "" ? null : <span aria-hidden="true">{question.unit[language]}</span>}
    </span>
  );
}

/** Free text. The number of characters left is written by a script into the place kept for it. */
export function TextControl({ question, id, fields, wrong, described }: ControlProps<"text">): VNode {
  const name = fieldName(question.code);
  const long = question.longest > 200;
  return (
    <>
      <textarea id={`${id}--control`} name={name} rows={long ? 6 : 2} maxLength={question.longest} aria-describedby={described} aria-invalid={wrong ? "true" : undefined} data-longest={question.longest}>{givenOf(fields, name)[0] ?? ""}</textarea>
      <p class="hint text-count" data-count={`${id}--control`} aria-live="polite" />
    </>
  );
}

/** A year in a list, or a month and a year in two. */
export function DateControls({ question, id, fields, language, wrong, described }: ControlProps<"date">): VNode {
  const dates = datesOf(question);
  if (question.precision === "year") {
    return <List id={`${id}--control`} name={fieldName(question.code)} given={givenOf(fields, fieldName(question.code))[0] ?? ""} options={dates.map((value) => ({ value, label: value }))} empty={pick(fieldWords.choose, language)} wrong={wrong} described={described} />;
  }
  const years = [...new Set(dates.map((date) => date.slice(0, 4)))];
  return (
    <div class="date-by-month">
      {(["month", "year"] as const).map((part) => (
        <div>
          <label for={`${id}--${part}`}>{pick(fieldWords[part], language)}</label>
          <List id={`${id}--${part}`} name={fieldName(question.code, part)} given={givenOf(fields, fieldName(question.code, part))[0] ?? ""} options={part === "month" ? monthOptions(language) : years.map((value) => ({ value, label: value }))} empty="–" wrong={wrong} described={undefined} />
        </div>
      ))}
    </div>
  );
}

function List({ id, name, given, options, empty, wrong, described }: { readonly id: string; readonly name: string; readonly given: string; readonly options: readonly { readonly value: string; readonly label: string }[]; readonly empty: string; readonly wrong: boolean; readonly described: string | undefined }): VNode {
  return (
    <select id={id} name={name} aria-describedby={described} aria-invalid={wrong ? "true" : undefined}>
      <option value="" selected={given === ""}>{empty}</option>
      {options.map(({ value, label }) => <option value={value} selected={value === given}>{label}</option>)}
    </select>
  );
}
