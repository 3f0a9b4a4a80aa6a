import type { ComponentChildren, VNode } from "preact";
import type { Language } from "../../i18n/language.ts";
import { word } from "../words.ts";

export interface ShareBar {
  readonly label: string;
  /** One share for each series, 0 to 1; null is not known. */
  readonly shares: readonly (number | null)[];
  /** Written at the end of the label: "214". */
  readonly note?: string;
  /** For one series alone: how far the share may lie. */
  readonly interval?: { readonly low: number; readonly high: number } | null;
}

export interface ShareBarsProps {
  readonly title: string;
  readonly description: string;
  readonly language: Language;
  readonly unit: string;
  /** Names of the pieces from the left; one series gives plain bars. */
  readonly series: readonly string[];
  /** So many of the first series go from one end to another: two hues that part at their middle, the others quiet. Else one tone after another. */
  readonly twoEnds?: number;
  readonly bars: readonly ShareBar[];
  readonly formatShare: (share: number) => string;
  /** What stands for a piece that is not known; also in the legend. */
  readonly unknown: string;
  readonly source: string;
  readonly table: ComponentChildren;
}

/** A piece narrower than this carries no number: it would not fit. */
const narrowest = 0.07;

/** Class of a series: two hues from both ends to a quiet middle, or the house's eight tones. */
function toneOf(series: number, twoEnds: number): string {
  if (twoEnds === 0) return `bar-${(series % 8) + 1}`;
  if (series >= twoEnds) return "bar-quiet";
  const fromMiddle = series - (twoEnds - 1) / 2;
  if (fromMiddle === 0) return "bar-middle";
  const strength = Math.abs(fromMiddle) >= twoEnds / 4 ? "strong" : "weak";
  return `bar-${fromMiddle < 0 ? "low" : "high"}-${strength}`;
}

/** Shares of wholes, one lying bar each: pieces side by side up to 100 %, or one piece with its interval. What is not known is drawn as an outline. */
export function ShareBars(props: ShareBarsProps): VNode {
  const { series, bars, twoEnds = 0, unknown } = props;
  const isPlain = series.length === 1;
  const hasUnknown = bars.some(({ shares }) => shares.includes(null));
  return (
    <figure class="chart share-bars">
      <figcaption><span class="chart-title">{props.title}</span> <span class="chart-unit">{props.unit}</span></figcaption>
      <div role="img" aria-label={`${props.title}. ${props.description}`}>
        {bars.map((bar) => (
          <div class={isPlain ? "share-row share-row-plain" : "share-row"} aria-hidden="true">
            {bar.label === "" && bar.note === undefined ? null : <div class="share-label">{bar.label}{bar.note === undefined ? null : <span class="chart-unit"> {bar.note}</span>}</div>}
            <svg class="share-drawing" width="100%" height={isPlain ? 16 : 26}>{isPlain ? plainBar(bar, unknown) : stackedBar(bar, series, twoEnds, props.formatShare)}</svg>
            {isPlain ? <div class="share-value">{bar.shares[0] === null || bar.shares[0] === undefined ? unknown : props.formatShare(bar.shares[0])}</div> : null}
          </div>
        ))}
      </div>
      {isPlain ? null : (
        <ul class="legend">
          {series.map((name, index) => <li><svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><rect class={`bar ${toneOf(index, twoEnds)}`} x="1" y="1" width="14" height="14" /></svg> {name}</li>)}
          {hasUnknown ? <li><svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><rect class="bar-unknown" x="1.5" y="1.5" width="13" height="13" /></svg> {unknown}</li> : null}
        </ul>
      )}
      <p class="chart-source">{word("source", props.language)} {props.source}</p>
      <details class="disclosure"><summary>{word("data", props.language)}</summary><div class="disclosure-body">{props.table}</div></details>
    </figure>
  );
}

function percent(share: number): string {
  return `${Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 100}%`;
}

function stackedBar({ shares }: ShareBar, series: readonly string[], twoEnds: number, formatShare: (share: number) => string): VNode {
  const known = shares.reduce<number>((sum, share) => sum + (share ?? 0), 0);
  const gaps = shares.filter((share) => share === null).length;
  // Pieces that are not known share what is left, in their places: the outline says where, never how much of it each.
  const gap = gaps === 0 ? 0 : Math.max(0, 1 - known) / gaps;
  let from = 0;
  return (
    <>
      {shares.map((share, index) => {
        const width = share ?? gap;
        const start = from;
        from += width;
        if (width <= 0) return null;
        const tone = share === null ? "bar-unknown" : `bar ${toneOf(index, twoEnds)}`;
        return (
          <>
            <rect class={tone} x={percent(start)} width={percent(width)} y={share === null ? 1 : 0} height={share === null ? 24 : 26}><title>{series[index] ?? ""}</title></rect>
            {share !== null && share >= narrowest ? <text class={`share-number on-${toneOf(index, twoEnds)}`} x={percent(start + width / 2)} y="18" text-anchor="middle">{formatShare(share)}</text> : null}
          </>
        );
      })}
    </>
  );
}

function plainBar({ shares: [share = null], interval }: ShareBar, unknown: string): VNode {
  if (share === null) return <rect class="bar-unknown" x="0" width="100%" y="1" height="14"><title>{unknown}</title></rect>;
  return (
    <>
      <rect class="share-track" x="0" width="100%" y="2" height="12" />
      <rect class="bar bar-2" x="0" width={percent(share)} y="2" height="12" />
      {interval === null || interval === undefined ? null : (
        <>
          <line class="share-interval" x1={percent(interval.low)} x2={percent(interval.high)} y1="8" y2="8" />
          <line class="share-interval" x1={percent(interval.low)} x2={percent(interval.low)} y1="4" y2="12" />
          <line class="share-interval" x1={percent(interval.high)} x2={percent(interval.high)} y1="4" y2="12" />
        </>
      )}
    </>
  );
}
