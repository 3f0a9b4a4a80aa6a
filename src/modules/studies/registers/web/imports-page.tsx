import type { VNode } from "preact";
import { Breadcrumbs, Button, DefinitionList, DownloadLinks, EmptyState, ErrorSummary, Field, fieldId, Heading, Lead, LinkButton, Notice, Pager, Table, Tag, TabLinks, usualDownloads, type Tone } from "../../../../kernel/html/index.ts";
import type { Issue } from "../../../../kernel/errors/app-error.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDateTime, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { fieldOf } from "../../domain/fields/index.ts";
import { recordOutcomes, type RecordOutcome, type RegisterRun, type RegisterRunStanding, type RunLine } from "../domain/run.ts";
import { originWords, outcomeWords, standingWords, words } from "./words.ts";

const standingTones: Readonly<Record<RegisterRunStanding, Tone>> = { reading: "accent", planned: "warn", writing: "accent", done: "good", stopped: "quiet", failed: "bad" };
const outcomeTones: Readonly<Record<RecordOutcome, Tone>> = { added: "good", updated: "accent", unchanged: "quiet", diverges: "warn", refused: "bad", "possible-duplicate": "warn" };

export interface ImportsPageProps {
  readonly context: RequestContext;
  readonly runs: { readonly total: number; readonly items: readonly RegisterRun[] };
  readonly sponsors: readonly { readonly query: string }[];
  readonly sponsor: string;
  readonly page: number;
  readonly pageSize: number;
  readonly issues: readonly Issue[];
  readonly templateHref: string | null;
}

export function runTitle({ number, origin }: Pick<RegisterRun, "number" | "origin">, language: Language): string {
  return `${originWords[origin][language]}, ${language === "fr" ? "nº" : "no."}\u00a0${number}`;
}

const faultOf = (name: string, issues: readonly Issue[], language: Language): { readonly error: string } | object => {
  const found = issues.find(({ field }) => field === name);
  return found === undefined ? {} : { error: found.text[language] };
};

/** The upload, what is followed, and what was imported before. */
export function ImportsPage({ context: { language, url, csrfToken }, runs, sponsors, sponsor, page, pageSize, issues, templateHref }: ImportsPageProps): VNode {
  return (
    <>
      <ErrorSummary language={language} errors={issues.map(({ field, text }) => ({ fieldId: field === undefined ? null : fieldId(field), message: text[language] }))} />
      <Breadcrumbs language={language} crumbs={[{ label: words.studies[language], href: "/studies" }, { label: words.title[language] }]} />
      <Heading level={1}>{words.title[language]}</Heading>
      <Lead>{words.lead[language]}</Lead>
      <form method="post" action="/studies/imports" encType="multipart/form-data">
        <input type="hidden" name="_csrf" value={csrfToken} />
        {[1, 2, 3].map((at) => <Field control="file" name={at === 1 ? "files" : `files-${at}`} label={at === 1 ? words.files[language] : `${words.place[language]} ${at}`} {...(at === 1 ? { hint: words.filesHint[language], ...faultOf("files", issues, language) } : { optional: true })} accept=".json,.jsonl,.ndjson,.xml,.csv,.tsv,.ods,.xlsx,.zip" language={language} />)}
        <div class="button-row"><Button>{words.send[language]}</Button>{templateHref === null ? null : <LinkButton href={templateHref}>{words.template[language]}</LinkButton>}<LinkButton href="/studies/duplicates">{words.duplicates[language]}</LinkButton></div>
      </form>
      <Heading level={2} id="follow">{words.follow[language]}</Heading>
      <p>{words.followText[language]}</p>
      <form method="post" action="/studies/imports/follow"><input type="hidden" name="_csrf" value={csrfToken} /><div class="button-row"><Button kind="second">{words.followNow[language]}</Button></div></form>
      <Table<{ readonly query: string }>
        caption={words.sponsor[language]} captionHidden language={language} rows={sponsors} empty={<EmptyState title={words.noSponsor[language]} />}
        columns={[
          { header: words.sponsor[language], rowHeader: true, cell: (one) => one.query },
          { header: words.remove[language], cell: (one) => <form method="post" action="/studies/imports/sponsors/remove"><input type="hidden" name="_csrf" value={csrfToken} /><input type="hidden" name="sponsor" value={one.query} /><Button kind="second">{words.remove[language]}<span class="visually-hidden">{` ${one.query}`}</span></Button></form> },
        ]}
      />
      <form method="post" action="/studies/imports/sponsors">
        <input type="hidden" name="_csrf" value={csrfToken} />
        <Field name="sponsor" label={words.sponsor[language]} hint={words.sponsorHint[language]} value={sponsor} language={language} {...faultOf("sponsor", issues, language)} />
        <div class="button-row"><Button kind="second">{words.addSponsor[language]}</Button></div>
      </form>
      <Heading level={2} id="history">{words.history[language]}</Heading>
      {runs.total === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads("/exports/study-imports", `?lang=${language}`)} />}
      <Table<RegisterRun>
        caption={words.history[language]} captionHidden language={language} rows={runs.items} empty={<EmptyState title={words.none[language]}><p>{words.noneHelp[language]}</p></EmptyState>}
        columns={[
          { header: words.run[language], rowHeader: true, cell: (run) => <><a href={`/studies/imports/${run.number}`}>{runTitle(run, language)}</a><span class="event-details break-anywhere">{run.names.slice(0, 3).join(", ")}{run.names.length > 3 ? "…" : ""}</span></> },
          { header: words.standing[language], cell: (run) => <Tag tone={standingTones[run.standing]}>{standingWords[run.standing][language]}</Tag> },
          { header: words.records[language], numeric: true, cell: (run) => formatNumber(run.total, language) },
          ...(["added", "updated", "diverges", "refused"] as const).map((outcome) => ({ header: outcomeWords[outcome][language], numeric: true, cell: (run: RegisterRun) => formatNumber(run.counts[outcome] ?? 0, language) })),
          { header: words.started[language], cell: (run) => <>{formatDateTime(run.startedAt, language)}<span class="event-details">{run.author}</span></> },
        ]}
      />
      <Pager page={page} pages={Math.ceil(runs.total / pageSize)} url={url} language={language} />
    </>
  );
}

export interface RunPageProps {
  readonly context: RequestContext;
  readonly run: RegisterRun;
  readonly lines: { readonly total: number; readonly items: readonly RunLine[] };
  readonly outcome: RecordOutcome | undefined;
  readonly page: number;
  readonly pageSize: number;
}

/** One import: the plan before it is written, progress, and what came of each record. */
export function RunPage({ context: { language, url, csrfToken }, run, lines, outcome, page, pageSize }: RunPageProps): VNode {
  const place = `/studies/imports/${run.number}`;
  const number = (value: number): string => formatNumber(value, language);
  const under = run.standing === "reading" || run.standing === "writing";
  const writable = recordOutcomes.filter((one) => one !== "refused").reduce((sum, one) => sum + (run.counts[one] ?? 0), 0);
  const read = recordOutcomes.reduce((sum, one) => sum + (run.counts[one] ?? 0), 0);
  const goesOn = run.origin === "follow" || (read > 0 && read >= run.total);
  const csrf = <input type="hidden" name="_csrf" value={csrfToken} />;
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: words.studies[language], href: "/studies" }, { label: words.title[language], href: "/studies/imports" }, { label: runTitle(run, language) }]} />
      <Heading level={1} kicker={run.names.slice(0, 3).join(", ")}>{runTitle(run, language)}</Heading>
      {run.lastError === null ? null : <Notice kind={run.lastError.severity === "error" ? "error" : "warn"} language={language} title={standingWords[run.standing][language]}><p>{run.lastError.text[language]}</p></Notice>}
      <DefinitionList
        items={[
          { term: words.standing[language], details: <Tag tone={standingTones[run.standing]}>{standingWords[run.standing][language]}</Tag> },
          { term: words.records[language], details: under ? (language === "fr" ? `${number(run.done)} sur ${number(run.total)}` : `${number(run.done)} of ${number(run.total)}`) : number(run.total) },
          ...recordOutcomes.map((one) => ({ term: outcomeWords[one][language], details: number(run.counts[one] ?? 0) })),
          { term: words.published[language], details: number(run.published) },
          { term: words.started[language], details: `${formatDateTime(run.startedAt, language)}, ${run.author}` },
        ]}
      />
      {under ? <div class="button-row"><LinkButton href={place}>{words.refresh[language]}</LinkButton><form method="post" action={`${place}/stop`}>{csrf}<Button kind="second">{words.stop[language]}</Button></form></div> : null}
      {run.standing === "planned" ? (
        <Notice kind="warn" language={language} title={words.planNotice[language]}>
          {writable === 0 ? <p>{words.nothing[language]}</p> : (
            <form method="post" action={`${place}/confirm`}>{csrf}<div class="button-row"><Button name="publish" value="no">{words.confirm[language]}</Button><Button name="publish" value="yes" kind="second">{words.confirmPublish[language]}</Button></div></form>
          )}
        </Notice>
      ) : null}
      {(run.standing === "stopped" || run.standing === "failed") && goesOn ? <form method="post" action={`${place}/resume`}>{csrf}<div class="button-row"><Button>{words.resume[language]}</Button></div></form> : null}
      {run.issues.length === 0 ? null : (
        <>
          <Heading level={2} id="issues">{words.ofFiles[language]}</Heading>
          <IssueList issues={run.issues} language={language} />
        </>
      )}
      <Heading level={2} id="records">{words.records[language]}</Heading>
      <TabLinks label={words.show[language]} tabs={[{ label: words.all[language], href: `${place}?lang=${language}#records`, current: outcome === undefined }, ...recordOutcomes.filter((one) => (run.counts[one] ?? 0) > 0).map((one) => ({ label: `${outcomeWords[one][language]} (${number(run.counts[one] ?? 0)})`, href: `${place}?outcome=${one}&lang=${language}#records`, current: outcome === one }))]} />
      {run.total === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads(`/exports/study-import/${run.number}`, `?lang=${language}`)} />}
      <Table<RunLine>
        caption={`${words.records[language]} (${number(lines.total)})`} language={language} rows={lines.items} empty={<EmptyState title={words.noLine[language]} />}
        columns={[
          { header: words.record[language], rowHeader: true, cell: (one) => <>{one.title === "" ? `${words.record[language]} ${one.position}` : one.title}<span class="event-details break-anywhere">{[one.number, one.file, one.line === null ? "" : `${words.line[language].toLowerCase()} ${one.line}`].filter((text) => text !== "").join(", ")}</span></> },
          { header: words.outcome[language], cell: (one) => <Tag tone={outcomeTones[one.outcome]}>{outcomeWords[one.outcome][language]}</Tag> },
          { header: words.study[language], cell: (one) => <>{one.code === null ? null : <a href={`/studies/${one.code}`}>{one.code}</a>}{one.candidates.length === 0 ? null : <span class="event-details">{words.candidates[language]} {one.candidates.slice(0, 3).map((code) => <><a href={`/studies/${code}`}>{code}</a> </>)}</span>}</> },
          { header: words.changed[language], cell: (one) => (one.outcome === "added" ? number(one.changed.length) : one.changed.map((name) => fieldOf(name)?.label[language] ?? name).join(", ")) },
          { header: words.remarks[language], cell: (one) => (one.issues.length === 0 ? null : <IssueList issues={one.issues.slice(0, 8)} more={one.issues.length - 8} language={language} />) },
        ]}
      />
      <Pager page={page} pages={Math.ceil(lines.total / pageSize)} url={url} language={language} />
    </>
  );
}

function IssueList({ issues, more = 0, language }: { readonly issues: readonly Issue[]; readonly more?: number; readonly language: Language }): VNode {
  return (
    <ul>
      {issues.map((issue) => <li class="break-anywhere"><strong>{words[issue.severity][language]}{issue.field === undefined ? "" : `, ${fieldOf(/^[A-Za-z]+/u.exec(issue.field)?.[0] ?? "")?.label[language] ?? issue.field}`}</strong>{language === "fr" ? "\u202f: " : ": "}{issue.text[language]}</li>)}
      {more > 0 ? <li>{language === "fr" ? `et ${formatNumber(more, language)} autres, dans le rapport à télécharger` : `and ${formatNumber(more, language)} more, in the report to download`}</li> : null}
    </ul>
  );
}
