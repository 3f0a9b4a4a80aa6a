import { yearOf, type Day } from "../../../../kernel/time/day.ts";

/** Two numbers closer than this share of the larger are the same number: 12 significant digits. */
const sameShare = 1e-12;

/**
 * Compares two decimal numbers held as binary fractions: 0.1 + 0.2 equals 0.3, so that dust never meets a strict target
 * nor misses one that allows equality. The tolerance is relative, so the answer does not depend on the unit.
 */
export function compareNumbers(first: number, second: number): -1 | 0 | 1 {
  if (Math.abs(first - second) <= sameShare * Math.max(Math.abs(first), Math.abs(second))) return 0;
  return first < second ? -1 : 1;
}

/** The sum, compensated (Neumaier), and exactly 0 where only dust is left beside the terms. */
export function sumOf(values: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  let largest = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
    largest = Math.max(largest, Math.abs(value));
  }
  const total = sum + lost;
  return Math.abs(total) <= sameShare * largest ? 0 : total;
}

/** The beginning of a day as a year with its fraction: 2023-01-01 is 2023, the end of the year 2022. */
export function timeOf(day: Day): number {
  const year = yearOf(day);
  const start = Date.UTC(year, 0, 1);
  const end = Date.UTC(year + 1, 0, 1);
  return year + (Date.parse(`${day}T00:00:00Z`) - start) / (end - start);
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/** The whole years from the first to the last, both included; empty when the last is before the first. */
export function yearsBetween(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
