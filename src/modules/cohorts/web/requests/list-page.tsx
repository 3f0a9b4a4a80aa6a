import type { VNode } from "preact";
import { Button, DownloadLinks, EmptyState, Field, Heading, hrefWith, Lead, Pager, Table, Tag, usualDownloads, type Tone } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, formatPercent, plural } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { RequestLine, RequestQuestion } from "../../actions/read.ts";
import type { ServiceLoad } from "../../domain/load.ts";
import type { Cohort } from "../../domain/record.ts";
import { requestStates, type RequestState } from "../../domain/request-table.ts";
import { requestStateNames } from "../../domain/request-words.ts";
import type { Service } from "../../domain/service.ts";
import { cohortPath, Crumbs, Done, keeps, type Place } from "../deps.tsx";
import { daysText } from "../services/pages.tsx";

const tones: Readonly<Record<RequestState, Tone>> = { asked: "warn", qualified: "accent", quoted: "accent", accepted: "accent", "under-way": "accent", delivered: "good", closed: "quiet", refused: "bad", withdrawn: "quiet" };

export function RequestTag({ state, language }: { readonly state: RequestState; readonly language: Language }): VNode {
  return <Tag tone={tones[state]}>{requestStateNames[state][language]}</Tag>;
}

/** The promise of a request: the day, and by how much it is passed. */
export function DueText({ line: { request, late }, place: { say, language } }: { readonly line: Pick<RequestLine, "request" | "late">; readonly place: Place }): VNode {
  if (request.dueOn === null) return <span class="soft">–</span>;
  return <>{formatDay(request.dueOn, language, "short")}{late === 0 ? null : <> <Tag tone="bad">{say(`retard ${daysText(late, "fr")}`, `late by ${daysText(late, "en")}`)}</Tag></>}</>;
}

export interface ListPageProps {
  readonly place: Place;
  readonly question: RequestQuestion;
  readonly lines: readonly RequestLine[];
  readonly page: number;
  readonly pageSize: number;
  readonly services: readonly Service[];
  readonly cohorts: readonly Cohort[];
}

/** Requests that the reader may see: the queue of the office, or those of their cohorts. */
export function RequestListPage({ place, question, lines, page, pageSize, services, cohorts }: ListPageProps): VNode {
  const { say, language, context } = place;
  const late = lines.filter((one) => one.late > 0).length;
  const sorting = (key: RequestQuestion["sort"]) => ({ sortHref: hrefWith(context.url, { sort: key, page: null }), ...(question.sort === key ? { sorted: key === "newest" ? ("descending" as const) : ("ascending" as const) } : {}) });
  return (
    <div>
      <Crumbs place={place} crumbs={[{ label: say("Demandes", "Requests") }]} />
      <Heading level={1}>{say("Demandes de services", "Requests for services")}</Heading>
      <Done place={place} />
      <Lead>{keeps(context) ? say("La file du bureau, les plus pressées d’abord.", "The queue of the office, the most urgent first.") : say("Les demandes des cohortes pour lesquelles vous parlez.", "The requests of the cohorts that you speak for.")}</Lead>
      <p><a href="/cohorts/requests/new">{say("Demander un service", "Ask for a service")}</a> · <a href="/cohorts/services">{say("Catalogue", "Catalogue")}</a>{keeps(context) ? <> · <a href="/cohorts/requests/load">{say("Charge par service", "Load by service")}</a></> : null}</p>
      <form method="get" action="/cohorts/requests" class="inline-form">
        <Field control="select" name="state" label={say("État", "State")} value={question.state ?? ""} language={language} options={[{ value: "", label: say("tous", "all") }, { value: "open", label: say("ouvertes", "open") }, ...requestStates.map((state) => ({ value: state, label: requestStateNames[state][language] }))]} />
        <Field control="select" name="service" label={say("Service", "Service")} value={question.service ?? ""} language={language} options={[{ value: "", label: say("tous", "all") }, ...services.map(({ code, name }) => ({ value: code, label: name[language] }))]} />
        <Field control="select" name="cohort" label={say("Cohorte", "Cohort")} value={question.cohort ?? ""} language={language} options={[{ value: "", label: say("toutes", "all") }, ...cohorts.map(({ code, content }) => ({ value: code, label: content.acronym }))]} />
        <Field control="checkbox" name="late" label={say("En retard", "Late")} checked={question.late} language={language} />
        <input type="hidden" name="sort" value={question.sort} />
        <div class="button-row"><Button kind="second">{say("Montrer", "Show")}</Button></div>
      </form>
      <Heading level={2}>{formatNumber(lines.length, language)} {plural(language, lines.length, { one: say("demande", "request"), other: say("demandes", "requests") })}{late === 0 ? "" : say(`, ${formatNumber(late, "fr")} en retard`, `, ${formatNumber(late, "en")} late`)}</Heading>
      <Table<RequestLine> caption={say("Demandes", "Requests")} captionHidden language={language} rows={lines.slice((page - 1) * pageSize, page * pageSize)} empty={<EmptyState title={say("Aucune demande ici.", "No request here.")} action={{ href: "/cohorts/requests/new", label: say("Demander un service", "Ask for a service") }} />} columns={[
        { header: say("Demande", "Request"), rowHeader: true, ...sorting("newest"), cell: ({ request }) => <><a href={`/cohorts/requests/${request.number}`}>{request.title}</a><br /><span class="soft small">{request.number} · {say("déposée le", "asked on")} {formatDay(request.askedOn, language, "short")}</span></> },
        { header: say("Cohorte", "Cohort"), ...sorting("cohort"), cell: ({ cohort }) => <a href={cohortPath(cohort.code)}>{cohort.content.acronym}</a> },
        { header: say("Service", "Service"), cell: ({ service, request }) => service?.name[language] ?? request.service },
        { header: say("État", "State"), cell: ({ request }) => <RequestTag state={request.state} language={language} /> },
        { header: say("Promis pour le", "Promised by"), ...sorting("due"), cell: (line) => <DueText line={line} place={place} /> },
      ]} />
      <Pager page={page} pages={Math.ceil(lines.length / pageSize)} url={context.url} language={language} />
      {lines.length === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads("/exports/cohort-requests", hrefWith(context.url, { page: null, lang: language }).replace(/^[^?]*/, ""))} />}
    </div>
  );
}

/** What each service has to do, and how it kept its word over twelve months. */
export function LoadPage({ place, load }: { readonly place: Place; readonly load: readonly ServiceLoad[] }): VNode {
  const { say, language } = place;
  const days = (value: number | null): string => (value === null ? "–" : daysText(Math.round(value), language));
  return (
    <div>
      <Crumbs place={place} crumbs={[{ label: say("Demandes", "Requests"), href: "/cohorts/requests" }, { label: say("Charge", "Load") }]} />
      <Heading level={1}>{say("Charge par service", "Load by service")}</Heading>
      <Lead>{say("Les demandes ouvertes, et les délais des douze derniers mois en jours de calendrier\u202f: la réponse part de la demande, la livraison de l’accord.", "Open requests, and the delays of the last twelve months in calendar days: the answer counts from the request, the delivery from the agreement.")}</Lead>
      <Table<ServiceLoad> caption={say("Charge par service", "Load by service")} captionHidden language={language} rows={load} empty={<p class="soft">{say("Aucun service.", "No service.")}</p>} columns={[
        { header: say("Service", "Service"), rowHeader: true, cell: ({ service }) => <a href={`/cohorts/requests?service=${encodeURIComponent(service.code)}&state=open`}>{service.name[language]}</a> },
        { header: say("Ouvertes", "Open"), numeric: true, cell: ({ open }) => formatNumber(open, language) },
        { header: say("À répondre", "To answer"), numeric: true, cell: ({ toAnswer }) => formatNumber(toAnswer, language) },
        { header: say("En cours", "Under way"), numeric: true, cell: ({ underWay }) => formatNumber(underWay, language) },
        { header: say("En retard", "Late"), numeric: true, cell: ({ overdue, service }) => (overdue === 0 ? "0" : <a href={`/cohorts/requests?service=${encodeURIComponent(service.code)}&late=on`}>{formatNumber(overdue, language)}</a>) },
        { header: say("Réponse médiane", "Median answer"), numeric: true, cell: ({ medianAnswerDays, service }) => <>{days(medianAnswerDays)} <span class="soft small">/ {formatNumber(service.answerDays, language)}</span></> },
        { header: say("Livraison médiane", "Median delivery"), numeric: true, cell: ({ medianDeliveryDays, service }) => <>{days(medianDeliveryDays)} <span class="soft small">/ {formatNumber(service.deliveryDays, language)}</span></> },
        { header: say("Livrées à temps", "Delivered on time"), numeric: true, cell: ({ onTimeShare, delivered }) => (onTimeShare === null ? "–" : <>{formatPercent(onTimeShare, language, 0)} <span class="soft small">({formatNumber(delivered, language)})</span></>) },
      ]} />
      {load.length === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads("/exports/cohort-load")} />}
    </div>
  );
}
