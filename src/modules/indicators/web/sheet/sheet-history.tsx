import type { VNode } from "preact";
import { EmptyState, Table, Tag } from "../../../../kernel/html/index.ts";
import { formatDateTime, formatDay, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { formatPeriod, formatValue } from "../../domain/format.ts";
import type { SheetEvent, SheetSeriesData } from "./sheet-types.ts";
import { MeasurementLink } from "./measurement-link.tsx";
import { eventWords, sheetWords } from "./sheet-words.ts";
import { sentenceCase, stateWords } from "../words.ts";

/** Who did what to the values of a series, when, why and from which source: the newest first. */
export function History({ data, language }: { readonly data: SheetSeriesData; readonly language: Language }): VNode {
  const { assessment, events } = data;
  const { measure, target } = assessment;
  const words = sheetWords[language];
  return (
    <Table<SheetEvent>
      caption={words.historyOf(pick(measure.name, language))}
      captionHidden
      language={language}
      filter
      rows={events.toReversed()}
      empty={<EmptyState title={words.noHistory}><p>{words.howToFill}</p></EmptyState>}
      columns={[
        { header: words.columns.period, rowHeader: true, cell: (event) => <span id={`e-${event.id}`}>{formatPeriod(event.period, language, target?.scope)}</span> },
        { header: words.columns.what, cell: (event) => sentenceCase(pick(eventWords[event.kind], language)) },
        { header: words.columns.value, numeric: true, cell: (event) => (event.value === null ? "–" : formatValue(event.value, measure.unit, language)) },
        { header: words.columns.state, cell: (event) => pick(stateWords[event.state], language) },
        { header: words.columns.who, cell: (event) => event.author },
        { header: words.columns.when, cell: (event) => formatDateTime(event.recordedAt, language) },
        { header: words.columns.why, cell: (event) => event.reason ?? "–" },
        { header: words.columns.source, cell: (event) => <EventSource event={event} data={data} language={language} /> },
      ]}
    />
  );
}

function EventSource({ event, data, language }: { readonly event: SheetEvent; readonly data: SheetSeriesData; readonly language: Language }): VNode {
  const words = sheetWords[language];
  return (
    <div>
      {event.source}
      <span class="event-details">
        {words.observed} {formatDay(event.observedOn, language)}
        {event.method === null ? null : <> · {event.method}</>}
        {event.batchLine === null ? null : <> · {words.importLine(event.batchLine)}</>}
      </span>
      <MeasurementLink measurements={data.measurements} eventId={event.id} language={language} />
      {event.demonstration ? <Tag>{words.demonstration}</Tag> : null}
    </div>
  );
}
