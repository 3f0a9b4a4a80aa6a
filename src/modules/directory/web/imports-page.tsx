import type { VNode } from "preact";
import { Breadcrumbs, Button, DownloadLinks, EmptyState, ErrorSummary, Field, fieldId, Heading, Lead, Notice, Pager, Table, usualDownloads, Disclosure } from "../../../kernel/html/index.ts";
import type { Issue } from "../../../kernel/errors/app-error.ts";
import type { RequestContext } from "../../../kernel/http/route.ts";
import { formatDateTime, formatDay, formatNumber } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import type { DeliveryReport } from "../domain/directory.ts";
import type { FeedImport, FeedOutcome, Mapping } from "../domain/mapping/index.ts";
import { OutcomeView } from "./outcome-view.tsx";
import { feedWords as words } from "./words.ts";

/** A checked file on its way back with the form, so that it need not be chosen again. */
export interface HeldFile {
  readonly name: string;
  readonly base64: string;
  readonly mappingText: string;
}

export interface ImportsPageProps {
  readonly context: RequestContext;
  readonly mappings: readonly Mapping[];
  readonly imports: { readonly total: number; readonly items: readonly FeedImport[] };
  readonly page: number;
  readonly pageSize: number;
  readonly deliveries: readonly DeliveryReport[];
  readonly sourceNames: ReadonlyMap<string, string>;
  readonly given: { readonly mapping: string; readonly observedOn: string };
  readonly outcome: FeedOutcome | null;
  readonly held: HeldFile | null;
  readonly issues: readonly Issue[];
}

export function ImportsPage(props: ImportsPageProps): VNode {
  const { context, mappings, given, outcome, held, issues } = props;
  const { language, csrfToken } = context;
  return (
    <>
      <ErrorSummary language={language} errors={issues.map((issue) => ({ fieldId: fieldId(issue.field === "observedOn" ? "observedOn" : "file"), message: issue.text[language] }))} />
      <Heading level={1}>{words.imports[language]}</Heading>
      <Lead>{words.importsLead[language]}</Lead>
      {outcome === null ? null : <OutcomeView outcome={outcome} language={language} />}
      {outcome === null || outcome.importId !== null || held === null ? null : (
        <form method="post" action="/directory/imports" encType="multipart/form-data">
          <input type="hidden" name="_csrf" value={csrfToken} />
          <input type="hidden" name="mapping" value={given.mapping} />
          <input type="hidden" name="observedOn" value={given.observedOn} />
          <input type="hidden" name="heldName" value={held.name} />
          <input type="hidden" name="held" value={held.base64} />
          <input type="hidden" name="mappingText" value={held.mappingText} />
          <div class="button-row"><Button name="act" value="record">{words.recordChecked[language]}</Button></div>
        </form>
      )}
      <Heading level={2} id="new">{words.newImport[language]}</Heading>
      <form method="post" action="/directory/imports" encType="multipart/form-data">
        <input type="hidden" name="_csrf" value={csrfToken} />
        <Field control="file" name="file" label={words.file[language]} accept=".csv,.tsv,.txt,.xlsx,.ods" required language={language} />
        <Field control="select" name="mapping" label={words.mapping[language]} hint={words.mappingHint[language]} value={given.mapping} language={language} options={mappings.map((one) => ({ value: one.name, label: `${one.title[language]} (${one.name} ${one.version})` }))} />
        <Field control="file" name="mappingFile" label={words.mappingFile[language]} accept=".json" optional language={language} />
        <Field control="date" name="observedOn" label={words.observedOn[language]} value={given.observedOn} required language={language} />
        <div class="button-row">
          <Button name="act" value="check">{words.check[language]}</Button>
          <Button name="act" value="record" kind="second">{words.record[language]}</Button>
        </div>
      </form>
      <Disclosure summary={words.columnsOf[language]}>
        {mappings.map((one) => (
          <>
            <Heading level={3}>{one.title[language]}</Heading>
            <p>{Object.values(one.columns).map((column) => `${column.header[0] ?? ""}${column.required ? "" : language === "fr" ? " (facultatif)" : " (optional)"}`).join(" ; ").replaceAll(" ;", language === "fr" ? "\u202f;" : ";")}</p>
          </>
        ))}
      </Disclosure>
      <ImportTable {...props} />
      <DeliveryTable {...props} />
    </>
  );
}

function number(value: number, language: Language): string {
  return formatNumber(value, language);
}

function ImportTable({ context, imports, page, pageSize }: ImportsPageProps): VNode {
  const { language, url } = context;
  return (
    <>
      <Heading level={2} id="done">{words.importsDone[language]}</Heading>
      {imports.total === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads("/exports/feed-imports", `?lang=${language}`)} />}
      <Table<FeedImport>
        caption={words.importsDone[language]}
        captionHidden
        language={language}
        rows={imports.items}
        empty={<EmptyState title={words.noImports[language]}><p>{words.noImportsHelp[language]}</p></EmptyState>}
        columns={[
          { header: words.fileName[language], rowHeader: true, cell: (one) => one.fileName },
          { header: words.mapping[language], cell: (one) => `${one.mapping.title[language]} (${one.mapping.version})` },
          { header: words.observedOn[language], cell: (one) => formatDay(one.observedOn, language, "short") },
          { header: words.when[language], cell: (one) => <>{formatDateTime(one.recordedAt, language)}<span class="event-details">{one.author}</span></> },
          { header: words.rows[language], numeric: true, cell: (one) => number(one.rowCount, language) },
          {
            header: words.rejected[language],
            cell: (one) => one.open + one.corrected + one.dismissed === 0 ? "0" : (
              <a href={`/directory/rejected?import=${one.id}&status=all`}>
                {language === "fr" ? `${number(one.open, "fr")} à corriger, ${number(one.corrected, "fr")} corrigées, ${number(one.dismissed, "fr")} écartées` : `${number(one.open, "en")} to correct, ${number(one.corrected, "en")} corrected, ${number(one.dismissed, "en")} set aside`}
              </a>
            ),
          },
          { header: words.changesOf[language], cell: (one) => one.deliveries.map((id, index) => <>{index === 0 ? null : " "}<a href={`/directory/imports/${id}`}>{words.see[language]}{one.deliveries.length > 1 ? ` ${index + 1}` : ""}</a></>) },
        ]}
      />
      <Pager page={page} pages={Math.ceil(imports.total / pageSize)} url={url} language={language} />
    </>
  );
}

function DeliveryTable({ context, deliveries, sourceNames }: ImportsPageProps): VNode {
  const { language } = context;
  return (
    <>
      <Heading level={2} id="deliveries">{words.deliveries[language]}</Heading>
      <Table<DeliveryReport>
        caption={words.deliveries[language]}
        captionHidden
        language={language}
        rows={deliveries}
        empty={<EmptyState title={words.noDeliveries[language]} />}
        columns={[
          { header: words.source[language], rowHeader: true, cell: (one) => <a href={`/directory/imports/${one.deliveryId}`}>{sourceNames.get(one.source) ?? one.source}</a> },
          { header: words.observed[language], cell: (one) => formatDay(one.observedOn, language, "short") },
          { header: words.records[language], numeric: true, cell: (one) => number(one.records, language) },
          { header: words.opened[language], numeric: true, cell: (one) => number(one.counts["opened"] ?? one.opened.length, language) },
          { header: words.closed[language], numeric: true, cell: (one) => number(one.counts["closed"] ?? one.closed.length, language) },
          { header: words.renamed[language], numeric: true, cell: (one) => number(one.counts["renamed"] ?? one.renamed.length, language) },
          { header: words.changed[language], numeric: true, cell: (one) => number(one.counts["changed"] ?? one.changed.length, language) },
        ]}
      />
    </>
  );
}

/** Everything that one delivery changed. */
export function DeliveryPage({ report, sourceName, fieldNames, language }: { readonly report: DeliveryReport; readonly sourceName: string; readonly fieldNames: ReadonlyMap<string, string>; readonly language: Language }): VNode {
  const rows = [
    ...report.opened.map((one) => ({ one, what: words.opened[language], field: "", before: "", after: "" })),
    ...report.closed.map((one) => ({ one, what: words.closed[language], field: "", before: "", after: "" })),
    ...report.renamed.map((one) => ({ one, what: words.renamed[language], field: fieldNames.get(one.field) ?? one.field, before: one.before.join(" ; "), after: one.after.join(" ; ") })),
    ...report.changed.map((one) => ({ one, what: words.changed[language], field: fieldNames.get(one.field) ?? one.field, before: one.before.join(" ; "), after: one.after.join(" ; ") })),
  ];
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: words.imports[language], href: "/directory/imports" }, { label: words.changesOf[language] }]} />
      <Heading level={1} kicker={formatDay(report.observedOn, language)}>{sourceName}</Heading>
      <Lead>{language === "fr" ? `${number(report.records, "fr")} enregistrements, ${number(report.statements, "fr")} énoncés, ${number(report.unchangedRecords, "fr")} enregistrements inchangés.` : `${number(report.records, "en")} records, ${number(report.statements, "en")} statements, ${number(report.unchangedRecords, "en")} records unchanged.`}</Lead>
      {report.remarks.map((remark) => <Notice kind="warn" language={language}>{remark.text[language]}</Notice>)}
      <Table
        caption={words.changesOf[language]}
        language={language}
        filter
        rows={rows.slice(0, 1000)}
        empty={<EmptyState title={words.nothingChanged[language]} />}
        columns={[
          { header: words.what[language], cell: (row) => row.what },
          { header: words.record_[language], rowHeader: true, cell: (row) => `${row.one.name} (${row.one.code})` },
          { header: words.field[language], cell: (row) => row.field },
          { header: words.before[language], cell: (row) => row.before },
          { header: words.after[language], cell: (row) => row.after },
        ]}
      />
    </>
  );
}
