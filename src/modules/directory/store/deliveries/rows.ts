import { keepable } from "../../../../kernel/audit/canonical.ts";

/** Rows as one JSON parameter for `jsonb_to_recordset`; what PostgreSQL cannot keep in a text becomes U+FFFD. */
export function rowsParameter(rows: readonly object[]): string {
  const text = JSON.stringify(rows);
  return holdsUnkeepable(text) ? JSON.stringify(keepable(rows)) : text;
}

/** Does this JSON hold a character that PostgreSQL cannot keep in a text? Some that it can may be told too. */
export function holdsUnkeepable(json: string): boolean {
  return /\\u(?:0000|d[89a-f])/i.test(json);
}

/** Rows per statement: larger ones win nothing and keep others waiting. */
export const rowsPerQuery = 2_000;

export function* batchesOf<T>(rows: readonly T[], size = rowsPerQuery): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

/**
 * Asks for every batch at once: they are carried out in this order, and the database has the next at hand while the
 * answer to one is read here.
 */
export async function inBatches<T>(rows: readonly T[], write: (batch: readonly T[]) => Promise<unknown>, size = rowsPerQuery): Promise<void> {
  await Promise.all(Array.from(batchesOf(rows, size), write));
}

/** A part of a row, left out where it is the usual one that the statement puts in again: less to send and to read. */
export function unless<T>(usual: T | null, part: T | null): T | undefined {
  return part === usual || part === null ? undefined : part;
}
