import type { VNode } from "preact";
import { trackDomain, trackPosition } from "./track-geometry.ts";
import type { TrackDomain, TrackNumbers } from "./track-geometry.ts";

export interface TrackProps extends TrackNumbers {
  /** What the drawing says, in a sentence. */
  readonly title: string;
  readonly description?: string;
  /** The scale, where rows have to share one; else made from the row's own numbers. */
  readonly domain?: TrackDomain;
}

const middle = 12;

/**
 * One row of the way from a baseline to a target: tick, bar, dot, thick line, small triangle, dashed circle.
 * Falling targets need nothing special: the target is then to the left of the baseline.
 * Positions are percentages, so that the signs keep their shape at any width. Null when there is nothing to place.
 */
export function Track(props: TrackProps): VNode | null {
  const domain = props.domain ?? trackDomain(props);
  if (domain === null) return null;
  const at = (value: number): string => `${trackPosition(value, domain)}%`;
  const { baseline, origin, value, targets, expected, projection } = props;
  const first = targets[0];
  const last = targets.at(-1);
  return (
    <svg class="track" role="img" height="28" width="100%">
      <title>{props.title}</title>
      {props.description === undefined ? null : <desc>{props.description}</desc>}
      <line class="track-base" x1="0.8%" x2="99.2%" y1={middle} y2={middle} />
      {targets.length > 1 && first !== undefined && last !== undefined ? <line class="track-band" x1={at(first)} x2={at(last)} y1={middle} y2={middle} /> : null}
      {origin !== null && value !== null ? <line class="track-way" x1={at(origin)} x2={at(value)} y1={middle} y2={middle} /> : null}
      {baseline === null ? null : <line class="track-baseline" x1={at(baseline)} x2={at(baseline)} y1={middle - 5} y2={middle + 5} />}
      {targets.map((target) => <line class="track-target" x1={at(target)} x2={at(target)} y1={middle - 10} y2={middle + 10} />)}
      {expected === null ? null : (
        <svg class="track-pace" x={at(expected)} y={middle + 7} overflow="visible"><path d="M0 0 4 7H-4Z" /></svg>
      )}
      {projection === null ? null : <circle class="track-projection" cx={at(projection)} cy={middle} r="5" />}
      {value === null ? null : <circle class="track-value" cx={at(value)} cy={middle} r="5" />}
    </svg>
  );
}

export type TrackSign = "baseline" | "value" | "target" | "pace" | "projection";

/** One sign by itself, for legends. */
export function TrackSample({ sign }: { readonly sign: TrackSign }): VNode {
  return (
    <svg class="track-sample" width="14" height="16" viewBox="-7 -8 14 16" aria-hidden="true">
      {sign === "baseline" ? <line class="track-baseline" x1="0" x2="0" y1="-5" y2="5" /> : null}
      {sign === "value" ? <circle class="track-value" r="5" /> : null}
      {sign === "target" ? <line class="track-target" x1="0" x2="0" y1="-8" y2="8" /> : null}
      {sign === "pace" ? <path class="track-pace" d="M0 -3.5 4 3.5H-4Z" /> : null}
      {sign === "projection" ? <circle class="track-projection" r="5" /> : null}
    </svg>
  );
}
