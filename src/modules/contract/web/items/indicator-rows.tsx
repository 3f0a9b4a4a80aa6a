import type { VNode } from "preact";
import { Table, VisuallyHidden } from "../../../../kernel/html/index.ts";
import { pick } from "../../../../kernel/i18n/format.ts";
import { describeTarget, sentenceCase, seriesAnchor, shownValue, verdictKinds, VerdictMark, type Assessment, type BoardIndicator } from "../../../indicators/index.ts";
import type { Place } from "../place.ts";

/** One series with the indicator that it belongs to. */
export interface IndicatorRow {
  readonly indicator: BoardIndicator["indicator"];
  readonly assessment: Assessment;
}

/** The series that the codes name ("4.c" a part, "1" a whole indicator), each once, in the order of the board. */
export function rowsNamed(board: readonly BoardIndicator[], codes: readonly string[]): IndicatorRow[] {
  const named = new Set(codes);
  return board.flatMap(({ indicator, assessments }) =>
    assessments
      .filter(({ measure }) => named.has(indicator.code) || named.has(measure.part) || named.has(measure.key))
      .map((assessment) => ({ indicator, assessment })),
  );
}

/** Series with target, latest value and verdict. */
export function IndicatorTable({ place, rows, caption }: { readonly place: Place; readonly rows: readonly IndicatorRow[]; readonly caption: string }): VNode {
  const { say, language } = place;
  return (
    <Table
      caption={caption}
      captionHidden
      language={language}
      rows={rows}
      columns={[
        { header: say("Volet", "Part"), cell: ({ assessment }) => assessment.measure.part },
        {
          header: say("Indicateur", "Indicator"),
          rowHeader: true,
          cell: ({ indicator, assessment }) => <a href={place.href(`/indicators/${encodeURIComponent(indicator.code)}#${seriesAnchor(assessment.measure.key)}`)}>{pick(assessment.measure.name, language)}</a>,
        },
        { header: say("Cible", "Target"), cell: ({ assessment }) => (assessment.target === null ? say("Suivi, sans cible", "Followed, no target") : sentenceCase(pick(describeTarget(assessment.target), language))) },
        { header: say("Dernière valeur", "Latest value"), cell: ({ assessment }) => <LatestValue place={place} assessment={assessment} /> },
        { header: "Verdict", cell: ({ assessment }) => <span class="nowrap"><VerdictMark kind={assessment.verdict.kind} language={language} /></span> },
      ]}
    />
  );
}

function LatestValue({ place, assessment }: { readonly place: Place; readonly assessment: Assessment }): VNode {
  const shown = shownValue(assessment, place.language);
  if (shown === null) return <span class="soft">{place.say("Pas encore de valeur", "No value yet")}</span>;
  return <span><strong class="nowrap">{shown.value}</strong><br /><span class="soft small">{shown.about}</span></span>;
}

/** How many series have each verdict. Counts only: verdicts are not numbers and have no mean. */
export function VerdictSpread({ place, rows }: { readonly place: Place; readonly rows: readonly IndicatorRow[] }): VNode | null {
  const counts = verdictKinds.map((kind) => ({ kind, count: rows.filter(({ assessment }) => assessment.verdict.kind === kind).length })).filter(({ count }) => count > 0);
  if (counts.length === 0) return null;
  return (
    <ul class="figures" aria-label={place.say("Verdicts", "Verdicts")}>
      {counts.map(({ kind, count }) => (
        <li><span class="figure-number">{count}<VisuallyHidden> </VisuallyHidden></span><VerdictMark kind={kind} language={place.language} /></li>
      ))}
    </ul>
  );
}
