import type { VNode } from "preact";
import { DownloadLinks, EmptyState, Heading, Lead, LinkButton, Table, Tag, usualDownloads } from "../../../kernel/html/index.ts";
import { formatDateTime, formatDay } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import type { DraftStanding } from "../domain/draft.ts";
import type { SealedSummary } from "../store/sealed-store.ts";
import { reportWords as words, stateNames } from "./words.ts";

export interface ListProps {
  readonly sealed: readonly SealedSummary[];
  /** Null for those who may not see drafts. */
  readonly drafts: readonly DraftStanding[] | null;
  readonly mayWrite: boolean;
  readonly language: Language;
}

/** Every sealed report, and for those who may see them the drafts under way. */
export function ListPage({ sealed, drafts, mayWrite, language }: ListProps): VNode {
  return (
    <>
      <Heading level={1}>{words.title[language]}</Heading>
      <Lead>{words.lead[language]}</Lead>
      <Table<SealedSummary>
        caption={words.title[language]}
        captionHidden
        language={language}
        rows={sealed}
        empty={<EmptyState title={words.none[language]}><p>{words.noneHelp[language]}</p></EmptyState>}
        columns={[
          { header: words.report[language], rowHeader: true, cell: (one) => <a href={`/reports/${one.code}`}>{words.report[language]} {one.code}</a> },
          { header: words.sealedOn[language], cell: (one) => formatDateTime(one.sealedAt, language) },
          { header: words.state[language], cell: (one) => <ReportState report={one} all={sealed} language={language} /> },
          { header: words.seal[language], cell: (one) => <code class="small" title={one.contentSha256}>{one.contentSha256.slice(0, 16)}…</code> },
        ]}
      />
      {sealed.length === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads("/exports/reports", `?lang=${language}`)} />}
      <p>{words.evaluationLead[language]} <a href="/evaluation">{words.evaluation[language]}</a></p>
      {drafts === null ? null : <Drafts drafts={drafts} language={language} />}
      {mayWrite ? <p class="button-row"><LinkButton href="/reports/new" kind="main">{words.newReport[language]}</LinkButton></p> : null}
    </>
  );
}

/** Does it stand, was it withdrawn, does another take its place? In words. */
export function ReportState({ report, all, language }: { readonly report: SealedSummary; readonly all: readonly SealedSummary[]; readonly language: Language }): VNode {
  const next = all.find((one) => one.corrects === report.code);
  return (
    <>
      {report.publicSince === null ? <><Tag tone="quiet">{words.notPublic[language]}</Tag> </> : null}
      {report.withdrawn === null ? null : <><Tag tone="bad">{words.withdrawn[language]}</Tag> </>}
      {next === undefined ? null : <Tag tone="warn">{words.replaced[language]} {next.code}</Tag>}
      {report.withdrawn === null && next === undefined ? <Tag tone="good">{words.inForce[language]}</Tag> : null}
      {report.corrects === null ? null : <span class="soft small"> {words.corrects[language]} {report.corrects}</span>}
    </>
  );
}

function Drafts({ drafts, language }: { readonly drafts: readonly DraftStanding[]; readonly language: Language }): VNode {
  const open = drafts.filter(({ state }) => state === "writing" || state === "ready");
  return (
    <>
      <Heading level={2} id="drafts">{words.drafts[language]}</Heading>
      {open.length === 0 ? <p class="soft">{words.noDrafts[language]}</p> : (
        <Table<DraftStanding>
          caption={words.drafts[language]}
          captionHidden
          language={language}
          rows={open}
          columns={[
            { header: words.year[language], rowHeader: true, cell: ({ draft }) => <a href={`/reports/drafts/${draft.id}`}>{words.report[language]} {draft.year}</a> },
            { header: words.knownOn[language], cell: ({ draft }) => formatDay(draft.knownOn, language) },
            { header: words.state[language], cell: ({ state }) => <Tag tone={state === "ready" ? "accent" : "quiet"}>{stateNames[state][language]}</Tag> },
            { header: words.written[language], numeric: true, cell: ({ texts }) => [...texts.values()].filter(({ text }) => text.fr !== "" || text.en !== "").length },
          ]}
        />
      )}
    </>
  );
}
