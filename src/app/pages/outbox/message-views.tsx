import type { VNode } from "preact";
import { Breadcrumbs, Button, DefinitionList, DownloadLinks, EmptyState, Field, Heading, hrefWith, Lead, linkTo, Notice, Pager, Table, Tag, usualDownloads, type Column, type Tone } from "../../../kernel/html/index.ts";
import type { RequestContext } from "../../../kernel/http/route.ts";
import { formatDateTime, formatNumber } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import { channels, messageStatuses, paragraphs, type AttemptLine, type MessageLine, type MessageSort, type MessageStatus } from "../../../kernel/outbox/index.ts";
import { subjectOf, type Named } from "./message-table.ts";
import { channelWords, outcomeWords, statusWords, words } from "./words.ts";

const tones: Readonly<Record<MessageStatus, Tone>> = { pending: "quiet", "handing-over": "accent", sent: "good", failed: "bad", uncertain: "warn" };

export interface ListViewProps {
  readonly rows: readonly MessageLine[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly query: { readonly channel: string | null; readonly status: string | null; readonly sort: MessageSort; readonly order: "ascending" | "descending" };
  readonly named: Named;
  /** Is there a mail server? */
  readonly sendsMail: boolean;
  readonly uncertain: number;
  readonly context: RequestContext;
}

/** Every message with its state, the newest first unless asked otherwise. */
export function MessageListView({ rows, total, page, pages, query, named, sendsMail, uncertain, context }: ListViewProps): VNode {
  const { language, url } = context;
  const sorting = (sort: MessageSort) => {
    const current = query.sort === sort;
    const next = current && query.order === "descending" ? "ascending" : null;
    return { sortHref: hrefWith(url, { sort, order: next, page: null }), ...(current ? { sorted: query.order } : {}) };
  };
  const columns: Column<MessageLine>[] = [
    { header: words.subject[language], rowHeader: true, cell: (line) => <a href={`/mail/${line.id}`}>{subjectOf(line)[language]}</a> },
    { header: words.channel[language], cell: (line) => <span class="unbroken">{channelWords[line.channel][language]}</span> },
    { header: words.recipient[language], cell: (line) => named(line) ?? <span class="soft">{words[line.channel === "mail" ? "unknownAccount" : "unknownSubscription"][language]}</span> },
    { header: words.status[language], ...sorting("status"), cell: (line) => <StatusTag status={line.status} language={language} /> },
    { header: words.attempts[language], numeric: true, ...sorting("attempts"), cell: (line) => formatNumber(line.attempts, language) },
    { header: words.createdAt[language], ...sorting("created"), cell: (line) => formatDateTime(line.createdAt, language) },
    { header: words.lastError[language], cell: (line) => line.lastError?.[language] ?? "–" },
  ];
  const options = (all: readonly string[], label: (value: string) => string) => [{ value: "", label: words.all[language] }, ...all.map((value) => ({ value, label: label(value) }))];
  return (
    <>
      <Heading level={1}>{words.title[language]}</Heading>
      <Lead>{words.lead[language]}</Lead>
      {sendsMail ? null : <Notice kind="info" language={language}><p>{words.noServer[language]}</p></Notice>}
      {uncertain === 0 ? null : <Notice kind="warn" language={language} title={words.uncertainOnes[language]}><p><a href="/mail?status=uncertain">{words.seeUncertain[language]} ({formatNumber(uncertain, language)})</a></p></Notice>}
      <form method="get" action="/mail" class="inline-form">
        <Field control="select" name="channel" label={words.channel[language]} value={query.channel ?? ""} options={options(channels, (value) => channelWords[value as keyof typeof channelWords][language])} language={language} />
        <Field control="select" name="status" label={words.status[language]} value={query.status ?? ""} options={options(messageStatuses, (value) => statusWords[value as MessageStatus][language])} language={language} />
        <Button kind="second">{words.show[language]}</Button>
      </form>
      <Table caption={`${words.title[language]} (${formatNumber(total, language)})`} columns={columns} rows={rows} language={language} empty={<EmptyState title={words.none[language]}><p>{words.noneHint[language]}</p></EmptyState>} />
      <Pager page={page} pages={pages} url={url} language={language} />
      <DownloadLinks downloads={usualDownloads("/exports/mail", url.search)} language={language} />
    </>
  );
}

export function StatusTag({ status, language }: { readonly status: MessageStatus; readonly language: Language }): VNode {
  return <Tag tone={tones[status]}>{statusWords[status][language]}</Tag>;
}

export interface MessageViewProps {
  readonly line: MessageLine;
  readonly attempts: readonly AttemptLine[];
  readonly recipient: string | null;
  /** Name of the account in whose place the recipient was told. */
  readonly inPlaceOf: string | null;
  readonly mayDecide: boolean;
  readonly done: boolean;
  readonly context: RequestContext;
}

/** One message in full: what it says in both languages, its state, each attempt, and what a person can decide. */
export function MessageView({ line, attempts, recipient, inPlaceOf, mayDecide, done, context }: MessageViewProps): VNode {
  const { language } = context;
  const when = (instant: string | null): string => (instant === null ? "–" : formatDateTime(instant, language));
  return (
    <>
      <Breadcrumbs crumbs={[{ label: words.title[language], href: "/mail" }, { label: subjectOf(line)[language] }]} language={language} />
      <Heading level={1}>{subjectOf(line)[language]}</Heading>
      {done ? <Notice kind="info" language={language}><p>{words.decided[language]}</p></Notice> : null}
      <DefinitionList
        items={[
          { term: words.status[language], details: <StatusTag status={line.status} language={language} /> },
          { term: words.channel[language], details: channelWords[line.channel][language] },
          { term: words.recipient[language], details: recipient ?? words[line.channel === "mail" ? "unknownAccount" : "unknownSubscription"][language] },
          ...(inPlaceOf === null ? [] : [{ term: words.inPlaceOf[language], details: inPlaceOf }]),
          { term: words.createdAt[language], details: when(line.createdAt) },
          ...(line.status === "pending" ? [{ term: words.next[language], details: when(line.nextAttemptAt) }] : []),
          ...(line.settledAt === null ? [] : [{ term: words.settledAt[language], details: when(line.settledAt) }]),
          ...(line.lastError === null ? [] : [{ term: words.lastError[language], details: line.lastError[language] }]),
        ]}
      />
      {mayDecide ? <Decide line={line} context={context} /> : null}
      {line.channel === "mail" ? (
        <>
          {(["fr", "en"] as const).map((one) => (
            <section lang={one}>
              <Heading level={2}>{words[one === "fr" ? "french" : "english"][language]}</Heading>
              <p><strong>{line.payload.subject[one]}</strong></p>
              {paragraphs(line.payload.text[one]).map((text) => <p class="prose">{text}</p>)}
            </section>
          ))}
          {line.payload.path === null ? null : <p>{words.link[language]} <a {...linkTo(line.payload.path)}>{line.payload.path}</a></p>}
        </>
      ) : (
        <>
          <Heading level={2}>{words.body[language]}</Heading>
          <p class="small soft">webhook-id {line.payload.eventId}</p>
          <pre class="code-block" tabIndex={0}><code>{JSON.stringify(JSON.parse(line.payload.body), null, 2)}</code></pre>
        </>
      )}
      <Heading level={2}>{words.journal[language]}</Heading>
      <Table<AttemptLine>
        caption={words.journal[language]}
        captionHidden
        language={language}
        rows={attempts}
        empty={<EmptyState title={words.noAttempt[language]}><p>{words.noAttemptHint[language]}</p></EmptyState>}
        columns={[
          { header: "N°", numeric: true, cell: (attempt) => formatNumber(attempt.number, language) },
          { header: words.when[language], rowHeader: true, cell: (attempt) => when(attempt.endedAt) },
          { header: words.outcome[language], cell: (attempt) => outcomeWords[attempt.outcome][language] },
          { header: words.code[language], numeric: true, cell: (attempt) => (attempt.code === null ? "–" : String(attempt.code)) },
          { header: words.duration[language], numeric: true, cell: (attempt) => (attempt.milliseconds === null ? "–" : formatNumber(attempt.milliseconds, language)) },
          { header: words.why[language], cell: (attempt) => attempt.error?.[language] ?? "–" },
        ]}
      />
    </>
  );
}

function Decide({ line, context: { language, csrfToken } }: { readonly line: MessageLine; readonly context: RequestContext }): VNode | null {
  if (line.status !== "uncertain" && line.status !== "failed" && !(line.channel === "webhook" && line.status === "sent")) return null;
  return (
    <form method="post" action={`/mail/${line.id}/decision`}>
      <Heading level={2}>{words.decide[language]}</Heading>
      {line.status === "sent" ? null : <p class="prose">{words[line.status === "uncertain" ? "uncertainText" : "failedText"][language]}</p>}
      <input type="hidden" name="_csrf" value={csrfToken} />
      <div class="button-row">
        {line.status === "uncertain" ? <Button name="decision" value="arrived">{words.arrived[language]}</Button> : null}
        <Button kind="second" name="decision" value="send-again">{words.sendAgain[language]}</Button>
      </div>
    </form>
  );
}

/** What one was told, the newest first. */
export function NoticesView({ rows, page, pages, names, context }: { readonly rows: readonly MessageLine[]; readonly page: number; readonly pages: number; readonly names: ReadonlyMap<string, string>; readonly context: RequestContext }): VNode {
  const { language, url } = context;
  return (
    <>
      <Heading level={1}>{words.notices[language]}</Heading>
      <Lead>{words.noticesLead[language]}</Lead>
      {rows.length === 0 ? <EmptyState title={words.noNotice[language]}><p>{words.noNoticeHint[language]}</p></EmptyState> : null}
      {rows.map((line) => line.channel !== "mail" ? null : (
        <article class="notice-read">
          <Heading level={2}>{line.payload.subject[language]}</Heading>
          <p class="small soft">
            {formatDateTime(line.createdAt, language)}
            {line.payload.inPlaceOf === null ? null : ` · ${words.inPlaceOf[language]} ${names.get(line.payload.inPlaceOf) ?? words.unknownAccount[language]}`}
          </p>
          {paragraphs(line.payload.text[language]).map((text) => <p class="prose">{text}</p>)}
          {line.payload.path === null ? null : <p><a {...linkTo(line.payload.path)}>{words.open[language]}</a></p>}
        </article>
      ))}
      <Pager page={page} pages={pages} url={url} language={language} />
      {rows.length === 0 ? null : <DownloadLinks downloads={usualDownloads("/exports/notices")} language={language} />}
    </>
  );
}
