/**
 * The value below which a share of the numbers lies, by linear interpolation between the two nearest ranks (type 7 of
 * Hyndman and Fan 1996, as in R, NumPy and PostgreSQL's `percentile_cont`); null without numbers.
 */
export function quantile(numbers: readonly number[], share: number): number | null {
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const rank = (sorted.length - 1) * share;
  const below = sorted[Math.floor(rank)] ?? 0;
  const above = sorted[Math.ceil(rank)] ?? below;
  return below + (above - below) * (rank - Math.floor(rank));
}

const dayMilliseconds = 86_400_000;

/** Days from one instant to another, with decimals. */
export function daysFrom(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMilliseconds;
}

export function instantAfter(from: string, days: number): string {
  return new Date(Date.parse(from) + days * dayMilliseconds).toISOString();
}
