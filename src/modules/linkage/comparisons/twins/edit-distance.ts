/** What DuckDB counts: bytes of UTF-8. */
export const bytesOf = (text: string): Uint8Array => Buffer.from(text, "utf8");

/** Insertions, deletions and substitutions of bytes that lead from one text to the other; equal to DuckDB's `levenshtein`. */
export function levenshtein(left: string, right: string): number {
  const [a, b] = [bytesOf(left), bytesOf(right)];
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}

/**
 * Unrestricted Damerau-Levenshtein in bytes, as DuckDB's `damerau_levenshtein`: neighbours may be interchanged and others
 * inserted between (CA to ABC is 2). Lowrance and Wagner 1975.
 */
export function damerauLevenshtein(left: string, right: string): number {
  const [a, b] = [bytesOf(left), bytesOf(right)];
  const width = b.length + 2;
  const most = a.length + b.length;
  const table = new Int32Array((a.length + 2) * width).fill(most);
  const at = (i: number, j: number): number => table[i * width + j] ?? most;
  for (let i = 0; i <= a.length; i += 1) table[(i + 1) * width + 1] = i;
  for (let j = 0; j <= b.length; j += 1) table[width + j + 1] = j;
  const lastRow = new Int32Array(256);
  for (let i = 1; i <= a.length; i += 1) {
    let lastColumn = 0;
    for (let j = 1; j <= b.length; j += 1) {
      const i1 = lastRow[b[j - 1] ?? 0] ?? 0;
      const j1 = lastColumn;
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      if (cost === 0) lastColumn = j;
      table[(i + 1) * width + j + 1] = Math.min(at(i, j) + cost, at(i + 1, j) + 1, at(i, j + 1) + 1, at(i1, j1) + (i - i1 - 1) + 1 + (j - j1 - 1));
    }
    lastRow[a[i - 1] ?? 0] = i;
  }
  return at(a.length + 1, b.length + 1);
}

/** Bytes that differ at the same place in two texts of equal length. */
export function mismatches(left: string, right: string): number {
  const [a, b] = [bytesOf(left), bytesOf(right)];
  let count = 0;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) count += 1;
  return count;
}
