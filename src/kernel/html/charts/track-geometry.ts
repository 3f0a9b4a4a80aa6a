/** The numbers of one row, all in the same unit. Null where there is none. */
export interface TrackNumbers {
  /** Drawn as a tick. */
  readonly baseline: number | null;
  /** Where the way made starts, when it is not the baseline: 0 for a sum. Null draws no way. */
  readonly origin: number | null;
  readonly value: number | null;
  /** One, or several where a target has two bounds. */
  readonly targets: readonly number[];
  readonly expected: number | null;
  readonly projection: number | null;
}

export interface TrackDomain {
  readonly low: number;
  readonly high: number;
}

/** Both ends keep this much of the width free, in percent, so that no sign is cut. */
const margin = 2;

/**
 * The scale of a row: from the lowest to the highest of its numbers, with a quarter of that width to the left and an
 * eighth to the right. It never goes below zero when no number does. One number alone stands in the middle.
 * Null when there is nothing to place.
 */
export function trackDomain(numbers: TrackNumbers): TrackDomain | null {
  const all = [numbers.baseline, numbers.origin, numbers.value, numbers.expected, numbers.projection, ...numbers.targets].filter((number): number is number => number !== null && Number.isFinite(number));
  if (all.length === 0) return null;
  const lowest = Math.min(...all);
  const highest = Math.max(...all);
  if (highest === lowest) {
    const half = lowest === 0 ? 1 : Math.abs(lowest) / 4;
    return { low: lowest - half, high: highest + half };
  }
  const width = highest - lowest;
  const low = lowest - width / 4;
  return { low: lowest >= 0 && low < 0 ? 0 : low, high: highest + width / 8 };
}

/** Where a number stands on the row, in percent of its width: 2 at the left end of the scale, 98 at the right; beyond the scale, at its end. */
export function trackPosition(value: number, domain: TrackDomain): number {
  const share = (value - domain.low) / (domain.high - domain.low);
  const inside = Math.min(1, Math.max(0, share));
  return Math.round((margin + (100 - 2 * margin) * inside) * 100) / 100;
}
