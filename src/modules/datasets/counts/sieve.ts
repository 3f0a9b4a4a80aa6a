import type { UseKind } from "../domain/ports.ts";

/** One use as it comes in: `visitor` and `query` are keys that mean nothing outside this day. */
export interface Use {
  readonly kind: UseKind;
  readonly dataset: string;
  readonly visitor: string;
  readonly query: string;
  readonly instantMilliseconds: number;
}

/** COUNTER Code of Practice 5.1, section 7.2: two clicks on one thing within 30 seconds are one. */
export const doubleClickMilliseconds = 30_000;

/** A repeat beyond so many remembered ones may be counted anew: memory stays bounded whatever comes. */
const mostRemembered = 200_000;

/**
 * Which uses count? A repeat of a view, download or request by one visitor on one dataset within 30 seconds of the one
 * before is the same use, so that a chain of impatient clicks counts once. A search appearance counts once per visitor,
 * query and dataset for as long as this sieve lives, which is one day.
 */
export function createSieve(): { readonly counts: (use: Use) => boolean } {
  const lastClick = new Map<string, number>();
  const appeared = new Set<string>();
  return {
    counts({ kind, dataset, visitor, query, instantMilliseconds }) {
      if (kind === "search") {
        const key = `${visitor} ${query} ${dataset}`;
        if (appeared.has(key)) return false;
        appeared.add(key);
        forgetOldest(appeared);
        return true;
      }
      const key = `${kind} ${visitor} ${dataset}`;
      const before = lastClick.get(key);
      // Taken out and put back: the order of the map is that of the last clicks.
      lastClick.delete(key);
      lastClick.set(key, instantMilliseconds);
      for (const [oldest, at] of lastClick) {
        if (instantMilliseconds - at < doubleClickMilliseconds && lastClick.size <= mostRemembered) break;
        if (oldest !== key) lastClick.delete(oldest);
        else break;
      }
      return before === undefined || instantMilliseconds - before >= doubleClickMilliseconds;
    },
  };
}

function forgetOldest(kept: Set<string>): void {
  if (kept.size <= mostRemembered) return;
  const [oldest] = kept;
  if (oldest !== undefined) kept.delete(oldest);
}
