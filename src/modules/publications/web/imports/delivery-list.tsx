import type { VNode } from "preact";
import { DownloadLinks, EmptyState, Heading, hrefWith, Pager, Table, Tag, usualDownloads } from "../../../../kernel/html/index.ts";
import type { RequestContext } from "../../../../kernel/http/route.ts";
import { formatDateTime, formatDay, formatNumber } from "../../../../kernel/i18n/format.ts";
import type { DeliveryQuestion, KeptDelivery } from "../../domain/publications.ts";
import { sourceNames, worksCount } from "./table.ts";
import { words } from "./words.ts";

export interface DeliveryListProps {
  readonly context: RequestContext;
  readonly question: DeliveryQuestion;
  readonly total: number;
  readonly items: readonly KeptDelivery[];
}

type Sort = NonNullable<DeliveryQuestion["sort"]>;

/** What came in, by whom and with what effect. */
export function DeliveryList({ context: { language, url }, question, total, items }: DeliveryListProps): VNode {
  const { sort = "recorded", direction = "descending", files = false, page, pageSize } = question;
  const number = (value: number | null | undefined): string => (value === null || value === undefined ? "—" : formatNumber(value, language));
  const sortable = (name: Sort): { readonly sortHref: string; readonly sorted?: "ascending" | "descending" } => ({
    sortHref: `${hrefWith(url, { sort: name, direction: sort === name && direction === "descending" ? "ascending" : "descending", page: null })}#deliveries`, ...(sort === name ? { sorted: direction } : {}),
  });
  const shown = new URLSearchParams({ lang: language, sort, direction, ...(files ? { files: "1" } : {}) });
  return (
    <>
      <Heading level={2} id="deliveries">{words.deliveries[language]}</Heading>
      <p>
        {words.deliveriesHelp[language]}{" "}
        {files ? <a href={`${hrefWith(url, { files: null, page: null })}#deliveries`}>{words.all[language]}</a> : <strong>{words.all[language]}</strong>}{" · "}
        {files ? <strong>{words.filesOnly[language]}</strong> : <a href={`${hrefWith(url, { files: "1", page: null })}#deliveries`}>{words.filesOnly[language]}</a>}
      </p>
      {total === 0 ? null : <DownloadLinks language={language} downloads={usualDownloads("/exports/publication-deliveries", `?${shown}`)} />}
      <Table<KeptDelivery>
        caption={words.deliveries[language]}
        captionHidden
        language={language}
        rows={items}
        empty={<EmptyState title={words.none[language]}><p>{words.noneHelp[language]}</p></EmptyState>}
        columns={[
          { header: words.source[language], ...sortable("source"), rowHeader: true, cell: (one) => <>{sourceNames[one.source]}{one.demonstration ? <>{" "}<Tag tone="quiet">{words.demonstration[language]}</Tag></> : null}</> },
          { header: words.fileName[language], ...sortable("file"), cell: (one) => one.fileName === null ? words.harvested[language] : <span class="break-anywhere">{one.fileName}</span> },
          { header: words.observedOn[language], ...sortable("observed"), cell: (one) => formatDay(one.observedOn, language, "short") },
          { header: words.recordsShort[language], ...sortable("records"), numeric: true, cell: (one) => number(one.counts?.records) },
          { header: words.opened[language], numeric: true, cell: (one) => number(worksCount(one, "worksOpened")) },
          { header: words.changed[language], numeric: true, cell: (one) => number(worksCount(one, "worksChanged")) },
          { header: words.merged[language], numeric: true, cell: (one) => number(worksCount(one, "worksMerged")) },
          { header: words.unchangedShort[language], numeric: true, cell: (one) => number(one.counts?.unchanged) },
          { header: words.when[language], ...sortable("recorded"), cell: (one) => <>{formatDateTime(one.recordedAt, language)}<span class="event-details">{one.author}{one.completedAt === null ? ` · ${words.interrupted[language]}` : ""}</span></> },
        ]}
      />
      <Pager page={page} pages={Math.ceil(total / pageSize)} url={url} language={language} />
    </>
  );
}
