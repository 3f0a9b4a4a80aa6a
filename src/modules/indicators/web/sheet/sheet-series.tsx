import type { VNode } from "preact";
import { DefinitionList, Disclosure, Heading } from "../../../../kernel/html/index.ts";
import type { Definition } from "../../../../kernel/html/index.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { describeBaseline, describeTarget } from "../../domain/describe.ts";
import { Calculation } from "./sheet-calculation.tsx";
import { SeriesChart } from "./sheet-chart.tsx";
import { MeasurementLink } from "./measurement-link.tsx";
import { History } from "./sheet-history.tsx";
import type { SheetSeriesData } from "./sheet-types.ts";
import { sheetWords } from "./sheet-words.ts";
import { LeftNotice, TargetsOver, whoseTarget } from "./targets-over.tsx";
import { shownValue } from "../series-view.ts";
import { VerdictMark } from "../verdict-mark.tsx";
import { valueWords } from "../values/words.ts";
import { sentenceCase, seriesAnchor } from "../words.ts";

export interface SeriesSectionProps {
  readonly data: SheetSeriesData;
  readonly language: Language;
  readonly contractHref: ((line: number) => string) | null;
  readonly manageHref: string | null;
}

/** One series of the sheet: answer, commitment, course, calculation, history. */
export function SeriesSection({ data, language, contractHref, manageHref }: SeriesSectionProps): VNode {
  const { assessment } = data;
  const { measure, target, verdict } = assessment;
  const words = sheetWords[language];
  const anchor = seriesAnchor(measure.key);
  const shown = shownValue(assessment, language);
  return (
    <section class="series" id={anchor} aria-labelledby={`${anchor}-title`}>
      <Heading level={2} id={`${anchor}-title`} kicker={`${words.part} ${measure.part}`}>{pick(measure.name, language)}</Heading>
      <LeftNotice data={data} language={language} />
      <div class="series-answer">
        {shown === null ? <p class="soft">{words.noValueYet}</p> : (
          <p class="series-value">
            <a class="series-number" href={`#${anchor}-calculation`}>{shown.value}</a>
            <span class="soft small">{shown.about}{shown.age === null ? "" : ` · ${shown.age}`}</span>
            <MeasurementLink measurements={data.measurements} eventId={assessment.compared?.observations.at(-1)?.eventId ?? null} language={language} />
          </p>
        )}
        <div class="series-verdict">
          <p><VerdictMark kind={verdict.kind} language={language} /></p>
          <p class="soft">{pick(verdict.reason, language)}</p>
        </div>
      </div>
      <DefinitionList items={commitment(data, language, contractHref)} />
      {target?.comparator === "qualitative" ? null : <SeriesChart data={data} language={language} />}
      <TargetsOver data={data} language={language} />
      <Heading level={3} id={`${anchor}-calculation`}>{words.calculation}</Heading>
      <Calculation data={data} language={language} />
      <Disclosure summary={`${words.history} (${data.events.length})`} id={`${anchor}-history`}>
        <History data={data} language={language} />
      </Disclosure>
      {manageHref === null ? null : <p><a href={manageHref}>{valueWords.manage[language]}</a></p>}
    </section>
  );
}

/** What the contract says of this series: the baseline, each target as typed and as written, with its lines. */
function commitment({ assessment, series, targetsOver = [], leftOn = null }: SheetSeriesData, language: Language, contractHref: ((line: number) => string) | null): readonly Definition[] {
  const { measure } = assessment;
  // Of a series that left, the target shown is that of its last day: the table under the chart says whose.
  const current = targetsOver.length < 2 || leftOn !== null ? undefined : targetsOver.at(-1);
  const words = sheetWords[language];
  const items: Definition[] = [];
  if (measure.baseline.kind !== "none") {
    const note = measure.baseline.note;
    items.push({
      term: words.baseline,
      details: <>{sentenceCase(pick(describeBaseline(measure.baseline, measure.unit), language))}{note === null ? null : <span class="soft"> ({pick(note, language)})</span>} <Lines lines={measure.baseline.lines} language={language} contractHref={contractHref} /></>,
    });
  }
  for (const target of series.targets) {
    items.push({
      term: target.role === "context" ? words.alsoWritten : current === undefined ? words.target : `${words.target}, ${whoseTarget(current, language).replace(/^./, (letter) => letter.toLowerCase())}`,
      details: (
        <>
          {sentenceCase(pick(describeTarget(target), language))} <Lines lines={target.lines} language={language} contractHref={contractHref} />
          {target.written === null ? null : <p class="soft small">{words.written}{language === "fr" ? "\u202f: «\u00a0" : ": “"}<span lang="fr">{target.written}</span>{language === "fr" ? "\u00a0»" : "”"}</p>}
        </>
      ),
    });
  }
  return items;
}

function Lines({ lines, language, contractHref }: { readonly lines: readonly number[]; readonly language: Language; readonly contractHref: ((line: number) => string) | null }): VNode | null {
  const first = lines[0];
  if (first === undefined) return null;
  const words = sheetWords[language];
  const text = lines.length === 1 ? words.contractLine(first) : words.contractLines(lines.join(", "));
  return <span class="soft small">({contractHref === null ? text : <a href={contractHref(first)}>{text}</a>})</span>;
}
