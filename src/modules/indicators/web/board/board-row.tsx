import type { VNode } from "preact";
import { Track, TrackSample, VisuallyHidden } from "../../../../kernel/html/index.ts";
import { formatPercent, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Assessment } from "../../domain/assessment.ts";
import { describeBaseline, describeTargetBriefly } from "../../domain/describe.ts";
import type { Indicator } from "../../domain/measure.ts";
import { boardWords } from "./board-words.ts";
import { landing, shownValue, trackNumbers, trackSentence, trendOf } from "../series-view.ts";
import { VerdictMark } from "../verdict-mark.tsx";
import { sentenceCase, seriesAnchor } from "../words.ts";

export interface BoardRowProps {
  readonly indicator: Indicator;
  readonly assessment: Assessment;
  readonly language: Language;
}

/** One series on the board. Without a target the row stays, quieter: the contract follows the number, it commits to nothing. */
export function BoardRow({ indicator, assessment, language }: BoardRowProps): VNode {
  const words = boardWords[language];
  const { measure, target, verdict } = assessment;
  const sheet = `/indicators/${encodeURIComponent(indicator.code)}`;
  const anchor = seriesAnchor(measure.key);
  const shown = shownValue(assessment, language);
  const numbers = trackNumbers(assessment);
  const trend = target === null ? null : trendOf(assessment, language);
  return (
    <tr role="row" class={target === null ? "ledger-row ledger-quiet" : "ledger-row"}>
      <td role="cell" class="ledger-code">
        <a href={`${sheet}#${anchor}`}>{measure.part}<VisuallyHidden> {pick(measure.name, language)}</VisuallyHidden></a>
      </td>
      <th scope="row" role="rowheader" class="ledger-name">{pick(measure.name, language)}</th>
      <td role="cell" class="ledger-target" colSpan={numbers === null ? 2 : undefined}>
        {target === null ? words.noTarget : sentenceCase(pick(describeTargetBriefly(target), language))}
        {target === null || measure.baseline.kind === "none" ? null : <span class="ledger-about">{words.from} {pick(describeBaseline(measure.baseline, measure.unit), language)}</span>}
      </td>
      {numbers === null ? null : <td role="cell" class="ledger-track"><Track {...numbers} title={trackSentence(assessment, language)} /></td>}
      <td role="cell" class="ledger-value">
        {shown === null ? <span class="soft small">{words.noValue}</span> : (
          <>
            <a class="ledger-number" href={`${sheet}#${anchor}-calculation`}>{shown.value}<VisuallyHidden> {pick(measure.name, language)}</VisuallyHidden></a>
            {shown.age === null || target === null ? null : <span class="ledger-age"><VisuallyHidden>{words.observed} </VisuallyHidden>{shown.age}</span>}
            <span class="ledger-about">{shown.about}</span>
            {trend === null ? null : <span class="ledger-about">{trend}</span>}
          </>
        )}
      </td>
      <td role="cell" class="ledger-landing"><Landing assessment={assessment} language={language} /></td>
      <td role="cell" class="ledger-verdict"><VerdictMark kind={verdict.kind} language={language} /></td>
    </tr>
  );
}

function Landing({ assessment, language }: { readonly assessment: Assessment; readonly language: Language }): VNode | null {
  const words = boardWords[language];
  const { projection, forecast } = landing(assessment, language);
  if (projection === null && forecast === null) return null;
  const confidence = assessment.ownerForecast === null ? "" : formatPercent(assessment.ownerForecast.confidenceShare, language, 0);
  return (
    <>
      {projection === null ? null : <span class="ledger-line"><span class="soft">{words.projection}</span> {projection}</span>}
      {forecast === null ? null : <span class="ledger-line"><span class="soft">{words.forecast}</span> {forecast} <span class="soft">({confidence})</span></span>}
    </>
  );
}

export function BoardLegend({ language }: { readonly language: Language }): VNode {
  const words = boardWords[language];
  return (
    <ul class="legend" aria-label={words.legendTitle}>
      {(["baseline", "value", "target", "pace", "projection"] as const).map((sign) => <li><TrackSample sign={sign} /> {words.legend[sign]}</li>)}
      <li>{words.forecast}{language === "fr" ? "\u202f: " : ": "}{words.forecastFull}</li>
    </ul>
  );
}
