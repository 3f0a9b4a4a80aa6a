import type { VNode } from "preact";
import type { AuditVerdict, ChainedEntry } from "../../kernel/audit/index.ts";
import { Button, DownloadLinks, EmptyState, Field, Heading, hrefWith, Lead, Notice, Table, usualDownloads } from "../../kernel/html/index.ts";
import { formatDateTime, formatNumber } from "../../kernel/i18n/format.ts";
import type { Language } from "../../kernel/i18n/language.ts";
import { auditWords as words, breakWords } from "./audit-words.ts";

export interface AuditViewProps {
  readonly entries: readonly ChainedEntry[];
  /** Entries older than those shown remain. */
  readonly more: boolean;
  readonly subject: string | null;
  /** What the check of the chain found; null while nobody asked for it. */
  readonly verdict: AuditVerdict | null;
  readonly language: Language;
  readonly url: URL;
}

/** Who did what, the newest first, and whether the chain of hashes is whole. */
export function AuditView({ entries, more, subject, verdict, language, url }: AuditViewProps): VNode {
  const last = entries.at(-1);
  return (
    <>
      <Heading level={1}>{words.title[language]}</Heading>
      <Lead>{words.lead[language]}</Lead>
      {verdict === null ? null : <Chain verdict={verdict} language={language} />}
      <p class="soft prose small">{words.checkHelp[language]}</p>
      <div class="board-tools">
        <form method="get" action="/audit" class="inline-form">
          <Field name="subject" label={words.subject[language]} hint={words.subjectHint[language]} value={subject ?? ""} language={language} />
          <Button kind="second">{words.show[language]}</Button>
          {subject === null ? null : <a href="/audit">{words.all[language]}</a>}
        </form>
        <form method="get" action="/audit" class="inline-form">
          <input type="hidden" name="check" value="1" />
          <Button kind="second">{words.check[language]}</Button>
        </form>
      </div>
      <Table<ChainedEntry>
        caption={words.title[language]}
        captionHidden
        language={language}
        filter
        rows={entries}
        empty={<EmptyState title={words.none[language]}><p>{words.noneHelp[language]}</p></EmptyState>}
        columns={[
          { header: words.number[language], numeric: true, cell: (entry) => formatNumber(entry.sequence, language) },
          { header: words.when[language], cell: (entry) => formatDateTime(entry.recordedAt, language) },
          { header: words.who[language], cell: (entry) => entry.author },
          { header: words.act[language], rowHeader: true, cell: (entry) => entry.act },
          { header: words.subject[language], cell: (entry) => <a href={hrefWith(url, { subject: entry.subject, before: null, check: null })}>{entry.subject}</a> },
          { header: words.before[language], cell: (entry) => <Kept value={entry.previous} /> },
          { header: words.after[language], cell: (entry) => <Kept value={entry.next} /> },
        ]}
      />
      <p class="pager">
        {url.searchParams.has("before") ? <a href={hrefWith(url, { before: null })}>{words.newest[language]}</a> : null}
        {more && last !== undefined ? <a rel="next" href={hrefWith(url, { before: String(last.sequence), check: null })}>{words.older[language]}</a> : null}
      </p>
      <DownloadLinks language={language} downloads={usualDownloads("/audit", subject === null ? "" : `?subject=${encodeURIComponent(subject)}`)} />
    </>
  );
}

function Chain({ verdict, language }: { readonly verdict: AuditVerdict; readonly language: Language }): VNode {
  const french = language === "fr";
  const count = formatNumber(verdict.entries, language);
  if (verdict.firstBroken === null) {
    return <Notice kind="info" language={language}><p>{french ? `La chaîne est entière\u202f: ${count} actes, aucun changé.` : `The chain is whole: ${count} acts, none altered.`}</p></Notice>;
  }
  const { sequence, reason } = verdict.firstBroken;
  const number = formatNumber(sequence, language);
  return (
    <Notice kind="error" language={language} title={words.brokenTitle[language]}>
      <p>{french ? `Premier acte en cause\u202f: n°\u00a0${number}, ${breakWords[reason].fr}.` : `First act at fault: no. ${number}, ${breakWords[reason].en}.`} {words.remedy[language]}</p>
    </Notice>
  );
}

/** What an act kept of a thing: its fields on lines, or the bare value. */
function Kept({ value }: { readonly value: unknown }): VNode {
  if (value === null || value === undefined) return <span class="soft">–</span>;
  if (typeof value !== "object" || Array.isArray(value)) return <code class="small">{JSON.stringify(value)}</code>;
  const fields = Object.entries(value).filter(([, kept]) => kept !== null);
  return <span class="small">{fields.map(([name, kept]) => <span class="ledger-line"><span class="soft">{name}</span> {typeof kept === "string" ? kept : JSON.stringify(kept)}</span>)}</span>;
}
