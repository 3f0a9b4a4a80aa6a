import type { VNode } from "preact";
import { Breadcrumbs, Button, DefinitionList, DownloadLinks, EmptyState, ErrorSummary, Field, fieldId, Heading, hrefWith, Lead, Notice, Pager, Table, Tag, usualDownloads } from "../../../kernel/html/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { RequestContext } from "../../../kernel/http/route.ts";
import { formatDateTime, formatDay, formatNumber, plural } from "../../../kernel/i18n/format.ts";
import { statusNames, type Mapping, type RejectedRowRecord, type ReplayOutcome } from "../domain/mapping/index.ts";
import { IssueTable } from "./outcome-view.tsx";
import { feedWords as words } from "./words.ts";

export interface RejectedListProps {
  readonly context: RequestContext;
  readonly mappings: readonly Mapping[];
  readonly rows: { readonly total: number; readonly items: readonly RejectedRowRecord[] };
  readonly chosen: { readonly status: string; readonly mapping: string; readonly importId: string; readonly sort: string; readonly descending: boolean };
  readonly page: number;
  readonly pageSize: number;
  readonly outcome: ReplayOutcome | null;
  readonly issues: readonly Issue[];
}

const tones = { open: "warn", corrected: "good", dismissed: "quiet" } as const;

export function RejectedList({ context, mappings, rows, chosen, page, pageSize, outcome, issues }: RejectedListProps): VNode {
  const { language, csrfToken, url } = context;
  const sortable = (name: string) => {
    const isChosen = chosen.sort === name;
    return {
      sortHref: hrefWith(url, { sort: name, direction: isChosen && !chosen.descending ? "descending" : null, page: null }),
      ...(isChosen ? { sorted: chosen.descending ? ("descending" as const) : ("ascending" as const) } : {}),
    };
  };
  const query = `?lang=${language}&status=${chosen.status}${chosen.mapping === "" ? "" : `&mapping=${chosen.mapping}`}${chosen.importId === "" ? "" : `&import=${chosen.importId}`}`;
  return (
    <>
      <ErrorSummary language={language} errors={issues.map((issue) => ({ fieldId: fieldId("file"), message: issue.text[language] }))} />
      <Breadcrumbs language={language} crumbs={[{ label: words.imports[language], href: "/directory/imports" }, { label: words.rejected[language] }]} />
      <Heading level={1}>{words.rejected[language]}</Heading>
      <Lead>{words.rejectedLead[language]}</Lead>
      {outcome === null ? null : <ReplayNotice outcome={outcome} context={context} />}
      <form method="get" action="/directory/rejected" class="inline-form">
        <Field control="select" name="status" label={words.status[language]} value={chosen.status} language={language} options={[...(["open", "corrected", "dismissed"] as const).map((one) => ({ value: one, label: statusNames[one][language] })), { value: "all", label: words.all[language] }]} />
        <Field control="select" name="mapping" label={words.mapping[language]} value={chosen.mapping} language={language} options={[{ value: "", label: words.all[language] }, ...mappings.map((one) => ({ value: one.name, label: one.title[language] }))]} />
        {chosen.importId === "" ? null : <input type="hidden" name="import" value={chosen.importId} />}
        <Button kind="second">{words.filter[language]}</Button>
      </form>
      {rows.total === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads("/exports/rejected-rows", query)} />}
      <Table<RejectedRowRecord>
        caption={words.rejected[language]}
        captionHidden
        language={language}
        rows={rows.items}
        empty={<EmptyState title={words.noRejected[language]}><p>{words.noRejectedHelp[language]}</p></EmptyState>}
        columns={[
          { header: words.fileName[language], ...sortable("file"), cell: (row) => <>{row.fileName}<span class="event-details">{row.mapping.name} {row.mapping.version}, {formatDay(row.observedOn, language, "short")}</span></> },
          { header: words.line[language], numeric: true, ...sortable("line"), cell: (row) => <a href={`/directory/rejected/${row.id}`}>{row.line}<span class="visually-hidden"> {row.status === "open" ? words.correct[language] : words.see[language]}</span></a> },
          { header: words.reasons[language], rowHeader: true, cell: (row) => row.reasons.map((reason) => <div>{reason.text[language]}</div>) },
          { header: words.status[language], cell: (row) => <Tag tone={tones[row.status]}>{statusNames[row.status][language]}</Tag> },
        ]}
      />
      <Pager page={page} pages={Math.ceil(rows.total / pageSize)} url={url} language={language} />
      <Heading level={2} id="give-back">{words.giveBack[language]}</Heading>
      <form method="post" action="/directory/rejected/file" encType="multipart/form-data">
        <input type="hidden" name="_csrf" value={csrfToken} />
        <Field control="file" name="file" label={words.correctedFile[language]} accept=".csv,.tsv,.txt,.xlsx,.ods" required language={language} />
        <div class="button-row"><Button>{words.replay[language]}</Button></div>
      </form>
      <Heading level={2} id="replay-all">{words.replayAll[language]}</Heading>
      <p class="soft">{words.replayAllHelp[language]}</p>
      <form method="post" action="/directory/rejected/replay">
        <input type="hidden" name="_csrf" value={csrfToken} />
        <div class="button-row"><Button kind="second">{words.replayAll[language]}</Button></div>
      </form>
    </>
  );
}

function ReplayNotice({ outcome, context: { language } }: { readonly outcome: ReplayOutcome; readonly context: RequestContext }): VNode {
  const { corrected, stillRejected } = outcome;
  return (
    <>
      <Notice kind={stillRejected.length > 0 ? "warn" : "info"} language={language}>
        {language === "fr"
          ? `${formatNumber(corrected, "fr")} ${plural("fr", corrected, { one: "ligne entrée", other: "lignes entrées" })}, ${formatNumber(stillRejected.length, "fr")} encore ${plural("fr", stillRejected.length, { one: "rejetée", other: "rejetées" })}.`
          : `${formatNumber(corrected, "en")} ${plural("en", corrected, { one: "row", other: "rows" })} entered, ${formatNumber(stillRejected.length, "en")} still rejected.`}
      </Notice>
      {stillRejected.length === 0 ? null : <IssueTable issues={stillRejected.flatMap((row) => row.issues)} caption={words.reasons[language]} language={language} />}
    </>
  );
}

export interface RejectedRowProps {
  readonly context: RequestContext;
  readonly row: RejectedRowRecord;
  /** As just written, where it was refused again. */
  readonly written: Readonly<Record<string, string>>;
  readonly issues: readonly Issue[];
  readonly dismissal: { readonly reason: string; readonly issues: readonly Issue[] };
}

/** One rejected row: why, and a form with its cells. */
export function RejectedRowPage({ context, row, written, issues, dismissal }: RejectedRowProps): VNode {
  const { language, csrfToken } = context;
  const faults = issues.length > 0 ? issues : row.status === "open" ? row.reasons : [];
  const all = [...issues, ...dismissal.issues];
  return (
    <>
      <ErrorSummary language={language} errors={all.map((issue) => ({ fieldId: issue.field === undefined || issue.field === "" ? null : fieldId(issue.field === "reason" ? "reason" : `c-${issue.field}`), message: issue.text[language] }))} />
      <Breadcrumbs language={language} crumbs={[{ label: words.imports[language], href: "/directory/imports" }, { label: words.rejected[language], href: "/directory/rejected" }, { label: `${words.line[language]} ${row.line}` }]} />
      <Heading level={1} kicker={row.fileName}>{`${words.line[language]} ${formatNumber(row.line, language)}`}</Heading>
      <DefinitionList
        items={[
          { term: words.status[language], details: <Tag tone={tones[row.status]}>{statusNames[row.status][language]}</Tag> },
          { term: words.mapping[language], details: `${row.mapping.name} ${row.mapping.version}` },
          { term: words.observedOn[language], details: formatDay(row.observedOn, language) },
          { term: words.reasons[language], details: row.reasons.map((reason) => <div>{reason.text[language]}</div>) },
          ...(row.settledAt === null ? [] : [{ term: words.when[language], details: `${formatDateTime(row.settledAt, language)}, ${row.settledBy ?? ""}${row.settledReason === null ? "" : ` (${row.settledReason})`}` }]),
        ]}
      />
      {row.status === "open" ? (
        <>
          <form method="post" action={`/directory/rejected/${row.id}`}>
            <input type="hidden" name="_csrf" value={csrfToken} />
            {row.cells.map((cell) => {
              const error = faults.find((issue) => issue.field === cell.column)?.text[language];
              return (
                <Field
                  name={`c-${cell.column}`} label={cell.title} value={written[cell.column] ?? cell.text} optional={!cell.required} language={language}
                  {...(cell.restricted ? { hint: words.restricted[language] } : {})} {...(error === undefined ? {} : { error })}
                />
              );
            })}
            <div class="button-row"><Button>{words.replay[language]}</Button></div>
          </form>
          <Heading level={2} id="dismiss">{words.dismiss[language]}</Heading>
          <p class="soft">{words.dismissHelp[language]}</p>
          <form method="post" action={`/directory/rejected/${row.id}/dismiss`}>
            <input type="hidden" name="_csrf" value={csrfToken} />
            <Field name="reason" label={words.dismissReason[language]} value={dismissal.reason} required language={language} {...(dismissal.issues[0] === undefined ? {} : { error: dismissal.issues[0].text[language] })} />
            <div class="button-row"><Button kind="danger">{words.dismiss[language]}</Button></div>
          </form>
        </>
      ) : (
        <DefinitionList items={row.cells.filter((cell) => cell.text !== "").map((cell) => ({ term: cell.title, details: cell.text }))} />
      )}
    </>
  );
}
