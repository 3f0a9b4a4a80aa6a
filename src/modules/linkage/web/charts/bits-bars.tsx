import type { ComponentChildren, VNode } from "preact";
import type { Language } from "../../../../kernel/i18n/language.ts";
import { sayIn } from "../deps.tsx";

export interface BitsBar {
  readonly label: string;
  /** Where the bar starts and ends, in bits. */
  readonly from: number;
  readonly to: number;
  /** Written at the end of the bar. */
  readonly value: string;
  readonly kind: "evidence" | "terms" | "total";
}

/** A level that was never seen weighs hundreds of bits: bars are cut here, their numbers are not. */
const furthest = 60;

/** Bars on one axis in bits: the waterfall of a pair, where each starts at the end of the one before, and the weights of a model, where all start at zero. */
export function BitsBars({ title, description, bars, source, language, table }: { readonly title: string; readonly description: string; readonly bars: readonly BitsBar[]; readonly source: string; readonly language: Language; readonly table: ComponentChildren }): VNode {
  const say = sayIn(language);
  const ends = bars.flatMap(({ from, to }) => [from, to]).concat(0);
  const [low, high] = [Math.max(-furthest, Math.min(...ends)), Math.min(furthest, Math.max(...ends))];
  const width = Math.max(1, high - low);
  const at = (bits: number): number => 2 + (96 * (Math.min(high, Math.max(low, bits)) - low)) / width;
  return (
    <figure class="chart bits-bars">
      <figcaption><span class="chart-title">{title}</span> <span class="chart-unit">{say("en bits\u202f; à droite, pour une même personne", "in bits; to the right, for one and the same person")}</span></figcaption>
      <div role="img" aria-label={`${title}. ${description}`}>
        {bars.map((bar) => (
          <div class={`bits-row${bar.kind === "total" ? " bits-total" : ""}`} aria-hidden="true">
            <div class="bits-label">{bar.label}</div>
            <svg class="bits-drawing" width="100%" height="18">
              <line class="chart-zero" x1={`${at(0)}%`} x2={`${at(0)}%`} y1="0" y2="18" />
              <rect class={`bar ${bar.kind === "total" ? "bar-3" : bar.to >= bar.from ? (bar.kind === "terms" ? "bar-4" : "bits-for") : "bits-against"}`} x={`${Math.min(at(bar.from), at(bar.to))}%`} width={`${Math.max(0.3, Math.abs(at(bar.to) - at(bar.from)))}%`} y="3" height="12" />
            </svg>
            <div class="bits-value">{bar.value}</div>
          </div>
        ))}
      </div>
      <p class="chart-source">{say("Source\u202f:", "Source:")} {source}</p>
      {table}
    </figure>
  );
}
