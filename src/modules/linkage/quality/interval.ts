import { wilsonInterval, type ShareInterval } from "../../../kernel/statistics/index.ts";

/** A share with where it lies, 95 % of the time, if what the estimate supposes holds. */
export interface EstimatedShare extends ShareInterval {
  readonly share: number;
}

/**
 * Where does an estimated share lie, given its variance? The interval of Wilson on the effective sample size
 * `share (1 − share) / variance` (Korn and Graubard 1998, Survey Methodology 24(2), 193-201), so that it stays within 0
 * and 1. Without spread (a share of 0 or 1, or no variance) the size is `atMost`, the observations behind it.
 */
export function shareWithVariance(share: number, variance: number, atMost: number): EstimatedShare {
  const within = Math.min(1, Math.max(0, share));
  const spread = within * (1 - within);
  const size = spread <= 0 || variance <= 0 ? atMost : Math.min(atMost, spread / variance);
  const interval = wilsonInterval(within * size, size) ?? { low: 0, high: 1 };
  return { share: within, low: Math.min(within, interval.low), high: Math.max(within, interval.high) };
}

/** Quantile by linear interpolation (type 7 of Hyndman and Fan 1996). `values` need not be sorted. NaN where there are none. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * at;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}

export function sumOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
