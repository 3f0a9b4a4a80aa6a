const minute = 60_000;
const hour = 60 * minute;

/** How long to wait after each failed attempt; after the last, no more. Four days and seventeen hours in all (RFC 5321, 4.5.4.1 asks for four or five days). */
export const delaysMilliseconds: readonly number[] = [
  minute, 5 * minute, 15 * minute, hour, 4 * hour, 12 * hour, 24 * hour, 24 * hour, 24 * hour, 24 * hour,
];

/** After how long without any mail server a mail is given up: it stays readable in the house, and no server set later sends old news. */
export const giveUpMilliseconds = 5 * 24 * hour;

/** When to try again after the attempt `round` (from 1) has failed at `now`; null where that was the last. */
export function nextAttempt(round: number, now: Date): Date | null {
  const delay = delaysMilliseconds[round - 1];
  return delay === undefined ? null : new Date(now.getTime() + delay);
}
