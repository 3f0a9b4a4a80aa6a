/** Why there is no kappa: nothing coded twice, or both coders gave one and the same value to all. */
export type NoKappa = "no-text" | "one-value";

export type Kappa =
  | { readonly value: number; readonly standardError: number; readonly interval: { readonly low: number; readonly high: number } | null; readonly none: null }
  | { readonly value: null; readonly none: NoKappa };

const normal95 = 1.959963984540054;

/**
 * Cohen’s kappa of a square table of counts (row: what A said; column: what B said) with its large-sample standard error.
 * Kappa: J. Cohen 1960, Educ. Psychol. Meas. 20:37, p. 40. Standard error where kappa is not zero: J. L. Fleiss, J. Cohen
 * and B. S. Everitt 1969, Psychol. Bull. 72:323, equation 13. The interval is kappa ± 1.96 standard errors, cut at −1 and 1;
 * none where the formula gives a width of nothing whatever the number of things coded: all agreed, all opposed, or one coder who
 * gave one value to all, for whom kappa is 0 by construction.
 */
export function cohenKappa(table: readonly (readonly number[])[]): Kappa {
  const size = table.length;
  const n = table.flat().reduce((sum, count) => sum + count, 0);
  if (n === 0) return { value: null, none: "no-text" };
  const at = (row: number, column: number): number => (table[row]?.[column] ?? 0) / n;
  const categories = Array.from({ length: size }, (_, index) => index);
  const sumOf = (share: (other: number) => number): number => categories.reduce((sum, other) => sum + share(other), 0);
  const rows = categories.map((row) => sumOf((column) => at(row, column)));
  const columns = categories.map((column) => sumOf((row) => at(row, column)));
  const both = (index: number): number => (rows[index] ?? 0) + (columns[index] ?? 0);
  // Where all is in one cell chance alone agrees: compared as counts, which are exact.
  if (table.some((row, index) => row[index] === n)) return { value: null, none: "one-value" };
  const observed = sumOf((index) => at(index, index));
  const expected = sumOf((index) => (rows[index] ?? 0) * (columns[index] ?? 0));
  const value = (observed - expected) / (1 - expected);
  const agreed = sumOf((index) => at(index, index) * (1 - expected - both(index) * (1 - observed)) ** 2);
  const parted = sumOf((row) => sumOf((column) => (row === column ? 0 : at(row, column) * ((columns[row] ?? 0) + (rows[column] ?? 0)) ** 2)));
  const variance = (agreed + (1 - observed) ** 2 * parted - (observed * expected - 2 * expected + observed) ** 2) / (n * (1 - expected) ** 4);
  const standardError = Math.sqrt(Math.max(0, variance));
  const interval = standardError > 1e-9 ? { low: Math.max(-1, value - normal95 * standardError), high: Math.min(1, value + normal95 * standardError) } : null;
  return { value, standardError, interval, none: null };
}

/**
 * Krippendorff’s alpha for two coders, nominal values, nothing missing, from the same table: one minus the disagreement
 * observed over that expected of all values drawn without regard to who gave them. K. Krippendorff, Computing Krippendorff’s
 * Alpha-Reliability (2011), sections A and B. Null where there is nothing or but one value.
 */
export function krippendorffAlpha(table: readonly (readonly number[])[]): number | null {
  const size = table.length;
  const given = Array.from({ length: size }, (_, index) => table.reduce((sum, row) => sum + (row[index] ?? 0), 0) + (table[index] ?? []).reduce((sum, count) => sum + count, 0));
  const values = given.reduce((sum, count) => sum + count, 0);
  let observed = 0;
  let expected = 0;
  for (let one = 0; one < size; one += 1) {
    for (let other = 0; other < size; other += 1) {
      if (one === other) continue;
      observed += (table[one]?.[other] ?? 0) + (table[other]?.[one] ?? 0);
      expected += (given[one] ?? 0) * (given[other] ?? 0);
    }
  }
  return expected === 0 ? null : 1 - ((values - 1) * observed) / expected;
}
