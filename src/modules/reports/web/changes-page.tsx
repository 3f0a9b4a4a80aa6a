import type { VNode } from "preact";
import { Breadcrumbs, DownloadLinks, EmptyState, Heading, Lead, Table, usualDownloads } from "../../../kernel/html/index.ts";
import { formatDay } from "../../../kernel/i18n/format.ts";
import type { Language } from "../../../kernel/i18n/language.ts";
import type { SealedEdition } from "../module.ts";
import type { ChangeSince } from "../seal/changed-since.ts";
import { changesLabel } from "./report-page.tsx";
import { changeKinds, reportWords as words } from "./words.ts";

/** Exactly what is no longer as a sealed report has it: when, what, old and new; never who. */
export function ChangesPage({ report, changes, language }: { readonly report: SealedEdition; readonly changes: readonly ChangeSince[]; readonly language: Language }): VNode {
  const { code, content } = report;
  const day = formatDay(content.knownOn, language);
  return (
    <>
      <Breadcrumbs language={language} crumbs={[{ label: words.title[language], href: "/reports" }, { label: `${words.report[language]} ${code}`, href: `/reports/${code}` }, { label: words.changes[language] }]} />
      <Heading level={1} kicker={`${words.report[language]} ${code}`}>{words.changes[language]}</Heading>
      <Lead>{language === "fr" ? `Le rapport dit ce qui était connu au ${day}. Ceci n’est pas une altération\u202f: c’est ce que l’on a appris depuis. ${changesLabel(changes, "fr")}.` : `The report says what was known on ${day}. This is no tampering: it is what was learnt since. ${changesLabel(changes, "en")}.`}</Lead>
      {changes.length === 0 ? <EmptyState title={words.noChanges[language]}><p>{words.noChangesHelp[language]}</p></EmptyState> : null}
      {changeKinds.map(({ kind, title }) => {
        const rows = changes.filter((one) => one.kind === kind);
        return rows.length === 0 ? null : (
          <>
            <Heading level={2} id={`changed-${kind}`}>{title[language]}</Heading>
            <Table<ChangeSince>
              caption={title[language]}
              captionHidden
              language={language}
              filter={rows.length > 20}
              rows={rows}
              columns={[
                { header: words.about[language], rowHeader: true, cell: (one) => one.label[language] },
                { header: words.what[language], cell: (one) => one.what[language] },
                { header: words.on[language], cell: (one) => (one.on === null ? "–" : formatDay(one.on, language, "short")) },
                { header: words.before[language], cell: (one) => one.before?.[language] ?? "–" },
                { header: words.after[language], cell: (one) => <>{one.after?.[language] ?? "–"}{one.reason === null ? null : <span class="event-details">{one.reason}</span>}</> },
              ]}
            />
          </>
        );
      })}
      {changes.length === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads(`/exports/report-changes/${code}`, `?lang=${language}`)} />}
    </>
  );
}
