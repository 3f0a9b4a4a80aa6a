import type { VNode } from "preact";
import { Button, ErrorSummary, Field, fieldId } from "../../../../kernel/html/index.ts";
import { cleanNumber } from "../../../../kernel/i18n/format.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { yearOf } from "../../../../kernel/time/day.ts";
import type { Series } from "../../domain/catalogue.ts";
import type { Observation } from "../../domain/measure.ts";
import type { Unit } from "../../domain/target.ts";
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

/** A value that stands, as a person would write it, to be changed in a form; the reason is left to be given. */
export function writtenFrom(observation: Pick<Observation, "series" | "period" | "value" | "state" | "observedOn" | "source" | "method">, unit: Unit, language: Language): WrittenValue {
  const { series, period, value, state, observedOn, source, method } = observation;
  const [first, last] = [yearOf(period.from), yearOf(period.until) - 1];
  return {
    series,
    period: first === last ? String(first) : `${first}-${last}`,
    value: writtenValue(value, unit, language),
    state: state === "provisional" ? "provisoire" : "consolidé",
    observedOn,
    source,
    method: method ?? "",
    justification: "",
  };
}

/** Every digit, and no thousands separator that could be read as a decimal one: sent unchanged, it changes nothing. */
function writtenValue(value: number, unit: Unit, language: Language): string {
  if (unit.kind === "none") return value >= 1 ? (language === "fr" ? "oui" : "yes") : language === "fr" ? "non" : "no";
  const inMillions = unit.kind === "eur" && Math.abs(value) >= 1e6;
  const [whole = "", decimals = ""] = String(cleanNumber(unit.kind === "share" ? value * 100 : inMillions ? value / 1e6 : value)).split(".");
  // Three decimals look like thousands.
  const digits = decimals === "" ? whole : `${whole}${language === "fr" ? "," : "."}${decimals.length === 3 ? `${decimals}0` : decimals}`;
  if (inMillions) return `${digits} M€`;
  return unit.kind === "share" ? `${digits}${language === "fr" ? "\u202f%" : "%"}` : digits;
}

/** Fields as the rules of values name them. */
const fieldNames: Readonly<Record<string, string>> = { value: "value", reason: "justification", series: "series", confidence: "confidence", comment: "comment" };

/** The field of the form that an issue is about: a column of the one-line file, A to H, or a field the rules name. */
export function fieldOf(issue: Issue): string | null {
  if (issue.column === undefined) return fieldNames[issue.field ?? ""] ?? null;
  return fields[issue.column.charCodeAt(0) - 65] ?? null;
}

/** All faults of a form of values, each leading to its field. */
export function ValueErrors({ issues, language }: { readonly issues: readonly Issue[]; readonly language: Language }): VNode | null {
  return <ErrorSummary language={language} errors={issues.map((issue) => {
    const field = fieldOf(issue);
    return { fieldId: field === null ? null : fieldId(field), message: issue.text[language] };
  })} />;
}

/** What stands beside a field at fault. */
export function errorOf(issues: readonly Issue[], field: string, language: Language): { readonly error: string } | Record<string, never> {
  const found = issues.find((issue) => fieldOf(issue) === field);
  return found === undefined ? {} : { error: found.text[language] };
}

export interface ValueFormProps {
  readonly action: string;
  readonly submit: string;
  /** The series to choose from; null where series and period are settled and are not asked. */
  readonly series: readonly Series[] | null;
  readonly written: WrittenValue;
  readonly issues: readonly Issue[];
  readonly csrfToken: string;
  readonly language: Language;
  /** Before the ids of the fields, where a page has several forms. */
  readonly idPrefix?: string;
  /** Must it say why? By default where series and period are settled, for then a value is changed. */
  readonly reasonRequired?: boolean;
}

/** The fields of one value: to propose one, or to correct one that stands, where the reason is asked. */
export function ValueForm({ action, submit, series, written, issues, csrfToken, language, idPrefix = "", reasonRequired = series === null }: ValueFormProps): VNode {
  const wrong = (field: string): { readonly error: string } | Record<string, never> => errorOf(issues, field, language);
  const states = [{ value: "provisoire", label: words.provisional[language] }, { value: "consolidé", label: words.consolidated[language] }];
  return (
    <form method="post" action={action}>
      <input type="hidden" name="_csrf" value={csrfToken} />
      {series === null ? null : (
        <>
          <Field control="select" name="series" id={fieldId(`${idPrefix}series`)} label={words.series[language]} options={[{ value: "", label: "—" }, ...series.map((one) => ({ value: one.key, label: `${one.key} · ${one.measure.name[language]}` }))]} value={written.series} required language={language} {...wrong("series")} />
          <Field name="period" id={fieldId(`${idPrefix}period`)} inputMode="numeric" label={words.year[language]} hint={words.yearHint[language]} value={written.period} required language={language} {...wrong("period")} />
        </>
      )}
      <Field name="value" id={fieldId(`${idPrefix}value`)} inputMode="decimal" label={words.value[language]} hint={words.valueHint[language]} value={written.value} required language={language} {...wrong("value")} />
      <Field control="radios" name="state" id={fieldId(`${idPrefix}state`)} label={words.state[language]} options={states} value={written.state} language={language} {...wrong("state")} />
      <Field control="date" name="observedOn" id={fieldId(`${idPrefix}observedOn`)} label={words.observedOn[language]} value={written.observedOn} language={language} {...wrong("observedOn")} />
      <Field name="source" id={fieldId(`${idPrefix}source`)} label={words.source[language]} hint={words.sourceHint[language]} value={written.source} required language={language} {...wrong("source")} />
      <Field name="method" id={fieldId(`${idPrefix}method`)} label={words.method[language]} value={written.method} optional language={language} {...wrong("method")} />
      <Field control="textarea" name="justification" id={fieldId(`${idPrefix}justification`)} label={words.reason[language]} value={written.justification} optional={!reasonRequired} required={reasonRequired} language={language} {...wrong("justification")} />
      <div class="button-row"><Button>{submit}</Button></div>
    </form>
  );
}
