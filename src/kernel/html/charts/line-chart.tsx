import type { ComponentChildren, VNode } from "preact";
import type { Language } from "../../i18n/language.ts";
import { word } from "../words.ts";
import { scale, valueScale } from "./scale.ts";

/** `x` is a moment on the time axis, for example a year with decimals; values are all in one unit. */
export interface ChartPoint {
  readonly x: number;
  readonly value: number;
  /** Written beside the point. */
  readonly label: string;
  /** A hollow point is not final. */
  readonly hollow: boolean;
}

export interface ChartLine {
  readonly fromX: number;
  readonly toX: number;
  readonly fromValue: number;
  readonly toValue: number;
  readonly label: string;
  /** A line that no longer holds, drawn lighter. */
  readonly past?: boolean;
}

export interface ChartEstimate {
  readonly x: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly label: string;
}

/** What each sign means, in the order of the legend; only the signs that are drawn are explained. */
export interface ChartWords {
  readonly point: string;
  readonly hollowPoint: string;
  readonly baseline: string;
  readonly target: string;
  /** For charts with lines that no longer hold. */
  readonly pastTarget?: string;
  readonly pace: string;
  readonly projection: string;
  readonly forecast: string;
}

export interface LineChartProps {
  readonly title: string;
  /** The drawing in words: first and last value, target, what is expected. */
  readonly description: string;
  readonly language: Language;
  readonly words: ChartWords;
  readonly unit: string;
  readonly points: readonly ChartPoint[];
  readonly baseline: ChartPoint | null;
  readonly targets: readonly ChartLine[];
  readonly pace: ChartLine | null;
  readonly projection: ChartEstimate | null;
  readonly forecast: ChartEstimate | null;
  readonly xTicks: readonly { readonly x: number; readonly label: string }[];
  readonly formatTick: (value: number) => string;
  /** Where the numbers come from and of what day they are. */
  readonly source: string;
  /** The same numbers as a table, one click away; null where the table stands beside the drawing already. */
  readonly table: ComponentChildren | null;
}

const height = 300;
const top = 26;
const bottom = 262;

/** Dated values against their target. Horizontal positions are percentages: text keeps its size at any width. */
export function LineChart(props: LineChartProps): VNode {
  const { points, baseline, targets, pace, projection, forecast } = props;
  const estimates = [projection, forecast].filter((estimate) => estimate !== null);
  const lines = pace === null ? targets : [...targets, pace];
  const all = baseline === null ? points : [baseline, ...points];
  const y = valueScale(
    [...all.map((point) => point.value), ...lines.flatMap((line) => [line.fromValue, line.toValue]), ...estimates.flatMap((one) => [one.value, one.low ?? one.value, one.high ?? one.value])],
    [bottom, top],
  );
  const moments = [...all.map((point) => point.x), ...lines.flatMap((line) => [line.fromX, line.toX]), ...estimates.map((one) => one.x), ...props.xTicks.map((tick) => tick.x)];
  const x = scale([Math.min(...moments), Math.max(...moments)], [18, 91]);
  const px = (value: number): string => `${x.at(value)}%`;
  const last = points.at(-1);
  return (
    <figure class="chart">
      <figcaption><span class="chart-title">{props.title}</span> <span class="chart-unit">{props.unit}</span></figcaption>
      <svg class="chart-drawing" role="img" width="100%" height={height}>
        <title>{props.title}</title>
        <desc>{props.description}</desc>
        {y.ticks.map((tick) => (
          <>
            <line class="chart-grid" x1="0" x2="100%" y1={y.at(tick)} y2={y.at(tick)} />
            <text class="chart-tick" x="0" y={y.at(tick) - 4}>{props.formatTick(tick)}</text>
          </>
        ))}
        {props.xTicks.map((tick) => <text class="chart-tick" x={px(tick.x)} y={bottom + 22} text-anchor="middle">{tick.label}</text>)}
        {projection !== null && projection.low !== null && projection.high !== null && last !== undefined && projection.x > last.x ? (
          <svg x={px(last.x)} width={`${x.at(projection.x) - x.at(last.x)}%`} y="0" height={height} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none">
            <path class="chart-interval" d={`M0 ${y.at(last.value)}L100 ${y.at(projection.high)}V${y.at(projection.low)}Z`} />
          </svg>
        ) : null}
        {pace === null ? null : <line class="chart-pace" x1={px(pace.fromX)} y1={y.at(pace.fromValue)} x2={px(pace.toX)} y2={y.at(pace.toValue)} />}
        {targets.map((target) => (
          <>
            <line class={target.past === true ? "chart-target chart-target-past" : "chart-target"} x1={px(target.fromX)} y1={y.at(target.fromValue)} x2={px(target.toX)} y2={y.at(target.toValue)} />
            <text class="chart-target-label" x={px(target.toX)} y={y.at(target.toValue) - 8} text-anchor="end">{target.label}</text>
          </>
        ))}
        {last === undefined ? null : estimates.map((one) => one === projection ? <line class="chart-projection-way" x1={px(last.x)} y1={y.at(last.value)} x2={px(one.x)} y2={y.at(one.value)} /> : null)}
        {all.slice(1).map((point, index) => {
          const before = all[index];
          return before === undefined ? null : <line class="chart-way" x1={px(before.x)} y1={y.at(before.value)} x2={px(point.x)} y2={y.at(point.value)} />;
        })}
        {projection === null ? null : <circle class="chart-projection" cx={px(projection.x)} cy={y.at(projection.value)} r="5.5" />}
        {forecast === null ? null : <svg class="chart-forecast" x={px(forecast.x)} y={y.at(forecast.value)} overflow="visible"><path d="M0 -6 6 0 0 6 -6 0Z" /></svg>}
        {baseline === null ? null : <line class="chart-baseline" x1={px(baseline.x)} x2={px(baseline.x)} y1={y.at(baseline.value) - 7} y2={y.at(baseline.value) + 7} />}
        {points.map((point) => <circle class={point.hollow ? "chart-point chart-point-hollow" : "chart-point"} cx={px(point.x)} cy={y.at(point.value)} r="5" />)}
        {all.map((point, index) => <text class="chart-label" x={px(point.x)} y={labelHeight(y.at(point.value), targets.map((line) => y.at(line.toValue)), isValley(all, index))} text-anchor="middle">{point.label}</text>)}
        {estimates.map((one) => <text class="chart-label chart-label-soft" x={px(one.x)} y={y.at(one.value) + 22} text-anchor="middle">{one.label}</text>)}
      </svg>
      <ChartLegend {...props} />
      <p class="chart-source">{word("source", props.language)} {props.source}</p>
      {props.table === null ? null : <details class="disclosure"><summary>{word("data", props.language)}</summary><div class="disclosure-body">{props.table}</div></details>}
    </figure>
  );
}

/** A point that the line comes down to and goes up from: above it, the text would stand on the line. */
function isValley(points: readonly ChartPoint[], index: number): boolean {
  const [before, point, after] = [points[index - 1], points[index], points[index + 1]];
  return before !== undefined && point !== undefined && after !== undefined && before.value > point.value && after.value > point.value;
}

/** Above the point; under it in a valley, or where a target's line would run through the text. */
function labelHeight(pointY: number, targetYs: readonly number[], underPoint: boolean): number {
  const above = pointY - 12;
  const isCrossed = targetYs.some((target) => target < pointY + 2 && target > above - 26);
  return (isCrossed || underPoint) && pointY < bottom - 24 ? pointY + 22 : above;
}

function ChartLegend({ words, points, baseline, targets, pace, projection, forecast }: LineChartProps): VNode {
  const entries: readonly { readonly present: boolean; readonly label: string; readonly sign: VNode }[] = [
    { present: points.some((point) => !point.hollow), label: words.point, sign: <circle class="chart-point" r="5" /> },
    { present: points.some((point) => point.hollow), label: words.hollowPoint, sign: <circle class="chart-point chart-point-hollow" r="5" /> },
    { present: baseline !== null, label: words.baseline, sign: <line class="chart-baseline" x1="0" x2="0" y1="-7" y2="7" /> },
    { present: targets.some((line) => line.past === true), label: words.pastTarget ?? words.target, sign: <line class="chart-target chart-target-past" x1="-7" x2="7" y1="0" y2="0" /> },
    { present: targets.some((line) => line.past !== true), label: words.target, sign: <line class="chart-target" x1="-7" x2="7" y1="0" y2="0" /> },
    { present: pace !== null, label: words.pace, sign: <line class="chart-pace" x1="-7" x2="7" y1="4" y2="-4" /> },
    { present: projection !== null, label: words.projection, sign: <circle class="chart-projection" r="5" /> },
    { present: forecast !== null, label: words.forecast, sign: <g class="chart-forecast"><path d="M0 -6 6 0 0 6 -6 0Z" /></g> },
  ];
  return (
    <ul class="legend">
      {entries.filter((entry) => entry.present).map((entry) => (
        <li><svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">{entry.sign}</svg> {entry.label}</li>
      ))}
    </ul>
  );
}
