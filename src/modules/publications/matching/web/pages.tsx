import type { VNode } from "preact";
import { Breadcrumbs, Button, DefinitionList, DownloadLinks, EmptyState, ErrorSummary, Field, fieldId, Heading, Lead, Notice, Pager, Table, TabLinks, Tag, usualDownloads } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDateTime, formatDay, formatNumber } from "../../../../kernel/i18n/format.ts";
import { publicPath } from "../../../directory/index.ts";
import { signatureStatuses, type SignatureStatus } from "../domain/decisions.ts";
import type { SignatureFile } from "../matching.ts";
import type { ReviewItem } from "../store/review.ts";
import type { KeptVerdict } from "../store/verdicts.ts";
import { MarkedText } from "./marked-text.tsx";
import { Proposals } from "./proposals.tsx";
import { statusWords, words } from "./words.ts";

/** Said at the top of the page after an act. */
export interface Done { readonly decision: string | null; readonly undone: boolean }

export interface ListProps {
  readonly context: RequestContext;
  readonly mayDecide: boolean;
  readonly counts: Readonly<Partial<Record<SignatureStatus, number>>>;
  readonly status: SignatureStatus | undefined;
  readonly text: string;
  readonly entity: string;
  readonly total: number;
  readonly items: readonly ReviewItem[];
  readonly page: number;
  readonly pageSize: number;
  readonly done: Done;
}

export function ListPage(props: ListProps): VNode {
  const { context, counts, status, text, entity, total, items, page, pageSize, done, mayDecide } = props;
  const { language, url } = context;
  const address = (wanted: SignatureStatus | undefined): string => `/publications/signatures?${new URLSearchParams({ status: wanted ?? "any", ...(text === "" ? {} : { q: text }), ...(entity === "" ? {} : { entity }) }).toString()}`;
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: words.publications[language], href: "/publications" }, { label: words.title[language] }]} />
      <Heading level={1}>{words.title[language]}</Heading>
      <Lead>{words.lead[language]}</Lead>
      <DoneNotice done={done} context={context} />
      <TabLinks
        label={words.status[language]}
        tabs={[...signatureStatuses, undefined].map((one) => ({ current: one === status, href: address(one), label: one === undefined ? words.any[language] : `${statusWords[one][language]} (${formatNumber(counts[one] ?? 0, language)})` }))}
      />
      <form method="get" action="/publications/signatures" class="inline-form" role="search">
        <input type="hidden" name="status" value={status ?? "any"} />
        <Field name="q" control="search" label={words.search[language]} value={text} language={language} />
        <Field name="entity" label={words.entity[language]} value={entity} autocomplete="off" language={language} />
        <div class="button-row"><Button kind="second">{words.filter[language]}</Button></div>
      </form>
      {total === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads("/exports/signatures", `?${new URLSearchParams({ lang: language, status: status ?? "any", q: text, entity }).toString()}`)} />}
      <Table<ReviewItem>
        caption={words.list[language]} captionHidden language={language} rows={items}
        empty={<EmptyState title={words.none[language]}><p>{words.noneHelp[language]}</p></EmptyState>}
        columns={[
          { header: words.signature[language], cell: (one) => <><MarkedText item={one} language={language} /><span class="event-details"><a href={`/publications/signatures/${one.textHash}`}>{words.evidence[language]}</a></span></> },
          { header: words.found[language], cell: (one) => <><Proposals item={one} context={context} mayDecide={mayDecide} />{unknownOf(one, context)}</> },
          { header: words.works[language], numeric: true, cell: (one) => formatNumber(one.works, language) },
        ]}
      />
      <Pager page={page} pages={Math.ceil(total / pageSize)} url={url} language={language} />
    </>
  );
}

function unknownOf({ outcome }: ReviewItem, { language }: RequestContext): VNode | null {
  return outcome.unknownLabels.length === 0 ? null : <p class="event-details">{words.unknownLabels[language]} {outcome.unknownLabels.join(", ")}</p>;
}

function DoneNotice({ done, context: { language, csrfToken, url } }: { readonly done: Done; readonly context: RequestContext }): VNode | null {
  if (done.undone) return <Notice kind="info" language={language}><p>{words.undone[language]}</p></Notice>;
  if (done.decision === null) return null;
  return (
    <Notice kind="info" language={language}>
      <form method="post" action={`/publications/signatures/decisions/${done.decision}/revoke`} class="signature-decide">
        <input type="hidden" name="_csrf" value={csrfToken} />
        <input type="hidden" name="back" value={`${url.pathname}${url.search}`} />
        <span>{words.done[language]}</span>{" "}<Button kind="plain">{words.undo[language]}</Button>
      </form>
    </Notice>
  );
}

export interface OneProps {
  readonly context: RequestContext;
  readonly mayDecide: boolean;
  readonly file: SignatureFile;
  readonly done: Done;
  readonly typed: { readonly code: string; readonly reason: string };
  readonly issues: readonly Issue[];
}

/** One signature: its evidence, the publications that bear it, what was decided. */
export function OnePage({ context, mayDecide, file, done, typed, issues }: OneProps): VNode {
  const { language, csrfToken } = context;
  const { item, works, decisions } = file;
  const faultOf = (name: string): { readonly error: string } | object => { const fault = issues.find(({ field }) => field === name); return fault === undefined ? {} : { error: fault.text[language] }; };
  return (
    <>
      <ErrorSummary language={language} errors={issues.map(({ field, text }) => ({ fieldId: field === undefined ? null : fieldId(field), message: text[language] }))} />
      <Breadcrumbs language={language} crumbs={[{ label: words.publications[language], href: "/publications" }, { label: words.title[language], href: "/publications/signatures" }, { label: words.signature[language] }]} />
      <Heading level={1}>{words.signature[language]}</Heading>
      <DoneNotice done={done} context={context} />
      <p class="signature-whole"><MarkedText item={item} language={language} /></p>
      <DefinitionList items={[
        { term: words.status[language], details: statusWords[item.status][language] },
        { term: words.asOf[language], details: formatDay(item.on, language) },
        { term: words.works[language], details: formatNumber(item.works, language) },
        ...(item.identifiers.length === 0 ? [] : [{ term: words.given[language], details: item.identifiers.map(({ scheme, value }) => `${scheme} ${value}`).join(", ") }]),
        ...(item.outcome.unknownLabels.length === 0 ? [] : [{ term: words.unknownLabels[language], details: item.outcome.unknownLabels.join(", ") }]),
      ]} />
      <Heading level={2} id="proposals">{words.proposals[language]}</Heading>
      <Proposals item={item} context={context} mayDecide={mayDecide} />
      {mayDecide ? (
        <form method="post" action="/publications/signatures/decide">
          <input type="hidden" name="_csrf" value={csrfToken} />
          <input type="hidden" name="signature" value={item.textHash} />
          <input type="hidden" name="kind" value="accepted" />
          <input type="hidden" name="back" value={`/publications/signatures/${item.textHash}`} />
          <Heading level={2} id="add">{words.add[language]}</Heading>
          <Field name="code" label={words.addCode[language]} hint={words.addHint[language]} value={typed.code} autocomplete="off" required language={language} {...faultOf("code")} />
          <Field name="reason" control="textarea" rows={2} label={words.reason[language]} value={typed.reason} optional language={language} {...faultOf("reason")} />
          <div class="button-row"><Button kind="second">{words.accept[language]}</Button></div>
        </form>
      ) : null}
      <Decisions decisions={decisions} context={context} mayDecide={mayDecide} />
      <Table
        caption={words.bearing[language]} language={language} rows={works}
        columns={[{ header: words.workTitle[language], rowHeader: true, cell: (one) => <a href={`/publications/${encodeURIComponent(one.code)}`}>{one.title}</a> }, { header: words.year[language], numeric: true, cell: (one) => (one.year === null ? "" : String(one.year)) }]}
      />
    </>
  );
}

function Decisions({ decisions, context, mayDecide }: { readonly decisions: readonly KeptVerdict[]; readonly context: RequestContext; readonly mayDecide: boolean }): VNode {
  const { language, csrfToken, url } = context;
  return (
    <>
      <Heading level={2} id="decisions">{words.decisions[language]}</Heading>
      <Table<KeptVerdict>
        caption={words.decisions[language]} captionHidden language={language} rows={decisions} empty={<p>{words.noDecision[language]}</p>}
        columns={[
          { header: words.decision[language], rowHeader: true, cell: (one) => <><Tag tone={one.revoked !== null ? "quiet" : one.kind === "accepted" ? "good" : "bad"}>{one.revoked === null ? words[one.kind][language] : words.revoked[language]}</Tag>{" "}<a href={publicPath({ kind: one.entityKind, code: one.entityCode }) ?? "#decisions"}>{one.entityName}</a></> },
          { header: words.by[language], cell: (one) => one.author },
          { header: words.when[language], cell: (one) => formatDateTime(one.recordedAt, language) },
          { header: words.reason[language], cell: (one) => one.reason },
          { header: words.takeBack[language], cell: (one) => (!mayDecide || one.revoked !== null ? "" : (
            <form method="post" action={`/publications/signatures/decisions/${one.id}/revoke`}>
              <input type="hidden" name="_csrf" value={csrfToken} />
              <input type="hidden" name="back" value={url.pathname} />
              <Button kind="plain">{words.undo[language]}<span class="visually-hidden"> {one.entityName}</span></Button>
            </form>
          )) },
        ]}
      />
    </>
  );
}
