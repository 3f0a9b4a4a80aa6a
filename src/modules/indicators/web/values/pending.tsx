import type { VNode } from "preact";
import { Button, Disclosure, EmptyState, Field, Table } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { Actor } from "../../../../kernel/http/route.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { may } from "../../../identity/index.ts";
import type { Series } from "../../domain/catalogue.ts";
import { formatPeriod, formatValue } from "../../domain/format.ts";
import type { StoredEvent } from "../../store/value-store.ts";
import { errorOf } from "./value-form.tsx";
import { valueWords as words } from "./words.ts";

/** An answer that was refused, as it was written, with its faults. */
export interface TriedAnswer {
  readonly eventId: string;
  readonly reason: string;
  readonly value: string;
  readonly issues: readonly Issue[];
}

export interface PendingProps {
  readonly pending: readonly StoredEvent[];
  readonly series: ReadonlyMap<string, Series>;
  readonly actor: Actor | null;
  readonly csrfToken: string;
  readonly language: Language;
  readonly tried: TriedAnswer | null;
}

/** Proposals that wait for an answer; the buttons are there for whoever may answer them, and never for their own author. */
export function PendingTable({ pending, series, actor, csrfToken, language, tried }: PendingProps): VNode {
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
        { header: words.author[language], cell: (event) => <>{event.author}{event.reason === null || event.reason === "" ? null : <span class="event-details">{event.reason}</span>}</> },
        { header: words.source[language], cell: (event) => event.source },
        { header: words.answer[language], cell: (event) => <AnswerCell event={event} actor={actor} csrfToken={csrfToken} language={language} tried={tried?.eventId === event.id ? tried : null} /> },
      ]}
    />
  );
}

function AnswerCell({ event, actor, csrfToken, language, tried }: Omit<PendingProps, "pending" | "series"> & { readonly event: StoredEvent }): VNode {
  if (actor?.accountId === event.authorId) return <span class="soft small">{words.ownProposal[language]}</span>;
  if (!may(actor, "values.accept", event.series)) return <span class="soft small">{words.notYours[language]}</span>;
  const issues = tried?.issues ?? [];
  return (
    <form method="post" action={`/values/${event.id}/answer`} class="answer-form">
      <input type="hidden" name="_csrf" value={csrfToken} />
      {/* Enter in the field of the reason accepts: the first button of a form is the one that Enter presses. */}
      <Field name="reason" id={answerFieldId(event.id, "reason")} label={words.refusalReason[language]} value={tried?.reason ?? ""} language={language} {...errorOf(issues, "justification", language)} />
      <div class="button-row">
        <Button name="kind" value="accepted">{words.accept[language]}</Button>
        <Button name="kind" value="refused" kind="second">{words.refuse[language]}</Button>
      </div>
      <Disclosure summary={words.changed[language]} open={(tried?.value ?? "") !== ""}>
        <Field name="value" inputMode="decimal" id={answerFieldId(event.id, "value")} label={words.changedValue[language]} value={tried?.value ?? ""} language={language} {...errorOf(issues, "value", language)} />
        <Button name="kind" value="accepted-changed" kind="second">{words.changed[language]}</Button>
      </Disclosure>
    </form>
  );
}

/** Several proposals, several forms: each field has an id of its own. */
export function answerFieldId(eventId: string, field: "reason" | "value"): string {
  return `${field}-${eventId}`;
}
