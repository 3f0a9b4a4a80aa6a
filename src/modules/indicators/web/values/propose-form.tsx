import type { VNode } from "preact";
import { Button, ErrorSummary, Field, fieldId } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Series } from "../../domain/catalogue.ts";
import type { ValueFile } from "../../actions/import-values.ts";
import { valueWords as words } from "./words.ts";

/** The fields of a value, as a person wrote them. */
export interface WrittenValue {
  readonly series: string;
  readonly period: string;
  readonly value: string;
  readonly state: string;
  readonly observedOn: string;
  readonly source: string;
  readonly method: string;
  readonly justification: string;
}

export const emptyValue: WrittenValue = { series: "", period: "", value: "", state: "provisoire", observedOn: "", source: "", method: "", justification: "" };

const fields = ["series", "period", "value", "state", "observedOn", "source", "method", "justification"] as const;
const headers = ["serie", "periode", "valeur", "etat", "date_observation", "source", "methode", "justification"];

/** One written value as a file of one line, so that a form and a file go through the same checks. */
export function asFile(written: WrittenValue): ValueFile {
  const quoted = fields.map((field) => `"${written[field].replaceAll('"', '""')}"`);
  return { name: "form.csv", bytes: new TextEncoder().encode(`${headers.join(";")}\n${quoted.join(";")}\n`) };
}

/** The field of the form that an issue of the one-line file is about: its column, A to H. */
function fieldOf(issue: Issue): string | null {
  const index = (issue.column ?? "").charCodeAt(0) - 65;
  return fields[index] ?? null;
}

export interface ProposeFormProps {
  readonly series: readonly Series[];
  readonly written: WrittenValue;
  readonly issues: readonly Issue[];
  readonly csrfToken: string;
  readonly language: Language;
}

export function ProposeErrors({ issues, language }: Pick<ProposeFormProps, "issues" | "language">): VNode | null {
  return <ErrorSummary language={language} errors={issues.map((issue) => {
    const field = fieldOf(issue);
    return { fieldId: field === null ? null : fieldId(field), message: issue.text[language] };
  })} />;
}

export function ProposeForm({ series, written, issues, csrfToken, language }: ProposeFormProps): VNode {
  const errorOf = (field: string): { error: string } | Record<string, never> => {
    const found = issues.find((issue) => fieldOf(issue) === field);
    return found === undefined ? {} : { error: found.text[language] };
  };
  const options = [{ value: "", label: "—" }, ...series.map((one) => ({ value: one.key, label: `${one.key} · ${one.measure.name[language]}` }))];
  const states = [{ value: "provisoire", label: words.provisional[language] }, { value: "consolidé", label: words.consolidated[language] }];
  return (
    <form method="post" action="/values/propose">
      <input type="hidden" name="_csrf" value={csrfToken} />
      <Field control="select" name="series" label={words.series[language]} options={options} value={written.series} required language={language} {...errorOf("series")} />
      <Field name="period" inputMode="numeric" label={words.year[language]} hint={words.yearHint[language]} value={written.period} required language={language} {...errorOf("period")} />
      <Field name="value" inputMode="decimal" label={words.value[language]} hint={words.valueHint[language]} value={written.value} required language={language} {...errorOf("value")} />
      <Field control="radios" name="state" label={words.state[language]} options={states} value={written.state} language={language} {...errorOf("state")} />
      <Field control="date" name="observedOn" label={words.observedOn[language]} value={written.observedOn} language={language} {...errorOf("observedOn")} />
      <Field name="source" label={words.source[language]} hint={words.sourceHint[language]} value={written.source} required language={language} {...errorOf("source")} />
      <Field name="method" label={words.method[language]} value={written.method} optional language={language} {...errorOf("method")} />
      <Field control="textarea" name="justification" label={words.reason[language]} value={written.justification} optional language={language} {...errorOf("justification")} />
      <div class="button-row"><Button>{words.propose[language]}</Button></div>
    </form>
  );
}
