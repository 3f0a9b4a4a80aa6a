import type { VNode } from "preact";
import { Breadcrumbs, Button, DefinitionList, DownloadLinks, EmptyState, ErrorSummary, Field, fieldId, Heading, Lead, LinkButton, Notice, Pager, Table, Tag, usualDownloads, type Tone } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDateTime, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { CatalogueRun, CatalogueSource, RecordFault, RunStanding } from "../domain/harvest.ts";
import { catalogueKinds } from "../readers/index.ts";
import { kindWords, standingWords, words } from "./words.ts";

export type KnownSource = CatalogueSource & { readonly records: number; readonly vanished: number };

export interface SourceForm {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly address: string;
  readonly language: string;
}

export const emptyForm: SourceForm = { code: "", name: "", kind: "dcat", address: "", language: "fr" };

export interface ListProps {
  readonly context: RequestContext;
  readonly sources: readonly KnownSource[];
  readonly runs: { readonly total: number; readonly items: readonly CatalogueRun[] };
  readonly page: number;
  readonly pageSize: number;
  readonly form: SourceForm;
  readonly issues: readonly Issue[];
}

const tones: Readonly<Record<RunStanding, Tone>> = { running: "accent", done: "good", partial: "warn", failed: "bad", cancelled: "quiet", waiting: "warn" };

function Standing({ run, language }: { readonly run: CatalogueRun; readonly language: Language }): VNode {
  return <Tag tone={tones[run.standing]}>{standingWords[run.standing][language]}</Tag>;
}

/** Sources, their harvests, and the forms of both. */
export function ListPage(props: ListProps): VNode {
  const { context: { language, url, csrfToken }, sources, runs, page, pageSize, issues } = props;
  const nameOf = new Map(sources.map(({ code, name }) => [code, name]));
  return (
    <>
      <ErrorSummary language={language} errors={issues.map(({ field, text }) => ({ fieldId: field === undefined ? null : fieldId(field), message: text[language] }))} />
      <Breadcrumbs language={language} crumbs={[{ label: language === "fr" ? "Données" : "Data", href: "/data" }, { label: words.title[language] }]} />
      <Heading level={1}>{words.title[language]}</Heading>
      <Lead>{words.lead[language]}</Lead>
      <Heading level={2} id="sources">{words.sources[language]}</Heading>
      <Table<KnownSource>
        caption={words.sources[language]} captionHidden language={language} rows={sources} empty={<EmptyState title={words.noSource[language]}><p>{words.noSourceHelp[language]}</p></EmptyState>}
        columns={[
          { header: words.source[language], rowHeader: true, cell: (one) => <>{one.name}<span class="event-details break-anywhere">{one.address ?? one.code}</span></> },
          { header: words.kind[language], cell: (one) => kindWords[one.kind][language] },
          { header: words.records[language], numeric: true, cell: (one) => formatNumber(one.records, language) },
          { header: words.gone[language], numeric: true, cell: (one) => formatNumber(one.vanished, language) },
          {
            header: words.start[language], cell: (one) => (
              <div class="button-row">
                {one.address === null ? null : <form method="post" action={`/data/harvests/sources/${one.code}/start`}><input type="hidden" name="_csrf" value={csrfToken} /><Button kind="second">{words.start[language]}<span class="visually-hidden">{` ${one.name}`}</span></Button></form>}
                <LinkButton href={`/data/harvests/sources/${one.code}/file`}>{words.fromFile[language]}<span class="visually-hidden">{` ${one.name}`}</span></LinkButton>
              </div>
            ),
          },
        ]}
      />
      <Heading level={2} id="runs">{words.runs[language]}</Heading>
      {runs.total === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads("/exports/dataset-harvests", `?lang=${language}`)} />}
      <Table<CatalogueRun>
        caption={words.runs[language]} captionHidden language={language} rows={runs.items} empty={<EmptyState title={words.noRun[language]}><p>{words.noRunHelp[language]}</p></EmptyState>}
        columns={[
          { header: words.source[language], rowHeader: true, cell: (run) => <a href={`/data/harvests/${run.number}`}>{nameOf.get(run.source) ?? run.source}, {language === "fr" ? "nº" : "no."}&nbsp;{run.number}</a> },
          { header: words.standing[language], cell: (run) => <Standing run={run} language={language} /> },
          { header: words.given[language], numeric: true, cell: (run) => formatNumber(run.given, language) },
          { header: words.added[language], numeric: true, cell: (run) => formatNumber(run.added, language) },
          { header: words.updated[language], numeric: true, cell: (run) => formatNumber(run.updated, language) },
          { header: words.gone[language], numeric: true, cell: (run) => formatNumber(run.vanished, language) },
          { header: words.faults[language], numeric: true, cell: (run) => formatNumber(run.faults, language) },
          { header: words.started[language], cell: (run) => <>{formatDateTime(run.startedAt, language)}<span class="event-details">{run.author}</span></> },
        ]}
      />
      <Pager page={page} pages={Math.ceil(runs.total / pageSize)} url={url} language={language} />
      <SourceFormPart {...props} />
    </>
  );
}

function SourceFormPart({ context: { language, csrfToken }, form, issues }: ListProps): VNode {
  const faulty = (name: string): { readonly error: string } | object => {
    const found = issues.find(({ field }) => field === name);
    return found === undefined ? {} : { error: found.text[language] };
  };
  return (
    <>
      <Heading level={2} id="new">{words.add[language]}</Heading>
      <form method="post" action="/data/harvests/sources">
        <input type="hidden" name="_csrf" value={csrfToken} />
        <Field name="name" label={words.name[language]} value={form.name} language={language} {...faulty("name")} />
        <Field name="code" label={words.code[language]} hint={words.codeHint[language]} value={form.code} autocomplete="off" language={language} {...faulty("code")} />
        <Field control="select" name="kind" label={words.kind[language]} value={form.kind} options={catalogueKinds.map((kind) => ({ value: kind, label: kindWords[kind][language] }))} language={language} {...faulty("kind")} />
        <Field name="address" label={words.address[language]} hint={words.addressHint[language]} value={form.address} autocomplete="off" optional language={language} {...faulty("address")} />
        <Field control="select" name="language" label={words.language[language]} value={form.language} options={[{ value: "fr", label: language === "fr" ? "Français" : "French" }, { value: "en", label: language === "fr" ? "Anglais" : "English" }]} language={language} />
        <div class="button-row"><Button>{words.save[language]}</Button></div>
      </form>
    </>
  );
}

/** The form that takes a file of a source. */
export function FilePage({ context: { language, csrfToken }, source, issues }: { readonly context: RequestContext; readonly source: CatalogueSource; readonly issues: readonly Issue[] }): VNode {
  return (
    <>
      <ErrorSummary language={language} errors={issues.map(({ text }) => ({ fieldId: fieldId("file"), message: text[language] }))} />
      <Breadcrumbs language={language} crumbs={[{ label: words.title[language], href: "/data/harvests" }, { label: source.name }]} />
      <Heading level={1} kicker={source.name}>{words.fromFile[language]}</Heading>
      <form method="post" action={`/data/harvests/sources/${source.code}/file`} encType="multipart/form-data">
        <input type="hidden" name="_csrf" value={csrfToken} />
        <Field control="file" name="file" label={words.file[language]} accept=".json,.jsonld,.ttl,.rdf,.xml,.nt" required language={language} {...(issues[0] === undefined ? {} : { error: issues[0].text[language] })} />
        <Field control="checkbox" name="part" label={words.part[language]} value="1" checked={false} language={language} />
        <div class="button-row"><Button>{words.send[language]}</Button><LinkButton href="/data/harvests">{words.keep[language]}</LinkButton></div>
      </form>
    </>
  );
}

export interface OneProps {
  readonly context: RequestContext;
  readonly run: CatalogueRun;
  readonly source: string;
  readonly faults: { readonly total: number; readonly items: readonly RecordFault[] };
  readonly page: number;
  readonly pageSize: number;
}

export function titleOf({ run, source }: Pick<OneProps, "run" | "source">, language: Language): string {
  return language === "fr" ? `Moisson nº\u00a0${run.number} de «\u202f${source}\u202f»` : `Harvest no.\u00a0${run.number} of “${source}”`;
}

/** One harvest: its figures, what can be done with it, its faults record by record. */
export function OnePage(props: OneProps): VNode {
  const { context: { language, url, csrfToken }, run, faults, page, pageSize } = props;
  const number = (value: number): string => formatNumber(value, language);
  const place = `/data/harvests/${run.number}`;
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: words.title[language], href: "/data/harvests" }, { label: titleOf(props, language) }]} />
      <Heading level={1}>{titleOf(props, language)}</Heading>
      <div id="harvest" data-follow={run.standing === "running" ? "3" : undefined}>
        {run.lastError === null ? null : <Notice kind={run.lastError.severity === "error" ? "error" : "warn"} language={language} title={words.why[language]}><p>{run.lastError.text[language]}</p></Notice>}
        <DefinitionList
          items={[
            { term: words.standing[language], details: <Standing run={run} language={language} /> },
            { term: words.given[language], details: run.announced === null ? number(run.given) : language === "fr" ? `${number(run.given)} sur ${number(run.announced)}` : `${number(run.given)} of ${number(run.announced)}` },
            ...([["added", run.added], ["updated", run.updated], ["unchanged", run.unchanged], ["returned", run.returned], ["gone", run.vanished], ["faults", run.faults], ["warnings", run.warnings], ["pages", run.pages]] as const).map(([key, value]) => ({ term: words[key][language], details: number(value) })),
            { term: words.started[language], details: `${formatDateTime(run.startedAt, language)}, ${run.author}` },
          ]}
        />
      </div>
      {run.standing === "running" ? <div class="button-row"><LinkButton href={`${place}/cancel`}>{words.cancel[language]}</LinkButton><LinkButton href={place}>{words.refresh[language]}</LinkButton></div> : null}
      {(run.standing === "failed" || run.standing === "cancelled") && run.nextPage !== null ? <form method="post" action={`${place}/resume`}><input type="hidden" name="_csrf" value={csrfToken} /><div class="button-row"><Button>{words.resume[language]}</Button></div></form> : null}
      {run.standing === "waiting" ? (
        <form method="post" action={`${place}/decide`}>
          <input type="hidden" name="_csrf" value={csrfToken} />
          <div class="button-row"><Button name="vanish" value="yes" kind="danger">{words.vanish[language]}</Button><Button name="vanish" value="no" kind="second">{words.spare[language]}</Button></div>
        </form>
      ) : null}
      <Heading level={2} id="faults">{words.report[language]}</Heading>
      {faults.total === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads(`/exports/dataset-harvest-faults/${run.number}`, `?lang=${language}`)} />}
      <Table<RecordFault>
        caption={`${words.report[language]} (${number(faults.total)})`} language={language} rows={faults.items} empty={<EmptyState title={words.noFault[language]} />}
        columns={[
          { header: words.record[language], rowHeader: true, cell: (one) => <span class="break-anywhere">{one.record === "" ? words.document[language] : one.record}</span> },
          { header: words.severity[language], cell: (one) => <Tag tone={one.issue.severity === "error" ? "bad" : "warn"}>{words[one.issue.severity][language]}</Tag> },
          { header: words.what[language], cell: (one) => <span class="break-anywhere">{one.issue.text[language]}</span> },
        ]}
      />
      <Pager page={page} pages={Math.ceil(faults.total / pageSize)} url={url} language={language} />
    </>
  );
}

/** Asked before what cannot be taken back. */
export function CancelPage(props: Pick<OneProps, "context" | "run" | "source">): VNode {
  const { context: { language, csrfToken }, run } = props;
  const place = `/data/harvests/${run.number}`;
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: words.title[language], href: "/data/harvests" }, { label: titleOf(props, language), href: place }, { label: words.cancel[language] }]} />
      <Heading level={1} kicker={titleOf(props, language)}>{words.cancelTitle[language]}</Heading>
      <p>{words.cancelText[language]}</p>
      <form method="post" action={`${place}/cancel`}>
        <input type="hidden" name="_csrf" value={csrfToken} />
        <div class="button-row"><Button kind="danger">{words.cancel[language]}</Button><LinkButton href={place}>{words.keep[language]}</LinkButton></div>
      </form>
    </>
  );
}
