import { scaleLinear } from "d3-scale";

export interface Scale {
  /** Percent of the width or pixels from the top, rounded to a hundredth. */
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** A straight scale from `domain` to `range`, no rounding of the ends. A domain of one number is widened by one on both sides. */
export function scale(domain: readonly [number, number], range: readonly [number, number], ticks: readonly number[] = []): Scale {
  const [low, high] = domain[0] === domain[1] ? [domain[0] - 1, domain[1] + 1] : domain;
  const place = scaleLinear().domain([low, high]).range([...range]);
  return { at: (value) => Math.round(place(value) * 100) / 100, ticks, low, high };
}

/**
 * The scale of an axis of values: ends on round numbers, three to six ticks; starts at zero when the values are all
 * on one side of it and the smallest is under 40 % of the largest, so that small differences far from zero stay visible.
 */
export function valueScale(values: readonly number[], range: readonly [number, number]): Scale {
  const finite = values.filter((value) => Number.isFinite(value));
  const lowest = finite.length === 0 ? 0 : Math.min(...finite);
  const highest = finite.length === 0 ? 1 : Math.max(...finite);
  const low = lowest > 0 && lowest < 0.4 * highest ? 0 : lowest;
  const high = highest < 0 && highest > 0.4 * lowest ? 0 : highest;
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  const rounded = scaleLinear().domain([low === 0 ? 0 : low - room, high === 0 ? 0 : high + room]).nice(4);
  const [from = 0, to = 1] = rounded.domain();
  // A quantity without negative values never gets a negative axis.
  return scale([lowest >= 0 ? Math.max(0, from) : from, to], range, rounded.ticks(3).filter((tick) => lowest < 0 || tick >= 0));
}
