import type { ComponentChildren, VNode } from "preact";
import type { Language } from "../../i18n/language.ts";
import { word } from "../words.ts";
import { valueScale } from "./scale.ts";

export interface BarGroup {
  /** What stands under the column: a year. */
  readonly label: string;
  /** One amount per series; null draws nothing. Amounts below zero go down from the line. */
  readonly amounts: readonly (number | null)[];
  /** Written on top of the column. */
  readonly totalLabel?: string;
}

export interface StackedBarsProps {
  readonly title: string;
  readonly description: string;
  readonly language: Language;
  readonly unit: string;
  /** Names of the series, from the bottom up; at most eight tones. One series gives plain bars. */
  readonly series: readonly string[];
  readonly groups: readonly BarGroup[];
  readonly formatTick: (value: number) => string;
  readonly source: string;
  readonly table: ComponentChildren;
}

export interface BarSegment {
  readonly series: number;
  readonly from: number;
  readonly to: number;
}

/** The pieces of one column: what is above zero piles up from the line, what is below piles down. */
export function stackSegments(amounts: readonly (number | null)[]): readonly BarSegment[] {
  let above = 0;
  let below = 0;
  const segments: BarSegment[] = [];
  for (const [series, amount] of amounts.entries()) {
    if (amount === null || amount === 0) continue;
    const from = amount > 0 ? above : below;
    segments.push({ series, from, to: from + amount });
    if (amount > 0) above += amount;
    else below += amount;
  }
  return segments;
}

const height = 300;
const top = 30;
const bottom = 262;

export function StackedBars(props: StackedBarsProps): VNode {
  const stacks = props.groups.map((group) => stackSegments(group.amounts));
  const ends = stacks.flatMap((segments) => segments.map((segment) => segment.to));
  const y = valueScale([0, ...ends], [bottom, top]);
  const left = 13;
  const step = (100 - left) / Math.max(1, props.groups.length);
  const width = Math.min(14, step * 0.62);
  return (
    <figure class="chart">
      <figcaption><span class="chart-title">{props.title}</span> <span class="chart-unit">{props.unit}</span></figcaption>
      <svg class="chart-drawing" role="img" width="100%" height={height}>
        <title>{props.title}</title>
        <desc>{props.description}</desc>
        {y.ticks.map((tick) => (
          <>
            <line class={tick === 0 ? "chart-zero" : "chart-grid"} x1="0" x2="100%" y1={y.at(tick)} y2={y.at(tick)} />
            <text class="chart-tick" x="0" y={y.at(tick) - 4}>{props.formatTick(tick)}</text>
          </>
        ))}
        {props.groups.map((group, index) => {
          const middle = left + step * (index + 0.5);
          const highest = Math.max(0, ...(stacks[index] ?? []).map((segment) => segment.to));
          return (
            <>
              {(stacks[index] ?? []).map((segment) => (
                <rect class={`bar bar-${(segment.series % 8) + 1}`} x={`${middle - width / 2}%`} width={`${width}%`} y={Math.min(y.at(segment.from), y.at(segment.to))} height={Math.abs(y.at(segment.to) - y.at(segment.from))}>
                  <title>{props.series[segment.series] ?? ""}</title>
                </rect>
              ))}
              {group.totalLabel === undefined ? null : <text class="chart-label" x={`${middle}%`} y={y.at(highest) - 8} text-anchor="middle">{group.totalLabel}</text>}
              <text class="chart-tick" x={`${middle}%`} y={bottom + 22} text-anchor="middle">{group.label}</text>
            </>
          );
        })}
      </svg>
      {props.series.length < 2 ? null : (
        <ul class="legend">
          {props.series.map((name, index) => (
            <li><svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><rect class={`bar bar-${(index % 8) + 1}`} x="1" y="1" width="14" height="14" /></svg> {name}</li>
          ))}
        </ul>
      )}
      <p class="chart-source">{word("source", props.language)} {props.source}</p>
      <details class="disclosure"><summary>{word("data", props.language)}</summary><div class="disclosure-body">{props.table}</div></details>
    </figure>
  );
}
