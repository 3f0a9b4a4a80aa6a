import type { VNode } from "preact";
import { Breadcrumbs, Button, DefinitionList, EmptyState, ErrorSummary, Field, fieldId, Heading, Lead, LinkButton, Notice, Pager, Table, Tag } from "../../../kernel/html/index.ts";
import type { RequestContext } from "../../../kernel/http/route.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import { formatDateTime, formatDay, formatNumber } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import type { MessageLine, Subscription, SubscriptionInput } from "../../../kernel/outbox/index.ts";
import { day } from "../../../kernel/time/day.ts";
import { eventTypes, type EventType } from "../../outbox/event-types.ts";
import { StatusTag } from "./message-views.tsx";
import { webhookWords as words } from "./webhook-words.ts";
import { words as mailWords } from "./words.ts";

export const eventsPage = "/webhooks/events";

/** Every subscription, and the form of a new one. */
export function WebhooksView({ subscriptions, input, issues, context }: { readonly subscriptions: readonly Subscription[]; readonly input: SubscriptionInput; readonly issues: readonly Issue[]; readonly context: RequestContext }): VNode {
  const { language } = context;
  return (
    <>
      <Faults issues={issues} language={language} />
      <Heading level={1}>{words.title[language]}</Heading>
      <Lead>{words.lead[language]}</Lead>
      <p><a href={eventsPage}>{words.types[language]}</a></p>
      <Table<Subscription>
        caption={words.title[language]}
        captionHidden
        language={language}
        rows={subscriptions}
        empty={<EmptyState title={words.none[language]}><p>{words.noneHint[language]}</p></EmptyState>}
        columns={[
          { header: words.url[language], rowHeader: true, cell: (one) => <a href={`/webhooks/${one.id}`}>{new URL(one.url).host}</a> },
          { header: words.note[language], cell: (one) => (one.note === "" ? "–" : one.note) },
          { header: words.eventTypes[language], cell: (one) => (one.eventTypes.length === 0 ? words.all[language] : one.eventTypes.join(", ")) },
          { header: words.state[language], cell: (one) => <ActiveTag active={one.active} language={language} /> },
          { header: words.createdOn[language], cell: (one) => formatDay(day(one.createdAt.slice(0, 10)), language, "short") },
        ]}
      />
      <Heading level={2}>{words.create[language]}</Heading>
      <SubscriptionForm action="/webhooks" button={words.create[language]} input={input} issues={issues} context={context} />
    </>
  );
}

function ActiveTag({ active, language }: { readonly active: boolean; readonly language: Language }): VNode {
  return <Tag tone={active ? "good" : "quiet"}>{words[active ? "active" : "paused"][language]}</Tag>;
}

function Faults({ issues, language }: { readonly issues: readonly Issue[]; readonly language: Language }): VNode {
  return <ErrorSummary errors={issues.map(({ field, text }) => ({ fieldId: field === undefined ? null : fieldId(field), message: text[language] }))} language={language} />;
}

function SubscriptionForm({ action, button, input, issues, context: { language, csrfToken } }: { readonly action: string; readonly button: string; readonly input: SubscriptionInput; readonly issues: readonly Issue[]; readonly context: RequestContext }): VNode {
  const faulty = (field: string) => {
    const fault = issues.find((issue) => issue.field === field);
    return fault === undefined ? {} : { error: fault.text[language] };
  };
  return (
    <form method="post" action={action}>
      <input type="hidden" name="_csrf" value={csrfToken} />
      <Field name="url" label={words.url[language]} hint={words.urlHint[language]} value={input.url} autocomplete="off" required language={language} {...faulty("url")} />
      <Field name="note" label={words.note[language]} hint={words.noteHint[language]} value={input.note} optional language={language} {...faulty("note")} />
      <fieldset class="field" id={fieldId("eventTypes")}>
        <legend>{words.eventTypes[language]}</legend>
        <p class="hint">{words.eventTypesHint[language]}</p>
        <div class="event-choices">{eventTypes.map(({ type, label }) => (
          <Field control="checkbox" name="eventTypes" id={fieldId(`type-${type}`)} value={type} checked={input.eventTypes.includes(type)} label={`${label[language]} (${type})`} language={language} />
        ))}</div>
      </fieldset>
      <div class="button-row"><Button>{button}</Button></div>
    </form>
  );
}

export interface WebhookViewProps {
  readonly subscription: Subscription;
  readonly input: SubscriptionInput;
  readonly issues: readonly Issue[];
  readonly deliveries: readonly MessageLine[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly done: string | null;
  readonly context: RequestContext;
}

/** One subscription: its journal, what can be done with it, its settings. */
export function WebhookView({ subscription, input, issues, deliveries, total, page, pages, done, context }: WebhookViewProps): VNode {
  const { language, url } = context;
  const place = `/webhooks/${subscription.id}`;
  return (
    <>
      <Breadcrumbs crumbs={[{ label: words.title[language], href: "/webhooks" }, { label: new URL(subscription.url).host }]} language={language} />
      <Faults issues={issues} language={language} />
      <Heading level={1}>{new URL(subscription.url).host}</Heading>
      {done === null ? null : <Notice kind="info" language={language}><p>{words[done === "test" ? "testSent" : "saved"][language]}</p></Notice>}
      <DefinitionList
        items={[
          { term: words.url[language], details: <span class="break-anywhere">{subscription.url}</span> },
          { term: words.state[language], details: <ActiveTag active={subscription.active} language={language} /> },
          { term: words.eventTypes[language], details: subscription.eventTypes.length === 0 ? words.all[language] : subscription.eventTypes.join(", ") },
          ...(subscription.previousUntil === null ? [] : [{ term: words.overlapUntil[language], details: formatDateTime(subscription.previousUntil, language) }]),
        ]}
      />
      <Heading level={2}>{words.deliveries[language]}</Heading>
      <Table<MessageLine>
        caption={`${words.deliveries[language]} (${formatNumber(total, language)})`}
        language={language}
        rows={deliveries}
        empty={<EmptyState title={words.noDelivery[language]}><p>{words.noDeliveryHint[language]}</p></EmptyState>}
        columns={[
          { header: words.event[language], rowHeader: true, cell: (line) => <a href={`/mail/${line.id}`}>{line.channel === "webhook" ? line.payload.type : ""}</a> },
          { header: words.subject[language], cell: (line) => (line.channel === "webhook" ? line.payload.subject : "") },
          { header: mailWords.createdAt[language], cell: (line) => formatDateTime(line.createdAt, language) },
          { header: words.state[language], cell: (line) => <StatusTag status={line.status} language={language} /> },
          { header: words.answer[language], numeric: true, cell: (line) => (line.lastCode === null ? "–" : String(line.lastCode)) },
          { header: mailWords.attempts[language], numeric: true, cell: (line) => formatNumber(line.attempts, language) },
        ]}
      />
      <Pager page={page} pages={pages} url={url} language={language} />
      {subscription.active ? <Act place={`${place}/test`} title={words.test[language]} text={words.testText[language]} button={words.sendTest[language]} context={context} /> : null}
      <Act place={`${place}/rotate`} title={words.rotate[language]} text={words.rotateText[language]} button={words.rotate[language]} context={context} />
      <Act place={`${place}/${subscription.active ? "pause" : "resume"}`} title={words[subscription.active ? "pause" : "resume"][language]} text={words[subscription.active ? "pauseText" : "resumeText"][language]} button={words[subscription.active ? "pause" : "resume"][language]} context={context} />
      <Heading level={2}>{words.settings[language]}</Heading>
      <SubscriptionForm action={place} button={words.save[language]} input={input} issues={issues} context={context} />
    </>
  );
}

function Act({ place, title, text, button, context: { csrfToken } }: { readonly place: string; readonly title: string; readonly text: string; readonly button: string; readonly context: RequestContext }): VNode {
  return (
    <form method="post" action={place}>
      <Heading level={2}>{title}</Heading>
      <p>{text}</p>
      <input type="hidden" name="_csrf" value={csrfToken} />
      <div class="button-row"><Button kind="second">{button}</Button></div>
    </form>
  );
}

/** A secret, shown once. */
export function SecretView({ subscription, secret, rotated, language }: { readonly subscription: Subscription; readonly secret: string; readonly rotated: boolean; readonly language: Language }): VNode {
  return (
    <>
      <Heading level={1}>{words.secretTitle[language]}</Heading>
      <Notice kind="warn" language={language}><p>{words.secretHint[language]} {rotated ? words.secretOverlap[language] : ""}</p></Notice>
      <p>{new URL(subscription.url).host}</p>
      <p><code class="secret">{secret}</code></p>
      <p><LinkButton href={`/webhooks/${subscription.id}`}>{words.open[language]}</LinkButton></p>
    </>
  );
}

const check = `import { createHmac, timingSafeEqual } from "node:crypto";

function comesFromJalon(secret, headers, body) {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const id = headers["webhook-id"];
  const timestamp = headers["webhook-timestamp"];
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
  const expected = createHmac("sha256", key).update(\`\${id}.\${timestamp}.\${body}\`).digest();
  return headers["webhook-signature"].split(" ").some((one) => {
    const given = Buffer.from(one.replace("v1,", ""), "base64");
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}`;

const body = JSON.stringify({ type: "value.accepted", timestamp: "2025-03-31T12:00:00.000Z", subject: "indicator:12.a", data: {} }, null, 2);

/** What is announced, and how to check that it comes from here; for whoever writes the program that listens. */
export function EventsView({ language }: { readonly language: Language }): VNode {
  return (
    <>
      <Heading level={1}>{words.typesTitle[language]}</Heading>
      <Lead>{words.typesLead[language]}</Lead>
      <Table<EventType>
        caption={words.typesTitle[language]}
        captionHidden
        language={language}
        rows={eventTypes}
        columns={[
          { header: words.type[language], rowHeader: true, cell: ({ type }) => <code>{type}</code> },
          { header: words.meaning[language], cell: ({ label }) => label[language] },
          { header: words.example[language], cell: ({ subject }) => <code>{subject}</code> },
        ]}
      />
      <Heading level={2}>{words.exampleTitle[language]}</Heading>
      <pre class="code-block" tabIndex={0}><code>{body}</code></pre>
      <Heading level={2}>{words.verifyTitle[language]}</Heading>
      {[words.verify1, words.verify2, words.verify3, words.verify4, words.standard].map((text) => <p class="prose">{text[language]}</p>)}
      <pre class="code-block" tabIndex={0}><code>{check}</code></pre>
    </>
  );
}
