import type { ComponentChildren, VNode } from "preact";
import { formatDay, formatNumber, formatPercent, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Assessment, ComparedNumber } from "../../domain/assessment.ts";
import { describeTarget } from "../../domain/describe.ts";
import { formatPeriod, formatValue } from "../../domain/format.ts";
import { projectionInterval } from "./sheet-chart.tsx";
import type { SheetSeriesData } from "./sheet-types.ts";
import { sheetWords } from "./sheet-words.ts";
import { VerdictMark } from "../verdict-mark.tsx";
import { sentenceCase } from "../words.ts";

/** From the values to the verdict, step by step, each number leading to the event it came from. */
export function Calculation({ data, language }: { readonly data: SheetSeriesData; readonly language: Language }): VNode {
  const { assessment } = data;
  const { target, rate, pace, projection, ownerForecast, verdict, measure } = assessment;
  const words = sheetWords[language];
  const value = (number: number): string => formatValue(number, measure.unit, language);
  return (
    <ol class="steps">
      <Step title={words.steps.compared}><Compared assessment={assessment} language={language} /></Step>
      {target === null ? null : <Step title={words.steps.target}>{sentenceCase(pick(describeTarget(target), language))}.</Step>}
      {target === null ? null : (
        <Step title={words.steps.rate}>
          {rate.kind === "rate" ? (
            <p>{pick(rate.printed, language)}</p>
          ) : <p>{sentenceCase(pick(rate.reason, language))}.</p>}
        </Step>
      )}
      {pace === null ? null : (
        <Step title={words.steps.pace}>
          <p>{sentenceCase(pick(pace.printed, language))}</p>
        </Step>
      )}
      {target === null ? null : (
        <Step title={words.steps.projection}>
          {projection === null ? <p class="soft">{words.noProjection}</p> : (
            <>
              <p><strong>{value(projection.value)}</strong>, {projectionInterval(data, language)}</p>
              <p class="soft">{sentenceCase(pick(projection.method, language))}</p>
            </>
          )}
        </Step>
      )}
      {target === null ? null : (
        <Step title={words.steps.forecast}>
          {ownerForecast === null ? <p class="soft">{words.noForecast}</p> : (
            <>
              <p><strong>{value(ownerForecast.value)}</strong>, {words.madeBy(ownerForecast.author, formatDay(ownerForecast.madeOn, language), formatPercent(ownerForecast.confidenceShare, language, 0))}</p>
              {ownerForecast.comment === "" ? null : <p class="soft">{ownerForecast.comment}</p>}
            </>
          )}
        </Step>
      )}
      <Step title={words.steps.verdict}>
        <p><VerdictMark kind={verdict.kind} language={language} /></p>
        <p>{pick(verdict.reason, language)}</p>
        {verdict.provisional ? <p class="soft">{words.provisional}</p> : null}
      </Step>
    </ol>
  );
}

function Step({ title, children }: { readonly title: string; readonly children: ComponentChildren }): VNode {
  return <li class="step"><span class="step-title">{title}</span><div>{children}</div></li>;
}

function Compared({ assessment, language }: { readonly assessment: Assessment; readonly language: Language }): VNode {
  const { compared, measure, target } = assessment;
  const words = sheetWords[language];
  if (compared === null) return <p>{words.noValueYet}</p>;
  const value = (number: number): string => formatValue(number, measure.unit, language);
  const operator = compared.kind === "latest" ? null : " + ";
  const observations = compared.kind === "latest" ? compared.observations.slice(-1) : compared.observations;
  return (
    <>
      <p>
        {compared.kind === "mean" ? "(" : ""}
        {observations.map((one, index) => (
          <>
            {index === 0 ? "" : operator}
            <a href={`#e-${one.eventId}`}>{value(one.value)}</a>
          </>
        ))}
        {compared.kind === "mean" ? `) ÷ ${formatNumber(observations.length, language)}` : ""}
        {compared.kind === "latest" ? null : <> = <strong>{value(compared.value)}</strong></>}
        <span class="soft"> ({comparedAbout(compared, assessment, language)})</span>
      </p>
      {compared.missingYears.length === 0 || target === null ? null : <p class="soft">{words.missingYears(compared.missingYears.join(", "))}</p>}
    </>
  );
}

function comparedAbout(compared: ComparedNumber, { target }: Assessment, language: Language): string {
  const period = formatPeriod(compared.period, language, compared.kind === "latest" ? target?.scope : undefined);
  if (compared.kind === "latest") return period;
  return compared.kind === "sum" ? (language === "fr" ? `somme sur ${period}` : `sum over ${period}`) : language === "fr" ? `moyenne sur ${period}` : `mean over ${period}`;
}
