import type { VNode } from "preact";
import { Disclosure, DownloadLinks, Heading, hrefWith, Lead, Notice, usualDownloads } from "../../../../kernel/html/index.ts";
import { formatDay, formatPercent } from "../../../../kernel/i18n/format.ts";
import type { Bilingual, Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import type { Assessment, BoardIndicator, VerdictKind } from "../../domain/assessment.ts";
import { formatYears } from "../../domain/format.ts";
import { BoardFilter } from "./board-filter.tsx";
import { BoardLegend, BoardRow } from "./board-row.tsx";
import { boardWords } from "./board-words.ts";
import { VerdictMark } from "../verdict-mark.tsx";
import { verdictKinds } from "../words.ts";

/** Indicators under the priority they serve. */
export interface BoardGroup {
  readonly code: string;
  readonly title: Bilingual;
  readonly indicators: readonly BoardIndicator[];
}

export interface BoardFilterValues {
  readonly verdict: VerdictKind | null;
  readonly priority: string | null;
}

export interface BoardViewProps {
  readonly board: readonly BoardGroup[];
  readonly contract: { readonly fromYear: number; readonly toYear: number };
  readonly asOf: Day;
  /** Values learnt after this day are left out; null when all are taken. */
  readonly knownOn: Day | null;
  /** 0 to 1. */
  readonly elapsedShare: number;
  readonly language: Language;
  readonly url: URL;
  readonly filter?: BoardFilterValues;
  /** Where this reader brings values in; null where they may not. */
  readonly enterHref?: string | null;
}

/** Where does the contract stand? Every series of every part, by priority: target, way, value, landing, verdict. */
export function BoardView({ board, contract, asOf, knownOn, elapsedShare, language, url, filter = { verdict: null, priority: null }, enterHref = null }: BoardViewProps): VNode {
  const words = boardWords[language];
  const all = board.flatMap((group) => group.indicators.flatMap((indicator) => indicator.assessments));
  const groups = filteredBoard(board, filter);
  return (
    <div class="board">
      <Heading level={1}>{words.title(formatYears(contract.fromYear, contract.toYear))}</Heading>
      <Lead>
        {words.situation(formatDay(asOf, language))} {knownOn === null ? null : `${words.knownOn(formatDay(knownOn, language))} `}
        {words.elapsed(formatPercent(elapsedShare, language, 0))} {words.promise}
      </Lead>
      {all.some((one) => one.latest !== null) ? null : (
        <Notice kind="info" language={language} title={words.noValueAtAll}>
          <p>{words.howToFill} {enterHref === null ? null : <a href={enterHref}>{words.importFile}</a>}</p>
        </Notice>
      )}
      <Counts assessments={all} language={language} url={url} current={filter.verdict} />
      <div class="board-tools">
        <div class="board-filter">
          <Disclosure summary={words.choose} open={filter.verdict !== null || filter.priority !== null || knownOn !== null}>
            <BoardFilter board={board} filter={filter} knownOn={knownOn} language={language} url={url} />
          </Disclosure>
        </div>
        <DownloadLinks downloads={usualDownloads("/exports/board", url.search)} language={language} />
      </div>
      {groups.length === 0 ? (
        <p class="empty-title">{words.nothingLeft} <a href={url.pathname}>{words.showAll}</a></p>
      ) : (
        <div class="ledger-box">
          <table class="ledger" role="table">
            <caption class="visually-hidden">{words.caption}</caption>
            <thead role="rowgroup">
              <tr role="row">
                {words.columns.map((column, index) => <th scope="col" role="columnheader" class={columnClasses[index]}>{column}</th>)}
              </tr>
            </thead>
            {groups.map((group) => (
              <tbody role="rowgroup">
                <tr role="row" class="ledger-group">
                  <th scope="rowgroup" role="rowheader" colSpan={columnClasses.length}>
                    <GroupTitle group={group} language={language} />
                  </th>
                </tr>
                {group.indicators.flatMap(({ indicator, assessments }) => assessments.map((assessment) => <BoardRow indicator={indicator} assessment={assessment} language={language} />))}
              </tbody>
            ))}
          </table>
        </div>
      )}
      <BoardLegend language={language} />
      {/* Not on paper: the board prints on one sheet. */}
      <p class="downloads"><a href="/year">{words.year}</a></p>
    </div>
  );
}

/** The priority, leading to its page; a group without a code holds what serves no priority and leads nowhere. */
function GroupTitle({ group, language }: { readonly group: BoardGroup; readonly language: Language }): VNode {
  if (group.code === "") return <span class="ledger-group-title">{group.title[language]}</span>;
  return (
    <a class="ledger-group-link" href={`/priorities/${encodeURIComponent(group.code)}`}>
      <span class="kicker">{boardWords[language].priority} {group.code}</span> <span class="ledger-group-title">{group.title[language]}</span>
    </a>
  );
}

const columnClasses = ["ledger-code", "ledger-name", "ledger-target", "ledger-track", "ledger-value", "ledger-landing", "ledger-verdict"];

/** The board with only what the filter keeps; groups and indicators that become empty are left out. */
export function filteredBoard(board: readonly BoardGroup[], filter: BoardFilterValues): readonly BoardGroup[] {
  return board
    .filter((group) => filter.priority === null || group.code === filter.priority)
    .map((group) => ({
      ...group,
      indicators: group.indicators
        .map((entry) => ({ ...entry, assessments: entry.assessments.filter((one) => filter.verdict === null || one.verdict.kind === filter.verdict) }))
        .filter((entry) => entry.assessments.length > 0),
    }))
    .filter((group) => group.indicators.length > 0);
}

interface CountsProps {
  readonly assessments: readonly Assessment[];
  readonly language: Language;
  readonly url: URL;
  readonly current: VerdictKind | null;
}

/** How many series have each verdict; each count is a link to just those. Rare kinds appear only when there are some. */
function Counts({ assessments, language, url, current }: CountsProps): VNode {
  const counted = verdictKinds
    .map((kind) => ({ kind, count: assessments.filter((one) => one.verdict.kind === kind).length }))
    .filter(({ kind, count }) => count > 0 || (kind !== "not-measurable" && kind !== "no-target"));
  return (
    <ul class="figures">
      {counted.map(({ kind, count }) => (
        <li>
          <a href={hrefWith(url, { verdict: kind === current ? null : kind })} aria-current={kind === current ? "true" : undefined}>
            <span class="figure-number">{count}</span> <VerdictMark kind={kind} language={language} />
          </a>
        </li>
      ))}
    </ul>
  );
}
