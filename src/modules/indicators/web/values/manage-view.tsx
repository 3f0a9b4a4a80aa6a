import type { VNode } from "preact";
import { Breadcrumbs, Button, EmptyState, ErrorSummary, Field, fieldId, Heading, Lead, Notice, Table } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { Series } from "../../domain/catalogue.ts";
import { formatPeriod, formatValue } from "../../domain/format.ts";
import type { Observation } from "../../domain/measure.ts";
import { stateWords } from "../words.ts";
import { errorOf, ValueErrors, ValueForm, writtenFrom, type WrittenValue } from "./value-form.tsx";
import { valueWords as words } from "./words.ts";

export interface WrittenForecast {
  readonly value: string;
  readonly confidence: string;
  readonly comment: string;
}

export const noForecast: WrittenForecast = { value: "", confidence: "80", comment: "" };

/** What the forms hold and what is wrong with it. */
export interface ManageForms {
  /** The event of the value that is being changed; null for none. */
  readonly chosen: string | null;
  /** The correction as written; null to begin from the value that stands. */
  readonly written: WrittenValue | null;
  readonly correction: readonly Issue[];
  readonly withdrawal: readonly Issue[];
  readonly withdrawalReason: string;
  readonly forecast: WrittenForecast;
  readonly forecastIssues: readonly Issue[];
  readonly outcome: Bilingual | null;
}

export interface ManageProps {
  readonly series: Series;
  readonly observations: readonly Observation[];
  /** Values that one person alone put in; who may stand behind one is offered the button. */
  readonly unsigned: ReadonlySet<string>;
  readonly mayCountersign: (eventId: string) => boolean;
  readonly mayChange: boolean;
  readonly mayForecast: boolean;
  readonly csrfToken: string;
  readonly language: Language;
  readonly path: string;
  readonly forms: ManageForms;
}

/** The values of one series that stand; one at a time is opened to be corrected or withdrawn. */
export function ManageView(props: ManageProps): VNode {
  const { series, observations, unsigned, mayCountersign, mayChange, mayForecast, csrfToken, language, path, forms } = props;
  const { measure } = series;
  const chosen = mayChange ? observations.find((one) => one.eventId === forms.chosen) : undefined;
  const sheet = `/indicators/${encodeURIComponent(measure.key)}`;
  return (
    <>
      <ValueErrors issues={forms.correction} language={language} />
      <ErrorSummary language={language} errors={forms.withdrawal.map((issue) => ({ fieldId: fieldId("reason"), message: issue.text[language] }))} />
      <ErrorSummary language={language} errors={forms.forecastIssues.map((issue) => ({ fieldId: fieldId(issue.field === "confidence" ? "confidence" : "forecast"), message: issue.text[language] }))} />
      <Breadcrumbs language={language} crumbs={[{ label: words.title[language], href: "/values" }, { label: `${measure.key} · ${measure.name[language]}` }]} />
      <Heading level={1} kicker={measure.key}>{measure.name[language]}</Heading>
      <Lead>{words.manageLead[language]} <a href={sheet}>{words.backToSheet[language]}</a></Lead>
      {forms.outcome === null ? null : <Notice kind="info" language={language}><p>{forms.outcome[language]}</p></Notice>}
      <Heading level={2}>{words.standing[language]}</Heading>
      <Table<Observation>
        caption={words.standing[language]}
        captionHidden
        language={language}
        rows={observations}
        empty={<EmptyState title={words.noStanding[language]} action={{ href: "/values", label: words.propose[language] }}><p>{words.noStandingHelp[language]}</p></EmptyState>}
        columns={[
          { header: words.year[language], rowHeader: true, cell: (one) => formatPeriod(one.period, language) },
          { header: words.value[language], numeric: true, cell: (one) => formatValue(one.value, measure.unit, language) },
          { header: words.state[language], cell: (one) => (
            <>
              {stateWords[one.state][language]}
              {unsigned.has(one.eventId) ? <span class="event-details">{words.unsigned[language]}</span> : null}
              {mayCountersign(one.eventId) ? (
                <form method="post" action={`/values/${one.eventId}/countersign`}>
                  <input type="hidden" name="_csrf" value={csrfToken} />
                  <input type="hidden" name="return" value={path} />
                  <Button kind="plain">{words.countersign[language]}<span class="visually-hidden"> {formatPeriod(one.period, language)}</span></Button>
                </form>
              ) : null}
            </>
          ) },
          { header: words.source[language], cell: (one) => one.source },
          ...(mayChange ? [{ header: words.change[language], cell: (one: Observation) => <a href={`${path}?value=${encodeURIComponent(one.eventId)}#change`} aria-current={one === chosen ? "true" : undefined} aria-label={`${words.change[language]} ${formatPeriod(one.period, language)}`}>{words.change[language]}</a> }] : []),
        ]}
      />
      {chosen === undefined ? null : <Change {...props} chosen={chosen} />}
      {mayForecast && measure.unit.kind !== "none" ? <Forecast {...props} /> : null}
    </>
  );
}

function Change({ chosen, series, csrfToken, language, path, forms }: ManageProps & { readonly chosen: Observation }): VNode {
  const here = `${path}/${encodeURIComponent(chosen.eventId)}`;
  return (
    <section id="change" aria-labelledby="change-title">
      <Heading level={2} id="change-title" kicker={formatPeriod(chosen.period, language)}>{words.correct[language]}</Heading>
      <ValueForm action={`${here}/correct`} submit={words.correct[language]} series={null} written={forms.written ?? writtenFrom(chosen, series.measure.unit, language)} issues={forms.correction} csrfToken={csrfToken} language={language} />
      <Heading level={2} kicker={formatPeriod(chosen.period, language)}>{words.withdraw[language]}</Heading>
      <p>{words.withdrawHelp[language]}</p>
      <form method="post" action={`${here}/withdraw`}>
        <input type="hidden" name="_csrf" value={csrfToken} />
        <Field control="textarea" rows={2} name="reason" label={words.withdrawReason[language]} value={forms.withdrawalReason} required language={language} {...errorOf(forms.withdrawal, "justification", language)} />
        <div class="button-row"><Button kind="danger">{words.withdraw[language]}</Button></div>
      </form>
    </section>
  );
}

function Forecast({ csrfToken, language, path, forms }: ManageProps): VNode {
  const { forecast, forecastIssues } = forms;
  return (
    <section aria-labelledby="forecast-title">
      <Heading level={2} id="forecast-title">{words.forecast[language]}</Heading>
      <p class="prose">{words.forecastHelp[language]}</p>
      <form method="post" action={`${path}/forecast`}>
        <input type="hidden" name="_csrf" value={csrfToken} />
        <Field name="value" id={fieldId("forecast")} inputMode="decimal" label={words.forecastValue[language]} hint={words.valueHint[language]} value={forecast.value} required language={language} {...errorOf(forecastIssues, "value", language)} />
        <Field name="confidence" inputMode="numeric" label={words.confidence[language]} hint={words.confidenceHint[language]} value={forecast.confidence} required language={language} {...errorOf(forecastIssues, "confidence", language)} />
        <Field control="textarea" rows={2} name="comment" label={words.comment[language]} value={forecast.comment} optional language={language} />
        <div class="button-row"><Button>{words.recordForecast[language]}</Button></div>
      </form>
    </section>
  );
}
