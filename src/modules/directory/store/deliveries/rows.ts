import { keepable } from "../../../../kernel/audit/canonical.ts";

/** Rows as one JSON parameter for `jsonb_to_recordset`; what PostgreSQL cannot keep in a text becomes U+FFFD. */
export function rowsParameter(rows: readonly object[]): string {
  const text = JSON.stringify(rows);
  return /\\u(?:0000|d[89a-f])/i.test(text) ? JSON.stringify(keepable(rows)) : text;
}

/** Rows per statement: larger ones win nothing and keep others waiting. */
export const rowsPerQuery = 2_000;

export function* batchesOf<T>(rows: readonly T[], size = rowsPerQuery): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

export function groupBy<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
