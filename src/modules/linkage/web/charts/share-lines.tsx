import type { ComponentChildren, VNode } from "preact";
import { Disclosure } from "../../../../kernel/html/index.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { sayIn, share } from "../deps.tsx";

export interface ShareLine {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly share: number; readonly low?: number; readonly high?: number }[];
  readonly style: "first" | "second" | "points" | "diagonal";
}

const height = 280;
const [top, bottom] = [14, 240];

/** Shares (0 to 1) against one number: thresholds, reliability, what cannot be linked. Positions across are percentages, so that text keeps its size. */
export function ShareLines({ title, description, xLabel, lines, xTicks, low = 0, source, language, table }: {
  readonly title: string; readonly description: string; readonly xLabel: string; readonly lines: readonly ShareLine[]; readonly xTicks: readonly { readonly x: number; readonly label: string }[]; readonly low?: number; readonly source: string; readonly language: Language; readonly table: ComponentChildren;
}): VNode {
  const say = sayIn(language);
  const xs = [...lines.flatMap(({ points }) => points.map(({ x }) => x)), ...xTicks.map(({ x }) => x)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const px = (x: number): number => 8 + (88 * (x - left)) / Math.max(1e-9, right - left);
  const py = (value: number): number => bottom - ((bottom - top) * (Math.min(1, Math.max(low, value)) - low)) / (1 - low);
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => low + part * (1 - low));
  return (
    <figure class="chart share-lines">
      <figcaption><span class="chart-title">{title}</span> <span class="chart-unit">{say("en parts", "as shares")}{low > 0 ? say("\u202f; l’axe ne part pas de zéro", "; the axis does not start at zero") : ""}</span></figcaption>
      <svg class="chart-drawing" role="img" width="100%" height={height}>
        <title>{title}</title>
        <desc>{description}</desc>
        {ticks.map((tick) => (
          <>
            <line class="chart-grid" x1="8%" x2="100%" y1={py(tick)} y2={py(tick)} />
            <text class="chart-tick" x="0" y={py(tick) + 4}>{share(tick, language, 1)}</text>
          </>
        ))}
        {xTicks.map(({ x, label }) => <text class="chart-tick" x={`${px(x)}%`} y={bottom + 20} text-anchor="middle">{label}</text>)}
        <text class="chart-tick" x="52%" y={bottom + 38} text-anchor="middle">{xLabel}</text>
        {lines.map(({ points, style }) => (
          <>
            {style === "points" ? null : points.slice(1).map((point, index) => {
              const before = points[index];
              return before === undefined ? null : <line class={`share-line share-line-${style}`} x1={`${px(before.x)}%`} y1={py(before.share)} x2={`${px(point.x)}%`} y2={py(point.share)} />;
            })}
            {style !== "points" ? null : points.map((point) => (
              <>
                {point.low === undefined || point.high === undefined ? null : <line class="share-interval" x1={`${px(point.x)}%`} x2={`${px(point.x)}%`} y1={py(point.low)} y2={py(point.high)} />}
                <circle class="chart-point" cx={`${px(point.x)}%`} cy={py(point.share)} r="4.5" />
              </>
            ))}
          </>
        ))}
      </svg>
      <ul class="legend">
        {lines.map(({ name, style }) => <li><svg width="20" height="12" viewBox="0 0 20 12" aria-hidden="true">{style === "points" ? <circle class="chart-point" cx="10" cy="6" r="4.5" /> : <line class={`share-line share-line-${style}`} x1="0" x2="20" y1="6" y2="6" />}</svg> {name}</li>)}
      </ul>
      <p class="chart-source">{say("Source\u202f:", "Source:")} {source}</p>
      <Disclosure summary={say("Les mêmes nombres, en table", "The same numbers, as a table")}>{table}</Disclosure>
    </figure>
  );
}
