import type { VNode } from "preact";
import { Button, EmptyState, Field, Table } from "../../../../kernel/html/index.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { may } from "../../../identity/index.ts";
import type { Series } from "../../domain/catalogue.ts";
import { formatPeriod, formatValue } from "../../domain/format.ts";
import type { StoredEvent } from "../../store/value-store.ts";
import { valueWords as words } from "./words.ts";

export interface PendingProps {
  readonly pending: readonly StoredEvent[];
  readonly series: ReadonlyMap<string, Series>;
  readonly actor: Actor | null;
  readonly csrfToken: string;
  readonly language: Language;
}

/** Proposals that wait for an answer; the buttons are there for whoever may answer them, and never for their own author. */
export function PendingTable({ pending, series, actor, csrfToken, language }: PendingProps): VNode {
  return (
    <Table<StoredEvent>
      caption={words.pending[language]}
      captionHidden
      language={language}
      rows={pending}
      empty={<EmptyState title={words.noPending[language]}><p>{words.noPendingHelp[language]}</p></EmptyState>}
      columns={[
        { header: words.series[language], rowHeader: true, cell: (event) => <a href={`/indicators/${encodeURIComponent(event.series)}`}>{event.series} · {series.get(event.series)?.measure.name[language] ?? ""}</a> },
        { header: words.year[language], cell: (event) => formatPeriod(event.period, language) },
        { header: words.value[language], numeric: true, cell: (event) => (event.value === null ? "" : formatValue(event.value, series.get(event.series)?.measure.unit ?? { kind: "none" }, language)) },
        { header: words.author[language], cell: (event) => event.author },
        { header: words.source[language], cell: (event) => event.source },
        {
          header: words.answer[language],
          cell: (event) =>
            may(actor, "values.accept", event.series) && actor?.accountId !== event.authorId ? (
              <form method="post" action={`/values/${event.id}/answer`} class="inline-form">
                <input type="hidden" name="_csrf" value={csrfToken} />
                <Field name="reason" id={`reason-${event.id}`} label={words.reason[language]} language={language} optional />
                <Button name="kind" value="accepted">{words.accept[language]}</Button>
                <Button name="kind" value="refused" kind="second">{words.refuse[language]}</Button>
              </form>
            ) : "—",
        },
      ]}
    />
  );
}
