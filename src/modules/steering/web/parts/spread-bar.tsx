import type { VNode } from "preact";
import { Table } from "../../../../kernel/html/index.ts";
import { formatDay, formatNumber, pick } from "../../../../kernel/i18n/format.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import type { Day } from "../../../../kernel/time/day.ts";
import { undertakingWords } from "../../domain/describe.ts";
import { undertakingStates, type Spread, type UndertakingState } from "../../domain/standing.ts";
import { sayIn } from "../place.ts";
import { countedState, neverReviewed } from "../words.ts";
import { StateMark } from "./marks.tsx";

interface Piece {
  readonly state: UndertakingState | null;
  readonly count: number;
  readonly from: number;
}

/** The pieces of a bar in the order in which a review reads them; states that nobody is in are left out. */
export function piecesOf({ counts, neverReviewed: never }: Spread): readonly Piece[] {
  let from = 0;
  return [...undertakingStates.map((state) => ({ state, count: counts[state] })), { state: null, count: never }].flatMap(({ state, count }) => {
    const piece = { state, count, from };
    from += count;
    return count === 0 ? [] : [piece];
  });
}

/** How the actions of a group stand: a bar in pieces, their counts in words under it, a table behind. Never a mean. */
export function SpreadBar({ spread, title, on, language }: { readonly spread: Spread; readonly title: string; readonly on: Day; readonly language: Language }): VNode {
  const say = sayIn(language);
  const pieces = piecesOf(spread);
  const word = (state: UndertakingState | null): string => pick(state === null ? neverReviewed : undertakingWords[state], language);
  const sentence = pieces.map(({ state, count }) => `${formatNumber(count, language)} ${countedState(state, count, language)}`).join(", ");
  const share = (count: number): number => (spread.total === 0 ? 0 : (count / spread.total) * 100);
  return (
    <figure class="chart spread">
      <figcaption><span class="chart-title">{title}</span> <span class="chart-unit">{say("nombre d’actions", "number of actions")}</span></figcaption>
      <svg class="chart-drawing" role="img" width="100%" height="34">
        <title>{title}</title>
        <desc>{sentence}</desc>
        {pieces.map(({ state, count, from }) => (
          <>
            <rect class={`spread-piece spread-${state ?? "never"}`} x={`${share(from)}%`} width={`${share(count)}%`} y="0" height="34"><title>{`${word(state)} ${count}`}</title></rect>
            <text class={`spread-count spread-count-${state ?? "never"}`} x={`${share(from) + share(count) / 2}%`} y="22" text-anchor="middle">{formatNumber(count, language)}</text>
          </>
        ))}
      </svg>
      <ul class="spread-legend">
        {pieces.map(({ state, count }) => <li><span class="spread-number">{formatNumber(count, language)}</span> <StateMark state={state} count={count} language={language} /></li>)}
      </ul>
      <p class="chart-source">{say("Source\u202f: dernières revues des responsables, au", "Source: last reviews by the owners, as of")} {formatDay(on, language)}. {say("Des avis se comptent et ne se moyennent pas.", "Opinions are counted, never averaged.")}</p>
      <details class="disclosure">
        <summary>{say("Les données en tableau", "The data as a table")}</summary>
        <div class="disclosure-body">
          <Table
            caption={title} language={language}
            rows={[...undertakingStates.map((state) => ({ name: word(state), count: spread.counts[state] })), { name: word(null), count: spread.neverReviewed }, { name: say("avec un jalon en retard", "with a late milestone"), count: spread.late }, { name: say("sans revue récente", "without a recent review"), count: spread.silent }]}
            columns={[{ header: say("État", "State"), rowHeader: true, cell: ({ name }) => name }, { header: "Actions", numeric: true, cell: ({ count }) => formatNumber(count, language) }]}
          />
        </div>
      </details>
    </figure>
  );
}
