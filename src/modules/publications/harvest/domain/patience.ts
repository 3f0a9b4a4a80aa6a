/** How a source is asked again when it fails. */
export interface Patience {
  /** Times one page is asked for before giving up, the first included. */
  readonly tries: number;
  readonly firstMilliseconds: number;
  readonly longestMilliseconds: number;
  /** A source that asks to wait longer than this is left in peace: the harvest stops and can be resumed. */
  readonly longestRetryAfterMilliseconds: number;
}

export const usualPatience: Patience = { tries: 6, firstMilliseconds: 1_000, longestMilliseconds: 60_000, longestRetryAfterMilliseconds: 900_000 };

/**
 * How long to wait after the failed attempt number `attempt` (from 1): doubled each time up to the longest, between
 * half of it and all of it by chance so that clients do not come back together; never less than what the source asked.
 * `random` is between 0 and 1.
 */
export function delayAfter(attempt: number, patience: Patience, random: number, retryAfterMilliseconds: number | null): number {
  const whole = Math.min(patience.longestMilliseconds, patience.firstMilliseconds * 2 ** (attempt - 1));
  const delay = Math.round(whole / 2 + (whole / 2) * random);
  return Math.max(delay, retryAfterMilliseconds ?? 0);
}

/**
 * Milliseconds asked for by a `Retry-After` header: seconds, or a date (RFC 9110, section 10.2.3). Null where there is
 * none or where it cannot be read; a date that has passed is no wait.
 */
export function parseRetryAfter(header: string | undefined, nowMilliseconds: number): number | null {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  if (!/[a-z]{3}/i.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMilliseconds);
}
